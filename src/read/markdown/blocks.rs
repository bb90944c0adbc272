//! Blocks: what CommonMark takes for paragraphs, headings, lists, tables.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::html;
use super::inline::{self, Bit, SUP_CLOSE, SUP_OPEN};
use crate::locale::{Heading, lexicon};
use crate::model::{Mark, MarkKind};
use crate::read::markup::{Gap, Marker, OBJECT};

/// Walks over a text's blocks.
pub(super) struct Blocks<'a> {
    text: &'a str,
    /// Where the Markdown starts.
    base: usize,
    out: Marker,
    /// The inline text of the block so far.
    bits: Vec<Bit>,
    /// What comes between this block and the one before it.
    gap: Gap,
    /// The numbers of the open lists' next items; none for bullets.
    lists: Vec<Option<u64>>,
    /// How many elements are open whose content is no text.
    silent: usize,
    heading: Option<u8>,
    notes: Vec<(usize, String)>,
    /// Whether the links that are open have no other brackets than those in the text.
    links: Vec<bool>,
    in_references: bool,
    keyed: bool,
}

impl<'a> Blocks<'a> {
    pub fn new(text: &'a str, base: usize) -> Self {
        Self {
            text,
            base,
            out: Marker::default(),
            bits: Vec::new(),
            gap: Gap::None,
            lists: Vec::new(),
            silent: 0,
            heading: None,
            notes: Vec::new(),
            links: Vec::new(),
            in_references: false,
            keyed: false,
        }
    }

    /// The marks, and whether some citation by key stands in brackets.
    pub fn finish(mut self) -> (Vec<Mark>, bool) {
        self.flush(Gap::Paragraph);
        let marks = self.out.finish(self.text.len());
        (marks, self.keyed)
    }

    pub fn run(&mut self) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_MATH;
        let events: OffsetIter = Parser::new_ext(&self.text[self.base..], options).into_offset_iter();
        for (event, range) in events {
            self.event(event, range.start + self.base..range.end + self.base);
        }
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            _ if self.silent > 0 => {}
            Event::Text(text) => self.push(range, &text),
            Event::Code(code) => {
                let code = if code.contains(['[', '(', '@', '^', '~']) { OBJECT } else { &code };
                self.bits.push(Bit::literal(range, code));
            }
            Event::InlineMath(math) => self.math(range, &math),
            Event::DisplayMath(_) => self.bits.push(Bit::literal(range, OBJECT)),
            Event::InlineHtml(tag) => match html::name(&tag).to_ascii_lowercase().as_str() {
                "sup" => self.bits.push(Bit::literal(range, SUP_OPEN)),
                "/sup" => self.bits.push(Bit::literal(range, SUP_CLOSE)),
                "br" => self.bits.push(Bit::literal(range, "\n")),
                _ => {}
            },
            Event::Html(_) => {}
            Event::FootnoteReference(label) => {
                self.out.mark(range, MarkKind::NoteCall(label.to_string()));
            }
            Event::SoftBreak => self.bits.push(Bit::soft_break(range)),
            Event::HardBreak => self.bits.push(Bit::literal(range, "\n")),
            Event::Rule => self.flush(Gap::Paragraph),
            Event::TaskListMarker(_) => {}
        }
    }

    fn push(&mut self, range: Range<usize>, text: &str) {
        if self.text.get(range.clone()) == Some(text) {
            let escaped = range.start > 0 && self.text.as_bytes()[range.start - 1] == b'\\';
            self.bits.push(Bit { escaped, ..Bit::copied(range) });
        } else {
            self.bits.push(Bit::literal(range, text));
        }
    }

    /// `$^{3}$` is a raised number; of other formulas only words stay.
    fn math(&mut self, range: Range<usize>, math: &str) {
        let number = math.strip_prefix('^').map(|rest| rest.trim_matches(['{', '}']));
        match number.and_then(crate::read::markup::raised) {
            Some(raised) => self.bits.push(Bit::literal(range, &raised)),
            None => self.bits.push(Bit::literal(range, OBJECT)),
        }
    }

    fn start(&mut self, tag: &Tag, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush(Gap::Paragraph);
                self.heading = Some(level_of(*level));
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::Table(_) => self.flush(Gap::Paragraph),
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock => {
                self.flush(Gap::Paragraph);
                self.silent += 1;
            }
            Tag::Image { .. } => self.silent += 1,
            Tag::List(first) => {
                self.flush(Gap::Paragraph);
                self.lists.push(*first);
            }
            Tag::Item => {
                self.flush(Gap::Paragraph);
                self.label(range);
            }
            Tag::FootnoteDefinition(label) => {
                self.flush(Gap::Paragraph);
                self.notes.push((range.start, label.to_string()));
            }
            Tag::TableHead | Tag::TableRow => self.flush(Gap::Paragraph),
            Tag::TableCell => {}
            Tag::Link { link_type, .. } => {
                let bare = matches!(link_type, LinkType::Shortcut) && self.text[range.clone()].starts_with('[');
                self.links.push(bare);
                if bare {
                    self.bits.push(Bit::literal(range.start..range.start + 1, "["));
                }
            }
            _ => {}
        }
    }

    /// The bullet or number of a list's item.
    fn label(&mut self, range: Range<usize>) {
        let item = &self.text[range.clone()];
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        let Some(list) = self.lists.last_mut() else { return };
        match list {
            Some(number) => {
                self.bits.push(Bit::literal(range.start..range.start + digits + 1, &format!("{number}. ")));
                *number = number.saturating_add(1);
            }
            None => self.bits.push(Bit::literal(range.start..range.start + 1, "- ")),
        }
        if !item.is_char_boundary(digits + 1) || item.len() <= digits {
            self.bits.pop();
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(_) => {
                let title: String = self.bits.iter().map(|bit| bit.words(self.text)).collect();
                let title = title.trim().trim_end_matches([':', '.']);
                let unnumbered = title.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ' ' | ')'));
                self.in_references = lexicon().heading(unnumbered).contains(&Heading::References);
                let level = self.heading.take().unwrap_or(1);
                self.out.mark(range, MarkKind::Heading(level));
                self.flush(Gap::Paragraph);
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::Image => {
                self.silent = self.silent.saturating_sub(1);
            }
            // A comment may go on over lines that hold tags, so that the block is read as one.
            TagEnd::HtmlBlock => {
                self.silent = self.silent.saturating_sub(1);
                for part in html::texts(&self.text[range.clone()]) {
                    self.bits.push(Bit::copied(range.start + part.start..range.start + part.end));
                }
                self.flush(Gap::Paragraph);
            }
            TagEnd::List(_) => {
                self.flush(Gap::Paragraph);
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flush(Gap::Paragraph);
                if let Some((start, label)) = self.notes.pop() {
                    self.out.mark(start..range.end, MarkKind::Note(label));
                }
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::BlockQuote(_) => self.flush(Gap::Paragraph),
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow => self.flush(Gap::Paragraph),
            TagEnd::TableCell => self.flush(Gap::Cell),
            TagEnd::Link => {
                let bare = self.links.pop() == Some(true);
                self.bits.extend(bare.then(|| Bit::literal(range.end - 1..range.end, "]")));
            }
            _ => {}
        }
    }

    /// Ends a block, with what parts it from the next.
    fn flush(&mut self, gap: Gap) {
        if !self.bits.is_empty() {
            self.out.part(self.gap);
            self.gap = Gap::None;
            let bits = std::mem::take(&mut self.bits);
            self.keyed |= inline::write(self.text, bits, &mut self.out, self.in_references);
        }
        self.gap = self.gap.max(gap);
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    level as u8
}
