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
pub const LABELS: usize = 19;

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
];

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
    let (field, begins) = meaning(next);
    if begins || labels_of(field).0 == next {
        return true;
    }
    label.is_some_and(|label| meaning(label).0 == field)
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
