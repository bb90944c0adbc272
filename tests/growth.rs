//! Time grows with the length of the paper and no faster.

#[path = "../benches/common/mod.rs"]
mod common;

use std::time::{Duration, Instant};

use reconcite::config::Config;
use reconcite::model::Document;

/// The best of three: what else the machine does only ever adds time.
fn time(text: &str) -> Duration {
    let check = || {
        let document = Document::from_text("paper.txt", text);
        let start = Instant::now();
        std::hint::black_box(reconcite::check(document, None, &Config::default()));
        start.elapsed()
    };
    (0..3).map(|_| check()).min().unwrap_or_default()
}

/// A hundred times the text in less than 250 times the time: work that grows with the square takes 10,000 times.
#[track_caller]
fn grows_linearly(name: &str, text: impl Fn(usize) -> String) {
    time(&text(1));
    let (short, long) = (time(&text(1)), time(&text(100)));
    let floor = Duration::from_millis(2);
    assert!(long < short.max(floor) * 250, "{name}: {short:?} for one part, {long:?} for a hundred");
}

#[test]
fn a_paper() {
    grows_linearly("paper", |times| common::paper(2 * times));
}

#[test]
fn input_made_to_hurt() {
    let cases: [(&str, &str); 12] = [
        ("open brackets", "("),
        ("pairs of brackets", "()"),
        ("years on one line", "2004 "),
        ("bracketed years on one line", "(2004) "),
        ("a line without a space", "a"),
        ("capitals", "Smith "),
        ("short lines", "a\n"),
        ("headings of lists", "References\n"),
        ("numbers in brackets", "[1,2,3-9] "),
        ("torn lines from right to left", ")1394 ،کرمی( سلام\n"),
        ("two columns", "left text here          right text here\n"),
        ("bidi controls", "\u{202e}\u{2066}(\u{2069}"),
    ];
    for (name, part) in cases {
        grows_linearly(name, |times| part.repeat(2_000 * times / part.len().max(1)));
    }
}

#[test]
fn lists_made_to_hurt() {
    grows_linearly("one work many times", |times| {
        let cites = "Rivers slow down (Smith, 2001).\n\n".repeat(5 * times);
        let entry = "Smith, J. (2001). A title of the work. Journal of Things, 3(2), 12-29.\n\n";
        format!("{cites}References\n\n{}", entry.repeat(5 * times))
    });
    grows_linearly("one author of many years", |times| {
        let entry =
            |number: usize| format!("Smith, J. ({}). Work {number} of a life. Paris: Press.\n\n", 1900 + number % 120);
        let cites = "Rivers slow down (Smith, 2001).\n\n".repeat(5 * times);
        format!("{cites}References\n\n{}", (0..5 * times).map(entry).collect::<String>())
    });
    grows_linearly("an entry of many authors", |times| {
        format!(
            "See [1].\n\nReferences\n\n[1] {}A title. 2001.\n\n[2] Jones, B. 2002. Title.\n",
            "Smith, J., ".repeat(50 * times)
        )
    });
}
