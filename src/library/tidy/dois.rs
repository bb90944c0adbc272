//! DOIs with a resolver, with LaTeX in them, or that cannot be one.

use super::Finding;
use super::value::values;
use crate::library::Library;
use crate::rules::is_doi;
use crate::text::edit::Edit;

pub(super) fn find(library: &Library<'_>, found: &mut Finding) {
    for value in values(library, &["doi"]) {
        let bare = bare(value.text);
        let key = &value.entry.key;
        if value.text.trim().is_empty() || value.text.trim() == bare && is_doi(&bare) {
            continue;
        }
        if is_doi(&bare) {
            let message = format!("{key}: the DOI is {bare} alone, not `{}`", value.text.trim());
            found.mend("doi", value.line, message, [Edit::new(value.range, bare)]);
        } else {
            found.name("doi", value.line, format!("{key}: `{}` is not a DOI", value.text.trim()));
        }
    }
}

/// The identifier without what stands around it.
fn bare(text: &str) -> String {
    let mut rest = text.trim();
    for prefix in ["https://", "http://", "dx.", "www.", "doi.org/", "doi:", "doi"] {
        if rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)) {
            rest = rest[prefix.len()..].trim_start();
        }
    }
    let mut plain =
        rest.replace("{\\_}", "_").replace("\\_", "_").replace("\\&", "&").replace("\\%", "%").replace("\\#", "#");
    if !plain.contains('/') {
        plain = plain.replace("%2F", "/").replace("%2f", "/");
    }
    plain.trim_end_matches(['.', ',', ';', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{mended, messages};

    #[test]
    fn a_doi_stands_alone() {
        let entry = |doi: &str| format!("@misc{{a, title = {{T}}, doi = {doi}}}\n");
        for (doi, want) in [
            ("{https://doi.org/10.1000/ab}", "{10.1000/ab}"),
            ("{http://dx.doi.org/10.1000/ab}", "{10.1000/ab}"),
            ("\"DOI: 10.1000/a\\_b.\"", "\"10.1000/a_b\""),
            ("{10.1000%2Fab}", "{10.1000/ab}"),
            ("{10.1000/ab}", "{10.1000/ab}"),
            ("{1.1000/ab}", "{1.1000/ab}"),
            ("{}", "{}"),
        ] {
            assert_eq!(mended(&entry(doi)), entry(want), "{doi}");
        }
        assert_eq!(messages(&entry("{1.1000/ab}")), ["a: `1.1000/ab` is not a DOI"]);
    }
}
