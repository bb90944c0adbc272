//! Which brackets belong together.

use super::tokens::{Kind, Token};

/// Two brackets that belong together, as token indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The opening one; where they are mirrored, the closing sign that stands first.
    pub open: usize,
    /// The closing one.
    pub close: usize,
    /// Whether the signs stand the wrong way round: `)Smith, 2010(`.
    pub mirrored: bool,
}

/// Most tokens between two brackets that are looked at together.
const REACH: usize = 600;

/// Pairs the brackets of each paragraph, inner pairs before the outer ones that hold them. Brackets without a partner
/// are paired as mirrored where they stand the wrong way round. One pass, whatever the nesting.
pub fn pairs(tokens: &[Token]) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut lone_close: Vec<usize> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open(_) => open.push(at),
            Kind::Close(sign) => {
                let partner = open.iter().rposition(|&start| matches(tokens[start].kind, sign));
                // A sign in between that has no partner of its own is lost: `(a [b)`.
                match partner.filter(|&index| open.len() - index <= 3) {
                    Some(index) => {
                        let start = open[index];
                        open.truncate(index);
                        if at - start <= REACH {
                            found.push(Pair { open: start, close: at, mirrored: false });
                        }
                    }
                    None => lone_close.push(at),
                }
            }
            Kind::Break => {
                mirrored(&lone_close, &open, &mut found);
                open.clear();
                lone_close.clear();
            }
            _ => {}
        }
    }
    mirrored(&lone_close, &open, &mut found);
    found
}

/// Pairs each lone closing sign with the next lone opening one.
fn mirrored(closes: &[usize], opens: &[usize], found: &mut Vec<Pair>) {
    let mut opens = opens.iter().copied().peekable();
    for (index, &close) in closes.iter().enumerate() {
        while opens.peek().is_some_and(|&open| open < close) {
            opens.next();
        }
        let next_close = closes.get(index + 1).copied().unwrap_or(usize::MAX);
        if let Some(&open) = opens.peek()
            && open < next_close
            && open - close <= REACH / 10
        {
            opens.next();
            found.push(Pair { open: close, close: open, mirrored: true });
        }
    }
}

fn matches(open: Kind, close: char) -> bool {
    let Kind::Open(sign) = open else { return false };
    class(sign) == class(close)
}

fn class(sign: char) -> u8 {
    match sign {
        '(' | ')' | '（' | '）' | '❨' | '❩' | '﴿' | '﴾' => 0,
        '[' | ']' | '［' | '］' | '〔' | '〕' | '【' | '】' => 1,
        '{' | '}' => 2,
        '⁽' | '⁾' => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenise;
    use super::*;

    fn read(text: &str) -> Vec<(String, bool)> {
        let tokens = tokenise(text);
        pairs(&tokens)
            .into_iter()
            .map(|pair| (text[tokens[pair.open].start()..tokens[pair.close].end()].to_owned(), pair.mirrored))
            .collect()
    }

    #[test]
    fn inner_pairs_come_first() {
        assert_eq!(read("(a [b] c)"), [("[b]".into(), false), ("(a [b] c)".into(), false)]);
    }

    #[test]
    fn mirrored_signs_are_paired() {
        assert_eq!(read("x ).a 2014( y (b 2021)"), [("(b 2021)".into(), false), (").a 2014(".into(), true)]);
        assert_eq!(read("x ) y\n( z"), []);
    }

    #[test]
    fn a_million_brackets_take_one_pass() {
        assert!(pairs(&tokenise(&"(".repeat(1_000_000))).is_empty());
        assert!(pairs(&tokenise(&")(".repeat(100_000))).len() < 200_000);
    }
}
