//! The text between the tags of a block of HTML.

use std::ops::Range;

/// Elements whose content is no text.
const SILENT: &[&str] = &["script", "style", "pre", "svg"];

/// The name of the tag that `tag` is, `/` before it where it closes.
pub(super) fn name(tag: &str) -> &str {
    let inner = tag.strip_prefix('<').unwrap_or(tag);
    let start = usize::from(inner.starts_with('/'));
    let end = inner[start..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(inner.len(), |at| start + at);
    &inner[..end]
}

/// The stretches of `text` outside tags and comments.
pub(super) fn texts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let open = memchr::memchr(b'<', &text.as_bytes()[at..]).map_or(text.len(), |next| at + next);
        if !text[at..open].trim().is_empty() {
            found.push(at..open);
        }
        let rest = &text[open..];
        let length = if rest.starts_with("<!--") {
            memchr::memmem::find(rest.as_bytes(), b"-->").map_or(rest.len(), |end| end + 3)
        } else {
            let silent = SILENT.iter().find(|silent| name(rest).eq_ignore_ascii_case(silent));
            let closes = silent.and_then(|silent| rest.find(&format!("</{silent}")));
            let from = closes.unwrap_or(0);
            rest[from..].find('>').map_or(rest.len(), |end| from + end + 1)
        };
        at = open + length.max(1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_comments_are_no_text() {
        let html = "<p class='a'>One <b>two</b></p><!-- <p>three --> four<script>five</script>";
        let texts: Vec<&str> = texts(html).into_iter().map(|range| &html[range]).collect();
        assert_eq!(texts, ["One ", "two", " four"]);
    }
}
