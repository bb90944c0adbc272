//! Streams that unpack to more than a paper holds, found before anything is unpacked into memory.

use std::io::Read;

use flate2::read::ZlibDecoder;
use memchr::memmem;

use crate::read::Reason;

/// The most that one stream may unpack to, in bytes. The picture of a poster has 100 MB.
const LARGEST_STREAM: u64 = 300_000_000;
/// The most that all streams may unpack to, in bytes.
const LARGEST_FILE: u64 = 3_000_000_000;
/// A packed stream that is smaller is taken for harmless, in bytes: deflate packs to a thousandth at most.
const SMALL: usize = 20_000;
/// The dictionary of a stream is no longer than this, in bytes.
const DICTIONARY: usize = 2_000;

/// Looks over the packed streams of a file. Those of an encrypted file cannot be read so and count as they stand.
///
/// # Errors
/// [`Reason::Bomb`] where a stream, or all together, unpack to too much, and where a stream is packed twice.
pub(super) fn check(bytes: &[u8]) -> Result<(), Reason> {
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
        let dictionary = &dictionary[memmem::rfind(dictionary, b"obj").unwrap_or(0)..];
        let packings = memmem::find_iter(dictionary, b"FlateDecode").count();
        let start = start + bytes[start..].iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let end = end_mark.find(&bytes[start..]).map_or(bytes.len(), |length| start + length);
        let packed = &bytes[start..end];
        (at, dictionary_from) = (end, end);
        if packings > 1 {
            return Err(Reason::Bomb { limit: LARGEST_STREAM });
        }
        if packings == 0 || packed.len() < SMALL {
            continue;
        }
        let unpacked = length(packed, LARGEST_STREAM.min(left) + 1);
        if unpacked > LARGEST_STREAM {
            return Err(Reason::Bomb { limit: LARGEST_STREAM });
        }
        left = left.checked_sub(unpacked).ok_or(Reason::Bomb { limit: LARGEST_FILE })?;
    }
    Ok(())
}

/// Bytes that a stream unpacks to, up to a limit.
fn length(packed: &[u8], limit: u64) -> u64 {
    let mut decoder = ZlibDecoder::new(packed).take(limit);
    let mut buffer = [0; 65_536];
    let mut length = 0;
    loop {
        match decoder.read(&mut buffer) {
            Ok(0) | Err(_) => return length,
            Ok(count) => length += count as u64,
        }
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
        assert_eq!(check(&stream("/FlateDecode", 30_000_000)), Ok(()));
    }

    #[test]
    fn words_and_torn_streams_are_no_streams() {
        for bytes in [b"a stream of words".as_slice(), b"<< >> stream", b"<</FlateDecode>>stream\n\x78\x9c", b"stream"]
        {
            assert_eq!(check(bytes), Ok(()));
        }
        assert_eq!(check(&b"<<>>stream ".repeat(100_000)), Ok(()));
    }
}
