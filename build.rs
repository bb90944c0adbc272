//! Turns `data/locales/*.toml` into constant tables, so that a start of the program parses no language file and folds no
//! word.
//!
//! All words stand in one string, and the tables say where. A table of strings would be twice as large in the program,
//! and the address of each of its words would have to be put in its place at every start. The tables are ordered by the
//! words' hashes, so that the program looks words up in them as they stand.

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

/// The hash by which the program looks words up.
#[path = "src/locale/hash.rs"]
mod hash;
#[path = "build/table.rs"]
mod table;
#[path = "build/words.rs"]
mod words;

use table::{Sets, Table};
use text::fold::{fold, words};
use words::Words;

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
    full_names: bool,
    #[serde(default)]
    own_and: Vec<String>,
    #[serde(default)]
    stopwords: Vec<String>,
}

fn main() {
    for source in
        ["data/locales", "src/text/fold.rs", "src/text/digits.rs", "src/text/letters.rs", "src/locale/hash.rs"]
    {
        println!("cargo:rerun-if-changed={source}");
    }
    let mut paths: Vec<_> = fs::read_dir("data/locales")
        .expect("data/locales is part of the source")
        .map(|entry| entry.expect("readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    let locales: Vec<(String, LocaleFile)> = paths.iter().map(|path| read(path)).collect();
    let mut merged = Merged::default();
    for (number, (_, file)) in (0..).zip(&locales) {
        merged.add(file, number);
    }
    let mut all: BTreeSet<String> = merged.words().collect();
    for (_, file) in &locales {
        all.extend(file.bent().into_iter().chain(file.begun()).flat_map(|(listed, cited)| [listed, cited]));
    }
    let words = Words::new(all.iter().map(String::as_str).collect());
    let mut out = String::from("/// Every locale, in order of its tag.\nstatic LOCALES: &[Locale] = &[\n");
    for (tag, file) in &locales {
        file.write(&mut out, tag, &words);
    }
    out.push_str("];\n");
    merged.write(&mut out, &words);
    words.write(&mut out);
    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("locales.rs");
    fs::write(target, out).expect("OUT_DIR is writable");
}

/// The tag of a locale, and its words.
fn read(path: &Path) -> (String, LocaleFile) {
    let tag = path.file_stem().expect("a file name").to_string_lossy().into_owned();
    let text = fs::read_to_string(path).expect("readable locale file");
    (tag, toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

impl LocaleFile {
    /// Endings of names.
    fn bent(&self) -> Vec<(String, String)> {
        endings(&self.name_endings, &self.case_endings)
    }

    /// What is written onto the front of names.
    fn begun(&self) -> Vec<(String, String)> {
        endings(&self.name_prefixes, &[])
    }

    fn write(&self, out: &mut String, tag: &str, words: &Words) {
        let pairs = |pairs: Vec<(String, String)>| -> String {
            pairs.iter().map(|(listed, cited)| format!("({}, {}),", words.place(listed), words.place(cited))).collect()
        };
        let _ = writeln!(
            out,
            "Locale {{ tag: {tag:?}, name: {:?}, scripts: &{:?}, articles: &{:?}, prepositions: &{:?}, name_endings: &[{}], place_endings: &{:?}, law_endings: &{:?}, first_names: {:?}, name_prefixes: &[{}], ands: &{:?}, full_names: {:?} }},",
            self.name,
            self.scripts,
            self.articles,
            self.prepositions,
            pairs(self.bent()),
            self.place_endings.iter().map(|ending| fold(ending)).collect::<Vec<_>>(),
            self.law_endings,
            self.first_names,
            pairs(self.begun()),
            self.ands(),
            self.full_names,
        );
    }

    /// The single words for "and", folded.
    fn ands(&self) -> Vec<String> {
        let shared = self.terms.get("and").into_iter().flatten();
        shared.chain(&self.own_and).filter(|word| !word.contains(' ')).map(|word| fold(word)).collect()
    }
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
    letters: BTreeMap<char, u64>,
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
                *self.letters.entry(letter).or_default() |= bit;
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

    /// All words that are looked up, and what follows the first words of phrases.
    fn words(&self) -> impl Iterator<Item = String> {
        let phrases = self
            .phrases
            .iter()
            .flat_map(|(first, found)| found.iter().map(|(words, _)| words[1..].join(" ")).chain([first.clone()]));
        let others = self.headings.keys().chain(self.stopwords.keys()).chain(&self.particles);
        let counted = self.months.keys().chain(self.year_letters.keys()).chain(self.numbers.keys());
        phrases.chain(self.heading_starts().map(str::to_owned)).chain(others.chain(counted).cloned())
    }

    /// The first words of headings.
    fn heading_starts(&self) -> impl Iterator<Item = &str> {
        self.headings.keys().filter_map(|title| title.split(' ').next())
    }

    fn write(&self, out: &mut String, words: &Words) {
        self.write_phrases(out, words);
        let mut sets = Sets::default();
        look_up(out, words, "HEADINGS", "u8", &self.headings, |kinds| {
            sets.number(format!("&[{}]", names("Heading", kinds)))
        });
        sets.write(out, "HEADING_SETS", "&[Heading]");
        table::marks(out, "HEADING_STARTS", self.heading_starts().collect::<BTreeSet<_>>().into_iter());
        let longest = self.headings.keys().map(String::len).max().unwrap_or(0);
        let _ = writeln!(out, "/// Bytes of the longest heading.\nconst LONGEST_HEADING: usize = {longest};");
        let mut sets = Sets::default();
        look_up(out, words, "STOPWORDS", "u16", &self.stopwords, |set| sets.number(set.to_string()));
        sets.write(out, "LANGUAGE_SETS", "u64");
        table::values(out, "LETTERS", "(char, u64)", self.letters.iter().map(|letter| format!("{letter:?}")));
        Table::new(self.particles.iter().map(String::as_str)).write(out, "PARTICLES", words);
        for (name, list) in [("MONTHS", &self.months), ("YEAR_LETTERS", &self.year_letters), ("NUMBERS", &self.numbers)]
        {
            look_up(out, words, name, "u8", list, |value| *value);
        }
    }

    /// The first words of phrases, and for each the phrases of several words, the longest first.
    fn write_phrases(&self, out: &mut String, words: &Words) {
        let (mut sets, mut does) = (Sets::default(), Sets::default());
        let (mut openings, mut phrases) = (Vec::new(), Vec::new());
        let table = Table::new(self.phrases.keys().map(String::as_str));
        for first in table.words() {
            let mut found: Vec<&MergedPhrase> = self.phrases[first].iter().collect();
            found.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
            let all: BTreeSet<&String> = found.iter().flat_map(|(_, terms)| terms).collect();
            let alone = found.iter().filter(|(words, _)| words.len() == 1).flat_map(|(_, terms)| terms);
            let both = [names("Term", all), names("Term", alone)].map(|terms| format!("Terms::of(&[{terms}])"));
            let does = does.number(format!("({})", both.join(", ")));
            openings.push(format!("Opening {{ from: {}, does: {does} }}", phrases.len()));
            for (list, terms) in found.iter().filter(|(words, _)| words.len() > 1) {
                let rest = words.place(&list[1..].join(" "));
                let terms = sets.number(format!("Terms::of(&[{}])", names("Term", terms)));
                phrases.push(format!("Phrase {{ rest: {rest}, terms: {terms}, count: {} }}", list.len()));
            }
        }
        table.write(out, "OPENINGS", words);
        table::values(out, "OPENINGS_ARE", "Opening", openings.iter());
        does.write(out, "OPENINGS_DO", "(Terms, Terms)");
        table::values(out, "PHRASES", "Phrase", phrases.iter());
        sets.write(out, "PHRASES_DO", "Terms");
    }
}

/// Writes a table of words, and what each of them is.
fn look_up<V, D: std::fmt::Display>(
    out: &mut String,
    words: &Words,
    name: &str,
    kind: &str,
    map: &BTreeMap<String, V>,
    mut is: impl FnMut(&V) -> D,
) {
    let table = Table::new(map.keys().map(String::as_str));
    table.write(out, name, words);
    table::values(out, &format!("{name}_ARE"), kind, table.words().map(|word| is(&map[word])));
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
