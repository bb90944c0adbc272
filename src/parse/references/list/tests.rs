//! Whole documents in many languages and layouts, and the promises that hold for every text.

use proptest::prelude::*;

use super::{ReferenceList, find, read};
use crate::model::{Document, Mark, MarkKind};
use crate::parse::layout::Layout;

const PROSE: &str = "The ferry left at dawn and the town was still asleep. Nobody had thought of the dog, which \
                     swam after it (Harper, 2011) until the harbour wall was out of sight, and then turned back.";

fn lists(text: &str) -> Vec<ReferenceList> {
    let document = Document::from_text("paper.txt", text);
    find(&document, &Layout::new(&document))
}

fn texts(text: &str) -> Vec<String> {
    lists(text).into_iter().flat_map(|list| list.entries).map(|entry| entry.text).collect()
}

fn labels(text: &str) -> Vec<String> {
    lists(text).into_iter().flat_map(|list| list.entries).map(|entry| entry.label.unwrap_or_default()).collect()
}

/// A paper with these entries, one a line, under this heading.
fn paper(heading: &str, entries: &[&str]) -> String {
    format!("{PROSE}\n\n{heading}\n\n{}\n", entries.join("\n"))
}

#[test]
fn one_entry_a_line_in_many_languages() {
    let cases: [(&str, [&str; 3]); 10] = [
        (
            "References",
            [
                "Harper, L. (2011). Dogs at sea. Harbour Press.",
                "Moyle, T., & Finn, R. (2009). Ferries of the west. Journal of Tides, 4(2), 10–19.",
                "Quill, A. (2015). Slow boats. Elm Press.",
            ],
        ),
        (
            "Literaturverzeichnis",
            [
                "Ahrens, Uta (2003): Fähren im Norden, Kiel: Wasserverlag.",
                "Brandt, Jan/Lohse, Eva (2010): Hunde am Hafen, in: Seewesen 12, S. 4–19.",
                "Cordes, Inga (2014): Langsame Schiffe, Bremen.",
            ],
        ),
        (
            "Bibliographie",
            [
                "d’Aumont, R. (2004). Les bacs du nord. Brest : Éditions du Phare.",
                "Le Bihan, Y. et Caro, M. (2012). Chiens de port. Revue des marées, 3(1), 5-22.",
                "Morvan, P. (à paraître). Bateaux lents. Lorient : Quai.",
            ],
        ),
        (
            "REFERÊNCIAS",
            [
                "ALVES, Rita. Barcos do norte. Porto: Maré, 2004.",
                "BRAGA, Davi; LUZ, Ana. Cães no cais. Revista das Águas, v. 3, n. 1, p. 5-22, 2012.",
                "CAMPOS, Ivo. Navios lentos. Santos: Cais, 2015.",
            ],
        ),
        (
            "Список литературы",
            [
                "1. Аксёнов П. Р. Паромы севера. – М.: Гавань, 2004. – 210 с.",
                "2. Белых И. О., Волк Т. А. Собаки порта // Море и берег. – 2012. – № 3. – С. 5–22.",
                "3. Громова Е. Н. Медленные суда. – СПб.: Причал, 2015. – 96 с.",
            ],
        ),
        (
            "منابع",
            [
                "اکبری، ناصر (۱۳۹۰). کشتی‌های شمال. تهران: نشر بندر.",
                "بهمنی، لیلا و رستمی، کاوه (۱۳۹۵). «سگ‌های بندر». فصلنامهٔ دریا، ۳(۱)، ۵-۲۲.",
                "جلالی، سیما (۱۳۹۸). قایق‌های آهسته. شیراز: موج.",
            ],
        ),
        (
            "المراجع",
            [
                "البحري، سامي (2004). عبارات الشمال. بيروت: دار المرسى.",
                "الساحلي، ليلى وحداد، كمال (2012). كلاب الميناء. مجلة البحار، 3(1)، 5-22.",
                "المرسي، نادر (2015). سفن بطيئة. القاهرة: دار الموج.",
            ],
        ),
        (
            "参考文献",
            [
                "安平. 北方的渡船[M]. 上海: 海港书社, 2004.",
                "白云, 程水. 港口的狗[J]. 海洋评论, 2012, 3(1): 5-22.",
                "丁河. 慢船[M]. 大连: 码头书局, 2015.",
            ],
        ),
        (
            "Kaynakça",
            [
                "Aksu, P. (2004). Kuzeyin vapurları. İzmir: Liman.",
                "Çelik, R. ve Irmak, S. (2012). Limanın köpekleri. Deniz Dergisi, 3(1), 5-22.",
                "İnce, T. (2015). Yavaş gemiler. İstanbul: Dalga.",
            ],
        ),
        (
            "Bibliografia",
            [
                "ALBERTI L., Traghetti del nord, Genova, Porto, 2004.",
                "BASSI M., CORTI R., Cani del molo, in «Rivista del mare», 3, 2012, pp. 5-22.",
                "DONATI P., Navi lente, Napoli, Onda, 2015.",
            ],
        ),
    ];
    for (heading, entries) in cases {
        let found = texts(&paper(heading, &entries));
        assert_eq!(found.len(), 3, "{heading}: {found:#?}");
        for (found, entry) in found.iter().zip(entries) {
            assert!(entry.ends_with(found.as_str()), "{heading}: {found}");
        }
    }
}

#[test]
fn labels_of_every_kind() {
    for (first, second, third, names) in [
        ("[1] ", "[2] ", "[3] ", ["1", "2", "3"]),
        ("1. ", "2. ", "3. ", ["1", "2", "3"]),
        ("1) ", "2) ", "3) ", ["1", "2", "3"]),
        ("(1) ", "(2) ", "(3) ", ["1", "2", "3"]),
        ("1\t", "2\t", "3\t", ["1", "2", "3"]),
        ("¹ ", "² ", "³ ", ["¹", "²", "³"]),
        ("[Har11] ", "[MF09] ", "[Qui15] ", ["Har11", "MF09", "Qui15"]),
        ("۱. ", "۲. ", "۳. ", ["۱", "۲", "۳"]),
        ("- أ. ", "- ب. ", "- ج. ", ["أ", "ب", "ج"]),
        ("• ", "• ", "• ", ["", "", ""]),
    ] {
        let entries = [
            "Harper L. Dogs at sea. Tides 2011;4:1–9.",
            "Moyle T. Ferries. Tides 2009;2:10–19.",
            "Quill A. Boats. 2015.",
        ];
        let text = paper(
            "References",
            &[&format!("{first}{}", entries[0]), &format!("{second}{}", entries[1]), &format!("{third}{}", entries[2])],
        );
        assert_eq!(labels(&text), names, "{first}");
        assert_eq!(texts(&text), entries, "{first}");
    }
}

const WRAPPED: [[&str; 2]; 5] = [
    ["Harper, L., & Bright, O. (2011). Dogs at sea and the men", "who follow them. Journal of Tides, 4(2), 1–9."],
    ["Ives, K. (2013). A harbour wall in winter. Elm Press, and", "in part in Annals of Stone, 3, 44–61."],
    ["Moyle, T., & Finn, R. (2009). Ferries of the west. Annual", "Review of Small Craft, 12, 100–119."],
    ["Quill, A. (2015). Slow boats and the people who wait for", "them. Northgate: Lamp."],
    ["Stone, B. (2001). Tide tables, and what they leave out of", "account. Harbour Notes, 9(1), 2–8."],
];

#[test]
fn wrapped_entries_in_every_layout() {
    let whole: Vec<String> = WRAPPED.iter().map(|lines| lines.join(" ")).collect();
    let body = format!("{PROSE}\n\nReferences\n\n");
    for (name, before_first, before_rest, between) in [
        ("plain", "", "", ""),
        ("hanging", "", "    ", ""),
        ("first indented", "    ", "", ""),
        ("blank between", "", "", "\n"),
        ("all indented", "  ", "  ", "\n"),
    ] {
        let list: String = WRAPPED
            .iter()
            .map(|[first, rest]| format!("{before_first}{first}\n{before_rest}{rest}\n{between}"))
            .collect();
        assert_eq!(texts(&format!("{body}{list}")), whole, "{name}");
    }
    let spaced: String = WRAPPED.iter().flatten().map(|line| format!("{line}\n\n")).collect();
    assert_eq!(texts(&format!("{body}{spaced}")), whole, "a blank line between all lines");
    let crlf: String = WRAPPED.iter().map(|[first, rest]| format!("{first}\r\n  {rest}\r\n")).collect();
    assert_eq!(texts(&format!("{body}{crlf}")), whole, "line ends of two characters");
}

#[test]
fn page_furniture_is_taken_out_of_entries() {
    let [a, b, c, d, e] = WRAPPED;
    let head = "Harbour Studies 14 (2022), 3";
    let page = |number: u32| format!("\n{number}\n\n{head}\n\n");
    let text = format!(
        "{PROSE}\n{}{PROSE}\n\nReferences\n\n{}\n    {}\n{}\n{}    {}\n{}\n    {}\n{}\n    {}\n{}\n    {}\n",
        page(98),
        a[0],
        a[1],
        b[0],
        page(99),
        b[1],
        c[0],
        c[1],
        d[0],
        d[1],
        e[0],
        e[1]
    );
    let whole: Vec<String> = WRAPPED.iter().map(|lines| lines.join(" ")).collect();
    assert_eq!(texts(&text), whole);
}

#[test]
fn the_list_ends_where_other_things_begin() {
    let entries = [
        "Harper, L. (2011). Dogs at sea. Elm Press.",
        "Moyle, T. (2009). Ferries. Tides, 4, 10–19.",
        "Quill, A. (2015). Slow boats. Lamp.",
    ];
    for after in [
        "Appendix 1\n\nThe dogs were counted twice a day, by two of us, from the wall.",
        "Acknowledgements\n\nWe thank the harbour master, R. Moss (1950), for her patience.",
        "Figure 1. The harbour in 2011.\n\nThe wall is seen from the west, with the ferry at its berth.",
        "Notes\n\n1 The wall was built in 1902 (Moss, 2001).\n\n2 See Harper (2011).",
        "About the author\n\nLena Harper is a writer, and lives by the sea with two dogs.",
    ] {
        let text = format!("{}\n{after}\n", paper("References", &entries));
        assert_eq!(texts(&text), entries, "{after}");
    }
}

#[test]
fn groups_and_repeated_authors() {
    let text = paper(
        "Bibliography",
        &[
            "Primary sources",
            "Harper, Lena. Dogs at Sea. Elm Press, 2011.",
            "———. Dogs on Land. Elm Press, 2013.",
            "Secondary sources",
            "Moyle, Tom. Ferries of the West. Lamp, 2009.",
        ],
    );
    let found = lists(&text);
    let entries = &found[0].entries;
    assert_eq!(entries.len(), 3);
    assert_eq!(entries[1].repeated_author.as_deref(), Some("Harper, Lena"));
    assert_eq!(entries[1].group.as_deref(), Some("Primary sources"));
    assert_eq!(entries[2].group.as_deref(), Some("Secondary sources"));
    assert_eq!(entries[2].repeated_author, None);
}

#[test]
fn authors_stand_once_above_their_works() {
    let text = paper(
        "References",
        &[
            "Harper, Lena",
            "2011 Dogs at Sea. Elmstead: Harbour Press.",
            "2014 Cats at Sea. Elmstead: Harbour Press.",
            "Moyle, Tom",
            "2009a Ferries of the West. Journal of Tides 4(2):10-19.",
            "Quill, Ada and Ito, Ken",
            "n.d. Slow Boats. Elmstead: Harbour Press.",
            "Rowe, Ann",
            "1998 Fog. Journal of Tides 1(1):2-9.",
        ],
    );
    let entries: Vec<_> = lists(&text).into_iter().flat_map(|list| list.entries).collect();
    let starts: Vec<String> = entries.iter().map(|entry| entry.printed().chars().take(17).collect()).collect();
    assert_eq!(
        starts,
        ["Harper, Lena 2011", "Harper, Lena 2014", "Moyle, Tom 2009a ", "Quill, Ada and It", "Rowe, Ann 1998 Fo"]
    );
}

#[test]
fn heads_of_pages_are_no_entries() {
    let text = paper(
        "References",
        &[
            "Harper, L. (2011). Dogs at sea. Harbour Press.",
            "REFERENCES          69",
            "Moyle, T. (2009). Ferries of the west. Journal of Tides, 4(2), 10–19.",
            "Quill, A. (2015). Slow boats. Elm Press.",
        ],
    );
    assert!(texts(&text).iter().all(|entry| !entry.contains("69")), "{:?}", texts(&text));
}

#[test]
fn a_table_of_contents_is_not_the_list() {
    let contents = "Contents\n\nIntroduction\n\nThe ferry\n\nReferences\n\nIntroduction\n\n";
    let entries = ["Harper, L. (2011). Dogs at sea. Elm Press.", "Moyle, T. (2009). Ferries. Tides, 4, 10–19."];
    let text = format!("{contents}{}", paper("7. References", &entries));
    let found = lists(&text);
    assert_eq!(found.len(), 1);
    assert_eq!(texts(&text), entries);
    assert_eq!(&text[found[0].heading.clone().unwrap()], "7. References");
}

#[test]
fn a_list_without_a_heading_is_known_by_its_shape() {
    let entries = [
        "Harper, L. (2011). Dogs at sea. Elm Press.",
        "Moyle, T., & Finn, R. (2009). Ferries of the west. Journal of Tides, 4(2), 10–19.",
        "Quill, A. (2015). Slow boats. Lamp.",
        "Stone, B. (2001). Tide tables. Harbour Notes, 9(1), 2–8.",
    ];
    assert_eq!(texts(&format!("{PROSE}\n\nKeywords\n\n\n{}\n", entries.join("\n"))), entries);
}

#[test]
fn no_list_where_there_is_none() {
    let rows = "Name | Year | Count\nDogs | 2011 | 12\nCats | 2012 | 15\nGulls | 2013 | 99\n";
    let notes = "1 Harper, Dogs, p. 12.\n2 Ibid., p. 13.\n3 Moyle, op. cit., p. 4.\n4 Ibid.\n";
    let names = "Lena Harper\nTom Moyle\nAnn Quill\nBo Stone\n";
    let contents = "Introduction ..... 1\nThe ferry ..... 4\nReferences ..... 9\n";
    for text in [
        PROSE.to_owned(),
        format!("{PROSE}\n\n").repeat(6),
        rows.to_owned(),
        format!("{PROSE}\n\n{notes}"),
        names.to_owned(),
        contents.to_owned(),
        String::new(),
    ] {
        assert_eq!(lists(&text), [], "{text}");
    }
}

#[test]
fn each_chapter_may_have_its_list() {
    let first =
        paper("References", &["Harper, L. (2011). Dogs at sea. Elm Press.", "Moyle, T. (2009). Ferries. Lamp."]);
    let second = paper("References", &["Quill, A. (2015). Slow boats. Lamp.", "Stone, B. (2001). Tides. Elm Press."]);
    let text = format!("{first}\nIntroduction\n\n{second}");
    assert_eq!(lists(&text).iter().map(|list| list.entries.len()).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn a_file_of_references_needs_no_heading() {
    let text = "Harper, L. (2011). Dogs at sea. Elm Press.\n\nBoats of the north (n.d.).\n";
    let document = Document::from_text("refs.txt", text);
    let found = read(&document, &Layout::new(&document));
    assert_eq!(found[0].entries.len(), 2);
}

#[test]
fn marks_of_the_format_win() {
    let text = "Sources of all kinds\nOne thing.\nAnother thing,\nand more.\n";
    let mut document = Document::from_text("paper.html", text);
    let place = |part: &str| {
        let start = text.find(part).unwrap();
        start..start + part.len()
    };
    for part in ["One thing.", "Another thing,\nand more."] {
        document.marks.push(Mark { range: place(part), kind: MarkKind::Entry(String::new()) });
    }
    let found = find(&document, &Layout::new(&document));
    let texts: Vec<&str> = found[0].entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(texts, ["One thing.", "Another thing, and more."]);
}

/// Pieces from which texts are made that hit many branches.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        Just("References\n".to_owned()),
        Just("\nمنابع\n".to_owned()),
        Just("[1] ".to_owned()),
        Just("2. ".to_owned()),
        Just("Harper, L. (2011). Dogs at sea. Elm Press.\n".to_owned()),
        Just("احمدی، پروین (۱۳۹۷). رود. تهران: نشر.\n".to_owned()),
        Just("———. 2012.\n".to_owned()),
        Just("https://doi.org/10.5555/x-\n".to_owned()),
        Just("          ".to_owned()),
        Just("\u{c}\r\n12\n\n".to_owned()),
        Just("\n\n".to_owned()),
        "\\PC{0,12}",
        "[a-zА-я一-龥ا-ی0-9 ,.()\\[\\]\n\t–-]{0,60}",
    ];
    prop::collection::vec(scrap, 0..60).prop_map(|scraps| scraps.concat())
}

fn holds(text: &str, lists: &[ReferenceList]) {
    let mut last_end = 0;
    for list in lists {
        assert!(text.get(list.range.clone()).is_some());
        let mut pieces: Vec<_> = Vec::new();
        for entry in &list.entries {
            assert!(text.get(entry.range.clone()).is_some_and(|text| !text.is_empty()));
            assert!(entry.range.start >= list.range.start && entry.range.end <= list.range.end);
            assert!(entry.pieces.iter().all(|piece| entry.range.start <= piece.start && piece.end <= entry.range.end));
            assert!(!entry.text.is_empty() && !entry.text.contains('\n'));
            pieces.extend(entry.pieces.iter().cloned());
        }
        let in_columns = pieces.windows(2).any(|pair| pair[0].end > pair[1].start);
        pieces.sort_by_key(|piece| piece.start);
        assert!(pieces.windows(2).all(|pair| pair[0].end <= pair[1].start), "no byte is in two entries");
        if !in_columns {
            assert!(list.entries.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
            assert!(list.range.start >= last_end);
        }
        last_end = list.range.end;
    }
}

proptest! {
    #[test]
    fn ranges_are_sound_on_any_text(text in scraps()) {
        let document = Document::from_text("any.txt", text.as_str());
        let layout = Layout::new(&document);
        prop_assert!(layout.blocks.iter().map(|block| block.lines.len()).sum::<usize>() == layout.lines.len());
        holds(&text, &find(&document, &layout));
        holds(&text, &read(&document, &layout));
    }
}

#[test]
fn a_translation_below_belongs_to_its_entry() {
    let chinese =
        "冬天的河流很长，城里的人都在等船。渡船在清晨离开，狗跟在后面游泳[1]。后来船长回来了，人们都很高兴[2]。";
    let list = "参考文献\n[1] 王小明, 李华. 北方的河流[J]. 水学报, 2010, 3(1): 1-8.\n\
                WANG X M, LI H. Rivers of the north[J]. Journal of Water, 2010, 3(1): 1-8. (in Chinese)\n\
                [2] 赵岩. 渡船与码头[M]. 上海: 江河出版社, 2014.\n\n收稿日期：2022-09-13\n作者简介：陆小宁（1986—），男，副教授。\n";
    assert_eq!(
        texts(&format!("{chinese}\n\n{list}")),
        ["王小明, 李华. 北方的河流[J]. 水学报, 2010, 3(1): 1-8.", "赵岩. 渡船与码头[M]. 上海: 江河出版社, 2014."]
    );
    let thai = "เรือออกจากท่าแต่เช้าตรู่ และชาวเมืองยังหลับอยู่ (สมชาย ใจดี, 2555) ไม่มีใครคิดถึงสุนัขที่ว่ายน้ำตามไป";
    let list = "เอกสารอ้างอิง\nธเนศ ปานดี. (2555). แม่น้ำทางเหนือ. กรุงเทพฯ : เคล็ดดี.\n\
                [Pandee, T. (2012). Rivers of the north. Bangkok : Kleddee. (in Thai)]\n\
                สมชาย ใจดี. (2557). เรือข้ามฟาก. วารสารแม่น้ำ, 7(3), 40-58.\n\
                Merrick, P. D. (2004). Slow boats. River Quarterly, 2(1), 5-23.\n";
    assert_eq!(texts(&format!("{thai}\n\n{list}")).len(), 3);
}

#[test]
fn headings_of_parts_and_dates_behind_the_list_are_no_entries() {
    let entries = [
        "Abel, Ann, 2001, Walls and their gardens, Riga, Park Press.",
        "— 2003a, Gates, Riga, Park Press.",
        "Kitap, Makale ve Tezler",
        "Brown, Tom, 2007, The river, Riga, Park Press.",
        "Grey, Eva, 2009, The hill, Riga, Park Press.",
        "Received: 19 April 2010",
    ];
    let found = lists(&paper("References", &entries));
    let printed: Vec<String> =
        found.iter().flat_map(|list| &list.entries).map(|entry| entry.printed().into_owned()).collect();
    assert_eq!(printed.len(), 4, "{printed:?}");
    assert_eq!(printed[1], "Abel, Ann 2003a, Gates, Riga, Park Press.");
}
