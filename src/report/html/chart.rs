//! The years of the listed works, as bars.

use std::fmt::Write;

use super::Page;

/// More bars than this cannot be told apart.
const BARS: i32 = 48;
/// How many years one bar may stand for.
const STEPS: [i32; 7] = [1, 2, 5, 10, 20, 50, 100];
/// Years outside are misread, or would press all others into a corner.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=2200;
/// The drawing's size, in its own units.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 110.0;
const FLOOR: f64 = 90.0;

pub(super) fn write(out: &mut String, page: &Page) {
    let entries = page.report.references.iter().zip(&page.cited_by);
    let mut years: Vec<(i32, bool)> = entries
        .filter_map(|(entry, by)| Some((entry.years.first()?.earliest, !by.is_empty())))
        .filter(|(year, _)| YEARS.contains(year))
        .collect();
    years.sort_unstable();
    let (Some(&(first, _)), Some(&(last, _))) = (years.first(), years.last()) else { return };
    let median = years[years.len() / 2].0;
    let step = STEPS.into_iter().find(|step| last / step - first / step < BARS).unwrap_or(STEPS[STEPS.len() - 1]);
    let bars = (last / step - first / step + 1) as usize;
    let mut counts = vec![(0_u32, 0_u32); bars];
    for &(year, cited) in &years {
        let (cited_count, uncited_count) = &mut counts[(year / step - first / step) as usize];
        *(if cited { cited_count } else { uncited_count }) += 1;
    }
    let most = counts.iter().map(|(cited, uncited)| cited + uncited).max().unwrap_or(1).max(1);
    let uncited: u32 = counts.iter().map(|(_, uncited)| uncited).sum();
    let (id, total) = (page.paper, years.len());
    let _ = write!(
        out,
        "<figure>\n<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-labelledby=\"p{id}-years\">\n\
         <title id=\"p{id}-years\">Years of {total} listed works, {first} to {last}, half of them before or in {median}; \
         {uncited} not cited</title>\n\
         <line x1=\"0\" y1=\"{FLOOR}\" x2=\"{WIDTH}\" y2=\"{FLOOR}\"/>\n"
    );
    // A few bars are not spread over the whole width.
    let pitch = (WIDTH / bars as f64).min(28.0);
    let scale = (FLOOR - 12.0) / f64::from(most);
    for (index, (cited, uncited)) in counts.into_iter().enumerate() {
        let left = pitch * index as f64 + pitch * 0.1;
        let mut top = FLOOR;
        for (class, count) in [("cited", cited), ("uncited", uncited)] {
            if count > 0 {
                let height = scale * f64::from(count);
                top -= height;
                let _ = writeln!(
                    out,
                    "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{height:.1}\"/>",
                    pitch * 0.8
                );
            }
        }
    }
    let end = (pitch * bars as f64).max(70.0);
    let _ =
        write!(out, "<text x=\"0\" y=\"{:.0}\">{first}</text>\n<text x=\"0\" y=\"9\">{most}</text>\n", FLOOR + 15.0);
    if last > first {
        let _ = writeln!(out, "<text x=\"{end:.0}\" y=\"{:.0}\" text-anchor=\"end\">{last}</text>", FLOOR + 15.0);
    }
    let each = if step == 1 { String::new() } else { format!(", {step} years a bar") };
    let _ = write!(
        out,
        "</svg>\n<figcaption>Years of the listed works{each}; median {median}. The upper part of a bar is not cited.</figcaption>\n\
         </figure>\n"
    );
}
