//! Names of several words that a sentence declines: `Академії освіти` of `Академія освіти`, `Ministerului Culturii` of
//! `Ministerul Culturii`.

use super::words;

/// Letters that the beginning of a word keeps in all its forms.
const STEM: usize = 4;
/// Letters that an ending has, at most.
const ENDING: usize = 4;
/// Words of a name that can be told so.
const WORDS: std::ops::RangeInclusive<usize> = 2..=12;

/// What a name of several words has in common with its declined forms: the beginnings of its words. `None` for a name of
/// one word, or of too many.
///
/// ```
/// use reconcite::text::bent_key;
/// assert_eq!(bent_key("Ministerului Culturii"), bent_key("Ministerul Culturii"));
/// assert_eq!(bent_key("Ministerul"), None);
/// ```
pub fn bent_key(name: &str) -> Option<String> {
    let found = words(name);
    if !WORDS.contains(&found.len()) {
        return None;
    }
    let beginnings = found.iter().map(|word| word.chars().take(STEM).collect::<String>());
    Some(beginnings.collect::<Vec<_>>().join(" "))
}

/// Whether one name is the other with other endings.
///
/// ```
/// use reconcite::text::is_bent;
/// assert!(is_bent("Центра городских исследований", "Центр городских исследований"));
/// assert!(!is_bent("Центр городских исследований", "Центр сельских исследований"));
/// ```
pub fn is_bent(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    one.len() == other.len() && WORDS.contains(&one.len()) && one.iter().zip(&other).all(|(a, b)| is_bent_word(a, b))
}

/// Whether two words share all but their endings.
fn is_bent_word(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longer = one.chars().count().max(other.chars().count());
    one == other || shared >= STEM - 1 && longer - shared <= ENDING && shared * 5 >= longer * 3
}
