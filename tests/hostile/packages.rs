//! Office packages that unpack to too much, or hold other than they should.

use reconcite::read::{ReadError, Reason};

use super::samples::{docx, odt, pack};
use super::{read, survive};

#[test]
fn packages_that_unpack_to_too_much() {
    let spaces = vec![b' '; 60_000_000];
    let bomb = |error: ReadError| assert!(matches!(error.reason, Reason::Bomb { .. }), "{error}");
    bomb(read("a.docx", docx(&spaces)).unwrap_err());
    bomb(read("a.odt", odt(&spaces)).unwrap_err());
    let styles = pack(&[("word/document.xml", b"<w:p/>"), ("word/styles.xml", &spaces)]);
    bomb(read("a.docx", styles).unwrap_err());
}

#[test]
fn packages_of_many_parts() {
    let names: Vec<String> = (0..70_000).map(|part| format!("word/{part}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let error = read("a.docx", pack(&parts)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a.docx: the file is damaged (too many parts); open it in the program that made it and save it again"
    );
}

#[test]
fn packages_in_packages() {
    let mut inner = docx(b"<w:document/>");
    for _ in 0..20 {
        inner = docx(&inner);
    }
    survive("a.docx", inner.clone());
    survive("a.odt", odt(&inner));
    let error = read("a.docx", pack(&[("a.docx", &inner)])).unwrap_err();
    assert!(error.to_string().contains("a.docx: "), "{error}");
}

#[test]
fn a_part_that_is_there_twice_or_claims_another_size() {
    let twice =
        pack(&[("word/document.xml", b"<w:p><w:r><w:t>One</w:t></w:r></w:p>"), ("word/document.xml", b"<w:p/>")]);
    survive("a.docx", twice);
    let sound = docx(b"<w:document><w:body><w:p><w:r><w:t>River</w:t></w:r></w:p></w:body></w:document>");
    // Sizes and places in the directory, each in turn set to the largest number.
    for at in (0..sound.len().saturating_sub(4)).step_by(3) {
        let mut bytes = sound.clone();
        bytes[at..at + 4].fill(0xff);
        survive("a.docx", bytes);
    }
}
