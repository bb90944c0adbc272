//! First names made ready to be held against many cites: where nothing is listed that fits, all of a year are looked at.

use super::index::{acronym, compact, is_cut_short, responsible};
use crate::model::{Cite, Reference};
use crate::text::names::{NameFit, PreparedName};

/// How alike a name must be at least to be worth a full comparison.
const LEAST: f64 = 0.4;

/// A cited name of one plain word.
pub struct Sought {
    name: PreparedName,
    letters: String,
}

impl Sought {
    /// The name that the cite begins with; `None` where it is not one plain word.
    pub fn new(cite: &Cite) -> Option<Self> {
        let name = cite.names.first().filter(|name| is_plain(name) && !is_cut_short(name))?;
        Some(Self { name: PreparedName::new(name), letters: compact(name) })
    }
}

/// What an entry begins with.
#[derive(Clone, Debug)]
pub struct Namesake {
    /// The first author's surname; `None` where it is not one plain word, and only a full comparison tells.
    name: Option<PreparedName>,
    /// The first words of the entry, compact, and their first letters.
    lead: String,
    short: Option<String>,
}

impl Namesake {
    /// What this entry begins with.
    pub fn new(reference: &Reference) -> Self {
        let first = responsible(reference).first();
        let name = first.filter(|name| name.literal.is_empty() && name.in_one_piece().is_none());
        let surname = name.map(|name| name.surname()).filter(|surname| is_plain(surname));
        let lead = reference.lead();
        Self {
            name: surname.map(|surname| PreparedName::new(&surname)),
            lead: compact(lead),
            short: reference.lead_short().map(str::to_owned).or_else(|| acronym(lead)).map(|short| compact(&short)),
        }
    }

    /// Whether a full comparison would find two different names. In doubt the answer is no.
    pub fn is_far_from(&self, sought: &Sought) -> bool {
        let Some(name) = &self.name else { return false };
        if self.lead == sought.letters || self.short.as_ref() == Some(&sought.letters) {
            return false;
        }
        let found = sought.name.likeness(name);
        found.fit == NameFit::Different && found.score < LEAST
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Item, Name, Span};

    fn is_far(cited: &str, text: &str, author: Name) -> bool {
        let cite = Cite { names: vec![cited.to_owned()], ..Cite::default() };
        let reference = Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: None,
            text: text.to_owned(),
            item: Item { author: vec![author], ..Item::default() },
            years: Vec::new(),
            et_al: false,
        };
        Sought::new(&cite).is_some_and(|sought| Namesake::new(&reference).is_far_from(&sought))
    }

    #[test]
    fn only_plainly_different_names_are_far() {
        let named = |family: &str| Name { family: family.to_owned(), given: "J.".to_owned(), ..Name::default() };
        assert!(is_far("Brown", "Keller, J. 2001. Title.", named("Keller")));
        assert!(!is_far("Kellner", "Keller, J. 2001. Title.", named("Keller")));
        // However the author was read, the entry begins with the name.
        assert!(!is_far("Brown", "Brown, J. 2001. Title.", named("Keller")));
        assert!(!is_far("WHO", "World Health Organization. 2001.", named("Keller")));
        assert!(!is_far("Brown", "Ministry of Works. 2001.", Name::literal("Ministry of Works")));
    }
}
