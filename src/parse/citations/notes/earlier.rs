//! The cites of the notes before, which later notes take over: `ibid.`, `Smith, op. cit.`, `Smith (n 12)`, `TNA`.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::context::Context;
use super::super::group::RawCite;
use crate::text::script::is_cjk;
use crate::text::words;

/// Cites of an author that are looked through, last first: the cost must not grow with the square of the notes.
const LOOKED: usize = 64;
/// A Chinese, Japanese or Korean surname stands in one piece with the given name; it has no more letters than this.
const GLUED: usize = 3;

/// The cites of earlier notes.
#[derive(Default)]
pub(super) struct Earlier<'a> {
    /// In their order, each with the words of its author as the note prints them.
    cites: Vec<(RawCite, Vec<String>)>,
    /// Words of the authors' names -> the cites of them.
    by_word: FxHashMap<String, Vec<usize>>,
    /// Short forms that a note introduces: `Kew, The National Archives (TNA)`.
    short: FxHashMap<&'a str, usize>,
    /// Whether notes of the paper cite by names and years.
    pub(super) by_year: bool,
    /// Number of a note -> its cites.
    by_note: FxHashMap<u32, Range<usize>>,
}

impl<'a> Earlier<'a> {
    /// Nothing yet; `by_year` says whether notes of the paper cite by names and years.
    pub(super) fn of(by_year: bool) -> Self {
        Self { by_year, ..Self::default() }
    }

    /// Adds a cite, which says in `again` what later ones take over, with the name that its note begins with: of a part of a book that is not the name of its entry.
    pub(super) fn push(&mut self, ctx: &Context<'a>, cite: RawCite, lead: &Range<usize>) {
        let at = self.cites.len();
        let names = cite.names.iter().chain([lead]);
        let mut known: Vec<String> = names.flat_map(|name| words(&ctx.text[name.clone()])).collect();
        known.sort_unstable();
        known.dedup();
        for word in &known {
            let mut keys = vec![word.clone()];
            if word.chars().all(is_cjk) {
                let starts = word.char_indices().skip(1).take(GLUED).map(|(end, _)| word[..end].to_owned());
                keys.extend(starts);
            }
            for key in keys {
                self.by_word.entry(key).or_default().push(at);
            }
        }
        self.cites.push((cite, known));
    }

    /// Remembers a short form for the last cite.
    pub(super) fn shorten(&mut self, short: &'a str) {
        if let Some(last) = self.cites.len().checked_sub(1) {
            self.short.insert(short, last);
        }
    }

    /// Remembers that the note of this number has the cites since there were `from`.
    pub(super) fn close(&mut self, note: Option<u32>, from: usize) {
        if let Some(note) = note {
            self.by_note.insert(note, from..self.cites.len());
        }
    }

    /// How many cites there are.
    pub(super) fn len(&self) -> usize {
        self.cites.len()
    }

    /// The cite before.
    pub(super) fn last(&self) -> Option<&RawCite> {
        self.cites.last().map(|(cite, _)| cite)
    }

    /// The only cite of the note of this number.
    pub(super) fn only_of(&self, note: u32) -> Option<&RawCite> {
        let cites = self.cites.get(self.by_note.get(&note)?.clone())?;
        if let [(only, _)] = cites { Some(only) } else { None }
    }

    /// The last cite of this author, who is named in full the first time: `Alphonse Delorme`, then `Delorme`; of the note
    /// with this number, where one is given.
    pub(super) fn of_author(&self, name: &str, note: Option<u32>) -> Option<&RawCite> {
        let name = words(name);
        let range = match note {
            Some(note) => self.by_note.get(&note)?.clone(),
            None => 0..self.cites.len(),
        };
        let found = self.by_word.get(name.last()?)?;
        let found = found.iter().rev().copied().skip_while(|at| *at >= range.end).take_while(|at| *at >= range.start);
        found.take(LOOKED).map(|at| &self.cites[at]).find(|(_, known)| named(&name, known)).map(|(cite, _)| cite)
    }

    /// The cite that introduced this short form.
    pub(super) fn short_form(&self, short: &str) -> Option<&RawCite> {
        self.short.get(short).map(|at| &self.cites[*at].0)
    }
}

/// Whether each word of a name is one of the known name, or its beginning where names have no spaces.
fn named(name: &[String], known: &[String]) -> bool {
    let glued = |word: &String| word.chars().all(is_cjk) && known.iter().any(|known| known.starts_with(word.as_str()));
    !name.is_empty() && name.iter().all(|word| known.contains(word) || glued(word))
}
