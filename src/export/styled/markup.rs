//! What a style makes, as plain text, Markdown or HTML.

use ::hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign};
use ::hayagriva::{ElemChild, ElemChildren, Formatted, Formatting};

use super::Markup;

/// Writes the parts of an entry.
pub(super) fn children(parts: &ElemChildren, markup: Markup, out: &mut String) {
    parts.0.iter().for_each(|part| child(part, markup, out));
}

/// Writes one part. How deep they stand in one another is the style's doing, a few levels.
pub(super) fn child(part: &ElemChild, markup: Markup, out: &mut String) {
    match part {
        ElemChild::Text(words) => text(words, markup, out),
        ElemChild::Elem(inner) => {
            // A block begins a line of its own, which is a blank where an entry is one line.
            if inner.display.is_some() && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            children(&inner.children, markup, out);
        }
        ElemChild::Markup(words) => out.push_str(&escaped(words, markup)),
        ElemChild::Link { text: words, url } => match markup {
            Markup::Html => {
                out.push_str(&format!("<a href=\"{}\">", escaped(url, markup)));
                text(words, markup, out);
                out.push_str("</a>");
            }
            Markup::Markdown | Markup::Plain => text(words, markup, out),
        },
        ElemChild::Transparent { .. } => {}
    }
}

fn text(words: &Formatted, markup: Markup, out: &mut String) {
    let (before, after) = marks(&words.formatting, markup);
    // Marks stand at the words: `* x *` is no emphasis.
    let inner = words.text.trim();
    let start = words.text.len() - words.text.trim_start().len();
    out.push_str(&words.text[..start]);
    if !inner.is_empty() {
        out.push_str(&before);
        out.push_str(&escaped(inner, markup));
        out.push_str(&after);
        out.push_str(&words.text[start + inner.len()..]);
    }
}

/// What stands before and behind words of this look.
fn marks(look: &Formatting, markup: Markup) -> (String, String) {
    let looks = [
        (look.font_style == FontStyle::Italic, "*", "i"),
        (look.font_weight == FontWeight::Bold, "**", "b"),
        (look.vertical_align == VerticalAlign::Sup, "^", "sup"),
        (look.vertical_align == VerticalAlign::Sub, "~", "sub"),
        (look.text_decoration == TextDecoration::Underline, "", "u"),
    ];
    let shown: Vec<(&str, &str)> = looks.iter().filter(|(on, ..)| *on).map(|(_, mark, tag)| (*mark, *tag)).collect();
    let small = look.font_variant == FontVariant::SmallCaps;
    match markup {
        Markup::Plain => Default::default(),
        Markup::Markdown => {
            (shown.iter().map(|(mark, _)| *mark).collect(), shown.iter().rev().map(|(mark, _)| *mark).collect())
        }
        Markup::Html => {
            let mut before: String = shown.iter().map(|(_, tag)| format!("<{tag}>")).collect();
            let mut after: String = shown.iter().rev().map(|(_, tag)| format!("</{tag}>")).collect();
            if small {
                before.push_str("<span style=\"font-variant:small-caps\">");
                after.insert_str(0, "</span>");
            }
            (before, after)
        }
    }
}

/// Text whose signs are none of the markup's.
pub(super) fn escaped(text: &str, markup: Markup) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match (markup, sign) {
            (Markup::Html, '&') => out.push_str("&amp;"),
            (Markup::Html, '<') => out.push_str("&lt;"),
            (Markup::Html, '>') => out.push_str("&gt;"),
            (Markup::Html, '"') => out.push_str("&quot;"),
            (Markup::Markdown, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '^' | '~' | '$' | '@') => {
                out.push('\\');
                out.push(sign);
            }
            _ => out.push(sign),
        }
    }
    out
}
