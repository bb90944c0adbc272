//! LaTeX.
//!
//! Source: <https://latexref.xyz>, <https://ctan.org/pkg/natbib>, <https://ctan.org/pkg/biblatex>.

pub(super) mod arguments;
mod cite;
mod commands;
mod input;
mod scan;

use super::{Reader, Reason, text};
use crate::model::{Document, Format, Mark, MarkKind};
use crate::order::Order;

/// Takes files by their ending.
pub(super) const READER: Reader = Reader { extensions: &["tex", "latex", "ltx"], read };

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    let mut document = text::read_as(Format::Latex, name, bytes)?;
    let mut files = input::Files::beside(name);
    let body = body(&document.text);
    let main = document.text.len();
    let mut marks = preamble(&document.text[..body]);
    marks.push(Mark { range: 0..body, kind: MarkKind::Replaced("".into()) });
    let mut ranges = vec![body..main];
    // Files that are read in are put below the text, each for itself, so that the places in the paper stay as they are.
    while let Some(range) = ranges.pop() {
        let mut scanned = scan::scan(&document.text, range);
        for (command, file) in scanned.inputs {
            let Some((path, text)) = files.open(&file, &mut document.notes) else { continue };
            document.text.push('\n');
            let start = document.text.len();
            document.text.push_str(&text);
            let included = start..document.text.len();
            for mark in scanned.marks.iter_mut().filter(|mark| mark.range.end == command.end) {
                if let MarkKind::Elsewhere(elsewhere) = &mut mark.kind {
                    elsewhere.push(included.clone());
                }
            }
            marks.push(Mark { range: included.clone(), kind: MarkKind::File(path) });
            ranges.push(included);
        }
        marks.append(&mut scanned.marks);
    }
    if document.text.len() > main {
        marks.push(Mark { range: main..document.text.len(), kind: MarkKind::Replaced("".into()) });
    }
    marks.order_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    document.marks = marks;
    Ok(document)
}

/// Where the text starts: behind the preamble, if there is one.
fn body(text: &str) -> usize {
    const BEGIN: &str = "\\begin{document}";
    let starts = memchr::memmem::find_iter(text.as_bytes(), BEGIN.as_bytes());
    let mut outside = starts.filter(|&start| !is_comment(text, start));
    outside.next().map_or(0, |start| start + BEGIN.len())
}

fn is_comment(text: &str, at: usize) -> bool {
    let line = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1);
    let before = &text[line..at];
    before.match_indices('%').any(|(at, _)| !before[..at].ends_with('\\'))
}

/// What the preamble says that matters: the files of references.
fn preamble(text: &str) -> Vec<Mark> {
    let starts = memchr::memmem::find_iter(text.as_bytes(), b"\\addbibresource").filter(|&at| !is_comment(text, at));
    let marks = starts.filter_map(|start| {
        let open = arguments::skip(text, start + "\\addbibresource".len(), 0);
        let files = arguments::braced(text, open)?;
        Some(Mark { range: start..files.end + 1, kind: MarkKind::Bibliography(files_of(&text[files])) })
    });
    marks.collect()
}

/// The files that an argument names, with the ending that BibTeX leaves out.
fn files_of(argument: &str) -> Vec<String> {
    let names = argument.split(',').map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| if name.contains(".") && has_ending(name) { name.to_owned() } else { format!("{name}.bib") })
        .collect()
}

fn has_ending(name: &str) -> bool {
    [".bib", ".bibtex", ".json", ".ris", ".yaml", ".yml", ".xml"].iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn document(text: &str) -> Document {
        read("a.tex", text.as_bytes().to_vec()).unwrap()
    }

    fn view(text: &str) -> String {
        let (view, _) = document(text).view().unwrap();
        let lines: Vec<&str> = view.text.trim().lines().map(str::trim).collect();
        lines.join("\n").replace("\n\n\n", "\n\n")
    }

    #[test]
    fn commands_give_way_to_text() {
        for (latex, text) in [
            (
                "Jos\\'e M\\\"{u}ller, \\v{C}apek, \\'{\\i}, \\o re, \\ss{} \\& co.",
                "José Müller, Čapek, í, øre, ß & co.",
            ),
            ("\\emph{A} \\textbf{b~c}--d % no\nnext", "A b c–d next"),
            ("One\ntwo.\n\nThree\\par Four", "One two.\n\nThree\n\nFour"),
            ("``A'' `b' it's", "“A” ‘b' it's"),
            ("\\section*{Title}\\label{t}\nText", "Title\n\nText"),
            ("Seen.\\textsuperscript{3,4} And$^{5--7}$ 10$^{-3}$", "Seen.³,⁴ And⁵⁻⁷ 10⁻³"),
            ("a $x + [1]$ b \\[ y \\] c", "a \u{fffc} b \u{fffc} c"),
            ("\\begin{verbatim}\n(A, 2010)\n\\end{verbatim}\nText", "Text"),
            ("\\documentclass{a}\n\\begin{document}\nText\n\\end{document}\nmore", "Text"),
            ("\\begin{enumerate}\n\\item Abel\n\\item Bor\n\\end{enumerate}", "1. Abel\n\n2. Bor"),
            ("\\begin{tabular}{l@{}r}\nA & B \\\\[2mm]\nC & D\n\\end{tabular}", "A  |  B\nC  |  D"),
            ("\\href{http://a.b}{here} \\url{http://c.d/%7E} \\verb|[1]| end", "here http://c.d/%7E  end"),
            ("foo%\n  bar 5\\% \\{x\\}", "foobar 5% {x}"),
            ("\\texorpdfstring{A}{B} c", "A c"),
            ("It\\textquotesingle s \\ldots{} x", "It's … x"),
        ] {
            assert_eq!(view(latex), text, "{latex}");
        }
    }

    #[test]
    fn footnotes_are_read_after_their_paragraph() {
        assert_eq!(
            view("One\\footnote{See \\emph{Abel}\\footnote{Or Bor.} 2010.} two.\n\nThree."),
            "One two.\n\nSee Abel 2010.\n\nOr Bor.\n\nThree."
        );
    }

    #[test]
    fn entries_have_keys_and_labels() {
        let text = "\\begin{thebibliography}{9}\n\\bibitem{abel} Abel, A. Rivers.\n\\bibitem[Bor(2010)]{bor}\nBor, B.\n\
                    \\bibitem[Cid99]{cid} Cid, C.\n\\end{thebibliography} after";
        let (view, _) = document(text).view().unwrap();
        let entries: Vec<_> = view
            .marks
            .iter()
            .filter_map(|mark| match &mark.kind {
                MarkKind::Entry(key) => Some((key.as_str(), view.text[mark.range.clone()].trim())),
                _ => None,
            })
            .collect();
        assert_eq!(entries, [("abel", "[1] Abel, A. Rivers."), ("bor", "Bor, B."), ("cid", "[Cid99] Cid, C.")]);
    }

    #[test]
    fn citations_and_files_of_references_are_marked() {
        let marks = document("\\addbibresource{a.bib}\n% \\addbibresource{no.bib}\n\\begin{document}\nAs \\citet[p.~3]{abel} and \\DeclareCiteCommand % \\cite{no}\n\\bibliography{b,c.d}").marks;
        let files: Vec<_> = marks
            .iter()
            .filter_map(|mark| match &mark.kind {
                MarkKind::Bibliography(files) => Some(files.join(" ")),
                MarkKind::CitationLink(keys) => Some(keys.join(" ")),
                _ => None,
            })
            .collect();
        assert_eq!(files, ["a.bib", "abel", "b.bib c.d.bib"]);
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for piece in [
            "{",
            "}",
            "\\footnote{",
            "\\section{",
            "$",
            "\\cite{",
            "\\cite[",
            "\\begin{verbatim}",
            "\\label{",
            "\\'",
            "%",
            "\\begin{a}",
            "\\bibitem{",
            "\\[",
            "\\textsuperscript{",
        ] {
            let started = std::time::Instant::now();
            document(&piece.repeat(20_000)).view();
            assert!(started.elapsed().as_secs() < 10, "{piece}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([a-c é\n{}$%&~`'^_\\[\\](),.:0-9-]|\\\\[a-c'\"(\\[\\\\]|\\\\cite|\\\\footnote\\{|\\\\section\\{|\\\\item|\\\\begin\\{(itemize|verbatim|tabular)\\}|\\\\bibitem|\\\\'){0,60}") {
            let document = document(&format!("x{text}"));
            if let Some((view, map)) = document.view() {
                for (at, sign) in view.text.char_indices() {
                    for range in map.source(at..at + sign.len_utf8()) {
                        prop_assert!(document.text.get(range).is_some());
                    }
                }
            }
        }
    }
}
