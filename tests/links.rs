//! Links and keys that contradict the printed text, through the whole pipeline.

use reconcite::config::Config;
use reconcite::read::{Limits, read_bytes};

fn contradictions(name: &str, text: &str, list: Option<&str>) -> Vec<(String, String, String)> {
    let read = |name: &str, text: &str| read_bytes(name, text.as_bytes().to_vec(), &Limits::default()).unwrap();
    let report = reconcite::check(read(name, text), list.map(|list| read("a.bib", list)), &Config::default());
    let id = |at: usize| report.references[at].item.author[0].family.clone();
    let cites = report.citations.iter().flat_map(|citation| citation.cites.iter().map(move |cite| (citation, cite)));
    let found = cites.filter_map(|(citation, cite)| {
        cite.contradiction.map(|found| (citation.text.clone(), id(found.printed), id(found.linked)))
    });
    let found: Vec<_> = found.collect();
    assert_eq!(report.findings.iter().filter(|finding| finding.rule == "link-mismatch").count(), found.len());
    found
}

const LIST: &str = "<h2>References</h2><ol>\
    <li id='ref-1'>Abel, R. (2001). Rivers of the north. Water 3, 4–9.</li>\
    <li id='ref-2'>Bor, S. (2003). Lakes and ponds. Water 5, 14–19.</li>\
    <li id='ref-3'>Cole, T. (2005). Seas of the south. Water 7, 24–29.</li></ol>";

fn page(body: &str) -> Vec<(String, String, String)> {
    contradictions("a.html", &format!("<html><body><p>{body}</p>{LIST}</body></html>"), None)
}

#[test]
fn the_text_names_another_entry_than_the_link() {
    let found = page(
        "It rose (<a href='#ref-2'>Abel, 2001</a>), fell (<a href='#ref-2'>Bor, 2003</a>) and rose \
         (<a href='#ref-3'>Cole, 2005</a>).",
    );
    assert_eq!(found, [("(Abel, 2001)".to_owned(), "Abel".to_owned(), "Bor".to_owned())]);
}

#[test]
fn links_on_words_that_say_nothing_or_agree_are_fine() {
    for body in [
        "It rose (<a href='#ref-1'>Abel, 2001</a>; <a href='#ref-2'>Bor, 2003</a>).",
        "It rose (Abel, <a href='#ref-1'>2001</a>), see <a href='#ref-2'>there</a> and <a href='#ref-3'>here</a>.",
        "It rose (<a href='#ref-1'>Abel, 2011</a>) and (<a href='#ref-2'>Bor, 2003</a>).",
        "It rose (<a href='#ref-1'>Abel, 2001; Bor, 2003</a>) and (<a href='#ref-2'>Bor, 2003</a>).",
    ] {
        assert_eq!(page(body), [], "{body}");
    }
}

#[test]
fn links_that_are_wrong_all_over_were_misread() {
    let body =
        "(<a href='#ref-2'>Abel, 2001</a>), (<a href='#ref-3'>Bor, 2003</a>), (<a href='#ref-1'>Cole, 2005</a>).";
    assert_eq!(page(body), []);
}

const BIB: &str = "@article{abel, author={Abel, R. and Day, U.}, title={Rivers}, year=2001}\n\
    @article{bor, author={Bor, S. and Eck, V.}, title={Lakes}, year=2003}\n\
    @article{cole, author={Cole, T. and Abel, R.}, title={Seas}, year=2005}\n";

#[test]
fn a_key_behind_the_name_of_somebody_else() {
    for (body, wrong) in [
        ("As Abel et al.~\\cite{bor} say.", true),
        ("As shown by Abel et al. \\citep{bor}.", true),
        ("As Abel et al.~\\cite{abel} say.", false),
        ("As Abel et al.~\\cite{cole,bor} say.", false),
        ("As Fox et al.~\\cite{bor} say.", false),
        ("As Abel et al. say, rivers rise \\cite{bor}.", false),
    ] {
        let text = format!("\\documentclass{{article}}\\begin{{document}}{body} And \\cite{{cole}}.\\end{{document}}");
        let found = contradictions("a.tex", &text, Some(BIB));
        assert_eq!(found.len(), usize::from(wrong), "{body}: {found:?}");
        assert!(found.iter().all(|(_, printed, linked)| printed == "Abel" && linked == "Bor"));
    }
}
