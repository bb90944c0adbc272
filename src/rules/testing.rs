//! Reports made by hand, for the tests of the rules.

use crate::config::Config;
use crate::model::{
    Citation, Cite, Comparison, Date, Document, Finding, Form, Item, Link, Name, Reference, Report, Span, Status, Year,
};

use super::Rule;

/// A paper that grows by its parts: every citation and entry stands on a line of its own.
pub(super) struct Paper {
    report: Report,
}

impl Paper {
    pub(super) fn new(text: &str) -> Self {
        let documents = vec![Document::from_text("paper.txt", text)];
        Self { report: Report { documents, languages: vec!["en"], ..Report::default() } }
    }

    /// Two citations and two entries that are in order, so that no rule has reason to stay silent.
    pub(super) fn sound() -> Self {
        Self::new("A paper.\n")
            .entry(entry(&["Sound"], 1999, "On being in order"))
            .cite("(Sound, 1999)", linked(cite(&["Sound"], 1999), 0, Comparison::default()))
    }

    /// A list of entries with these labels.
    pub(super) fn numbered(labels: &[&str]) -> Self {
        let add = |paper: Self, label: &&str| paper.entry(labelled(label, entry(&["Lee"], 2001, "A")));
        labels.iter().fold(Self::new(""), add)
    }

    pub(super) fn append(&mut self, text: &str) -> Span {
        let all = &mut self.report.documents[0].text;
        let start = all.len();
        all.push_str(text);
        all.push('\n');
        Span::new(0, start, start + text.len())
    }

    pub(super) fn cite(mut self, text: &str, mut cite: Cite) -> Self {
        let span = self.append(text);
        cite.spans = vec![span];
        let form = if cite.label.is_some() { Form::Numeric } else { Form::Parenthetical };
        self.report.citations.push(Citation { spans: vec![span], text: text.to_owned(), form, cites: vec![cite] });
        self
    }

    pub(super) fn entry(mut self, mut entry: Reference) -> Self {
        let text = entry.text.clone();
        entry.span = self.append(&text);
        entry.id = format!("entry{}", self.report.references.len() + 1);
        self.report.references.push(entry);
        self
    }

    pub(super) fn report(self) -> Report {
        self.report
    }

    pub(super) fn run(self, rule: Rule) -> Vec<Finding> {
        (rule.check)(&self.report, &Config::default())
    }

    /// The messages of one rule.
    pub(super) fn messages(self, rule: Rule) -> Vec<String> {
        self.run(rule).into_iter().map(|finding| finding.message).collect()
    }
}

pub(super) fn cite(names: &[&str], year: i32) -> Cite {
    let names = names.iter().map(|&name| name.to_owned()).collect();
    Cite { names, years: vec![Year::gregorian(year)], ..Cite::default() }
}

pub(super) fn numbered(label: &str) -> Cite {
    Cite { label: Some(label.to_owned()), ..Cite::default() }
}

pub(super) fn linked(mut cite: Cite, reference: usize, comparison: Comparison) -> Cite {
    cite.status = Status::Match;
    cite.links.push(Link { reference, score: 0.9, comparison, evidence: Vec::new() });
    cite
}

pub(super) fn possible(mut cite: Cite, references: &[usize]) -> Cite {
    cite.status = Status::Possible;
    let link = |&reference| Link { reference, score: 0.5, comparison: Comparison::default(), evidence: Vec::new() };
    cite.links.extend(references.iter().map(link));
    cite
}

pub(super) fn entry(surnames: &[&str], year: i32, title: &str) -> Reference {
    let author = surnames.iter().map(|&name| Name::person(name, "A.")).collect();
    let text = format!("{} ({year}). {title}.", surnames.join(", "));
    let item = Item { author, issued: Some(Date::year(year)), title: title.to_owned(), ..Item::default() };
    Reference {
        id: String::new(),
        span: Span::new(0, 0, 0),
        label: None,
        text,
        item,
        years: vec![Year::gregorian(year)],
        et_al: false,
    }
}

pub(super) fn labelled(label: &str, mut entry: Reference) -> Reference {
    entry.label = Some(label.to_owned());
    entry
}
