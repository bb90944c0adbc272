//! The named characters of HTML: `eacute`, `nbsp`.
//!
//! Source: <https://html.spec.whatwg.org/multipage/named-characters.html>

/// A name and its characters a line, the names in the order of their bytes.
const TABLE: &str = include_str!("../../data/entities.tsv");

/// The characters of this name, which is given without `&` and `;`.
pub(super) fn named(name: &str) -> Option<&'static str> {
    match name {
        "Tab" => return Some("\t"),
        "NewLine" => return Some("\n"),
        _ => {}
    }
    let mut rest = TABLE;
    while !rest.is_empty() {
        let middle = memchr::memrchr(b'\n', &rest.as_bytes()[..rest.len() / 2]).map_or(0, |end| end + 1);
        let end = memchr::memchr(b'\n', &rest.as_bytes()[middle..]).map_or(rest.len(), |end| middle + end);
        let (known, characters) = rest[middle..end].split_once('\t')?;
        match known.cmp(name) {
            std::cmp::Ordering::Equal => return Some(characters),
            std::cmp::Ordering::Less => rest = rest.get(end + 1..)?,
            std::cmp::Ordering::Greater => rest = &rest[..middle],
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_no_other() {
        for line in TABLE.lines() {
            let (name, characters) = line.split_once('\t').unwrap();
            assert_eq!(named(name), Some(characters));
            assert_eq!(named(&format!("{name}x")).is_some(), TABLE.contains(&format!("\n{name}x\t")), "{name}x");
        }
        assert_eq!((named("Amacr"), named("NewLine"), named("nbsp")), (Some("Ā"), Some("\n"), Some("\u{a0}")));
        assert_eq!((named(""), named("zz"), named("A"), named("é")), (None, None, None, None));
    }
}
