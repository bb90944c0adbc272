//! Comments in the text that say what is not to be reported: `% reconcite: ignore year-mismatch`.

use std::ops::Range;

use crate::model::{COMMENT, Document, Format, LineIndex, MarkKind, Span};

/// A comment to this program.
#[derive(Debug, PartialEq)]
pub(in crate::rules) struct Comment {
    /// Where it stands, without the signs of a comment.
    pub span: Span,
    /// What it is about; `None` for the whole document.
    pub about: Option<Range<usize>>,
    /// The rules that it names; none for all.
    pub rules: Vec<String>,
    /// What follows its opening word and is no order that is known; `None` where it is one.
    pub unknown: Option<String>,
}

impl Comment {
    /// Whether it speaks of the rule.
    pub fn names(&self, rule: &str) -> bool {
        self.unknown.is_none() && (self.rules.is_empty() || self.rules.iter().any(|name| name == rule))
    }

    /// Whether it speaks of a place.
    pub fn covers(&self, span: &Span) -> bool {
        let about = |range: &Range<usize>| span.start <= range.end && range.start < span.end.max(span.start + 1);
        span.document == self.span.document && self.about.as_ref().is_none_or(about)
    }
}

/// How the formats write a comment: what it begins with, and what ends it before the line does.
const SIGNS: [(Format, &str, Option<&str>); 5] = [
    (Format::Latex, "%", None),
    (Format::Markdown, "<!--", Some("-->")),
    (Format::Typst, "//", None),
    (Format::Typst, "/*", Some("*/")),
    (Format::Bibliography, "%", None),
];

/// A comment as it stands in the text.
struct Found {
    /// With the signs of a comment.
    whole: Range<usize>,
    /// Without them.
    words: Range<usize>,
    /// What follows its opening word.
    order: String,
}

/// The comments of a document, in order.
pub(in crate::rules) fn find(number: usize, document: &Document) -> Vec<Comment> {
    let text = &document.text;
    let mut found: Vec<Found> = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), COMMENT) {
        let after = at + COMMENT.len();
        let line_end = memchr::memchr(b'\n', &text.as_bytes()[after..]).map_or(text.len(), |end| after + end);
        let Some((open, close)) = signs(document, at) else { continue };
        let end = close.and_then(|close| text[after..line_end].find(close)).map_or(line_end, |end| after + end);
        let whole = end + close.filter(|close| text[end..].starts_with(close)).map_or(0, str::len);
        found.push(Found { whole: open..whole, words: at..end, order: text[after..end].to_owned() });
    }
    for mark in &document.marks {
        if let MarkKind::Comment(words) = &mark.kind
            && let Some(order) = words.strip_prefix(COMMENT)
        {
            let (whole, words) = (mark.range.clone(), mark.range.clone());
            found.push(Found { whole, words, order: order.to_owned() });
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let comments: Vec<Range<usize>> = found.iter().map(|found| found.whole.clone()).collect();
    let scopes = scopes(text, &comments);
    let comment = |(found, scope): (&Found, Range<usize>)| {
        let (verb, rules) = read(&found.order);
        let about = (verb == "ignore").then_some(scope);
        let unknown = (!matches!(verb, "ignore" | "ignore-file")).then(|| verb.to_owned());
        Comment { span: Span::new(number, found.words.start, found.words.end), about, rules, unknown }
    };
    found.iter().zip(scopes).map(comment).collect()
}

/// Where the comment begins that the words at `at` are the first words of, and what ends it.
fn signs(document: &Document, at: usize) -> Option<(usize, Option<&'static str>)> {
    let before = document.text[..at].trim_end_matches([' ', '\t']);
    SIGNS.iter().filter(|(format, _, _)| *format == document.format).find_map(|(_, open, close)| {
        let mut start = before.strip_suffix(open)?.len();
        if *open == "%" {
            start = before.trim_end_matches('%').len();
            // `\%` prints a per cent sign.
            let escaped = before[..start].bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1;
            if escaped {
                return None;
            }
        }
        Some((start, *close))
    })
}

/// The order and the names of rules behind it. What follows two hyphens is a reason.
fn read(order: &str) -> (&str, Vec<String>) {
    let order = order.split(" --").next().unwrap_or_default();
    let mut words = order.split(|letter: char| letter.is_whitespace() || letter == ',').filter(|word| !word.is_empty());
    let verb = words.next().unwrap_or_default();
    (verb, words.map(str::to_owned).collect())
}

/// What each comment is about: its line; of a comment that has its line for itself, the next line that holds
/// something else.
fn scopes(text: &str, comments: &[Range<usize>]) -> Vec<Range<usize>> {
    let lines = LineIndex::new(text);
    let mut scopes: Vec<Range<usize>> = Vec::with_capacity(comments.len());
    // From the last to the first, so that each line is looked at once.
    let mut below: Option<(usize, Range<usize>)> = None;
    for (index, comment) in comments.iter().enumerate().rev() {
        let number = lines.line_of(comment.start);
        let known = below.as_ref().filter(|(line, _)| *line == number);
        let scope = known.map_or_else(
            || {
                let own = lines.line(text, number).unwrap_or(comment.clone());
                if is_alone(text, &own, comments, index) { next_line(text, &lines, number, &below) } else { own }
            },
            |(_, scope)| scope.clone(),
        );
        below = Some((number, scope.clone()));
        scopes.push(scope);
    }
    scopes.reverse();
    scopes
}

/// Whether a line holds nothing but comments, of which this is the last.
fn is_alone(text: &str, line: &Range<usize>, comments: &[Range<usize>], last: usize) -> bool {
    let mut end = line.end;
    for comment in comments[..=last].iter().rev().take_while(|comment| comment.end > line.start) {
        if text.get(comment.end..end).is_some_and(|part| !part.trim().is_empty()) {
            return false;
        }
        end = comment.start;
    }
    text.get(line.start..end).is_none_or(|part| part.trim().is_empty())
}

/// The next line that is not blank. What the comments further down are about is known.
fn next_line(text: &str, lines: &LineIndex, number: usize, below: &Option<(usize, Range<usize>)>) -> Range<usize> {
    let mut number = number + 1;
    while let Some(line) = lines.line(text, number) {
        if let Some((_, scope)) = below.as_ref().filter(|(known, _)| *known == number) {
            return scope.clone();
        }
        if !text[line.clone()].trim().is_empty() {
            return line;
        }
        number += 1;
    }
    text.len()..text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(format: Format, text: &str) -> Document {
        Document { format, ..Document::from_text("paper", text) }
    }

    /// What each comment is about, and its rules.
    fn orders(format: Format, text: &str) -> Vec<(String, Vec<String>)> {
        let document = document(format, text);
        find(0, &document)
            .into_iter()
            .map(|comment| (comment.about.map_or("all".to_owned(), |about| text[about].to_owned()), comment.rules))
            .collect()
    }

    fn order(about: &str, rules: &[&str]) -> (String, Vec<String>) {
        (about.to_owned(), rules.iter().map(|&rule| rule.to_owned()).collect())
    }

    #[test]
    fn a_comment_behind_text_is_about_its_line_and_one_alone_about_the_next() {
        let text =
            "One. % reconcite: ignore a-b, c -- so it is printed\nTwo.\n\n%% reconcite: ignore\n% more\n\nThree.\n";
        let found = orders(Format::Latex, text);
        assert_eq!(found[0], order("One. % reconcite: ignore a-b, c -- so it is printed", &["a-b", "c"]));
        // A comment of another kind is a line that holds something.
        assert_eq!(found[1], order("% more", &[]));
        let text = "<!-- reconcite: ignore a -->\n<!-- reconcite: ignore b -->\n\nText.\n";
        assert_eq!(orders(Format::Markdown, text), [order("Text.", &["a"]), order("Text.", &["b"])]);
        let text = "Text. /* reconcite: ignore a */ More.\n// reconcite: ignore-file b\n";
        let first = order("Text. /* reconcite: ignore a */ More.", &["a"]);
        assert_eq!(orders(Format::Typst, text), [first, order("all", &["b"])]);
    }

    #[test]
    fn what_is_no_comment_says_nothing() {
        assert!(orders(Format::Latex, "5 \\% reconcite: ignore a").is_empty());
        assert_eq!(orders(Format::Latex, "a \\\\% reconcite: ignore a").len(), 1);
        assert!(orders(Format::Text, "% reconcite: ignore a").is_empty());
        assert!(orders(Format::Markdown, "reconcite: ignore a").is_empty());
        assert!(orders(Format::Typst, "reconcite: <!-- reconcite: ignore -->").is_empty());
    }

    #[test]
    fn an_order_that_is_not_known_is_kept() {
        let found = find(0, &document(Format::Latex, "% reconcite: ignroe a"));
        assert_eq!(found[0].unknown.as_deref(), Some("ignroe"));
        assert!(!found[0].names("a"));
    }

    #[test]
    fn a_million_comments_take_no_longer_than_their_text() {
        let text = "% reconcite: ignore a\n\n".repeat(200_000) + "End.";
        let found = find(0, &document(Format::Latex, &text));
        assert_eq!((found.len(), found[0].about.clone()), (200_000, Some(text.len() - 4..text.len())));
    }
}
