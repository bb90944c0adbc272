//! One journal under several spellings.

use rustc_hash::FxHashMap;

use super::Finding;
use super::value::values;
use crate::library::Library;
use crate::text::edit::Edit;
use crate::text::fold;

/// Spellings of one journal: each with how many entries have it, in order of first use.
type Spellings = Vec<(String, usize)>;

pub(super) fn find(library: &Library<'_>, found: &mut Finding) {
    const NAMES: &[&str] = &["journaltitle", "journal"];
    let mut order = Vec::new();
    let mut journals: FxHashMap<Vec<String>, Spellings> = FxHashMap::default();
    let key_of = |work: usize| words(&library.works()[work].item.container_title);
    for value in values(library, NAMES) {
        let key = key_of(value.work);
        let spellings = journals.entry(key.clone()).or_default();
        if spellings.is_empty() {
            order.push(key);
        }
        match spellings.iter_mut().find(|(spelling, _)| spelling == value.text) {
            Some((_, count)) => *count += 1,
            None => spellings.push((value.text.to_owned(), 1)),
        }
    }
    // The commonest spelling wins, of equals the first.
    let chosen = |key: &Vec<String>| {
        let spellings = journals.get(key)?;
        let most = spellings.iter().map(|(_, count)| *count).max()?;
        spellings.iter().find(|(_, count)| *count == most).map(|(spelling, _)| spelling.as_str())
    };
    let long = long_forms(&order);
    for value in values(library, NAMES) {
        let key = key_of(value.work);
        if key.is_empty() {
            continue;
        }
        let name = &value.entry.key;
        if let Some(spelling) = chosen(&key).filter(|spelling| *spelling != value.text) {
            let message = format!("{name}: the journal is spelt `{spelling}` elsewhere");
            found.mend("journal", value.line, message, [Edit::new(value.range, spelling)]);
        } else if let Some(full) = long.get(&key).and_then(chosen) {
            found.name("journal", value.line, format!("{name}: `{}` is perhaps `{full}`, as elsewhere", value.text));
        }
    }
}

/// The words of a journal's name as far as they count.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name).replace('&', " and ");
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "the");
    words.map(str::to_owned).collect()
}

/// For each abbreviated name the name that it stands for, if just one fits.
fn long_forms(journals: &[Vec<String>]) -> FxHashMap<Vec<String>, Vec<String>> {
    // Whatever a name stands for begins with the same letter and has as many words that count.
    let shape = |words: &[String]| {
        let main: Vec<&String> = words.iter().filter(|word| !is_small(word)).collect();
        (main.first().and_then(|word| word.chars().next()), main.len())
    };
    let mut shapes: FxHashMap<_, Vec<&Vec<String>>> = FxHashMap::default();
    journals.iter().for_each(|journal| shapes.entry(shape(journal)).or_default().push(journal));
    let mut found = FxHashMap::default();
    for short in journals {
        let alike = shapes.get(&shape(short)).map(Vec::as_slice).unwrap_or_default();
        let mut longer = alike.iter().take(256).filter(|long| stands_for(short, long));
        if let (Some(long), None) = (longer.next(), longer.next()) {
            found.insert(short.clone(), (*long).clone());
        }
    }
    found
}

fn stands_for(short: &[String], long: &[String]) -> bool {
    let main = |words: &[String]| words.iter().filter(|word| !is_small(word)).cloned().collect::<Vec<_>>();
    let (short, long) = (main(short), main(long));
    // One word more may be a journal of its own: `Nature`, `Natural`.
    let total = |words: &[String]| words.iter().map(String::len).sum::<usize>();
    short.len() == long.len()
        && short.len() > 1
        && total(&short) + 3 <= total(&long)
        && short.iter().zip(&long).all(|(short, long)| long.starts_with(short.as_str()))
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "and" | "for" | "in" | "on" | "der" | "die" | "des" | "für" | "de" | "la" | "du" | "et" | "und"
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::{mended, messages};

    fn library(journals: &[&str]) -> String {
        let entry = |(at, journal): (usize, &&str)| {
            let title = "River ".repeat(at + 1);
            format!(
                "@article{{k{at}, author = {{Abel, A.}}, title = {{{title}}}, journal = {{{journal}}}, year = {}}}\n",
                1990 + at
            )
        };
        journals.iter().enumerate().map(entry).collect()
    }

    #[test]
    fn the_commonest_spelling_wins() {
        let text = library(&["Water \\& Law", "Water and law", "Water and Law", "Water and Law", "Fire"]);
        assert_eq!(
            mended(&text),
            library(&["Water and Law", "Water and Law", "Water and Law", "Water and Law", "Fire"])
        );
    }

    #[test]
    fn abbreviations_are_named_and_stay() {
        let text = library(&["Journal of Water Law", "J. Water Law", "J. Fire Law"]);
        assert_eq!(mended(&text), text);
        assert_eq!(messages(&text), ["k1: `J. Water Law` is perhaps `Journal of Water Law`, as elsewhere"]);
    }
}
