//! What the signs of a block mean: brackets, keys, raised and lowered text, dashes, fences.

use std::ops::Range;

use super::Block;
use crate::read::markdown::keys::{self, KeyCite};
use crate::read::markup::{OBJECT, raised};

/// Raised and lowered text is short, in bytes.
const LONGEST_RAISED: usize = 120;

impl Block {
    /// `[@key]`, `[^1]`, `[words]{#id}`, or brackets.
    pub(super) fn bracket(&mut self, at: usize, limit: usize) -> usize {
        let Some(close) = self.closing(at).filter(|&close| close < limit) else { return at + 1 };
        let inner = &self.words[at + 1..close];
        if inner.starts_with('^') && close - at < 40 && !inner.contains(' ') {
            self.edit(at..close + 1, "");
            return close + 1;
        }
        // Brackets around brackets are tried from the inside.
        if close - at <= 2_000 && inner.contains('@') {
            let cites = keys::group(&self.words, at + 1..close, |at| self.is_literal(at));
            if !cites.is_empty() {
                self.keyed = true;
                self.edit(at..close + 1, OBJECT);
                self.citations.push((at..close + 1, cites));
                return close + 1;
            }
        }
        if let Some(attributes) = self.words[close + 1..limit].strip_prefix('{')
            && let Some(end) = attributes.bytes().take(400).position(|byte| byte == b'}')
            && attributes.starts_with(['#', '.'])
        {
            let whole = at == 0 && self.words[close + 2 + end + 1..].trim().is_empty();
            let id = attributes[..end].split_whitespace().find_map(|word| word.strip_prefix('#'));
            if let Some(id) = id.filter(|_| whole && close > 20) {
                self.entry = Some(id.to_owned());
            }
            self.edit(at..at + 1, "");
            self.edit(close..close + 2 + end + 1, "");
        }
        at + 1
    }

    /// `@key`, `@key [p. 3]`, `-@key`.
    pub(super) fn bare(&mut self, at: usize, limit: usize) -> usize {
        if !keys::may_begin(&self.words, at) {
            return at + 1;
        }
        let Some((key, length)) = keys::key(&self.words[at..limit]) else { return at + 1 };
        let mut end = at + length;
        let mut cites = vec![KeyCite { key, range: at..end, locator: None }];
        let space = usize::from(self.words[end..limit].starts_with(' '));
        if self.words[end + space..limit].starts_with('[')
            && !self.is_literal(end + space)
            && let Some(close) = self.closing(end + space).filter(|&close| close < limit && close - end < 2_000)
        {
            let inner = end + space + 1..close;
            let first = self.words[inner.clone()].split(';').next().unwrap_or_default();
            let more = keys::group(&self.words, inner, |at| self.is_literal(at));
            let locator = keys::locator(first).filter(|_| !first.contains('@'));
            if locator.is_some() || !more.is_empty() {
                cites[0].locator = locator;
                cites.extend(more);
                end = close + 1;
            }
        }
        let start = at - usize::from(self.words[..at].ends_with('-') && !self.words[..at].ends_with("--"));
        self.edit(start..end, OBJECT);
        self.citations.push((start..end, cites));
        end
    }

    /// `^3^`; runs that stand at one another are one: `^3^^,^^4^`.
    pub(super) fn raise(&mut self, at: usize, limit: usize) -> usize {
        let mut inner = String::new();
        let mut end = at;
        while self.words[end..limit].starts_with('^') && !self.is_literal(end) && inner.len() < LONGEST_RAISED {
            let rest = &self.words.as_bytes()[end + 1..limit.min(end + 1 + LONGEST_RAISED)];
            let Some(length) = rest.iter().position(|&byte| byte == b'^') else { break };
            inner.push_str(&self.words[end + 1..end + 1 + length]);
            end += length + 2;
        }
        if inner.is_empty() {
            return end.max(at + 1);
        }
        self.raised(at..end, &inner)
    }

    pub(super) fn raise_tagged(&mut self, at: usize, limit: usize) -> usize {
        let close = self.words.as_bytes()[at..limit.min(at + LONGEST_RAISED)].iter().position(|&byte| byte == 2);
        match close {
            Some(length) => {
                let inner = self.words[at + 1..at + length].to_owned();
                self.raised(at..at + length + 1, &inner)
            }
            None => {
                self.edit(at..at + 1, "");
                at + 1
            }
        }
    }

    /// Writes numbers as raised ones; of other raised text only the signs around it go.
    fn raised(&mut self, range: Range<usize>, inner: &str) -> usize {
        if let Some(text) = raised(inner) {
            self.edit(range.clone(), text);
            return range.end;
        }
        self.edit(range.start..range.start + 1, "");
        if inner.contains('@') {
            return range.start + 1;
        }
        let carets: Vec<usize> =
            (range.start + 1..range.end).filter(|&at| matches!(self.words.as_bytes()[at], b'^' | 1 | 2)).collect();
        for at in carets {
            self.edit(at..at + 1, "");
        }
        range.end
    }

    /// `H~2~O`
    pub(super) fn lower(&mut self, at: usize, limit: usize) -> usize {
        let rest = &self.words.as_bytes()[at + 1..limit.min(at + 30)];
        let Some(length) = rest.iter().position(|&byte| byte == b'~') else { return at + 1 };
        if length == 0 || rest[..length].contains(&b' ') {
            return at + 1;
        }
        self.edit(at..at + 1, "");
        self.edit(at + 1 + length..at + 2 + length, "");
        at + 2 + length
    }

    pub(super) fn dashes(&mut self, at: usize, limit: usize) -> usize {
        let count = self.words.as_bytes()[at..limit].iter().take_while(|&&byte| byte == b'-').count();
        match count {
            2 => self.edit(at..at + 2, "–"),
            3 => self.edit(at..at + 3, "—"),
            _ => {}
        }
        at + count
    }

    /// `::: {#refs}`: the line is no text.
    pub(super) fn fence(&mut self, at: usize, limit: usize) -> usize {
        let line = &self.words[at..limit];
        let starts = at == 0 || self.bits[self.bit(at - 1)].soft_break || self.words[..at].ends_with('\n');
        if !line.starts_with(":::") || !starts {
            return at + 1;
        }
        let first = self.bit(at);
        let next = (first..self.bits.len()).find(|&index| self.bits[index].soft_break && self.starts[index] > at);
        let end = next.map_or(limit, |index| self.starts[index]).min(limit);
        self.edit(at..end, "");
        end
    }
}
