//! The parts of a list of names: what separates them, and what a piece between two commas can be.

/// What a piece between two commas looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `J. K.`
    Initials,
    /// `Smith`
    Single,
    /// `Smith JK`
    Inverted,
    /// `J. K. Smith`, `Mary K. Smith`
    Natural,
    /// `Mary Smith`, `García Márquez`
    Several,
    /// A Chinese, Japanese or Korean name.
    Cjk,
}

/// A piece between two commas.
#[derive(Clone, Debug)]
pub struct Piece<'t> {
    /// As printed, trimmed.
    pub text: &'t str,
    /// Its words.
    pub words: Vec<&'t str>,
    /// What it looks like.
    pub shape: Shape,
    /// Whether brackets stand around it.
    pub bracketed: bool,
}

impl<'t> Piece<'t> {
    fn new(text: &'t str) -> Self {
        let bracketed = text.trim_start().starts_with('(') && text.trim_end().ends_with(')');
        let text =
            text.trim().trim_matches([',', ';', ':', '(', '[', '“', '"', '…']).trim_start_matches(['.', ' ']).trim();
        let text = if text.ends_with(')') && !text.contains('(') { text.trim_end_matches([')', ' ']) } else { text };
        let mut words: Vec<&str> = text.split_whitespace().collect();
        // A numeral or `Jr` at the end is no initial.
        let body = if words.len() > 1 && is_generation(words[words.len() - 1]) && !is_capitals(words[words.len() - 1]) {
            words.len() - 1
        } else {
            words.len()
        };
        let shape = match &words[..body] {
            [] => Shape::Single,
            _ if text.chars().next().is_some_and(is_cjk) => Shape::Cjk,
            [word] if is_initials(word) => Shape::Initials,
            [_] => Shape::Single,
            all if is_capitals(text) && is_particle(all[0]) && letters(all[all.len() - 1]) > 2 => Shape::Single,
            all if all.iter().all(|word| is_initials(word)) => {
                if all[0].chars().filter(|c| c.is_alphabetic()).count() >= 2 && !all[0].contains('.') {
                    Shape::Inverted
                } else {
                    Shape::Initials
                }
            }
            all if is_initials(all[0]) && (all[0].contains('.') || letters(all[0]) == 1) => Shape::Natural,
            all if trailing_initials(all) < all.len() => Shape::Inverted,
            all if is_initials(all[0]) && letters(all[0]) <= 3 && !is_capitals(all[1]) => Shape::Natural,
            all if all[1..all.len() - 1].iter().any(|word| is_initials(word) && !is_particle(word)) => Shape::Natural,
            _ => Shape::Several,
        };
        if words.is_empty() {
            words = Vec::new();
        }
        Self { text, words, shape, bracketed }
    }

    /// `Jr`, `III`.
    pub fn is_suffix(&self) -> bool {
        self.words.len() == 1 && is_generation(self.words[0])
    }

    /// Whether all letters are capitals.
    pub fn is_capitals(&self) -> bool {
        is_capitals(self.text)
    }

    /// Whether a full stop is in it.
    pub fn is_dotted(&self) -> bool {
        self.text.contains('.')
    }

    /// Whether it begins with `van`, `de` and the like.
    pub fn starts_with_particle(&self) -> bool {
        self.words.len() > 1 && is_particle(self.words[0])
    }
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

fn is_cjk(c: char) -> bool {
    crate::text::script::is_cjk(c) && c.is_alphabetic()
}

/// Cuts et al. and the like off; what follows it is cut off too.
pub fn cut_et_al(text: &str) -> (&str, bool) {
    const MARKS: &[&str] = &[
        "et al",
        "et. al",
        "and others",
        "and colleagues",
        "& others",
        "and co-workers",
        "и др",
        "и соавт",
        "та ін",
        "ve ark",
        "ve diğ",
        "y otros",
        "y cols",
        "y col.",
        "e outros",
        "e col.",
        "e cols",
        "u. a.",
        "u.a.",
        "und andere",
        "i in.",
        "و همکاران",
        "و دیگران",
        "وآخرون",
        "وآخرين",
        "و آخرون",
        "ואחרים",
        "et coll",
        "e altri",
        "และคณะ",
        "[et",
    ];
    let lower_at = |mark: &str| find_folded(text, mark);
    let mut cut = MARKS.iter().filter_map(|mark| lower_at(mark)).min();
    for mark in ["等", "ほか", " 외", "他"] {
        if let Some(at) = text.find(mark)
            && text[at + mark.len()..].trim_matches([' ', '.', ',', '，', '。', '．']).is_empty()
        {
            cut = Some(cut.map_or(at, |cut| cut.min(at)));
        }
    }
    // `…` at the end leaves names out; before a last name it does too, but that name stays.
    if cut.is_none() && (text.contains('…') || text.contains("...")) {
        return (text.trim_end_matches(['…', '.', ' ', ',']), true);
    }
    match cut {
        Some(at) if at > 0 || text.len() < 12 => (text[..at].trim_end_matches(['[', '(', ' ', ',', ';']), true),
        _ => (text, false),
    }
}

/// Where `mark` stands as whole words, ASCII case aside.
fn find_folded(text: &str, mark: &str) -> Option<usize> {
    let first = mark.as_bytes()[0];
    memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text.as_bytes()).find(|&at| {
        text.as_bytes().get(at..at + mark.len()).is_some_and(|part| part.eq_ignore_ascii_case(mark.as_bytes()))
            && !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
            && (!mark.ends_with(char::is_alphabetic)
                || mark.ends_with("ark")
                || mark.ends_with("diğ")
                || !text[at + mark.len()..].starts_with(|c: char| c.is_ascii_alphabetic()))
    })
}

/// Takes punctuation, brackets without their other half, and editor marks off both ends.
pub fn trim(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let before = text.len();
        text = text.trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ',' | ';' | ':' | '،' | '؛' | '，' | '；' | '、' | '：' | '“' | '”' | '"' | '*' | '/' | '|' | '='
                )
        });
        text = text.trim_start_matches(['.', ')', ']', '-', '–', '—', '&']);
        text = text.trim_end_matches(['(', '[', '-', '–', '—', '&', '。', '．']);
        if text.ends_with([')', ']']) && !text.contains(['(', '[']) {
            text = &text[..text.len() - 1];
        }
        if text.starts_with(['(', '['])
            && (!text.contains([')', ']']) || text.ends_with([')', ']']) && text.matches(['(', '[']).count() == 1)
        {
            text = text[1..].trim_end_matches([')', ']']);
        }
        if text.ends_with('.') && !text[..text.len() - 1].contains('.') {
            let last = text[..text.len() - 1].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            if last.chars().count() > 3 {
                text = &text[..text.len() - 1];
            }
        }
        if text.len() == before {
            return text;
        }
    }
}

/// Cuts at the separators that never stand inside a name: semicolons, "and", slashes, middle dots.
pub fn segments(text: &str) -> Vec<&str> {
    let slashes = text.contains(',') && !text.contains(';');
    let mut out = Vec::new();
    let mut start = 0;
    let push = |out: &mut Vec<_>, from: usize, to: usize| {
        if from < to && text[from..to].chars().any(char::is_alphanumeric) {
            out.push(&text[from..to]);
        }
    };
    let mut previous = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let hard = matches!(c, ';' | '؛' | '；' | '、' | '・' | '&' | '＆' | '|')
            || (c == '·' && !previous.is_ascii())
            || (c == '/' && slashes);
        if hard {
            push(&mut out, start, at);
            start = at + c.len_utf8();
        } else if (previous.is_whitespace() || matches!(previous, ',' | '،' | '.')) && c.is_alphabetic() && at > 0 {
            let end = text[at..]
                .find(|c: char| !(c.is_alphabetic() || c == '\u{200C}'))
                .map_or(text.len(), |length| at + length);
            let word = &text[at..end];
            let spaced = text[end..].starts_with(|c: char| c.is_whitespace());
            if spaced && is_and(word) {
                push(&mut out, start, at);
                start = end;
                while chars.peek().is_some_and(|(next, _)| *next < end) {
                    chars.next();
                }
            } else if word.starts_with('و')
                && !spaced_and(text)
                && word.chars().count() > 3
                && begins_name(&text[..at], &text[at + 2..], word)
            {
                push(&mut out, start, at);
                start = at + 'و'.len_utf8();
            }
        }
        previous = c;
    }
    push(&mut out, start, text.len());
    out
}

fn is_and(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "And"
            | "AND"
            | "und"
            | "et"
            | "y"
            | "e"
            | "ve"
            | "и"
            | "та"
            | "і"
            | "й"
            | "و"
            | "og"
            | "och"
            | "en"
            | "oraz"
            | "i"
            | "és"
            | "şi"
            | "și"
            | "ja"
            | "da"
            | "u"
            | "with"
            | "dan"
            | "και"
            | "ו"
            | "와"
            | "과"
            | "и́"
            | "və"
            | "va"
    ) && !matches!(word, "da" | "u" | "va")
}

/// Whether the list writes "و" with a space, as Persian does.
fn spaced_and(text: &str) -> bool {
    text.contains(" و ")
}

/// Whether "و" before a word is "and": given names stand before it, and it is no name that begins with this letter.
fn begins_name(before: &str, after: &str, word: &str) -> bool {
    const NAMES: &[&str] = &[
        "وليد", "وهبي", "وهبة", "وائل", "وسام", "وفاء", "وداد", "وحيد", "وجدي", "وجيه", "ورد", "وصفي", "وفيق", "وهيب",
        "وطفة", "وافي",
    ];
    if NAMES.contains(&word) || before.trim_end().is_empty() {
        return false;
    }
    let given = before.trim_end();
    // After a separator, or after `Surname، Given`.
    given.ends_with(['،', '؛', ',', ';'])
        && after.contains(['،', ','])
        && given.matches(['،', ',']).count().is_multiple_of(2)
        || given.ends_with(['؛', ';'])
        || !given.ends_with(['،', ',']) && given.contains(['،', ','])
}

/// Cuts a segment at its commas.
pub fn pieces(segment: &str) -> Vec<Piece<'_>> {
    segment
        .split([',', '،', '，'])
        .flat_map(|piece| {
            // `Brown.Thomas`: a full stop for the comma.
            let stop = piece.find('.').filter(|&at| {
                let long =
                    |part: &str| part.trim().chars().count() > 2 && part.trim().chars().skip(1).all(char::is_lowercase);
                long(&piece[..at]) && long(piece[at + 1..].trim_end_matches(['.', ' ']))
            });
            match stop {
                Some(at) => [Some(&piece[..at]), Some(&piece[at + 1..])],
                None => [Some(piece), None],
            }
        })
        .flatten()
        .map(Piece::new)
        .filter(|piece| !piece.text.is_empty())
        .collect()
}

/// Whether the word is one to three initials: `J.`, `JK`, `J.-P.`, `A.B.C.`, `Yu.`.
pub fn is_initials(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    let mut count = 0;
    let mut run = 0;
    let dotted = word.contains('.');
    let mut small = 0;
    for c in word.chars() {
        if c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase() && !is_cjk(c) && dotted) {
            count += 1;
            run += 1;
            small = 0;
        } else if c.is_lowercase() {
            small += 1;
            if !dotted || small > 2 || run == 0 {
                return false;
            }
        } else if matches!(c, '.' | '-' | '‐' | '‑' | '–' | '\'' | '’') {
            run = 0;
            if small > 1 {
                return false;
            }
        } else {
            return false;
        }
    }
    (1..=if dotted { 6 } else { 3 }).contains(&count)
}

/// `OECD`: one word of two to eight capitals.
pub fn is_acronym(word: &str) -> bool {
    let count = word.chars().count();
    (2..=6).contains(&count) && word.chars().all(char::is_uppercase)
}

/// `Jr`, `Sr.`, `II`, `3rd`.
pub fn is_generation(word: &str) -> bool {
    matches!(
        word.trim_matches(['.', ',']),
        "Jr" | "Sr" | "jr" | "sr" | "JR" | "SR" | "Jnr" | "Snr" | "II" | "III" | "IV" | "2nd" | "3rd" | "4th"
    )
}

/// The index of the initials at the end of `Smith JK`; the length if there are none.
pub fn trailing_initials(words: &[&str]) -> usize {
    let generation = usize::from(words.len() > 2 && is_generation(words[words.len() - 1]));
    let body = words.len() - generation;
    let capitals = is_capitals(words[0]) && letters(words[0]) > 1;
    let mut at = body;
    while at > 1 && (is_initials(words[at - 1]) || !capitals && at == body && is_long_initials(words[at - 1])) {
        at -= 1;
    }
    if at == body { words.len() } else { at }
}

/// `PMJH`: four or five initials, after a surname that is not in capitals.
fn is_long_initials(word: &str) -> bool {
    (4..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The index after the last initial of `Mary K. Smith`; 0 if there is none before the last word.
pub fn leading_initials(words: &[&str]) -> usize {
    (0..words.len() - 1)
        .rev()
        .find(|&at| is_initials(words[at]) && (at == 0 || !is_particle(words[at])))
        .map_or(0, |at| at + 1)
}

/// Moves the border between given names and surname left over particles.
pub fn with_particles(words: &[&str], split: usize) -> usize {
    let mut split = split;
    while split > 1 && is_particle(words[split - 1]) {
        split -= 1;
    }
    split
}

/// Surname and given names of a name without initials, as ranges of words.
pub fn full_names(words: &[&str]) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
    let count = words.len();
    // `COZZI Gaetano`, `Gaetano COZZI`
    let capitals = |word: &&str| is_capitals(word) && letters(word) > 1;
    let leading = words.iter().take_while(|word| capitals(word)).count();
    if leading > 0 && leading < count {
        return (0..leading, leading..count);
    }
    let trailing = words.iter().rev().take_while(|word| capitals(word)).count();
    if trailing > 0 && trailing < count {
        return (count - trailing..count, 0..count - trailing);
    }
    // `Иванов Иван Иванович`
    let patronymic = ["вич", "вна", "ич", "оглы", "кызы", "vich", "vna"];
    if count >= 3 && patronymic.iter().any(|end| words[count - 1].ends_with(end)) {
        return (0..1, 1..count);
    }
    let particle = words.iter().position(|word| is_particle(word) && word.starts_with(char::is_lowercase));
    let split = match particle {
        Some(0) => return (0..count, 0..0),
        Some(at) if at + 1 < count => at,
        _ => with_particles(words, count - 1),
    };
    (split..count, 0..split)
}

/// Bytes of the small particles at the head of a surname.
pub fn particles(family: &str) -> usize {
    let mut end = 0;
    for word in family.split_inclusive(' ') {
        let bare = word.trim();
        if end + word.len() >= family.len() || !bare.starts_with(char::is_lowercase) || !is_particle(bare) {
            break;
        }
        end += word.len();
    }
    end
}

fn is_particle(word: &str) -> bool {
    let mut buffer = [0u8; 8];
    let bytes = word.as_bytes();
    if bytes.len() > 8 {
        return false;
    }
    for (to, from) in buffer.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
    }
    matches!(
        &buffer[..bytes.len()],
        b"van"
            | b"von"
            | b"de"
            | b"der"
            | b"den"
            | b"la"
            | b"le"
            | b"di"
            | b"da"
            | b"dos"
            | b"das"
            | b"do"
            | b"del"
            | b"della"
            | b"dei"
            | b"du"
            | b"des"
            | b"ter"
            | b"ten"
            | b"te"
            | b"zu"
            | b"zur"
            | b"vom"
            | b"af"
            | b"av"
            | b"bin"
            | b"ibn"
            | b"el"
            | b"al"
            | b"san"
            | b"st."
            | b"st"
            | b"los"
            | b"las"
            | b"'t"
            | b"y"
            | b"e"
            | b"dal"
            | b"dalla"
            | b"degli"
            | b"lo"
            | b"abu"
            | b"ben"
            | b"mac"
            | b"auf"
            | b"zum"
            | b"het"
    )
}

/// Words that name a group in a list of persons.
pub fn is_group_word(folded: &str) -> bool {
    matches!(
        folded,
        "group"
            | "contributors"
            | "team"
            | "foundation"
            | "plc"
            | "research"
            | "collaboration"
            | "investigators"
            | "consortium"
            | "committee"
            | "organization"
            | "organisation"
            | "association"
            | "ministry"
            | "university"
            | "institute"
            | "society"
            | "department"
            | "council"
            | "agency"
            | "commission"
            | "academy"
            | "united"
            | "organizacion"
            | "organizacao"
            | "ministerio"
            | "ministere"
            | "ministero"
            | "ministerium"
            | "bundesministerium"
            | "instituto"
            | "institut"
            | "istituto"
            | "universidade"
            | "universidad"
            | "universite"
            | "universita"
            | "universitat"
            | "conselho"
            | "associacao"
            | "secretaria"
            | "министерство"
            | "университет"
            | "институт"
            | "وزارت"
            | "وزارة"
            | "سازمان"
            | "منظمة"
            | "جامعة"
            | "دانشگاه"
            | "vakfi"
            | "bakanligi"
            | "kurumu"
            | "universitesi"
            | "dernegi"
            | "centers"
            | "unicef"
            | "unesco"
            | "oecd"
    )
}
