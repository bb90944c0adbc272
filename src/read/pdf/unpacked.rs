//! How much a stream unpacks to, found without unpacking it into memory.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::Stream;

/// Bytes that a stream unpacks to, up to about a limit; `None` where two packings that let it grow lie in one another.
/// Pictures have packings of their own, which end the count.
pub(super) fn stream(stream: &Stream<'_>, limit: u64) -> Option<u64> {
    let filters = stream.filters();
    let mut data: Cow<'_, [u8]> = stream.raw_data();
    let mut grown = None;
    for filter in filters {
        let grows = match filter {
            Filter::AsciiHexDecode => {
                data = Cow::Owned(hexadecimal(&data));
                continue;
            }
            Filter::Ascii85Decode => {
                data = Cow::Owned(base_85(&data));
                continue;
            }
            Filter::FlateDecode => flate(&data, limit),
            Filter::LzwDecode => lzw(&data, limit),
            Filter::RunLengthDecode => runs(&data, limit),
            _ => break,
        };
        if grown.is_some() {
            return None;
        }
        grown = Some(grows);
    }
    Some(grown.unwrap_or(data.len() as u64))
}

/// Bytes that a deflated stream unpacks to, with or without a head.
pub(super) fn flate(packed: &[u8], limit: u64) -> u64 {
    match drain(ZlibDecoder::new(packed), limit) {
        0 => drain(DeflateDecoder::new(packed), limit),
        length => length,
    }
}

fn drain(decoder: impl Read, limit: u64) -> u64 {
    let mut decoder = decoder.take(limit);
    let mut buffer = [0; 65_536];
    let mut length = 0;
    loop {
        match decoder.read(&mut buffer) {
            Ok(0) | Err(_) => return length,
            Ok(count) => length += count as u64,
        }
    }
}

/// Codes of LZW that say something to the reader, and the first that stands for a string.
const CLEAR: usize = 256;
const END: usize = 257;
const FIRST: usize = 258;
/// Strings that a table of LZW holds, at most.
const MOST: usize = 4_096;

/// Bytes that an LZW stream unpacks to: of the strings of its table nothing but the lengths is kept.
pub(super) fn lzw(packed: &[u8], limit: u64) -> u64 {
    let mut lengths: Vec<u64> = Vec::with_capacity(MOST);
    let (mut total, mut before) = (0, None);
    let (mut bits, mut held, mut width) = (0_u32, 0, 9);
    for byte in packed {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held) as usize & ((1 << width) - 1);
        bits &= (1 << held) - 1;
        match code {
            CLEAR => {
                lengths.clear();
                before = None;
            }
            END => return total,
            _ => {
                let known = if code < CLEAR { Some(1) } else { lengths.get(code - FIRST).copied() };
                let Some(length) = known.or(before.map(|before| before + 1)) else { return total };
                total += length;
                if total >= limit {
                    return total;
                }
                if let Some(before) = before.filter(|_| lengths.len() < MOST - FIRST) {
                    lengths.push(before + 1);
                }
                before = Some(length);
            }
        }
        // One early, as nearly every writer does it.
        width = match FIRST + lengths.len() + 1 {
            0..512 => 9,
            512..1_024 => 10,
            1_024..2_048 => 11,
            _ => 12,
        };
    }
    total
}

/// Bytes that a stream of runs unpacks to.
fn runs(packed: &[u8], limit: u64) -> u64 {
    let (mut at, mut total) = (0, 0);
    while let Some(&length) = packed.get(at).filter(|length| **length != 128 && total < limit) {
        let (step, grown) =
            if length < 128 { (2 + usize::from(length), 1 + u64::from(length)) } else { (2, 257 - u64::from(length)) };
        at += step;
        total += grown;
    }
    total
}

fn hexadecimal(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = text
        .iter()
        .take_while(|sign| **sign != b'>')
        .filter_map(|sign| char::from(*sign).to_digit(16))
        .map(|digit| digit as u8)
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn base_85(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 5 * 4 + 4);
    let (mut group, mut count) = (0_u32, 0);
    for sign in text.iter().take_while(|sign| **sign != b'~') {
        match sign {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(sign - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if count > 1 {
        (count..5).for_each(|_| group = group.wrapping_mul(85).wrapping_add(84));
        out.extend(&group.to_be_bytes()[..count - 1]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes of LZW in a row, each as wide as its place asks for.
    fn codes(codes: &[usize]) -> Vec<u8> {
        let mut bits = String::new();
        let mut known = FIRST;
        for (at, code) in codes.iter().enumerate() {
            let width = if known + 1 < 512 {
                9
            } else if known + 1 < 1_024 {
                10
            } else if known + 1 < 2_048 {
                11
            } else {
                12
            };
            bits += &format!("{code:0width$b}");
            if *code == CLEAR {
                known = FIRST;
            } else if at > 0 && codes[at - 1] != CLEAR {
                known = (known + 1).min(MOST);
            }
        }
        bits.as_bytes()
            .chunks(8)
            .map(|byte| byte.iter().enumerate().fold(0, |sum, (at, bit)| sum | (bit - b'0') << (7 - at)))
            .collect()
    }

    #[test]
    fn lzw_is_counted_without_being_unpacked() {
        // The example of the format's description: 45 45 45 45 45 65 45 45 45 66.
        assert_eq!(lzw(&codes(&[CLEAR, 45, 258, 258, 65, 259, 66, END]), 1_000), 9 + 1);
        let table: Vec<usize> = [CLEAR, 32].into_iter().chain(FIRST..MOST - 1).collect();
        let one = (1..=table.len() as u64 - 1).sum::<u64>();
        assert_eq!(lzw(&codes(&[table.clone(), table, vec![END]].concat()), u64::MAX), one * 2);
    }

    #[test]
    fn runs_and_letters_are_counted() {
        assert_eq!(runs(&[4, 10, 11, 12, 13, 14, 253, 3, 128, 9], 1_000), 5 + 4);
        assert_eq!(runs(&[129, 0].repeat(10), 300), 384);
        assert_eq!(hexadecimal(b"61 62\n6>63"), b"ab\x60");
        assert_eq!(base_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(base_85(b"z!!"), [0, 0, 0, 0, 0]);
    }
}
