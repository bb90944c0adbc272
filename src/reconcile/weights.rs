//! What each part of a comparison weighs, and how it is told.

use std::borrow::Cow;

use crate::model::{AuthorsFit, Comparison, Evidence, LocatorFit, SuffixFit, SurnameFit, YearFit};

pub(super) fn year_weight(fit: YearFit) -> f64 {
    match fit {
        YearFit::Equal => 1.0,
        YearFit::Converted => 0.97,
        YearFit::Undated => 0.95,
        YearFit::Unknown => 0.7,
        YearFit::Off(distance) => match distance.unsigned_abs() {
            1 => 0.6,
            2 => 0.5,
            3..=5 => 0.4,
            _ => 0.25,
        },
    }
}

pub(super) fn suffix_weight(fit: SuffixFit) -> f64 {
    match fit {
        SuffixFit::Equal => 1.0,
        SuffixFit::MissingInCite => 0.85,
        SuffixFit::MissingInEntry => 0.85,
        SuffixFit::Different => 0.3,
    }
}

pub(super) fn authors_weight(fit: AuthorsFit) -> f64 {
    match fit {
        AuthorsFit::Agree => 1.0,
        AuthorsFit::Count { .. } => 0.85,
        AuthorsFit::EtAlOfOne => 0.8,
        AuthorsFit::Order => 0.8,
        AuthorsFit::CoauthorDiffers => 0.5,
    }
}

pub(super) fn evidence(comparison: &Comparison, likeness: f64, shared: usize) -> Vec<Evidence> {
    let mut reasons = Vec::with_capacity(4);
    let mut add = |of, how: Cow<'static, str>, score: f64| {
        reasons.push(Evidence { of, how, score: (score * 100.0).round() / 100.0 });
    };
    let surname = match comparison.surname {
        SurnameFit::Unknown => "lost",
        SurnameFit::Different => "different",
        SurnameFit::Near => "near",
        SurnameFit::Romanised => "romanised",
        SurnameFit::Folded => "folded",
        SurnameFit::Exact => "exact",
    };
    add("surname", surname.into(), likeness);
    let year: Cow<_> = match comparison.year {
        YearFit::Unknown => "not given".into(),
        YearFit::Equal => "equal".into(),
        YearFit::Converted => "converted".into(),
        YearFit::Undated => "both undated".into(),
        YearFit::Off(distance) => format!("off by {}", distance.unsigned_abs()).into(),
    };
    add("year", year, year_weight(comparison.year));
    match comparison.suffix {
        SuffixFit::Equal => {}
        SuffixFit::MissingInCite => add("suffix", "missing in the citation".into(), 0.85),
        SuffixFit::MissingInEntry => add("suffix", "missing in the entry".into(), 0.85),
        SuffixFit::Different => add("suffix", "different".into(), 0.3),
    }
    match comparison.authors {
        AuthorsFit::Agree if shared > 0 => add("co-authors", "agree".into(), 1.0),
        AuthorsFit::Agree => {}
        AuthorsFit::Count { cited, listed } => {
            add("co-authors", format!("{cited} cited, {listed} listed").into(), 0.85)
        }
        AuthorsFit::EtAlOfOne => add("co-authors", "et al. of a single author".into(), 0.8),
        AuthorsFit::Order => add("co-authors", "in another order".into(), 0.8),
        AuthorsFit::CoauthorDiffers => add("co-authors", "different".into(), 0.5),
    }
    match comparison.locator {
        LocatorFit::Unknown => {}
        LocatorFit::Inside => add("locator", "inside the pages".into(), 1.0),
        LocatorFit::Outside { page, first, last } => {
            add("locator", format!("{page} outside {first}-{last}").into(), 0.7)
        }
    }
    reasons
}
