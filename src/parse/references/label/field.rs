//! The labels: the fields of a reference, those of several words with a label for the first one.

/// What a run of tokens is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// None of the others.
    Other,
    /// Authors.
    Author,
    /// Editors or translators.
    Editor,
    /// The title.
    Title,
    /// The journal, book or proceedings.
    Container,
    /// Publisher, or the institution of a thesis or report.
    Publisher,
    /// Its place.
    Place,
    /// The year.
    Date,
    /// Volume.
    Volume,
    /// Issue.
    Issue,
    /// Pages or an article number.
    Pages,
    /// Edition.
    Edition,
    /// A web address, DOI or catalogue number.
    Web,
}

/// How many labels there are.
pub const LABELS: usize = 22;

/// Weights a row, `LABELS` rounded up for the sake of vector instructions.
pub const LANES: usize = 24;

const MEANING: [(Field, bool); LABELS] = [
    (Field::Other, false),
    (Field::Author, true),
    (Field::Author, false),
    (Field::Editor, true),
    (Field::Editor, false),
    (Field::Title, true),
    (Field::Title, false),
    (Field::Container, true),
    (Field::Container, false),
    (Field::Publisher, true),
    (Field::Publisher, false),
    (Field::Place, true),
    (Field::Place, false),
    (Field::Date, false),
    (Field::Volume, false),
    (Field::Issue, false),
    (Field::Pages, false),
    (Field::Edition, false),
    (Field::Web, false),
    (Field::Other, false),
    (Field::Other, false),
    (Field::Date, false),
];

/// Labels that remember what came before, which a chain would forget behind a remark or a date: the place in
/// `MEANING` of a remark behind the title, of one behind the container or publisher, and of a date behind any of these.
const REMARK_AFTER_TITLE: u8 = 19;
const REMARK_AFTER_HOST: u8 = 20;
const LATE_DATE: u8 = 21;

/// Puts labels that remember in the place of those that don't.
pub fn remember(labels: &mut [u8]) {
    let mut after = 0;
    for label in labels {
        match meaning(*label).0 {
            Field::Title => after = after.max(1),
            Field::Container | Field::Publisher | Field::Place | Field::Volume => after = 2,
            Field::Other if after > 0 => *label = [REMARK_AFTER_TITLE, REMARK_AFTER_HOST][after - 1],
            Field::Date if after > 0 => *label = LATE_DATE,
            _ => {}
        }
    }
}

/// The field of a label, and whether the label begins a new run of it.
pub fn meaning(label: u8) -> (Field, bool) {
    MEANING.get(label as usize).copied().unwrap_or((Field::Other, false))
}

/// The label of a field's first token and that of its others.
pub fn labels_of(field: Field) -> (u8, u8) {
    let first = MEANING.iter().position(|(known, _)| *known == field).unwrap_or(0) as u8;
    let inside = if MEANING[first as usize].1 { first + 1 } else { first };
    (first, inside)
}

/// Whether label `next` may follow `label` (`None`: the start): the inside of a field follows only the same field.
pub fn may_follow(label: Option<u8>, next: u8) -> bool {
    let (field, _) = meaning(next);
    let (first, inside) = labels_of(field);
    first == inside || next != inside || label.is_some_and(|label| meaning(label).0 == field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_labels_follow_their_own_field_only() {
        let (first, inside) = labels_of(Field::Title);
        assert!(first != inside && may_follow(Some(first), inside) && may_follow(Some(inside), inside));
        assert!(!may_follow(None, inside) && !may_follow(Some(0), inside) && may_follow(Some(inside), first));
        assert!(may_follow(None, labels_of(Field::Date).0));
    }
}
