//! What a work stands in, where the labeller did not see it: in a remark, before counted volumes, inside the quotation
//! marks of the title.

use super::clean;
use super::entry::Reader;
use super::label::lexis;
use super::label::token::class;
use super::label::{Field, Model, Part, Token};
use crate::locale::{Term, lexicon};
use crate::parse::dates;
use crate::text::fold;

/// Whether the name begins as that of a gazette or journal does: `Diário Oficial da União`. One word is not enough, for
/// `Archives` and `Science` begin the names of presses too.
pub(super) fn is_journal(name: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().take(3).map(fold).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    lexicon().longest(&words, Term::Journal).is_some_and(|count| count > 1)
}

impl Reader<'_> {
    /// What was labelled as a place, where it is where the work appeared: `Title, Gardenweb, 21 May.` The word lists know no
    /// such place, and a day or an address follows, as behind the name of a site or newspaper.
    pub(super) fn placed_container(&self, model: &Model) -> Option<String> {
        let parts = &self.bench.parts;
        let at = parts.iter().position(|part| part.field == Field::Place)?;
        let (tokens, place) = (&self.bench.tokens, &parts[at]);
        let known =
            (place.first..place.end).any(|at| model.lexis.phrase(tokens, at, lexis::Kind::Place, None).is_some());
        let titled = at > 0 && parts[at - 1].field == Field::Title;
        if known || !titled || tokens[place.end - 1].class == b':' {
            return None;
        }
        let word = |token: &Token| &self.text[token.start as usize..token.end as usize];
        let next = tokens[place.end..].iter().take(5);
        let mut dated = next.clone().any(|token| dates::month(word(token)).is_some());
        dated |= next.clone().any(|token| matches!(token.class, class::WEB | class::DOI));
        // A day and a month of whatever language and calendar.
        dated |= matches!(&tokens[place.end..], [day, month, ..] if day.value <= 31
            && matches!(day.class, class::DIGIT1 | class::DIGIT2) && (class::CAPITAL..=class::CASELESS).contains(&month.class));
        let fit = dated && parts.get(at + 1).is_some_and(|part| matches!(part.field, Field::Other | Field::Web));
        fit.then(|| clean::container(self.span(place).split(',').next().unwrap_or_default()))
    }

    /// A container in words that the labeller took for a remark: `Article in Park Review, May 2009`,
    /// `in: Park Review 60`, or a series after the title: `Park Institute Special Report No. 31`.
    pub(super) fn named_container(&self) -> Option<String> {
        const LEADS: &[&str] = &["Article in ", "Published in ", "Paper in ", "in: ", "In: "];
        const SERIES: &[&str] = &["Report", "Paper", "Papers", "Brief", "Memo", "Memos", "Notes", "Briefing"];
        let parts = &self.bench.parts;
        parts.iter().enumerate().filter(|(_, part)| part.field == Field::Other).find_map(|(at, part)| {
            let span = self.span(part);
            if at > 0
                && parts[at - 1].field == Field::Editor
                && let Some(words) = behind_editors(span)
            {
                return Some(clean::container(words));
            }
            let lead = LEADS.iter().find(|lead| span.starts_with(**lead)).map_or(0, |lead| lead.len());
            let titled = at > 0 && parts[at - 1].field == Field::Title;
            let start = self.bench.tokens[part.first].start as usize + lead;
            let first = self.bench.tokens.partition_point(|token| (token.start as usize) < start);
            let count = self.bench.tokens[first..part.end].iter().take_while(|token| self.names_a_work(token)).count();
            let words = &self.text[start..self.bench.tokens[first..first + count].last()?.end as usize];
            let series = titled && words.split(' ').skip(1).any(|word| SERIES.contains(&word));
            Some(clean::container(words)).filter(|found| !found.is_empty() && (lead > 0 || series))
        })
    }

    /// What has volumes or issues counted in words behind it, back to the last full stop or to the title.
    pub(super) fn counted_container(&self) -> Option<String> {
        let end = self.counts.iter().find(|count| count.worded).map(|count| count.range.start)?;
        let title = self.parts(Field::Title).next()?;
        let start = self.bench.tokens[title.end - 1].end as usize;
        let between = self.text.get(start..end)?.trim_end_matches(|c: char| !c.is_alphanumeric());
        let from = between.rfind(['.', ';', '؛', '”', '»', '"']).map_or(0, |at| at + 1);
        let words = between.get(from..)?.trim_matches(|c: char| !c.is_alphanumeric());
        let count = words.split_whitespace().count();
        let plain = !words.chars().any(|c| c.is_numeric() || c == '/');
        (plain && (1..=14).contains(&count)).then(|| clean::container(words))
    }

    /// `"The title, Garden Review"`: a journal that stands inside the quotation marks of the title, or a site that the
    /// web address names too.
    pub(super) fn enclosed_container(&self, title: &Part, url: &str, model: &Model) -> Option<(String, String)> {
        let tokens = &self.bench.tokens;
        let quoted = tokens[title.first.saturating_sub(1)..(title.end + 1).min(tokens.len())]
            .iter()
            .any(|token| matches!(token.class, class::OPEN_QUOTE | class::CLOSE_QUOTE | b'"'));
        let words = |at: &usize| (class::INITIAL..=class::CASELESS).contains(&tokens[*at].class);
        let last = (title.first..title.end).rev().find(words)?;
        let comma = (title.first..last).rev().find(|&at| tokens[at].class == b',')?;
        let hit = model.lexis.phrase(tokens, comma + 1, lexis::Kind::Container, None);
        let known = quoted && hit.is_some_and(|hit| hit.end == last + 1 && hit.words > 1);
        let start = tokens[title.first].start as usize;
        let (from, to) = (tokens[comma + 1].start as usize, tokens[last].end as usize);
        let (head, tail) = (&self.text[start..from], &self.text[from..to]);
        (known || is_host(tail, url)).then(|| (clean::title(head), clean::container(tail)))
    }

    /// `“The title”, Garden Review`: what stands behind the quotation marks of the title and was taken for a part of it.
    pub(super) fn container_behind_quotes(&self, title: &Part) -> Option<String> {
        let (_, rest) = clean::quoted(self.span(title))?;
        let end = |c: char| c.is_numeric() || matches!(c, ',' | ';' | '(' | '[');
        let words = rest.trim_start_matches([',', '.', ';', ' ']).split(end).next()?;
        let words = words[clean::lead_in(words)..].trim();
        let named = words.starts_with(char::is_uppercase) && words.split_whitespace().count() > 1;
        named.then(|| clean::container(words))
    }

    fn names_a_work(&self, token: &Token) -> bool {
        let word = &self.text[token.start as usize..token.end as usize];
        (class::INITIAL..=class::CASELESS).contains(&token.class) && dates::month(word).is_none()
            || matches!(token.class, b'&' | b'-' | b'\'' | b'|' | class::CLOSE_QUOTE)
    }
}

/// What stands behind the word that marks editors: `(org.). The big book of gardens.`
fn behind_editors(remark: &str) -> Option<&str> {
    let remark = remark.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = remark.find(|c: char| !c.is_alphanumeric())?;
    let marked = lexicon().is(&fold(&remark[..end]), Term::Editor);
    let words = remark[end..].trim_start_matches([')', ']', '.', ',', ':', ' ']);
    let named = words.split_whitespace().count() > 1
        && words.chars().next().is_some_and(|c| !c.is_numeric() && !c.is_lowercase());
    (marked && named && !words.contains("http")).then_some(words)
}

/// Whether words are a name in the host of a web address: `Garden Review` of `https://blog.gardenreview.org/x`.
fn is_host(words: &str, url: &str) -> bool {
    let mut compact = fold(words);
    compact.retain(char::is_alphanumeric);
    let host = url.split("//").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or("");
    compact.len() >= 6 && host.split('.').any(|label| label.replace('-', "").eq_ignore_ascii_case(&compact))
}
