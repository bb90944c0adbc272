//! Time grows with the length of the paper and no faster.
//!
//! What is measured is the processor time of this thread, so that other work on the machine does not count. (A count of
//! instructions would be steadier still, but virtual machines seldom let a program have one.)

#[path = "../benches/common/mod.rs"]
mod common;

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reconcite::config::Config;
use reconcite::model::Document;

/// How many parts each measured text has.
const PARTS: [usize; 3] = [1, 10, 100];
/// The exponent of growth that no input may exceed: ten times the text in 12.6 times the time, a hundred in 158 times.
const MOST: f64 = 1.1;
/// Shorter times are taken for this long: what a run costs in any case says nothing of growth.
const FLOOR: Duration = Duration::from_millis(1);
/// How often a text is measured at most. The fastest counts: what disturbs a run only ever adds time.
const ROUNDS: usize = 60;
/// So many rounds are run at once, and how long the machine is left alone between them.
const BURST: usize = 15;
const REST: Duration = Duration::from_secs(5);
/// One measurement at a time: others share the caches.
static ALONE: Mutex<()> = Mutex::new(());

/// The processor time that this thread has used.
#[cfg(unix)]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs() as u32)
}

/// The time since the first call.
#[cfg(not(unix))]
fn now() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

fn time(text: &str) -> Duration {
    let document = Document::from_text("paper.txt", text);
    let start = now();
    std::hint::black_box(reconcite::check(document, None, &Config::default()));
    now() - start
}

/// The greatest exponent of growth between one of the shorter texts and the longest.
fn exponent(times: &[Duration; PARTS.len()]) -> f64 {
    let [shorter @ .., longest] = times;
    let grown = |(time, parts): (&Duration, usize)| {
        let size = PARTS[PARTS.len() - 1] as f64 / parts as f64;
        longest.div_duration_f64((*time).max(FLOOR)).log(size)
    };
    shorter.iter().zip(PARTS).map(grown).fold(f64::MIN, f64::max)
}

#[track_caller]
fn grows_linearly(name: &str, text: impl Fn(usize) -> String) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let texts = PARTS.map(text);
    let mut best = [Duration::MAX; PARTS.len()];
    time(&texts[0]);
    for round in 0..ROUNDS {
        // Other work on the machine may last longer than some rounds.
        if round > 0 && round % BURST == 0 {
            std::thread::sleep(REST);
        }
        for (best, text) in best.iter_mut().zip(&texts) {
            *best = time(text).min(*best);
        }
        if exponent(&best) <= MOST {
            return;
        }
    }
    panic!("{name}: growth by the power {:.2}: {best:?} for {PARTS:?} parts", exponent(&best));
}

#[test]
fn growth_by_the_square_is_seen() {
    let millis = |times: [u64; 3]| exponent(&times.map(Duration::from_millis));
    assert!((millis([5, 50, 500]) - 1.0).abs() < 0.01);
    assert!((millis([5, 500, 50_000]) - 2.0).abs() < 0.01);
    // Also where it begins late.
    assert!(millis([5, 50, 700]) > MOST && millis([5, 200, 2_000]) > MOST);
    // Times too short to tell.
    assert!(millis([0, 1, 10]) <= 1.0);
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
    // Names of one stem, none of them listed: near misses are looked for in a whole year.
    grows_linearly("names that nobody lists", |times| {
        let cites: String = (0..5 * times)
            .map(|number| format!("Rivers slow down (Author{number}, {}).\n\n", 1990 + number % 20))
            .collect();
        let entry = |number: usize| {
            format!("Writer{number}, J. ({}). Work {number} of a life. Paris: Press.\n\n", 1990 + number % 20)
        };
        format!("{cites}References\n\n{}", (0..5 * times).map(entry).collect::<String>())
    });
}
