//! DOIs and web addresses, also where damage has broken them with spaces.

/// An address that spaces have broken is mended up to this length in bytes, so that the search stays linear.
const LONGEST: usize = 1000;

/// An address or DOI that begins at an asked place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// One past its last byte.
    pub end: usize,
    /// Whether it is a bare DOI, `10.1234/...`.
    pub is_doi: bool,
}

/// The address or DOI that begins at byte `at`, which must be a character boundary.
///
/// Spaces inside are taken along where the text on both sides can only be one address; closing punctuation and
/// pages glued to the end are left out.
pub fn at(text: &str, at: usize) -> Option<Found> {
    let rest = &text[at..];
    let bytes = rest.as_bytes();
    let (is_doi, head) = match bytes.first()? {
        b'h' | b'H' => (false, scheme(rest, "http")?),
        b'f' | b'F' => (false, scheme(rest, "ftp")?),
        b'w' | b'W' => (false, starts_with(rest, "www.").then_some(4)?),
        b'1' => {
            let before = text[..at].bytes().next_back();
            if before.is_some_and(|b| b.is_ascii_digit()) {
                return None;
            }
            (true, doi_prefix(rest)?)
        }
        _ => return None,
    };
    if head >= rest.len() {
        return None;
    }
    let whole = run(rest, head, is_doi);
    let end = trim(rest, whole, is_doi || doi_of_url(&rest[..whole]).is_some());
    (end > head).then_some(Found { end: at + end, is_doi })
}

pub(super) fn starts_with(text: &str, prefix: &str) -> bool {
    text.as_bytes().get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

/// `http://`, `https://`, `ftp://`, also with one space on either side of the colon or between the slashes.
fn scheme(text: &str, name: &str) -> Option<usize> {
    if !starts_with(text, name) {
        return None;
    }
    let bytes = text.as_bytes();
    let mut at = name.len();
    if bytes.get(at).is_some_and(|b| b.eq_ignore_ascii_case(&b's')) {
        at += 1;
    }
    for wanted in [b':', b'/', b'/'] {
        if bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        if bytes.get(at) != Some(&wanted) {
            return None;
        }
        at += 1;
    }
    if bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    Some(at)
}

/// `10.1234/`, also with a space after the dot or around the slash.
fn doi_prefix(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if !text.starts_with("10.") {
        return None;
    }
    let mut at = 3;
    if bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    if !(4..=9).contains(&digits) {
        return None;
    }
    at += digits;
    while bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        at += 1 + bytes[at + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
    }
    if bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    if bytes.get(at) != Some(&b'/') {
        return None;
    }
    at += 1;
    if bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    Some(at)
}

/// Runs over the characters of an address, and over a space where the next part can only belong to it.
fn run(text: &str, head: usize, is_doi: bool) -> usize {
    let mut end = head + chunk(text, head);
    while text.as_bytes().get(end) == Some(&b' ') && end < LONGEST {
        let next = end + 1;
        let length = chunk(text, next);
        if length == 0 || !continues(&text[..end], &text[next..next + length], is_doi) {
            break;
        }
        end = next + length;
    }
    end
}

/// Bytes up to a character that no address has. Old DOIs have `<` and `>`: `2:1<10::AID-X3>3.0`.
fn chunk(text: &str, at: usize) -> usize {
    // Two addresses in a row.
    let second = text[at..].match_indices("http").map(|(offset, _)| at + offset);
    let text = match second.take(3).find(|&next| next > at + 4 && matches!(text.as_bytes()[next - 1], b';' | b',')) {
        Some(next) => &text[..next],
        None => text,
    };
    let mut angle = false;
    let bytes = text.as_bytes();
    text[at..]
        .char_indices()
        .find(|&(offset, c)| {
            let next = bytes.get(at + offset + 1).copied().unwrap_or(b' ');
            match c {
                '<' if next.is_ascii_digit() => {
                    angle = true;
                    false
                }
                '>' if angle && next.is_ascii_alphanumeric() => false,
                _ => {
                    c.is_whitespace()
                        || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '،' | '؛' | '。' | '，' | '）')
                }
            }
        })
        .map_or(text.len() - at, |(offset, _)| offset)
}

fn continues(before: &str, next: &str, is_doi: bool) -> bool {
    let last = before.bytes().next_back().unwrap_or(b' ');
    let first = next.bytes().next().unwrap_or(b' ');
    let lead = next.bytes().take_while(u8::is_ascii_digit).count();
    if starts_with(next, "http") || starts_with(next, "www.") || starts_with(next, "doi") {
        return false;
    }
    if is_doi {
        let tail = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let broken = matches!(last, b'/' | b'-' | b'_')
            && (first.is_ascii_alphanumeric() && next.bytes().any(|b| b.is_ascii_digit()));
        let inner = next.trim_end_matches(['.', ',', ';', ':']);
        let dotted = last == b'.' && lead >= 1 && inner.len() > 4 && inner.contains('.');
        return broken || dotted || (tail >= 2 && lead >= 5);
    }
    first == b'/'
        || (matches!(last, b'/' | b'_' | b'=' | b'&' | b'?')
            && first.is_ascii_alphanumeric()
            && next.contains(['/', '.', '_', '=', '-']))
        || (next.contains('%') && (first.is_ascii_alphanumeric() || first == b'%') && before.len() > 12)
        || (before.contains('%') && next.contains('/') && first.is_ascii_alphanumeric())
}

/// Where the address ends without closing punctuation and without pages glued to it.
fn trim(text: &str, end: usize, is_doi: bool) -> usize {
    let mut end = end;
    let count = |open: char, close: char| {
        let part = &text[..end];
        part.matches(close).count() as isize - part.matches(open).count() as isize
    };
    let mut extra = [count('(', ')'), count('[', ']'), count('{', '}')];
    loop {
        let part = &text[..end];
        let Some(last) = part.chars().next_back() else { return end };
        let bracket = [')', ']', '}'].iter().position(|&close| close == last);
        let cut = match bracket {
            Some(kind) => {
                extra[kind] -= 1;
                extra[kind] >= 0
            }
            None => matches!(last, '.' | ',' | ';' | ':' | '\'' | '’' | '‘' | '*'),
        };
        if !cut {
            break;
        }
        end -= last.len_utf8();
    }
    let part = &text[..end];
    if is_doi && let Some(at) = glued_word(part) {
        return trim(text, at, is_doi);
    }
    match glued_pages(part, is_doi) {
        Some(at) => part[..at].trim_end_matches(['.', ',', ';', ':']).len(),
        None => end,
    }
}

/// A word behind a DOI without a space: `10.1000/abc12,in press`, `10.1000/abc12.URL`, `10.1000/abc12[doi]`.
fn glued_word(part: &str) -> Option<usize> {
    let part = part.trim_end_matches('-');
    let stem = part.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ']');
    let word = &part[stem.len()..];
    let address = || ["url", "http", "https", "doi", "arxiv"].iter().any(|known| word.eq_ignore_ascii_case(known));
    match stem.bytes().next_back()? {
        b',' if word.len() > 1 => Some(stem.len() - 1),
        b'[' if word.ends_with(']') => Some(stem.len() - 1),
        b'.' if address() => Some(stem.len() - 1),
        _ => None,
    }
}

/// `.p179-206` or `,p1-4` at the end.
fn glued_pages(part: &str, is_doi: bool) -> Option<usize> {
    let stem = part.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '.' | ' '));
    let range = &part[stem.len()..];
    if !range.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let stem = stem.strip_suffix("pp").or_else(|| stem.strip_suffix('p')).or_else(|| stem.strip_suffix('P'))?;
    let ranged = range.contains(['-', '–']);
    match stem.bytes().next_back()? {
        b',' | b';' => Some(stem.len()),
        // `2016v9n2.p43-56` is a way to make DOIs.
        b'.' if !is_doi || ranged && !ends_in_issue(&stem[..stem.len() - 1]) => Some(stem.len()),
        _ => None,
    }
}

/// `v9n2`, `v9.n2`, `.v9`: volume and issue, or the volume alone behind a mark.
fn ends_in_issue(stem: &str) -> bool {
    let counted = |text: &'_ str, mark: char| {
        let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
        (head.len() < text.len()).then(|| head.strip_suffix(mark).map(str::len)).flatten()
    };
    let marks = ['.', '-', '_'];
    match counted(stem, 'n').or_else(|| counted(stem, 'i')) {
        Some(at) => counted(stem[..at].trim_end_matches(marks), 'v').is_some(),
        None => counted(stem, 'v').is_some_and(|at| stem[..at].ends_with(marks)),
    }
}

/// A DOI without resolver and without the spaces that damage has put into it.
pub fn clean_doi(text: &str) -> String {
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(at) = joined.find("10.") else { return String::new() };
    joined[at..].trim_end_matches(['.', ',', ';']).to_owned()
}

/// A web address without the spaces that damage has put into it.
pub fn clean_url(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The DOI inside a resolver's address: `https://doi.org/10.1234/x`.
pub fn doi_of_url(url: &str) -> Option<&str> {
    let from = memchr::memmem::find_iter(url.as_bytes(), b"/10.")
        .map(|at| at + 1)
        .find(|at| doi_prefix(&url[*at..]).is_some())?;
    let doi = url[from..].split(['?', '#']).next()?;
    let ends = [".pdf", "/full", "/abstract", "/pdf", "/epdf", "/html", "/meta"];
    Some(ends.iter().find_map(|end| doi.strip_suffix(end)).unwrap_or(doi))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        let start = text.find('|')?;
        let whole = text.replacen('|', "", 1);
        at(&whole, start).map(|found| &text[start + 1..found.end + 1])
    }

    #[test]
    fn addresses_end_before_closing_marks_and_pages() {
        for (text, want) in [
            ("(|https://example.org/a(b)).", Some("https://example.org/a(b)")),
            ("|www.example.org/x, 12", Some("www.example.org/x")),
            ("|https://example.org/fa,p1-4).", Some("https://example.org/fa")),
            ("|10.1000/123456.p12-20", Some("10.1000/123456")),
            ("|10.1000/abc(12)3.", Some("10.1000/abc(12)3")),
            (
                "|10.1000/(SICI)7(19)20:1<12::AID-AB12>3.0.CO;2-Z.",
                Some("10.1000/(SICI)7(19)20:1<12::AID-AB12>3.0.CO;2-Z"),
            ),
            ("|10.1000/abc12,in press", Some("10.1000/abc12")),
            ("|10.1000/abc12.URL https://example.org", Some("10.1000/abc12")),
            ("|10.1000/abc12,doi :10.1000/abc12", Some("10.1000/abc12")),
            ("|10.1000/abc12,hep -th", Some("10.1000/abc12")),
            ("|10.1000/abc12[doi]", Some("10.1000/abc12")),
            ("|10.1000/abc-12. 2013. *", Some("10.1000/abc-12")),
            ("|10.1000/park.2016v9n2.p43-56.", Some("10.1000/park.2016v9n2.p43-56")),
            ("|10.1000/park.2016.v9.n2.p43-56.", Some("10.1000/park.2016.v9.n2.p43-56")),
            ("|10.1000/park.2016.v9.p43-56.", Some("10.1000/park.2016.v9.p43-56")),
            ("|https://doi.org/10.1000/park.2016.v9n2.p43-56.", Some("https://doi.org/10.1000/park.2016.v9n2.p43-56")),
            ("|https://doi.org/10.1000/123456.p12-20.", Some("https://doi.org/10.1000/123456")),
            ("|https://example.org/park.p43-56.", Some("https://example.org/park")),
            ("|10.1000/a,b12", Some("10.1000/a,b12")),
            ("|10.1 pages", None),
            ("|http is a word", None),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }

    #[test]
    fn spaces_that_break_an_address_are_mended() {
        for (text, want) in [
            ("|http: //a.example.com/posts /2010/06 /the_name, 12", "http: //a.example.com/posts /2010/06 /the_name"),
            ("|https://www.example.com.t r/fa%D 8% AF%D8-6/71.p1-4", "https://www.example.com.t r/fa%D 8% AF%D8-6/71"),
            ("|10.1000/03 0506209 02864493.p179-206.", "10.1000/03 0506209 02864493"),
            ("|10.1000/abc 2004 May", "10.1000/abc"),
        ] {
            assert_eq!(found(text), Some(want), "{text}");
        }
        assert_eq!(clean_doi("10.1000/03 0506 "), "10.1000/030506");
    }

    #[test]
    fn dois_in_addresses() {
        assert_eq!(doi_of_url("https://doi.org/10.1234/x"), Some("10.1234/x"));
        assert_eq!(doi_of_url("https://link.example.com/article/10.1234/x-1.pdf"), Some("10.1234/x-1"));
        assert_eq!(doi_of_url("https://example.com/10.1/x"), None);
    }
}
