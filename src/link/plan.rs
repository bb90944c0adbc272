//! What a printed citation becomes, before it is written in a language.

use std::ops::Range;

use super::part::{self, Part};
use super::{Options, is_matched, slice};
use crate::model::{Citation, Cite, Comparison, Form, SuffixFit, YearFit};

/// How a citation by key is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// All of it in brackets, the style makes the names.
    Bracket,
    /// In the sentence, the style makes names and year.
    Narrative,
    /// The names stay as they are printed, the style makes what stands in the brackets behind them.
    Year,
    /// By number.
    Number,
}

/// What takes the place of a printed citation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    pub range: Range<usize>,
    pub shape: Shape,
    pub parts: Vec<Part>,
}

/// The plan for a citation, or why it stays as it is.
pub(super) fn plan(text: &str, citation: &Citation, options: &Options<'_>) -> Result<Plan, &'static str> {
    if !is_matched(citation) {
        return Err("no entry is surely meant");
    }
    if citation.cites.iter().any(|cite| cite.again.is_some()) {
        return Err("it takes over an earlier one");
    }
    // A link would print the entry's year and letter, and hide that they are not those cited.
    let fits = |wrong: fn(&Comparison) -> bool| {
        citation.cites.iter().all(|cite| cite.links.iter().all(|link| !wrong(&link.comparison)))
    };
    if !fits(|comparison| matches!(comparison.year, YearFit::Off(_))) {
        return Err("its year is not the entry's");
    }
    if !fits(|comparison| matches!(comparison.suffix, SuffixFit::MissingInEntry | SuffixFit::Different)) {
        return Err("the letter behind its year is not the entry's");
    }
    let [span] = citation.spans[..] else { return Err("its text is torn apart") };
    if span.document != 0 || text.get(span.range()).is_none() {
        return Err("it stands in another file");
    }
    let unlinked =
        |cite: &Cite| cite.links.first().and_then(|link| options.keys.get(link.reference)).is_none_or(String::is_empty);
    if citation.cites.iter().any(unlinked) {
        return Err("the entry has no key");
    }
    match citation.form {
        Form::Parenthetical => bracket(text, span.range(), citation, options),
        Form::Narrative => narrative(text, span.range(), citation, options),
        Form::Numeric => number(text, span.range(), citation, options),
        Form::Note => Err("it is a note"),
        Form::Key => Err("it is linked already"),
    }
}

fn bracket(text: &str, range: Range<usize>, citation: &Citation, options: &Options<'_>) -> Result<Plan, &'static str> {
    let inner = inside(text, &range).ok_or("its brackets do not enclose it")?;
    let parts = parts(text, inner, &citation.cites, options, |cite, head| {
        head.trim().is_empty() || part::is_names_alone(head, cite)
    })?;
    Ok(Plan { range, shape: Shape::Bracket, parts })
}

fn narrative(
    text: &str,
    range: Range<usize>,
    citation: &Citation,
    options: &Options<'_>,
) -> Result<Plan, &'static str> {
    let whole = slice(text, range.clone());
    let open = whole.rfind(['(', '[', '（']).ok_or("its year stands in no brackets")?;
    let brackets = range.start + open..range.end;
    let inner = inside(text, &brackets).ok_or("its brackets do not enclose it")?;
    let first = citation.cites.first().ok_or("it cites nothing")?;
    let names = &whole[..open];
    let apart = names.ends_with(char::is_whitespace);
    if citation.cites.len() == 1 && apart && !names.trim().is_empty() && part::is_names_alone(names, first) {
        let parts = parts(text, inner.clone(), &citation.cites, options, |_, head| head.trim().is_empty())?;
        if parts.iter().all(|part| part.prefix.is_empty()) {
            return Ok(Plan { range, shape: Shape::Narrative, parts });
        }
    }
    let parts = parts(text, inner, &citation.cites, options, |_, head| head.trim().is_empty())?;
    Ok(Plan { range: brackets, shape: Shape::Year, parts })
}

fn number(text: &str, range: Range<usize>, citation: &Citation, options: &Options<'_>) -> Result<Plan, &'static str> {
    let range = raised(text, range);
    let part = |cite: &Cite| {
        let reference = cite.links[0].reference;
        Part { reference, key: options.keys[reference].clone(), ..Part::default() }
    };
    let mut parts: Vec<Part> = citation.cites.iter().map(part).collect();
    match citation.cites.as_slice() {
        [only] => parts[0].locator = only.locator.clone().unwrap_or_default(),
        several if several.iter().any(|cite| cite.locator.is_some()) => {
            return Err("one of several numbers has a page");
        }
        _ => {}
    }
    Ok(Plan { range, shape: Shape::Number, parts })
}

/// A raised number with the markup that raises it.
fn raised(text: &str, range: Range<usize>) -> Range<usize> {
    for (before, after) in
        [("\\textsuperscript{", "}"), ("$^{", "}$"), ("^{", "}"), ("<sup>", "</sup>"), ("#super[", "]"), ("^", "^")]
    {
        if text[..range.start].ends_with(before) && text[range.end..].starts_with(after) {
            return range.start - before.len()..range.end + after.len();
        }
    }
    range
}

/// The bytes inside the brackets that a range begins and ends with.
fn inside(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let whole = text.get(range.clone())?;
    let open = whole.chars().next()?;
    let close = match open {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        _ => return None,
    };
    let inner = whole.strip_prefix(open)?.strip_suffix(close)?;
    // Brackets inside would come apart.
    let start = range.start + open.len_utf8();
    (!inner.contains(['(', ')', '[', ']', '（', '）'])).then(|| start..start + inner.len())
}

/// The parts of a bracket. `is_head` says whether what stands before the year of a cite may go.
fn parts(
    text: &str,
    inner: Range<usize>,
    cites: &[Cite],
    options: &Options<'_>,
    is_head: impl Fn(&Cite, &str) -> bool,
) -> Result<Vec<Part>, &'static str> {
    let mut parts: Vec<Part> = Vec::new();
    let mut done = inner.start;
    for (at, cite) in cites.iter().enumerate() {
        let [span] = cite.spans[..] else { return Err("its text is torn apart") };
        // A narrative cite begins with its names, before the bracket.
        let (start, end) = (span.start.max(inner.start), span.end.min(inner.end));
        if start < done || end < start {
            return Err("its parts stand in another order");
        }
        let (gap, raw) = (slice(text, done..start), slice(text, start..end));
        let (behind, prefix) = divide(gap, at > 0).ok_or("its parts are not divided by a sign")?;
        if let Some(last) = parts.last_mut() {
            last.suffix = behind.to_owned();
        }
        let year = part::year(raw, cite).ok_or("its year was read in another form")?;
        if !is_head(cite, &raw[..year.start]) {
            return Err("it holds words that a style would not print");
        }
        let place = part::place(&raw[year.end..], cite).ok_or("it holds words behind the year")?;
        let reference = cite.links[0].reference;
        parts.push(Part {
            reference,
            key: options.keys[reference].clone(),
            prefix: prefix.to_owned(),
            locator: place.to_owned(),
            suffix: String::new(),
        });
        done = end;
    }
    if let Some(last) = parts.last_mut() {
        last.suffix = slice(text, done..inner.end).trim_end().to_owned();
    }
    let odd = |words: &str| words.contains(['@', ';', '{', '}', '\n']) && !words.trim().is_empty();
    if parts.iter().any(|part| odd(&part.prefix) || odd(&part.suffix)) {
        return Err("it holds signs that would be read otherwise");
    }
    Ok(parts)
}

/// What stands between two cites: what belongs to the one before, and to the one behind.
fn divide(gap: &str, is_between: bool) -> Option<(&str, &str)> {
    if !is_between {
        return Some(("", gap.trim()));
    }
    let sign = gap.rfind([';', '；', '؛']).or_else(|| gap.find([',', '،', '，', '、', '&', '/']));
    match sign {
        Some(at) => {
            let length = gap[at..].chars().next().map_or(1, char::len_utf8);
            Some((gap[..at].trim_end(), gap[at + length..].trim()))
        }
        // `2010 and 2012`: the style joins them.
        None => {
            let word = crate::text::fold(gap.trim());
            crate::locale::lexicon().is(&word, crate::locale::Term::And).then_some(("", ""))
        }
    }
}
