use super::*;
use crate::config::Config;

const LIST: &str = "\
Duarte, L. (2021). Coastal towns and their people. Lisbon: Mar Press.

Okafor, N., & Duarte, L. (2007). Roads of the delta. Journal of Roads, 3(2), 44-61.

Okafor, N., & Duarte, L. (2008). Bridges of the delta. Journal of Roads, 4(2), 44-61.

Rossi, P. (2004). Harbours and their decline. Sea Studies, 8(1), 1-29.
";

fn linked(path: &str, text: &str, target: Target) -> Linked {
    let document = crate::read::read_bytes(path, text.as_bytes().to_vec(), &crate::read::Limits::default()).unwrap();
    let report = crate::check(document, None, &Config::default());
    let keys: Vec<String> = report.references.iter().map(|entry| entry.id.clone()).collect();
    link(&report, text.len(), &Options { target, keys: &keys, bibliography: "p.bib" })
}

/// The sentence as it is linked.
fn sentence(path: &str, target: Target, sentence: &str) -> String {
    let heading = match target {
        Target::Markdown => "## References",
        Target::Latex => "\\section*{References}",
        Target::Typst => "= References",
    };
    let text = format!("Ports grew once more.\n\n{sentence} As all agree.\n\n{heading}\n\n{LIST}");
    let done = linked(path, &text, target).text;
    let start = done.find("once more.\n\n").unwrap() + 12;
    done[start..done.find(" As all agree.").unwrap()].to_owned()
}

#[test]
fn markdown_has_all_forms() {
    for (printed, want) in [
        ("It grew (Rossi, 2004).", "It grew [@rossi2004]."),
        (
            "It grew (see Rossi, 2004, p. 12; Duarte, 2021, chap. 3).",
            "It grew [see @rossi2004, p. 12; @duarte2021, chap. 3].",
        ),
        ("It grew (Rossi, 2004: 13).", "It grew [@rossi2004, p. 13]."),
        ("It grew (Rossi, 2004: 13-15).", "It grew [@rossi2004, pp. 13-15]."),
        ("It grew (Okafor & Duarte, 2007, 2008).", "It grew [@okafor2007; @okafor2008]."),
        ("Rossi (2004) saw it.", "@rossi2004 saw it."),
        ("Rossi (2004, pp. 3–4) saw it.", "@rossi2004 [pp. 3–4] saw it."),
        ("Rossi’s work (2004) shows it.", "Rossi’s work [-@rossi2004] shows it."),
        ("Okafor and Duarte (2007, 2008) saw it.", "Okafor and Duarte [-@okafor2007; -@okafor2008] saw it."),
        ("*Rossi* (2004) saw it.", "*Rossi* [-@rossi2004] saw it."),
        ("It grew (Rossi, 2004, and others).", "It grew [@rossi2004, and others]."),
        ("It fell (Nowak, 1999).", "It fell (Nowak, 1999)."),
    ] {
        assert_eq!(sentence("p.md", Target::Markdown, printed), want);
    }
}

#[test]
fn latex_has_all_forms() {
    for (printed, want) in [
        ("It grew (Rossi, 2004).", "It grew \\citep{rossi2004}."),
        ("It grew (see Rossi, 2004, p.~12).", "It grew \\citep[see][p.~12]{rossi2004}."),
        ("It grew (Rossi, 2004: 13).", "It grew \\citep[p.~13]{rossi2004}."),
        ("It grew (Rossi, 2004; Duarte, 2021, p. 5).", "It grew \\citep[p. 5]{rossi2004,duarte2021}."),
        (
            "It grew (Rossi, 2004, p. 5; see Duarte, 2021).",
            "It grew \\citetext{\\citealp[p. 5]{rossi2004}; \\citealp[see][]{duarte2021}}.",
        ),
        ("Rossi (2004) saw it.", "\\citet{rossi2004} saw it."),
        ("Rossi (2004, p. 4) saw it.", "\\citet[p. 4]{rossi2004} saw it."),
        ("Okafor and Duarte (2007, 2008) saw it.", "Okafor and Duarte \\citeyearpar{okafor2007,okafor2008} saw it."),
    ] {
        assert_eq!(sentence("p.tex", Target::Latex, printed), want);
    }
}

#[test]
fn typst_has_all_forms() {
    for (printed, want) in [
        ("It grew (Rossi, 2004).", "It grew @rossi2004."),
        ("It grew (Rossi, 2004, p. 12; Duarte, 2021).", "It grew @rossi2004[p. 12] @duarte2021."),
        (
            "It grew (see Rossi, 2004, p. 12).",
            "It grew (see #cite(<rossi2004>, form: \"author\"), #cite(<rossi2004>, form: \"year\"), p. 12).",
        ),
        ("Rossi (2004) saw it.", "#cite(<rossi2004>, form: \"prose\") saw it."),
        ("Rossi (2004, p. 4) saw it.", "#cite(<rossi2004>, form: \"prose\", supplement: [p. 4]) saw it."),
        ("Rossi’s work (2004) shows it.", "Rossi’s work (#cite(<rossi2004>, form: \"year\")) shows it."),
    ] {
        assert_eq!(sentence("p.typ", Target::Typst, printed), want);
    }
}

#[test]
fn numbers_become_keys() {
    let text = "Ports grew [1] and fell [2, 3]. Then came rain [1-3].\n\n## References\n\n[1] Rossi, P. (2004). Harbours. \
                Sea Studies, 8(1), 1-29.\n\n[2] Duarte, L. (2021). Coastal towns. Lisbon: Mar Press.\n\n[3] Okafor, N. \
                (2007). Roads. Journal of Roads, 3(2), 44-61.\n";
    let done = linked("p.md", text, Target::Markdown);
    assert_eq!((done.linked, done.left.len()), (3, 0));
    let want = "Ports grew [@rossi2004] and fell [@duarte2021; @okafor2007]. Then came rain [@rossi2004; @duarte2021; \
                @okafor2007].\n";
    assert!(done.text.contains(want), "{}", done.text);
}

#[test]
fn the_list_is_left_to_the_processor_and_stays_whole() {
    let body = "Ports grew (Rossi, 2004) and grew (Duarte, 2021).";
    let text = format!("---\ntitle: T\n---\n{body}\n\n# References\n\n{LIST}\n# Appendix\n\nMore.\n");
    let done = linked("p.md", &text, Target::Markdown);
    assert_eq!(
        done.text,
        "---\ntitle: T\nbibliography: p.bib\nnocite: |\n  @{okafor2007}, @{okafor2008}\n---\nPorts grew [@rossi2004] and \
         grew [@duarte2021].\n\n# References\n\n::: {#refs}\n:::\n\n# Appendix\n\nMore.\n"
    );
    let text = format!(
        "\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\n\\section*{{References}}\n\n{LIST}\n\\end{{document}}\n"
    );
    let done = linked("p.tex", &text, Target::Latex);
    assert!(done.text.contains("\\usepackage{natbib}\n\\begin{document}\n"), "{}", done.text);
    assert!(done.text.contains("\\nocite{okafor2007,okafor2008}\n\\bibliographystyle{plainnat}\n"), "{}", done.text);
    assert!(
        done.text.contains("\\bibliography{p}\n\n\\end{document}\n") && !done.text.contains("Lisbon"),
        "{}",
        done.text
    );
}

#[test]
fn what_is_left_is_listed() {
    let body = "It grew (Rossi, 2004) and fell (Nowak, 1999), or rose (Duarte, 2019) once (Rossi, 2004b).";
    let text = format!("{body}\n\n## References\n\n{LIST}");
    let done = linked("p.md", &text, Target::Markdown);
    let left: Vec<_> = done.left.iter().map(|left| (left.text.as_str(), left.reason)).collect();
    let want = [
        ("(Nowak, 1999)", "no entry is surely meant"),
        ("(Duarte, 2019)", "its year is not the entry's"),
        ("(Rossi, 2004b)", "the letter behind its year is not the entry's"),
    ];
    assert_eq!(left, want);
}

#[test]
fn linking_twice_changes_nothing_more() {
    let text = format!("It grew (Rossi, 2004). Rossi (2004) said so.\n\n## References\n\n{LIST}");
    let once = linked("p.md", &text, Target::Markdown).text;
    assert_eq!(linked("p.md", &once, Target::Markdown).text, once);
}
