//! What the programs are given to read.

use reconcite::model::{Calendar, Date, Item, ItemType, Name, Reference, Span, Year};

/// Works of every type in many scripts, whole ones and such with gaps, with all the signs that formats trip over.
pub fn references() -> Vec<Reference> {
    let year = |year| Some(Date::year(year));
    let person = |family: &str, given: &str| Name::person(family, given);
    let particle = |particle: &str, family: &str, given: &str| Name {
        non_dropping_particle: particle.to_owned(),
        ..Name::person(family, given)
    };
    let base =
        |kind, author, issued, title: &str| Item { kind, author, issued, title: title.to_owned(), ..Item::default() };
    let items = vec![
        Item {
            container_title: "Journal of R&D: 100% #1_x".into(),
            volume: "12".into(),
            issue: "3".into(),
            page: "277-293".into(),
            doi: "10.1000/a_b%20(c)".into(),
            url: "https://example.org/~a?b=c&d=%20#e_f".into(),
            issn: "1234-5679".into(),
            pmid: "12345".into(),
            language: "en".into(),
            ..base(
                ItemType::ArticleJournal,
                vec![particle("van der", "Berg", "J."), Name { suffix: "Jr.".into(), ..person("King", "M. L.") }],
                Some(Date { date_parts: vec![vec![2004, 7, 12]], literal: String::new() }),
                "The spread of DNA & RNA in {Iran}: $5 ^ ~ \\ “quotes” \"here\" @home",
            )
        },
        Item {
            publisher: "نشر نی".into(),
            publisher_place: "تهران".into(),
            edition: "چاپ دوم".into(),
            language: "fa".into(),
            ..base(
                ItemType::Book,
                vec![person("کرمی", "رضا"), person("حسینی‌زاده", "م.")],
                Some(Date { date_parts: vec![vec![1396]], literal: "۱۳۹۶".into() }),
                "تاریخ کتاب‌های «کهن»، ۵۰٪ نخست",
            )
        },
        Item {
            publisher: "دار المعرفة".into(),
            language: "ar".into(),
            ..base(ItemType::Book, vec![Name::literal("منظمة الصحة العالمية")], year(2018), "تقرير عن الصحة؛ العالم")
        },
        Item {
            container_title: "图书情报工作".into(),
            volume: "63".into(),
            page: "5–12".into(),
            language: "zh".into(),
            ..base(ItemType::ArticleJournal, vec![person("王", "小明"), person("李", "华")], year(2019), "引文分析研究")
        },
        Item {
            container_title: "Вестник & наука".into(),
            editor: vec![person("Петров", "П. П.")],
            publisher: "Наука".into(),
            page: "1-20".into(),
            volume: "2".into(),
            collection_title: "Труды".into(),
            collection_number: "7".into(),
            language: "ru".into(),
            ..base(ItemType::Chapter, vec![person("Степанова", "А. В.")], year(2015), "История России в XX веке")
        },
        Item {
            publisher: "Universität Köln".into(),
            genre: "Magisterarbeit".into(),
            language: "de".into(),
            ..base(ItemType::Thesis, vec![person("Groß", "Jürgen")], year(1999), "Über die Größe der Städte")
        },
        Item {
            publisher: "World Health Organization".into(),
            number: "WHO/4".into(),
            genre: "Technical report".into(),
            ..base(ItemType::Report, vec![Name::literal("Barnes and Noble, Inc.")], year(2001), "Health & Wealth")
        },
        Item {
            container_title: "Proc. of the 3rd Conf.".into(),
            volume: "1".into(),
            issue: "2".into(),
            collection_title: "LNCS".into(),
            publisher: "Springer".into(),
            editor: vec![person("Ortega y Gasset", "José")],
            ..base(ItemType::PaperConference, vec![person("de la Cruz", "Ana")], year(2010), "On C++ & X-ray imaging")
        },
        Item {
            archive: "arXiv".into(),
            archive_location: "2101.00001 [cs.CL]".into(),
            ..base(ItemType::Article, vec![person("Nguyễn", "T.")], year(2021), "Transformers")
        },
        Item {
            url: "https://example.org/نمونه".into(),
            accessed: Some(Date { date_parts: vec![vec![2020, 2, 3]], literal: String::new() }),
            container_title: "Example Site".into(),
            ..base(ItemType::Webpage, vec![], None, "A page without an author")
        },
        Item {
            container_title: "Some Journal".into(),
            ..base(
                ItemType::ArticleJournal,
                vec![person("Doe", "J.")],
                Some(Date { date_parts: vec![], literal: "in press".into() }),
                "To appear",
            )
        },
        Item {
            editor: vec![person("Editor", "E.")],
            publisher: "Press".into(),
            edition: "2nd ed.".into(),
            ..base(ItemType::Book, vec![], year(2007), "An edited book")
        },
        Item {
            editor: vec![person("Second", "S.")],
            translator: vec![person("Third", "T.")],
            publisher: "Press".into(),
            isbn: "978-3-16-148410-0".into(),
            original_date: year(1923),
            ..base(ItemType::Book, vec![person("First", "F.")], year(2008), "A translated book")
        },
        base(ItemType::Book, vec![person("García Márquez", "")], year(1967), "Cien años de soledad"),
        base(ItemType::Patent, vec![], None, ""),
        base(ItemType::Dataset, vec![person("others", "A")], year(-44), "Data"),
        base(ItemType::Legislation, vec![], year(1988), "Data Protection Act"),
        Item {
            number: "690".into(),
            publisher: "International Organization and Sons".into(),
            ..base(ItemType::Standard, vec![Name::literal("ISO")], year(2021), "Information and documentation")
        },
        Item {
            publisher: "GitHub".into(),
            genre: "Computer software".into(),
            ..base(ItemType::Software, vec![person("D’Souza", "Ü.")], year(2020), "A tool: “reads” papers… £5")
        },
        Item::default(),
    ];
    let mut list: Vec<Reference> = items.into_iter().map(reference).collect();
    list[1].years = vec![Year {
        value: 1396,
        suffix: Some("الف".into()),
        calendar: Calendar::SolarHijri,
        earliest: 2017,
        latest: 2018,
    }];
    list[3].et_al = true;
    list[14].text = "Unreadable line: 50% {of} it & \\more".into();
    reconcite::export::keys::assign_keys(&mut list);
    list
}

pub fn reference(item: Item) -> Reference {
    Reference {
        id: String::new(),
        span: Span::new(0, 0, 0),
        label: None,
        text: String::new(),
        item,
        years: Vec::new(),
        et_al: false,
    }
}
