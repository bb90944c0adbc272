//! How much a PDF may ask of us.

/// Drawing steps of a whole file. A book of a thousand pages takes five million.
const MAX_STEPS: usize = 100_000_000;
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
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { left: MAX_STEPS }
    }

    /// Takes steps off, or unwinds to the guard around the reader when none are left. Drawing cannot be stopped
    /// in another way.
    pub(super) fn spend(&mut self, steps: usize) {
        match self.left.checked_sub(steps) {
            Some(left) => self.left = left,
            None => std::panic::resume_unwind(Box::new(Spent)),
        }
    }
}
