//! Tiny files, written object by object, and what is read from them.

use proptest::prelude::*;

use super::*;
use crate::model::MarkKind;

/// Letters for the codes of the second font: `A` is alef, `B` beh and so on; digits and brackets are themselves.
const LETTERS: &str = "اسلمکتبرشهید";

/// A file of these pages, each the text operators of its stream.
fn file(pages: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 6 + page * 2)).collect();
    let codes = LETTERS.chars().enumerate();
    let map: String =
        codes.map(|(at, letter)| format!("<{:02X}> <{:04X}>\n", usize::from(b'A') + at, letter as u32)).collect();
    let others: String = " ().,:-0123456789".bytes().map(|byte| format!("<{byte:02X}> <{byte:04X}>\n")).collect();
    let map = format!(
        "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 100 beginbfchar\n{map}{others}endbfchar endcmap"
    );
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /ToUnicode 5 0 R >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{map}\nendstream", map.len()),
    ];
    for (page, content) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
            7 + page * 2
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n \n").bytes()));
    let size = objects.len() + 1;
    bytes.extend(format!("trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

/// One string at a place, in points from the lower left corner.
fn show(font: &str, size: u32, x: u32, y: u32, text: &str) -> String {
    let text = text.replace('(', "\\(").replace(')', "\\)");
    format!("BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

fn read_file(pages: &[String]) -> Document {
    read("a.pdf", file(pages)).expect("it is a sound file")
}

#[test]
fn lines_come_from_the_top_whatever_the_order_of_drawing() {
    let page = [show("F1", 10, 50, 688, "ran into the sea."), show("F1", 10, 50, 700, "The river rose and")].concat();
    assert_eq!(read_file(&[page]).text, "The river rose and\nran into the sea.\n");
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let mut page = show("F1", 14, 50, 760, "A heading that runs over both columns of the page");
    for line in 0..8 {
        page += &show("F1", 10, 50, 700 - line * 12, &format!("left {line} has words that fill the column"));
        page += &show("F1", 10, 310, 700 - line * 12, &format!("right {line} has words that fill it too"));
    }
    let text = read_file(&[page]).text;
    let order: Vec<&str> = text.lines().filter(|line| !line.is_empty()).map(|line| &line[..6]).collect();
    assert_eq!(order[0], "A head");
    assert_eq!(order[1..3], ["left 0", "left 1"]);
    assert_eq!(order[8..10], ["left 7", "right "]);
}

#[test]
fn an_address_that_runs_out_of_its_column_does_not_end_the_columns() {
    let mut page = String::new();
    for line in 0..12 {
        let left = match line {
            6 => format!("https://a.example/{}", "data/".repeat(10)),
            _ => format!("left {line} has words that fill the column"),
        };
        page += &show("F1", 10, 50, 700 - line * 12, &left);
        page += &show("F1", 10, 310, 706 - line * 12, &format!("right {line} has words that fill it too"));
    }
    let text = read_file(&[page]).text;
    let (left, right) = (text.find("left 11").unwrap(), text.find("right 0").unwrap());
    assert!(left < right, "{text}");
}

#[test]
fn few_lines_in_larger_type_are_headings() {
    let mut page = [
        show("F1", 18, 50, 760, "Rivers and what"),
        show("F1", 18, 50, 740, "lives in them"),
        show("F1", 14, 50, 700, "The north"),
    ]
    .concat();
    for line in 0..20 {
        page +=
            &show("F1", 10, 50, 680 - line * 12, &format!("line {line} has words enough to be the text of a page."));
    }
    page += &show("F1", 14, 50, 400, "A sentence set large is none.");
    let document = read_file(&[page]);
    let headings: Vec<(u8, &str)> = document
        .marks
        .iter()
        .filter_map(|mark| match mark.kind {
            MarkKind::Heading(level) => Some((level, &document.text[mark.range.clone()])),
            _ => None,
        })
        .collect();
    assert_eq!(headings, [(1, "Rivers and what\nlives in them"), (2, "The north")]);
}

#[test]
fn raised_numbers_are_superscripts() {
    let page =
        [show("F1", 10, 50, 700, "as was shown"), show("F1", 6, 112, 704, "3,14"), show("F1", 10, 128, 700, "and")]
            .concat();
    let document = read_file(&[page]);
    assert_eq!(document.text, "as was shown³,¹⁴ and\n");
    let raised: Vec<&str> = document
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Superscript)
        .map(|mark| &document.text[mark.range.clone()])
        .collect();
    assert_eq!(raised, ["³,¹⁴"]);
}

#[test]
fn right_to_left_text_comes_in_reading_order() {
    // The letters stand from right to left: what is drawn first is read last.
    let seen = "(1398) DACB";
    let page = [show("F2", 10, 50, 700, seen), show("F2", 10, 50, 680, "BDCA")].concat();
    let text = read_file(&[page]).text;
    assert_eq!(text.lines().next(), Some("سلام (1398)"));
}

#[test]
fn foreign_lines_of_right_to_left_files_have_their_brackets_and_stops_put_right() {
    let mut page = String::new();
    for line in 0..12 {
        page += &show("F2", 10, 50, 700 - line * 14, "DACBBDCALKJIHGFEDACBBDCALKJI");
    }
    page += &show("F1", 10, 50, 500, "Deci, E. )2012(. Motivation and needs");
    page += &show("F1", 10, 90, 486, ".85-107(. Northfield Press");
    // In a line that runs to the left: what stands right of the words is read first.
    page += &(show("F2", 10, 50, 472, "DACB")
        + &show("F1", 10, 80, 472, "Hodges )2020(")
        + &show("F2", 10, 160, 472, "BDCA"));
    let text = read_file(&[page]).text;
    let lines: Vec<&str> =
        text.lines().map(str::trim).filter(|line| line.contains(|sign: char| sign.is_ascii_digit())).collect();
    assert_eq!(
        lines,
        ["Deci, E. (2012). Motivation and needs", "85-107). Northfield Press.", "المس Hodges (2020) سلام"]
    );
}

#[test]
fn a_hanging_line_keeps_its_indent() {
    let page = [
        show("F1", 10, 50, 700, "Abel, A. (2001). Rivers of the north and of"),
        show("F1", 10, 70, 688, "the south. Press."),
        show("F1", 10, 50, 676, "Baker, B. (2002). Lakes, and what lives in"),
        show("F1", 10, 70, 664, "them. Press."),
    ]
    .concat();
    let text = read_file(&[page]).text;
    let indented: Vec<bool> = text.lines().map(|line| line.starts_with("  ")).collect();
    assert_eq!(indented, [false, true, false, true]);
}

#[test]
fn running_heads_are_marked() {
    let pages: Vec<String> = (1..4)
        .map(|number| {
            let mut page = show("F1", 8, 50, 780, &format!("Annals of Water {number}"));
            for line in 0..12 {
                page += &show(
                    "F1",
                    10,
                    50,
                    740 - line * 12,
                    &format!("{} {}", "x".repeat(line as usize + 1), "y".repeat(number)),
                );
            }
            page
        })
        .collect();
    let document = read_file(&pages);
    let heads: Vec<&str> = document
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Furniture)
        .map(|mark| &document.text[mark.range.clone()])
        .collect();
    assert_eq!(heads, ["Annals of Water 1", "Annals of Water 2", "Annals of Water 3"]);
    assert_eq!(document.text.matches('\u{c}').count(), 2);
}

#[test]
fn line_numbers_in_the_margin_are_left_out() {
    let page: String = (0..12)
        .map(|line| {
            let y = 740 - line * 24;
            show("F1", 10, 20, y, &(line + 1).to_string()) + &show("F1", 10, 60, y, "the river rises in the hills")
        })
        .collect();
    let text = read_file(&[page]).text;
    assert!(text.lines().all(|line| line.is_empty() || line == "the river rises in the hills"), "{text}");
}

#[test]
fn a_file_without_text_says_so() {
    let error = read("a.pdf", file(&["0 0 10 10 re f".to_owned()])).unwrap_err();
    assert_eq!(error, NO_TEXT);
    let picture = "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q".to_owned();
    assert_eq!(read("a.pdf", file(&[picture])).unwrap_err(), PICTURE);
}

#[test]
fn a_damaged_file_is_an_error_or_what_can_be_saved() {
    assert_eq!(read("a.pdf", b"%PDF-1.4\n%%EOF".to_vec()).unwrap_err(), BROKEN);
    let mut bytes = file(&[show("F1", 10, 50, 700, "Saved.")]);
    let cut = bytes.len() - 60;
    bytes.truncate(cut);
    assert_eq!(read("a.pdf", bytes).map(|document| document.text), Ok("Saved.\n".to_owned()));
}

#[test]
fn the_budget_ends_what_would_not_end() {
    let mut budget = Budget::new();
    let thrown = catch_unwind(AssertUnwindSafe(|| {
        loop {
            budget.spend(1 << 20);
        }
    }));
    assert!(thrown.is_err_and(|thrown| thrown.is::<Spent>()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_make_it_panic(changes in proptest::collection::vec((0usize..2_000, any::<u8>()), 0..24)) {
        let mut bytes = file(&[show("F1", 10, 50, 700, "The river"), show("F2", 10, 50, 680, "ABCD")]);
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        let _ = read("a.pdf", bytes);
    }
}
