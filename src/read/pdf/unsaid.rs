//! Letters of glyphs whose table of letters is sound but for single lines.
//!
//! Some writers leave the letters of a glyph empty (`<0855> <>`), where another glyph beside it stands for both. A strict
//! reader then refuses the table as a whole.

use std::borrow::Cow;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::{BfString, CMap};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Object, Stream};
use memchr::memmem;
use rustc_hash::FxHashMap;

/// The tables that can be mended.
pub(super) struct Unsaid<'a> {
    pdf: &'a Pdf,
    /// The bytes of each font with its table, once they are asked for.
    fonts: Option<Vec<(Vec<u8>, CMap)>>,
    /// Which of them fonts are, by their keys.
    known: FxHashMap<u128, Option<usize>>,
}

impl<'a> Unsaid<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        Self { pdf, fonts: None, known: FxHashMap::default() }
    }

    /// What a glyph stands for.
    pub(super) fn letters(&mut self, glyph: &Glyph<'_>) -> Option<BfString> {
        let Glyph::Outline(outline) = glyph else { return None };
        let fonts = self.fonts.get_or_insert_with(|| mended(self.pdf));
        if fonts.is_empty() {
            return None;
        }
        let font = outline.font_data()?;
        let same = |(bytes, _): &(Vec<u8>, CMap)| bytes == font.data.as_ref().as_ref();
        let at = *self.known.entry(font.cache_key).or_insert_with(|| fonts.iter().position(same));
        fonts.get(at?)?.1.lookup_bf_string(outline.char_code())
    }
}

/// The fonts of a file whose tables leave letters empty.
fn mended(pdf: &Pdf) -> Vec<(Vec<u8>, CMap)> {
    let fonts = pdf.objects().into_iter().filter_map(|object| match object {
        Object::Dict(font) => font_of(&font),
        _ => None,
    });
    fonts.collect()
}

fn font_of(font: &Dict<'_>) -> Option<(Vec<u8>, CMap)> {
    let table = font.get::<Stream<'_>>(b"ToUnicode")?.decoded_data().ok()?;
    let table = CMap::parse(&filled(&table)?, |_| None)?;
    let descendant = font.get::<Array<'_>>(b"DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let descriptor = descendant.as_ref().unwrap_or(font).get::<Dict<'_>>(b"FontDescriptor")?;
    let keys: [&[u8]; 3] = [b"FontFile2", b"FontFile3", b"FontFile"];
    let file = keys.iter().find_map(|key| descriptor.get::<Stream<'_>>(key))?;
    Some((file.decoded_data().ok().map(Cow::into_owned)?, table))
}

/// The table with a sign that stands for nothing where it is empty; none for a table that is full.
fn filled(table: &[u8]) -> Option<Vec<u8>> {
    memmem::find(table, b"<>")?;
    let mut full = Vec::with_capacity(table.len() + 64);
    let mut at = 0;
    for empty in memmem::find_iter(table, b"<>") {
        full.extend(&table[at..empty]);
        full.extend(b"<FFFD>");
        at = empty + 2;
    }
    full.extend(&table[at..]);
    Some(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_letters_are_filled_and_the_rest_of_the_table_holds() {
        let table = b"1 begincodespacerange <0000> <ffff> endcodespacerange 3 beginbfchar\n\
            <0041> <0627>\n<0042> <>\n<0043> <0644>\nendbfchar endcmap";
        assert!(CMap::parse(table, |_| None).is_none());
        let table = CMap::parse(&filled(table).unwrap(), |_| None).unwrap();
        assert_eq!(table.lookup_bf_string(0x41), Some(BfString::Char('ا')));
        assert_eq!(table.lookup_bf_string(0x42), Some(BfString::Char('\u{FFFD}')));
        assert_eq!(table.lookup_bf_string(0x43), Some(BfString::Char('ل')));
        assert_eq!(filled(b"<0041> <0627>"), None);
    }
}
