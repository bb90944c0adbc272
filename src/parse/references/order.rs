//! Lists that print the surname before the given name with nothing between them: `Kowalski Jan (2010)`, `Tóth Bence 2014`.
//! One entry cannot tell which is which; the alphabetical order of the list can.

use std::mem::take;

use crate::locale::{lexicon, locale};
use crate::model::{Name, Reference};
use crate::text::fold;

/// Fewer neighbours in order are chance.
const LEAST: usize = 4;
/// So many in ten of the neighbours are in the order of the first words, and no more than so many in that of the last.
const FIRST_WORDS: usize = 9;
const LAST_WORDS: usize = 7;
/// Words of a name that can be turned. Vietnamese names are longer, and are cited whole.
const WORDS: std::ops::RangeInclusive<usize> = 2..=3;

/// Turns the names of a list whose entries are in the order of their first words, where the last was taken for the
/// surname.
pub fn put_surnames_first(references: &mut [Reference], language: &str) {
    let natural: Vec<usize> = (0..references.len()).filter(|&at| is_natural(&references[at])).collect();
    let pairs = || natural.windows(2).map(|pair| (&references[pair[0]], &references[pair[1]]));
    let count = natural.len().saturating_sub(1);
    let family = |entry: &Reference| fold(&entry.item.author[0].family);
    let first = pairs().filter(|(one, other)| fold(&one.text) <= fold(&other.text)).count();
    let last = pairs().filter(|(one, other)| family(one) <= family(other)).count();
    let short = natural.iter().filter(|&&at| !references[at].item.author[0].given.contains(' ')).count();
    // Malay names are long, and cited by their first words.
    let first_names = locale(language).is_some_and(|own| own.first_names);
    let surnames_last = last * 10 > count * LAST_WORDS || short * 2 < natural.len();
    if count < LEAST || first * 10 < count * FIRST_WORDS || surnames_last && !first_names {
        return;
    }
    for at in natural {
        // `BARTA GYÖRGY; SZEKERES PÁL`: what reads as initials has left the surname in front.
        let Reference { text, item, .. } = &mut references[at];
        let natural = |name: &Name| text.contains(&format!("{} {}", name.given, name.family));
        item.author.iter_mut().filter(|name| is_turnable(name) && natural(name)).for_each(turn);
    }
}

/// Whether the entry begins with its first author's given name, as it was read.
fn is_natural(entry: &Reference) -> bool {
    let Some(name) = entry.item.author.first().filter(|name| is_turnable(name)) else { return false };
    let rest = entry.text.strip_prefix(name.given.as_str()).and_then(|rest| rest.strip_prefix(' '));
    rest.is_some_and(|rest| rest.starts_with(name.family.as_str()))
}

/// Whether a name is two or three words that are written out.
fn is_turnable(name: &Name) -> bool {
    let words = name.given.split(' ').chain(name.family.split(' '));
    let whole = |word: &str| {
        word.chars().count() > 1 && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
    };
    name.non_dropping_particle.is_empty()
        && !name.given.is_empty()
        && WORDS.contains(&words.clone().count())
        && words.clone().all(|word| whole(word) && word.starts_with(char::is_uppercase))
}

/// `Jan` Kowalski becomes `Kowalski` Jan. Behind `Nagyné`, Mrs Nagy, follows her own surname.
fn turn(name: &mut Name) {
    let whole = format!("{} {}", take(&mut name.given), take(&mut name.family));
    let end = whole.find(' ').unwrap_or(whole.len());
    let own = whole[..end]
        .to_lowercase()
        .ends_with("né")
        .then(|| whole[end + 1..].find(' ').map(|next| end + 1 + next))
        .flatten();
    // `Le Guennec Anne`
    let led =
        lexicon().is_particle(&fold(&whole[..end])).then(|| whole[end + 1..].find(' ').map(|next| end + 1 + next));
    let end = own.or(led.flatten()).unwrap_or(end);
    (name.family, name.given) = (whole[..end].to_owned(), whole[end..].trim_start().to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Item, Span};

    fn turned(names: &[&str]) -> Vec<String> {
        turned_in("", names)
    }

    fn turned_in(language: &str, names: &[&str]) -> Vec<String> {
        let entry = |name: &&str| {
            let (given, family) = name.rsplit_once(' ').unwrap();
            Reference {
                id: String::new(),
                span: Span::new(0, 0, 0),
                label: None,
                text: format!("{name} (2010), Dom"),
                item: Item { author: vec![Name::person(family, given)], ..Item::default() },
                years: Vec::new(),
                et_al: false,
            }
        };
        let mut references: Vec<Reference> = names.iter().map(entry).collect();
        put_surnames_first(&mut references, language);
        references.into_iter().map(|entry| entry.item.author[0].family.clone()).collect()
    }

    #[test]
    fn the_order_of_the_list_tells_the_surname() {
        assert_eq!(
            turned(&["Bielik Zofia", "Dudek Adam", "Maj-Kot Rita", "Nagyné Tar Anna", "Osa Jan", "Wilk Ewa"]),
            ["Bielik", "Dudek", "Maj-Kot", "Nagyné Tar", "Osa", "Wilk"]
        );
        assert_eq!(turned(&["BIELIK ZOFIA", "DUDEK ADAM", "MAJ RITA", "OSA JAN", "WILK EWA"])[0], "BIELIK");
        let malay = ["Ahmad Fauzi Idris", "Faridah Omar", "Lim Chee Keong", "Noraini Tan Salleh", "Nurul Huda Zainal"];
        assert_eq!((turned_in("ms", &malay)[0].as_str(), turned(&malay)[0].as_str()), ("Ahmad", "Idris"));
        assert_eq!(turned(&["Zofia Bielik", "Adam Dudek", "Rita Maj", "Jan Osa", "Ewa Wilk"])[0], "Bielik");
        assert_eq!(turned(&["Zorn Zofia", "Abel Adam", "Yates Rita", "Baker Jan", "Xu Ewa"])[0], "Zofia", "no order");
        assert_eq!(turned(&["Bielik Zofia", "Dudek Adam"])[0], "Zofia", "too few");
    }
}
