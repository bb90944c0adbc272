//! Text of a paper made fit for a web page.

use std::fmt::Write;

use crate::text::script::{has_rtl, is_strong_rtl};

/// Writes a text so that it is text in a page and in a quoted attribute. Control characters, which no page may hold,
/// become visible; line ends stay.
pub(super) fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(letter),
            '\r' => {}
            '\u{c}' => out.push('\n'),
            letter if letter.is_control() => out.push('\u{fffd}'),
            // These would turn the text after them around, beyond the element that they stand in.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            letter => out.push(letter),
        }
    }
}

/// The same for words of the program that quote a paper: right-to-left words are kept from moving what is around them.
pub(super) fn escape_isolated(out: &mut String, text: &str) {
    if !has_rtl(text) {
        return escape(out, text);
    }
    let mut rest = text;
    while let Some(start) = rest.find(is_strong_rtl) {
        escape(out, &rest[..start]);
        // Up to the last right-to-left letter before a left-to-right one.
        let run = &rest[start..];
        let mut end = 0;
        for (at, letter) in run.char_indices() {
            if is_strong_rtl(letter) {
                end = at + letter.len_utf8();
            } else if letter.is_alphabetic() && !crate::text::script::is_rtl(letter) {
                break;
            }
        }
        out.push_str("<bdi>");
        escape(out, &run[..end]);
        out.push_str("</bdi>");
        rest = &run[end..];
    }
    escape(out, rest);
}

/// The address at which a DOI is looked up, fit for an attribute.
pub(super) fn doi_address(doi: &str) -> String {
    let mut address = String::from("https://doi.org/");
    for &byte in doi.as_bytes() {
        match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'-' | b'_' | b'/' | b'(' | b')' | b':' | b';' => {
                address.push(byte as char);
            }
            byte => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        escape(&mut out, text);
        out
    }

    #[test]
    fn marks_are_text() {
        assert_eq!(
            escaped("<script>\"a\" & 'b'</script>"),
            "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;"
        );
        assert_eq!(escaped("a\u{0}b\u{202e}c\r\nd"), "a\u{fffd}bc\nd");
    }

    #[test]
    fn right_to_left_words_are_isolated() {
        let mut out = String::new();
        escape_isolated(&mut out, "کرمی و حسینی, 1396 is never <cited>");
        assert_eq!(out, "<bdi>کرمی و حسینی</bdi>, 1396 is never &lt;cited&gt;");
    }

    #[test]
    fn addresses_hold_no_mark() {
        assert_eq!(doi_address("10.1/a<b>\"c"), "https://doi.org/10.1/a%3Cb%3E%22c");
    }
}
