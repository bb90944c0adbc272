//! Text as LaTeX: what must be escaped, and accents as commands where only ASCII is wanted.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::text::latex::{ACCENTS, LETTERS, PUNCTUATION};

/// How text becomes LaTeX.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tex {
    /// Whether Latin letters with accents become commands.
    pub ascii: bool,
}

impl Tex {
    /// Running text: white space folded, LaTeX's own characters escaped.
    pub fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 8);
        let composed: std::borrow::Cow<'_, str> =
            if is_nfc(text) { text.into() } else { text.nfc().collect::<String>().into() };
        for word in composed.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            word.chars().for_each(|letter| self.letter(letter, &mut out));
        }
        out
    }

    /// An address or identifier: only what would end the field or break the line is encoded, by percent.
    pub fn verbatim(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for letter in text.trim().chars() {
            match letter {
                '{' | '}' | '\\' => out.push_str(&format!("%{:02X}", letter as u32)),
                _ if letter.is_whitespace() => out.push_str("%20"),
                _ if letter.is_control() => {}
                _ if self.ascii && !letter.is_ascii() => {
                    letter.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
                }
                _ => out.push(letter),
            }
        }
        out
    }

    fn letter(&self, letter: char, out: &mut String) {
        // Two of these would be set as one sign.
        if matches!(letter, '-' | '\'') && out.ends_with(letter) {
            out.push_str("{}");
        }
        match letter {
            '&' | '%' | '_' | '#' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            // BibTeX counts braces without looking for a backslash before them.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            // Alone it would be set as a quotation mark.
            '`' => out.push_str("\\textasciigrave{}"),
            _ if letter.is_control() => {}
            _ if letter.is_ascii() || !self.ascii => out.push(letter),
            _ => match command(letter) {
                Some(command) => out.push_str(&command),
                None => out.push(letter),
            },
        }
    }
}

/// The LaTeX command for a Latin letter or a mark of punctuation; `None` for what has none.
fn command(letter: char) -> Option<String> {
    if let Some((_, command)) = LETTERS.iter().find(|(known, _)| *known == letter) {
        return Some(format!("{{\\{command}}}"));
    }
    if let Some((_, command)) = PUNCTUATION.iter().find(|(known, _)| *known == letter) {
        return Some((*command).to_owned());
    }
    let mut parts = std::iter::once(letter).nfd();
    let base = parts.next().filter(char::is_ascii_alphabetic)?;
    let mut inner = base.to_string();
    let mut marked = false;
    for mark in parts {
        let (_, accent) = ACCENTS.iter().find(|(known, _)| *known == mark)?;
        let is_word = accent.starts_with(|c: char| c.is_ascii_alphabetic());
        inner = match (marked, is_word) {
            (false, false) => format!("\\{accent}{inner}"),
            _ => format!("\\{accent}{{{inner}}}"),
        };
        marked = true;
    }
    marked.then(|| format!("{{{inner}}}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specials_are_escaped() {
        let tex = Tex { ascii: false };
        for (plain, want) in [
            ("R&D: 50% of #1_x for $5", "R\\&D: 50\\% of \\#1\\_x for \\$5"),
            ("a{b}c", "a\\textbraceleft{}b\\textbraceright{}c"),
            ("~ ^ \\", "\\textasciitilde{} \\textasciicircum{} \\textbackslash{}"),
            ("two\n  lines\u{a0}here", "two lines here"),
            ("بررسی ۵۰٪ «کتاب‌ها»", "بررسی ۵۰٪ «کتاب‌ها»"),
            ("Nova\u{301}k", "Novák"),
            ("Engines--and ''more'' `", "Engines-{}-and '{}'more'{}' \\textasciigrave{}"),
        ] {
            assert_eq!(tex.text(plain), want);
        }
    }

    #[test]
    fn ascii_spells_latin_accents_out_and_leaves_other_scripts() {
        let tex = Tex { ascii: true };
        for (plain, want) in [
            ("Müller", "M{\\\"u}ller"),
            ("Čapek", "{\\v{C}}apek"),
            ("Straße", "Stra{\\ss}e"),
            ("Nguyễn", "Nguy{\\~{\\^e}}n"),
            ("Łódź", "{\\L}{\\'o}d{\\'z}"),
            ("1914–1918", "1914--1918"),
            ("کرمی Иванов 王", "کرمی Иванов 王"),
        ] {
            assert_eq!(tex.text(plain), want);
        }
    }

    #[test]
    fn addresses_keep_their_signs() {
        let tex = Tex { ascii: false };
        assert_eq!(tex.verbatim("https://x.org/a_b?c=1&d=%20#e"), "https://x.org/a_b?c=1&d=%20#e");
        assert_eq!(tex.verbatim("10.1/{x} y"), "10.1/%7Bx%7D%20y");
        assert_eq!(Tex { ascii: true }.verbatim("https://x.ir/ک"), "https://x.ir/%DA%A9");
    }
}
