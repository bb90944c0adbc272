//! The names of a citation: `Smith, Jones, & Lee`, `van der Berg et al.`, `کرمی و جهانبخش`, `李建国和张丽`, `OECD`.

use std::ops::Range;

use super::context::Context;
use super::glued::{known_end, signal};
use super::introduced::elision;
use super::name_marks::{
    article, ends_in_korean_and, glued_signal, is_initial, is_note_mark, is_suffix, possessive, reads_as_title,
};
use super::narrative::{is_dash_pair, is_pair};
use super::tokens::{Case, Kind};
use crate::locale::Term;
use crate::parse::name_lists::THAI_AND;

/// The names of a citation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Bytes of each surname or organisation.
    pub names: Vec<Range<usize>>,
    /// Whether `et al.` or its like follows.
    pub et_al: bool,
    /// First token of the run, its particles and initials with it.
    pub first_token: usize,
    /// Whether the run reads as names by its form alone.
    pub clear: bool,
    /// Whether it reads as an organisation or a title rather than as people.
    pub organisation: bool,
    /// Bytes of an abbreviation that the citation introduces: `World Health Board [WHB]`.
    pub abbreviation: Option<Range<usize>>,
}

/// The letters for "and" that Arabic and Hebrew write onto the next word, the Arabic one also in its presentation forms.
pub(super) const ATTACHED_AND: [char; 4] = ['و', '\u{feed}', '\u{feee}', 'ו'];
/// Most words that one person's cited name has.
const PERSON_WORDS: usize = 4;
/// Most words that a cited organisation or title has.
const ORGANISATION_WORDS: usize = 14;

/// Reads the tokens `from..to`, all of them, as names. `None` where they cannot be.
pub fn names(ctx: &Context, from: usize, to: usize) -> Option<Names> {
    let mut to = to;
    while to > from
        && (matches!(
            ctx.kind(to - 1),
            Kind::Comma | Kind::Colon | Kind::Stop | Kind::Quote | Kind::Dash | Kind::Other('…')
        ) || is_note_mark(ctx, to - 1))
    {
        // The stop of `et al.` belongs to its phrase.
        if ctx.kind(to - 1) == Kind::Stop && ctx.phrase_before(from, to, Term::EtAl).is_some() {
            break;
        }
        to -= 1;
    }
    if from >= to {
        return None;
    }
    let mut found = Names { first_token: from, clear: true, ..Names::default() };
    // `LOS MINISTROS…, 2017`: the first words of a title, cut short.
    if ctx.tokens.get(to).is_some_and(|token| token.kind == Kind::Other('…'))
        || (ctx.kind(to) == Kind::Stop && ctx.kind(to + 1) == Kind::Stop)
    {
        let dots =
            (to..ctx.tokens.len().min(to + 3)).take_while(|&at| matches!(ctx.kind(at), Kind::Stop | Kind::Other('…')));
        let end = dots.last().map_or(ctx.tokens[to].end(), |at| ctx.tokens[at].end());
        found.names.push(ctx.tokens[from].start()..end);
        found.organisation = true;
        return ctx.tokens[from].is_namelike().then_some(found);
    }
    // `ark.’nın`: the case of a sentence.
    if to > from + 2
        && ctx.kind(to - 2) == Kind::Quote
        && ctx.kind(to - 1) == Kind::Word(Case::Lower)
        && !ctx.tokens[to - 1].spaced()
        && ctx.phrase_before(from, to - 2, Term::EtAl).is_some()
    {
        to -= 2;
    }
    if let Some(start) = ctx.phrase_before(from, to, Term::EtAl) {
        found.et_al = true;
        to = start;
        while to > from && matches!(ctx.kind(to - 1), Kind::Comma) {
            to -= 1;
        }
    }
    let mut from = from;
    while from < to && matches!(ctx.kind(from), Kind::Stop | Kind::Comma | Kind::Quote | Kind::Dash | Kind::Other(_)) {
        from += 1;
    }
    if from >= to {
        return None;
    }
    // `Bộ Văn hóa, Thể thao và Du lịch`: a body whose name the list has with its commas.
    let joined = (from..to).any(|at| ctx.kind(at) == Kind::Comma || ctx.is(at, Term::And));
    if joined && ctx.hints.knows_first(ctx.slice(from..to)) {
        found.names.push(ctx.tokens[from].start()..ctx.tokens[to - 1].end());
        found.organisation = true;
        return Some(found);
    }
    let mut start = from;
    let mut at = from;
    // Bytes of "and" at the front of the name that starts at `start`.
    let mut lead = 0;
    while at < to {
        // `حسين وعبد الله`: "and" is a letter at the next name.
        if at > start
            && let Some(and) = leading_and(ctx, from, at)
        {
            push(ctx, start, at, lead, &mut found)?;
            (start, lead) = (at, and);
            at += 1;
            continue;
        }
        let part = match ctx.kind(at) {
            Kind::Comma | Kind::Slash(_) | Kind::Semicolon => Some(1),
            Kind::Dash if at > start && is_dash_pair(ctx, at) => Some(1),
            // `Institute (public body) [IPB]`: a second bracket stands right behind the first.
            Kind::Open('[' | '(' | '（' | '［' | '〔' | '【') if at > start || !found.names.is_empty() => {
                let close = (at..to.min(at + 12)).find(|&k| matches!(ctx.kind(k), Kind::Close(_)))?;
                if ctx.tokens[at + 1].is_namelike() && is_short(ctx, at + 1, close) {
                    found.abbreviation = Some(ctx.tokens[at + 1].start()..ctx.tokens[close].start());
                    found.organisation = true;
                }
                if at > start {
                    push(ctx, start, at, lead, &mut found)?;
                }
                // `Institute of Soils and Waters [ISW]`: the letters are those of one body, from its first word on.
                if let (Some(short), [first, .., last]) = (&found.abbreviation, found.names.as_slice())
                    && ctx.text[short.clone()].chars().next() == ctx.text[first.clone()].chars().next()
                {
                    found.names = vec![first.start..last.end];
                }
                (start, lead) = (close + 1, 0);
                at = close + 1;
                continue;
            }
            Kind::Word(Case::Lower) if at > start && is_pair(ctx, at, at + 1) => Some(1),
            _ if ctx.is(at, Term::And) && !joins_words(ctx, at) && !is_inside(ctx, start, at, to) => Some(1),
            // `박지은과 최민호`: "and" is a particle at the name.
            Kind::Word(Case::Caseless)
                if at + 1 < to && ctx.tokens[at + 1].spaced() && ends_in_korean_and(ctx.word(at)) =>
            {
                push(ctx, start, at + 1, lead, &mut found)?;
                (start, lead) = (at + 1, 0);
                None
            }
            _ => None,
        };
        match part {
            Some(width) => {
                if at > start {
                    push(ctx, start, at, lead, &mut found)?;
                }
                (start, lead) = (at + width, 0);
                at += width;
            }
            None => at += 1,
        }
    }
    if start < to {
        push(ctx, start, to, lead, &mut found)?;
    }
    without_given(ctx, &mut found);
    (!found.names.is_empty()).then_some(found)
}

/// `الزرقاوي، مصطفى، المدخل الفقهي العام`: a given name behind the surname that the list has with it is no author, nor is
/// a title behind that.
fn without_given(ctx: &Context, found: &mut Names) {
    let [surname, given, rest @ ..] = found.names.as_slice() else { return };
    let text = |range: &Range<usize>| &ctx.text[range.clone()];
    if text(given).chars().count() < 2 || !ctx.hints.is_given(text(surname), text(given)) {
        return;
    }
    let title = matches!(rest, [title] if text(title).contains(char::is_whitespace) && !ctx.hints.knows(text(title)));
    found.names.drain(1..if title { 3 } else { 2 });
}

/// `e` and `y` are "and" in some languages and initials in others.
fn joins_words(ctx: &Context, at: usize) -> bool {
    matches!(ctx.kind(at), Kind::Word(Case::Initial)) && ctx.kind(at + 1) == Kind::Stop
}

/// `Prat i Fornells`, `Ortega y Gasset`: "and" inside of a surname that the list has so.
fn is_inside(ctx: &Context, start: usize, at: usize, to: usize) -> bool {
    let ends = at + 2..=to.min(at + 3);
    let named = |end: usize| (start..at).any(|from| ctx.hints.knows(ctx.slice(from..end)));
    at > start && ctx.tokens[at].is_word() && ends.into_iter().any(named)
}

/// Whether the tokens `from..to` of a bracket are a short form: one word, or a few in which capitals are joined, as in
/// `Bộ NN&PTNT`.
fn is_short(ctx: &Context, from: usize, to: usize) -> bool {
    let joined = || (from..to).any(|at| ctx.kind(at) == Kind::Ampersand);
    // `रा.शै.मू.प.`
    let part = |at: usize| ctx.kind(at) == Kind::Stop || ctx.tokens[at].is_word() && ctx.word(at).chars().count() <= 4;
    let dotted = || ctx.kind(from + 1) == Kind::Stop && (from..to).all(part);
    to == from + 1 || to == from + 2 && ctx.kind(from + 1) == Kind::Stop || dotted() || joined()
}

/// Bytes of the "and" that a word begins with: `وعبد الله`, `และวีระ`.
fn leading_and(ctx: &Context, from: usize, at: usize) -> Option<usize> {
    let word = ctx.word(at);
    if begins_with_and(ctx, from, at) {
        let dash = if ctx.kind(at + 1) == Kind::Dash && word.chars().count() == 1 { ctx.word(at + 1).len() } else { 0 };
        return word.chars().next().map(|and| and.len_utf8() + dash);
    }
    let name = word.strip_prefix(THAI_AND).filter(|name| !name.is_empty() && ctx.tokens[at].spaced());
    name.map(|_| THAI_AND.len())
}

/// Whether an Arabic or Hebrew word begins with the letter for "and" and no word of its own says it. Persian parts the
/// letter from the name, and no surname that the list knows is cut.
fn begins_with_and(ctx: &Context, from: usize, at: usize) -> bool {
    // `Perlman ו־Dietz`
    let parted = ctx.word(at).chars().count() == 1 && ctx.kind(at + 1) == Kind::Dash && !ctx.tokens[at + 1].spaced();
    let name = ctx.slice(at..compound_end(ctx, at));
    if parted && name.starts_with(ATTACHED_AND) && ctx.tokens.get(at + 2).is_some_and(|next| !next.spaced()) {
        return ctx.kind(at + 2) == Kind::Word(Case::Capital);
    }
    ctx.kind(at) == Kind::Word(Case::Caseless)
        && name.starts_with(ATTACHED_AND)
        && name.chars().count() > 3
        && !ctx.hints.knows(name)
        && (from..at).all(|k| !ctx.is(k, Term::And))
}

/// One past the last token of a name whose parts hyphens join: `בן-דוד`.
pub(super) fn compound_end(ctx: &Context, at: usize) -> usize {
    let joined = |at: usize| ctx.tokens.get(at).is_some_and(|token| !token.spaced());
    let mut end = at + 1;
    while ctx.kind(end) == Kind::Dash && joined(end) && joined(end + 1) && ctx.tokens[end + 1].is_word() {
        end += 2;
    }
    end
}

/// The first token of a name whose parts hyphens join, and of which token `at` is the last part.
pub(super) fn compound_start(ctx: &Context, floor: usize, at: usize) -> usize {
    let mut start = at;
    while start >= floor + 2
        && !ctx.tokens[start].spaced()
        && ctx.kind(start - 1) == Kind::Dash
        && !ctx.tokens[start - 1].spaced()
        && ctx.tokens[start - 2].is_word()
    {
        start -= 2;
    }
    start
}

/// Adds the tokens `from..to` without the first `lead` bytes as one name.
fn push(ctx: &Context, from: usize, to: usize, lead: usize, found: &mut Names) -> Option<()> {
    let (mut from, mut to) = (from, to);
    // `Κωνσταντίνου και ο Ράλλης`
    if from + 1 < to && !found.names.is_empty() && ctx.is_article(from) {
        from += 1;
    }
    // Initials before a homonym's name or after a listed one: `J. Smith`, `Smith, J. A.`
    while from < to && is_initial(ctx, from, to) {
        from += if ctx.kind(from + 1) == Kind::Stop { 2 } else { 1 };
        while from < to && ctx.kind(from) == Kind::Dash {
            from += 1;
        }
    }
    while to > from
        && (matches!(ctx.kind(to - 1), Kind::Stop | Kind::Quote | Kind::Comma)
            || to > from + 1 && is_note_mark(ctx, to - 1))
    {
        to -= 1;
    }
    while to > from + 1 && matches!(ctx.kind(to - 1), Kind::Word(Case::Initial)) {
        to -= 1;
    }
    if from >= to {
        return (!found.names.is_empty() || from > 0).then_some(());
    }
    while from < to && matches!(ctx.kind(from), Kind::Quote) {
        from += 1;
    }
    let mut words = 0;
    let mut plain = true;
    let mut leads = false;
    for at in from..to {
        match ctx.kind(at) {
            Kind::Word(Case::Lower) if ctx.is_particle(at) => words += usize::from(leads),
            Kind::Word(Case::Lower | Case::Hiragana) => {
                plain = false;
                words += 1;
            }
            Kind::Word(_) => {
                leads = true;
                words += 1;
            }
            Kind::Dash | Kind::Stop | Kind::Quote | Kind::Ampersand | Kind::Slash(_) => {}
            Kind::Number | Kind::Other('\'' | '`' | '@' | '#' | '+' | '_') => plain = false,
            _ => return None,
        }
    }
    if words == 0 || words > ORGANISATION_WORDS {
        return None;
    }
    if to == from + 1 && ctx.kind(from) == Kind::Word(Case::Initial) && !found.names.is_empty() {
        return Some(());
    }
    if !plain || words > PERSON_WORDS {
        found.organisation = true;
        found.clear &= reads_as_title(ctx, from, to);
    }
    // `, Jr.` is no author of its own.
    if !found.names.is_empty() && words == 1 && is_suffix(ctx.word(from)) {
        return Some(());
    }
    split_han(ctx, from, to, lead, found);
    Some(())
}

/// Adds a name; a run of Han characters is cut at 和 and 与, and loses a final 等.
fn split_han(ctx: &Context, from: usize, to: usize, lead: usize, found: &mut Names) {
    let (start, mut end) = (ctx.tokens[from].start() + lead, ctx.tokens[to - 1].end());
    let Some(mut text) = ctx.text.get(start..end) else { return };
    if to == from + 1 && ctx.kind(from) == Kind::Word(Case::Han) {
        for mark in ["等人", "等", "他", "外"] {
            if let Some(stem) = text.strip_suffix(mark)
                && !stem.is_empty()
                // `他` and `外` end names as well.
                && (mark.starts_with('等') || ctx.hints.knows_first(stem) && !ctx.hints.knows(text))
            {
                text = stem;
                found.et_al = true;
                break;
            }
        }
        let mut signal = if found.names.is_empty() { signal(ctx, text) } else { 0 };
        // `相關回顧見許雅筑`: words of the sentence before a name of the list.
        if signal == 0
            && found.names.is_empty()
            && !ctx.hints.may_know(text)
            && let Some(known) = known_end(ctx, &(start..start + text.len()))
        {
            signal = known.start - start;
        }
        let (mut at, text) = (start + signal, &text[signal..]);
        // `教育部國民及學前教育署`: a body's name may have "and" inside.
        let parts = |c: char| matches!(c, '和' | '与' | '與' | '及') && !ctx.hints.knows_first(text);
        for name in text.split(parts) {
            if !name.is_empty() {
                found.names.push(at..at + name.len());
            }
            at += name.len() + '和'.len_utf8();
        }
        return;
    }
    if ctx.kind(to - 1) == Kind::Word(Case::Caseless) && ends_in_korean_and(text) {
        end -= '과'.len_utf8();
    }
    let end = end - possessive(&ctx.text[start..end]);
    let start = start + glued_signal(ctx, &ctx.text[start..end]);
    // `D'ÁVILA` of the list has no article.
    let name = &ctx.text[start..end];
    let elided = elision(name);
    let start = start
        + match ctx.hints.knows(name) {
            true => 0,
            // `l’Idescat` of the list's Idescat
            false if elided > 0 && ctx.hints.knows_first(&name[elided..]) => elided,
            false => article(name),
        };
    found.names.push(start..end);
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;

    fn read(text: &str) -> Option<(Vec<String>, bool)> {
        let tokens = tokenise(text);
        let hints = Hints::default();
        let ctx = Context::new(text, &tokens, &hints);
        let found = names(&ctx, 0, tokens.len())?;
        Some((found.names.iter().map(|range| text[range.clone()].to_owned()).collect(), found.et_al))
    }

    #[track_caller]
    fn check(text: &str, names: &[&str], et_al: bool) {
        assert_eq!(read(text), Some((names.iter().map(|&name| name.to_owned()).collect(), et_al)), "{text}");
    }

    #[test]
    fn people() {
        check("Smith", &["Smith"], false);
        check("Smith & Jones", &["Smith", "Jones"], false);
        check("Smith, Jones, and Lee", &["Smith", "Jones", "Lee"], false);
        check("van der Berg et al.", &["van der Berg"], true);
        check("J. Smith & Lowe", &["Smith", "Lowe"], false);
        check("Smith, J. A., & Lowe, R.", &["Smith", "Lowe"], false);
        check("Smith's", &["Smith"], false);
        check("O'Neal", &["O'Neal"], false);
    }

    #[test]
    fn chinese_and_korean() {
        check("李建国和张丽", &["李建国", "张丽"], false);
        check("周敏等", &["周敏"], true);
        check("박지은과 최민호", &["박지은", "최민호"], false);
        check("参见李建国", &["李建国"], false);
        check("市民讀書推廣處［讀推處］", &["市民讀書推廣處"], false);
    }

    #[test]
    fn arabic() {
        check("حسين وعبد الله", &["حسين", "عبد الله"], false);
        check("کرمی و جهانبخش", &["کرمی", "جهانبخش"], false);
        check("שמיר ובן-דוד", &["שמיר", "בן-דוד"], false);
        check("רותם, אשכנזי וזיו־אב", &["רותם", "אשכנזי", "זיו־אב"], false);
        check("וקסלר", &["וקסלר"], false);
        check("รัตนา จันทร์ดี และวีระ ทองดี", &["รัตนา จันทร์ดี", "วีระ ทองดี"], false);
        check("गुप्ता तथा अन्य", &["गुप्ता"], true);
    }

    #[test]
    fn organisations() {
        check("World Health Board [WHB]", &["World Health Board"], false);
        check("Institute of Soils and Waters [ISW]", &["Institute of Soils and Waters"], false);
        check("สถาบันวัดผลแห่งชาติ (องค์การมหาชน) [สวช.]", &["สถาบันวัดผลแห่งชาติ"], false);
        check("Lowe and Garden Board [GB]", &["Lowe", "Garden Board"], false);
        check("Instituto Nacional de Pesquisas", &["Instituto Nacional de Pesquisas"], false);
    }

    #[test]
    fn the_list_tells_given_names_and_compound_surnames() {
        use crate::model::{Item, Name, Reference, Span};
        let author = |family: &str, given: &str| Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: None,
            text: String::new(),
            item: Item { author: vec![Name::person(family, given)], ..Item::default() },
            years: Vec::new(),
            et_al: false,
        };
        let hints = Hints::new(&[
            author("Prat i Fornells", "N."),
            author("الهلالي", "سعد."),
            author("Lowe", "Susan"),
            author("Wei", "Li"),
            author("Li", "Wei"),
        ]);
        for (text, wanted) in [
            ("Sherwin and Prat i Fornells", &["Sherwin", "Prat i Fornells"][..]),
            ("الهلالي، سعد، حجية البصمة الوراثية", &["الهلالي"]),
            ("Lowe, Susan, and Brown", &["Lowe", "Brown"]),
            ("Lowe, Garden & Brown", &["Lowe", "Garden", "Brown"]),
            ("Li, Wei, & Brown", &["Li", "Wei", "Brown"]),
        ] {
            let tokens = tokenise(text);
            let ctx = Context::new(text, &tokens, &hints);
            let found = names(&ctx, 0, tokens.len()).unwrap();
            assert_eq!(found.names.iter().map(|name| &text[name.clone()]).collect::<Vec<_>>(), wanted, "{text}");
        }
        // In presentation forms "and" takes three bytes.
        check("حسين \u{feed}عبد الله", &["حسين", "عبد الله"], false);
    }

    #[test]
    fn formulas_are_none() {
        assert_eq!(read("n = "), None);
        assert_eq!(read("p < 0"), None);
        assert_eq!(read(""), None);
    }
}
