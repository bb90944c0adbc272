//! Tables of letters, read from `data/romanisation/` at their first use.

use rustc_hash::FxHashMap;

use crate::text::fold;

/// Rules that turn letters of one script into Latin ones.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// First letter -> the rules that begin with it, longest first.
    rules: FxHashMap<char, Vec<Rule>>,
}

#[derive(Debug)]
struct Rule {
    from: String,
    at_start: bool,
    at_end: bool,
    to: &'static str,
}

impl Letters {
    /// Reads lines of `from TAB to`; `^` before and `$` behind `from` tie it to the start and end of a word.
    pub(super) fn parse(table: &'static str) -> Self {
        let mut letters = Self::default();
        for (from, to) in rows(table).map(|mut row| (row.next().unwrap_or_default(), row.next().unwrap_or_default())) {
            let at_start = from.starts_with('^');
            let at_end = from.ends_with('$');
            let from = fold(from.trim_start_matches('^').trim_end_matches('$'));
            let Some(first) = from.chars().next() else { continue };
            letters.rules.entry(first).or_default().push(Rule { from, at_start, at_end, to });
        }
        for rules in letters.rules.values_mut() {
            // A tied rule beats a free one of the same length.
            rules.sort_by_key(|rule| std::cmp::Reverse((rule.from.len(), rule.at_start || rule.at_end)));
        }
        letters
    }

    /// What the start of `rest` becomes and how many bytes of it that takes; `at_start` says whether a word begins.
    pub(super) fn next(&self, rest: &str, at_start: bool) -> Option<(&'static str, usize)> {
        let first = rest.chars().next()?;
        let rule = self.rules.get(&first)?.iter().find(|rule| {
            rest.starts_with(&rule.from)
                && (!rule.at_start || at_start)
                && (!rule.at_end || rest.len() == rule.from.len())
        })?;
        Some((rule.to, rule.from.len()))
    }

    /// The whole folded word, letter by letter; what the table lacks goes to `other`.
    pub(super) fn spell(&self, word: &str, other: impl Fn(&str, bool) -> Option<(&'static str, usize)>) -> String {
        let mut out = String::with_capacity(word.len());
        let mut rest = word;
        while let Some(letter) = rest.chars().next() {
            let at_start = rest.len() == word.len();
            let (spelt, length) = self
                .next(rest, at_start)
                .or_else(|| other(rest, at_start))
                .unwrap_or_else(|| (any_ascii::any_ascii_char(letter), letter.len_utf8()));
            out.push_str(spelt);
            rest = &rest[length..];
        }
        out.make_ascii_lowercase();
        out
    }
}

/// Whole names with their usual spellings, best first.
#[derive(Debug, Default)]
pub(super) struct Names {
    spellings: FxHashMap<String, Vec<&'static str>>,
}

impl Names {
    /// Reads lines of a name and, behind tabs, its spellings.
    pub(super) fn parse(table: &'static str) -> Self {
        let spellings = rows(table)
            .map(|mut row| (fold(row.next().unwrap_or_default()), row.collect::<Vec<_>>()))
            .filter(|(name, spellings)| !name.is_empty() && !spellings.is_empty())
            .collect();
        Self { spellings }
    }

    /// Every spelling of every name.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.spellings.values().flatten().copied()
    }

    /// The spellings of this folded name.
    pub(super) fn get(&self, name: &str) -> &[&'static str] {
        self.spellings.get(name).map_or(&[], Vec::as_slice)
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t'))
}
