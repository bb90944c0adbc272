//! Whose name an entry begins with, in whichever order its words stand.

use rustc_hash::FxHashMap;

use super::{parts, with_folded, words};

/// Entries with one word in common that are looked at: the cost must not grow with the square of a list.
const MOST: usize = 200;
/// A lead of more words is no name.
const LONGEST: usize = 12;

/// The words that entries begin with: a list may have `بن عمر الطيب` or `Delorme Alphonse` without a comma for the person
/// whom a note calls `الطيب بن عمر` and `Alphonse Delorme`.
#[derive(Clone, Debug, Default)]
pub struct Leads {
    /// What each entry begins with, folded, with a blank between words; nothing, where that is no name.
    folded: Vec<String>,
    by_word: FxHashMap<String, Vec<u32>>,
}

impl Leads {
    /// Indexes the texts of entries by what stands before their first comma.
    pub fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut leads = Self::default();
        for (at, text) in texts.enumerate() {
            let folded = with_folded(lead(text), |folded| {
                let mut out = String::with_capacity(folded.len());
                for (count, word) in parts(folded).enumerate() {
                    if count == LONGEST {
                        return String::new();
                    }
                    if count > 0 {
                        out.push(' ');
                    }
                    out.push_str(word);
                }
                out
            });
            for word in split(&folded) {
                match leads.by_word.get_mut(word) {
                    Some(entries) => entries.push(at as u32),
                    None => drop(leads.by_word.insert(word.to_owned(), vec![at as u32])),
                }
            }
            leads.folded.push(folded);
        }
        leads
    }

    /// The entries that begin with this name: with all its words in any order, or with its only word.
    ///
    /// ```
    /// use reconcite::text::leads::Leads;
    /// let leads = Leads::new(["Delorme Alphonse, Un hiver, 1882", "Grey, Anna, Walls"].into_iter());
    /// assert_eq!(leads.find("Alphonse Delorme"), [0]);
    /// assert!(leads.find("Alphonse Grey").is_empty());
    /// ```
    pub fn find(&self, name: &str) -> Vec<usize> {
        let wanted = words(name);
        let Some(bucket) = wanted.first().and_then(|word| self.by_word.get(word)) else { return Vec::new() };
        let begins = |at: &usize| match wanted.as_slice() {
            [only] => split(&self.folded[*at]).next() == Some(only),
            _ => wanted.iter().all(|wanted| split(&self.folded[*at]).any(|word| word == wanted)),
        };
        let mut found: Vec<usize> = bucket.iter().map(|at| *at as usize).take(MOST).filter(begins).collect();
        found.dedup();
        found
    }

    /// Whether some entry begins with this name.
    pub fn knows(&self, name: &str) -> bool {
        !self.find(name).is_empty()
    }
}

/// The words between the blanks.
fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| !word.is_empty())
}

/// The text up to its first comma or stop; of `Lowe 2011: A. Lowe, Walls` and `ASV – Archivio di Stato` the key.
pub fn lead(text: &str) -> &str {
    const SIGNS: [char; 13] = [',', '.', '(', '[', '،', ';', ':', '，', '．', '（', '［', '：', '。'];
    let mut end = text.find(SIGNS).unwrap_or(text.len().min(60)).min(120);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    let dash = [" – ", " — "].into_iter().filter_map(|dash| head.find(dash)).min();
    let head = &head[..dash.unwrap_or(head.len())];
    let year = head.match_indices(' ').map(|(at, _)| at).find(|&at| at > 0 && opens_year(&head[at + 1..]));
    head[..year.unwrap_or(head.len())].trim_end()
}

/// Whether a text begins with a year, a letter or a second year behind it.
fn opens_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let behind = rest.strip_prefix(|c: char| c.is_alphabetic()).unwrap_or(rest);
    let plausible = matches!(text.as_bytes(), [b'1', b'5'..=b'9', ..] | [b'2', b'0', ..]);
    digits == 4 && plausible && !rest.starts_with('/') && !behind.starts_with(|c: char| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_end_at_their_years_and_dashes() {
        for (text, wanted) in [
            ("Lowe 2011a: A. Lowe, Walls", "Lowe"),
            ("Mora Ricci 1869-1871: A. Mora Ricci, Walls", "Mora Ricci"),
            ("ASV – Archivio di Stato", "ASV"),
            ("North Post 1853–1858.", "North Post"),
            ("Lei 9394 de 1996", "Lei 9394 de"),
            ("2001 A space odyssey", "2001 A space odyssey"),
        ] {
            assert_eq!(lead(text), wanted);
        }
    }

    #[test]
    fn a_name_is_known_in_any_order() {
        let texts = ["بن عمر الطيب، الأرض، 2005", "زروق سعيد وبن عمر نادية، اقتصاد، 2014", ""];
        let leads = Leads::new(texts.into_iter());
        for (name, found) in [
            ("الطيب بن عمر", &[0][..]),
            ("سعيد زروق", &[1]),
            ("زروق", &[1]),
            ("سعيد", &[]),
            ("الطيب زروق", &[]),
            ("", &[]),
        ] {
            assert_eq!(leads.find(name), found, "{name}");
        }
    }
}
