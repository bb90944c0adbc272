//! Reads one printed reference: the labeller says what is what, then each part is read by its grammar.

use std::cell::RefCell;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::count::{Count, Counts, counts};
use super::edition::edition;
use super::label::token::{class, is_number};
use super::label::{Bench, Field, Model, Part, current};
use super::{clean, entry_host, head, kind, numbers, people};
use crate::locale::{Term, lexicon};
use crate::model::{Item, Year};
use crate::parse::{catalogues, dates, identifiers};
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
    let usual = head::usual(text);
    let text = usual.as_deref().unwrap_or(text);
    let mut fields = BENCH.with(|bench| match bench.try_borrow_mut() {
        Ok(mut bench) => read_with(current(), text, &mut bench),
        Err(_) => read_with(current(), text, &mut Bench::default()),
    });
    // The same letters in every entry and every export, however a program wrote the accents.
    if !text.is_ascii() && !is_nfc(text) {
        fields.item.texts_mut().for_each(|field| *field = field.nfc().collect());
    }
    fields
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

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) bench: &'t Bench,
    pub(super) counts: Vec<Count>,
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
    pub(super) fn longest(&self, field: Field) -> Option<&'t Part> {
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
        item.title = title.map_or(String::new(), |part| {
            let words = self.span(part);
            clean::title(clean::quoted(words).map_or(words, |(title, _)| title))
        });
        item.container_title =
            self.longest(Field::Container).or(host).map_or(String::new(), |part| clean::container(self.span(part)));
        item.publisher = self.longest(Field::Publisher).map_or(String::new(), |part| clean::plain(self.span(part)));
        item.publisher_place = self.longest(Field::Place).map_or(String::new(), |part| clean::plain(self.span(part)));
        item.edition = self.parts(Field::Edition).next().map_or(String::new(), |part| edition(self.span(part)));
        let number = |field: Field, read: fn(&str) -> String| {
            self.parts(field).map(|part| read(self.span(part))).find(|found| !found.is_empty()).unwrap_or_default()
        };
        item.volume = match self.volume_like_a_year() {
            Some(part) => numbers::counted(self.span(part)),
            None => number(Field::Volume, numbers::counted),
        };
        item.issue = number(Field::Issue, numbers::issue);
        for count in &self.counts {
            let to = match count.counts {
                Counts::Volume => &mut item.volume,
                Counts::Issue => &mut item.issue,
            };
            if to.is_empty() {
                to.clone_from(&count.number);
            }
        }
        self.volume_with_issue(item);
        if item.volume.is_empty()
            && let Some((name, number)) = clean::bracketed_number(&item.container_title)
        {
            (item.volume, item.container_title) = (number.to_owned(), name.to_owned());
        }
        item.page = match self.year_before_pages() {
            Some((_, pages)) => pages,
            None => {
                let read = |part: &Part| Some(numbers::pages(self.span(part))).filter(|found| !found.is_empty());
                let others = self.parts(Field::Pages).filter(|part| !self.is_days(part)).find_map(read);
                others.or_else(|| self.parts(Field::Pages).find_map(read)).unwrap_or_default()
            }
        };
        if item.page.is_empty() {
            item.page = self.last_range().unwrap_or_default();
        }
        self.issue_without_label(item);
        people::read(self, &mut fields, title);
        let item = &mut fields.item;
        // `Retrieved 3 March 2019` is no journal with a volume.
        if lexicon().is(&fold(&item.container_title), Term::Retrieved) {
            item.container_title.clear();
            item.volume.clear();
        }
        self.book(item);
        if item.container_title.is_empty() {
            item.container_title = title
                .and_then(|part| self.container_behind_quotes(part))
                .or_else(|| self.named_container())
                .or_else(|| self.counted_container())
                .unwrap_or_default();
            // What has a volume and pages is a journal, not a press.
            let counted = !item.volume.is_empty() && !item.page.is_empty();
            if item.container_title.is_empty() && (counted || entry_host::is_journal(&item.publisher)) {
                item.container_title = std::mem::take(&mut item.publisher);
            }
            if item.container_title.is_empty()
                && item.publisher.is_empty()
                && let Some(host) = self.placed_container(model)
            {
                item.container_title = host;
                item.publisher_place.clear();
            }
        }
        item.title.truncate(clean::before_repetition(&item.title));
        item.title.truncate(clean::before_month(&item.title));
        people::translators(item);
        item.title.truncate(clean::before_thesis(&item.title));
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
        self.settle_title(item, model);
        self.date(&mut fields);
        self.run_of_years(&mut fields);
        let item = &mut fields.item;
        item.kind = kind::guess(item, self.text, self.has_lead_in());
        // What stands in no volume has a number of its own.
        if kind::has_own_number(item.kind) && item.number.is_empty() {
            item.number = std::mem::take(&mut item.issue);
        }
        fields
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
            && let Some(id) = catalogues::arxiv(self.text)
        {
            item.archive = "arXiv".to_owned();
            item.archive_location = id.to_owned();
            if item.container_title.is_empty() {
                item.container_title = clean::preprint_server(self.text, id).to_owned();
            }
        }
        if self.text.contains("SBN") || self.text.contains("SSN") || self.text.contains("isbn") {
            item.isbn = catalogues::isbn(self.text).unwrap_or_default().to_owned();
            item.issn = catalogues::issn(self.text).unwrap_or_default().to_owned();
        }
        if self.text.contains("PM") || self.text.contains("ubMed") {
            item.pmcid = catalogues::number_after(self.text, "PMC", 5).map_or(String::new(), |id| format!("PMC{id}"));
            item.pmid = catalogues::number_after(self.text, "PMID", 5)
                .or_else(|| catalogues::number_after(self.text, "PubMed", 5))
                .unwrap_or_default()
                .to_owned();
        }
    }

    /// Whether the numbers of a part are days, before a month: `„Gazeta”, 12–13 listopada, s. 7`.
    fn is_days(&self, part: &Part) -> bool {
        let tokens = &self.bench.tokens;
        let day = |at: usize| !is_number(tokens[at].class) || tokens[at].value <= 31;
        let next = tokens.get(part.end).map(|token| &self.text[token.start as usize..token.end as usize]);
        next.is_some_and(|word| dates::month(word).is_some()) && (part.first..part.end).all(day)
    }

    /// Whether the container is led in by "In" or the like.
    fn has_lead_in(&self) -> bool {
        self.longest(Field::Container).is_some_and(|part| clean::lead_in(self.span(part)) > 0)
    }
}

#[cfg(test)]
#[path = "entry_tests.rs"]
mod tests;
