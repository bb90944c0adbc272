//! Reads one printed reference: the labeller says what is what, then each part is read by its grammar.

use std::cell::RefCell;

use super::count::{Count, Counts, counts};
use super::label::lexis;
use super::label::token::{class, is_number};
use super::label::{Bench, Field, Model, Part, Token, current};
use super::{clean, kind, numbers, people};
use crate::locale::{Term, lexicon};
use crate::model::{Calendar, Date, Item, Year};
use crate::parse::{dates, identifiers};
use crate::text::fold;

/// What an entry says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    /// Its fields.
    pub item: Item,
    /// The years that it may be cited by: the year of publication first.
    pub years: Vec<Year>,
    /// Whether the authors end in et al.
    pub et_al: bool,
}

/// Entries longer than this many bytes are cut: no reference is that long, and a page taken for one costs no more.
const LONGEST: usize = 20_000;

/// Reads one entry, on one line and without its label.
pub fn read_entry(text: &str) -> Fields {
    thread_local! {
        static BENCH: RefCell<Bench> = RefCell::default();
    }
    BENCH.with(|bench| match bench.try_borrow_mut() {
        Ok(mut bench) => read_with(current(), text, &mut bench),
        Err(_) => read_with(current(), text, &mut Bench::default()),
    })
}

/// Reads one entry with a labeller of one's own.
pub fn read_with(model: &Model, text: &str, bench: &mut Bench) -> Fields {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    bench.label(model, text);
    Reader { text, bench, counts: counts_behind_title(text, bench) }.read(model)
}

/// The volumes and issues that say what they are. Where both were labelled there is nothing to look for.
fn counts_behind_title(text: &str, bench: &Bench) -> Vec<Count> {
    let labelled = |field: Field| bench.parts.iter().any(|part| part.field == field);
    if labelled(Field::Volume) && labelled(Field::Issue) {
        return Vec::new();
    }
    let title = bench.parts.iter().find(|part| part.field == Field::Title);
    title.map_or(Vec::new(), |part| counts(text, bench.tokens[part.end - 1].end as usize))
}

/// Whether words are a name in the host of a web address: `Garden Review` of `https://blog.gardenreview.org/x`.
fn is_host(words: &str, url: &str) -> bool {
    let mut compact = fold(words);
    compact.retain(char::is_alphanumeric);
    let host = url.split("//").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or("");
    compact.len() >= 6 && host.split('.').any(|label| label.replace('-', "").eq_ignore_ascii_case(&compact))
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) bench: &'t Bench,
    counts: Vec<Count>,
}

impl<'t> Reader<'t> {
    pub(super) fn span(&self, part: &Part) -> &'t str {
        let start = self.bench.tokens[part.first].start as usize;
        let end = self.bench.tokens[part.end - 1].end as usize;
        &self.text[start..end]
    }

    pub(super) fn parts(&self, field: Field) -> impl Iterator<Item = &'t Part> {
        self.bench.parts.iter().filter(move |part| part.field == field && !self.is_count(part))
    }

    /// `دوره چهارم` taken for a place: a volume or issue in words and nothing else.
    fn is_count(&self, part: &Part) -> bool {
        let bytes = || (self.bench.tokens[part.first].start as usize, self.bench.tokens[part.end - 1].end as usize);
        !matches!(part.field, Field::Volume | Field::Issue)
            && self.counts.iter().filter(|count| count.worded).any(|count| {
                let (start, end) = bytes();
                count.range.start <= start && end <= count.range.end + 2
            })
    }

    /// The longest part of a field, the earlier of two.
    fn longest(&self, field: Field) -> Option<&'t Part> {
        let mut best: Option<&Part> = None;
        for part in self.parts(field) {
            if best.is_none_or(|best| self.span(part).len() > self.span(best).len()) {
                best = Some(part);
            }
        }
        best
    }

    /// The title, and a second one after an editor or "In", which is that of the book it stands in.
    fn titles(&self) -> (Option<&'t Part>, Option<&'t Part>) {
        let longest = self.longest(Field::Title);
        let Some(first) = self.parts(Field::Title).next() else { return (None, None) };
        let host = self.parts(Field::Title).skip(1).find(|part| {
            clean::lead_in(self.span(part)) > 0
                || self.bench.parts.iter().any(|between| {
                    between.first >= first.end
                        && between.end <= part.first
                        && (between.field == Field::Editor
                            || matches!(between.field, Field::Author | Field::Other)
                                && clean::lead_in(self.span(between)) > 0)
                })
        });
        let second = host.is_some_and(|host| longest == Some(host));
        (if second { Some(first) } else { longest }, host)
    }

    fn read(&self, model: &Model) -> Fields {
        let mut fields = Fields::default();
        let item = &mut fields.item;
        let (title, host) = self.titles();
        item.title = title.map_or(String::new(), |part| clean::title(self.span(part)));
        item.container_title =
            self.longest(Field::Container).or(host).map_or(String::new(), |part| clean::container(self.span(part)));
        item.publisher = self.longest(Field::Publisher).map_or(String::new(), |part| clean::plain(self.span(part)));
        item.publisher_place = self.longest(Field::Place).map_or(String::new(), |part| clean::plain(self.span(part)));
        item.edition = self.parts(Field::Edition).next().map_or(String::new(), |part| clean::plain(self.span(part)));
        for (field, to) in [(Field::Volume, &mut item.volume), (Field::Issue, &mut item.issue)] {
            *to = self
                .parts(field)
                .map(|part| numbers::counted(self.span(part)))
                .find(|found| !found.is_empty())
                .unwrap_or_default();
        }
        for count in &self.counts {
            let to = match count.counts {
                Counts::Volume => &mut item.volume,
                Counts::Issue => &mut item.issue,
            };
            if to.is_empty() {
                to.clone_from(&count.number);
            }
        }
        item.page = self
            .parts(Field::Pages)
            .map(|part| numbers::pages(self.span(part)))
            .find(|found| !found.is_empty())
            .unwrap_or_default();
        people::read(self, &mut fields, title);
        let item = &mut fields.item;
        if item.container_title.is_empty() {
            item.container_title = self.named_container().or_else(|| self.counted_container()).unwrap_or_default();
            // What has a volume and pages is a journal, not a press.
            if item.container_title.is_empty() && !item.volume.is_empty() && !item.page.is_empty() {
                item.container_title = std::mem::take(&mut item.publisher);
            }
        }
        item.title.truncate(clean::before_repetition(&item.title));
        // `Title / A. B. Surname, C. D. Surname`: the authors again, as GOST prints them.
        if let Some(family) = fields.item.author.first().map(|name| name.family.as_str())
            && let Some(slash) = fields
                .item
                .title
                .find(" / ")
                .filter(|&at| at > 0 && !family.is_empty() && fields.item.title[at..].contains(family))
        {
            fields.item.title = clean::title(&fields.item.title[..slash]);
        }
        self.identifiers(&mut fields.item);
        let item = &mut fields.item;
        if item.container_title.is_empty()
            && let Some((title, container)) = title.and_then(|part| self.enclosed_container(part, &item.url, model))
        {
            (item.title, item.container_title) = (title, container);
        }
        self.date(&mut fields);
        fields.item.kind = kind::guess(&fields.item, self.text, self.has_lead_in());
        fields
    }

    /// A container in words that the labeller took for a remark: `Article in Park Review, May 2009`,
    /// `in: Park Review 60`, or a series after the title: `Park Institute Special Report No. 31`.
    fn named_container(&self) -> Option<String> {
        const LEADS: &[&str] = &["Article in ", "Published in ", "Paper in ", "in: ", "In: "];
        const SERIES: &[&str] = &["Report", "Paper", "Papers", "Brief", "Memo", "Memos", "Notes", "Briefing"];
        let parts = &self.bench.parts;
        parts.iter().enumerate().filter(|(_, part)| part.field == Field::Other).find_map(|(at, part)| {
            let span = self.span(part);
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
    fn counted_container(&self) -> Option<String> {
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
    fn enclosed_container(&self, title: &Part, url: &str, model: &Model) -> Option<(String, String)> {
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

    fn names_a_work(&self, token: &Token) -> bool {
        let word = &self.text[token.start as usize..token.end as usize];
        (class::INITIAL..=class::CASELESS).contains(&token.class) && dates::month(word).is_none()
            || matches!(token.class, b'&' | b'-' | b'\'' | b'|' | class::CLOSE_QUOTE)
    }

    fn identifiers(&self, item: &mut Item) {
        for token in &self.bench.tokens {
            let span = &self.text[token.start as usize..token.end as usize];
            match token.class {
                class::DOI if item.doi.is_empty() => item.doi = identifiers::clean_doi(span),
                class::WEB => {
                    let url = identifiers::clean_url(span);
                    if let Some(doi) = identifiers::doi_of_url(&url)
                        && item.doi.is_empty()
                    {
                        item.doi = identifiers::clean_doi(doi);
                    }
                    if item.url.is_empty() {
                        item.url = url;
                    }
                }
                _ => {}
            }
        }
        // One look for the letters that begin such a number spares four searches.
        let bytes = self.text.as_bytes();
        if memchr::memchr2_iter(b'X', b'x', bytes)
            .any(|at| at >= 2 && bytes.get(at + 1).is_some_and(|b| b.eq_ignore_ascii_case(&b'i')))
            && let Some(id) = identifiers::arxiv(self.text)
        {
            item.archive = "arXiv".to_owned();
            item.archive_location = id.to_owned();
            if item.container_title.is_empty() {
                item.container_title = clean::preprint_server(self.text, id).to_owned();
            }
        }
        if self.text.contains("SBN") || self.text.contains("SSN") || self.text.contains("isbn") {
            item.isbn = identifiers::isbn(self.text).unwrap_or_default().to_owned();
            item.issn = identifiers::issn(self.text).unwrap_or_default().to_owned();
        }
        if self.text.contains("PM") || self.text.contains("ubMed") {
            item.pmcid = identifiers::number_after(self.text, "PMC", 5).map_or(String::new(), |id| format!("PMC{id}"));
            item.pmid = identifiers::number_after(self.text, "PMID", 5)
                .or_else(|| identifiers::number_after(self.text, "PubMed", 5))
                .unwrap_or_default()
                .to_owned();
        }
    }

    fn date(&self, fields: &mut Fields) {
        let tokens = &self.bench.tokens;
        let year_of = |at: usize| {
            let token = &tokens[at];
            if self.is_access_date(at) {
                return None;
            }
            is_number(token.class)
                .then(|| dates::year_at(self.text, token.start as usize, token.end as usize, token.value, ""))?
        };
        let mut main = None;
        for part in self.parts(Field::Date) {
            for at in part.first..part.end {
                if let Some(found) = year_of(at) {
                    if main.is_none() {
                        main = Some(at);
                    }
                    if fields.years.iter().all(|known| known.value != found.year.value) && fields.years.len() < 3 {
                        fields.years.push(found.year);
                    }
                }
            }
        }
        if main.is_none() {
            main = self.fallback_year();
            fields.years.extend(main.and_then(year_of).map(|found| found.year));
        }
        let Some(year) = fields.years.first() else {
            fields.item.issued = self.undated().map(|literal| Date { date_parts: Vec::new(), literal });
            return;
        };
        let mut date = Date::year(year.value);
        if year.calendar == Calendar::Gregorian {
            if let Some(at) = main {
                date.date_parts[0].extend(self.month_and_day(at));
            }
        } else {
            date = Date { date_parts: Vec::new(), literal: year.value.to_string() };
        }
        fields.item.issued = Some(date);
    }

    /// Whether the number is in the date of a look at a web page: `accessed 5 May 2019`, `[cited 2020 Jan 3]`.
    fn is_access_date(&self, at: usize) -> bool {
        const WORDS: &[&str] = &[
            "accessed",
            "access",
            "acesso",
            "acessado",
            "acceso",
            "accedido",
            "consultado",
            "consulté",
            "consulta",
            "retrieved",
            "cited",
            "citado",
            "viewed",
            "visited",
            "abgerufen",
            "abruf",
            "zugriff",
            "обращения",
            "erişim",
            "geraadpleegd",
            "consultato",
        ];
        let tokens = &self.bench.tokens;
        (at.saturating_sub(7)..at)
            .rev()
            .take_while(|&index| !matches!(tokens[index].class, class::YEAR | class::WEB))
            .any(|index| {
                let token = &tokens[index];
                if !(class::CAPITAL..=class::LOWER).contains(&token.class) || token.value < 5 {
                    return false;
                }
                let word = &self.text[token.start as usize..token.end as usize];
                WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
            })
    }

    /// A number that can be the year where none is labelled so: bracketed first, then the last outside title and pages.
    fn fallback_year(&self) -> Option<usize> {
        let tokens = &self.bench.tokens;
        let mut last =
            tokens.windows(2).position(|pair| pair[0].class == b'(' && pair[1].class == class::RANGE).map(|at| at + 1);
        for part in &self.bench.parts {
            for at in part.first..part.end {
                if tokens[at].class != class::YEAR || self.is_access_date(at) {
                    continue;
                }
                if at > 0 && tokens[at - 1].class == b'(' && tokens.get(at + 1).is_some_and(|next| next.class == b')') {
                    return Some(at);
                }
                if !matches!(part.field, Field::Title | Field::Pages) {
                    last = Some(at);
                }
            }
        }
        last
    }

    /// `in press`, `n.d.` as printed.
    fn undated(&self) -> Option<String> {
        let mut words: Vec<(usize, usize, String)> = Vec::new();
        for (at, word) in
            self.text.split_whitespace().map(|word| (word.as_ptr() as usize - self.text.as_ptr() as usize, word))
        {
            let folded = fold(word);
            words.push((at, at + word.len(), folded.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()));
        }
        let folded: Vec<&str> = words.iter().map(|(_, _, word)| word.as_str()).collect();
        for at in 0..folded.len() {
            for term in [Term::InPress, Term::Unpublished, Term::NoDate] {
                if let Some(count) = lexicon().longest(&folded[at..], term)
                    && folded[at].len() > 1
                {
                    let end = words[at + count - 1].1;
                    return Some(clean::plain(&self.text[words[at].0..end]));
                }
            }
        }
        ["n.d.", "n. d.", "s.d.", "s. d.", "o. J.", "o.J.", "б. г.", "بی‌تا", "د.ت"]
            .iter()
            .find(|mark| self.text.contains(*mark))
            .map(|mark| (*mark).to_owned())
    }

    /// Month and day beside the year: `(2010, March 5)`, `5 March 2010`.
    fn month_and_day(&self, year: usize) -> Vec<i32> {
        let tokens = &self.bench.tokens;
        let day = |at: Option<usize>| {
            let token = tokens.get(at?)?;
            (matches!(token.class, class::DIGIT1 | class::DIGIT2) && (1..=31).contains(&token.value))
                .then_some(token.value as i32)
        };
        let word = |at: usize| {
            let token = tokens.get(at)?;
            let lettered = (class::INITIAL..=class::CASELESS).contains(&token.class) && token.class != class::HAN;
            lettered.then(|| dates::month(&self.text[token.start as usize..token.end as usize])).flatten()
        };
        let mark =
            |at: usize| tokens.get(at).is_some_and(|token| matches!(token.class, b',' | b'.' | b';' | class::COMMA));
        let mut out = Vec::new();
        let mut next = year + 1;
        while mark(next) && next < year + 3 {
            next += 1;
        }
        let before = (1..=4).filter_map(|back| year.checked_sub(back)).find_map(|at| word(at).map(|month| (month, at)));
        if let Some(month) = word(next) {
            out.push(i32::from(month));
            out.extend(day(Some(next + 1)));
        } else if let Some(month) = word(next + 1).filter(|_| day(Some(next)).is_some()) {
            out.push(i32::from(month));
            out.extend(day(Some(next)));
        } else if let Some((month, at)) = before
            && tokens[at + 1..year]
                .iter()
                .all(|token| mark_class(token.class) || matches!(token.class, class::DIGIT1 | class::DIGIT2))
        {
            out.push(i32::from(month));
            let after = (at + 1..year).find_map(|at| day(Some(at)));
            out.extend(after.or_else(|| day(at.checked_sub(1)).filter(|_| at >= 1 && !mark(at - 1))));
        }
        out
    }

    /// Whether the container is led in by "In" or the like.
    fn has_lead_in(&self) -> bool {
        self.longest(Field::Container).is_some_and(|part| clean::lead_in(self.span(part)) > 0)
    }
}

fn mark_class(found: u8) -> bool {
    matches!(found, b',' | b'.' | b';' | b'(' | class::COMMA)
}

#[cfg(test)]
#[path = "entry_tests.rs"]
mod tests;
