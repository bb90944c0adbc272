//! LaTeX as plain text: accents and letters set by commands, escapes, dashes and quotation marks. Braces and commands
//! that only change how text looks are left out.

use unicode_normalization::UnicodeNormalization;

use crate::text::latex::{ACCENTS, LETTERS};

/// The text that LaTeX would set, white space folded. A letter that a command sets an accent on is one sign; letters
/// that stand in the file are left as they are.
pub(super) fn plain(latex: &str) -> String {
    if !latex.contains(['\\', '{', '}', '~', '$', '`', '-', '\'']) {
        return fold_space(latex);
    }
    let mut out = Setter { out: String::with_capacity(latex.len()), marks: Vec::new() };
    let mut rest = latex;
    while let Some(sign) = rest.chars().next() {
        let after = &rest[sign.len_utf8()..];
        rest = match sign {
            '\\' => out.command(after),
            '{' => after,
            '}' => {
                out.drop_marks();
                after
            }
            '$' => after,
            '~' => out.put(' ', after),
            '`' if after.starts_with('`') => out.put('“', &after[1..]),
            '`' => out.put('‘', after),
            '\'' if after.starts_with('\'') => out.put('”', &after[1..]),
            '-' if after.starts_with("--") => out.put('—', &after[2..]),
            '-' if after.starts_with('-') => out.put('–', &after[1..]),
            _ => out.put(sign, after),
        };
    }
    out.drop_marks();
    fold_space(&out.out)
}

struct Setter {
    out: String,
    /// Accents whose letter is yet to come, the outer first.
    marks: Vec<char>,
}

impl Setter {
    /// Puts a letter with the accents that wait for it, and hands on what is left.
    fn put<'a>(&mut self, letter: char, rest: &'a str) -> &'a str {
        if self.marks.is_empty() {
            self.out.push(letter);
        } else if !letter.is_whitespace() {
            let base = match letter {
                'ı' => 'i',
                'ȷ' => 'j',
                other => other,
            };
            self.out.extend(std::iter::once(base).chain(self.marks.drain(..).rev()).nfc());
        }
        rest
    }

    /// An accent over nothing is the sign itself: `\~{}`.
    fn drop_marks(&mut self) {
        for mark in self.marks.drain(..) {
            match mark {
                '\u{303}' => self.out.push('~'),
                '\u{302}' => self.out.push('^'),
                _ => {}
            }
        }
    }

    /// Sets the command that stands behind a backslash and gives what is left.
    fn command<'a>(&mut self, rest: &'a str) -> &'a str {
        let Some(first) = rest.chars().next() else { return rest };
        let after = &rest[first.len_utf8()..];
        if !first.is_ascii_alphabetic() {
            return match first {
                '&' | '%' | '$' | '#' | '_' | '{' | '}' => self.put(first, after),
                '-' | '/' | '(' | ')' | '[' | ']' | '!' | '@' => after,
                _ if first.is_whitespace() || matches!(first, '\\' | ',' | ';' | ':') => self.put(' ', after),
                _ => match accent(first.encode_utf8(&mut [0; 4])) {
                    Some(mark) => {
                        self.marks.push(mark);
                        after
                    }
                    None => self.put(first, after),
                },
            };
        }
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let after = after.trim_start();
        if let Some(letter) = letter(name) {
            return self.put(letter, after);
        }
        if let Some(mark) = accent(name).filter(|_| !after.is_empty()) {
            self.marks.push(mark);
        }
        after
    }
}

fn accent(name: &str) -> Option<char> {
    ACCENTS.iter().find(|(_, command)| *command == name).map(|(mark, _)| *mark)
}

fn letter(name: &str) -> Option<char> {
    let other = || MORE.iter().find(|(command, _)| *command == name).map(|(_, letter)| *letter);
    LETTERS.iter().find(|(_, command)| *command == name).map(|(letter, _)| *letter).or_else(other)
}

/// Signs that have a command here but need none, or another, where text is written.
const MORE: &[(&str, char)] = &[
    ("textbackslash", '\\'),
    ("textasciitilde", '~'),
    ("textasciigrave", '`'),
    ("textasciicircum", '^'),
    ("textbraceleft", '{'),
    ("textbraceright", '}'),
    ("textunderscore", '_'),
    ("textquoteright", '’'),
    ("textquoteleft", '‘'),
    ("textquotedblleft", '“'),
    ("textquotedblright", '”'),
    ("textendash", '–'),
    ("textemdash", '—'),
    ("dots", '…'),
    ("textellipsis", '…'),
    ("euro", '€'),
    ("copyright", '©'),
    ("textregistered", '®'),
    ("textless", '<'),
    ("textgreater", '>'),
    ("textbar", '|'),
    ("times", '×'),
    ("alpha", 'α'),
    ("beta", 'β'),
    ("gamma", 'γ'),
    ("delta", 'δ'),
    ("lambda", 'λ'),
    ("mu", 'μ'),
    ("pi", 'π'),
    ("sigma", 'σ'),
    ("omega", 'ω'),
];

fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_become_letters() {
        for (latex, want) in [
            (r#"M{\"u}ller and G\"odel"#, "Müller and Gödel"),
            (r"{\v C}apek, \v{C}apek, \c{c}", "Čapek, Čapek, ç"),
            (r"Nguy{\~{\^e}}n", "Nguyễn"),
            (r#"Stra{\ss}e, {\AA}ngstr\"om, \O{}re"#, "Straße, Ångström, Øre"),
            (r#"na\"{\i}ve, {\'\i}"#, "naïve, í"),
            (r"R\&D 50\% \#1\_x \$5 \{x\}", "R&D 50% #1_x $5 {x}"),
            (r"\textasciitilde{} \textbackslash{} \~{}", "~ \\ ~"),
            ("{DNA} ``quoted'' text---here 1--2", "DNA “quoted” text—here 1–2"),
            (r"\emph{Homo sapiens} in $\alpha$-land", "Homo sapiens in α-land"),
            ("کتاب‌های  {کهن}", "کتاب‌های کهن"),
            ("odd \\", "odd"),
            (r"\'", ""),
            ("it's", "it's"),
        ] {
            assert_eq!(plain(latex), want, "{latex}");
        }
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        for piece in ["\\'", "{\\v{", "\\", "`", "--"] {
            plain(&piece.repeat(300_000));
        }
    }
}
