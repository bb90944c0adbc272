//! Streams that unpack to more than a paper holds, found before anything is unpacked into memory.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use memchr::memmem;
use rustc_hash::FxHashMap;

use super::unpacked;
use crate::read::Reason;

/// The most that one stream may unpack to, in bytes. The picture of a poster has 100 MB.
const LARGEST_STREAM: u64 = 300_000_000;
/// The most that all streams may unpack to, in bytes.
const LARGEST_FILE: u64 = 3_000_000_000;
/// The most that what is drawn on all pages may have, in bytes; it is held in memory. A book of a thousand pages has 50 MB.
const LARGEST_PAGES: u64 = 600_000_000;
/// A packed stream that is smaller is taken for harmless, in bytes: deflate packs to a thousandth at most.
const SMALL: usize = 20_000;
/// The dictionary of a stream is no longer than this, in bytes.
const DICTIONARY: usize = 2_000;

/// What the bytes of a file tell of its streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// All were seen.
    Plain,
    /// The packing of some cannot be told before the file is parsed: see [`check_objects`].
    Hidden,
}

/// Looks over the packed streams of a file before anything is parsed.
///
/// # Errors
/// [`Reason::Bomb`] where a stream, or all together, unpack to too much, and where a stream is packed twice.
pub(super) fn check(bytes: &[u8]) -> Result<Look, Reason> {
    let mut look = if memmem::find(bytes, b"/Encrypt").is_some() { Look::Hidden } else { Look::Plain };
    let mut left = LARGEST_FILE;
    let mut dictionary_from = 0;
    let end_mark = memmem::Finder::new(b"endstream");
    let mut at = 0;
    while let Some(found) = memmem::find(&bytes[at..], b"stream") {
        let keyword = at + found;
        let start = keyword + b"stream".len();
        at = start;
        let dictionary = &bytes[dictionary_from.max(keyword.saturating_sub(DICTIONARY))..keyword];
        // `endstream` and words of texts.
        if !dictionary.trim_ascii_end().ends_with(b">>") {
            continue;
        }
        let own = memmem::rfind(dictionary, b"obj");
        let dictionary = &dictionary[own.unwrap_or(0)..];
        let packings = memmem::find_iter(dictionary, b"FlateDecode").count();
        let start = start + bytes[start..].iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let end = end_mark.find(&bytes[start..]).map_or(bytes.len(), |length| start + length);
        let packed = &bytes[start..end];
        (at, dictionary_from) = (end, end);
        if packings > 1 {
            return Err(Reason::Bomb { limit: LARGEST_STREAM });
        }
        if own.is_none() || is_hidden(dictionary) {
            look = Look::Hidden;
        }
        if packings == 0 || packed.len() < SMALL {
            continue;
        }
        let unpacked = unpacked::flate(packed, LARGEST_STREAM.min(left) + 1);
        if unpacked > LARGEST_STREAM {
            return Err(Reason::Bomb { limit: LARGEST_STREAM });
        }
        left = left.checked_sub(unpacked).ok_or(Reason::Bomb { limit: LARGEST_FILE })?;
    }
    Ok(look)
}

/// Whether the dictionary of a stream may name a packing that lets it grow in another way than by its plain name.
fn is_hidden(dictionary: &[u8]) -> bool {
    let named = |name: &[u8]| memmem::find(dictionary, name).is_some();
    // `/Filter 9 0 R`, where the name stands elsewhere; `/F`, the short name for it.
    let elsewhere = [b"/Filter".as_slice(), b"/F"].iter().any(|key| {
        memmem::find_iter(dictionary, key).any(|at| {
            let value = dictionary[at + key.len()..].trim_ascii_start();
            value.first().is_some_and(u8::is_ascii_digit) && value.contains(&b'R')
        })
    });
    elsewhere
        || named(b"#")
        || named(b"LZW")
        || named(b"RunLength")
        || named(b"/RL")
        || named(b"/Fl ")
        || named(b"/Fl]")
}

/// Looks over all streams of a file that is parsed, as far as [`check`] could not.
///
/// # Errors
/// As [`check`].
pub(super) fn check_objects(pdf: &Pdf) -> Result<(), Reason> {
    let mut left = LARGEST_FILE;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let length = length(&stream)?;
        left = left.checked_sub(length).ok_or(Reason::Bomb { limit: LARGEST_FILE })?;
    }
    Ok(())
}

fn length(stream: &Stream<'_>) -> Result<u64, Reason> {
    unpacked::stream(stream, LARGEST_STREAM + 1)
        .filter(|length| *length <= LARGEST_STREAM)
        .ok_or(Reason::Bomb { limit: LARGEST_STREAM })
}

/// What may still be unpacked to be drawn: many pages, and one page many times, may name the same stream.
pub(super) struct Contents {
    known: FxHashMap<ObjectIdentifier, u64>,
    left: u64,
}

impl Contents {
    pub(super) fn new() -> Self {
        Self { known: FxHashMap::default(), left: LARGEST_PAGES }
    }

    /// Takes off what is drawn on a page.
    ///
    /// # Errors
    /// [`Reason::Bomb`] where it is more than what is left.
    pub(super) fn take(&mut self, page: &Page<'_>) -> Result<(), Reason> {
        if let Some(stream) = page.raw().get::<Stream<'_>>(b"Contents") {
            return self.take_stream(&stream);
        }
        let streams = page.raw().get::<Array<'_>>(b"Contents");
        streams.iter().flat_map(|streams| streams.iter::<Stream<'_>>()).try_for_each(|stream| self.take_stream(&stream))
    }

    fn take_stream(&mut self, stream: &Stream<'_>) -> Result<(), Reason> {
        let known = self.known.get(&stream.obj_id()).copied();
        let length = known.map_or_else(|| length(stream), Ok)?;
        self.known.insert(stream.obj_id(), length);
        self.left = self.left.checked_sub(length + 1).ok_or(Reason::Bomb { limit: LARGEST_PAGES })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn stream(filters: &str, bytes: u64) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        let block = [b' '; 100_000];
        (0..bytes / block.len() as u64).for_each(|_| encoder.write_all(&block).expect("memory"));
        let packed = encoder.finish().expect("memory");
        let mut file =
            format!("%PDF-1.4\n4 0 obj\n<< /Length {} /Filter {filters} >>\nstream\n", packed.len()).into_bytes();
        file.extend(packed);
        file.extend(b"\nendstream\nendobj\n");
        file
    }

    #[test]
    fn streams_that_grow_too_much_are_refused() {
        assert_eq!(
            check(&stream("/FlateDecode", LARGEST_STREAM + 1_000_000)),
            Err(Reason::Bomb { limit: LARGEST_STREAM })
        );
        assert_eq!(check(&stream("[/FlateDecode /FlateDecode]", 1_000)), Err(Reason::Bomb { limit: LARGEST_STREAM }));
        assert_eq!(check(&stream("/FlateDecode", 30_000_000)), Ok(Look::Plain));
    }

    #[test]
    fn words_and_torn_streams_are_no_streams() {
        for bytes in [b"a stream of words".as_slice(), b"<< >> stream", b"<</FlateDecode>>stream\n\x78\x9c", b"stream"]
        {
            assert!(check(bytes).is_ok());
        }
        assert!(check(&b"<<>>stream ".repeat(100_000)).is_ok());
    }

    #[test]
    fn packings_that_do_not_show_their_name_are_looked_for_later() {
        for dictionary in ["/Filter 9 0 R", "/Filter /LZWDecode", "/Filter [/Fl]", "/Filter /Fl#61teDecode", "/F 9 0 R"]
        {
            let file = format!("%PDF-1.4\n4 0 obj\n<< /Length 4 {dictionary} >>\nstream\nabcd\nendstream\nendobj\n");
            assert_eq!(check(file.as_bytes()), Ok(Look::Hidden), "{dictionary}");
        }
    }
}
