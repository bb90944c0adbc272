//! PDF files that are locked, unpack to too much, hold themselves, or hold no text.

use std::time::Instant;

use reconcite::read::Reason;

use super::samples::pdf;
use super::{SLOW, read, survive};

#[test]
fn ten_thousand_pages() {
    let page = b"BT /F1 10 Tf 50 700 Td (As was seen, rivers rise.) Tj ET".as_slice();
    let start = Instant::now();
    let document = read("a.pdf", pdf(&vec![page; 10_000], "", false)).unwrap();
    assert_eq!(document.text.matches("rivers rise").count(), 10_000);
    assert!(start.elapsed() < SLOW * 3, "{:?}", start.elapsed());
}

#[test]
fn pages_and_forms_that_hold_themselves() {
    let form = b"/F0 Do ".repeat(50);
    let mut bytes = pdf(&[&form], "", false);
    let own = b"/Resources << /Font << /F1 3 0 R >> >>";
    let at = bytes.windows(own.len()).position(|window| window == own).unwrap();
    bytes.splice(at..at + own.len(), b"/Resources << /XObject << /F0 5 0 R >> ".iter().copied());
    survive("a.pdf", bytes);
    let kids = String::from_utf8(pdf(&[b"BT ET"], "", false)).unwrap().replace("/Kids [4 0 R ]", "/Kids [2 0 R ]");
    survive("a.pdf", kids.into_bytes());
}

/// Files that `BT /F1 10 Tf 50 700 Td (It rose \\(Abel, 2001\\) and fell.) Tj ET` was locked in.
mod locked {
    pub const OPEN: [&[u8]; 4] = [
        include_bytes!("locked/open-rc4-40.pdf"),
        include_bytes!("locked/open-rc4-128.pdf"),
        include_bytes!("locked/open-aes128.pdf"),
        include_bytes!("locked/open-aes256.pdf"),
    ];
    pub const CLOSED: [&[u8]; 2] =
        [include_bytes!("locked/closed-rc4-128.pdf"), include_bytes!("locked/closed-aes256.pdf")];
}

#[test]
fn locked_files_are_read_where_no_password_is_asked_for() {
    for bytes in locked::OPEN {
        assert_eq!(read("a.pdf", bytes).unwrap().text, "It rose (Abel, 2001) and fell.\n");
    }
    for bytes in locked::CLOSED {
        let error = read("a.pdf", bytes).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a.pdf: this PDF file is locked with a password; save a copy without the password"
        );
    }
    let unknown = "/Encrypt << /Filter /Other /V 99 >>";
    assert!(read("a.pdf", pdf(&[b"BT ET"], unknown, false)).is_err());
    for bytes in locked::OPEN.iter().chain(&locked::CLOSED) {
        (0..bytes.len()).step_by(40).for_each(|cut| survive("a.pdf", bytes[..cut].to_vec()));
    }
}

/// Codes of LZW that clear the table and fill it again with ever longer strings of spaces.
fn lzw_of_spaces(rounds: usize) -> Vec<u8> {
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u64, 0);
    let mut push = |code: u64, width: u32| {
        bits = bits << width | code;
        held += width;
        while held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    };
    let width = |known: u64| (known + 1).ilog2().max(8) + 1;
    push(256, 9);
    for _ in 0..rounds {
        push(32, 9);
        (258..4_095).for_each(|code| push(code, width(code).min(12)));
        push(256, 12);
    }
    bytes
}

/// A page whose content is packed as the dictionary says.
fn page_packed_as(filter: &str, content: &[u8]) -> Vec<u8> {
    let plain = pdf(&[b"?"], "", false);
    let at = plain.windows(3).position(|window| window == b"\n?\n").unwrap();
    let mut bytes = plain[..at + 1].to_vec();
    bytes.extend(content);
    bytes.extend(&plain[at + 2..]);
    let length = b"/Length 1 ";
    let at = bytes.windows(length.len()).position(|window| window == length).unwrap();
    bytes.splice(at..at + length.len(), format!("/Length {} {filter} ", content.len()).into_bytes());
    bytes
}

#[test]
fn streams_that_unpack_to_too_much() {
    let page = vec![b' '; 400_000_000];
    let error = read("a.pdf", pdf(&[&page], "", true)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a.pdf: what the file packs is larger than 300.0 MB, far more than a paper; it is not read"
    );
    let bomb = |bytes: Vec<u8>| {
        let start = Instant::now();
        let error = read("a.pdf", bytes).unwrap_err();
        assert!(matches!(error.reason, Reason::Bomb { .. }), "{error}");
        assert!(start.elapsed() < SLOW, "{:?}", start.elapsed());
    };
    bomb(page_packed_as("/Filter /LZWDecode", &lzw_of_spaces(60)));
    bomb(page_packed_as("/Filter /#4CZWDecode", &lzw_of_spaces(60)));
    bomb(page_packed_as("/Filter [/LZWDecode /RunLengthDecode]", b"x"));
    bomb(page_packed_as("/Filter [/Fl /Fl]", b"x"));
    // The same stream on a page thousands of times.
    let megabyte = vec![b' '; 10_000_000];
    let often = pdf(&[&megabyte], "", true);
    let text = b"/Contents 5 0 R";
    let at = often.windows(text.len()).position(|window| window == text).unwrap();
    let mut bytes = often.clone();
    bytes.splice(at..at + text.len(), format!("/Contents [{}]", "5 0 R ".repeat(100_000)).into_bytes());
    bomb(bytes);
}

#[test]
fn lzw_that_is_honest_is_read() {
    // Every letter as it is, with the table cleared before it grows wide.
    let content = b"BT /F1 10 Tf 50 700 Td (It rose.) Tj ET";
    let bits: String =
        content.iter().map(|letter| format!("100000000{letter:09b}")).collect::<String>() + "1000000010000000";
    let packed: Vec<u8> =
        bits.as_bytes().chunks_exact(8).map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | (bit - b'0'))).collect();
    assert_eq!(read("a.pdf", page_packed_as("/Filter /LZWDecode", &packed)).unwrap().text, "It rose.\n");
}

/// A file whose places stand in a stream: `entries` are three numbers an object, the first object being 1.
fn with_stream_of_places(objects: &[&str], entries: &[[u16; 3]], more: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let mut places = vec![0; objects.len()];
    for (at, object) in objects.iter().enumerate() {
        places[at] = bytes.len();
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let start = bytes.len();
    let mut table = vec![0, 0, 0, 0xff];
    for (at, [kind, place, number]) in entries.iter().enumerate() {
        let place = if *kind == 1 { places.get(at).copied().unwrap_or(start) as u16 } else { *place };
        table.push(*kind as u8);
        table.extend(place.to_be_bytes());
        table.push(*number as u8);
    }
    let size = entries.len() + 1;
    let own = objects.len() + 1;
    bytes.extend(
        format!(
            "{own} 0 obj\n<< /Type /XRef /Size {size} /W [1 2 1] /Root 1 0 R {more} /Length {} >>\nstream\n",
            table.len()
        )
        .bytes(),
    );
    bytes.extend(table);
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

#[test]
fn objects_that_lie_in_themselves() {
    let catalogue = "<< /Type /Catalog /Pages 2 0 R >>";
    let pages = "<< /Type /Pages /Count 1 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>";
    let packed = "<< /Type /ObjStm /N 1 /First 4 /Extends 3 0 R /Length 12 >>\nstream\n3 0 << >>   \nendstream";
    // A stream of objects that lies in itself, two that lie in one another, and one that holds the catalogue and itself.
    for entries in [
        [[1, 0, 0], [1, 0, 0], [2, 3, 0], [1, 0, 0]],
        [[1, 0, 0], [2, 3, 0], [2, 2, 0], [1, 0, 0]],
        [[2, 3, 0], [2, 3, 1], [2, 3, 2], [1, 0, 0]],
    ] {
        survive("a.pdf", with_stream_of_places(&[catalogue, pages, packed], &entries, ""));
        survive("a.pdf", with_stream_of_places(&[catalogue, pages, packed], &entries, "/Prev 9"));
    }
    let length = "<< /Length 3 0 R >>\nstream\nBT ET\nendstream";
    survive("a.pdf", with_stream_of_places(&[catalogue, pages, length], &[[1, 0, 0]; 4], ""));
    // A table of places that says it goes on in itself.
    let mut bytes = pdf(&[b"BT /F1 10 Tf 50 700 Td (Once.) Tj ET"], "", false);
    let start = bytes.windows(5).position(|window| window == b"\nxref").unwrap() + 1;
    let at = bytes.windows(7).rposition(|window| window == b"trailer").unwrap();
    bytes.splice(at + 10..at + 10, format!(" /Prev {start} ").into_bytes());
    assert_eq!(read("a.pdf", bytes).unwrap().text, "Once.\n");
}

#[test]
fn files_of_pictures_say_so() {
    let page = b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q".as_slice();
    assert_eq!(
        read("a.pdf", pdf(&[page; 30], "", false)).unwrap_err().to_string(),
        "a.pdf: this PDF file holds pictures of pages, no text; run OCR on it first (for example with `ocrmypdf`)"
    );
}
