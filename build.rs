//! Turns `data/locales/*.toml` into constant tables, so that a start of the program parses no language file and folds no
//! word.
//!
//! All words stand in one string, and the tables say where. A table of strings would be twice as large in the program,
//! and the address of each of its words would have to be put in its place at every start.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// The program's own folding: the tables hold words in the form in which they are looked up.
#[allow(dead_code)]
#[path = "src/text"]
mod text {
    pub mod digits;
    pub mod fold;
    pub mod letters;
}

use text::fold::{fold, words};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct LocaleFile {
    name: String,
    scripts: Vec<String>,
    #[serde(default)]
    headings: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    terms: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    months: Vec<Vec<String>>,
    #[serde(default)]
    year_letters: Vec<String>,
    #[serde(default)]
    numbers: Vec<Vec<String>>,
    #[serde(default)]
    particles: Vec<String>,
    #[serde(default)]
    articles: Vec<String>,
    #[serde(default)]
    prepositions: Vec<String>,
    #[serde(default)]
    name_endings: Vec<String>,
    #[serde(default)]
    name_prefixes: Vec<String>,
    #[serde(default)]
    case_endings: Vec<String>,
    #[serde(default)]
    place_endings: Vec<String>,
    #[serde(default)]
    law_endings: Vec<String>,
    #[serde(default)]
    first_names: bool,
    #[serde(default)]
    own_and: Vec<String>,
    #[serde(default)]
    stopwords: Vec<String>,
}

fn main() {
    for source in ["data/locales", "src/text/fold.rs", "src/text/digits.rs", "src/text/letters.rs"] {
        println!("cargo:rerun-if-changed={source}");
    }
    let mut merged = Merged::default();
    let mut out = String::from("/// Every locale, in order of its tag.\npub(super) static LOCALES: &[Locale] = &[\n");
    let mut paths: Vec<_> = fs::read_dir("data/locales")
        .expect("data/locales is part of the source")
        .map(|entry| entry.expect("readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    for (number, path) in (0..).zip(paths) {
        let tag = path.file_stem().expect("a file name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("readable locale file");
        let file: LocaleFile = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        merged.add(&file, number);
        let _ = writeln!(
            out,
            "Locale {{ tag: {tag:?}, name: {:?}, scripts: &{:?}, articles: &{:?}, prepositions: &{:?}, name_endings: &{:?}, place_endings: &{:?}, law_endings: &{:?}, first_names: {:?}, name_prefixes: &{:?}, ands: &{:?} }},",
            file.name,
            file.scripts,
            file.articles,
            file.prepositions,
            endings(&file.name_endings, &file.case_endings),
            file.place_endings.iter().map(|ending| fold(ending)).collect::<Vec<_>>(),
            file.law_endings,
            file.first_names,
            endings(&file.name_prefixes, &[]),
            ands(&file),
        );
    }
    out.push_str("];\n");
    merged.write(&mut out);
    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("locales.rs");
    fs::write(target, out).expect("OUT_DIR is writable");
}

/// The single words for "and" of a language, folded.
fn ands(file: &LocaleFile) -> Vec<String> {
    let shared = file.terms.get("and").into_iter().flatten();
    shared.chain(&file.own_and).filter(|word| !word.contains(' ')).map(|word| fold(word)).collect()
}

fn camel(key: &str) -> String {
    key.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

/// The words of a phrase and the terms that it can be.
type MergedPhrase = (Vec<String>, Vec<String>);

/// The words of all languages, folded, by what they are looked up as.
#[derive(Default)]
struct Merged {
    /// First word -> phrases with what they do.
    phrases: BTreeMap<String, Vec<MergedPhrase>>,
    headings: BTreeMap<String, Vec<String>>,
    /// Each with a bit for each locale that has it.
    stopwords: BTreeMap<String, u64>,
    /// The same for the characters of stopwords in languages that write no spaces.
    letters: BTreeMap<String, u64>,
    particles: BTreeSet<String>,
    months: BTreeMap<String, usize>,
    year_letters: BTreeMap<String, usize>,
    numbers: BTreeMap<String, usize>,
}

impl Merged {
    fn add(&mut self, file: &LocaleFile, locale: u32) {
        for (term, phrases) in &file.terms {
            for phrase in phrases {
                let words = words(phrase);
                let Some(first) = words.first() else { continue };
                let list = self.phrases.entry(first.clone()).or_default();
                match list.iter_mut().find(|(known, _)| *known == words) {
                    Some((_, terms)) => note(terms, camel(term)),
                    None => list.push((words, vec![camel(term)])),
                }
            }
        }
        for (heading, titles) in &file.headings {
            for title in titles {
                note(self.headings.entry(words(title).join(" ")).or_default(), camel(heading));
            }
        }
        let bit = 1_u64.checked_shl(locale).expect("a bit for each locale");
        let han = file.scripts.iter().any(|script| matches!(script.as_str(), "Hani" | "Hans" | "Hant"));
        for word in &file.stopwords {
            *self.stopwords.entry(fold(word)).or_default() |= bit;
            for letter in word.chars().filter(|_| han) {
                *self.letters.entry(letter.to_string()).or_default() |= bit;
            }
        }
        self.particles.extend(file.particles.iter().map(|word| words(word).join(" ")));
        // Calendars follow one another, twelve months each; the first language to name a month has it.
        for (index, names) in file.months.iter().enumerate() {
            first(&mut self.months, names, index % 12 + 1);
        }
        for (index, letter) in file.year_letters.iter().enumerate() {
            first(&mut self.year_letters, std::slice::from_ref(letter), index);
        }
        for (index, names) in file.numbers.iter().enumerate() {
            first(&mut self.numbers, names, index + 1);
        }
    }

    fn write(&mut self, out: &mut String) {
        let mut text = Text::default();
        let (mut openings, mut phrases) = (String::new(), String::new());
        let mut count = 0;
        for (first, found) in &mut self.phrases {
            found.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
            let all: BTreeSet<&String> = found.iter().flat_map(|(_, terms)| terms).collect();
            let alone = found.iter().filter(|(words, _)| words.len() == 1).flat_map(|(_, terms)| terms);
            let (all, alone) = (names("Term", all), names("Term", alone));
            let (place, end) = (text.place(first), count + found.len());
            let _ = writeln!(openings, "({place}, Opening::new({count}, {end}, &[{all}], &[{alone}])),");
            for (words, terms) in found.iter() {
                let (place, terms) = (text.place(&words[1..].join(" ")), names("Term", terms));
                let _ = writeln!(phrases, "Phrase::new({place}, {}, &[{terms}]),", words.len());
            }
            count = end;
        }
        let _ = writeln!(out, "static OPENINGS: &[(Place, Opening)] = &[{openings}];");
        let _ = writeln!(out, "static PHRASES: &[Phrase] = &[{phrases}];");
        let sets: BTreeSet<&Vec<String>> = self.headings.values().collect();
        let sets: Vec<&Vec<String>> = sets.into_iter().collect();
        let all: String = sets.iter().map(|set| format!("&[{}], ", names("Heading", *set))).collect();
        let _ = writeln!(out, "static HEADING_SETS: &[&[Heading]] = &[{all}];");
        let set = |kinds: &Vec<String>| sets.iter().position(|set| *set == kinds).expect("gathered above");
        let headings = self.headings.iter().map(|(title, kinds)| (title, set(kinds)));
        table(out, "HEADINGS: &[(Place, u8)]", &mut text, headings);
        for (name, words) in [("STOPWORDS", &self.stopwords), ("LETTERS", &self.letters)] {
            table(out, &format!("{name}: &[(Place, u64)]"), &mut text, words.iter());
        }
        table(out, "PARTICLES: &[(Place, u8)]", &mut text, self.particles.iter().map(|word| (word, 0)));
        for (name, words) in
            [("MONTHS", &self.months), ("YEAR_LETTERS", &self.year_letters), ("NUMBERS", &self.numbers)]
        {
            table(out, &format!("{name}: &[(Place, u8)]"), &mut text, words.iter());
        }
        let _ = writeln!(out, "static WORDS: &str = {:?};", text.words);
    }
}

/// The string that all words stand in.
#[derive(Default)]
struct Text {
    words: String,
    places: BTreeMap<String, String>,
}

impl Text {
    /// Where the word stands, as a pair of its first byte and its length.
    fn place(&mut self, word: &str) -> String {
        if let Some(place) = self.places.get(word) {
            return place.clone();
        }
        let place = format!("({}, {})", self.words.len(), word.len());
        self.words.push_str(word);
        self.places.insert(word.to_owned(), place.clone());
        place
    }
}

/// Writes a table of words, each with what is said of it.
fn table<'w>(
    out: &mut String,
    head: &str,
    text: &mut Text,
    rows: impl Iterator<Item = (&'w String, impl std::fmt::Display)>,
) {
    let rows: String = rows.map(|(word, value)| format!("({}, {value}),", text.place(word))).collect();
    let _ = writeln!(out, "static {head} = &[{rows}];");
}

/// `And` becomes `Term::And, `; a name that the enum lacks fails to compile.
fn names(kind: &str, list: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    list.into_iter().map(|name| format!("{kind}::{}, ", name.as_ref())).collect()
}

fn note(list: &mut Vec<String>, what: String) {
    if !list.contains(&what) {
        list.push(what);
    }
}

fn first(map: &mut BTreeMap<String, usize>, names: &[String], value: usize) {
    for name in names {
        map.entry(fold(name)).or_insert(value);
    }
}

/// `ova/ové`: the ending of a name as it is listed and as a sentence has it, both folded. `nne/ntee-` stands for as
/// many as there are endings of cases.
fn endings(pairs: &[String], cases: &[String]) -> Vec<(String, String)> {
    let pairs = pairs.iter().map(|pair| pair.split_once('/').expect("a slash parts the endings"));
    let pairs = pairs.flat_map(|(listed, cited)| match cited.strip_suffix('-') {
        Some(stem) => cases.iter().map(|case| (fold(listed), fold(stem) + &fold(case))).collect(),
        None => vec![(fold(listed), fold(cited))],
    });
    pairs.collect()
}
