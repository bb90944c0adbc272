//! Lines of a tag and a value: what RIS and PubMed's format have in common.

use std::ops::Range;

/// A record: its tags with their values, in order, and its bytes.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tagged<'a> {
    pub fields: Vec<(&'a str, String)>,
    pub span: Range<usize>,
}

impl Tagged<'_> {
    /// The first value of the first of these tags that has one.
    pub fn first(&self, tags: &[&str]) -> String {
        let of = |tag: &&str| self.fields.iter().find(|(known, value)| known == tag && !value.is_empty());
        tags.iter().find_map(of).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// All values of these tags, in order.
    pub fn all<'b>(&'b self, tags: &'b [&str]) -> impl Iterator<Item = &'b str> {
        self.fields.iter().filter(|(tag, _)| tags.contains(tag)).map(|(_, value)| value.as_str())
    }
}

/// Takes a text apart into records. `tag` splits a line into tag and value, or gives nothing for a line that goes on
/// with the value before; `starts` and `ends` say of a tag whether a record starts or ends with it.
pub(super) fn records<'a>(
    text: &'a str,
    tag: impl Fn(&'a str) -> Option<(&'a str, &'a str)>,
    starts: impl Fn(&str) -> bool,
    ends: impl Fn(&str) -> bool,
) -> Vec<Tagged<'a>> {
    let mut records = Vec::new();
    let mut open: Option<Tagged<'a>> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let end = start + line.trim_end().len();
        match tag(line.trim_end()) {
            Some((name, _)) if ends(name) => {
                if let Some(mut record) = open.take() {
                    record.span.end = end;
                    records.push(record);
                }
            }
            Some((name, value)) => {
                if starts(name) {
                    records.extend(open.take());
                    open = Some(Tagged { fields: Vec::new(), span: start..end });
                }
                if let Some(record) = &mut open {
                    record.fields.push((name, value.trim().to_owned()));
                    record.span.end = end;
                }
            }
            None => {
                let words = line.trim();
                let last = open.as_mut().and_then(|record| {
                    record.span.end = record.span.end.max(end);
                    record.fields.last_mut()
                });
                if let (false, Some((_, value))) = (words.is_empty(), last) {
                    value.push(' ');
                    value.push_str(words);
                }
            }
        }
    }
    records.extend(open);
    records
}
