//! What stands in a bracket: `(see Smith, 2010a,b: 5; Jones et al., 2011)`.

use std::ops::Range;

use super::context::Context;
use super::names::{Names, names};
use super::plausible::{acceptable, known_tail, lead_by_known};
use super::tokens::{Case, Kind};
use super::year_at::{after_year, next_year, strip_date, year_at};
use super::years::Stamp;
use crate::locale::Term;
use crate::text::{fold, with_folded};

/// A cite as it was found, in bytes of the reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawCite {
    /// Surnames and organisations.
    pub names: Vec<Range<usize>>,
    /// Whether `et al.` follows them.
    pub et_al: bool,
    /// The year.
    pub stamp: Option<Stamp>,
    /// `in press`, `n.d.`
    pub undated: Option<Range<usize>>,
    /// Page or other place.
    pub locator: Option<Range<usize>>,
    /// The parts of the text that it consists of.
    pub pieces: Vec<Range<usize>>,
    /// Whether its form alone says that it is a citation.
    pub clear: bool,
    /// Whether no entry is to be expected: a personal communication, a secondary source, a statute.
    pub optional: bool,
    /// Whether `names` are the parts of one name that a line end has cut.
    pub cut_name: bool,
    /// An abbreviation that it introduces.
    pub abbreviation: Option<Range<usize>>,
    /// Words of the work's title, in a note.
    pub title: Option<Range<usize>>,
    /// The first part of the earlier cite that it takes over: `ibid.`
    pub again: Option<Range<usize>>,
    /// Names right before a number: `Smith et al. [8]`.
    pub beside: Vec<Range<usize>>,
}

/// What stands in a bracket.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The cites, in order.
    pub cites: Vec<RawCite>,
    /// Whether the first cite has no name, so that one must stand before the bracket.
    pub nameless: bool,
}

/// Reads the tokens `from..to`, the inside of a bracket.
pub fn group(ctx: &Context, from: usize, to: usize) -> Group {
    let mut group = Group::default();
    let mut start = from;
    let mut secondary = false;
    for at in from..=to {
        if at == to || ctx.kind(at) == Kind::Semicolon {
            // `(Santos; Menezes, 2009)`: names parted by semicolons share the year of the last.
            if at < to && shares_year(ctx, start, at, to) {
                continue;
            }
            segment(ctx, start, at, &mut group, &mut secondary);
            start = at + 1;
        }
    }
    // `A 2010; B 2012 에서 재인용`: the mark behind the second makes the first the secondary one.
    if group.cites.len() > 1
        && (from..to).any(|at| ctx.phrase(at, to, Term::AsCitedIn).is_some())
        && !group.cites.iter().any(|cite| cite.optional)
    {
        let last = group.cites.len() - 1;
        group.cites[..last].iter_mut().for_each(|cite| cite.optional = true);
    }
    group
}

/// Whether the tokens `from..to` are just names, and a name with a year follows.
fn shares_year(ctx: &Context, from: usize, to: usize, end: usize) -> bool {
    if to - from > 8
        || next_year(ctx, from, to).is_some()
        || !ctx.tokens.get(to + 1).is_some_and(|next| next.is_namelike())
    {
        return false;
    }
    // `cf. Brandt; Pires, 2012`
    let from = skip_signals(ctx, from, to, &mut false);
    let Some(first) = (from..to).find(|&at| ctx.tokens[at].is_word()) else { return false };
    // `VON KARST; PIRES, 2012`: a particle may be a small word of prose as well.
    let end_of_first = (from..to).find(|&at| ctx.kind(at) == Kind::Semicolon).unwrap_or(to);
    let known = ctx.lexicon.is_particle(&fold(ctx.word(first))) && ctx.hints.knows_first(ctx.slice(from..end_of_first));
    (known || !ctx.is_stopword(first) && !ctx.is(first, Term::NotCitation))
        && names(ctx, from, to).is_some_and(|found| (known || found.clear && !found.organisation) && !found.et_al)
        && next_year(ctx, to + 1, end).is_some()
}

fn segment(ctx: &Context, from: usize, to: usize, group: &mut Group, secondary: &mut bool) {
    let mut at = skip_signals(ctx, from, to, secondary);
    // `برای مرور این دیدگاه نک: اوکافور، ۲۰۱۹`
    if let Some(behind) = behind_signal(ctx, at, to) {
        at = skip_signals(ctx, behind, to, secondary);
    }
    if group.cites.is_empty() {
        at = behind_editor(ctx, at, to);
    }
    let mut first = true;
    let mut previous: Option<Names> = None;
    while let Some((year_at, year)) = next_year(ctx, at, to) {
        let left = strip_date(ctx, at, year_at);
        let bare = (at..left).all(|k| is_separator(ctx, k));
        let mut cites_names = None;
        if bare && left == year_at {
            if first && group.cites.is_empty() && previous.is_none() {
                group.nameless = true;
            } else if previous.is_none() && group.cites.is_empty() {
                return;
            }
        } else if bare {
            // Only a day and a month stand before it: a date.
            at = year.next;
            first = false;
            continue;
        } else {
            let (name_from, name_to, optional) = clean(ctx, at, left, secondary);
            // `(interview, 12 March 2020)` names nobody.
            let said = ctx.phrase(name_from, name_to, Term::PersonalCommunication);
            let named = said.is_none_or(|taken| name_from + taken < name_to);
            // `1977 園部監訳 1979`, `۲۰۱۲، ترجمۀ نیک‌فر، ۱۳۹۵`: who translated the work before, and when.
            if (!first || group.nameless) && is_translation(ctx, name_from, name_to) {
                at = year.next;
                continue;
            }
            match names(ctx, name_from, name_to).filter(|_| named) {
                Some(found) if acceptable(ctx, &found, name_from, name_to) => {
                    cites_names = Some((lead_by_known(ctx, found, &year), optional));
                }
                _ if first => return,
                _ => {
                    at = year.next;
                    continue;
                }
            }
        }
        let begin = cites_names.as_ref().map_or(year.range.start, |(found, _)| ctx.tokens[found.first_token].start());
        // `Head of the school, April 2024`: no list has an interview. `BRASIL, Código Penal, 1940`: nor need it a law.
        let optional = left < year_at && is_unknown(ctx, cites_names.as_ref().map(|(found, _)| found))
            || (at + 1..left).any(|at| ctx.kind(at - 1) == Kind::Comma && ctx.is(at, Term::Statute))
            || cites_names.as_ref().is_some_and(|(_, optional)| *optional);
        let stands_alone = cites_names.is_some();
        if let Some((found, _)) = cites_names {
            previous = Some(found);
        }
        let (end, place, next) = after_year(ctx, &year, to);
        let unpublished = behind_year(ctx, next, to);
        let optional = optional || unpublished.is_some() || ctx.phrase(year_at, to, Term::Unpublished).is_some();
        let next = unpublished.unwrap_or(next);
        let inherited = previous.clone().or_else(|| inherit(group));
        let count = year.stamps.len().max(1);
        for index in 0..count {
            let source = inherited.clone().unwrap_or_default();
            let piece =
                if index == 0 { begin..if count == 1 { end } else { year.range.end } } else { year.range.clone() };
            group.cites.push(RawCite {
                names: source.names,
                et_al: source.et_al,
                stamp: year.stamps.get(index).cloned(),
                undated: year.undated.then(|| year.range.clone()),
                locator: place.clone(),
                pieces: vec![piece],
                clear: source.clear && (stands_alone || previous.is_some()),
                optional,
                cut_name: false,
                abbreviation: if stands_alone { source.abbreviation } else { None },
                title: None,
                again: None,
                beside: Vec::new(),
            });
        }
        first = false;
        let mut cited_in = false;
        at = skip_signals(ctx, next, to, &mut cited_in);
        if cited_in && let Some(last) = group.cites.last_mut() {
            last.optional = true;
        }
    }
}

/// Whether the tokens are a translator's name with the word that says so.
fn is_translation(ctx: &Context, from: usize, to: usize) -> bool {
    let to = (from..to).rev().find(|&at| ctx.kind(at) != Kind::Comma).map_or(to, |last| last + 1);
    let word = ctx.word(to.saturating_sub(1));
    let mut ends = word.char_indices().skip(1).map(|(at, _)| &word[at..]);
    let glued = ctx.kind(to.saturating_sub(1)) == Kind::Word(Case::Han)
        && ends.any(|end| with_folded(end, |end| ctx.lexicon.is(end, Term::Translator)));
    from < to && (glued || ctx.phrase(from, to, Term::Translator).is_some_and(|taken| from + taken < to))
}

/// `Nijhuis (red., 2012)`: the mark of an editor before the year belongs to the name before the bracket.
fn behind_editor(ctx: &Context, from: usize, to: usize) -> usize {
    let opens = from > 0 && matches!(ctx.kind(from - 1), Kind::Open(_));
    let marked = ctx.phrase(from, to, Term::Editor).map(|taken| from + taken).filter(|_| opens);
    let next = marked.filter(|&next| ctx.kind(next - 1) == Kind::Stop || ctx.kind(next) == Kind::Comma);
    let dated = |at: &usize| next_year(ctx, *at, to).is_some_and(|(year, _)| (*at..year).all(|k| is_separator(ctx, k)));
    next.filter(dated).map_or(from, |next| next + usize::from(ctx.kind(next) == Kind::Comma))
}

/// Whether the list knows nothing of these names.
fn is_unknown(ctx: &Context, found: Option<&Names>) -> bool {
    found.and_then(|found| found.names.first()).is_some_and(|first| !ctx.hints.may_know(&ctx.text[first.clone()]))
}

/// The token behind `Smith 2015, in revision`: no list has to hold such a work.
fn behind_year(ctx: &Context, next: usize, to: usize) -> Option<usize> {
    let after = (next..to).find(|&at| ctx.kind(at) != Kind::Comma)?;
    ctx.phrase(after, to, Term::Unpublished).map(|taken| after + taken)
}

/// The names of the cite before, for `(Smith, 2010; 2012)`.
fn inherit(group: &Group) -> Option<Names> {
    let last = group.cites.last()?;
    Some(Names { names: last.names.clone(), et_al: last.et_al, clear: last.clear, ..Names::default() })
}

/// Steps over `see`, `e.g.,`, `as cited in`, commas and stops.
pub(super) fn skip_signals(ctx: &Context, from: usize, to: usize, cited_in: &mut bool) -> usize {
    let mut at = from;
    while at < to && !is_undated(ctx, at, to) {
        // Phrases first: the `e` of `e.g.` is "and" in Portuguese.
        if let Some(taken) = ctx.phrase(at, to, Term::AsCitedIn) {
            *cited_in = true;
            at += taken;
        } else if let Some(taken) = ctx.phrase(at, to, Term::See).filter(|_| !is_capital_name(ctx, at)) {
            at += taken;
        } else if is_separator(ctx, at) || matches!(ctx.kind(at), Kind::Stop | Kind::Quote | Kind::Colon) {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// The token behind words that lead a work in, and a colon: `برای نقد رأی، ر.ک: قربانی`.
pub(super) fn behind_signal(ctx: &Context, from: usize, to: usize) -> Option<usize> {
    /// Tokens of what is said before.
    const REACH: usize = 10;
    (from..to.min(from + REACH)).find_map(|at| {
        let end = at + ctx.phrase(at, to, Term::See)?;
        (ctx.kind(end) == Kind::Colon && end + 1 < to).then_some(end + 1)
    })
}

/// Whether letters that are a signal elsewhere, as `s.` and `u. a.` in German, stand for the year: `[s.d.]`, `(u.å.)`.
fn is_undated(ctx: &Context, at: usize, to: usize) -> bool {
    let opens = ctx.kind(at) == Kind::Word(Case::Lower) && at > 0 && matches!(ctx.kind(at - 1), Kind::Open(_));
    opens
        && year_at(ctx, at, to)
            .is_some_and(|year| year.undated && (year.next >= to || ctx.kind(year.next) == Kind::Comma))
}

/// A capitalised word that is no signal where the list knows it as a name: `By`, `After`, `Also` are; `See` may be one.
fn is_capital_name(ctx: &Context, at: usize) -> bool {
    matches!(ctx.kind(at), Kind::Word(Case::Capital | Case::Upper)) && ctx.hints.knows_first(ctx.word(at))
}

/// Where the names of a cite begin and end in `from..to`, and whether no entry is to be expected.
fn clean(ctx: &Context, from: usize, to: usize, secondary: &mut bool) -> (usize, usize, bool) {
    let mut optional = false;
    let (mut from, mut to) = (from, to);
    // `R. Amadi, personal communication, ...`
    if let Some(at) = (from + 1..to).find(|&at| ctx.phrase(at, to, Term::PersonalCommunication).is_some()) {
        optional = true;
        to = at;
    }
    if let Some(at) = (from..to).rev().find(|&at| ctx.phrase(at, to, Term::AsCitedIn).is_some()) {
        from = at + ctx.phrase(at, to, Term::AsCitedIn).unwrap_or(1);
        *secondary = true;
    }
    from = skip_signals(ctx, from, to, secondary);
    // `data from the survey of Smith 2010`: names that the list knows stand at the end of prose.
    if let Some(start) = known_tail(ctx, from, to) {
        from = start;
    }
    (from, to, optional)
}

fn is_separator(ctx: &Context, at: usize) -> bool {
    matches!(
        ctx.kind(at),
        Kind::Comma | Kind::Ampersand | Kind::Slash(_) | Kind::Semicolon | Kind::Open(_) | Kind::Close(_)
    ) || ctx.is(at, Term::And)
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;
    use crate::model::{Item, Name, Reference, Span};

    fn read(text: &str) -> Vec<String> {
        let tokens = tokenise(text);
        let hints = Hints::default();
        let ctx = Context::new(text, &tokens, &hints);
        let found = group(&ctx, 0, tokens.len());
        found
            .cites
            .iter()
            .map(|cite| {
                let names: Vec<&str> = cite.names.iter().map(|range| &text[range.clone()]).collect();
                let year = cite.stamp.as_ref().map_or_else(
                    || cite.undated.clone().map_or(String::new(), |range| text[range].to_owned()),
                    |stamp| format!("{}{}", stamp.value, stamp.suffix.as_deref().unwrap_or("")),
                );
                let place = cite.locator.clone().map_or(String::new(), |range| format!(" @{}", &text[range]));
                let more = if cite.et_al { "+" } else { "" };
                let optional = if cite.optional { "?" } else { "" };
                format!("{}{more} {year}{place}{optional}", names.join("|"))
            })
            .collect()
    }

    #[test]
    fn groups() {
        for (text, wanted) in [
            ("Smith, 2010", vec!["Smith 2010"]),
            ("Smith, unpublished; Lee, 2015, in review", vec!["Smith unpublished?", "Lee 2015?"]),
            ("LOS MINISTROS…, 2017", vec!["LOS MINISTROS… 2017"]),
            ("see Smith, 2010a,b: 5; Jones et al., 2011", vec!["Smith 2010a @5", "Smith 2010b @5", "Jones+ 2011"]),
            ("e.g., Smith 2010, 2012; 2014", vec!["Smith 2010", "Smith 2012", "Smith 2014"]),
            ("Smith 2010, Jones 2011", vec!["Smith 2010", "Jones 2011"]),
            ("Pryce et al., in press", vec!["Pryce+ in press"]),
            ("Sleep Foundation of Wales, n.d.", vec!["Sleep Foundation of Wales n.d."]),
            ("Luria, 1973, as cited in Tran, 2008, p. 12", vec!["Luria 1973?", "Tran 2008 @p. 12"]),
            ("R. Amadi, personal communication, May 4, 2018", vec!["Amadi 2018?"]),
            (".Jokar, 2019: 1", vec!["Jokar 2019 @1"]),
            ("Head of School, April 2024", vec!["Head of School 2024?"]),
            ("cf. Brandt; Pires, 2012", vec!["Brandt|Pires 2012"]),
            ("Ryckaert, Ciccotti, & Berendsen, 1977", vec!["Ryckaert|Ciccotti|Berendsen 1977"]),
            ("2010, p. 5", vec![" 2010 @p. 5"]),
            ("کرمی و جهانبخش، ۱۳۹۴: ۱۲", vec!["کرمی|جهانبخش 1394 @۱۲"]),
            ("1977 園部監訳 1979", vec![" 1977"]),
            ("Pech, 12 de julio de 2020", vec!["Pech 2020?"]),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    /// What is read where the list has an entry by this author.
    fn read_knowing(author: Name, text: &str) -> Vec<RawCite> {
        let hints = Hints::new(&[Reference {
            id: "a".into(),
            span: Span::new(0, 0, 1),
            label: None,
            text: format!("{} {}. The work.", author.given, author.family),
            item: Item { author: vec![author], ..Item::default() },
            years: Vec::new(),
            et_al: false,
        }]);
        let tokens = tokenise(text);
        group(&Context::new(text, &tokens, &hints), 0, tokens.len()).cites
    }

    #[test]
    fn particles_that_are_small_words_of_prose() {
        for (text, count) in [("di Pellegrini and Wise 1993b; Wise 1996", 2), ("di Roma 1993", 0)] {
            let found = read_knowing(Name::person("Pellegrini", "G. di"), text);
            assert_eq!(found.len(), count, "{text}: {found:?}");
        }
    }

    #[test]
    fn a_particle_in_capitals_begins_a_name_that_is_listed() {
        let found = read_knowing(Name::person("VON KARST", "A."), "VON KARST; OKA; NAGY, 2001");
        assert!(matches!(found.as_slice(), [cite] if cite.names.len() == 3), "{found:?}");
    }

    #[test]
    fn a_vietnamese_name_is_cited_as_it_is_listed() {
        let found = read_knowing(Name::person("Chiến", "Lê Văn"), "Lê Văn Chiến và Phạm Thu Hà, 2017");
        assert!(matches!(found.as_slice(), [cite] if cite.names.len() == 2), "{found:?}");
    }

    #[test]
    fn a_law_need_not_be_listed() {
        let optional = |author: &str, text: &str| read_knowing(Name::literal(author), text)[0].optional;
        assert!(optional("BRASIL", "BRASIL, CÓDIGO PENAL, 1940, p. 5"));
        assert!(!optional("BRASIL", "BRASIL, 1940, p. 5") && !optional("Arts", "Arts et al., 2018"));
    }

    #[test]
    fn what_is_no_citation() {
        for text in [
            "DUF1446",
            "Proc. 2017/12721-5",
            "China 2022YFA1103704",
            "M1 in 2010",
            "R c s F",
            "in 2010",
            "n = 2010",
            "April 2010",
            "Dz.U. 1991 nr 114",
            "4 May 2018",
            "สัมภาษณ์, 12 มีนาคม 2563",
            "HBI-2021-017",
            "Figure 3",
            "p < 0.05",
            "2010-2012",
            "1, 2",
            "",
        ] {
            assert!(read(text).is_empty() || read(text)[0].starts_with(' '), "{text}: {:?}", read(text));
        }
    }
}
