use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

fn authors(text: &str) -> Vec<String> {
    read_entry(text).item.author.iter().map(|name| name.surname().to_owned()).collect()
}

#[test]
fn never_panics_on_odd_input() {
    let long = "(".repeat(50_000);
    for text in
        ["", " ", ".", "((((", "10.", "http://", "و", "王", "\u{200F}", "a\u{301}", "…", &long, "1 2 3 4 5 6 7 8 9"]
    {
        read_entry(text);
    }
}

#[test]
fn a_list_of_names_is_read_whole() {
    for (text, want) in [
        ("Brown TK (2013) Forgotten gardens. Park Review May 5, 2013, accessed June 2, 2013.", &["Brown"][..]),
        ("Brown TK, Grey A (2006) The making of gardens. Meadow Books.", &["Brown", "Grey"]),
        (
            "Brown, (Grey), gardener. (2011). Walls and gates in the eastern towns. Tehran: Meadow Books.",
            &["Brown (Grey)"],
        ),
        (
            "Brown, G.A., Grey, J.A., Moon, C.; Tolland, C.G. & Osei, M.G.V. 2014. Seeds of four trees from the north. \
             Park Review 6: 199-202.",
            &["Brown", "Grey", "Moon", "Tolland", "Osei"],
        ),
    ] {
        assert_eq!(authors(text), want, "{text}");
    }
}

#[test]
fn a_day_in_numbers_has_a_year() {
    for (text, year) in [
        (
            "Brown, T. The gardens of the north. Park News. 03-06-2020. Online: https://example.org. Accessed: 7 May 2022.",
            2020,
        ),
        ("Brown, T. The gardens of the north. Park News. 2020-06-03. https://example.org.", 2020),
    ] {
        let years: Vec<i32> = read_entry(text).years.iter().map(|year| year.value).collect();
        assert_eq!(years, [year], "{text}");
    }
}

#[test]
fn volumes_and_issues_in_words_are_read_and_tell_the_container() {
    for (text, container, volume, issue) in [
        (
            "Brown, T. (2014). The gardens of the north and their walls. Garden Politics, quarterly of garden politics. \
             Fourth term, number two, summer. p33-65.",
            "Garden Politics",
            "4",
            "2",
        ),
        ("قهوه چی، رضا (۱۳۹۳). باغ های شمال. پژوهش باغ، دوره چهارم، شماره دوم، ص ۳۳-۶۵.", "پژوهش باغ", "4", "2"),
        (
            "الحداد، سليم (2014). حدائق الشمال. مجلة الحدائق، السنة الرابعة، العدد الثاني، ص 33-65.",
            "مجلة الحدائق",
            "4",
            "2",
        ),
    ] {
        let item = read_entry(text).item;
        assert_eq!(
            (item.container_title.as_str(), item.volume.as_str(), item.issue.as_str()),
            (container, volume, issue)
        );
    }
}

#[test]
fn a_site_that_its_address_names_is_the_container() {
    let text = "Brown, T. (2010). \"The wall's dangerous fix, Garden Herald \", June 21, available at \
                http://blog.gardenherald.com/posts/2010/the_walls_fix";
    let item = read_entry(text).item;
    assert_eq!((item.title.as_str(), item.container_title.as_str()), ("The wall's dangerous fix", "Garden Herald"));
}

#[test]
fn forms_that_the_labeller_takes_for_something_else_are_read() {
    let item = |text: &str| read_entry(text).item;
    let letters = item("Brown T, Grey A. Small gardens. Park Rev. 2008;(4):12-19.");
    assert_eq!((letters.volume.as_str(), letters.issue.as_str(), letters.page.as_str()), ("", "4", "12-19"));
    let physics = item("T. Brown, A. Grey, J. Gard. Lett. 62, 361 (2016) 32.");
    assert_eq!((physics.volume.as_str(), physics.issue.as_str(), physics.page.as_str()), ("62", "361", "32"));
    let site = item("Brown, Thomas, (2022), The north's policy in the gardens of the east, Gardenweb, 21 May.");
    assert_eq!(site.container_title, "Gardenweb");
    let translated = item("BROWN, T. O muro: um esboço [1927]. Tradução de Paulo Serra. São Paulo: Terra Nova, 2014.");
    assert_eq!(translated.title, "O muro: um esboço [1927]");
    let undated = item("Cercle fictif des jardins (s. d.). Mémoire du mur. Lormes.");
    assert_eq!(
        (undated.author[0].literal.as_str(), undated.title.as_str()),
        ("Cercle fictif des jardins", "Mémoire du mur")
    );
    let law = read_entry(
        "BRASIL. Lei nº 11.096, de 13 de janeiro de 2005. Institui os jardins. Diário Oficial da União, Brasília, 14 jan. 2005b.",
    );
    assert_eq!(law.years[0].suffix.as_deref(), Some("b"));
    assert_eq!(law.item.container_title, "Diário Oficial da União");
}

#[test]
fn a_body_before_the_year_is_the_author() {
    for (text, want, title) in [
        ("Office national des jardins. (2018). Les murs. Lyon : Rive.", "Office national des jardins", "Les murs"),
        ("Ufficio nazionale dei giardini. (2018). I muri. Roma: Riva.", "Ufficio nazionale dei giardini", "I muri"),
        (
            "Garden Core Team. 2019. Walls: a language and environment. Garden Press.",
            "Garden Core Team",
            "Walls: a language and environment",
        ),
    ] {
        let item = read_entry(text).item;
        assert_eq!((item.author.len(), item.title.as_str()), (1, title), "{text}");
        assert_eq!(item.author[0].surname(), want);
    }
}

#[test]
fn initials_end_the_last_name_before_a_short_title() {
    let item = read_entry("Браун Т. К., Грей А. А. Стены // Сад и парк. 2015. № 1. С. 3–8.").item;
    let families: Vec<&str> = item.author.iter().map(|name| name.family.as_str()).collect();
    assert_eq!((families, item.title.as_str()), (vec!["Браун", "Грей"], "Стены"));
    let item = read_entry("Браунова Т. К. Стены. М.: Луг, 2017. 150 с.").item;
    assert_eq!((item.author[0].family.as_str(), item.title.as_str()), ("Браунова", "Стены"));
}

#[test]
fn what_is_labelled_as_a_container_may_be_the_title() {
    let item = read_entry("Brown, T. K., Grey, A., & Moon, C. 1973, Gravitation (Meadow)").item;
    assert_eq!((item.title.as_str(), item.container_title.as_str()), ("Gravitation", ""));
}

#[test]
fn hostile_lines_take_no_longer_than_others() {
    for unit in [",", "(", "[", "9", "9 ", "A, ", "A. ", "http://", "10.1/", "\"", "و ", "et al ", "(1999) ", "In: "] {
        let line = unit.repeat(5_000_000 / unit.len());
        let start = Instant::now();
        read_entry(&line);
        assert!(start.elapsed() < Duration::from_secs(5), "{unit:?} took {:?}", start.elapsed());
    }
}

proptest! {
    #[test]
    fn no_line_panics(line in "\\PC{0,200}") {
        read_entry(&line);
    }

    #[test]
    fn no_jumble_of_a_reference_panics(
        parts in proptest::collection::vec(
            prop::sample::select(vec![
                "Brown, T.", " & ", "(2001)", "۱۳۹۶", ". ", "“", "”", "[J]", "//", "In: ", "(Eds.)", "et al.", "王小明",
                "pp. 3–9", "12(3)", "10.1/x", "https://a.org/b", "и др.", "Article in ", "May ", "ü", "'", "/", ", ", "\u{301}",
            ]),
            0..24,
        )
    ) {
        read_entry(&parts.concat());
    }
}

#[test]
fn hebrew_entries() {
    let read = |text: &str| {
        let fields = read_entry(text);
        let names: Vec<String> = fields.item.author.iter().map(|name| name.surname()).collect();
        (names.join(" "), fields.years.first().map(|year| (year.number(), year.suffix.clone().unwrap_or_default())))
    };
    let dated = |number: &str, suffix: &str| Some((number.to_owned(), suffix.to_owned()));
    assert_eq!(read("רבינוביץ', י' (1999א). תולדות היין. תל אביב: ארזים."), ("רבינוביץ'".into(), dated("1999", "א")));
    assert_eq!(read("אורי, דוד. תשס״ב–תשס״ג. סיפורי עם. ירושלים: מאגנס."), ("אורי".into(), dated("תשס״ב", "")));
    assert_eq!(read("בן־עמי, יונתן. תשס״ח ב. ׳הערות לתחביר׳, לשון ב: 25–40."), ("בן־עמי".into(), dated("תשס״ח", "ב")));
}

#[test]
fn days_before_a_month_are_no_pages() {
    let text = "Sowa Jan (2016), Najdłuższa zima w gminie, „Gazeta Północna”, 12–13 listopada, s. 7.";
    assert_eq!(read_entry(text).item.page, "7");
}

#[test]
fn a_bare_mark_that_there_is_no_date_wins_over_the_day_of_a_visit() {
    let fields = read_entry("SPOLEK ZAHRAD, b. r. Zahrady v kraji: přehled [online]. [cit. 2019-11-03].");
    assert!(fields.years.is_empty() && fields.item.author[0].literal == "SPOLEK ZAHRAD");
}
