//! The hash that the tables of words are ordered by when the program is built and asked by when it runs: so it must be the
//! same on every machine.

/// A hash of a word, of which the lower bits and the upper bits both tell words apart.
pub fn hash(word: &str) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, more: u64| {
        let mixed = (hash ^ more).wrapping_mul(FACTOR);
        mixed ^ mixed >> 32
    };
    let bytes = word.as_bytes();
    let mut hash = bytes.len() as u64;
    let four = |four: &[u8; 4]| u64::from(u32::from_le_bytes(*four));
    // What does not fill eight bytes is read as pieces that overlap, so that it takes no loop.
    let last = if let Some(last) = bytes.last_chunk::<8>() {
        for eight in bytes[..bytes.len() - 1].as_chunks::<8>().0 {
            hash = mix(hash, u64::from_le_bytes(*eight));
        }
        u64::from_le_bytes(*last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        four(first) | four(last) << 32
    } else {
        match *bytes {
            [] => 0,
            [one] => u64::from(one),
            [one, two] => u64::from(one) | u64::from(two) << 8,
            [one, two, three, ..] => u64::from(one) | u64::from(two) << 8 | u64::from(three) << 16,
        }
    };
    (mix(hash, last) >> 16) as u32
}

/// The bits of a hash that a slot of a table keeps, never 0.
pub fn tag(hash: u32) -> u8 {
    (hash >> 24) as u8 | 1
}
