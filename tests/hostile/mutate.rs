//! Damage: bytes flipped, pieces lost, doubled, moved and mixed.

/// A generator of numbers that repeats itself from run to run: xorshift, after Marsaglia.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }
}

/// What readers stumble over.
const PIECES: &[&str] = &[
    "<",
    ">",
    "</",
    "&",
    "&#x110000;",
    "&amp;",
    "\"",
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\\",
    "\\\\",
    "%",
    "$",
    "#",
    "@",
    "^",
    "_",
    "~",
    "`",
    "*",
    "-",
    "–",
    "\n",
    "\n\n",
    "\r",
    "\t",
    "\u{c}",
    "\0",
    "é",
    "کرمی",
    "۱۳۹۶",
    "王",
    "\u{202e}",
    "\u{301}",
    "\u{feff}",
    "\u{10ffff}",
    "²",
    "99999999999999999999",
    "-1",
    "1.5",
    "0",
    "2001",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?",
    "<!DOCTYPE",
    "endobj",
    "stream",
    "endstream",
    "<<",
    ">>",
    "BT",
    "ET",
    "Tj",
    "\\begin{",
    "\\end{",
    "\\cite{",
    "et al.",
    "---\n",
    "```",
    "|",
    "  ",
    "ER  - \n",
    "PMID- ",
    "@article{",
    "@string{",
    "null",
    "[[",
    "/*",
    "*/",
    "//",
];

/// Damages `bytes` a few times. `other` is what pieces may come from.
pub fn mutate(dice: &mut Dice, bytes: &mut Vec<u8>, other: &[u8]) {
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        let length = [1, 4, 16, 64, 400][dice.below(5)];
        let end = (at + 1 + dice.below(length)).min(bytes.len());
        match dice.below(8) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = dice.below(256) as u8;
                }
            }
            1 => drop(bytes.drain(at.min(end)..end)),
            2 => bytes.truncate(at),
            3 => {
                let piece = bytes[at.min(end)..end].to_vec();
                let times = 1 + dice.below(8);
                let place = dice.below(bytes.len() + 1);
                bytes.splice(place..place, piece.repeat(times));
            }
            4 => {
                let from = dice.below(other.len() + 1);
                let to = (from + dice.below(200)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => {
                let piece = PIECES[dice.below(PIECES.len())];
                let times = if dice.below(8) == 0 { 100 } else { 1 };
                bytes.splice(at..at, piece.repeat(times).into_bytes());
            }
        }
    }
}
