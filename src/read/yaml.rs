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
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count();
            return Err(Broken { line, message: "brackets nest too deep".to_owned() });
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_texts_are_refused_at_once() {
        assert_eq!(parse("a: [1, {b: 2}]").unwrap()["a"][1]["b"], 2);
        assert_eq!(parse(&format!("\n{}", "{a: [".repeat(100_000))).unwrap_err().line, 2);
        assert!(parse("a: [\nb: {").unwrap_err().line >= 2);
        assert!(parse(&"- ".repeat(100_000)).is_err());
    }
}
