use std::cell::OnceCell;

use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Name, Report};
use crate::text::fold;
use crate::text::script::{Script, dominant};

rule! {
    /// The reference list is not quite in alphabetical order.
    ///
    /// ## What it finds
    ///
    /// A list without numbers that is in order of its authors but for a few entries. It is one note a list.
    /// Lists in which most entries are out of order follow another plan and are left alone, as are those in
    /// scripts whose order is not that of their letters.
    ///
    /// ## Why it matters
    ///
    /// A reader who looks for an entry where it belongs does not find it.
    ///
    /// ## Example that fires
    ///
    ///     Abel … Cole … Baker … Dunn …
    ///
    /// ## Example that is fine
    ///
    ///     Abel … Baker … Cole … Dunn …
    ///
    /// ## How to silence it
    ///
    /// Sort the list, or `ignore = ["list-unsorted"]` in `reconcite.toml`.
    "list-unsorted", Info
}

/// A shorter list may be in order by chance.
const SHORTEST: usize = 6;
/// With more than one in this many out of order, the list follows another plan.
const FEW: usize = 3;
/// So much of an entry is compared, in characters.
const START: usize = 24;
/// An entry to be filed.
struct Filed<'r> {
    index: usize,
    name: &'r Name,
    text: &'r str,
    /// The letters of its first author's surname.
    family: String,
    /// What else it may be sorted by; made where the surnames are out of order.
    others: OnceCell<[String; 10]>,
}

impl Filed<'_> {
    /// Whether it stands behind the other in every filing.
    fn is_behind(&self, other: &Self) -> bool {
        let keys = |entry: &Self| sorting_keys(entry.name, entry.text);
        self.family > other.family && {
            let (one, two) = (self.others.get_or_init(|| keys(self)), other.others.get_or_init(|| keys(other)));
            one.iter().zip(two).all(|(one, two)| one > two)
        }
    }
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let is_sorted_script = |text: &str| matches!(dominant(text), Script::Latin | Script::Cyrillic | Script::Greek);
    let mut keys: Vec<Filed> = Vec::new();
    for (index, entry) in report.references.iter().enumerate() {
        if entry.label.is_some() {
            return Vec::new();
        }
        let names = if entry.item.author.is_empty() { &entry.item.editor } else { &entry.item.author };
        // `1000 Trees Project` may stand under "one", under "trees" or before the letters.
        let is_counted = entry.text.starts_with(|letter: char| letter.is_numeric());
        if let Some(name) = names.first().filter(|name| !is_counted && is_sorted_script(&name.surname())) {
            let family = letters(family(name));
            keys.push(Filed { index, name, text: &entry.text, family, others: OnceCell::new() });
        }
    }
    let list = |index: usize| report.references[index].span.last_begun(&report.lists);
    // A list parted by language starts anew; only neighbours are compared, and a jump back to the start is no slip.
    let falls = |before: usize, after: usize| {
        keys.get(before).zip(keys.get(after)).is_some_and(|(before, after)| before.is_behind(after))
    };
    // Where no single entry is misplaced, another part of the list begins: works in Polish, then works in English.
    let slips = |at: usize| at == 0 || !falls(at - 1, at + 1) || !falls(at, at + 2);
    let out_of_order: Vec<(bool, usize, usize)> = (0..keys.len().saturating_sub(1))
        .filter(|&at| falls(at, at + 1) && slips(at))
        .map(|at| (&keys[at], &keys[at + 1]))
        .filter(|(before, after)| dominant(&before.family) == dominant(&after.family))
        .filter(|(before, after)| list(before.index) == list(after.index))
        .map(|(before, after)| (is_plain(&before.family, &after.family), before.index, after.index))
        .collect();
    let plainest = out_of_order.iter().find(|(plain, ..)| *plain).or(out_of_order.first());
    let Some(&(_, before, after)) = plainest else { return Vec::new() };
    if keys.len() < SHORTEST || out_of_order.len() * FEW > keys.len() {
        return Vec::new();
    }
    let (first, second) = (&report.references[before], &report.references[after]);
    let more = match out_of_order.len() - 1 {
        0 => String::new(),
        more => format!(", and {} more", words::count(more, "place")),
    };
    let (name, neighbour) = (words::entry_name(second), words::entry_name(first));
    let message = format!("the list is not in alphabetical order: {name} stands after {neighbour}{more}");
    let mut draft = finding(&[second.span], message).related(first.span, "after this entry").help("sort the list");
    draft.reference = Some(after);
    vec![draft]
}

/// Whether two entries are out of order in any filing: where one begins with all of the other's name, what comes
/// first is a matter of the style.
fn is_plain(family: &str, other: &str) -> bool {
    !family.starts_with(other) && !other.starts_with(family)
}

fn family(name: &Name) -> &str {
    if name.literal.is_empty() { &name.family } else { &name.literal }
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// What an entry may be sorted by besides the letters of its surname. Styles differ in whether particles count and whether a blank or hyphen ends a word,
/// and what stands first in the entry is what its author sorted.
fn sorting_keys(name: &Name, text: &str) -> [String; 10] {
    let start = text.char_indices().nth(START).map_or(text, |(end, _)| &text[..end]);
    let words = |text: &str| {
        let folded = fold(text);
        let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    };
    // Word by word, with the parts of a hyphened name as one: `Abd Elbaky`, `Abdalla`.
    let closed = |text: &str| words(&text.replace(['-', '‐', '‑', '\'', '’'], ""));
    let surname = name.surname();
    let (family, surname) = (family(name), surname.as_str());
    [
        words(family),
        closed(family),
        letters(surname),
        words(surname),
        closed(surname),
        letters(start),
        words(start),
        letters(&ordered(start, &OWN_PLACE)),
        letters(&ordered(start, &SWEDISH)),
        letters(&ordered(start, &DANISH)),
    ]
}

/// Letters that an alphabet has in a place of its own, with what stands there: `z0` comes behind every `z` but for
/// `z1`.
type Places = [(char, &'static str)];

/// Behind the letter that they are made of: Turkish, Polish, Spanish and many more.
const OWN_PLACE: [(char, &str); 19] = [
    ('ç', "czz"), ('ć', "czz"), ('č', "czz"), ('ğ', "gzz"), ('ö', "ozz"), ('ő', "ozz"), ('ş', "szz"), ('ș', "szz"), ('ś', "szz"),
    ('š', "szz"), ('ü', "uzz"), ('ű', "uzz"), ('ñ', "nzz"), ('ł', "lzz"), ('ż', "zzz"), ('ž', "zzz"), ('ź', "zzz"), ('ț', "tzz"), ('ř', "rzz"),
];
/// At the end, as in Swedish and Finnish.
const SWEDISH: [(char, &str); 5] = [('å', "zzx"), ('ä', "zzy"), ('æ', "zzy"), ('ö', "zzz"), ('ø', "zzz")];
/// At the end, as in Danish and Norwegian.
const DANISH: [(char, &str); 5] = [('æ', "zzx"), ('ä', "zzx"), ('ø', "zzy"), ('ö', "zzy"), ('å', "zzz")];

/// A text with what stands for each letter of an alphabet of its own.
fn ordered(text: &str, places: &Places) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let lower = text.chars().flat_map(char::to_lowercase);
    for letter in lower {
        match places.iter().find(|(special, _)| *special == letter) {
            Some((_, stand_in)) => out.push_str(stand_in),
            None => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry, labelled};

    fn messages(names: &[&str]) -> Vec<String> {
        let add = |paper: Paper, name: &&str| paper.entry(entry(&[name], 2000, "Title"));
        names.iter().fold(Paper::new(""), add).messages(RULE)
    }

    #[test]
    fn one_note_for_a_few_entries() {
        assert_eq!(
            messages(&["Abel", "Cole", "Baker", "Dunn", "Élan", "Ford", "Gray"]),
            ["the list is not in alphabetical order: Baker, 2000 stands after Cole, 2000"]
        );
    }

    #[test]
    fn a_second_part_of_the_list_starts_anew() {
        let local = ["Abel", "Cole", "Dunn", "Ford", "Gray", "Moss", "Yates"];
        assert!(messages(&[&local[..], &["Baker", "Hall", "Zorn"]].concat()).is_empty());
        assert_eq!(messages(&[&local[..], &["Baker"]].concat()).len(), 1);
    }

    #[test]
    fn the_plain_place_is_shown() {
        assert_eq!(
            messages(&["Abel Society", "Abel", "Cole", "Baker", "Dunn", "Élan", "Ford", "Gray"]),
            ["the list is not in alphabetical order: Baker, 2000 stands after Cole, 2000, and 1 place more"]
        );
    }

    #[test]
    fn a_second_list_begins_anew() {
        let names = ["Abel", "Cole", "Dunn", "Ford", "Gray", "Hill", "Zorn", "Baker"];
        let mut report = names.iter().fold(Paper::new(""), |paper, name| paper.entry(entry(&[name], 2000, "T"))).report();
        assert_eq!(check(&report, &Config::default()).len(), 1);
        let starts = [report.references[0].span.start, report.references[7].span.start, usize::MAX];
        report.lists = starts.windows(2).map(|pair| crate::model::Span::new(0, pair[0], pair[1])).collect();
        assert!(check(&report, &Config::default()).is_empty());
    }

    #[test]
    fn other_plans_are_fine() {
        assert!(messages(&["Abel", "Baker", "Cole", "Dunn", "Élan", "Ford"]).is_empty());
        assert!(messages(&["Zorn", "Abel", "Yates", "Baker", "Xu", "Cole"]).is_empty());
        assert!(messages(&["Abel", "Baker", "Martin-Ray", "Martinez", "Mason", "Yates"]).is_empty());
        // Alphabets have letters of their own in places of their own.
        assert!(messages(&["Abel", "Creed", "Çetin", "Demir", "Ek", "Ford"]).is_empty());
        assert!(messages(&["Abel", "Baker", "Cole", "Whitt", "Åberg", "Öman"]).is_empty());
        assert!(messages(&["Abel", "Baker", "Cole", "Whitt", "Østby", "Ås"]).is_empty());
        assert!(messages(&["王", "李", "张", "刘", "陈", "杨", "赵"]).is_empty());
        assert!(messages(&["Abd El-Baky", "Abd-Alla", "Martin-Ray", "Mason", "Yates", "Zorn"]).is_empty());
        let add = |paper: Paper, name: &&str| paper.entry(labelled("1", entry(&[name], 2000, "Title")));
        let numbered = ["Abel", "Cole", "Baker", "Dunn", "Élan", "Ford"].iter().fold(Paper::new(""), add);
        assert!(numbered.run(RULE).is_empty());
    }
}
