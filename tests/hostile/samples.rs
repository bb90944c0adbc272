//! One small paper in every format, to be damaged.

use std::io::Write;

use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};
use rawzip::{CompressionMethod, ZipArchiveWriter};

const HTML: &str = "<!DOCTYPE html><html><head><title>Rivers</title></head><body><h1>Rivers</h1>\
    <p>It rose<sup><a href='#r1'>1</a>,2</sup> (<a href='#r2'>Bor &amp; Eck, 2003</a>: 14). کرمی (۱۳۹۶) too.</p>\
    <table><tr><td>a</td><td>(Cole 2005)</td></tr></table><h2>References</h2><ol class='references'>\
    <li id='r1'>Abel, R. (2001). Rivers of the north. Water 3, 4–9.</li>\
    <li id='r2'>Bor, S., &amp; Eck, V. (2003). Lakes. Water 5, 14–19.</li></ol></body></html>";

const JATS: &str = "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE article [<!ENTITY x 'y'>]><article><front><article-meta>\
    <title-group><article-title>Rivers</article-title></title-group></article-meta></front><body><sec><title>One</title>\
    <p>It rose<sup><xref ref-type='bibr' rid='B1'>1</xref>–<xref ref-type='bibr' rid='B2'>2</xref></sup> &#233;&x;.\
    <fn id='f1'><label>1</label><p>See Abel (2001).</p></fn></p></sec></body><back><ref-list><title>References</title>\
    <ref id='B1'><label>1</label><element-citation publication-type='journal'><person-group person-group-type='author'>\
    <name><surname>Abel</surname><given-names>R</given-names></name></person-group><article-title>Rivers</article-title>\
    <source>Water</source><year>2001</year><volume>3</volume><fpage>4</fpage><lpage>9</lpage></element-citation></ref>\
    <ref id='B2'><label>2</label><mixed-citation>Bor S. Lakes. <italic>Water</italic> 2003;5:14-19.</mixed-citation></ref>\
    </ref-list></back></article>";

const TEI: &str = "<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt>\
    <title>Rivers</title></titleStmt></fileDesc></teiHeader><text><body><div><head>One</head><p>As \
    <ref type='bibr' target='#b0'>Abel (2001)</ref> says<hi rend='sup'>2</hi>.<note place='foot' n='1'>See Bor.</note></p>\
    </div></body><back><listBibl><biblStruct xml:id='b0'><analytic><title level='a'>Rivers</title><author><persName>\
    <forename>R</forename><surname>Abel</surname></persName></author></analytic><monogr><title level='j'>Water</title>\
    <imprint><date when='2001'/></imprint></monogr></biblStruct><bibl xml:id='b1'>Bor, S. 2003. Lakes.</bibl></listBibl>\
    </back></text></TEI>";

const MARKDOWN: &str = "---\ntitle: Rivers\nbibliography: none.bib\nreferences:\n- id: bor\n  title: Lakes\n---\n\n# Rivers\n\n\
    As @abel [p. 3] and [see @bor; -@cole, pp. 4-5]^[A note.] say.[^1]\n\n[^1]: See *Abel* (2001).\n\n| a | b |\n|---|---|\n\
    | c | (Cole, 2005) |\n\n## References\n\n1. Abel, R. (2001). Rivers. *Water* 3, 4–9.\n2. Bor, S. (2003). Lakes.\n";

const LATEX: &str = "\\documentclass{article}\n\\addbibresource{none.bib}\n\\begin{document}\n\\section{One}\nAs \
    \\citet[p.~3]{abel} and \\citep[see][]{bor,cole} say.\\footnote{See \\emph{Abel}.} $x^{[2]}$ % no\n\
    \\begin{tabular}{ll}a & b\\\\\\end{tabular}\\input{none}\n\\verb|[1]|\\begin{thebibliography}{9}\n\
    \\bibitem[Abel(2001)]{abel} R.~Abel. Rivers. 2001.\n\\bibitem{bor} S. B\\\"or. Lakes. 2003.\n\\end{thebibliography}\n\
    \\end{document}\n";

const TYPST: &str = "#set page(paper: \"a4\")\n= Rivers\nAs @abel[p. 3] and #cite(<bor>, form: \"prose\") say.\
    #footnote[See *Abel* (2001).] $x_1$ `raw` // no\n/* no */ #table(columns: 2)[a][b]\n#bibliography(\"none.bib\")\n";

const TEXT: &str = "Rivers\n\nIt rose (Abel, 2001: 5; Bor & Eck, 2003) and fell [1–3]. کرمی (۱۳۹۶: ۱۲) و )Abel, 1002(.\n王小明（2019）。\n\n\
    References\n\nAbel, R. (2001). Rivers of the north. Water 3, 4–9. https://doi.org/10.1000/x\n\
    Bor, S., & Eck, V. (2003). Lakes. Water 5, 14–19.\nکرمی، ع. (۱۳۹۶). رودها. آب.\n[3] 王小明. 河流. 2019.\n";

const BIB: &str = "@string{w = \"Water\"}\n@article{abel, author = {Abel, R. and {River Trust}}, title = {{R}ivers \\'e},\n  \
    journal = w # \" 3\", year = 2001, pages = {4--9}, crossref = {bor}}\n@comment{x}\n@book{bor, editor = \"Bor, S.\",\n\
    title = {Lakes $x$}, year = {2003}\n@misc{cole, title = {Seas}}\n";

const RIS: &str = "TY  - JOUR\nAU  - Abel, R.\nTI  - Rivers\nJO  - Water\nPY  - 2001/05\nSP  - 4\nEP  - 9\nER  - \n\
    TY  - BOOK\nAU  - Bor, S.\nTI  - Lakes\nPY  - 2003\nER  - \n";

const NBIB: &str =
    "PMID- 1\nTI  - Rivers of the\n      north\nFAU - Abel, Rosa\nDP  - 2001 May\nJT  - Water\nVI  - 3\nPG  - 4-9\n\n";

const ENDNOTE: &str = "<?xml version=\"1.0\"?><xml><records><record><ref-type name=\"Journal Article\">17</ref-type>\
    <contributors><authors><author><style>Abel, R.</style></author></authors></contributors><titles><title>Rivers</title>\
    <secondary-title>Water</secondary-title></titles><dates><year>2001</year></dates></record></records></xml>";

const CSL: &str = "[{\"id\": \"abel\", \"type\": \"book\", \"title\": \"Rivers\", \"author\": [{\"family\": \"Abel\", \"given\": \"R\"}],\
    \"issued\": {\"date-parts\": [[2001, \"5\"]]}}, {\"id\": 7, \"issued\": {\"raw\": \"2003\"}}]";

const HAYAGRIVA: &str = "abel:\n  type: article\n  title: Rivers\n  author: [\"Abel, R.\"]\n  date: 2001-05\n  parent:\n    type: periodical\n\
    \x20   title: Water\n    volume: 3\nbor:\n  type: book\n  title: { value: Lakes, short: L }\n  author: { name: Bor, given-name: S }\n";

const DOCX: &str = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val='H1'/></w:pPr><w:r><w:t>Rivers</w:t></w:r></w:p><w:p><w:r>\
    <w:t>It rose </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>ADDIN CSL_CITATION \
    {\"citationItems\":[{\"itemData\":{\"title\":\"Rivers\"}}]}</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>\
    <w:r><w:t>(Abel, 2001)</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/>\
    </w:rPr><w:t>2</w:t></w:r><w:r><w:footnoteReference w:id='7'/></w:r><w:hyperlink w:anchor='r'><w:r><w:t>Bor</w:t></w:r></w:hyperlink>\
    <w:del><w:r><w:delText>no</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
    <w:p><w:r><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:r></w:p><w:p><w:r><w:t>References</w:t></w:r></w:p>\
    <w:p><w:pPr><w:pStyle w:val='Bib'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:bookmarkStart w:name='r'/>\
    <w:r><w:t>Abel, R. (2001). Rivers. Water 3.</w:t></w:r></w:p></w:body></w:document>";

const DOCX_NOTES: &str =
    "<w:footnotes><w:footnote w:id='7'><w:p><w:r><w:t>See Bor (2003).</w:t></w:r></w:p></w:footnote></w:footnotes>";
const DOCX_STYLES: &str = "<w:styles><w:style w:styleId='H1'><w:name w:val='heading 1'/><w:basedOn w:val='Bib'/></w:style>\
    <w:style w:styleId='Bib'><w:name w:val='Bibliography'/><w:basedOn w:val='H1'/></w:style></w:styles>";
const DOCX_LISTS: &str = "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='lowerRoman'/>\
    <w:lvlText w:val='[%1]'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";

const ODT: &str = "<office:document-content><office:automatic-styles><style:style style:name='T1' style:parent-style-name='T1'>\
    <style:text-properties style:text-position='super 58%'/></style:style><text:list-style style:name='L1'>\
    <text:list-level-style-number text:level='1' style:num-format='i' style:num-prefix='['/></text:list-style></office:automatic-styles>\
    <office:body><office:text><text:h text:outline-level='1'>Rivers</text:h><text:p>It rose <text:reference-mark-start \
    text:name='CSL_CITATION {}'/>(Abel, 2001)<text:reference-mark-end text:name='CSL_CITATION {}'/><text:span text:style-name='T1'>2\
    </text:span><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See Bor.</text:p></text:note-body>\
    </text:note><text:a xlink:href='#r'>Bor</text:a></text:p><table:table><table:table-row><table:table-cell><text:p>a</text:p>\
    </table:table-cell></table:table-row></table:table><text:list text:style-name='L1'><text:list-item><text:p>one</text:p></text:list-item>\
    </text:list><text:section text:name='refs'><text:section text:name='r'><text:p>Abel, R. (2001). Rivers.</text:p></text:section>\
    </text:section></office:text></office:body></office:document-content>";

const PAGE: &str = "BT /F1 10 Tf 50 700 Td (It rose \\(Abel, 2001\\) and fell.) Tj ET\nBT /F1 6 Tf 220 704 Td [(1) -20 (,2)] TJ ET\n\
    q 1 0 0 1 0 -20 cm BT /F1 12 Tf 50 600 Td (References) Tj 0 -14 Td (Abel, R. 2001. Rivers. Water 3.) Tj T* (Bor) ' ET Q\n";

/// What a sample is made of: text that damage is done to, and how it is put into a file.
pub struct Sample {
    /// The name of the file, whose ending tells the format.
    pub name: &'static str,
    /// What is damaged.
    pub core: &'static str,
    /// Makes the file of it.
    pub wrap: fn(&[u8]) -> Vec<u8>,
}

/// A paper or a file of references in every format that is read.
pub const SAMPLES: &[Sample] = &[
    Sample { name: "a.txt", core: TEXT, wrap: <[u8]>::to_vec },
    Sample { name: "a.html", core: HTML, wrap: <[u8]>::to_vec },
    Sample { name: "a.xml", core: JATS, wrap: <[u8]>::to_vec },
    Sample { name: "a.tei", core: TEI, wrap: <[u8]>::to_vec },
    Sample { name: "a.md", core: MARKDOWN, wrap: <[u8]>::to_vec },
    Sample { name: "a.tex", core: LATEX, wrap: <[u8]>::to_vec },
    Sample { name: "a.typ", core: TYPST, wrap: <[u8]>::to_vec },
    Sample { name: "a.bib", core: BIB, wrap: <[u8]>::to_vec },
    Sample { name: "a.ris", core: RIS, wrap: <[u8]>::to_vec },
    Sample { name: "a.nbib", core: NBIB, wrap: <[u8]>::to_vec },
    Sample { name: "b.xml", core: ENDNOTE, wrap: <[u8]>::to_vec },
    Sample { name: "a.json", core: CSL, wrap: <[u8]>::to_vec },
    Sample { name: "a.yaml", core: HAYAGRIVA, wrap: <[u8]>::to_vec },
    Sample { name: "a.docx", core: DOCX, wrap: docx },
    Sample { name: "notes.docx", core: DOCX_NOTES, wrap: docx_of_notes },
    Sample { name: "a.odt", core: ODT, wrap: odt },
    Sample { name: "page.pdf", core: PAGE, wrap: pdf_of_page },
];

/// A package of these parts.
pub fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, content) in parts {
        let (mut file, config) =
            archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start().expect("a fresh archive");
        let mut writer = config.wrap(DeflateEncoder::new(&mut file, Compression::best()));
        writer.write_all(content).expect("memory");
        let (packer, descriptor) = writer.finish().expect("memory");
        packer.finish().expect("memory");
        file.finish(descriptor).expect("memory");
    }
    archive.finish().expect("memory");
    bytes
}

/// A Word document with this text.
pub fn docx(core: &[u8]) -> Vec<u8> {
    docx_of(core, DOCX_NOTES.as_bytes())
}

fn docx_of_notes(notes: &[u8]) -> Vec<u8> {
    docx_of(DOCX.as_bytes(), notes)
}

fn docx_of(core: &[u8], notes: &[u8]) -> Vec<u8> {
    pack(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", core),
        ("word/footnotes.xml", notes),
        ("word/styles.xml", DOCX_STYLES.as_bytes()),
        ("word/numbering.xml", DOCX_LISTS.as_bytes()),
    ])
}

/// An OpenDocument text with this content.
pub fn odt(core: &[u8]) -> Vec<u8> {
    pack(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", core)])
}

/// A PDF file of one page with this content.
pub fn pdf_of_page(content: &[u8]) -> Vec<u8> {
    pdf(&[content], "", true)
}

/// A PDF file of these pages; `trailer` is added to its trailer.
pub fn pdf(pages: &[&[u8]], trailer: &str, packed: bool) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 4 + page * 2)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", pages.len()).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
    ];
    for (page, content) in pages.iter().enumerate() {
        let own = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + page * 2
        );
        objects.push(own.into_bytes());
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(content).expect("memory");
        let (content, filter) =
            if packed { (packer.finish().expect("memory"), "/Filter /FlateDecode") } else { (content.to_vec(), "") };
        let mut stream = format!("<< /Length {} {filter} >>\nstream\n", content.len()).into_bytes();
        stream.extend(content);
        stream.extend(b"\nendstream");
        objects.push(stream);
    }
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", at + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n \n").bytes()));
    let size = objects.len() + 1;
    bytes.extend(format!("trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}
