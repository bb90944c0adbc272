//! How much a PDF may ask of us.

use std::time::{Duration, Instant};

/// Drawing steps of a whole file. A book of a thousand pages takes five million.
const MAX_STEPS: usize = 100_000_000;
/// The longest that a page may take. What it draws is counted in steps; what a form unpacks to only to draw nothing is not.
const LONGEST_PAGE: Duration = Duration::from_secs(20);
/// More glyphs than this on one page are a drawing.
pub(super) const MAX_GLYPHS_A_PAGE: usize = 400_000;
/// Pages read.
pub(super) const MAX_PAGES: usize = 20_000;
/// Bytes of text made of one file.
pub(super) const MAX_TEXT: usize = 200_000_000;

/// Thrown where the budget is spent: forms that draw forms that draw forms would otherwise never end.
pub(super) struct Spent;

/// The steps that are left.
pub(super) struct Budget {
    left: usize,
    /// When the page must be done.
    until: Instant,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { left: MAX_STEPS, until: Instant::now() + LONGEST_PAGE }
    }

    /// Gives the next page its time.
    pub(super) fn start_page(&mut self) {
        self.until = Instant::now() + LONGEST_PAGE;
    }

    /// Takes steps off, or unwinds to the guard around the reader when none are left. Drawing cannot be stopped
    /// in another way.
    pub(super) fn spend(&mut self, steps: usize) {
        match self.left.checked_sub(steps) {
            Some(left) if Instant::now() < self.until => self.left = left,
            _ => std::panic::resume_unwind(Box::new(Spent)),
        }
    }
}
