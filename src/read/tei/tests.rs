use super::*;

const PAPER: &str = "<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'>
    <teiHeader><fileDesc><titleStmt><title>On rivers</title></titleStmt><publicationStmt>x</publicationStmt></fileDesc></teiHeader>
    <text><body><div><head>Start</head><p>As <ref type='bibr' target='#b0'>Abel (2001)</ref> says.<hi rend='superscript'>2</hi></p></div></body>
    <back><div type='references'><listBibl>
      <biblStruct xml:id='b0'><analytic><title level='a'>Rivers</title>
        <author><persName><forename type='first'>R</forename><surname>Abel</surname></persName></author></analytic>
        <monogr><title level='j'>Water</title><imprint><biblScope unit='volume'>3</biblScope><date type='published' when='2001'/></imprint></monogr>
      </biblStruct>
    </listBibl></div></back></text></TEI>";

#[test]
fn a_paper_with_fields_is_printed() {
    let document = read("a.tei", PAPER.as_bytes().to_vec()).unwrap();
    assert_eq!(document.text, "On rivers\nStart\nAs Abel (2001) says.²\nAbel R. (2001). Rivers. Water 3.\n");
    let kinds: Vec<_> = document.marks.iter().map(|mark| mark.kind.clone()).collect();
    assert!(kinds.contains(&MarkKind::CitationLink(vec!["b0".into()])));
    assert!(kinds.contains(&MarkKind::Entry("b0".into())));
    assert!(is_tei(PAPER.as_bytes()));
}

#[test]
fn notes_follow_the_text_and_calls_are_marked() {
    let text = "<TEI><text><body><p>So it is.<ref type='foot' target='#n1' n='1'>1</ref><note n='2'>See \
        <ref target='#ref-bor'>Bor</ref>.</note> And on.</p><p xml:id='ref-bor'>Bor. Lakes.</p>\
        <note place='foot' n='1'>So <choice><sic>sayd</sic><corr>said</corr></choice> <abbr>Ed</abbr>.</note></body></text></TEI>";
    let document = read("a.xml", text.as_bytes().to_vec()).unwrap();
    assert_eq!(document.text, "So it is.¹ And on.\nBor. Lakes.\n2 See Bor.\n1 So said Ed.\n");
    let kinds: Vec<_> = document.marks.iter().map(|mark| mark.kind.clone()).collect();
    for wanted in [
        MarkKind::NoteCall("1".into()),
        MarkKind::Note("2".into()),
        MarkKind::CitationLink(vec!["ref-bor".into()]),
        MarkKind::Entry("ref-bor".into()),
    ] {
        assert!(kinds.contains(&wanted), "{wanted:?} in {kinds:?}");
    }
}

#[test]
fn torn_and_deep_files_are_read_so_far() {
    for at in (0..PAPER.len()).filter(|&at| PAPER.is_char_boundary(at)) {
        assert!(read("a", PAPER.as_bytes()[..at.max(1)].to_vec()).is_ok());
    }
    for piece in ["<div>", "<note place='foot'>", "<hi rend='sup'>", "<biblStruct>"] {
        assert!(read("a", piece.repeat(50_000).into_bytes()).is_ok(), "{piece}");
    }
}
