//! Misspelt names: how few letters apart two spellings in one script are.

use strsim::osa_distance;

/// How likely two folded words of one script are spellings of one name, a slip of the pen apart; `None` where they are
/// further apart than a slip. Between 0.4 and 0.92.
pub(super) fn near(left: &str, right: &str) -> Option<f64> {
    let (left_length, right_length) = (length(left), length(right));
    let (shorter, longer) = (left_length.min(right_length), left_length.max(right_length));
    // One letter more or less in Li, Wan or Cho makes another name.
    if shorter < 4 || longer - shorter > 2 || longer > 60 {
        return None;
    }
    let same_start = left.chars().next() == right.chars().next();
    if !same_start && shorter < 5 {
        return None;
    }
    let most = match shorter {
        ..=5 => 1,
        6..=11 => 2,
        _ => 3,
    };
    // Each slip brings in one letter at most and takes one out.
    if (letters_of(left) ^ letters_of(right)).count_ones() > 2 * most {
        return None;
    }
    let distance = osa_distance(left, right);
    let score = match distance {
        0 => return Some(0.97),
        1 => one_slip(left, right, shorter)?,
        2 if shorter >= 8 => 0.72 + 0.02 * (shorter.min(12) - 8) as f64,
        2 if shorter >= 6 => 0.48,
        3 if shorter >= 12 => 0.6,
        _ => return None,
    };
    if same_start {
        return Some(score);
    }
    // A wrong first letter is rare, save where the first two change places.
    let swapped = left.chars().take(2).eq(right.chars().take(2).collect::<Vec<_>>().into_iter().rev());
    if swapped && distance == 1 { Some(score - 0.05) } else { (distance == 1 && shorter >= 7).then_some(score - 0.2) }
}

/// The score of names one edit apart.
fn one_slip(left: &str, right: &str, shorter: usize) -> Option<f64> {
    let by_length = match shorter {
        ..=4 => 0.62,
        5 => 0.72,
        6 => 0.8,
        7 => 0.84,
        _ => 0.88,
    };
    let edit = Edit::between(left, right);
    let score: f64 = by_length
        + match edit {
            // Nobody's surname differs from another's by a letter doubled or two changed over.
            Edit::Doubled => 0.08,
            Edit::Swapped => 0.06,
            Edit::Replaced(one, other) if is_confused(one, other) => 0.0,
            // Lang and Long, Allen and Alley, Keller and Heller are different names as often as not.
            Edit::Replaced(..) if shorter <= 5 => -0.17,
            Edit::Replaced(..) => -0.08,
            // Peters beside Peter, Martins beside Martin.
            Edit::Ending if shorter <= 6 => -0.1,
            Edit::Ending | Edit::Inserted => 0.0,
        };
    Some(score.min(0.92))
}

/// The one edit between two words.
enum Edit {
    Doubled,
    Swapped,
    Replaced(char, char),
    Ending,
    Inserted,
}

impl Edit {
    fn between(left: &str, right: &str) -> Self {
        let (short, long) = if length(left) <= length(right) { (left, right) } else { (right, left) };
        let start = short.chars().zip(long.chars()).take_while(|(one, other)| one == other).count();
        let mut rest_short = short.chars().skip(start);
        let mut rest_long = long.chars().skip(start);
        if length(short) < length(long) {
            let added = rest_long.next();
            let before = start.checked_sub(1).and_then(|at| long.chars().nth(at));
            return if added == before {
                Self::Doubled
            } else if rest_long.next().is_none() {
                Self::Ending
            } else {
                Self::Inserted
            };
        }
        match ((rest_short.next(), rest_short.next()), (rest_long.next(), rest_long.next())) {
            ((Some(one), Some(two)), (Some(other), Some(second))) if one == second && two == other => Self::Swapped,
            ((Some(one), _), (Some(other), _)) => Self::Replaced(one, other),
            _ => Self::Inserted,
        }
    }
}

/// Letters that are taken for one another by ear, by eye or by a neighbouring language's spelling.
fn is_confused(one: char, other: char) -> bool {
    const PAIRS: [&str; 32] = [
        "sz", "ck", "iy", "vw", "ie", "ei", "mn", "uv", "ij", "jy", "fv", "kq", "cs", "td", "ou", "gq", "ао", "ие",
        "иі", "єе", "ыи", "зс", "تط", "سص", "زذ", "زض", "زظ", "سث", "هح", "قغ", "یئ", "бп",
    ];
    PAIRS.iter().any(|pair| {
        let mut letters = pair.chars();
        let (first, second) = (letters.next(), letters.next());
        (first == Some(one) && second == Some(other)) || (first == Some(other) && second == Some(one))
    })
}

/// The letters of a word as a set, coarsely: letters that share a bit only weaken the test.
fn letters_of(word: &str) -> u64 {
    word.chars().fold(0, |letters, letter| letters | 1 << (letter as u32 % 64))
}

fn length(word: &str) -> usize {
    if word.is_ascii() { word.len() } else { word.chars().count() }
}
