//! The elements that are open in a file of XML, as far as they are read.

/// Elements nested deeper than this are read as if their tags were not there.
const DEEPEST: usize = 1_000;

/// The open elements, each with what its end tag has to undo.
#[derive(Debug)]
pub(super) struct Nesting<Undo> {
    open: Vec<Undo>,
    /// Elements around here that are nested too deep.
    beyond: usize,
    /// Elements around here that are left out: the first, and those in it.
    skipped: usize,
}

impl<Undo> Default for Nesting<Undo> {
    fn default() -> Self {
        Self { open: Vec::new(), beyond: 0, skipped: 0 }
    }
}

impl<Undo> Nesting<Undo> {
    /// Whether what stands here is left out.
    pub(super) fn skips(&self) -> bool {
        self.skipped > 0
    }

    /// Counts a start tag within what is left out; false where nothing is.
    pub(super) fn skips_start(&mut self) -> bool {
        self.skipped += usize::from(self.skipped > 0);
        self.skipped > 0
    }

    /// Counts an end tag within what is left out; false where nothing is.
    pub(super) fn skips_end(&mut self) -> bool {
        let skips = self.skipped > 0;
        self.skipped -= usize::from(skips);
        skips
    }

    /// Leaves out the element whose start tag is read.
    pub(super) fn skip(&mut self) {
        self.skipped = 1;
    }

    /// Counts a start tag that is nested too deep; false where it is not.
    pub(super) fn is_too_deep(&mut self) -> bool {
        let deep = self.open.len() >= DEEPEST;
        self.beyond += usize::from(deep);
        deep
    }

    /// Opens an element.
    pub(super) fn push(&mut self, undo: Undo) {
        self.open.push(undo);
    }

    /// What the end tag that is read has to undo; none where its element's start did nothing.
    pub(super) fn pop(&mut self) -> Option<Undo> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        self.open.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_left_out_with_all_that_is_in_them() {
        let mut nesting = Nesting::default();
        nesting.push("outer");
        assert!(!nesting.skips_start());
        nesting.skip();
        assert!(nesting.skips_start() && nesting.skips_end() && nesting.skips() && nesting.skips_end());
        assert!(!nesting.skips_end() && !nesting.skips());
        assert_eq!((nesting.pop(), nesting.pop()), (Some("outer"), None));
    }

    #[test]
    fn elements_nested_too_deep_are_counted() {
        let mut nesting = Nesting::default();
        let read = (0..DEEPEST + 5).filter(|_| !nesting.is_too_deep()).map(|_| ()).count();
        assert_eq!(read, DEEPEST + 5);
        (0..DEEPEST).for_each(|at| nesting.push(at));
        assert!(nesting.is_too_deep() && nesting.is_too_deep());
        assert_eq!([nesting.pop(), nesting.pop(), nesting.pop()], [None, None, Some(DEEPEST - 1)]);
    }
}
