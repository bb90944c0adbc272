//! From a text in reading order to citations with their places in the document.

use std::ops::Range;

use super::author_date::{AuthorDate, RawCitation, author_date};
use super::author_page::author_page;
use super::context::Context;
use super::damaged::damaged;
use super::given::given_beside;
use super::group::RawCite;
use super::hints::Hints;
use super::introduced::introduced;
use super::labelled::labelled;
use super::notes::{Note, in_notes};
use super::numeric::{Rivals, numeric};
use super::tokens::tokenise;
use super::years::Stamp;
use crate::model::{Citation, Cite, Repair, Span, Year};
use crate::order::Order;
use crate::text::calendar::{guess, window};
use crate::text::reading::Reading;

/// So many notes that cite make notes the paper's style.
const NOTES: usize = 4;

/// A document's running text, ready to be searched.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The document's number in the run.
    pub document: usize,
    /// Its text as read.
    pub text: &'a str,
    /// Its running text in reading order.
    pub reading: &'a Reading,
    /// BCP 47 tag of its main language, or an empty string.
    pub language: &'a str,
    /// Its footnotes and endnotes, which stand in the reading too.
    pub notes: &'a [Note],
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The citations, in order of their place.
    pub citations: Vec<Citation>,
    /// Runs that were read in another order than they stand in.
    pub repairs: Vec<Repair>,
    /// Abbreviations that the text introduces, with what they stand for.
    pub abbreviations: Vec<(String, String)>,
}

/// Finds the citations of a text. The hints say what its reference list holds.
pub fn find(source: &Source, hints: &Hints) -> Found {
    let text = source.reading.text();
    let tokens = tokenise(text);
    let ctx = Context::new(text, &tokens, hints).in_language(source.language);
    let mut dated = author_date(&ctx);
    let lettered = labelled(&ctx, &mut dated.used);
    let noted = noted(&ctx, source.notes, &mut dated);
    let known =
        dated.citations.iter().flat_map(|citation| &citation.cites).filter(|cite| is_listed(&ctx, cite)).count();
    let paged = if noted.is_empty() { author_page(&ctx, &mut dated.used, known) } else { Vec::new() };
    if !paged.is_empty() || noted.len() > NOTES {
        // There a year in brackets is a work's date in passing: `Low Water (1938)`.
        dated.citations.retain(|citation| citation.cites.iter().any(|cite| is_listed(&ctx, cite)));
    }
    let mended = damaged(&ctx, source.reading.lines(), &mut dated);
    let counted: usize = dated.citations.iter().map(|citation| citation.cites.len()).sum();
    // Where notes or pages cite, the numbers in the text are calls of notes, or pages.
    // In a numbered list a number counts also where a name and a year stand around it: `Martins et al.¹⁵ (2008)`.
    let unused = vec![false; tokens.len()];
    let used = if hints.is_numbered() { &unused } else { &dated.used };
    let mut numbered = if noted.is_empty() && paged.is_empty() && lettered.is_empty() {
        numeric(&ctx, used, Rivals { dated: counted, listed: known })
    } else {
        Vec::new()
    };
    // So they do where the list has no numbers and as many notes stand at the end, whatever those say.
    let highest = numbered.iter().flat_map(|(_, labels)| labels).map(|label| label.number as usize).max();
    if !hints.is_numbered() && highest.is_some_and(|highest| source.notes.len() >= highest.max(4)) {
        numbered.clear();
    }
    let rtl = ctx.rtl;
    let repairs = mended
        .into_iter()
        .flat_map(|(pieces, kind)| spans(source, &pieces).into_iter().map(move |span| Repair { span, kind }));
    let mut abbreviations = dated.abbreviations;
    abbreviations.extend(introduced(&ctx));
    let mut found = Found { abbreviations, repairs: repairs.collect(), ..Found::default() };
    // A paper that cites by number names authors and years in passing: `Hamilton et al. (2004) [23]`.
    let by_number = numbered.len() > dated.citations.len() && hints.is_numbered();
    for raw in dated.citations.into_iter().filter(|_| !by_number).chain(noted).chain(paged) {
        found.citations.push(citation(source, &ctx, raw, rtl));
    }
    for (raw, labels) in numbered {
        let mut numeric = citation(source, &ctx, raw, rtl);
        for (cite, label) in numeric.cites.iter_mut().zip(labels) {
            cite.label = Some(label.number.to_string());
        }
        found.citations.push(numeric);
    }
    for (raw, labels) in lettered {
        let mut citation = citation(source, &ctx, raw, rtl);
        for (cite, label) in citation.cites.iter_mut().zip(labels) {
            cite.label = Some(label.to_owned());
        }
        found.citations.push(citation);
    }
    found.citations.order_by_key(|citation| citation.spans.first().map_or(usize::MAX, |span| span.start));
    found
}

/// The citations in notes. `『統計表』（司法省、1926年）` in one is where a work came out, unless the list knows such a name.
fn noted(ctx: &Context, notes: &[Note], dated: &mut AuthorDate) -> Vec<RawCitation> {
    let known = |cite: &RawCite| cite.names.first().is_some_and(|name| ctx.hints.may_know(&ctx.text[name.clone()]));
    // `v. Plessow, Schutzpflichten, AöR 139 (2014), 422`: the year of a volume, whose author stands apart.
    let apart = |citation: &RawCitation| {
        let name = citation.cites.first().and_then(|cite| cite.names.first());
        name.is_some_and(|name| citation.pieces.iter().all(|piece| piece.start > name.start))
    };
    let listed = |citation: &RawCitation| citation.cites.iter().any(known) && !apart(citation);
    let mut used = dated.used.clone();
    for piece in dated.citations.iter().filter(|citation| !listed(citation)).flat_map(|citation| &citation.pieces) {
        let from = ctx.tokens.partition_point(|token| token.start() < piece.start);
        let to = ctx.tokens.partition_point(|token| token.start() < piece.end);
        used[from..to].fill(false);
    }
    let noted = in_notes(ctx, notes, &mut used);
    if !noted.is_empty() {
        let mut ranges: Vec<&Range<usize>> = noted.iter().flat_map(|citation| &citation.pieces).collect();
        ranges.order_by_key(|range| range.start);
        let inside = |at: usize| {
            let next = ranges.partition_point(|range| range.end <= at);
            ranges.get(next).is_some_and(|range| range.contains(&at))
        };
        dated.citations.retain(|citation| listed(citation) || !inside(citation.pieces[0].start));
        dated.used.iter_mut().zip(used).for_each(|(all, noted)| *all |= noted);
    }
    noted
}

/// Whether the list has a work of the first cited name and the cited year.
fn is_listed(ctx: &Context, cite: &RawCite) -> bool {
    let (Some(name), Some(stamp)) = (cite.names.first(), &cite.stamp) else { return false };
    let (earliest, latest) = ctx.window(stamp);
    ctx.hints.dated(&ctx.text[name.clone()], earliest, latest, 0)
}

fn citation(source: &Source, ctx: &Context, raw: RawCitation, rtl: bool) -> Citation {
    let spans = spans(source, &raw.pieces);
    let text = raw.pieces.iter().map(|piece| printed(&ctx.text[piece.clone()])).collect::<Vec<_>>().join(" ");
    let cites = raw.cites.into_iter().map(|cite| self::cite(source, ctx, cite, rtl)).collect();
    Citation { spans, text, form: raw.form, cites }
}

fn cite(source: &Source, ctx: &Context, raw: RawCite, rtl: bool) -> Cite {
    let given = raw.names.first().and_then(|name| given_beside(ctx, name)).map(printed);
    let mut names: Vec<String> = raw.names.iter().map(|name| printed(&ctx.text[name.clone()])).collect();
    // `内ヶ崎編 2019`
    for name in &mut names {
        if let Some(bare) = name.strip_suffix('編').filter(|bare| ctx.hints.knows_first(bare)) {
            *name = bare.to_owned();
        }
    }
    if raw.cut_name {
        names = vec![names.join(" ")];
    }
    Cite {
        spans: spans(source, &raw.pieces),
        names,
        given,
        et_al: raw.et_al,
        years: raw.stamp.as_ref().map_or(Vec::new(), |stamp| years(stamp, source.language, rtl)),
        undated: raw.undated.map(|range| printed(&ctx.text[range])),
        title: raw.title.map(|range| printed(&ctx.text[range])),
        locator: raw.locator.map(|range| printed(&ctx.text[range])),
        optional: raw.optional,
        beside: raw.beside.iter().map(|name| printed(&ctx.text[name.clone()])).collect(),
        again: raw.again.and_then(|piece| spans(source, &[piece]).first().copied()),
        ..Cite::default()
    }
}

/// A printed year as the years that it may mean: its own, then that of the original or of the other calendar.
pub fn years(stamp: &Stamp, language: &str, among_rtl: bool) -> Vec<Year> {
    let year = |value: i32, marked| {
        let calendar = guess(value, marked, language, among_rtl).unwrap_or_default();
        let (earliest, latest) = window(value, calendar);
        Year { value, suffix: stamp.suffix.clone(), calendar, earliest, latest }
    };
    let mut years = vec![year(stamp.value, stamp.marked)];
    years.extend(stamp.also.map(|(value, marked)| year(value, marked)));
    years
}

fn spans(source: &Source, pieces: &[Range<usize>]) -> Vec<Span> {
    let mut spans: Vec<Span> = pieces
        .iter()
        .flat_map(|piece| source.reading.source(source.text, piece.clone()))
        .map(|range| Span::new(source.document, range.start, range.end))
        .collect();
    spans.dedup();
    spans
}

/// A stretch of text on one line, without controls, with presentation forms as plain letters.
fn printed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) && text.trim() == text && !text.contains("  ") {
        return text.to_owned();
    }
    let plain = |c: char| !matches!(c, '\u{fffc}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{ad}');
    let formed = text.chars().any(|c| ('\u{fb50}'..='\u{feff}').contains(&c));
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean: String = joined.chars().filter(|&c| plain(c)).collect();
    if formed { clean.nfkc().collect() } else { clean }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Item, Name, Reference};

    /// The citations of a text whose list has these surnames, the notes of it at its end.
    fn read(text: &str, listed: &[(&str, &str, i32)], notes: &[&str]) -> Vec<String> {
        let entry = |(text, name, year): &(&str, &str, i32)| Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: None,
            text: (*text).to_owned(),
            item: Item { author: vec![Name::person(*name, "")], ..Item::default() },
            years: vec![Year::gregorian(*year)],
            et_al: false,
        };
        let references: Vec<Reference> = listed.iter().map(entry).collect();
        let (mut whole, mut ranges) = (text.to_owned(), Vec::new());
        for (number, note) in (1..).zip(notes) {
            whole.push('\n');
            let start = whole.len();
            whole.push_str(note);
            ranges.push(Note { label: number.to_string(), range: start..whole.len() });
        }
        let mut reading = Reading::default();
        reading.push(&whole, 0..whole.len());
        let source = Source { document: 0, text: &whole, reading: &reading, language: "he", notes: &ranges };
        let found = find(&source, &Hints::new(&references));
        found.citations.into_iter().map(|citation| citation.text).collect()
    }

    #[test]
    fn where_a_work_came_out_is_no_citation_in_a_note() {
        let list =
            [("民事局『統計表』", "民事局", 1926), ("大野進『都市』", "大野", 2002), ("森一『土地』", "森", 1934)];
        let notes = [
            "民事局『統計表』（書院、1926年）3頁。",
            "大野進『都市』（明倫堂、2002年）。",
            "森一『土地』（信文社、1934年）。",
        ];
        assert_eq!(read("調停は多い。", &list, &notes), notes);
    }

    #[test]
    fn a_year_apart_from_its_author_in_a_script_without_capitals() {
        let listed = [("", "בן־עמי", 2015)];
        assert_eq!(
            read("כפי שהעיר בן־עמי על פיוטי הגליל (2015: 112)", &listed, &[]),
            ["בן־עמי על פיוטי הגליל (2015: 112)"]
        );
        assert!(read("כפי שהעיר שמיר על פיוטי הגליל (2015: 112)", &listed, &[]).is_empty());
    }

    #[test]
    fn a_name_in_a_script_without_capitals_that_is_misspelt() {
        let listed = [("", "וקסלרמן", 2014)];
        assert_eq!(read("בעבודתה הסיקה וסקלרמן (2014) כי", &listed, &[]), ["וסקלרמן (2014)"]);
        assert!(read("בעבודתה הסיקה רוזנברג (2014) כי", &listed, &[]).is_empty());
    }

    #[test]
    fn years_in_hebrew_letters() {
        let listed = [("", "בן־עמי", 2015)];
        let text = "כך (בן־עמי תשע״ה: 47), וראו עוד בן־עמי תשע״ה א: 33. לעומת בן־עמי (תשע״ה: 12) דור תש״ח";
        assert_eq!(read(text, &listed, &[]), ["(בן־עמי תשע״ה: 47)", "בן־עמי תשע״ה א: 33", "בן־עמי (תשע״ה: 12)"]);
    }

    #[test]
    fn others_with_the_mark_of_hebrew_letters() {
        let listed = [("", "וייסברג", 2001)];
        assert_eq!(read("לדעת וייסברג ואח׳ (2001) זה כך", &listed, &[]), ["וייסברג ואח׳ (2001)"]);
    }

    #[test]
    fn numbers_call_the_notes_at_the_end() {
        let text = "أولا(1) ثم(2) وبعد(3) وأخيرا(4).";
        let listed = [("بن عمر الطيب، الأرض، 2005", "الطيب", 2005), ("حدو لحسن، القضاء، 2009", "لحسن", 2009)];
        let cites = ["الطيب بن عمر، الأرض، 2005، ص 41", "المرجع نفسه، ص 43", "لحسن حدو، القضاء، 2009، ص 5"];
        assert_eq!(read(text, &listed, &cites)[..2], [cites[0], "المرجع نفسه، ص 43"]);
        let glosses = ["كلمة قديمة", "أي البئر", "نوع من الشجر", "يعني الأرض"];
        assert!(read(text, &listed, &glosses).is_empty());
    }
}
