//! ZIP packages, as office documents are: the parts by their names, with limits against bombs.

use std::io::Read;

use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};
use rustc_hash::FxHashMap;

use super::Reason;

/// The most that one part may unpack to, in bytes. A long book has 20 MB.
const LARGEST_PART: u64 = 200_000_000;
/// The most that a part may grow by, where it is large. Text packs to a tenth, the emptiest table to a hundredth.
const LARGEST_RATIO: u64 = 200;
/// Parts smaller than this, in bytes, may grow by any ratio.
const SMALL_PART: u64 = 10_000_000;
/// The most parts that a package may have.
const MOST_PARTS: usize = 65_536;

/// A package whose parts can be read.
pub(super) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    parts: FxHashMap<String, (ZipArchiveEntryWayfinder, CompressionMethod)>,
}

impl<'a> Package<'a> {
    /// Reads the directory of a package.
    ///
    /// # Errors
    /// [`Reason::Damaged`] where there is none, as in a file that was cut off.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Reason> {
        let damaged = |error: rawzip::Error| Reason::Damaged { words: error.to_string() };
        let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
        let mut parts = FxHashMap::default();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(damaged)? {
            let name = String::from_utf8_lossy(entry.file_path().as_ref()).replace('\\', "/");
            parts.insert(name, (entry.wayfinder(), entry.compression_method()));
            if parts.len() > MOST_PARTS {
                return Err(Reason::Damaged { words: "too many parts".to_owned() });
            }
        }
        Ok(Self { archive, parts })
    }

    /// Whether the package has this part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(name)
    }

    /// The bytes of a part; `None` where there is no such part.
    ///
    /// # Errors
    /// [`Reason::Damaged`] for a part that cannot be unpacked, [`Reason::Bomb`] for one that grows too much.
    pub(super) fn part(&self, name: &str) -> Result<Option<Vec<u8>>, Reason> {
        let Some(&(place, method)) = self.parts.get(name) else { return Ok(None) };
        let damaged = |words: String| Reason::Damaged { words: format!("{name}: {words}") };
        let entry = self.archive.get_entry(place).map_err(|error| damaged(error.to_string()))?;
        let packed = entry.data();
        match method {
            CompressionMethod::STORE => Ok(Some(packed.to_vec())),
            CompressionMethod::DEFLATE => {
                let limit = (packed.len() as u64 * LARGEST_RATIO).clamp(SMALL_PART, LARGEST_PART);
                let mut bytes = Vec::with_capacity(packed.len().saturating_mul(8).min(SMALL_PART as usize));
                let result = DeflateDecoder::new(packed).take(limit + 1).read_to_end(&mut bytes);
                if bytes.len() as u64 > limit {
                    return Err(Reason::Bomb { limit });
                }
                result.map_err(|error| damaged(error.to_string()))?;
                Ok(Some(bytes))
            }
            other => Err(damaged(format!("packed in a way that is not known ({other:?})"))),
        }
    }
}

/// Packs parts for tests of the readers.
#[cfg(test)]
pub(super) fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, content) in parts {
        let (mut file, config) =
            archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start().expect("a fresh archive");
        let packer = flate2::write::DeflateEncoder::new(&mut file, flate2::Compression::best());
        let mut writer = config.wrap(packer);
        writer.write_all(content).expect("memory");
        let (packer, descriptor) = writer.finish().expect("memory");
        packer.finish().expect("memory");
        file.finish(descriptor).expect("memory");
    }
    archive.finish().expect("memory");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_unpacked() {
        let bytes = pack(&[("a/b.xml", b"one"), ("c", b"")]);
        let package = Package::open(&bytes).unwrap();
        assert_eq!(package.part("a/b.xml").unwrap().as_deref(), Some(&b"one"[..]));
        assert_eq!(package.part("c").unwrap().as_deref(), Some(&b""[..]));
        assert_eq!(package.part("d").unwrap(), None);
    }

    #[test]
    fn bombs_and_torn_files_are_errors() {
        let bytes = pack(&[("a.xml", &vec![b' '; 30_000_000])]);
        let package = Package::open(&bytes).unwrap();
        assert_eq!(package.part("a.xml"), Err(Reason::Bomb { limit: SMALL_PART }));
        assert!(matches!(Package::open(&bytes[..bytes.len() - 30]).err(), Some(Reason::Damaged { .. })));
    }
}
