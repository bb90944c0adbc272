//! Patterns that citation keys are made by, in the manner of JabRef: `[auth:lower][year]`.
//!
//! Source: <https://docs.jabref.org/setup/citationkeypatterns>

use std::fmt;
use std::str::FromStr;

/// A pattern that citation keys are made by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPattern {
    pub(super) parts: Vec<Part>,
}

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Letters that stand in every key.
    Text(String),
    /// A field and what is done to it, in order.
    Field(Field, Vec<Change>),
}

/// What a marker in square brackets stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// Surname of the author at a place from 1, its first letters only where a number is given.
    Auth(Option<usize>, usize),
    /// The surnames of so many authors, then `EtAl`; of all without a number.
    Authors(Option<usize>),
    /// The last author's surname.
    AuthorLast,
    /// First surname, then the second, or `EtAl`.
    AuthEtAl,
    /// `first.second`, or `first.etal`.
    AuthDotEtAl,
    /// `first.second`, and `.ea` for more.
    AuthAuthEa,
    /// The surname of one author, the initials of three, of more the first two and `+`.
    AuthShort,
    /// Three letters of one author, else the initials.
    AuthorsAlpha,
    /// So many letters, shared among the authors.
    AuthIni(usize),
    /// First letter of the first author's given name.
    ForeInitial,
    /// First editor's surname.
    Editor,
    Year,
    ShortYear,
    /// So many words of the title, small words left out; all without a number.
    Title(Option<usize>),
    /// First letters of the title's words.
    TitleInitials,
    Journal,
    Volume,
    Number,
    FirstPage,
    LastPage,
    Publisher,
    Type,
}

/// A change to a field's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Lower,
    Upper,
    Capitalise,
    /// Small letters after the first.
    Sentence,
    /// The first letters of the words.
    Abbreviate,
    /// The first so many letters.
    Truncate(usize),
    /// What stands in for nothing.
    Default(String),
}

/// Why a pattern cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// A bracket is not closed.
    Unclosed,
    /// No field has this name.
    Field(String),
    /// No change has this name.
    Change(String),
    /// A sign that no key may hold.
    Sign(char),
    /// The pattern holds no field, so that every key would be the same.
    Constant,
}

impl fmt::Display for PatternError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unclosed => out.write_str("a `[` in the key pattern is not closed"),
            Self::Field(name) => {
                write!(
                    out,
                    "a key pattern knows no field `{name}`; try auth, authors, year, title, shorttitle or volume"
                )
            }
            Self::Change(name) => {
                write!(out, "a key pattern knows no change `{name}`; try lower, upper, capitalize, abbr or truncate5")
            }
            Self::Sign(sign) => write!(out, "a key must not hold `{sign}`"),
            Self::Constant => out.write_str("a key pattern needs a field, as in `[auth][year]`"),
        }
    }
}

impl std::error::Error for PatternError {}

impl Default for KeyPattern {
    /// `[auth:lower][year]`
    fn default() -> Self {
        let auth = Part::Field(Field::Auth(None, 1), vec![Change::Lower]);
        Self { parts: vec![auth, Part::Field(Field::Year, Vec::new())] }
    }
}

impl FromStr for KeyPattern {
    type Err = PatternError;

    fn from_str(pattern: &str) -> Result<Self, Self::Err> {
        let mut parts = Vec::new();
        let mut rest = pattern;
        while let Some(start) = rest.find('[') {
            literal(&rest[..start], &mut parts)?;
            let end = rest[start..].find(']').ok_or(PatternError::Unclosed)? + start;
            parts.push(marker(&rest[start + 1..end])?);
            rest = &rest[end + 1..];
        }
        literal(rest, &mut parts)?;
        if parts.iter().any(|part| matches!(part, Part::Field(..))) {
            Ok(Self { parts })
        } else {
            Err(PatternError::Constant)
        }
    }
}

/// Whether a key may hold the sign: BibTeX, BibLaTeX and Pandoc all take these.
pub(super) fn in_key(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | ':' | '.' | '+' | '/')
}

fn literal(text: &str, parts: &mut Vec<Part>) -> Result<(), PatternError> {
    if let Some(sign) = text.chars().find(|&sign| !in_key(sign)) {
        return Err(PatternError::Sign(sign));
    }
    if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
    Ok(())
}

fn marker(text: &str) -> Result<Part, PatternError> {
    let mut pieces = text.split(':');
    let name = pieces.next().unwrap_or_default();
    let changes = pieces.map(change).collect::<Result<_, _>>()?;
    Ok(Part::Field(field(name).ok_or_else(|| PatternError::Field(name.to_owned()))?, changes))
}

fn field(name: &str) -> Option<Field> {
    let lower = name.to_ascii_lowercase();
    // `auth3_2`: three letters of the second author.
    if let Some((count, place)) = lower.strip_prefix("auth").and_then(|rest| rest.split_once('_')) {
        let place = place.parse().ok().filter(|place| *place > 0)?;
        return Some(Field::Auth(Some(count.parse().ok()?), place));
    }
    let digits = lower.trim_start_matches(|c: char| !c.is_ascii_digit());
    let count = if digits.is_empty() { None } else { Some(digits.parse().ok()?) };
    Some(match &lower[..lower.len() - digits.len()] {
        "auth" | "authfirstfull" => Field::Auth(count, 1),
        "authors" => Field::Authors(count),
        "authorlast" => Field::AuthorLast,
        "authetal" => Field::AuthEtAl,
        "auth.etal" => Field::AuthDotEtAl,
        "auth.auth.ea" => Field::AuthAuthEa,
        "authshort" => Field::AuthShort,
        "authorsalpha" => Field::AuthorsAlpha,
        "authorini" => Field::AuthIni(count.unwrap_or(5)),
        "authini" => Field::AuthIni(count?),
        "authforeini" => Field::ForeInitial,
        "publisher" => Field::Publisher,
        "edtr" | "editor" => Field::Editor,
        "year" => Field::Year,
        "shortyear" => Field::ShortYear,
        "title" | "fulltitle" | "camel" => Field::Title(count),
        "shorttitle" => Field::Title(Some(3)),
        "veryshorttitle" => Field::Title(Some(1)),
        "shorttitleini" => Field::TitleInitials,
        "journal" | "journaltitle" => Field::Journal,
        "volume" => Field::Volume,
        "number" | "issue" => Field::Number,
        "firstpage" => Field::FirstPage,
        "lastpage" => Field::LastPage,
        "entrytype" => Field::Type,
        _ => return None,
    })
}

fn change(name: &str) -> Result<Change, PatternError> {
    let unknown = || PatternError::Change(name.to_owned());
    if let Some(words) = name.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return match words.chars().find(|&sign| !in_key(sign)) {
            Some(sign) => Err(PatternError::Sign(sign)),
            None => Ok(Change::Default(words.to_owned())),
        };
    }
    let lower = name.to_ascii_lowercase();
    Ok(match lower.as_str() {
        "lower" => Change::Lower,
        "upper" => Change::Upper,
        "capitalize" | "capitalise" | "titlecase" | "title_case" => Change::Capitalise,
        "sentencecase" | "sentence_case" => Change::Sentence,
        "abbr" => Change::Abbreviate,
        _ => Change::Truncate(lower.strip_prefix("truncate").and_then(|count| count.parse().ok()).ok_or_else(unknown)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named() {
        for (pattern, want) in [
            ("[auth", "a `[` in the key pattern is not closed"),
            (
                "[author of]",
                "a key pattern knows no field `author of`; try auth, authors, year, title, shorttitle or volume",
            ),
            ("[auth:loud]", "a key pattern knows no change `loud`; try lower, upper, capitalize, abbr or truncate5"),
            ("a b[year]", "a key must not hold ` `"),
            ("paper", "a key pattern needs a field, as in `[auth][year]`"),
        ] {
            assert_eq!(pattern.parse::<KeyPattern>().unwrap_err().to_string(), want);
        }
        assert_eq!("[auth:lower][year]".parse(), Ok(KeyPattern::default()));
    }
}
