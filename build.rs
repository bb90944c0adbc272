//! Turns `data/locales/*.toml` into constant tables, so that a start of the program parses no language file and folds no
//! word.

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
    for path in paths {
        let tag = path.file_stem().expect("a file name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("readable locale file");
        let file: LocaleFile = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        merged.add(&file);
        let _ = writeln!(
            out,
            "Locale {{ tag: {tag:?}, name: {:?}, scripts: &{:?}, headings: &[{}], terms: &[{}], months: &[{}], \
             year_letters: &{:?}, numbers: &[{}], particles: &{:?}, \
             articles: &{:?}, stopwords: &{:?} }},",
            file.name,
            file.scripts,
            table("Heading", &file.headings),
            table("Term", &file.terms),
            file.months.iter().map(|month| format!("&{month:?}, ")).collect::<String>(),
            file.year_letters,
            file.numbers.iter().map(|number| format!("&{number:?}, ")).collect::<String>(),
            file.particles,
            file.articles,
            file.stopwords,
        );
    }
    out.push_str("];\n");
    merged.write(&mut out);
    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("locales.rs");
    fs::write(target, out).expect("OUT_DIR is writable");
}

/// `as-cited-in = [...]` becomes `(Term::AsCitedIn, &[...])`; a key that the enum lacks fails to compile.
fn table(kind: &str, entries: &BTreeMap<String, Vec<String>>) -> String {
    entries.iter().map(|(key, words)| format!("({kind}::{}, &{words:?}), ", camel(key))).collect()
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
    stopwords: BTreeSet<String>,
    particles: BTreeSet<String>,
    months: BTreeMap<String, usize>,
    year_letters: BTreeMap<String, usize>,
    numbers: BTreeMap<String, usize>,
}

impl Merged {
    fn add(&mut self, file: &LocaleFile) {
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
        self.stopwords.extend(file.stopwords.iter().map(|word| fold(word)));
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
        out.push_str("static PHRASES: &[(&str, &[Phrase])] = &[\n");
        for (first, phrases) in &mut self.phrases {
            phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
            let row = |(words, terms): &MergedPhrase| {
                let terms: String = terms.iter().map(|term| format!("Term::{term}, ")).collect();
                format!("Phrase {{ words: &{words:?}, terms: &[{terms}] }}, ")
            };
            let _ = writeln!(out, "({first:?}, &[{}]),", phrases.iter().map(row).collect::<String>());
        }
        out.push_str("];\nstatic HEADINGS: &[(&str, &[Heading])] = &[\n");
        for (title, kinds) in &self.headings {
            let kinds: String = kinds.iter().map(|kind| format!("Heading::{kind}, ")).collect();
            let _ = writeln!(out, "({title:?}, &[{kinds}]),");
        }
        out.push_str("];\n");
        for (name, words) in [("STOPWORDS", &self.stopwords), ("PARTICLES", &self.particles)] {
            let words: Vec<&String> = words.iter().collect();
            let _ = writeln!(out, "static {name}: &[&str] = &{words:?};");
        }
        for (name, words) in
            [("MONTHS", &self.months), ("YEAR_LETTERS", &self.year_letters), ("NUMBERS", &self.numbers)]
        {
            let words: Vec<(&String, &usize)> = words.iter().collect();
            let _ = writeln!(out, "static {name}: &[(&str, u8)] = &{words:?};");
        }
    }
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
