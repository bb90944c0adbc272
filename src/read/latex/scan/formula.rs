//! Formulas.

use super::{Scanner, bare};
use crate::read::latex::commands;
use crate::read::markup::{OBJECT, raised};

impl Scanner<'_> {
    /// `$^{3}$` is a raised number; of other formulas only single words stay.
    pub(super) fn formula(&mut self) {
        let rest = self.rest();
        if rest.starts_with("$$") {
            let end = memchr::memmem::find(&rest.as_bytes()[2..], b"$$").map_or(rest.len(), |end| end + 4);
            self.put(end, OBJECT);
            return;
        }
        let window = &rest.as_bytes()[1..rest.len().min(2_000)];
        let Some(length) = window.iter().position(|&byte| byte == b'$') else {
            self.put(1, "$");
            return;
        };
        let Some(inner) = rest.get(1..1 + length).filter(|inner| !inner.contains("\n\n")) else {
            self.put(1, "$");
            return;
        };
        let number = inner.trim().strip_prefix("{}").unwrap_or(inner.trim()).strip_prefix('^');
        let number = number.and_then(|rest| raised(&bare(rest)));
        let word = inner.strip_prefix('\\').and_then(commands::sign);
        let plain = inner.chars().all(char::is_alphanumeric).then(|| inner.to_owned());
        let text = number.or(word).or(plain).unwrap_or_else(|| OBJECT.to_owned());
        self.put(length + 2, &text);
    }
}
