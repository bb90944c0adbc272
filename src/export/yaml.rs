//! YAML, as much of it as bibliographies need: mappings, sequences and quoted strings.
//!
//! Every string is quoted, so that no `no`, `1.10` or `~` is taken for anything else. Double-quoted YAML reads the
//! escapes of JSON (YAML 1.2, section 5.7), which is how strings are written here.

use serde_json::Value;

/// Writes a value as a YAML document without a header.
pub(super) fn document(value: &Value) -> String {
    let mut out = String::new();
    block(value, 0, &mut out);
    out
}

/// Writes a mapping or sequence one entry a line. Values are made by this program, a few levels deep.
fn block(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                out.push_str(&" ".repeat(indent));
                out.push_str(&key(name));
                out.push(':');
                after(field, indent + 2, out);
            }
        }
        Value::Array(members) => {
            for member in members {
                out.push_str(&" ".repeat(indent));
                out.push('-');
                if is_block(member) {
                    let mut inner = String::new();
                    block(member, indent + 2, &mut inner);
                    out.push(' ');
                    out.push_str(inner.trim_start_matches(' '));
                } else {
                    after(member, indent + 2, out);
                }
            }
        }
        other => {
            out.push_str(&scalar(other));
            out.push('\n');
        }
    }
}

/// A value on one line. What YAML takes for no sign, or for the end of a line, is escaped: JSON lets it stand.
fn scalar(value: &Value) -> String {
    let json = value.to_string();
    let unsafe_sign = |sign: char| {
        matches!(sign, '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
    };
    if !json.contains(unsafe_sign) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for sign in json.chars() {
        if unsafe_sign(sign) { out.push_str(&format!("\\u{:04x}", sign as u32)) } else { out.push(sign) }
    }
    out
}

/// Writes what follows a colon or dash.
fn after(value: &Value, indent: usize, out: &mut String) {
    if is_block(value) {
        out.push('\n');
        block(value, indent, out);
    } else {
        out.push(' ');
        out.push_str(&scalar(value));
        out.push('\n');
    }
}

/// Whether a value takes lines of its own; a sequence of plain values stands on one line as in JSON.
fn is_block(value: &Value) -> bool {
    match value {
        Value::Object(fields) => !fields.is_empty(),
        Value::Array(members) => members.iter().any(|member| !matches!(member, Value::Number(_))),
        _ => false,
    }
}

/// A mapping's key, quoted unless it is a plain word that YAML takes for nothing else.
fn key(name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(&name.to_lowercase().as_str());
    if plain { name.to_owned() } else { scalar(&Value::from(name)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_values_are_indented() {
        let value = serde_json::json!({
            "references": [{"id": "no", "issued": {"date-parts": [[2004, 7]]}, "title": "A \"b\": c"}], "no": []
        });
        assert_eq!(
            document(&value),
            "references:\n  - id: \"no\"\n    issued:\n      date-parts:\n        - [2004,7]\n    \
             title: \"A \\\"b\\\": c\"\n\"no\": []\n"
        );
    }

    #[test]
    fn signs_that_yaml_forbids_are_escaped() {
        let value = serde_json::json!({ "a": "x\u{7f}y\u{85}\u{2028}\u{feff}é" });
        assert_eq!(document(&value), "a: \"x\\u007fy\\u0085\\u2028\\ufeffé\"\n");
    }
}
