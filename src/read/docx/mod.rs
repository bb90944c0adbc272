//! Office Open XML text, as word processors write it.
//!
//! Source: ECMA-376, part 1, chapter 17: WordprocessingML.

mod body;
pub(in crate::read) mod field;
mod notes;
mod numbering;
mod styles;

use super::package::Package;
use super::{Reader, Reason, xml};
use crate::model::{Document, Format};
use body::Body;
use notes::Kind;
use numbering::Numbering;
use styles::Styles;

/// Takes what word processors write.
pub(super) const READER: Reader = Reader { extensions: &["docx", "docm", "dotx"], read };

/// Where the text stands, unless the package says otherwise.
const DOCUMENT: &str = "word/document.xml";

/// Whether these bytes are a package that holds such a text.
pub(super) fn is_docx(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && Package::open(bytes).is_ok_and(|package| document_part(&package).is_some())
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    let package = Package::open(&bytes)?;
    let main = document_part(&package).unwrap_or_else(|| DOCUMENT.to_owned());
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let part = |file: &str| package.part(&format!("{folder}/{file}"));
    let Some(document) = package.part(&main)? else {
        return Err(Reason::Damaged { words: format!("it holds no {main}") });
    };
    let styles = part("styles.xml")?.map(|bytes| Styles::read(&xml::part_text(&bytes))).unwrap_or_default();
    let numbering = part("numbering.xml")?.map(|bytes| Numbering::read(&xml::part_text(&bytes))).unwrap_or_default();
    let mut body = Body::new(document.len() / 6, &styles, numbering);
    body.read(&xml::part_text(&document), &main);
    for (kind, file) in [(Kind::Footnote, "footnotes.xml"), (Kind::Endnote, "endnotes.xml")] {
        if body.has_calls(kind)
            && let Some(bytes) = part(file)?
        {
            body.read_notes(kind, &xml::part_text(&bytes), file);
        }
    }
    Ok(body.finish(name, Format::Docx))
}

/// The part that the package calls its document.
fn document_part(package: &Package) -> Option<String> {
    if package.has(DOCUMENT) {
        return Some(DOCUMENT.to_owned());
    }
    let relations = package.part("_rels/.rels").ok()??;
    let mut found = None;
    xml::walk(&xml::part_text(&relations), |piece| {
        if let xml::Piece::Open(tag) = piece
            && tag.name == "Relationship"
            && tag.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            found = tag.get("Target").map(|target| target.trim_start_matches('/').to_owned());
        }
    });
    found.filter(|target| target.ends_with(".xml") && target.starts_with("word") && package.has(target))
}

#[cfg(test)]
mod tests {
    use super::super::package::pack;
    use super::*;
    use crate::model::MarkKind;

    const STYLES: &str = r#"<w:styles>
        <w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="Bib"><w:name w:val="Bibliography"/></w:style>
        <w:style w:styleId="Up"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
      </w:styles>"#;
    const LISTS: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
        <w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    const NOTES: &str = r#"<w:footnotes><w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="7"><w:p><w:r><w:rPr><w:rStyle w:val="Up"/></w:rPr><w:footnoteRef/></w:r>
        <w:r><w:t xml:space="preserve"> See Abel.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

    fn package(body: &str) -> Vec<u8> {
        let document = format!("<w:document><w:body>{body}</w:body></w:document>");
        pack(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", document.as_bytes()),
            ("word/styles.xml", STYLES.as_bytes()),
            ("word/numbering.xml", LISTS.as_bytes()),
            ("word/footnotes.xml", NOTES.as_bytes()),
        ])
    }

    fn document(body: &str) -> Document {
        read("a.docx", package(body)).unwrap()
    }

    fn run(words: &str) -> String {
        format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>")
    }

    fn up(words: &str) -> String {
        format!("<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>{words}</w:t></w:r>")
    }

    fn item(words: &str) -> String {
        format!("<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{}</w:p>", run(words))
    }

    #[test]
    fn paragraphs_numbers_and_raised_text() {
        let body = format!(
            "<w:p>{}{}{}{}</w:p>{}{}",
            run("It rose"),
            up("1,"),
            up("2"),
            run(" by 3 m."),
            item("Abel"),
            item("Baker")
        );
        assert_eq!(document(&body).text, "It rose¹,² by 3 m.\n[1] Abel\n[2] Baker\n");
    }

    #[test]
    fn tracked_changes_are_taken_as_accepted() {
        let body = format!(
            "<w:p>{}<w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins>{}</w:ins></w:p>\
             <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p><w:moveFrom>{}</w:moveFrom>{}</w:p>",
            run("a"),
            run("b"),
            run("c"),
            run("d"),
            run("e")
        );
        assert_eq!(document(&body).text, "ab\nc e\n");
    }

    #[test]
    fn tables_boxes_and_notes() {
        let call = "<w:r><w:rPr><w:rStyle w:val='Up'/></w:rPr><w:footnoteReference w:id='7'/></w:r>";
        let boxed = format!("<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>", run("boxed"));
        let cell = |words: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(words));
        let body = format!(
            "<w:p>{}{boxed}{}{call}</w:p><w:tbl><w:tr>{}{}</w:tr></w:tbl>",
            run("So "),
            run("it is."),
            cell("one"),
            cell("two")
        );
        let document = document(&body);
        assert_eq!(document.text, "So it is.¹\nboxed\none\ttwo\n1 See Abel.\n");
        let kinds: Vec<_> = document.marks.iter().map(|mark| mark.kind.clone()).collect();
        assert!(kinds.contains(&MarkKind::NoteCall("1".into())) && kinds.contains(&MarkKind::Note("1".into())));
    }

    #[test]
    fn fields_of_reference_managers_are_kept_and_their_results_are_text() {
        let field = |instruction: &str, result: &str| {
            format!(
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType='separate'/></w:r>{result}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
            )
        };
        let json = "ADDIN ZOTERO_ITEM CSL_CITATION {\"citationItems\":[{\"itemData\":{\"title\":\"Rivers\"}}]}";
        let list =
            field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", &format!("{}</w:p><w:p>{}", run("Abel"), run("Baker")));
        let body = format!(
            "<w:p>{}{}.</w:p><w:p><w:pPr><w:pStyle w:val='H1'/></w:pPr>{}</w:p><w:p>{list}</w:p>",
            run("So "),
            field(json, &run("(Abel 2001)")),
            run("Sources")
        );
        let document = document(&body);
        assert_eq!(document.text, "So (Abel 2001)\nSources\nAbel\nBaker\n");
        let marks: Vec<_> = document
            .marks
            .iter()
            .map(|mark| {
                let kind = match &mark.kind {
                    MarkKind::Cited(items) => items[0].title.clone(),
                    other => format!("{other:?}"),
                };
                (&document.text[mark.range.clone()], kind)
            })
            .collect();
        assert_eq!(
            marks,
            [
                ("(Abel 2001)", "Rivers".to_owned()),
                ("Sources", "Heading(1)".to_owned()),
                ("Abel", "Entry(\"\")".to_owned()),
                ("Baker", "Entry(\"\")".to_owned()),
            ]
        );
    }

    #[test]
    fn bookmarks_of_entries_are_linked() {
        let entry = |name: &str, words: &str| {
            format!("<w:p><w:pPr><w:pStyle w:val='Bib'/></w:pPr><w:bookmarkStart w:name='{name}'/>{}</w:p>", run(words))
        };
        let body = format!(
            "<w:p><w:hyperlink w:anchor='ref-b'>{}</w:hyperlink></w:p>{}{}",
            run("Baker"),
            entry("ref-a", "Abel. Rivers."),
            entry("ref-b", "Baker. Lakes.")
        );
        let marks = document(&body).marks;
        assert_eq!(marks[0].kind, MarkKind::CitationLink(vec!["ref-b".into()]));
        assert_eq!(marks[2].kind, MarkKind::Entry("ref-b".into()));
    }

    #[test]
    fn a_package_without_a_text_is_an_error_and_a_torn_one_too() {
        assert!(matches!(read("a.docx", pack(&[("x", b"y")])), Err(Reason::Damaged { .. })));
        let whole = package("<w:p/>");
        assert!(matches!(read("a.docx", whole[..whole.len() / 2].to_vec()), Err(Reason::Damaged { .. })));
        assert!(is_docx(&whole) && !is_docx(&whole[..60]));
    }

    #[test]
    fn ten_thousand_paragraphs_and_a_million_tags() {
        let body = item("Abel, R. (2001). Rivers of the north. Water 3, 4–9.").repeat(10_000);
        assert_eq!(document(&body).text.lines().count(), 10_000);
        for piece in ["<w:p>", "<w:tbl><w:tr><w:tc>", "<w:txbxContent>", "<w:sdt>", "<w:fldSimple w:instr='x'>"] {
            assert!(read("a.docx", package(&piece.repeat(100_000))).is_ok(), "{piece}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_tags_give_sound_marks(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
            let body: String = pieces.iter().map(|&at| PIECES[at]).collect();
            let document = document(&body);
            for mark in &document.marks {
                proptest::prop_assert!(document.text.get(mark.range.clone()).is_some_and(|text| !text.is_empty()));
            }
        }

        #[test]
        fn broken_packages_do_not_panic(at in 0_usize..600, byte: u8) {
            let mut bytes = package(&item("Abel"));
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
            let _ = read("a.docx", bytes);
        }
    }

    const PIECES: &[&str] = &[
        "<w:p>",
        "</w:p>",
        "<w:pPr>",
        "</w:pPr>",
        "<w:pStyle w:val='H1'/>",
        "<w:numPr><w:numId w:val='1'/></w:numPr>",
        "<w:r>",
        "</w:r>",
        "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>",
        "<w:t>12</w:t>",
        "<w:t> é</w:t>",
        "<w:fldChar w:fldCharType='begin'/>",
        "<w:fldChar w:fldCharType='separate'/>",
        "<w:fldChar w:fldCharType='end'/>",
        "<w:instrText>ADDIN ZOTERO_BIBL</w:instrText>",
        "<w:footnoteReference w:id='7'/>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:del>",
        "</w:del>",
        "<w:txbxContent>",
        "</w:txbxContent>",
        "<w:hyperlink w:anchor='a'>",
        "</w:hyperlink>",
        "<w:bookmarkStart w:name='a'/>",
        "<w:sdt><w:sdtPr><w:bibliography/></w:sdtPr><w:sdtContent>",
        "</w:sdtContent></w:sdt>",
        "<w:br/>",
        "<m:sup>",
        "</m:sup>",
        "<w:pStyle w:val='Bib'/>",
    ];
}
