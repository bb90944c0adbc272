//! The arguments of commands.

use std::ops::Range;

/// An argument is read no further than this, in bytes: one that is not closed must not be searched for again and again.
const LONGEST: usize = 4_000;

/// The bytes from `at` on that end an argument, at most.
fn window(text: &str, at: usize) -> &[u8] {
    let bytes = &text.as_bytes()[at..];
    &bytes[..bytes.len().min(LONGEST)]
}

/// What stands in the braces that open at `at`; the closing brace is the byte after it.
pub(super) fn braced(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = window(text, at);
    if bytes.first() != Some(&b'{') {
        return None;
    }
    let mut depth = 0_usize;
    let mut skip = false;
    for (index, byte) in bytes.iter().enumerate() {
        if skip {
            skip = false;
            continue;
        }
        match byte {
            b'\\' => skip = true,
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1..at + index);
                }
            }
            _ => {}
        }
    }
    None
}

/// What stands in the brackets that open at `at`; braces inside hide brackets.
pub(in crate::read) fn bracketed(text: &str, at: usize, open: u8, close: u8) -> Option<Range<usize>> {
    let bytes = window(text, at);
    if bytes.first() != Some(&open) {
        return None;
    }
    let mut depth = 0_i32;
    let mut inner = 0_usize;
    for (index, &byte) in bytes.iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ if depth == 0 && byte == open => inner += 1,
            _ if depth == 0 && byte == close => {
                inner -= 1;
                if inner == 0 {
                    return Some(at + 1..at + index);
                }
            }
            b'\n' if bytes.get(index + 1) == Some(&b'\n') => return None,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    None
}

/// Where the white space from `at` on ends; a paragraph's end is not passed.
pub(super) fn skip_space(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut lines = 0;
    for byte in &text.as_bytes()[at..] {
        match byte {
            b'\n' => lines += 1,
            b' ' | b'\t' | b'\r' => {}
            _ => break,
        }
        if lines > 1 {
            return at;
        }
        end += 1;
    }
    end
}

/// Where the optional arguments and `count` others from `at` on end.
pub(super) fn skip(text: &str, at: usize, count: usize) -> usize {
    let mut end = at;
    let mut left = count;
    loop {
        let next = if end > at { skip_space(text, end) } else { end };
        if let Some(optional) = bracketed(text, next, b'[', b']') {
            end = optional.end + 1;
        } else if left == 0 {
            return end;
        } else if let Some(argument) = braced(text, skip_space(text, next)) {
            end = argument.end + 1;
            left -= 1;
        } else if text[next..].starts_with('\\') {
            // `\newcommand\name{...}`
            let name = text[next + 1..].bytes().take_while(u8::is_ascii_alphabetic).count();
            if name == 0 {
                return end;
            }
            end = next + 1 + name;
            left -= 1;
        } else {
            return end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_end_where_their_brackets_do() {
        assert_eq!(braced(r"{a{b}\}c} d", 0), Some(1..8));
        assert_eq!(braced("{a", 0), None);
        assert_eq!(bracketed("[a{]}[b]] c", 0, b'[', b']'), Some(1..8));
        assert_eq!(bracketed("[a\n\n]", 0, b'[', b']'), None);
        assert_eq!(skip("[x]{y}{z} w", 0, 2), 9);
        assert_eq!(skip(r"\foo[1]{z} w", 0, 2), 10);
        assert_eq!(skip(" w", 0, 0), 0);
    }
}
