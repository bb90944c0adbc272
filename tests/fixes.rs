//! What holds for every paper that is mended: no fault that can be mended is left, mending again changes nothing, and
//! nothing else is touched.

use proptest::prelude::*;
use proptest::sample::select;
use reconcite::config::Config;
use reconcite::model::Report;
use reconcite::{fix, read};

/// Rounds in which a paper must be whole.
const ROUNDS: usize = 10;

/// A citation of two works with the marks between its parts, each of which may be the odd one.
fn citation() -> impl Strategy<Value = String> {
    let joint = select(&["&", "&", "&", "&", "and"][..]);
    let comma = select(&[", ", ", ", ", ", ", ", " ", " , ", ",, "][..]);
    let semicolon = select(&["; ", "; ", "; ", ", "][..]);
    let et_al = select(&["et al.", "et al.", "et al.", "et al", "et. al.", "et.al."][..]);
    let order = any::<(bool, bool)>();
    (joint, comma.clone(), comma, semicolon, et_al, order).prop_map(|(joint, one, other, semicolon, et_al, order)| {
        let mut works = [format!("Abara {joint} Cohen{one}2012"), format!("Okafor {et_al}{other}2007")];
        if order.0 {
            works.reverse();
        }
        let again = if order.1 { format!("; {}", works[0]) } else { String::new() };
        format!("The port grew ({}{semicolon}{}{again}).\n", works[0], works[1])
    })
}

fn paper() -> impl Strategy<Value = String> {
    let address = select(&["http://example.org/a/b", "http: //example.org/a/b", "https://example.org/a\n/b"][..]);
    let doi = select(&["10.1016/j.sea.2012.01", "10,1016/j.sea.2012.01"][..]);
    (prop::collection::vec(citation(), 1..24), address, doi).prop_map(|(citations, address, doi)| {
        format!(
            "# Harbours\n\n{}\n# References\n\nAbara, A., & Cohen, B. (2012). Wells. *Sea Studies*, 8, 12-29. \
             https://doi.org/{doi}\n\nOkafor, N., Lee, H., & Weir, A. (2007). Roads. Lagos: Delta. {address}\n",
            citations.concat()
        )
    })
}

fn check(name: &str, text: &str) -> Report {
    let document = read::read_bytes(name, text.as_bytes().to_vec(), &read::Limits::default()).unwrap();
    reconcite::check(document, None, &Config::default())
}

/// The mended text and the report on it.
fn mend(name: &str, text: &str) -> (String, Report) {
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let report = check(name, &text);
        match fix::apply(&report, 0, text.len()) {
            Some(fixed) => text = fixed.text,
            None => return (text, report),
        }
    }
    panic!("not whole after {ROUNDS} rounds: {text}");
}

/// Letters and digits: what a fix of marks may not touch.
fn words(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 3).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mended_paper_has_nothing_left_to_mend(text in paper(), name in select(&["a.md", "a.txt", "a.tex", "a.typ"][..])) {
        let text = match name {
            "a.tex" => text.replace('&', "\\&"),
            "a.typ" => text.replace("# ", "= "),
            _ => text,
        };
        let before = check(name, &text);
        let (mended, report) = mend(name, &text);
        let left: Vec<&str> = report.findings.iter().filter(|finding| finding.fix.is_some()).map(|finding| finding.rule).collect();
        prop_assert!(left.is_empty(), "{:?} in {}", left, mended);
        prop_assert_eq!(&mend(name, &mended).0, &mended);
        prop_assert_eq!(before.references.len(), report.references.len());
        prop_assert_eq!(before.citations.len(), report.citations.len());
        // A work that stood twice in a bracket is taken out; no other word is.
        let (mut old, mut new) = (words(&text), words(&mended));
        old.sort_unstable();
        old.dedup();
        new.sort_unstable();
        new.dedup();
        prop_assert_eq!(old, new);
    }
}
