//! PDF.
//!
//! The file is drawn, page by page, onto a sheet that keeps nothing but glyphs and their places. From these come words,
//! rows, columns and at last lines in reading order, as a reader of the printed page sees them.

mod bombs;
mod columns;
mod furniture;
mod glyphs;
mod headings;
mod limits;
mod lines;
mod mirror;
mod order;
mod print;
mod rows;
mod unpacked;
mod unsaid;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Reader, Reason};
use crate::model::{Document, Format};
use crate::text::script::is_strong_rtl;
use bombs::{Contents, Look};
use glyphs::Drawing;
use limits::{Budget, MAX_PAGES, Spent};
use lines::{Line, Way};
use print::Printed;
use rows::Sheet;

/// Takes PDF files.
pub(super) const READER: Reader = Reader { extensions: &["pdf"], read };

/// Whether these are the bytes of a PDF file. Some have a few lines before their header.
pub(super) fn claims(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// Bytes of stack for drawing: forms nest.
const STACK: usize = 32 << 20;

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    let look = bombs::check(&bytes)?;
    // Forms and objects nest as deep as the file says; the stack of a worker may be too small for that.
    let worker = std::thread::Builder::new().name("pdf".to_owned()).stack_size(STACK);
    let pages = worker
        .spawn(move || guarded(bytes, look))
        .map_err(|error| Reason::Io(error.to_string()))?
        .join()
        .unwrap_or(Err(BROKEN))?;
    let Drawn { sheets, mut notes } = pages;
    let printed = arrange(sheets);
    let text = print::print(&printed);
    if text.cut {
        notes.push("the text is too long; what follows was left out".to_owned());
    }
    Ok(Document { path: name.to_owned(), format: Format::Pdf, text: text.text, marks: text.marks, notes })
}

const BROKEN: Reason = Reason::Unreadable {
    what: "this PDF file is damaged",
    remedy: "open it in a PDF viewer and print it to a new file, or give a plain text file",
};
const LOCKED: Reason =
    Reason::Unreadable { what: "this PDF file is locked with a password", remedy: "save a copy without the password" };
const PICTURE: Reason = Reason::Unreadable {
    what: "this PDF file holds pictures of pages, no text",
    remedy: "run OCR on it first (for example with `ocrmypdf`)",
};
const NO_TEXT: Reason = Reason::Unreadable {
    what: "this PDF file holds no text",
    remedy: "give a PDF file with text, or a plain text file",
};
const NO_LETTERS: Reason = Reason::Unreadable {
    what: "this PDF file does not say which letters its glyphs are",
    remedy: "run OCR on it first (for example with `ocrmypdf --force-ocr`)",
};
const TOO_MUCH: Reason = Reason::Unreadable {
    what: "this PDF file draws more than can be read in reasonable time",
    remedy: "give its text, or a part of it",
};

struct Drawn {
    sheets: Vec<Sheet>,
    notes: Vec<String>,
}

fn guarded(bytes: Vec<u8>, look: Look) -> Result<Drawn, Reason> {
    catch_unwind(AssertUnwindSafe(|| draw(bytes, look)))
        .unwrap_or_else(|thrown| if thrown.is::<Spent>() { Err(TOO_MUCH) } else { Err(BROKEN) })
}

fn draw(bytes: Vec<u8>, look: Look) -> Result<Drawn, Reason> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => LOCKED,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => BROKEN,
    })?;
    if look == Look::Hidden {
        bombs::check_objects(&pdf)?;
    }
    let mut drawing = Drawing::new(&pdf);
    let mut budget = Budget::new();
    let mut contents = Contents::new();
    let mut sheets = Vec::new();
    let (mut images, mut unknown, mut known) = (0, 0, 0);
    for source in pdf.pages().iter().take(MAX_PAGES) {
        contents.take(source)?;
        budget.start_page();
        let page = drawing.page(source, &mut budget);
        images += page.images;
        unknown += page.unknown;
        known += page.glyphs.len();
        let mut sheet = rows::rows(page);
        furniture::drop_line_numbers(&mut sheet);
        sheets.push(sheet);
    }
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(if unknown > 0 {
            NO_LETTERS
        } else if images > 0 {
            PICTURE
        } else {
            NO_TEXT
        });
    }
    let mut notes = Vec::new();
    if pdf.pages().len() > MAX_PAGES {
        notes.push(format!("only the first {MAX_PAGES} of {} pages were read", pdf.pages().len()));
    }
    if unknown > known / 20 {
        notes.push(format!("the file does not say which letters {unknown} of its glyphs are; they are left out"));
    }
    Ok(Drawn { sheets, notes })
}

/// Puts the parts of every page into reading order.
fn arrange(mut sheets: Vec<Sheet>) -> Vec<Printed> {
    let right_to_left = runs_left(&sheets);
    let way = Way { right_to_left, mirrored: right_to_left && mirror::words_are_mirrored(&sheets) };
    let flags = furniture::running(&sheets);
    let mut pages: Vec<Printed> = sheets
        .iter_mut()
        .zip(&flags)
        .map(|(sheet, flags)| {
            let mut page = Printed::default();
            let mut body = Vec::new();
            let rows = std::mem::take(&mut sheet.rows);
            let half = rows.len() / 2;
            for (at, (row, furniture)) in rows.into_iter().zip(flags).enumerate() {
                if !furniture {
                    body.push(row);
                } else if let Some(line) = lines::line(sheet, &row, way) {
                    if at < half { page.head.push(line) } else { page.foot.push(line) }
                }
            }
            let regions = columns::regions(body, &sheet.glyphs, right_to_left);
            page.blocks = regions.iter().map(|region| lines::block(sheet, region, way)).collect();
            page
        })
        .collect();
    let mut all: Vec<&mut Line> = pages
        .iter_mut()
        .flat_map(|page| {
            let body = page.blocks.iter_mut().flat_map(|block| block.lines.iter_mut());
            page.head.iter_mut().chain(body).chain(page.foot.iter_mut())
        })
        .collect();
    mirror::turn_brackets(&mut all);
    pages
}

/// Whether the text of a file runs to the left.
fn runs_left(sheets: &[Sheet]) -> bool {
    let letters = || sheets.iter().flat_map(|sheet| sheet.letters.chars()).filter(|letter| letter.is_alphabetic());
    let all = letters().take(200_000).count();
    let left = letters().take(200_000).filter(|letter| is_strong_rtl(*letter)).count();
    left * 2 > all
}

#[cfg(test)]
mod tests;
