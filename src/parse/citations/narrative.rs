//! The names before a year in brackets: `Smith and Jones (2010)`, `کرمی (۱۳۹۴)`, `田中（2005：34）`.

use std::ops::Range;

use super::caseless::caseless;
use super::context::Context;
use super::cut::may_cut;
use super::event_years::forbidden;
use super::name_marks::{is_note_mark, possessive};
use super::names::{Names, names};
use super::tokens::{Case, Kind};
use crate::locale::Term;

/// Most tokens that are looked at before a bracket.
const REACH: usize = 40;

/// The names that end right before token `end` (an opening bracket or a year), no further back than `floor`.
pub fn names_before(ctx: &Context, floor: usize, end: usize) -> Option<Names> {
    let floor = floor.max(end.saturating_sub(REACH));
    let mut at = end;
    // A comma, a possessive postposition (`Kaya'ya göre (2012)`) or a raised note mark may stand between.
    while at > floor
        && (matches!(ctx.kind(at - 1), Kind::Comma | Kind::Raised | Kind::Quote) || is_note_mark(ctx, at - 1))
    {
        at -= 1;
    }
    // `Kowal et al.'s (1998)`
    if at > floor + 3
        && ctx.word(at - 1) == "s"
        && matches!(ctx.kind(at - 2), Kind::Quote | Kind::Other('\'' | '’'))
        && ctx.kind(at - 3) == Kind::Stop
    {
        at -= 2;
    }
    if let Some(open) = remark(ctx, floor, at) {
        at = open;
    }
    if at > floor + 1 && ctx.is_stopword(at - 1) && possessive(ctx.word(at - 2)) > 0 {
        at -= 1;
    }
    if at <= floor {
        return None;
    }
    let last = at - 1;
    let et_al = ctx.phrase_before(floor, at, Term::EtAl);
    let name_end = et_al.unwrap_or(at);
    let deciding = name_end.checked_sub(1).filter(|&token| token >= floor)?;
    let deciding = if ctx.kind(deciding) == Kind::Comma && deciding > floor { deciding - 1 } else { deciding };
    let found = match ctx.kind(deciding) {
        Kind::Word(Case::Caseless | Case::Han | Case::Katakana) => {
            caseless(ctx, floor, deciding + 1, at, et_al.is_some())
        }
        Kind::Word(Case::Hiragana) => None,
        // `World Health Organization [WHO] (2010)`
        Kind::Close(_) | Kind::Word(_) | Kind::Stop => cased(ctx, floor, deciding + 1, at, et_al.is_some()),
        _ => None,
    };
    let known = |found: &Names| found.names.first().is_some_and(|name| ctx.hints.may_know(&ctx.text[name.clone()]));
    let found = match titled(ctx, floor, at).or(found) {
        Some(found) if known(&found) => Some(found),
        found => known_organisation(ctx, floor, at).or(found),
    }?;
    (!forbidden(ctx, &found, last)).then_some(found)
}

/// `Sandmann (ed.) (2010)`: the bracket that closes right before token `end`, where it says what somebody did.
fn remark(ctx: &Context, floor: usize, end: usize) -> Option<usize> {
    let open = (floor + 1..end).rev().take(4).find(|&at| matches!(ctx.kind(at), Kind::Open(_)))?;
    let role = ctx.phrase(open + 1, end, Term::Editor).or_else(|| ctx.phrase(open + 1, end, Term::Translator))?;
    (matches!(ctx.kind(end - 1), Kind::Close(_)) && open + 1 + role >= end - 1).then_some(open)
}

/// `Bakhtin em Problemas da poética (2008)`: the title of an entry between its author and the year.
fn titled(ctx: &Context, floor: usize, end: usize) -> Option<Names> {
    if !ctx.hints.ends_title(ctx.word(end - 1)) {
        return None;
    }
    let title = (floor + 1..end.saturating_sub(2))
        .find(|&start| ctx.tokens[start].is_word() && ctx.hints.has_title(ctx.slice(start..end)))?;
    let author = (floor.max(title.saturating_sub(4))..title)
        .rev()
        .find(|&at| ctx.tokens[at].is_namelike() && ctx.hints.knows_first(ctx.word(at)))?;
    let between = author + 1..title;
    let plain = between.into_iter().all(|at| ctx.is_stopword(at) || matches!(ctx.kind(at), Kind::Quote | Kind::Comma));
    let name = ctx.tokens[author].start()..ctx.tokens[author].end();
    plain.then(|| Names { names: vec![name], first_token: author, clear: true, ..Names::default() })
}

/// `ministère de la Santé (s. d.)`: the longest run of words before the bracket that the list has as one name.
fn known_organisation(ctx: &Context, floor: usize, end: usize) -> Option<Names> {
    let words = (floor.max(end.saturating_sub(10))..end.saturating_sub(1))
        .find(|&start| ctx.tokens[start].is_word() && ctx.hints.knows_first(ctx.slice(start..end)));
    // `barnevernloven (1992)`
    let small = || {
        (end - 1..end)
            .find(|&at| at >= floor && ctx.kind(at) == Kind::Word(Case::Lower) && ctx.hints.is_named(ctx.word(at)))
    };
    let start = words.or_else(small)?;
    let name = ctx.tokens[start].start()..ctx.tokens[end - 1].end();
    Some(Names { names: vec![name], first_token: start, clear: true, organisation: true, ..Names::default() })
}

/// Names in a script with capitals.
fn cased(ctx: &Context, floor: usize, name_end: usize, end: usize, et_al: bool) -> Option<Names> {
    let mut start = one_name(ctx, floor, name_end)?;
    let mut joined = et_al;
    loop {
        if start <= floor {
            break;
        }
        let before = behind_article(ctx, floor, start - 1);
        // `&` and "and" lead to one more name; a comma only in a list that has been seen to be one.
        let link = match ctx.kind(before) {
            Kind::Ampersand | Kind::Slash('/') => true,
            Kind::Word(_) if ctx.is(before, Term::And) => true,
            Kind::Comma if joined => true,
            // `Perlman ו־Dietz`
            Kind::Dash if before > floor && ctx.word(before - 1) == "ו" => true,
            Kind::Dash => is_dash_pair(ctx, before),
            _ => is_pair(ctx, before, start),
        };
        if !link {
            break;
        }
        let oxford = ctx.kind(before) != Kind::Comma && before > floor && ctx.kind(before - 1) == Kind::Comma;
        let hyphened = ctx.kind(before) == Kind::Dash && ctx.word(before - 1) == "ו";
        let next_end = if oxford || hyphened { before - 1 } else { before };
        match one_name(ctx, floor, next_end) {
            Some(next) => start = next,
            None => break,
        }
        joined = true;
    }
    let found = without_preposition(ctx, trim_to_known(ctx, names(ctx, start, end)?));
    // `die Kosten (2019)`: an article before a single word makes it a noun.
    let lead = found.first_token;
    let single = found.names.len() == 1 && !found.et_al && lead + 1 == name_end;
    let article = single
        && lead > floor
        && matches!(ctx.kind(lead - 1), Kind::Word(Case::Lower))
        && crate::locale::locale(ctx.language).is_some_and(|locale| locale.articles.contains(&ctx.word(lead - 1)));
    let known =
        found.names.first().map(|name| &ctx.text[name.clone()]).is_some_and(|name| {
            ctx.hints.may_know(name) || ctx.hints.as_listed(name).is_some() || ctx.is_short_form(name)
        });
    (known || !article && !is_prepositional(ctx, &found, floor)).then_some(found)
}

/// `Nowak, Lis (2017)`, `Hrubý s Kubátovou (2016)`: a comma or a small word between two names that an entry has as its
/// authors. `joint` is its token, `second` that of the second name.
pub(super) fn is_pair(ctx: &Context, joint: usize, second: usize) -> bool {
    let small = match ctx.kind(joint) {
        Kind::Comma => true,
        Kind::Word(Case::Lower) => ctx.word(joint).chars().count() <= 2,
        _ => false,
    };
    let named = |at: usize| ctx.tokens.get(at).is_some_and(|token| token.is_namelike());
    small
        && joint > 0
        && named(joint - 1)
        && named(second)
        && ctx.hints.has_team(ctx.word(joint - 1), 2, false)
        && ctx.hints.knows(ctx.word(second))
}

/// `Nemeskéri–Szűts (2011)`: a long dash between two names of which the list has one. Double surnames have a hyphen.
pub(super) fn is_dash_pair(ctx: &Context, dash: usize) -> bool {
    let named = |at: usize| ctx.tokens.get(at).is_some_and(|token| token.is_namelike());
    dash > 0
        && ctx.word(dash) == "–"
        && named(dash - 1)
        && named(dash + 1)
        && !ctx.hints.knows(ctx.slice(dash - 1..dash + 2))
        && (ctx.hints.knows(ctx.word(dash - 1)) || ctx.hints.knows(ctx.word(dash + 1)))
}

/// The "and" of `Κωνσταντίνου και ο Ράλλης`, before an article; else the token itself.
fn behind_article(ctx: &Context, floor: usize, at: usize) -> usize {
    let named = |at: usize| matches!(ctx.kind(at), Kind::Word(Case::Capital | Case::Upper));
    let joined = at > floor + 1 && ctx.is_article(at) && ctx.is(at - 1, Term::And) && named(at + 1);
    if joined && ctx.hints.may_know(ctx.word(at - 2)) { at - 1 } else { at }
}

/// `dados do Censo (2010)`: what reads as a particle joins the name to the noun before it.
fn is_prepositional(ctx: &Context, found: &Names, floor: usize) -> bool {
    let lead = found.first_token;
    found.names.len() == 1
        && !found.et_al
        && lead > floor
        && ctx.kind(lead) == Kind::Word(Case::Lower)
        && crate::locale::locale(ctx.language).is_some_and(|locale| locale.articles.contains(&ctx.word(lead)))
        && ctx.kind(lead - 1) == Kind::Word(Case::Lower)
        && found.names.iter().all(|name| {
            let end = ctx.tokens.partition_point(|token| token.start() < name.end);
            !(lead..end).any(|at| ctx.is(at, Term::Organisation))
        })
}

/// `a teoria de Petri (2010)`: a preposition of the sentence before a name that the list does not have with it.
fn without_preposition(ctx: &Context, mut found: Names) -> Names {
    let lead = found.first_token;
    let Some(first) = found.names.first_mut() else { return found };
    let preposition = lead > 0
        && ctx.tokens[lead].start() == first.start
        && ctx.kind(lead) == Kind::Word(Case::Lower)
        && ctx.tokens[lead - 1].is_word()
        && crate::locale::locale(ctx.language).is_some_and(|locale| locale.prepositions.contains(&ctx.word(lead)));
    let next = lead + 1;
    if preposition
        && ctx.tokens.get(next).is_some_and(|token| token.is_namelike() && token.start() < first.end)
        && !ctx.hints.knows(&ctx.text[first.clone()])
    {
        first.start = ctx.tokens[next].start();
        found.first_token = next;
    }
    found
}

/// The first token of the name that ends right before `end`.
fn one_name(ctx: &Context, floor: usize, end: usize) -> Option<usize> {
    let mut at = end;
    // Initials behind the surname: `Smith, J.`
    let mut words = 0;
    while at > floor {
        let before = at - 1;
        match ctx.kind(before) {
            Kind::Word(Case::Capital | Case::Upper) if words < 6 && !ctx.is_stopword(before) => {
                words += 1;
                at = before;
            }
            // `Trần Nam Tiến`: a word of a name may be a small word elsewhere.
            Kind::Word(Case::Capital)
                if words > 0 && words < 3 && before > floor && ctx.hints.knows_first(ctx.slice(before - 1..end)) =>
            {
                words += 1;
                at = before;
            }
            Kind::Word(Case::Capital) if words < 4 && in_full_name(ctx, floor, before) => {
                words += 1;
                at = before;
            }
            Kind::Word(Case::Capital) if words == 0 && (is_known(ctx, before) || ends_name(ctx, floor, before)) => {
                words += 1;
                at = before;
            }
            // `Le Goff`, `INSTITUTO NACIONAL DE PESQUISAS`: a particle that is written large.
            Kind::Word(Case::Capital | Case::Upper)
                if words > 0
                    && ctx.lexicon.is_particle(&crate::text::fold(ctx.word(before)))
                    && (ctx.hints.knows(ctx.slice(before..end))
                        || ctx.kind(before) == ctx.kind(at) && ctx.kind(before) == Kind::Word(Case::Upper)) =>
            {
                at = before;
            }
            Kind::Word(Case::Initial) if words > 0 && !ctx.is_stopword(before) => at = before,
            Kind::Stop if words > 0 && at > floor + 1 && ctx.kind(at - 2) == Kind::Word(Case::Initial) => at -= 2,
            Kind::Word(Case::Lower) if words > 0 && ctx.is_particle(before) && !ctx.is(before, Term::And) => {
                // `de` and `of` join an organisation's words; before the first of them they belong to the sentence.
                let joins = before > floor && matches!(ctx.kind(before - 1), Kind::Word(Case::Capital));
                let leads = starts_surname(ctx, before);
                if !joins && !leads {
                    break;
                }
                if joins && of_noun(ctx, floor, before) && !ctx.hints.knows_first(ctx.slice(before..end)) {
                    break;
                }
                at = before;
            }
            // `Adamczyk (Hrsg.) 2011`
            Kind::Close(']' | ')') if words == 0 && editor_mark(ctx, floor, at).is_some() => {
                at = editor_mark(ctx, floor, at)?;
            }
            Kind::Close(']' | ')') if words == 0 && at > floor + 2 && ctx.tokens[at - 2].is_namelike() => {
                if !matches!(ctx.kind(at - 3), Kind::Open(_)) {
                    break;
                }
                at -= 3;
            }
            _ => break,
        }
    }
    (words > 0).then_some(at)
}

/// Whether a small word is part of a name that is cited whole, as in `Lê Văn Bốn`: it is written large, behind another that is.
fn in_full_name(ctx: &Context, floor: usize, at: usize) -> bool {
    ctx.own.is_some_and(|own| own.full_names)
        && at > floor
        && matches!(ctx.kind(at - 1), Kind::Word(Case::Capital))
        && (at < floor + 2 || !matches!(ctx.kind(at - 2), Kind::Stop | Kind::Break) || !ctx.is_stopword(at - 1))
}

/// The opening bracket of a mark such as `(Hrsg.)` that ends before token `end`.
fn editor_mark(ctx: &Context, floor: usize, end: usize) -> Option<usize> {
    let open = (floor.max(end.saturating_sub(5))..end).rev().find(|&at| matches!(ctx.kind(at), Kind::Open(_)))?;
    (ctx.phrase(open + 1, end - 1, Term::Editor)? == end - 2 - open).then_some(open)
}

/// `van`, `von`, `de la`: particles that begin a surname rather than join an organisation's words.
fn starts_surname(ctx: &Context, at: usize) -> bool {
    matches!(ctx.word(at).chars().count(), 1..=4)
}

/// `den Anpassungen von Becker`: a preposition that ties the name to a noun, which German writes large, behind its article.
fn of_noun(ctx: &Context, floor: usize, at: usize) -> bool {
    let preposition = |word| crate::locale::locale(ctx.language).is_some_and(|own| own.prepositions.contains(&word));
    at > floor + 1 && ctx.is_article(at - 2) && !ctx.is(at - 1, Term::Organisation) && preposition(ctx.word(at))
}

/// `Lâm Kiều Mị`: the last word of a name that the list knows, though it is a small word elsewhere.
fn ends_name(ctx: &Context, floor: usize, at: usize) -> bool {
    at > floor
        && ctx.kind(at - 1) == Kind::Word(Case::Capital)
        && !ctx.is_stopword(at - 1)
        && ctx.hints.knows(ctx.word(at))
}

fn is_known(ctx: &Context, at: usize) -> bool {
    ctx.hints.knows_first(ctx.word(at))
}

/// Takes words that stand before the first name that the list knows away: `In Germany, Smith, Jones and Lee (2010)`,
/// `Reviewer Smith (2010)`.
fn trim_to_known(ctx: &Context, mut found: Names) -> Names {
    let known = |range: &Range<usize>| ctx.hints.as_listed(&ctx.text[range.clone()]).is_some();
    if let Some(first) = found.names.iter().position(known).filter(|&first| may_cut(ctx, &found, first)) {
        found.names.drain(..first);
    }
    // A given name or another capital before the surname.
    if let Some(first) = found.names.first().cloned()
        && !known(&first)
    {
        let text = &ctx.text[first.clone()];
        for (offset, _) in text.match_indices(' ') {
            let tail = first.start + offset + 1..first.end;
            if known(&tail) {
                found.names[0] = tail;
                break;
            }
        }
        // `Kis Gergely`, the surname first.
        if let Some((surname, given)) = text.split_once(' ')
            && found.names[0] == first
            && ctx.hints.is_given(surname, given)
        {
            found.names[0].end = first.start + surname.len();
        }
    }
    if let Some(first) = found.names.first() {
        found.first_token = ctx.tokens.partition_point(|token| token.start() < first.start);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;
    use crate::model::{Item, Name, Reference, Span, Year};

    fn list(names: &[&str]) -> Vec<Reference> {
        names
            .iter()
            .map(|name| Reference {
                id: String::new(),
                span: Span::new(0, 0, 0),
                label: None,
                text: String::new(),
                item: Item { author: vec![Name::person(*name, "")], ..Item::default() },
                years: vec![Year::gregorian(2010)],
                et_al: false,
            })
            .collect()
    }

    fn read(text: &str, known: &[&str]) -> Option<Vec<String>> {
        let tokens = tokenise(text);
        let hints = Hints::new(&list(known));
        let ctx = Context::new(text, &tokens, &hints);
        let open = tokens.iter().rposition(|token| matches!(token.kind, Kind::Open(_)))?;
        let found = names_before(&ctx, 0, open)?;
        Some(found.names.iter().map(|range| text[range.clone()].to_owned()).collect())
    }

    #[test]
    fn capitals_tell() {
        let none: &[&str] = &[];
        for (text, wanted) in [
            ("as Smith (2010)", vec!["Smith"]),
            ("Smith and Jones (2010)", vec!["Smith", "Jones"]),
            ("However, Smith, Jones, and Lee (2010)", vec!["Smith", "Jones", "Lee"]),
            ("by van der Berg and O'Neal (2016)", vec!["van der Berg", "O'Neal"]),
            ("in Smith's (2010)", vec!["Smith"]),
            ("Kuhlmey et al. (2020)", vec!["Kuhlmey"]),
            ("the World Health Organization (2010)", vec!["World Health Organization"]),
        ] {
            assert_eq!(read(text, none), Some(wanted.into_iter().map(str::to_owned).collect()), "{text}");
        }
    }

    #[test]
    fn the_list_tells_where_capitals_do_not() {
        assert_eq!(read("پژوهش نشان داد که کرمی (1394)", &["کرمی"]), Some(vec!["کرمی".into()]));
        assert_eq!(read("佐々木・森（2013）は", &["森"]), Some(vec!["佐々木".into(), "森".into()]));
        assert_eq!(read("一方，大森（2015）は", &["森"]), Some(vec!["大森".into()]));
        let body = "สำนักงานสถิติแห่งชาติ";
        assert_eq!(read("สอดคล้องกับรายงานของสำนักงานสถิติแห่งชาติ (2561)", &[body]), Some(vec![body.into()]));
        let thai = "ต่อมาอรทัย สุขเกษม และประยงค์ เต็มชวาลัย (2560)";
        assert_eq!(read(thai, &["สุขเกษม"]), Some(vec!["สุขเกษม".into(), "ประยงค์ เต็มชวาลัย".into()]));
        // The same given name, another surname.
        let tokens = tokenise("ตามแนวทางของสมยศ บุญประเสริฐ (2554)");
        let mut entries = list(&["บุญประสิทธิ์"]);
        entries[0].item.author[0].given = "สมยศ".into();
        let hints = Hints::new(&entries);
        let text = "ตามแนวทางของสมยศ บุญประเสริฐ (2554)";
        let found = names_before(&Context::new(text, &tokens, &hints), 0, tokens.len() - 3).unwrap();
        assert_eq!((&text[found.names[0].clone()], found.clear), ("สมยศ บุญประเสริฐ", true));
        assert_eq!(read("โดยชัยวัฒน์ สถาพร (บรรณาธิการ) (2553)", &["สถาพร"]), Some(vec!["สถาพร".into()]));
        assert_eq!(read("theo Ngô Than Phong và Lâm Kiều Mị (2013)", &["Phong", "Mị"]).unwrap().len(), 2);
        assert_eq!(read("在这与梁双陆和刘培（2020）", &["梁双陆"]), Some(vec!["梁双陆".into(), "刘培".into()]));
        assert_eq!(read("In Germany, Smith, Jones and Lee (2010)", &["Smith"]).unwrap()[0], "Smith");
    }

    #[test]
    fn two_authors_of_an_entry_are_joined_by_small_words_and_articles() {
        let mut entries = list(&["Dudek"]);
        entries[0].item.author.push(Name::person("Maj", "E."));
        entries[0].item.author[0].given = "Adam".into();
        for (language, text, wanted) in [
            ("pl", "W tomie Dudek z Majem (2015)", vec!["Dudek", "Majem"]),
            ("pl", "W tomie Dudek, Maj (2015)", vec!["Dudek", "Maj"]),
            ("pl", "W tomie Dudek, Sowa (2015)", vec!["Sowa"]),
            ("es", "En el libro Dudek y el Maj (2015)", vec!["Dudek", "Maj"]),
            ("hu", "A könyvben Dudek Adam (2015)", vec!["Dudek"]),
        ] {
            let (tokens, hints) = (tokenise(text), Hints::new(&entries).in_language(language));
            let ctx = Context::new(text, &tokens, &hints).in_language(language);
            let found = names_before(&ctx, 0, tokens.len() - 3).unwrap();
            let names: Vec<&str> = found.names.iter().map(|name| &text[name.clone()]).collect();
            assert_eq!(names, wanted, "{text}");
        }
    }

    #[test]
    fn prepositions_and_titles_belong_to_the_sentence() {
        let text = "segundo a teoria de Petri (1999)";
        let tokens = tokenise(text);
        for (language, known, wanted) in
            [("pt", "Souza", "Petri"), ("pt", "de Petri", "de Petri"), ("en", "Souza", "de Petri")]
        {
            let hints = Hints::new(&list(&[known])).in_language(language);
            let ctx = Context::new(text, &tokens, &hints).in_language(language);
            let found = names_before(&ctx, 0, tokens.len() - 3).unwrap();
            assert_eq!(&text[found.names[0].clone()], wanted, "{language} {known}");
        }
        let text = "como diz Bakhtin em Problemas da poética de Gógol (1999)";
        let mut entries = list(&["Bakhtin"]);
        entries[0].item.title = "Problemas da poética de Gógol [1963]".into();
        let (tokens, hints) = (tokenise(text), Hints::new(&entries));
        let ctx = Context::new(text, &tokens, &hints);
        let found = names_before(&ctx, 0, tokens.len() - 3).unwrap();
        assert_eq!(&text[found.names[0].clone()], "Bakhtin");
    }

    #[test]
    fn years_of_events_have_no_name() {
        for text in ["since then (2010)", "in the autumn (2010)", "the Education Act (2002)", ""] {
            assert_eq!(read(text, &[]), None, "{text}");
        }
    }
}
