//! An entry of a `.bib` file as it is put together and written: what BibTeX and BibLaTeX have in common.

use super::people::names;
use super::tex::Tex;
use crate::model::{ItemType, Name};
use crate::text::latex::LANGUAGES;

/// An entry of a `.bib` file with its fields in the order that they are written in.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub kind: &'static str,
    tex: &'a Tex,
    fields: Vec<(&'static str, String)>,
}

impl<'a> Entry<'a> {
    pub fn new(kind: &'static str, tex: &'a Tex) -> Self {
        Self { kind, tex, fields: Vec::new() }
    }

    /// Adds a field whose value is LaTeX already. An empty value adds nothing; a second field of a name neither.
    pub fn raw(&mut self, name: &'static str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() && !self.has(name) {
            self.fields.push((name, format!("{{{value}}}")));
        }
    }

    /// Adds a field of running text.
    pub fn text(&mut self, name: &'static str, value: &str) {
        self.raw(name, self.tex.text(value));
    }

    /// Running text as LaTeX.
    pub fn escaped(&self, value: &str) -> String {
        self.tex.text(value)
    }

    /// Adds a field that is read letter by letter: an address or an identifier.
    pub fn verbatim(&mut self, name: &'static str, value: &str) {
        self.raw(name, self.tex.verbatim(value));
    }

    /// Adds a list of names.
    pub fn names(&mut self, name: &'static str, list: &[Name], et_al: bool) {
        self.raw(name, names(list, et_al, self.tex));
    }

    /// Adds a field without braces: one of the macros that every style defines.
    pub fn bare(&mut self, name: &'static str, value: &str) {
        if !value.is_empty() && !self.has(name) {
            self.fields.push((name, value.to_owned()));
        }
    }

    /// Says the type where the entry's own does not tell it. Styles pass over the field.
    pub fn subtype(&mut self, kind: ItemType) {
        let told = match self.kind {
            "article" => ItemType::ArticleJournal,
            "book" | "booklet" | "collection" => ItemType::Book,
            "incollection" => ItemType::Chapter,
            "inproceedings" => ItemType::PaperConference,
            "phdthesis" | "mastersthesis" | "thesis" => ItemType::Thesis,
            "techreport" | "report" => ItemType::Report,
            "online" => ItemType::Webpage,
            "dataset" => ItemType::Dataset,
            "software" => ItemType::Software,
            "patent" => ItemType::Patent,
            _ if self.has("eprint") => ItemType::Article,
            _ if self.has("url") => ItemType::Webpage,
            _ => ItemType::Document,
        };
        match kind {
            _ if kind == told => {}
            // What BibLaTeX's own styles look for.
            ItemType::ArticleNewspaper if self.kind == "article" => self.raw("entrysubtype", "newspaper"),
            ItemType::ArticleMagazine if self.kind == "article" => self.raw("entrysubtype", "magazine"),
            _ => self.raw("entrysubtype", kind.name()),
        }
    }

    /// Whether the field is there.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(known, _)| *known == name)
    }

    /// Whether all the fields are there.
    pub fn has_all(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.has(name))
    }

    /// Writes the entry, with an empty line before it if it is not the first.
    pub fn write(&self, key: &str, out: &mut String) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push('@');
        out.push_str(self.kind);
        out.push('{');
        out.push_str(key);
        out.push_str(",\n");
        for (name, value) in &self.fields {
            out.push_str("  ");
            out.push_str(name);
            out.push_str(" = ");
            out.push_str(value);
            out.push_str(",\n");
        }
        out.push_str("}\n");
    }
}

/// A page range with BibTeX's dash; whatever dash the range has, and no white space around it.
pub(super) fn pages(page: &str, tex: &Tex) -> String {
    let mut out = String::with_capacity(page.len() + 1);
    for part in page.split([',', ';', '،']) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str(", ");
        }
        let ends: Vec<&str> = part
            .split(['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'])
            .map(str::trim)
            .filter(|end| !end.is_empty())
            .collect();
        // `A-12-A-20` counts its pages with hyphens of its own.
        let joint = if ends.len() == 4 { 2 } else { 1 };
        for (index, end) in ends.iter().enumerate() {
            if index > 0 {
                out.push_str(if index == joint || ends.len() != 4 { "--" } else { "-" });
            }
            out.push_str(&tex.text(end));
        }
    }
    out
}

/// An identifier without the resolver's address or its own name before it.
pub(super) fn doi(printed: &str) -> &str {
    let start = printed.find("10.").unwrap_or(0);
    printed[start..].trim()
}

/// An archive's name, the identifier in it and the class behind it: `arXiv`, `2101.00001`, `cs.CL`.
pub(super) fn eprint(archive: &str, location: &str) -> Option<(String, String, String)> {
    let location = location.trim();
    let prefixed = location.get(..6).is_some_and(|prefix| prefix.eq_ignore_ascii_case("arxiv:"));
    let is_arxiv = prefixed || archive.to_ascii_lowercase().contains("arxiv");
    if location.is_empty() || (archive.is_empty() && !is_arxiv) {
        return None;
    }
    let bare = if prefixed { location[6..].trim() } else { location };
    let (id, class) = match bare.split_once('[') {
        Some((id, class)) => (id.trim(), class.trim_end_matches(']').trim()),
        None => (bare, ""),
    };
    let archive = if is_arxiv { "arXiv" } else { archive };
    Some((archive.to_owned(), id.to_owned(), class.to_owned()))
}

/// The name that babel and polyglossia know a language by, for its BCP 47 tag; empty where they know none.
pub(super) fn babel(tag: &str) -> &'static str {
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    LANGUAGES.iter().find(|(code, _)| *code == primary).map_or("", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_ranges_get_two_hyphens() {
        let tex = Tex { ascii: false };
        for (printed, want) in [
            ("277-293", "277--293"),
            ("277 – 293", "277--293"),
            ("۲۷۷-۲۹۳", "۲۷۷--۲۹۳"),
            ("1-4, 9", "1--4, 9"),
            ("e123", "e123"),
            ("A-12-A-20", "A-12--A-20"),
            ("295-", "295"),
            ("", ""),
        ] {
            assert_eq!(pages(printed, &tex), want, "{printed}");
        }
    }

    #[test]
    fn identifiers_stand_alone() {
        assert_eq!(doi("https://doi.org/10.1/a_b"), "10.1/a_b");
        assert_eq!(doi("doi: 10.1/x"), "10.1/x");
        let arxiv = |id: &str, class: &str| Some(("arXiv".to_owned(), id.to_owned(), class.to_owned()));
        assert_eq!(eprint("", "arXiv:2101.00001 [cs.CL]"), arxiv("2101.00001", "cs.CL"));
        assert_eq!(eprint("arXiv", "hep-th/9711200"), arxiv("hep-th/9711200", ""));
        assert_eq!(eprint("", "shelf 4"), None);
    }

    #[test]
    fn languages_have_latex_names() {
        assert_eq!(babel("fa-IR"), "persian");
        assert_eq!(babel("xx"), "");
    }
}
