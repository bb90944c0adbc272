//! YAML, with a limit to how deep it nests: the scanner looks at every open bracket again for every sign.

use serde_json::Value;

/// Brackets of a file of references nest less than this.
const DEEPEST: usize = 100;

/// What is wrong with a text, and where.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// The line, from 1.
    pub(super) line: usize,
    pub(super) message: String,
}

/// The first document of a text.
///
/// # Errors
/// When the text is no YAML, or nests too deep.
pub(super) fn parse(text: &str) -> Result<Value, Broken> {
    if let Some(at) = too_deep(text.as_bytes()) {
        let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count();
        return Err(Broken { line, message: "brackets nest too deep".to_owned() });
    }
    let broken = |error: serde_yaml_ng::Error| Broken {
        line: error.location().map_or(1, |place| place.line()),
        message: error.to_string(),
    };
    match serde_yaml_ng::Deserializer::from_str(text).next() {
        Some(document) => serde::Deserialize::deserialize(document).map_err(broken),
        None => Ok(Value::Null),
    }
}

/// The bracket that is one too many. Brackets between quotation marks do not nest. A quotation ends with its line here, so
/// that no mark inside a plain text can hide what follows.
fn too_deep(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut quote, mut before, mut escaped) = (0_usize, None, b'\n', false);
    for (at, &byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (_, b'\n') => (quote, escaped) = (None, false),
            _ if escaped => escaped = false,
            (Some(b'"'), b'\\') => escaped = true,
            (Some(mark), _) if mark == byte => quote = None,
            (Some(_), _) => {}
            // A quotation begins where a value can.
            (None, b'"' | b'\'') if matches!(before, b'\n' | b':' | b'-' | b',' | b'[' | b'{') => quote = Some(byte),
            (None, b'[' | b'{') => depth += 1,
            (None, b']' | b'}') => depth = depth.saturating_sub(1),
            (None, _) => {}
        }
        if depth > DEEPEST {
            return Some(at);
        }
        if !matches!(byte, b' ' | b'\t' | b'\r') {
            before = byte;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_texts_are_refused_at_once() {
        assert_eq!(parse("a: [1, {b: 2}]").unwrap()["a"][1]["b"], 2);
        assert_eq!(parse(&format!("\n{}", "{a: [".repeat(100_000))).unwrap_err().line, 2);
        assert!(parse("a: [\nb: {").unwrap_err().line >= 2);
        assert!(parse(&"- ".repeat(100_000)).is_err());
        for quoted in ["a: \"\\\"{}\"", "a: '{}'", "- \"{}\"\nb", "[\"{}\", '{}']"] {
            let text = quoted.replace("{}", &"[{".repeat(200));
            assert!(too_deep(text.as_bytes()).is_none(), "{quoted}");
        }
        for plain in ["a: it's {}", "a: '\n{}", "# \"\n{}", "a: \"b\" {}"] {
            assert!(too_deep(plain.replace("{}", &"[{".repeat(200)).as_bytes()).is_some(), "{plain}");
        }
    }
}
