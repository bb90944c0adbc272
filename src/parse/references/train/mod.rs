//! Trains the labeller from references whose fields are known.

pub mod align;
pub mod learn;
mod learner;
mod pairs;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::label::field::{labels_of, meaning, remember};
use super::label::lexis::{Kind, Lexis};
use super::label::token::{class, is_number};
use super::label::{Field, Model, Token, tokenise};

/// A reference with known fields: one JSON line of training data.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Example {
    /// The printed entry.
    pub text: String,
    /// Its fields: `title`, `container`, `year`, `volume`, `issue`, `pages`, `publisher`, `publisher_place`,
    /// `edition`, `doi`, `url` as strings; `authors` and `editors` as lists of `{"family", "given"}` or
    /// `{"literal"}`, or `authors_raw` and `editors_raw` as printed.
    pub fields: BTreeMap<String, serde_json::Value>,
    /// Where it comes from: examples of one source share their journals and habits, so they are held out together.
    /// A source that begins with `invented` teaches no words.
    pub source: String,
}

/// An example ready to learn from.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The entry's tokens.
    pub tokens: Vec<Token>,
    /// Each token's label.
    pub labels: Vec<u8>,
    /// Number of its source.
    pub source: u32,
    /// Whether its journals and words go into the word lists: those of invented works, which are the same again and
    /// again, would teach the labeller to trust the lists more than they deserve.
    pub teaches: bool,
}

/// Aligns fields with the printed text. `None` where a field that must be there cannot be found.
pub fn label(example: &Example, source: u32) -> Option<Labelled> {
    let mut tokens = Vec::new();
    let text = example.text.split_whitespace().collect::<Vec<_>>().join(" ");
    tokenise(&text, &mut tokens);
    let mut labels = align::align(&text, &tokens, &example.fields)?;
    if lacks_pages(&tokens, &labels) || lacks_fields(&tokens, &labels) {
        return None;
    }
    remember(&mut labels);
    let teaches = !example.source.starts_with("invented");
    Some(Labelled { tokens, labels, source, teaches })
}

/// Whether a number stands unlabelled right after the volume: an issue or a page that the fields are silent about.
/// Such an example would teach that these are nothing.
fn lacks_pages(tokens: &[Token], labels: &[u8]) -> bool {
    let (volume, _) = labels_of(Field::Volume);
    let Some(at) = labels.iter().rposition(|label| *label == volume) else { return false };
    let number = |index: usize| is_number(tokens[index].class) && tokens[index].class != class::YEAR;
    (at + 1..tokens.len().min(at + 7)).any(|index| labels[index] == 0 && number(index))
}

/// Whether the fields are silent about nearly everything, or about the authors that the entry begins with. Such an
/// example would teach that names and titles are nothing.
fn lacks_fields(tokens: &[Token], labels: &[u8]) -> bool {
    let has = |field: Field| labels.iter().any(|label| meaning(*label).0 == field);
    let people = has(Field::Author) || has(Field::Editor);
    let initialled = matches!(tokens, [surname, mark, initial, ..] if surname.class == class::CAPITAL
        && (matches!(mark.class, class::INITIAL | class::INITIALS)
            || mark.class == b',' && matches!(initial.class, class::INITIAL | class::INITIALS)));
    !people && (!has(Field::Title) && !has(Field::Container) || has(Field::Title) && initialled)
}

/// The word lists that the examples teach.
pub fn lexis<'e>(examples: impl Iterator<Item = &'e Labelled>) -> Lexis {
    let mut lexis = Lexis::default();
    for example in examples.filter(|example| example.teaches) {
        let mut first = 0;
        while first < example.tokens.len() {
            let (field, _) = meaning(example.labels[first]);
            let mut end = first + 1;
            while end < example.tokens.len() && meaning(example.labels[end]) == (field, false) {
                end += 1;
            }
            let tokens = &example.tokens[first..end];
            let kinds: &[Kind] = match field {
                Field::Author | Field::Editor => &[Kind::NameWord],
                Field::Title => &[Kind::TitleWord],
                Field::Container => &[Kind::Container, Kind::ContainerWord],
                Field::Publisher => &[Kind::Publisher, Kind::PublisherWord],
                Field::Place => &[Kind::Place],
                _ => &[],
            };
            for kind in kinds {
                lexis.learn(tokens, *kind, example.source);
            }
            first = end;
        }
    }
    lexis
}

/// Trains a labeller.
pub fn train(examples: &[&Labelled], options: &learn::Options, tell: &mut dyn FnMut(learn::Progress)) -> Model {
    let lexis = lexis(examples.iter().copied());
    learn::learn(examples, lexis, options, tell)
}

/// The number of a source's name.
pub fn source_number(name: &str) -> u32 {
    name.bytes().fold(7, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) >> 1
}

#[cfg(test)]
mod tests;
