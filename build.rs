//! Turns `data/locales/*.toml` into a constant table, so that a start of the program parses no language file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

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
    println!("cargo:rerun-if-changed=data/locales");
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
