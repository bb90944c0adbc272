//! Personal and corporate names, with CSL's parts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A name with CSL's parts. A corporate or single name stands in `literal` alone.
///
/// Source: <https://docs.citationstyles.org/en/stable/specification.html#names>
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct Name {
    /// The surname, without particles that are sorted apart from it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub family: String,
    /// Given names or initials, as printed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub given: String,
    /// A particle that stays with the surname: `van` in `van Gogh`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub non_dropping_particle: String,
    /// A particle that is dropped where the surname stands alone: `von` in `von Humboldt`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub dropping_particle: String,
    /// `Jr.`, `III`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    /// An organisation, or a name that has no parts.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub literal: String,
}

impl Name {
    /// A person.
    pub fn person(family: impl Into<String>, given: impl Into<String>) -> Self {
        Self { family: family.into(), given: given.into(), ..Self::default() }
    }

    /// An organisation, or a name without parts.
    pub fn literal(name: impl Into<String>) -> Self {
        Self { literal: name.into(), ..Self::default() }
    }

    /// What a citation prints: the surname with its particle, or the whole literal name.
    pub fn surname(&self) -> String {
        if !self.literal.is_empty() {
            self.literal.clone()
        } else if self.non_dropping_particle.is_empty() {
            self.family.clone()
        } else {
            format!("{} {}", self.non_dropping_particle, self.family)
        }
    }

    /// The surname with the particles that are listed behind the given name: `van der Meer` of `Meer, J. van der`.
    pub fn with_trailing_particles(&self) -> Option<String> {
        let small = |word: &&str| !word.contains(char::is_uppercase) && word.contains(char::is_lowercase);
        if !self.given.split_whitespace().next_back().is_some_and(|word| small(&word)) {
            return None;
        }
        let words: Vec<&str> = self.given.split_whitespace().collect();
        let count = words.iter().rev().take_while(|word| small(word)).count();
        (0 < count && count < words.len())
            .then(|| format!("{} {}", words[words.len() - count..].join(" "), self.family))
    }

    /// A body's name and the short form in brackets behind it: `Forest Institute (FIM)`.
    pub fn with_short_form(&self) -> Option<(&str, &str)> {
        /// Letters of a short form that stands without brackets: `Digi- ja viestintäkeskus DVK`.
        const LETTERS: std::ops::RangeInclusive<usize> = 3..=6;
        let Some((long, short)) = self.literal.strip_suffix(')').and_then(|name| name.split_once('(')) else {
            let (long, short) = self.literal.rsplit_once(' ')?;
            let capitals = short.chars().all(char::is_uppercase) && LETTERS.contains(&short.chars().count());
            let begins = long.chars().next() == short.chars().next() && long.contains(' ');
            // `Johnson JAB` is a person.
            return (capitals && begins && crate::text::has_letters(long, short)).then_some((long, short));
        };
        let is_short =
            short.chars().count() > 1 && !short.contains(char::is_lowercase) && short.matches(' ').count() < 2;
        is_short.then(|| (long.trim_end(), short))
    }

    /// The name in its own order where its script writes it in one piece: `王小明`, `김철수`, as citations print it.
    pub fn in_one_piece(&self) -> Option<String> {
        let cjk = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
        (!self.given.is_empty() && self.family.chars().all(cjk) && self.given.chars().all(cjk))
            .then(|| format!("{}{}", self.family, self.given))
    }

    /// Whether no part holds anything.
    pub fn is_empty(&self) -> bool {
        self.family.is_empty() && self.literal.is_empty() && self.given.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_behind_the_given_name_lead_the_surname() {
        let full = |given| Name::person("Meer", given).with_trailing_particles();
        assert_eq!(full("J. van der").as_deref(), Some("van der Meer"));
        assert_eq!((full("J. K."), full("jan"), full("")), (None, None, None));
    }

    #[test]
    fn a_short_form_stands_in_brackets_behind_the_name() {
        let body = Name::literal("Forest Institute (FIM)");
        assert_eq!(body.with_short_form(), Some(("Forest Institute", "FIM")));
        assert_eq!(Name::literal("Town (City)").with_short_form(), None);
    }
}
