//! The report for people, whole, from reports made by hand.

use reconcite::config::Config;
use reconcite::model::{
    Citation, Cite, Comparison, Date, Document, Evidence, Form, Item, Link, Name, Reference, Report, Span, Status,
    Year, YearFit,
};
use reconcite::report::terminal::{self, View};
use reconcite::rules;

const PAPER: &str = "\
Harbours decline for many reasons, and the reasons have been told often enough; the best account of them is still the old one (Rossi, 2004), which nobody has replaced.
In the north it was ice (Duarte, 2019). Some say it was rain [Adeyemi 2001].
بندرها در جنوب (کرمی, 1394) خراب شد
References
Duarte, L. (2021). Coastal towns. Lisbon: Mar.
Lee, H. (2003). Rivers and lakes of the inner provinces, with an account of their fishermen, boats, nets, songs and taxes.
Okafor, N. (2007). Roads. Lagos: Delta.
Rossi, P. (2004). Harbours. Sea Studies, 8, 12-29.
";

fn span(part: &str) -> Span {
    let start = PAPER.find(part).unwrap();
    Span::new(0, start, start + part.len())
}

fn entry(id: &str, name: &str, year: i32, line: &str) -> Reference {
    let title = line.split(". ").nth(2).unwrap_or_default().trim_end_matches('.').to_owned();
    let author = vec![Name::person(name, "")];
    Reference {
        id: id.to_owned(),
        span: span(line),
        label: None,
        text: line.to_owned(),
        item: Item { author, title, issued: Some(Date::year(year)), ..Item::default() },
        years: vec![Year::gregorian(year)],
        et_al: false,
    }
}

fn link(reference: usize, year: YearFit, how: &'static str) -> Link {
    let part = |of, how: &'static str| Evidence { of, how: how.into(), score: 0.9 };
    let comparison = Comparison { year, ..Comparison::default() };
    Link { reference, score: 0.9, comparison, evidence: vec![part("surname", "exact"), part("year", how)] }
}

fn citation(text: &str, name: &str, year: i32, status: Status, links: Vec<Link>, nearest: Vec<Link>) -> Citation {
    let spans = vec![span(text)];
    let cite = Cite {
        spans: spans.clone(),
        names: vec![name.to_owned()],
        years: vec![Year::gregorian(year)],
        status,
        links,
        nearest: nearest.into(),
        ..Cite::default()
    };
    Citation { spans, text: text.to_owned(), form: Form::Parenthetical, cites: vec![cite] }
}

fn report() -> Report {
    let lines: Vec<&str> = PAPER.lines().collect();
    let mut report = Report {
        documents: vec![Document::from_text("paper.txt", PAPER)],
        languages: vec!["en"],
        references: vec![
            entry("duarte2021", "Duarte", 2021, lines[4]),
            entry("lee2003", "Lee", 2003, lines[5]),
            entry("okafor2007", "Okafor", 2007, lines[6]),
            entry("rossi2004", "Rossi", 2004, lines[7]),
        ],
        citations: vec![
            citation("Rossi, 2004", "Rossi", 2004, Status::Match, vec![link(3, YearFit::Equal, "equal")], vec![]),
            citation("Duarte, 2019", "Duarte", 2019, Status::Match, vec![link(0, YearFit::Off(2), "off by 2")], vec![]),
            citation("[Adeyemi 2001]", "Adeyemi", 2001, Status::None, vec![], vec![]),
            citation(
                "(کرمی, 1394)",
                "کرمی",
                1394,
                Status::None,
                vec![],
                vec![link(1, YearFit::Off(600), "off by 600")],
            ),
        ],
        ..Report::default()
    };
    report.findings = rules::run(&report, &Config::default());
    report
}

fn rendered(width: usize, explain: bool) -> String {
    terminal::render(&report(), &View { color: false, width, explain })
}

#[test]
fn each_finding_shows_its_line_and_the_entry_and_the_list_stands_apart() {
    let expected = "\
error[year-mismatch]: Duarte: cited as 2019, listed as 2021
  --> paper.txt:2:26
 2 | In the north it was ice (Duarte, 2019). Some say it was rain [Adeyemi…
   |                          ^^^^^^^^^^^^
  ::: paper.txt:5:1: listed as 2021
 5 | Duarte, L. (2021). Coastal towns. Lisbon: Mar.
   = because: surname exact; year off by 2
   = help: correct the year that is wrong, or add the entry if another work is
           meant

error[missing-reference]: Adeyemi, 2001 is not in the reference list
  --> paper.txt:2:62
 2 | …the north it was ice (Duarte, 2019). Some say it was rain [Adeyemi 2001].
   |                                                            ^^^^^^^^^^^^^^
   = help: add the entry to the list, or correct the citation

error[missing-reference]: \u{2068}کرمی\u{2069}, 1394 is not in the reference list; the nearest
    entry is Lee, 2003
  --> paper.txt:3:16
 3 | \u{2068}(کرمی, 1394)\u{2069}
  ::: paper.txt:6:1: the nearest entry
 6 | Lee, H. (2003). Rivers and lakes of the inner provinces, with an account…
   = because: surname exact; year off by 600
   = help: add the entry, or correct the citation if Lee, 2003 is meant

warning[uncited-reference]: … is never cited, 2 entries
  --> paper.txt
 6 | Lee, H. (2003). Rivers and lakes of the inner provinces, with an account…
 7 | Okafor, N. (2007). Roads. Lagos: Delta.
   = help: cite it, or take it out of the list

paper.txt: 4 citations, 4 references: 3 errors, 2 warnings
";
    assert_eq!(rendered(80, false), expected);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [60, 80, 120] {
        for line in rendered(width, false).lines() {
            let visible = line.chars().filter(|letter| !matches!(letter, '\u{2068}' | '\u{2069}')).count();
            assert!(visible <= width, "{width}: {line}");
        }
    }
}

#[test]
fn matches_are_explained_on_request() {
    let text = rendered(80, true);
    let expected = "\
Every citation and what it was held against
paper.txt:1:128 Rossi, 2004: match
    rossi2004 0.90: surname exact (0.90); year equal (0.90)
paper.txt:2:26 Duarte, 2019: match
    duarte2021 0.90: surname exact (0.90); year off by 2 (0.90)
paper.txt:2:62 [Adeyemi 2001]: none
paper.txt:3:16 (\u{2068}کرمی\u{2069}, 1394): none
    not taken: lee2003 0.90: surname exact (0.90); year off by 600 (0.90)
";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn colour_changes_no_letter() {
    let colored = terminal::render(&report(), &View { color: true, width: 80, explain: false });
    assert!(colored.contains('\u{1b}'));
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), rendered(80, false));
}

#[test]
fn a_flood_of_one_kind_is_kept_short() {
    let mut report = report();
    let one = report.findings.iter().find(|finding| finding.rule == "missing-reference").unwrap().clone();
    report.findings = vec![one; 500];
    let text = terminal::render(&report, &View { color: false, width: 80, explain: false });
    assert_eq!(text.matches("= help").count(), 13);
    let title = text.lines().rfind(|line| line.starts_with("error")).unwrap();
    assert_eq!(title, "error[missing-reference]: 488 more places");
    assert_eq!(text.matches(" 2 | Adeyemi, 2001 is not in the reference list\n").count(), 40);
    assert!(text.contains("   | … and 448 more; --format concise shows all\n"), "{text}");
}
