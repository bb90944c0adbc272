//! What the labeller sees of a token: its own form, its neighbours', the word lists, and where in the entry it stands.

use super::lexis::{Hit, Lexis, PHRASES, WORDS_MASK, goes_on, whole};
use super::memo::Memo;
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

/// Fills `context` for all tokens. `own` is the source whose phrases do not count; `known` is kept from one entry to
/// the next.
pub fn contexts(
    tokens: &[Token],
    lexis: &Lexis,
    own: Option<u32>,
    known: &mut Memo<u32, u16>,
    context: &mut Vec<Context>,
) {
    context.clear();
    context.resize(tokens.len(), Context::default());
    forward(tokens, context);
    backward(tokens, context);
    chunks(tokens, context);
    phrases(tokens, lexis, own, known, context);
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

/// The words and phrases of the lists. `known` tells what a word is known as, when `own` is none.
fn phrases(tokens: &[Token], lexis: &Lexis, own: Option<u32>, known: &mut Memo<u32, u16>, context: &mut [Context]) {
    if lexis.is_empty() {
        return;
    }
    let mut ends = [0usize; 3];
    for at in 0..tokens.len() {
        let token = &tokens[at];
        if !(class::INITIAL..=class::CASELESS).contains(&token.class) {
            continue;
        }
        let known = match own {
            None => *known.get(token.word, token.word, || lexis.known_as(token.word, None)),
            Some(_) => lexis.known_as(token.word, own),
        };
        context[at].lists |= u32::from(known & WORDS_MASK);
        for (index, kind) in PHRASES.into_iter().enumerate() {
            // A phrase inside a longer one of its kind does not count.
            if at < ends[index] {
                continue;
            }
            let hit = if known & goes_on(index) != 0 {
                lexis.phrase(tokens, at, kind, own)
            } else {
                (known & whole(index) != 0).then_some(Hit { end: at + 1, words: 1 })
            };
            if let Some(hit) = hit {
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
pub const FEATURES: usize = KINDS + WORD + OTHERS;

/// How many of them depend on nothing but the kinds of the token and its neighbours: the first ones.
pub const KINDS: usize = 10;
/// How many depend on nothing but the token's own word.
pub const WORD: usize = 4;
/// How many there are besides.
pub const OTHERS: usize = 29;

/// The hashes of the features of token `at`.
pub fn features(tokens: &[Token], context: &[Context], at: usize) -> [u32; FEATURES] {
    let mut out = [0; FEATURES];
    let (word, others) = (word(&tokens[at]), others(tokens, context, at));
    out[..10].copy_from_slice(&kinds(window(tokens, at), tokens[at].space));
    out[10..12].copy_from_slice(&word[..2]);
    out[12..20].copy_from_slice(&others[..8]);
    out[20..22].copy_from_slice(&word[2..]);
    out[22..].copy_from_slice(&others[8..]);
    out
}

/// The hash of the feature of this number, the first of which is 1.
#[inline]
fn hash(number: u32, parts: &[u32]) -> u32 {
    parts.iter().fold(number.wrapping_mul(0x85EB_CA6B), |hash, part| mix(hash, *part))
}

/// The classes of the three tokens before token `at`, its own, and those of the four behind it, a byte each.
pub fn window(tokens: &[Token], at: usize) -> u64 {
    let classes = std::array::from_fn(|place| {
        let index = (at + place).wrapping_sub(3);
        tokens.get(index).map_or(class::EDGE, |token| token.class)
    });
    u64::from_le_bytes(classes)
}

/// The hashes of the features that such a window alone makes, and whether white space stands before its token.
pub fn kinds(window: u64, space: bool) -> [u32; KINDS] {
    let [b3, b2, b1, c0, n1, n2, n3, n4] = window.to_le_bytes().map(u32::from);
    [
        hash(1, &[c0]),
        hash(2, &[b1, c0]),
        hash(3, &[c0, n1]),
        hash(4, &[b1, c0 | u32::from(space) << 8, n1]),
        hash(5, &[b2, b1, c0]),
        hash(6, &[c0, n1, n2]),
        hash(7, &[c0, n1, n2, n3]),
        hash(8, &[c0, n1, n2, n3, n4]),
        hash(9, &[b3, b2, b1, c0]),
        hash(10, &[b2, b1, c0, n1, n2]),
    ]
}

/// The hashes of the features that the token's word alone makes.
pub fn word(token: &Token) -> [u32; WORD] {
    [
        hash(11, &[token.word]),
        hash(12, &[token.word, u32::from(token.class)]),
        hash(21, &[token.prefix]),
        hash(22, &[token.suffix]),
    ]
}

/// The hashes of all other features of token `at`.
pub fn others(tokens: &[Token], context: &[Context], at: usize) -> [u32; OTHERS] {
    const EDGE: Token =
        Token { start: 0, end: 0, word: 1, prefix: 1, suffix: 1, class: class::EDGE, space: false, value: 0 };
    let token = |offset: isize| tokens.get(at.wrapping_add_signed(offset)).unwrap_or(&EDGE);
    let lists = |offset: isize| context.get(at.wrapping_add_signed(offset)).map_or(0, |entry| entry.lists);
    let here = &context[at];
    let this = token(0).word;
    let (before2, before, next, next2) = (token(-2).word, token(-1).word, token(1).word, token(2).word);
    let (c0, c1) = (u32::from(token(0).class), u32::from(token(1).class));
    let (inside, sentence, years) = (u32::from(here.inside), u32::from(here.sentence), u32::from(here.years));
    let (last_mark, next_mark) = (u32::from(here.last_mark), u32::from(here.next_mark));
    let (next_number, distance) = (u32::from(here.next_number), u32::from(here.distance));
    let within = u32::from(here.within);
    let chunk = |index: usize| context.get(index).map_or(0, |entry| entry.chunk);
    let chunk_behind = (at..tokens.len().min(at + 8)).find(|&index| index > at && tokens[index].space).map_or(0, chunk);
    let chunk_before = at.checked_sub(usize::from(here.within) + 1).map_or(0, chunk);
    let (lists_before, lists_here, lists_next) = (lists(-1), lists(0), lists(1));
    [
        hash(13, &[before, c0]),
        hash(14, &[next, c0]),
        hash(15, &[before2]),
        hash(16, &[next2]),
        hash(17, &[before, this]),
        hash(18, &[this, next]),
        hash(19, &[before2, before]),
        hash(20, &[next, next2]),
        hash(23, &[at.min(12) as u32]),
        hash(24, &[u32::from(here.tenth), c0]),
        hash(25, &[(tokens.len() - at).min(10) as u32, c0]),
        hash(26, &[inside, c0, c1]),
        hash(27, &[sentence, years, c0]),
        hash(28, &[sentence, years, inside]),
        hash(29, &[last_mark, c0, next_mark]),
        hash(30, &[next_mark, distance, c0]),
        hash(31, &[next_number, next_mark, c0]),
        hash(32, &[u32::from(here.names), sentence, c0, c1]),
        hash(33, &[here.style, at.min(6) as u32]),
        hash(34, &[here.style, sentence, years]),
        hash(35, &[here.chunk, within]),
        hash(36, &[here.chunk, within, chunk_before]),
        hash(37, &[here.chunk, within, chunk_behind]),
        hash(38, &[lists_here, c0]),
        hash(39, &[lists_before, lists_here]),
        hash(40, &[lists_here, lists_next]),
        hash(41, &[here.short, last_mark, sentence]),
        hash(42, &[here.short, next_mark, next_number, distance]),
        hash(43, &[lists_here & 15, lists_next & 15, lists(2) & 15, lists_before & 15]),
    ]
}
