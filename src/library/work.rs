//! What two works are compared by.

use crate::model::{Name, Reference};
use crate::text::digits::to_ascii;
use crate::text::names::{NameFit, PreparedName};
use crate::text::script::{Script, dominant};
use crate::text::{fold, skeleton, skeletons};

/// Longest title that is compared letter by letter, in bytes.
const LONGEST_TITLE: usize = 400;
/// Least share of letters that a slip of the pen leaves.
const ALIKE: f64 = 0.92;
/// A shorter title may be shared by many works, in words: `Introduction`, `Book review`.
const TELLING: usize = 3;
/// Least share of words that two romanisations of one title have in common.
const ROMANISED: f64 = 0.75;

/// What a work is known again by.
#[derive(Clone, Debug)]
pub(super) struct Work {
    pub doi: String,
    /// The words of the title, folded.
    pub title: String,
    /// The same up to a colon.
    main_title: String,
    raw_title: String,
    script: Script,
    surname: Option<PreparedName>,
    /// Keys that the first surname may be found under in any script.
    pub skeletons: Vec<String>,
    /// First and last Gregorian year; none for an undated work.
    pub years: Option<(i32, i32)>,
    volume: String,
    issue: String,
    pages: String,
    container: String,
}

impl Work {
    pub fn of(reference: &Reference) -> Self {
        let item = &reference.item;
        let first = item.author.first().or_else(|| item.editor.first()).map(Name::surname).unwrap_or_default();
        let plain = |text: &str| words(text).join(" ");
        let main = item.title.split([':', '.', '?', '—']).next().unwrap_or_default();
        let place = |text: &str| words(&to_ascii(text)).join("-");
        let year = reference.years.first();
        let years = year.map(|year| (year.earliest, year.latest)).or_else(|| {
            let year = item.issued.as_ref()?.date_parts.first()?.first().copied()?;
            Some((year, year))
        });
        Self {
            doi: bare_doi(&item.doi),
            title: plain(&item.title),
            main_title: plain(main),
            raw_title: item.title.clone(),
            script: dominant(&item.title),
            skeletons: if first.is_empty() { Vec::new() } else { skeletons(&first) },
            surname: (!first.is_empty()).then(|| PreparedName::new(&first)),
            years,
            volume: place(&item.volume),
            issue: place(&item.issue),
            pages: place(&item.page),
            container: plain(&item.container_title),
        }
    }

    /// Whether the first surnames may be one; a work without names may be anybody's.
    pub fn may_share_author(&self, other: &Self) -> bool {
        match (&self.surname, &other.surname) {
            (Some(here), Some(there)) => {
                let likeness = here.likeness(there);
                likeness.fit != NameFit::Different && likeness.score >= 0.5
            }
            _ => true,
        }
    }

    /// Whether both have names and the first may be one.
    fn shares_author(&self, other: &Self) -> bool {
        self.surname.is_some() && other.surname.is_some() && self.may_share_author(other)
    }

    /// Whether the years may be one; an undated work fits any.
    pub fn may_share_year(&self, other: &Self) -> bool {
        match (self.years, other.years) {
            (Some(here), Some(there)) => here.0 <= there.1 && there.0 <= here.1,
            _ => true,
        }
    }

    /// Whether the titles are the same words, or one is the other without its subtitle.
    pub fn shares_title(&self, other: &Self) -> bool {
        if self.title.is_empty() || other.title.is_empty() {
            return false;
        }
        self.title == other.title
            || [(self, other), (other, self)]
                .iter()
                .any(|(whole, short)| whole.main_title == short.title && count(&short.title) >= TELLING)
    }

    /// Whether title and author alone tell the work: not `Introduction`, and not the yearly report of an office.
    pub fn is_telling(&self) -> bool {
        count(&self.title) > TELLING && self.surname.is_some()
    }

    /// Whether the titles are a slip of the pen apart, numbers aside.
    pub fn nearly_shares_title(&self, other: &Self) -> bool {
        let (here, there) = (&self.title, &other.title);
        let longest = here.len().max(there.len());
        longest <= LONGEST_TITLE
            && here.len().abs_diff(there.len()) * 10 <= longest
            && numbers(here).eq(numbers(there))
            && strsim::normalized_levenshtein(here, there) >= ALIKE
    }

    /// Whether the pages stand where the other's do: volume, if both have one, and pages.
    pub fn shares_place(&self, other: &Self) -> bool {
        let agree = |here: &str, there: &str| here.is_empty() || there.is_empty() || here == there;
        !self.pages.is_empty()
            && self.pages == other.pages
            && agree(&self.volume, &other.volume)
            && agree(&self.issue, &other.issue)
    }

    /// Whether both say where they stand, and not the same.
    pub fn contradicts_place(&self, other: &Self) -> bool {
        let differ = |here: &str, there: &str| !here.is_empty() && !there.is_empty() && here != there;
        differ(&self.pages, &other.pages)
            || differ(&self.volume, &other.volume)
            || differ(&self.container, &other.container)
    }

    /// Whether it is the other in another script: the same author and year, and the same place or the same words.
    pub fn is_in_another_script(&self, other: &Self) -> bool {
        if self.script == other.script || self.title.is_empty() || other.title.is_empty() {
            return false;
        }
        let dated = self.years.is_some() && other.years.is_some() && self.may_share_year(other);
        if !dated || !self.shares_author(other) {
            return false;
        }
        let whole_place = !self.volume.is_empty() && self.volume == other.volume && self.pages.contains('-');
        (whole_place && self.shares_place(other)) || self.sounds_like(other)
    }

    /// Whether most words of the titles sound alike once romanised.
    fn sounds_like(&self, other: &Self) -> bool {
        let sounds = |title: &str| -> Vec<String> {
            let long = words(title).into_iter().filter(|word| word.chars().nth(1).is_some());
            long.map(|word| skeleton(&word)).filter(|key| key.len() > 1).collect()
        };
        let (here, there) = (sounds(&self.raw_title), sounds(&other.raw_title));
        let (few, many) = if here.len() <= there.len() { (&here, &there) } else { (&there, &here) };
        let shared = few.iter().filter(|key| many.contains(key)).count();
        few.len() >= 2 && many.len() <= few.len() + 2 && shared as f64 >= ROMANISED * many.len() as f64
    }
}

/// A DOI in small letters, without a resolver.
pub(super) fn bare_doi(doi: &str) -> String {
    let doi = doi.trim();
    doi.find("10.").map_or("", |start| &doi[start..]).trim_end_matches(['.', ',', ';']).to_lowercase()
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn count(folded: &str) -> usize {
    // Scripts without spaces have many words in one.
    folded.split(' ').map(|word| if word.is_ascii() { 1 } else { word.chars().count().div_ceil(5) }).sum()
}

fn numbers(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| word.chars().any(char::is_numeric) || is_roman(word))
}

fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}
