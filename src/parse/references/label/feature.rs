//! What the labeller sees of a token: its own form, its neighbours', the word lists, and where in the entry it stands.

use super::lexis::{Kind, Lexis};
use super::token::{Token, class, is_number, mix};

/// What is known of a token from the whole entry.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// Which word lists know it, and as which part of a phrase.
    lists: u32,
    /// The word lists' answer in short: container and place.
    short: u32,
    /// Open quotation marks and brackets.
    inside: u8,
    /// How many sentence ends came before, at most 7.
    sentence: u8,
    /// What kind of mark came last: its class.
    last_mark: u8,
    /// What kind of mark comes next, and how far off, at most 3 steps.
    next_mark: u8,
    distance: u8,
    /// Years so far: 0, 1, 2.
    years: u8,
    /// Class of the next number.
    next_number: u8,
    /// Classes of the entry's first tokens and the place of its first year.
    style: u32,
    /// Whether names still may go on: no long word in small letters so far.
    names: u8,
    /// Place in the entry, in tenths.
    tenth: u8,
    /// Classes of the tokens between the white space around it.
    chunk: u32,
    /// Place among these tokens, at most 5.
    within: u8,
}

/// Fills `context` for all tokens. `own` is the source whose phrases do not count.
pub fn contexts(tokens: &[Token], lexis: &Lexis, own: Option<u32>, context: &mut Vec<Context>) {
    context.clear();
    context.resize(tokens.len(), Context::default());
    forward(tokens, context);
    backward(tokens, context);
    chunks(tokens, context);
    phrases(tokens, lexis, own, context);
}

fn forward(tokens: &[Token], context: &mut [Context]) {
    let (mut quote, mut bracket, mut sentence, mut years, mut last_mark, mut names) =
        (0u8, 0u8, 0u8, 0u8, class::EDGE, 0u8);
    let count = tokens.len().max(1);
    let mut straight = false;
    for (at, token) in tokens.iter().enumerate() {
        let before = if at > 0 { tokens[at - 1].class } else { class::EDGE };
        match token.class {
            class::OPEN_QUOTE => quote = 1,
            b'(' | b'[' => bracket = 1,
            b'"' => {
                straight = !straight;
                quote = u8::from(straight);
            }
            _ => {}
        }
        let entry = &mut context[at];
        entry.inside = quote + 2 * bracket;
        entry.sentence = sentence;
        entry.last_mark = last_mark;
        entry.years = years;
        entry.names = names;
        entry.tenth = (at * 10 / count) as u8;
        match token.class {
            class::CLOSE_QUOTE => {
                // An apostrophe stands inside a word.
                let apostrophe =
                    !token.space && tokens.get(at + 1).is_some_and(|next| !next.space && next.class >= class::INITIAL);
                if !apostrophe {
                    quote = 0;
                }
            }
            b')' | b']' => bracket = 0,
            b'.' | b'?' | b'!' | class::STOP => {
                let abbreviation = matches!(before, class::INITIAL | class::INITIALS | class::LETTER);
                if !abbreviation {
                    sentence = (sentence + 1).min(7);
                }
            }
            class::YEAR => years = (years + 1).min(2),
            class::LOWER if token.value > 3 => names = (names + 1).min(2),
            _ => {}
        }
        if token.class < class::EDGE || (class::OPEN_QUOTE..=class::SLASHES).contains(&token.class) {
            last_mark = token.class;
        }
    }
    let first_year = tokens.iter().position(|token| token.class == class::YEAR);
    let place = match first_year {
        None => 0,
        Some(at) if at * 3 < tokens.len() => 1,
        Some(at) if at * 3 < tokens.len() * 2 => 2,
        Some(_) => 3,
    };
    let bracketed = first_year.is_some_and(|at| at > 0 && tokens[at - 1].class == b'(');
    let mut style = place * 2 + u32::from(bracketed);
    for token in tokens.iter().take(4) {
        style = mix(style, u32::from(token.class));
    }
    context.iter_mut().for_each(|entry| entry.style = style);
}

fn backward(tokens: &[Token], context: &mut [Context]) {
    let (mut mark, mut distance, mut number) = (class::EDGE, 0u8, class::EDGE);
    for (at, token) in tokens.iter().enumerate().rev() {
        let entry = &mut context[at];
        entry.next_mark = mark;
        entry.distance = distance.min(4);
        entry.next_number = number;
        distance = distance.saturating_add(1);
        if token.class < class::EDGE || (class::OPEN_QUOTE..=class::SLASHES).contains(&token.class) {
            mark = token.class;
            distance = 0;
        }
        if is_number(token.class) {
            number = token.class;
        }
    }
}

/// `15(11),` is one chunk: its pattern tells volume and issue where single tokens can't.
fn chunks(tokens: &[Token], context: &mut [Context]) {
    let mut first = 0;
    while first < tokens.len() {
        let mut end = first + 1;
        let mut pattern = mix(7, u32::from(tokens[first].class));
        while end < tokens.len() && !tokens[end].space {
            if end < first + 8 {
                pattern = mix(pattern, u32::from(tokens[end].class));
            }
            end += 1;
        }
        for (at, entry) in context[first..end].iter_mut().enumerate() {
            entry.chunk = pattern;
            entry.within = at.min(5) as u8;
        }
        first = end;
    }
}

fn phrases(tokens: &[Token], lexis: &Lexis, own: Option<u32>, context: &mut [Context]) {
    if lexis.is_empty() {
        return;
    }
    const WORDS: [Kind; 4] = [Kind::NameWord, Kind::TitleWord, Kind::ContainerWord, Kind::PublisherWord];
    const PHRASES: [Kind; 3] = [Kind::Container, Kind::Publisher, Kind::Place];
    let mut ends = [0usize; 3];
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let worded = (class::INITIAL..=class::CASELESS).contains(&token.class);
        if worded {
            for (bit, kind) in WORDS.into_iter().enumerate() {
                context[at].lists |= u32::from(lexis.word(token.word, kind, own)) << bit;
            }
        }
        for (index, kind) in PHRASES.into_iter().enumerate() {
            // A phrase inside a longer one of its kind does not count.
            if !worded || at < ends[index] {
                continue;
            }
            if let Some(hit) = lexis.phrase(tokens, at, kind, own) {
                ends[index] = hit.end;
                let size = hit.words.min(3) as u32;
                for (inner, entry) in context[at..hit.end].iter_mut().enumerate() {
                    let part = if inner == 0 { 1 } else { 2 };
                    entry.lists |= (part + 3 * (size - 1)) << (4 + 4 * index);
                    if index != 1 {
                        entry.short |= (part + 3 * (size - 1)) << (4 * index);
                    }
                }
            }
        }
    }
}

/// How many features a token has.
pub const FEATURES: usize = 43;

/// The hashes of the features of token `at`.
pub fn features(tokens: &[Token], context: &[Context], at: usize) -> [u32; FEATURES] {
    const EDGE: Token =
        Token { start: 0, end: 0, word: 1, prefix: 1, suffix: 1, class: class::EDGE, space: false, value: 0 };
    let token = |offset: isize| {
        let index = at as isize + offset;
        if index < 0 { &EDGE } else { tokens.get(index as usize).unwrap_or(&EDGE) }
    };
    let lists = |offset: isize| {
        let index = at as isize + offset;
        if index < 0 { 0 } else { context.get(index as usize).map_or(0, |entry| entry.lists) }
    };
    let mut out = [0; FEATURES];
    let mut number = 0;
    let mut add = |parts: &[u32]| {
        number += 1;
        let seed = (number as u32).wrapping_mul(0x85EB_CA6B);
        out[number - 1] = parts.iter().fold(seed, |hash, part| mix(hash, *part));
    };
    let class = |offset: isize| u32::from(token(offset).class);
    let here = &context[at];
    let this = token(0);
    let c0 = class(0);
    let spaced = c0 | u32::from(this.space) << 8;

    add(&[c0]);
    add(&[class(-1), c0]);
    add(&[c0, class(1)]);
    add(&[class(-1), spaced, class(1)]);
    add(&[class(-2), class(-1), c0]);
    add(&[c0, class(1), class(2)]);
    add(&[c0, class(1), class(2), class(3)]);
    add(&[c0, class(1), class(2), class(3), class(4)]);
    add(&[class(-3), class(-2), class(-1), c0]);
    add(&[class(-2), class(-1), c0, class(1), class(2)]);
    add(&[this.word]);
    add(&[this.word, u32::from(this.class)]);
    add(&[token(-1).word, c0]);
    add(&[token(1).word, c0]);
    add(&[token(-2).word]);
    add(&[token(2).word]);
    add(&[token(-1).word, this.word]);
    add(&[this.word, token(1).word]);
    add(&[token(-2).word, token(-1).word]);
    add(&[token(1).word, token(2).word]);
    add(&[this.prefix]);
    add(&[this.suffix]);
    add(&[at.min(12) as u32]);
    add(&[u32::from(here.tenth), c0]);
    add(&[(tokens.len() - at).min(10) as u32, c0]);
    add(&[u32::from(here.inside), c0, class(1)]);
    add(&[u32::from(here.sentence), u32::from(here.years), c0]);
    add(&[u32::from(here.sentence), u32::from(here.years), u32::from(here.inside)]);
    add(&[u32::from(here.last_mark), c0, u32::from(here.next_mark)]);
    add(&[u32::from(here.next_mark), u32::from(here.distance), c0]);
    add(&[u32::from(here.next_number), u32::from(here.next_mark), c0]);
    add(&[u32::from(here.names), u32::from(here.sentence), c0, class(1)]);
    add(&[here.style, at.min(6) as u32]);
    add(&[here.style, u32::from(here.sentence), u32::from(here.years)]);
    let within = u32::from(here.within);
    let chunk = |index: usize| context.get(index).map_or(0, |entry| entry.chunk);
    let after = (at..tokens.len().min(at + 8)).find(|&index| index > at && tokens[index].space).map_or(0, chunk);
    let before = at.checked_sub(usize::from(here.within) + 1).map_or(0, chunk);
    add(&[here.chunk, within]);
    add(&[here.chunk, within, before]);
    add(&[here.chunk, within, after]);
    add(&[lists(0), c0]);
    add(&[lists(-1), lists(0)]);
    add(&[lists(0), lists(1)]);
    add(&[here.short, u32::from(here.last_mark), u32::from(here.sentence)]);
    add(&[here.short, u32::from(here.next_mark), u32::from(here.next_number), u32::from(here.distance)]);
    add(&[lists(0) & 15, lists(1) & 15, lists(2) & 15, lists(-1) & 15]);
    debug_assert_eq!(number, FEATURES);
    out
}
