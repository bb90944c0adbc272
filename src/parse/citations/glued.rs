//! Names that stand at the words before them in scripts without spaces: `参见刘向东`, `รายงานของสำนักงานสถิติ`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::context::Context;
use super::introduced::announced;
use super::tokens::{Case, Kind};
use crate::locale::{Term, Terms};
use crate::parse::names_cjk;
use crate::text::{is_alphanumeric, with_folded};

/// What leads a name in.
const SIGNALS: Terms = Terms::of(&[Term::See, Term::AsCitedIn]);
/// Characters of the longest signal.
const LONGEST_SIGNAL: usize = 4;
/// A Thai name that is looked for at the end of a run has no fewer characters than this, and stands no further from the
/// end than [`REACH`].
const LEAST_THAI: usize = 6;
const REACH: usize = 80;

/// The part of a run that the list knows as a first author, where the run ends in it.
///
/// A single Chinese character is the end of many a surname: 森 of 大森. It counts only behind a signal.
pub(super) fn known_end(ctx: &Context, run: &Range<usize>) -> Option<Range<usize>> {
    let text = ctx.text.get(run.clone())?;
    let letters = text.chars().count();
    let thai = text.chars().next().is_some_and(is_thai);
    let ends = text.char_indices().enumerate().skip(if thai { letters.saturating_sub(REACH) } else { 0 });
    for (count, (at, first)) in ends {
        let left = letters - count;
        let whole = at == 0 || left >= if thai { LEAST_THAI } else { 2 } || is_signal(ctx, &text[..at]);
        if whole && is_alphanumeric(first) && !(thai && is_mark(first)) && is_known(ctx, &text[at..]) {
            return Some(run.start + at..run.end);
        }
    }
    None
}

/// How many bytes of a signal stand at the front of a run of Chinese characters: `参见` of `参见刘向东`. A signal of one
/// character may be part of a name, as may one before what is no Chinese surname: `参考消息`.
pub(super) fn signal(ctx: &Context, run: &str) -> usize {
    if is_known(ctx, run) {
        return 0;
    }
    let heads = run.char_indices().enumerate().skip(1).take(LONGEST_SIGNAL);
    heads
        .filter(|&(count, (at, _))| {
            let rest = &run[at..];
            let named = count > 1 && (2..=4).contains(&rest.chars().count()) && names_cjk::opens_as_chinese(rest);
            (named || is_known(ctx, rest)) && is_signal(ctx, &run[..at])
        })
        .last()
        .map_or(0, |(_, (at, _))| at)
}

/// The byte at which the given name of a first author begins that a Thai word ends in, so that the word behind it is a
/// surname.
pub(super) fn given_at(ctx: &Context, at: usize) -> Option<usize> {
    let word = ctx.word(at);
    let mut starts = word.char_indices().filter(|_| word.starts_with(is_thai));
    starts.find(|&(from, _)| ctx.hints.is_thai_given(&word[from..])).map(|(from, _)| ctx.tokens[at].start() + from)
}

/// Whether a word is the name of a law, with which no space parts the word for it: `พระราชบัญญัติห้องสมุด`, `독서문화진흥법`.
pub(super) fn is_statute(ctx: &Context, at: usize) -> bool {
    /// Thai words for laws have so many letters, which begin no name of a person; a Korean or Chinese law has so many.
    const LEAST: usize = 4;
    const LONGEST: usize = 16;
    let word = ctx.word(at);
    let statute = |part: &str| with_folded(part, |part| ctx.lexicon.is(part, Term::Statute));
    let places = || word.char_indices().map(|(at, _)| at);
    if word.starts_with(is_thai) {
        return places().take(LONGEST).skip(LEAST).any(|end| statute(&word[..end]));
    }
    let east_asian = word.chars().all(crate::text::script::is_cjk) && word.chars().nth(LEAST - 1).is_some();
    east_asian && places().skip(2).any(|from| statute(&word[from..]))
}

fn is_known(ctx: &Context, name: &str) -> bool {
    ctx.hints.knows_first(name) || ctx.shorts().contains(name)
}

fn is_signal(ctx: &Context, head: &str) -> bool {
    with_folded(head, |word| ctx.lexicon.terms(&[word]).meets(SIGNALS) || ctx.lexicon.is_stopword(word))
}

/// Whether a character is a Thai letter.
pub fn is_thai(c: char) -> bool {
    ('\u{e01}'..='\u{e4e}').contains(&c)
}

/// Thai vowels and tones that stand above or behind a letter, so that no word begins with them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{e30}'..='\u{e3a}' | '\u{e45}'..='\u{e4e}')
}

/// The short forms in Chinese characters that the text gives to bodies of the list: `教育部國民及學前教育署［國教署］`.
pub(super) fn shorts<'a>(ctx: &Context<'a>) -> FxHashSet<&'a str> {
    let opens = (1..ctx.tokens.len()).filter(|&at| matches!(ctx.kind(at), Kind::Open('[' | '［' | '〔' | '【')));
    let short = |at: usize| ctx.kind(at + 1) == Kind::Word(Case::Han) && matches!(ctx.kind(at + 2), Kind::Close(_));
    let known = |at: &usize| short(*at) && ctx.hints.knows_first(ctx.word(at - 1));
    let bracketed = opens.filter(known).map(|at| ctx.word(at + 1));
    let opens = (1..ctx.tokens.len()).filter(|&at| matches!(ctx.kind(at), Kind::Open(_)));
    bracketed.chain(opens.filter_map(|at| announced(ctx, at)).map(|(short, _)| short)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;
    use crate::model::{Item, Name, Reference, Span};

    /// What a run in a text ends in, and behind its signal, where the list has these authors.
    fn cut<'t>(listed: &[&str], text: &str, run: &'t str) -> (Option<&'t str>, &'t str) {
        let entries: Vec<Reference> = listed
            .iter()
            .map(|name| Reference {
                id: String::new(),
                span: Span::new(0, 0, 0),
                label: None,
                text: String::new(),
                item: Item { author: vec![Name::literal(*name)], ..Item::default() },
                years: Vec::new(),
                et_al: false,
            })
            .collect();
        let (tokens, hints) = (tokenise(text), Hints::new(&entries));
        let ctx = Context::new(text, &tokens, &hints);
        let at = text.find(run).unwrap();
        let known = known_end(&ctx, &(at..at + run.len())).map(|end| &run[end.start - at..]);
        (known, &run[signal(&ctx, run)..])
    }

    #[test]
    fn listed_names_end_a_run() {
        assert_eq!(cut(&["刘向东"], "参见刘向东", "参见刘向东"), (Some("刘向东"), "刘向东"));
        assert_eq!(cut(&["刘向东"], "见刘向东", "见刘向东"), (Some("刘向东"), "刘向东"));
        assert_eq!(cut(&["森"], "大森", "大森"), (None, "大森"));
        assert_eq!(cut(&["森"], "森", "森").0, Some("森"));
        assert_eq!(cut(&[], "参见王小明", "参见王小明"), (None, "王小明"));
        assert_eq!(cut(&[], "参考消息", "参考消息"), (None, "参考消息"));
        let body = "สำนักงานสถิติแห่งชาติ";
        assert_eq!(cut(&[body], "รายงานของสำนักงานสถิติแห่งชาติ", "รายงานของสำนักงานสถิติแห่งชาติ").0, Some(body));
    }

    #[test]
    fn laws_are_told_by_a_part_of_their_word() {
        let law = |text: &str| {
            let (tokens, hints) = (tokenise(text), Hints::default());
            is_statute(&Context::new(text, &tokens, &hints), 0)
        };
        for text in ["พระราชบัญญัติห้องสมุด", "독서문화진흥법", "学校図書館法", "国家赔偿法"]
        {
            assert!(law(text), "{text}");
        }
        for text in ["ธเนศ", "오세훈", "王立法", "남궁원", "Gesetz"] {
            assert!(!law(text), "{text}");
        }
    }

    #[test]
    fn short_forms_that_the_text_gives_are_known() {
        let text = "（市民讀書推廣處［讀推處］，2020）。此與讀推處（2020）一致";
        assert_eq!(cut(&["市民讀書推廣處"], text, "此與讀推處").0, Some("讀推處"));
        assert_eq!(cut(&["他處"], text, "此與讀推處").0, None);
    }
}
