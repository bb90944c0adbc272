//! A guess at the language of a text, from its script and its commonest words.

use super::lexicon::lexicon;
use super::{LETTERS, locales};
use crate::text::script::Script;
use crate::text::{fold, runs};

/// A long text is judged by this many pieces, spread evenly over it: a paper in Persian may begin in English.
const PIECES: usize = 16;
/// Bytes of a piece.
const PIECE: usize = 640;
/// Japanese mixes its own letters among Chinese characters; at least one letter in this many is such a one.
const KANA_SHARE: usize = 8;

/// A set of locales: bit n stands for the one at index n.
type Set = u64;

/// The tag of the language that most of the text is in, or an empty string where nothing tells.
///
/// Costs the same for a long text as for a short one.
pub fn detect(text: &str) -> &'static str {
    let pieces = pieces(text);
    let Some(script) = main_script(&pieces) else { return "" };
    let fitting = locales().iter().enumerate().take(Set::BITS as usize);
    let fitting = fitting.filter(|(_, locale)| has_script(locale.scripts, script));
    let candidates: Set = fitting.fold(0, |set, (index, _)| set | 1 << index);
    match candidates.count_ones() {
        0 => "",
        1 => tag(candidates.trailing_zeros() as usize),
        _ => most_words(&pieces, script, candidates).map_or("", tag),
    }
}

fn tag(index: usize) -> &'static str {
    locales().get(index).map_or("", |locale| locale.tag)
}

fn pieces(text: &str) -> Vec<&str> {
    if text.len() <= PIECES * PIECE {
        return vec![text];
    }
    let step = text.len() / PIECES;
    let piece = |at: usize| {
        let boundary = |from: usize| (from..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let start = boundary(at * step);
        text.get(start..boundary(start + PIECE))
    };
    (0..PIECES).filter_map(piece).collect()
}

/// The script of most of the text.
fn main_script(pieces: &[&str]) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    let mut count = |script: Script, letters: usize| match counts.iter_mut().find(|(known, _)| *known == script) {
        _ if script == Script::Common || letters == 0 => {}
        Some((_, count)) => *count += letters,
        None => counts.push((script, letters)),
    };
    for piece in pieces {
        // A run of ASCII is counted as one.
        let mut rest = *piece;
        while !rest.is_empty() {
            let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            count(Script::Latin, rest.bytes().take(plain).filter(u8::is_ascii_alphabetic).count());
            let mut behind = rest[plain..].chars();
            count(behind.next().map_or(Script::Common, Script::of), 1);
            rest = behind.as_str();
        }
    }
    let of = |script| counts.iter().find(|(known, _)| *known == script).map_or(0, |(_, count)| *count);
    let (kana, han) = (of(Script::Kana), of(Script::Han));
    if kana * KANA_SHARE > han
        && let Some(kana) = counts.iter_mut().find(|(script, _)| *script == Script::Kana)
    {
        kana.1 += han;
    }
    // A Chinese character says about as much as three letters.
    let weight = |script| if matches!(script, Script::Han | Script::Kana) { 3 } else { 1 };
    counts.into_iter().max_by_key(|(script, count)| count * weight(*script)).map(|(script, _)| script)
}

/// Whether a language that is written in these scripts (ISO 15924) uses this one.
fn has_script(codes: &[&str], script: Script) -> bool {
    let known: &[&str] = match script {
        Script::Latin => &["Latn"],
        Script::Arabic => &["Arab"],
        Script::Cyrillic => &["Cyrl"],
        Script::Greek => &["Grek"],
        Script::Hebrew => &["Hebr"],
        Script::Han => &["Hani", "Hans", "Hant"],
        Script::Kana => &["Jpan", "Hira", "Kana"],
        Script::Hangul => &["Kore", "Hang"],
        Script::Thai => &["Thai"],
        Script::Devanagari => &["Deva"],
        Script::Georgian => &["Geor"],
        Script::Armenian => &["Armn"],
        Script::Other | Script::Common => &[],
    };
    codes.iter().any(|code| known.contains(code))
}

/// The languages, of those that write no spaces, whose common words have the character.
fn languages_of(letter: char) -> Option<Set> {
    let at = LETTERS.binary_search_by_key(&letter, |(known, _)| *known).ok()?;
    Some(LETTERS[at].1)
}

/// The candidate whose common words make up most of the text. A word of many languages says little of each.
fn most_words(pieces: &[&str], script: Script, candidates: Set) -> Option<usize> {
    let mut scores = [0_u32; Set::BITS as usize];
    let mut vote = |set: Set| {
        let mut set = set & candidates;
        let weight = 60 / set.count_ones().max(1);
        while set != 0 {
            scores[set.trailing_zeros() as usize] += weight;
            set &= set - 1;
        }
    };
    let lexicon = lexicon();
    for piece in pieces {
        if script.is_cjk() {
            piece.chars().filter_map(languages_of).for_each(&mut vote);
        } else {
            let folded = fold(piece);
            // Folding takes joiners out.
            runs(&folded).filter_map(|word| lexicon.common_in(word)).for_each(&mut vote);
        }
    }
    // The first of equals, as the order of tags has it; a text without any known word is of no known language.
    let best = *scores.iter().max()?;
    scores.iter().position(|&score| score == best && best > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_script_and_words() {
        let cases = [
            ("The canals were dug when the river rose, and this is what we know of them.", "en"),
            ("Die Kanäle wurden gegraben, als der Fluss stieg, und das ist auch nicht alles.", "de"),
            ("Les canaux ont été creusés lorsque le fleuve est monté, et c'est pour cela.", "fr"),
            ("Los canales se cavaron cuando el río subió, y por eso no se sabe más.", "es"),
            ("این پژوهش نشان می دهد که در آن زمان برای مردم نیز آب بود و هم نان", "fa"),
            ("هذه الدراسة التي بين أيدينا عن القنوات في العراق وقد كتبت من قبل على عجل", "ar"),
            ("یہ تحقیق نہروں کے بارے میں ہے اور اس کو بھی دیکھا گیا", "ur"),
            ("Каналы были вырыты, когда река поднялась, и это также было так", "ru"),
            ("Канали були вириті, коли річка піднялася, але це також було так, що її", "uk"),
            ("这条运河是在河水上涨时挖掘的,因此我们对于其他问题也还没有研究", "zh"),
            ("這條運河是在河水上漲時挖掘的,因為我們對於其他問題還沒有研究", "zh-TW"),
            ("この運河は川が増水したときに掘られたものである。", "ja"),
            ("이 운하는 강물이 불었을 때 파낸 것이다.", "ko"),
            ("คลองนี้ขุดขึ้นเมื่อแม่น้ำสูงขึ้น", "th"),
            ("Τα κανάλια σκάφτηκαν όταν ανέβηκε το ποτάμι", "el"),
        ];
        for (text, tag) in cases {
            assert_eq!(detect(text), tag, "{text}");
        }
    }

    #[test]
    fn nothing_tells_nothing() {
        for text in ["", "1234 (56)", "\u{10FFFF}", "ꦗꦮ"] {
            assert_eq!(detect(text), "", "{text}");
        }
    }

    #[test]
    fn a_foreign_abstract_does_not_decide() {
        let foreign = "The canals were dug when the river rose, and this is what we know. ".repeat(20);
        let text = foreign + &"این پژوهش نشان می دهد که در آن زمان برای مردم نیز آب بود. ".repeat(200);
        assert_eq!(detect(&text), "fa");
    }
}
