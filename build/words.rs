//! The string that all words stand in, and the places of words in it.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

/// Bits of a place that are a length in bytes, as `src/locale/table.rs` reads them.
const LENGTH_BITS: usize = 9;

/// All words, each once: what begins or ends another, or a word within a phrase, takes no room of its own.
pub struct Words {
    text: String,
    starts: HashMap<String, usize>,
}

impl Words {
    pub fn new(all: BTreeSet<&str>) -> Self {
        let mut longest_first: Vec<&str> = all.into_iter().collect();
        longest_first.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut words = Self { text: String::new(), starts: HashMap::new() };
        for word in longest_first {
            if !words.starts.contains_key(word) {
                words.push(word);
            }
        }
        words
    }

    fn push(&mut self, word: &str) {
        let start = self.text.len();
        self.text.push_str(word);
        let bounds: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let mut note = |from: usize, to: usize| {
            if !self.starts.contains_key(&word[from..to]) {
                self.starts.insert(word[from..to].to_owned(), start + from);
            }
        };
        for &bound in &bounds {
            note(0, bound);
            note(bound, word.len());
        }
        let inner: Vec<usize> = word.match_indices(' ').map(|(at, _)| at).collect();
        for (number, from) in inner.iter().enumerate() {
            inner[number + 1..].iter().for_each(|to| note(from + 1, *to));
        }
    }

    /// Where a word stands, as the source of a `Place`.
    pub fn place(&self, word: &str) -> String {
        assert!(word.len() >> LENGTH_BITS == 0, "{word}: too long; split it");
        format!("Place({})", self.starts[word] << LENGTH_BITS | word.len())
    }

    /// The string, as a constant.
    pub fn write(&self, out: &mut String) {
        let _ = writeln!(out, "static WORDS: &str = {:?};", self.text);
    }
}
