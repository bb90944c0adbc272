//! When a work came out: the year that is labelled so or stands in the place of one, with its month and day.

use super::entry::{Fields, Reader};
use super::label::Field;
use super::label::token::{class, is_number};
use super::{clean, people};
use crate::locale::{Term, lexicon};
use crate::model::{Calendar, Date};
use crate::parse::dates;
use crate::text::{fold, with_folded};

/// Marks that there is no date, as they are printed: single letters between full stops are no words.
pub(super) const UNDATED: &[&str] =
    &["n.d.", "n. d.", "s.d.", "s. d.", "o. J.", "o.J.", "u.å.", "u. å.", "t.y.", "b.d.", "б. г.", "بی‌تا", "د.ت"];

impl Reader<'_> {
    /// Puts the years and the date of publication into `fields`.
    pub(super) fn date(&self, fields: &mut Fields) {
        let tokens = &self.bench.tokens;
        let year_of = |at: usize| {
            let token = &tokens[at];
            if self.is_access_date(at) {
                return None;
            }
            is_number(token.class)
                .then(|| dates::year_at(self.text, token.start as usize, token.end as usize, token.value, ""))?
        };
        // What stands in the place of the year wins over the day of a visit.
        if let Some((head, end)) = people::undated_head(self) {
            let mark = self.text[..end].trim_start().get(head.len()..).unwrap_or_default();
            let literal = mark.trim_matches([' ', '(', ')']).to_owned();
            fields.item.issued = Some(Date { date_parts: Vec::new(), literal });
            return;
        }
        let mut main = None;
        let volume = self.volume_like_a_year();
        for part in self.parts(Field::Date).filter(|part| volume != Some(*part)) {
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
            let before_pages = self.year_before_pages().map(|(year, _)| year);
            main = before_pages.or_else(|| self.fallback_year()).or_else(|| self.dashed_day());
            fields.years.extend(main.and_then(year_of).map(|found| found.year));
        }
        // `2011/1979`: a reprint's two years, cut in two by the labels.
        if let Some(at) = main
            && tokens.get(at + 1).is_some_and(|token| token.class == b'/')
            && tokens.get(at + 2).is_some_and(|token| token.class == class::YEAR)
            && let Some(found) = year_of(at + 2)
            && fields.years.iter().all(|known| known.value != found.year.value)
        {
            fields.years.push(found.year);
        }
        // `Law of 14 January 2005. ... 2005b`: of a year printed twice the one with the letter is cited.
        if let Some(year) = fields.years.first_mut().filter(|year| year.suffix.is_none()) {
            let same = |at: usize| {
                let again = (Some(at) != main && tokens[at].class == class::YEAR).then(|| year_of(at)).flatten()?.year;
                again.suffix.filter(|_| again.value == year.value)
            };
            year.suffix = (0..tokens.len()).find_map(same);
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
            date = Date { date_parts: Vec::new(), literal: year.number() };
        }
        fields.item.issued = Some(date);
    }

    /// `Serafine Courier, 1868–75`: years that were taken for pages, where nothing else is a date or counts.
    pub(super) fn run_of_years(&self, fields: &mut Fields) {
        let item = &mut fields.item;
        if item.issued.is_some() || !(item.volume.is_empty() && item.issue.is_empty()) {
            return;
        }
        let Some((first, last)) = item.page.split_once(['-', '–']) else { return };
        let year = |text: &str| text.parse::<i32>().ok().filter(|year| (1500..2100).contains(year));
        if let (Some(first), Some(last)) = (year(first), year(last))
            && (first..first + 200).contains(&last)
        {
            item.issued = Some(Date { date_parts: Vec::new(), literal: std::mem::take(&mut item.page) });
        }
    }

    /// Whether the number is in the date of a look at a web page: `accessed 5 May 2019`, `[cited 2020 Jan 3]`.
    fn is_access_date(&self, at: usize) -> bool {
        let tokens = &self.bench.tokens;
        (at.saturating_sub(7)..at)
            .rev()
            .take_while(|&index| !matches!(tokens[index].class, class::YEAR | class::WEB))
            .any(|index| {
                let token = &tokens[index];
                let word = &self.text[token.start as usize..token.end as usize];
                (class::CAPITAL..=class::CASELESS).contains(&token.class)
                    && with_folded(word, |word| lexicon().is(word, Term::Accessed))
            })
    }

    /// A number that can be the year where none is labelled so: bracketed first, then the last outside title and pages.
    fn fallback_year(&self) -> Option<usize> {
        let tokens = &self.bench.tokens;
        let mut last =
            tokens.windows(2).position(|pair| pair[0].class == b'(' && pair[1].class == class::RANGE).map(|at| at + 1);
        // `Gardens, 2016` taken for a title as a whole.
        let mut titled = None;
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
                } else if part.field == Field::Title && at > 0 && matches!(tokens[at - 1].class, b',' | b'/') {
                    titled = Some(at);
                }
            }
        }
        last.or(titled)
    }

    /// The year of `03-06-2020` or `2020-06-03` where no other year stands: a dash makes no range of a day's numbers.
    fn dashed_day(&self) -> Option<usize> {
        let tokens = &self.bench.tokens;
        let is_year = |at: usize| matches!(tokens[at].class, class::YEAR | class::RANGE) && !self.is_access_date(at);
        let is_part = |at: usize| matches!(tokens[at].class, class::DIGIT1 | class::DIGIT2) && tokens[at].value <= 31;
        let is_dash = |at: usize| tokens[at].class == b'-' && !tokens[at].space;
        (0..tokens.len().saturating_sub(4))
            .filter(|&at| is_dash(at + 1) && is_dash(at + 3) && is_part(at + 2))
            .find_map(|at| match (is_part(at), is_part(at + 4)) {
                (true, false) => Some(at + 4).filter(|&year| is_year(year)),
                (false, true) => Some(at).filter(|&year| is_year(year)),
                _ => None,
            })
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
        UNDATED.iter().find(|mark| self.text.contains(*mark)).map(|mark| (*mark).to_owned())
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
}

fn mark_class(found: u8) -> bool {
    matches!(found, b',' | b'.' | b';' | b'(' | class::COMMA)
}
