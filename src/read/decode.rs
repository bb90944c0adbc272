//! Bytes to characters.
//!
//! UTF-8 is taken as it is, so that offsets into the text are offsets into the file. Anything else is told by its
//! byte order mark, by the pattern of its zero bytes, or by the frequencies of its bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Reason;

/// A text, and what had to be guessed or given up to get it.
#[derive(Debug, PartialEq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) notes: Vec<String>,
}

/// How much of a file the guess of its encoding looks at, in bytes.
const SAMPLE: usize = 1 << 16;

/// Makes text of bytes.
///
/// # Errors
/// [`Reason::Binary`] for what is not text in any encoding, [`Reason::Empty`] for a mark without a text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, Reason> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        if bytes.len() == mark {
            return Err(Reason::Empty);
        }
        return if encoding == UTF_8 { utf8(bytes[mark..].to_vec()) } else { Ok(with(encoding, &bytes[mark..])) };
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return Ok(with(encoding, &bytes));
    }
    utf8(bytes)
}

/// Makes text of bytes whose format may name their encoding. What is UTF-8 is taken as that all the same: a wrong
/// name is more common than text that only looks like UTF-8.
///
/// # Errors
/// As [`decode`].
pub(super) fn decode_declared(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<Decoded, Reason> {
    match declared {
        Some(encoding)
            if encoding != UTF_8
                && Encoding::for_bom(&bytes).is_none()
                && !is_binary(&bytes)
                && std::str::from_utf8(&bytes).is_err() =>
        {
            Ok(with(encoding, &bytes))
        }
        _ => decode(bytes),
    }
}

fn utf8(bytes: Vec<u8>) -> Result<Decoded, Reason> {
    if is_binary(&bytes) {
        return Err(Reason::Binary);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, notes: Vec::new() }),
        Err(error) => Ok(broken_utf8(&error.into_bytes())),
    }
}

/// A damaged UTF-8 file keeps its encoding; a file in which UTF-8 hardly occurs never was one.
fn broken_utf8(bytes: &[u8]) -> Decoded {
    let (mut good, mut bad, mut first) = (0_usize, 0_usize, None);
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            bad += 1;
            first.get_or_insert(at);
            at += chunk.invalid().len();
        }
    }
    if good < bad * 4 {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        let start = first.unwrap_or(0).saturating_sub(SAMPLE / 4);
        let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
        detector.feed(sample, true);
        let encoding = detector.guess(None, Utf8Detection::Deny);
        let mut decoded = with(encoding, bytes);
        decoded.notes.push(format!("not UTF-8; read as {}", encoding.name()));
        return decoded;
    }
    let line = memchr::memchr_iter(b'\n', &bytes[..first.unwrap_or(0)]).count() + 1;
    let places = if bad == 1 { "1 place".to_owned() } else { format!("{bad} places") };
    Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        notes: vec![format!("broken UTF-8 in {places}, first on line {line}; read as U+FFFD")],
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let notes =
        if damaged { vec![format!("some bytes are not {}; read as U+FFFD", encoding.name())] } else { Vec::new() };
    Decoded { text: text.into_owned(), notes }
}

/// UTF-16 of a Latin text has a zero in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 8 || memchr::memchr(0, sample).is_none() {
        return None;
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    // A tenth suffices: an Arabic paper still has its spaces and line ends.
    match () {
        () if odd * 10 > half && even * 50 < half => Some(UTF_16LE),
        () if even * 10 > half && odd * 50 < half => Some(UTF_16BE),
        () => None,
    }
}

/// Text has no zero bytes and hardly any control characters. One stray zero, as a converter may leave it, is let
/// through in a long file.
fn is_binary(bytes: &[u8]) -> bool {
    let zeros = memchr::memchr_iter(0, bytes).take(bytes.len() / 1_000 + 2).count();
    if zeros > bytes.len() / 1_000 {
        return true;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_control = |&byte: &u8| u8::from(byte < 0x20 && !matches!(byte, 0x08..=0x0D | 0x1B..=0x1F));
    let controls: usize = sample.chunks(255).map(|part| usize::from(part.iter().map(is_control).sum::<u8>())).sum();
    controls * 10 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Vec<String>) {
        let decoded = decode(bytes.to_vec()).unwrap();
        (decoded.text, decoded.notes)
    }

    #[test]
    fn utf8_is_taken_as_it_is() {
        assert_eq!(read("a\r\nسلام".as_bytes()), ("a\r\nسلام".to_owned(), vec![]));
        assert_eq!(read("\u{FEFF}a".as_bytes()), ("a".to_owned(), vec![]));
    }

    #[test]
    fn utf16_with_and_without_a_mark() {
        let text = "See (Smith, 2010) for this.";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [&little, &big, &[b"\xFF\xFE", &little[..]].concat(), &[b"\xFE\xFF", &big[..]].concat()] {
            assert_eq!(read(bytes), (text.to_owned(), vec![]));
        }
    }

    #[test]
    fn legacy_encodings_are_guessed_and_named() {
        let persian = "در این پژوهش روابط ایران و روسیه بررسی شده است و نتایج نشان مي دهد كه اين روابط";
        let (bytes, ..) =
            encoding_rs::WINDOWS_1256.encode("المصادر والمراجع التي اعتمدت عليها هذه الدراسة في تحليل العلاقات");
        assert_eq!(read(&bytes).1, ["not UTF-8; read as windows-1256"]);
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode("Die Größe der Häuser für Müller (2010) – naïve Façade");
        assert_eq!(
            read(&bytes),
            (
                "Die Größe der Häuser für Müller (2010) – naïve Façade".to_owned(),
                vec!["not UTF-8; read as windows-1252".to_owned()]
            )
        );
        assert_eq!(read(persian.as_bytes()).1, Vec::<String>::new());
    }

    #[test]
    fn a_damaged_utf8_file_keeps_its_encoding() {
        let mut bytes = "Grüße aus Köln, schöne Straße.\nÄpfel, Öl, Übel\n".as_bytes().to_vec();
        bytes.extend(b"x\xFFy");
        let (text, notes) = read(&bytes);
        assert!(text.ends_with("x\u{FFFD}y"));
        assert_eq!(notes, ["broken UTF-8 in 1 place, first on line 3; read as U+FFFD"]);
    }

    #[test]
    fn zeros_and_control_characters_are_not_text() {
        assert_eq!(decode(vec![0, 1, 2, 3, 0, 0, 0, 9, 0]), Err(Reason::Binary));
        assert_eq!(decode(vec![1; 100]), Err(Reason::Binary));
        assert_eq!(decode(b"\xEF\xBB\xBF".to_vec()), Err(Reason::Empty));
    }
}
