//! The numbers of automatic lists.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::read::numerals;
use crate::read::xml::{self, Piece};

/// Levels of a list.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    /// How the number is written: `decimal`, `lowerLetter`, `bullet`.
    format: String,
    /// What stands around it: `[%1]`.
    text: String,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new() }
    }
}

/// A list that paragraphs name, made of an abstract one.
#[derive(Clone, Debug, Default)]
struct Instance {
    base: String,
    starts: FxHashMap<usize, u32>,
    levels: FxHashMap<usize, Level>,
}

/// The lists of a document and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    bases: FxHashMap<String, Vec<Level>>,
    instances: FxHashMap<String, Instance>,
    counters: FxHashMap<String, [Option<u32>; LEVELS]>,
    /// The instances that have begun to count.
    begun: FxHashSet<String>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(text: &str) -> Self {
        let mut numbering = Self::default();
        let mut base: Option<(String, Vec<Level>)> = None;
        let mut instance: Option<(String, Instance)> = None;
        let mut level: Option<(usize, Level)> = None;
        let mut overridden = 0;
        xml::walk(text, |piece| match piece {
            Piece::Open(tag) => {
                let value = || tag.get("val").unwrap_or_default();
                let index = || tag.get("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0).min(LEVELS - 1);
                match tag.name {
                    "abstractNum" => {
                        base = Some((tag.get("abstractNumId").unwrap_or_default(), vec![Level::default(); LEVELS]));
                    }
                    "num" => instance = Some((tag.get("numId").unwrap_or_default(), Instance::default())),
                    "abstractNumId" => {
                        if let Some((_, instance)) = &mut instance {
                            instance.base = value();
                        }
                    }
                    "lvlOverride" => overridden = index(),
                    "startOverride" => {
                        if let (Some((_, instance)), Ok(start)) = (&mut instance, value().parse()) {
                            instance.starts.insert(overridden, start);
                        }
                    }
                    "lvl" => level = Some((index(), Level::default())),
                    "start" => {
                        if let (Some((_, level)), Ok(start)) = (&mut level, value().parse()) {
                            level.start = start;
                        }
                    }
                    "numFmt" => {
                        if let Some((_, level)) = &mut level {
                            level.format = value();
                        }
                    }
                    "lvlText" => {
                        if let Some((_, level)) = &mut level {
                            level.text = value();
                        }
                    }
                    _ => {}
                }
            }
            Piece::Close("lvl") => match (level.take(), &mut base, &mut instance) {
                (Some((at, level)), Some((_, levels)), _) => levels[at] = level,
                (Some((at, level)), None, Some((_, instance))) => {
                    instance.levels.insert(at, level);
                }
                _ => {}
            },
            Piece::Close("abstractNum") => numbering.bases.extend(base.take()),
            Piece::Close("num") => numbering.instances.extend(instance.take()),
            _ => {}
        });
        numbering
    }

    /// Counts one paragraph of the list `number` at `level` (from 0) and gives its label as printed; `None` for a
    /// bullet or no list.
    pub(super) fn next(&mut self, number: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let instance = self.instances.get(number)?;
        let base = self.bases.get(&instance.base);
        let fallback = Level::default();
        let of = |at: usize| {
            instance.levels.get(&at).or_else(|| base.and_then(|levels| levels.get(at))).unwrap_or(&fallback)
        };
        // Lists made of one abstract list go on counting, unless one says where it starts.
        let counters = self.counters.entry(instance.base.clone()).or_default();
        if self.begun.insert(number.to_owned()) {
            for &at in instance.starts.keys() {
                counters[at] = None;
            }
        }
        let start = |at: usize| instance.starts.get(&at).copied().unwrap_or(of(at).start);
        counters[level] = Some(counters[level].map_or_else(|| start(level), |count| count.saturating_add(1)));
        for deeper in &mut counters[level + 1..] {
            *deeper = None;
        }
        let own = of(level);
        if own.format == "bullet" || own.format == "none" || own.text.trim().is_empty() {
            return None;
        }
        let mut label = String::new();
        let mut rest = own.text.chars().peekable();
        while let Some(c) = rest.next() {
            let shown = (c == '%').then(|| rest.peek().and_then(|digit| digit.to_digit(10))).flatten();
            match shown {
                Some(place @ 1..=9) => {
                    rest.next();
                    let at = place as usize - 1;
                    let count = counters[at].unwrap_or_else(|| start(at));
                    label.push_str(&written(count, &of(at).format));
                }
                _ => label.push(c),
            }
        }
        Some(label)
    }
}

/// A number in one of the formats of ST_NumberFormat; those that are rare are written as digits.
fn written(count: u32, format: &str) -> String {
    match format {
        "lowerLetter" => numerals::letters(count).to_lowercase(),
        "upperLetter" => numerals::letters(count),
        "lowerRoman" => numerals::roman(count).to_lowercase(),
        "upperRoman" => numerals::roman(count),
        "decimalZero" => format!("{count:02}"),
        "decimalEnclosedParen" => format!("({count})"),
        "decimalEnclosedFullstop" => format!("{count}."),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"<w:numbering>
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="0"/>
          <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
        <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
      </w:numbering>"#;

    #[test]
    fn lists_count_by_level_and_start() {
        let mut numbering = Numbering::read(LISTS);
        let steps =
            [("3", 0), ("3", 0), ("3", 1), ("3", 1), ("3", 0), ("3", 1), ("4", 0), ("4", 0), ("5", 0), ("9", 0)];
        let labels: Vec<_> =
            steps.iter().map(|(list, level)| numbering.next(list, *level).unwrap_or_default()).collect();
        assert_eq!(labels, ["[1]", "[2]", "2.i)", "2.ii)", "[3]", "3.i)", "[7]", "[8]", "", ""]);
    }
}
