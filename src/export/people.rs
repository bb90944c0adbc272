//! Names in BibTeX's form: `von Last, Jr, First and {{Organisation}} and others`.
//!
//! Source: Oren Patashnik, `BibTeXing` (1988), section 4.

use super::tex::Tex;
use crate::model::Name;

/// A list of names, joined the way that BibTeX splits them.
pub(super) fn names(list: &[Name], et_al: bool, tex: &Tex) -> String {
    let mut written: Vec<String> = list.iter().map(|one| name(one, tex)).filter(|one| !one.is_empty()).collect();
    if et_al && !written.is_empty() {
        written.push("others".to_owned());
    }
    written.join(" and ")
}

fn name(name: &Name, tex: &Tex) -> String {
    if !name.literal.trim().is_empty() {
        return whole(&name.literal, tex);
    }
    if name.family.trim().is_empty() {
        return whole(&name.given, tex);
    }
    let given = part(&name.given, tex);
    let suffix = part(&name.suffix, tex);
    if given.is_empty() && !suffix.is_empty() {
        return whole(&format!("{}, {}", name.surname(), name.suffix), tex);
    }
    let particles = [&name.dropping_particle, &name.non_dropping_particle].map(|one| part(one, tex));
    let has_particle = particles.iter().any(|one| !one.is_empty());
    let family = family(&name.family, tex);
    let mut out = String::new();
    for word in particles.iter().chain([&family]).filter(|word| !word.is_empty()) {
        // An apostrophe joins: `d'Alembert`.
        if !out.is_empty() && !out.ends_with(['\'', '’']) {
            out.push(' ');
        }
        out.push_str(word);
    }
    for tail in [suffix, given].iter().filter(|tail| !tail.is_empty()) {
        out.push_str(", ");
        out.push_str(tail);
    }
    // A lone surname of several words would be read as First Last, behind a particle it stands in its own braces.
    let alone = name.given.trim().is_empty() && name.family.split_whitespace().nth(1).is_some();
    match (alone, has_particle) {
        (false, _) => out,
        (true, true) if out.ends_with('}') => out,
        (true, true) => out.replacen(&family, &format!("{{{family}}}"), 1),
        // Braces about the blanks tell it from an organisation.
        (true, false) => format!("{{{}}}", tex.text(&name.family).replace(' ', "{ }")),
    }
}

/// A name that must not be taken apart.
fn whole(text: &str, tex: &Tex) -> String {
    let text = tex.text(text);
    if text.is_empty() { text } else { format!("{{{text}}}") }
}

/// A part of a name, in braces where a comma or an `and` in it would end it.
fn part(text: &str, tex: &Tex) -> String {
    let escaped = tex.text(text);
    let splits = text.contains(',') || escaped.split(' ').any(|word| word.eq_ignore_ascii_case("and"));
    if splits { format!("{{{escaped}}}") } else { escaped }
}

/// A surname, in braces where BibTeX would take its small words for a particle: `{Ortega y Gasset}`.
fn family(text: &str, tex: &Tex) -> String {
    let small = |word: &str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    let words: Vec<&str> = text.split_whitespace().collect();
    // The last word is the surname whatever its case.
    let misread = words.iter().rev().skip(1).any(|word| small(word)) || text.trim().eq_ignore_ascii_case("others");
    let escaped = part(text, tex);
    if misread && !escaped.starts_with('{') { format!("{{{escaped}}}") } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_take_bibtex_form() {
        let tex = Tex { ascii: false };
        let van = Name { non_dropping_particle: "van der".into(), ..Name::person("Berg", "Jan") };
        let humboldt = Name { dropping_particle: "von".into(), ..Name::person("Humboldt", "Alexander") };
        let king = Name { suffix: "Jr.".into(), ..Name::person("King", "Martin Luther") };
        let alembert = Name { non_dropping_particle: "d'".into(), ..Name::person("Alembert", "Jean") };
        for (name, want) in [
            (van, "van der Berg, Jan"),
            (humboldt, "von Humboldt, Alexander"),
            (king, "King, Jr., Martin Luther"),
            (alembert, "d'Alembert, Jean"),
            (Name::person("کرمی", "رضا"), "کرمی, رضا"),
            (Name::person("王", "小明"), "王, 小明"),
            (Name::literal("World Health Organization"), "{World Health Organization}"),
            (Name::literal("Barnes and Noble, Inc."), "{Barnes and Noble, Inc.}"),
            (Name::person("Ortega y Gasset", "José"), "{Ortega y Gasset}, José"),
            (Name::person("de Souza", "Ana"), "{de Souza}, Ana"),
            (Name::person("García Márquez", ""), "{García{ }Márquez}"),
            (Name { non_dropping_particle: "de".into(), ..Name::person("García Márquez", "") }, "de {García Márquez}"),
            (Name { non_dropping_particle: "de".into(), ..Name::person("Beauvoir", "") }, "de Beauvoir"),
            (Name::person("", "Plato"), "{Plato}"),
            (Name::person("Smith & Co", "A."), "Smith \\& Co, A."),
            (Name::person("Others", "A."), "{Others}, A."),
        ] {
            assert_eq!(super::name(&name, &tex), want);
        }
    }

    #[test]
    fn a_list_that_ends_in_et_al_ends_in_others() {
        let tex = Tex { ascii: false };
        let list = [Name::person("Novák", "J."), Name::literal("WHO"), Name::default()];
        assert_eq!(names(&list, true, &tex), "Novák, J. and {WHO} and others");
        assert_eq!(names(&[], true, &tex), "");
    }
}
