//! Holds the program to papers in many languages: what stands in `tests/papers/TAG-STYLE.toml` is to be found in
//! `TAG-STYLE.txt`. The format is told in `docs/LOCALES.md`.
//!
//! Not everything is found yet. `tests/papers/SCORES.toml` keeps what is; a figure that differs from it fails, and
//! `UPDATE=1 cargo test --test papers` writes it anew.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{env, fs};

use reconcite::config::Config;
use reconcite::model::{Cite, Document, Report, Status};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Wanted {
    references: usize,
    uncited: Vec<usize>,
    citations: Vec<WantedCite>,
}

#[derive(Deserialize)]
struct WantedCite {
    text: String,
    names: Vec<String>,
    year: Option<String>,
    reference: Target,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Target {
    Entry(usize),
    Missing(String),
}

/// How well a paper is understood; `x/y` is x right of y wanted.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Score {
    links: String,
    false_citations: usize,
    entries: String,
    uncited: String,
    false_uncited: usize,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers")
}

fn papers() -> Vec<(String, Wanted, Report)> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .filter_map(|entry| Some(entry.unwrap().file_name().to_str()?.strip_suffix(".txt")?.to_owned()))
        .collect();
    names.sort();
    let read = |name: String| {
        let text = fs::read_to_string(folder().join(format!("{name}.txt"))).unwrap();
        let wanted = fs::read_to_string(folder().join(format!("{name}.toml"))).unwrap();
        let wanted = toml::from_str(&wanted).unwrap_or_else(|error| panic!("{name}.toml: {error}"));
        let report = reconcite::check(Document::from_text(format!("{name}.txt"), text), None, &Config::default());
        (name, wanted, report)
    };
    names.into_iter().map(read).collect()
}

/// Where each wanted cite stands. A marker that is given once for each of its numbers is one place.
fn places(name: &str, text: &str, wanted: &[WantedCite]) -> Vec<Range<usize>> {
    let mut from = 0;
    let mut places: Vec<Range<usize>> = Vec::new();
    for (index, cite) in wanted.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|before| &wanted[before])
            && before.text == cite.text
            && before.reference != cite.reference
            && cite.names.is_empty()
            && let Some(place) = places.last()
        {
            places.push(place.clone());
            continue;
        }
        let start = find(text, from, &cite.text);
        let Some(place) = start else { panic!("{name}: {:?} does not stand after byte {from}", cite.text) };
        from = place.start + 1;
        while !text.is_char_boundary(from) {
            from += 1;
        }
        places.push(place);
    }
    places
}

/// The first place of `part` from `from` on, white space of any length being equal.
fn find(text: &str, from: usize, part: &str) -> Option<Range<usize>> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let first = words.first()?;
    text[from..].match_indices(first).map(|(at, _)| from + at).find_map(|start| {
        let mut at = start + first.len();
        for word in &words[1..] {
            let rest = text[at..].trim_start();
            at = text.len() - rest.len() + word.len();
            rest.strip_prefix(word)?;
        }
        Some(start..at)
    })
}

fn is_right(cite: &Cite, wanted: &Target) -> bool {
    match wanted {
        Target::Entry(number) => {
            cite.status == Status::Match && cite.links.first().is_some_and(|link| link.reference + 1 == *number)
        }
        Target::Missing(_) => cite.links.is_empty(),
    }
}

/// The score, and what is wrong, in words.
fn score(name: &str, wanted: &Wanted, report: &Report) -> (Score, Vec<String>) {
    let text = &report.documents[0].text;
    let places = places(name, text, &wanted.citations);
    let cites: Vec<&Cite> = report.citations.iter().flat_map(|citation| &citation.cites).collect();
    let touches = |cite: &Cite, place: &Range<usize>| {
        cite.spans.iter().any(|span| span.start < place.end && place.start < span.end)
    };
    let mut used = HashSet::new();
    let mut wrong = Vec::new();
    let mut right = 0;
    for (cite, place) in wanted.citations.iter().zip(&places) {
        let near: Vec<usize> = (0..cites.len()).filter(|at| !used.contains(at) && touches(cites[*at], place)).collect();
        match near.iter().copied().find(|&at| is_right(cites[at], &cite.reference)) {
            Some(at) => {
                used.insert(at);
                right += 1;
            }
            None if near.is_empty() => wrong.push(format!("not found: {:?}", cite.text)),
            None => {
                let found: Vec<String> = near
                    .iter()
                    .map(|&at| {
                        let cite = cites[at];
                        let links: Vec<usize> = cite.links.iter().map(|link| link.reference + 1).collect();
                        format!("{:?} {:?} {:?}", cite.names, cite.status, links)
                    })
                    .collect();
                let (names, year, target) = (&cite.names, &cite.year, &cite.reference);
                wrong.push(format!("{:?} ({names:?} {year:?}) is {target:?}, not {}", cite.text, found.join("; ")));
            }
        }
    }
    let strays: Vec<&&Cite> = cites.iter().filter(|cite| !places.iter().any(|place| touches(cite, place))).collect();
    wrong.extend(strays.iter().map(|cite| format!("no citation: {:?} {:?} {:?}", cite.names, cite.years, cite.label)));
    if report.references.len() != wanted.references {
        wrong.push(format!("{} entries, not {}", report.references.len(), wanted.references));
    }
    let mut uncited: HashSet<usize> = (1..=report.references.len()).collect();
    for link in cites.iter().flat_map(|cite| &cite.links) {
        uncited.remove(&(link.reference + 1));
    }
    let found = wanted.uncited.iter().filter(|number| uncited.contains(number)).count();
    let mut extra: Vec<usize> = uncited.into_iter().filter(|number| !wanted.uncited.contains(number)).collect();
    extra.sort_unstable();
    if !extra.is_empty() {
        wrong.push(format!("said to be uncited: {extra:?}"));
    }
    let score = Score {
        links: format!("{right}/{}", wanted.citations.len()),
        false_citations: strays.len(),
        entries: format!("{}/{}", report.references.len(), wanted.references),
        uncited: format!("{found}/{}", wanted.uncited.len()),
        false_uncited: extra.len(),
    };
    (score, wrong)
}

#[test]
fn papers_are_understood_as_far_as_the_score_list_says() {
    let path = folder().join("SCORES.toml");
    let mut scores = BTreeMap::new();
    let mut faults = String::new();
    for (name, wanted, report) in papers() {
        let (score, wrong) = score(&name, &wanted, &report);
        for line in wrong {
            faults.push_str(&format!("{name}: {line}\n"));
        }
        scores.insert(name, score);
    }
    print!("{faults}");
    if env::var_os("UPDATE").is_some() {
        let head = "# How well each paper is understood: x right of y wanted. Written by\n# UPDATE=1 cargo test --test papers\n\n";
        fs::write(&path, head.to_owned() + &toml::to_string(&scores).unwrap()).unwrap();
        return;
    }
    let kept: BTreeMap<String, Score> = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let mut changes = String::new();
    for (name, score) in &scores {
        if kept.get(name) != Some(score) {
            changes.push_str(&format!("{name}: now {score:?}\n   kept as {:?}\n", kept.get(name)));
        }
    }
    assert!(kept.len() == scores.len() && changes.is_empty(), "{changes}\nall faults:\n{faults}");
}
