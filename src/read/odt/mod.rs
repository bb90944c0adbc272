//! OpenDocument text.
//!
//! Source: OASIS OpenDocument 1.3, part 3, <https://docs.oasis-open.org/office/OpenDocument/v1.3/>

mod body;
mod styles;

use super::package::Package;
use super::{Reader, Reason, xml};
use crate::model::Document;
use body::Body;
use styles::Styles;

/// Takes what word processors write.
pub(super) const READER: Reader = Reader { extensions: &["odt", "ott"], read };

/// Whether these bytes are a package that holds such a text.
pub(super) fn is_odt(bytes: &[u8]) -> bool {
    let Ok(package) = Package::open(bytes) else { return false };
    let kind = package.part("mimetype").ok().flatten().unwrap_or_default();
    kind.starts_with(b"application/vnd.oasis.opendocument.text") && package.has("content.xml")
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    let package = Package::open(&bytes)?;
    let Some(content) = package.part("content.xml")? else {
        return Err(Reason::Damaged { words: "it holds no content.xml".to_owned() });
    };
    let content = xml::part_text(&content);
    let mut styles = Styles::default();
    if let Some(common) = package.part("styles.xml")? {
        styles.read(&xml::part_text(&common));
    }
    styles.read(&content);
    let mut body = Body::new(content.len() / 4, &styles);
    body.read(&content);
    Ok(body.finish(name))
}

#[cfg(test)]
mod tests {
    use super::super::package::pack;
    use super::*;
    use crate::model::MarkKind;

    const STYLES: &str = r#"<office:automatic-styles>
        <style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
        <style:style style:name="P1" style:parent-style-name="Bibliography_20_1"/>
        <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"
          style:num-prefix="[" style:num-suffix="]"/></text:list-style>
        <text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>
      </office:automatic-styles>"#;

    fn package(body: &str) -> Vec<u8> {
        let content = format!(
            "<office:document-content>{STYLES}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        pack(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())])
    }

    fn document(body: &str) -> Document {
        read("a.odt", package(body)).unwrap()
    }

    #[test]
    fn paragraphs_lists_and_raised_text() {
        let document = document(
            "<text:h text:outline-level='2'>Head</text:h><text:p>It<text:s text:c='2'/>rose<text:span text:style-name='T1'>1,2</text:span>.</text:p>\
             <text:list text:style-name='L1'><text:list-item><text:p>Abel</text:p><text:p>more</text:p></text:list-item>\
             <text:list-item><text:p>Baker</text:p></text:list-item></text:list>\
             <text:list text:style-name='L2'><text:list-item><text:p>dot</text:p></text:list-item></text:list>\
             <text:list text:style-name='L1' text:continue-numbering='true'><text:list-item><text:p>Cole</text:p></text:list-item></text:list>",
        );
        assert_eq!(document.text, "Head\nIt rose¹,².\n[1] Abel\nmore\n[2] Baker\ndot\n[3] Cole\n");
        assert_eq!(document.marks[0].kind, MarkKind::Heading(2));
    }

    #[test]
    fn notes_changes_and_tables() {
        let document = document(
            "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>\
             <text:p>So it is.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See Abel.</text:p></text:note-body></text:note></text:p>\
             <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
        );
        assert_eq!(document.text, "So it is.¹\na\tb\n1 See Abel.\n");
        let kinds: Vec<_> = document.marks.iter().map(|mark| mark.kind.clone()).collect();
        assert!(kinds.contains(&MarkKind::NoteCall("1".into())) && kinds.contains(&MarkKind::Note("1".into())));
    }

    #[test]
    fn marks_of_reference_managers() {
        let json = "{&quot;citationItems&quot;:[{&quot;itemData&quot;:{&quot;title&quot;:&quot;Rivers&quot;}}]}";
        let name = format!("ZOTERO_ITEM CSL_CITATION {json} RNDabc");
        let document = document(&format!(
            "<text:p>So <text:reference-mark-start text:name='{name}'/>(Abel)<text:reference-mark-end text:name='{name}'/>.</text:p>\
             <text:section text:name='ZOTERO_BIBL {{}} CSL_BIBLIOGRAPHY RNDx'><text:p>Abel. Rivers.</text:p></text:section>"
        ));
        let kinds: Vec<_> =
            document.marks.iter().map(|mark| (&document.text[mark.range.clone()], mark.kind.clone())).collect();
        assert!(matches!(&kinds[0], ("(Abel)", MarkKind::Cited(items)) if items[0].title == "Rivers"), "{kinds:?}");
        assert_eq!(kinds[1], ("Abel. Rivers.", MarkKind::Entry(String::new())));
    }

    #[test]
    fn links_lead_to_entries() {
        let document = document(
            "<text:p>So <text:a xlink:href='#ref-a'>Abel</text:a> and <text:bookmark-ref text:ref-name='ref-b'>2</text:bookmark-ref>, \
             <text:a xlink:href='#head'>above</text:a>.<text:note><text:note-citation>1</text:note-citation><text:note-body>\
             <text:p><text:a xlink:href='#ref-b'>Bor</text:a></text:p></text:note-body></text:note></text:p>\
             <text:h><text:bookmark text:name='head'/>List</text:h>\
             <text:section text:name='refs'><text:section text:name='ref-a'><text:p>Abel. Rivers.</text:p></text:section></text:section>\
             <text:p text:style-name='P1'><text:bookmark-start text:name='ref-b'/>Bor. Lakes.<text:bookmark-end text:name='ref-b'/></text:p>",
        );
        let kinds: Vec<_> =
            document.marks.iter().map(|mark| (&document.text[mark.range.clone()], mark.kind.clone())).collect();
        let link = |id: &str| MarkKind::CitationLink(vec![id.to_owned()]);
        assert_eq!(document.text, "So Abel and 2, above.¹\nList\nAbel. Rivers.\nBor. Lakes.\n1 Bor\n");
        for wanted in [
            ("Abel", link("ref-a")),
            ("2", link("ref-b")),
            ("Bor", link("ref-b")),
            ("Abel. Rivers.", MarkKind::Entry("ref-a".into())),
            ("Bor. Lakes.", MarkKind::Entry("ref-b".into())),
            ("1 Bor", MarkKind::Note("1".into())),
        ] {
            assert!(kinds.contains(&wanted), "{wanted:?} in {kinds:?}");
        }
        assert_eq!(kinds.iter().filter(|(_, kind)| matches!(kind, MarkKind::CitationLink(_))).count(), 3);
    }

    #[test]
    fn works_that_the_word_processor_keeps() {
        let document = document(
            "<text:p>So <text:bibliography-mark text:identifier='Ab' text:bibliography-type='book' \
             text:author='Abel, Rosa; Bor, S' text:title='Rivers' text:year='2001'>[Ab]</text:bibliography-mark>.</text:p>",
        );
        assert_eq!(document.text, "So [Ab].\n");
        let MarkKind::Cited(items) = &document.marks[0].kind else { panic!("{:?}", document.marks) };
        assert_eq!((items[0].title.as_str(), items[0].author.len()), ("Rivers", 2));
        assert_eq!(items[0].author[1].family, "Bor");
    }

    #[test]
    fn deep_and_torn_packages_are_read_or_refused() {
        for piece in ["<text:list>", "<text:p>", "<text:note>", "<text:span>", "<draw:text-box>"] {
            assert!(read("a.odt", package(&piece.repeat(50_000))).is_ok(), "{piece}");
        }
        let whole = package("<text:p>a</text:p>");
        assert!(is_odt(&whole) && !is_odt(&whole[..80]));
        for cut in 0..whole.len() {
            let _ = read("a.odt", whole[..cut].to_vec());
        }
    }
}
