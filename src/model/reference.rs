//! An entry of a reference list.

use super::{Item, Span, Year};

/// An entry of a reference list: where it stands, what it says, and its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The citation key: unique in the list, ASCII, stable.
    pub id: String,
    /// The entry without its label, from its first to its last character.
    pub span: Span,
    /// The label as printed: `12`, `Knu84`, `أ`.
    pub label: Option<String>,
    /// The entry on one line: white space folded, line-end hyphenation and page furniture taken out.
    pub text: String,
    /// Its fields.
    pub item: Item,
    /// The years it may be cited by: the year of publication first, then an original year.
    pub years: Vec<Year>,
    /// Whether the list of authors ends in et al., so that more authors than printed are possible.
    pub et_al: bool,
}

impl Reference {
    /// What the entry begins with, up to its first comma, stop or bracket: its first author, however the rest was read.
    pub fn lead(&self) -> &str {
        crate::text::leads::lead(&self.text)
    }

    /// The short form that stands in square brackets right behind [`Reference::lead`]: `NSO` of `National Statistical
    /// Office [NSO] (2019)`.
    pub fn lead_short(&self) -> Option<&str> {
        const LONGEST: usize = 20;
        let rest = self.text.get(self.lead().len()..)?.trim_start();
        let (short, _) = rest.strip_prefix(['[', '［'])?.split_once([']', '］'])?;
        let named = short.chars().any(char::is_alphabetic) && !short.contains(|c: char| c.is_ascii_digit());
        (named && short.chars().nth(LONGEST).is_none()).then_some(short)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_begins_with_its_first_author_and_its_short_form() {
        for (text, lead, short) in [
            ("राष्ट्रीय कार्यालय [रा.का.] (2019). सर्वेक्षण.", "राष्ट्रीय कार्यालय", Some("रा.का.")),
            ("大森由里子（2015）：農村の再検討", "大森由里子", None),
            ("Statistics Office (2019) [Report]. Town Press.", "Statistics Office", None),
            ("Rivers [1998]. Town Press.", "Rivers", None),
            ("", "", None),
        ] {
            let reference = Reference {
                id: String::new(),
                span: Span::new(0, 0, 0),
                label: None,
                text: text.into(),
                item: Item::default(),
                years: Vec::new(),
                et_al: false,
            };
            assert_eq!((reference.lead(), reference.lead_short()), (lead, short), "{text}");
        }
    }
}
