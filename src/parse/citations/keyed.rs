//! Citations by key: `\citep[p.~3]{abel2010}`, `[@abel2010, p. 3]`, `#cite(<abel2010>)`.
//!
//! The format's reader knows where they stand; here its marks become citations.

use crate::model::{Citation, Cite, Document, Form, Mark, MarkKind, Span};

/// The citations by key of a document, in order of their place.
pub fn keyed(number: usize, document: &Document) -> Vec<Citation> {
    let marks = &document.marks;
    let links = marks.iter().enumerate().filter(|(_, mark)| matches!(mark.kind, MarkKind::CitationLink(_)));
    links.filter_map(|(at, link)| citation(number, document, link, &marks[at + 1..])).collect()
}

fn citation(number: usize, document: &Document, link: &Mark, after: &[Mark]) -> Option<Citation> {
    let text = document.text.get(link.range.clone())?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // `\nocite` puts a work on the list without citing it.
    let optional = text.starts_with("\\nocite");
    let inside = after.iter().take_while(|mark| mark.range.start < link.range.end);
    let cites: Vec<Cite> = inside
        .filter_map(|mark| match &mark.kind {
            MarkKind::Key { key, locator } => Some(Cite {
                spans: vec![Span::new(number, mark.range.start, mark.range.end)],
                label: Some(key.clone()),
                locator: locator.clone(),
                optional,
                ..Cite::default()
            }),
            _ => None,
        })
        .collect();
    let spans = vec![Span::new(number, link.range.start, link.range.end)];
    (!cites.is_empty()).then_some(Citation { spans, text, form: Form::Key, cites })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_citations() {
        let mut document = Document::from_text("a.md", "As [@abel; @bor, p. 3] says.");
        let key = |key: &str, locator: Option<&str>| MarkKind::Key {
            key: key.to_owned(),
            locator: locator.map(str::to_owned),
        };
        document.marks = vec![
            Mark { range: 3..22, kind: MarkKind::CitationLink(vec!["abel".into(), "bor".into()]) },
            Mark { range: 4..9, kind: key("abel", None) },
            Mark { range: 11..21, kind: key("bor", Some("p. 3")) },
        ];
        let found = keyed(0, &document);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].form, found[0].text.as_str()), (Form::Key, "[@abel; @bor, p. 3]"));
        let labels: Vec<_> =
            found[0].cites.iter().map(|cite| (cite.label.as_deref(), cite.locator.as_deref())).collect();
        assert_eq!(labels, [(Some("abel"), None), (Some("bor"), Some("p. 3"))]);
    }

    #[test]
    fn a_link_without_keys_is_printed_text() {
        let mut document = Document::from_text("a.xml", "(Abel 2010)");
        document.marks = vec![Mark { range: 0..11, kind: MarkKind::CitationLink(vec!["B1".into()]) }];
        assert!(keyed(0, &document).is_empty());
    }
}
