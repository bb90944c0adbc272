//! How fast each format is read, over a generated paper of 600 kB, and pages of PDF.

mod common;
#[path = "../tests/hostile/samples.rs"]
#[allow(dead_code)]
mod samples;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use reconcite::read::{Limits, read_bytes};

/// Sections of 6 kB.
const SECTIONS: usize = 100;
/// Pages of a PDF file.
const PAGES: usize = 100;
/// Lines of a page.
const LINES: usize = 45;

fn main() {
    divan::main();
}

/// The paragraphs of a paper, fit to stand in XML.
fn paragraphs(open: &str, close: &str) -> String {
    let text = common::paper(SECTIONS).replace('&', "&amp;").replace('<', "&lt;");
    text.lines().filter(|line| !line.is_empty()).map(|line| format!("{open}{line}{close}\n")).collect()
}

fn read(bencher: Bencher, name: &str, bytes: Vec<u8>) {
    let limits = Limits::default();
    bencher
        .counter(BytesCount::new(bytes.len()))
        .with_inputs(|| bytes.clone())
        .bench_values(|bytes| read_bytes(name, bytes, &limits));
}

#[divan::bench(args = ["txt", "md", "tex", "typ"], max_time = 2)]
fn text(bencher: Bencher, ending: &str) {
    read(bencher, &format!("a.{ending}"), common::paper(SECTIONS).into_bytes());
}

#[divan::bench(max_time = 2)]
fn html(bencher: Bencher) {
    read(bencher, "a.html", format!("<html><body>{}</body></html>", paragraphs("<p>", "</p>")).into_bytes());
}

#[divan::bench(max_time = 2)]
fn jats(bencher: Bencher) {
    read(bencher, "a.xml", format!("<article><body>{}</body></article>", paragraphs("<p>", "</p>")).into_bytes());
}

#[divan::bench(max_time = 2)]
fn tei(bencher: Bencher) {
    read(bencher, "a.xml", format!("<TEI><text>{}</text></TEI>", paragraphs("<p>", "</p>")).into_bytes());
}

/// Megabytes of the unpacked text.
#[divan::bench(max_time = 2)]
fn docx(bencher: Bencher) {
    let body = paragraphs("<w:p><w:r><w:t>", "</w:t></w:r></w:p>");
    let text = format!("<w:document><w:body>{body}</w:body></w:document>");
    unpacked(bencher, "a.docx", text.len(), samples::docx(text.as_bytes()));
}

/// Megabytes of the unpacked text.
#[divan::bench(max_time = 2)]
fn odt(bencher: Bencher) {
    let text = format!("<a><office:text>{}</office:text></a>", paragraphs("<text:p>", "</text:p>"));
    unpacked(bencher, "a.odt", text.len(), samples::odt(text.as_bytes()));
}

fn unpacked(bencher: Bencher, name: &str, bytes: usize, file: Vec<u8>) {
    let limits = Limits::default();
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(|| file.clone())
        .bench_values(|file| read_bytes(name, file, &limits));
}

/// Items are pages.
#[divan::bench(max_time = 3)]
fn pdf(bencher: Bencher) {
    let words: String =
        common::paper(SECTIONS).chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == ' ').collect();
    let mut lines = words.as_bytes().chunks(80).map(|line| String::from_utf8_lossy(line).into_owned()).cycle();
    let pages: Vec<String> = (0..PAGES)
        .map(|_| {
            let shown: Vec<String> = lines.by_ref().take(LINES).map(|line| format!("({line}) Tj T*\n")).collect();
            format!("BT /F1 10 Tf 14 TL 50 750 Td\n{}ET", shown.concat())
        })
        .collect();
    let contents: Vec<&[u8]> = pages.iter().map(String::as_bytes).collect();
    let file = samples::pdf(&contents, "", true);
    let limits = Limits::default();
    bencher
        .counter(ItemsCount::new(PAGES))
        .with_inputs(|| file.clone())
        .bench_values(|file| read_bytes("a.pdf", file, &limits));
}
