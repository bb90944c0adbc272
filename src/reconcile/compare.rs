//! How one cite and one reference compare, part by part.

use super::compare_years::{suffix, year};
use super::index::{acronym, beginning, compact, is_cut_short, responsible, without_and};
use super::weights::{authors_weight, evidence, suffix_weight, year_weight};
use crate::locale::same_body;
use crate::model::{AuthorsFit, Cite, Comparison, Evidence, Link, LocatorFit, Name, Reference, SurnameFit};
use crate::text::names::{NameFit, compare as compare_names};
use crate::text::{fold, is_short_for};

/// Compares a cite with the reference number `at`.
pub fn compare(cite: &Cite, reference: &Reference, at: usize) -> Link {
    let (surname, likeness) = surname(cite, reference);
    let year = year(cite, reference);
    let suffix = suffix(cite, reference);
    let (authors, shared) = authors(cite, reference);
    let locator = locator(cite, reference);
    // An entry that says it is a translation has a name that was romanised by somebody: a letter more or less is no
    // misspelling.
    let (surname, likeness) = match surname {
        SurnameFit::Near if likeness >= 0.75 && is_romanised_entry(&reference.text) => {
            (SurnameFit::Romanised, likeness)
        }
        _ => (surname, likeness),
    };
    let comparison = Comparison { surname, year, suffix, authors, locator };
    let title = title(cite, reference);
    let score = likeness * year_weight(year) * suffix_weight(suffix) * authors_weight(authors) * title.unwrap_or(1.0);
    let mut evidence = evidence(&comparison, likeness, shared);
    if surname == SurnameFit::Near && is_translated(cite, reference) {
        evidence[0].how = "translated".into();
    }
    if let Some(title) = title {
        let how = if title >= 0.9 { "agrees" } else { "differs" };
        evidence.push(Evidence { of: "title", how: how.into(), score: (title * 100.0).round() / 100.0 });
    }
    Link { reference: at, score: (score * 1000.0).round() / 1000.0, comparison, evidence }
}

/// The fit of the first cited name to the first listed one.
fn surname(cite: &Cite, reference: &Reference) -> (SurnameFit, f64) {
    let Some(cited) = cite.names.first() else { return (SurnameFit::Unknown, 0.4) };
    let first = responsible(reference).first();
    let mut best = first.map_or((SurnameFit::Different, 0.0), |name| name_fit(cited, name));
    if best.0 < SurnameFit::Folded {
        // However the entry's authors were read, it begins with its first author's name.
        let begins = reference.lead();
        if compact(begins) == compact(cited)
            || reference.lead_short().is_some_and(|short| compact(short) == compact(cited))
            || acronym(begins).is_some_and(|short| compact(&short) == compact(cited))
        {
            best = (SurnameFit::Folded, 0.97);
        }
        if first.is_none() && is_short_for(cited, begins) {
            best = (SurnameFit::Folded, 0.95);
        }
        // `Ministry of Health and Welfare` was cut in two at its "and".
        if cite.names.len() > 1
            && let Some(name) = first
            && !name.literal.is_empty()
            && without_and(&cite.names.join(" ")) == without_and(&name.literal)
        {
            best = (SurnameFit::Folded, 0.97);
        }
        // A reader who looks for a body under its cited name must be told.
        if best.0 < SurnameFit::Romanised && is_translated(cite, reference) {
            best = (SurnameFit::Near, 0.9);
        }
        if is_cut_short(cited) && beginning(&reference.text).starts_with(&compact(cited)) {
            best = (SurnameFit::Folded, 0.95);
        }
        let least = if first.is_none() { 6 } else { 10 };
        if first.is_none_or(|name| !name.literal.is_empty())
            && cited.chars().count() >= least
            && compact(&reference.item.title).starts_with(&compact(cited))
        {
            best = (SurnameFit::Folded, 0.95);
        }
    }
    best
}

/// Whether a body is cited in one language and listed in another.
fn is_translated(cite: &Cite, reference: &Reference) -> bool {
    let first = responsible(reference).first();
    cite.names.first().is_some_and(|cited| {
        same_body(cited, reference.lead()) || first.is_some_and(|name| same_body(cited, &name.surname()))
    })
}

/// Whether an entry ends in `[In Persian]` or the like, a language whose script is not Latin.
fn is_romanised_entry(text: &str) -> bool {
    let Some(open) = text.rfind(['[', '(']) else { return false };
    let note = fold(&text[open..]);
    let Some(language) = note.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).nth(1) else {
        return false;
    };
    note.contains("in ")
        && crate::locale::locales().iter().any(|locale| {
            !locale.scripts.contains(&"Latn") && fold(locale.name).split_whitespace().any(|name| name == language)
        })
}

/// Whether a name is that of somebody who made the work: an author, an editor, or whom the entry names otherwise. A name
/// with the ending of a sentence is, and so is one in another script than the entry, of which nothing can be said.
pub fn is_author(cited: &str, reference: &Reference) -> bool {
    /// Letters that a declined name has in common with the listed one.
    const STEM: usize = 4;
    let item = &reference.item;
    let people = item.author.iter().chain(&item.editor).chain(&item.translator);
    let (cited_folded, text) = (compact(cited), compact(&reference.text));
    let stem: String = cited_folded.chars().take(STEM).collect();
    let alike = |name: &Name| {
        let surname = compact(&name.surname());
        let near = stem.chars().count() == STEM && surname.starts_with(&stem);
        near || name_fit(cited, name).0 > SurnameFit::Different
    };
    let script = |text: &str| crate::text::script::dominant(text);
    let listed: String = item.author.iter().map(Name::surname).collect();
    people.clone().next().is_none()
        || people.clone().any(alike)
        || text.contains(&cited_folded)
        || script(cited) != script(&listed)
}

pub(super) fn name_fit(cited: &str, name: &Name) -> (SurnameFit, f64) {
    // `ARGE STADT-UMLAND WERRA` was read as a person; `d'Hauterive` is listed as `HAUTERIVE B. (D')`.
    if cited.contains(' ')
        && !name.given.is_empty()
        && compact(cited) == compact(&format!("{}{}", name.given, name.family))
    {
        return (SurnameFit::Exact, 1.0);
    }
    let bare = ["d'", "d’", "D'", "D’"].iter().find_map(|particle| cited.strip_prefix(particle)).unwrap_or(cited);
    if bare.len() < cited.len() && compact(bare) == compact(&name.surname()) {
        return (SurnameFit::Folded, 0.98);
    }
    if let Some(whole) = name.in_one_piece() {
        if whole == cited {
            return (SurnameFit::Exact, 1.0);
        }
        // `陈智远` of the entry of 陈志远: cited with a given name, so that the surname alone says nothing.
        let given = cited.strip_prefix(name.family.as_str()).filter(|given| !given.is_empty());
        // `張簡` may be the surname of 張簡美玲.
        if given.is_some() && !cited.starts_with(&whole) && !whole.starts_with(cited) {
            let near = strsim::levenshtein(cited, &whole) == 1 && whole.chars().count() > 2;
            return if near { (SurnameFit::Near, 0.9) } else { (SurnameFit::Different, 0.3) };
        }
    }
    let surname = name.surname();
    let mut found = compare_names(cited, &surname);
    // `Lê Văn Chiến`: cited with the given name, in the order of the list or of the sentence.
    if found.fit < NameFit::Folded && cited.contains(' ') && name.given.chars().count() > 1 {
        let whole = compare_names(cited, &format!("{} {surname}", name.given));
        if whole.score > found.score && whole.score > 0.85 {
            found = whole;
        }
    }
    // `Ahmad Fauzi` of Ahmad Fauzi Idris: cited by the first words of a name that has no surname.
    if found.fit < NameFit::Folded && cited.contains(' ') && !name.given.is_empty() {
        let whole = fold(&format!("{surname} {}", name.given));
        if whole.strip_prefix(fold(cited).as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')) {
            return (SurnameFit::Folded, 0.95);
        }
    }
    if let Some(open) = surname.find(['(', '[']) {
        let before = compare_names(cited, surname[..open].trim_end());
        if before.score > found.score {
            found = before;
        }
    }
    let fit = match found.fit {
        NameFit::Exact => SurnameFit::Exact,
        NameFit::Folded => SurnameFit::Folded,
        NameFit::Romanised => SurnameFit::Romanised,
        NameFit::Near => SurnameFit::Near,
        NameFit::Different => SurnameFit::Different,
    };
    if fit == SurnameFit::Different || fit == SurnameFit::Near {
        // `Ngân hàng Nhà nước` of `Ngân hàng Nhà nước Việt Nam`: a body cited by the first words of its name.
        let words = cited.split_whitespace().count();
        if !name.literal.is_empty()
            && (words > 2 || words > 1 && cited.chars().count() > 12)
            && fold(&name.literal).strip_prefix(fold(cited).as_str()).is_some_and(|rest| rest.starts_with(' '))
        {
            return (SurnameFit::Folded, 0.93);
        }
        // An organisation cited by its initials.
        let short = compact(cited);
        if acronym(&surname).is_some_and(|initials| abbreviates(&short, &compact(&initials)))
            || !name.literal.is_empty() && is_short_for(cited, &name.literal)
            || surname.contains(['[', '(']) && surname.split(['[', ']', '(', ')']).any(|part| compact(part) == short)
        {
            return (SurnameFit::Folded, 0.95);
        }
    }
    (fit, found.score)
}

/// Whether a cited short form stands for an organisation with these initials: all of them, or the first three or more.
fn abbreviates(short: &str, initials: &str) -> bool {
    let letters = short.chars().count();
    letters >= 2 && short == initials || letters >= 3 && initials.starts_with(short)
}

/// The fit of the authors after the first, and how many of them agree.
fn authors(cite: &Cite, reference: &Reference) -> (AuthorsFit, usize) {
    let listed = responsible(reference);
    if cite.names.is_empty() || listed.is_empty() {
        return (AuthorsFit::Agree, 0);
    }
    // A body that has written with others is often cited alone.
    // `STADT HOHENFURT, AMT FÜR STATISTIK`, cited by its first words.
    let first = || {
        let whole = format!("{} {}", listed[0].given, listed[0].family);
        cite.names[0].contains(' ') && compact(&cite.names[0]) == compact(&whole) && !listed[0].given.contains('.')
    };
    let organisation = (!listed[0].literal.is_empty() && (listed.len() == 1 || cite.names.len() == 1))
        || cite.names.len() == 1 && listed.len() > 1 && !cite.et_al && first();
    if organisation || cite.names.len() == 1 && !cite.et_al && is_body_by_lead(&cite.names[0], reference) {
        return (AuthorsFit::Agree, 0);
    }
    // `洛雷尔，安娜，2010，章旭译`: of a translated author in Chinese letters the given name may stand behind a comma.
    if cite.names.len() == 1 && listed.len() == 2 && is_transliterated(reference, listed) {
        return (AuthorsFit::Agree, 0);
    }
    // A note names the first author of a work and its title; a title that is cut short has no authors.
    let called = cite.optional && cite.years.is_empty();
    if called || cite.title.is_some() || cite.names.first().is_some_and(|name| is_cut_short(name)) {
        return (AuthorsFit::Agree, 0);
    }
    let later = &cite.names[1..];
    // `Sherwin and Prat i Fornells` was cut at the word that is part of a name, `Abel, Bor. 2019` read as one person.
    if !later.is_empty() && is_same_row(&cite.names, listed) {
        return (AuthorsFit::Agree, listed.len());
    }
    if later.is_empty() && is_one_body(&cite.names[0], listed) {
        return (AuthorsFit::Agree, listed.len());
    }
    let mut shared = 0;
    let mut differing = 0;
    for (offset, name) in later.iter().enumerate() {
        let fits = |author: &Name| name_fit(name, author).0 >= SurnameFit::Near;
        match listed.get(offset + 1) {
            Some(author) if fits(author) => shared += 1,
            _ if listed.iter().any(fits) => return (AuthorsFit::Order, shared),
            // What the list leaves out behind its own et al. cannot be told.
            None if reference.et_al => {}
            None => return (AuthorsFit::Count { cited: cite.names.len(), listed: listed.len() }, shared),
            Some(_) => differing += 1,
        }
    }
    if differing > shared {
        return (AuthorsFit::CoauthorDiffers, shared);
    }
    if cite.et_al {
        let fit = if listed.len() == 1 && !reference.et_al { AuthorsFit::EtAlOfOne } else { AuthorsFit::Agree };
        return (fit, shared);
    }
    if cite.names.len() < listed.len() || cite.names.len() == listed.len() && reference.et_al {
        return (AuthorsFit::Count { cited: cite.names.len(), listed: listed.len() }, shared);
    }
    (AuthorsFit::Agree, shared)
}

/// Whether an entry in Chinese or Japanese letters says that it is a translation.
fn is_transliterated(reference: &Reference, listed: &[Name]) -> bool {
    let foreign = |name: &Name| name.surname().chars().all(crate::text::script::is_cjk);
    reference.text.contains(['译', '譯', '訳']) && listed.iter().all(foreign)
}

/// Whether the cited names in a row are the listed surnames in a row, wherever each was cut; of a single author also
/// the given name, where it is a surname that was read as one.
fn is_same_row(cited: &[String], listed: &[Name]) -> bool {
    if let ([_, second], [only]) = (cited, listed) {
        return only.given.chars().count() >= 4 && !only.given.contains('.') && compact(second) == compact(&only.given);
    }
    // A name that was cut makes more of them.
    if cited.len() <= listed.len() {
        return false;
    }
    let surnames: Vec<String> = listed.iter().map(Name::surname).collect();
    without_and(&cited.join(" ")) == without_and(&surnames.join(" "))
}

/// Whether a cited name is that of a body by what the entry begins with, though its words were read as several people:
/// `Bộ Thông tin và Truyền thông`; or the entry has editors only, `GPCA: Assessment, edited by …`.
fn is_body_by_lead(cited: &str, reference: &Reference) -> bool {
    /// Words of a body, where they alone say that it is one.
    const WORDS: usize = 3;
    let lead = || compact(reference.lead()) == compact(cited);
    let large = cited.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let long = large >= WORDS && lead();
    let short = reference.lead_short().is_some_and(|short| compact(short) == compact(cited));
    long || short || reference.item.author.is_empty() && cited.chars().all(char::is_uppercase) && lead()
}

/// Whether a cited body has the words of all that was read as people: `Bahagian Perancangan dan Penyelidikan Dasar`.
fn is_one_body(cited: &str, listed: &[Name]) -> bool {
    /// Words of such a body, at least.
    const WORDS: usize = 4;
    let whole: Vec<String> = listed.iter().map(|name| format!("{} {}", name.given, name.surname())).collect();
    listed.len() > 1 && cited.split_whitespace().count() >= WORDS && without_and(cited) == without_and(&whole.join(" "))
}

/// How well the title words of a note agree with the entry; `None` where the cite has none.
fn title(cite: &Cite, reference: &Reference) -> Option<f64> {
    let cited = compact(cite.title.as_deref()?);
    let listed = compact(&reference.item.title);
    if cited.is_empty() || listed.is_empty() {
        return None;
    }
    if listed.contains(&cited) || cited.contains(&listed) || compact(&reference.text).contains(&cited) {
        return Some(1.0);
    }
    Some(0.4 + 0.6 * strsim::normalized_levenshtein(&cited, &listed))
}

fn locator(cite: &Cite, reference: &Reference) -> LocatorFit {
    let Some(place) = &cite.locator else { return LocatorFit::Unknown };
    let Some((first, last)) = page_range(&reference.item.page) else { return LocatorFit::Unknown };
    let Some(page) = cited_page(place) else { return LocatorFit::Unknown };
    if (first..=last).contains(&page) { LocatorFit::Inside } else { LocatorFit::Outside { page, first, last } }
}

/// `277-293`; `None` for an article number, a single page or a range that counts down.
fn page_range(page: &str) -> Option<(u32, u32)> {
    let (first, last) = page.split_once(['-', '–', '—'])?;
    let (first, last) = (first.trim().parse::<u32>().ok()?, last.trim().parse::<u32>().ok()?);
    // `1489-502` stands for 1489-1502.
    let last = if last < first {
        let scale = 10u32.checked_pow(last.checked_ilog10()? + 1)?;
        first / scale * scale + last
    } else {
        last
    };
    (first < last).then_some((first, last))
}

/// The page that a locator names, where it names a page and not a chapter.
fn cited_page(place: &str) -> Option<u32> {
    let digits = |c: char| crate::text::digits::digit_value(c);
    let start = place.find(|c| digits(c).is_some())?;
    let word = fold(place[..start].trim_matches(|c: char| !c.is_alphanumeric()));
    let lexicon = crate::locale::lexicon();
    let first_word = word.split_whitespace().next().unwrap_or("");
    if !first_word.is_empty() && !lexicon.is(first_word, crate::locale::Term::Page) {
        return None;
    }
    place[start..].chars().map_while(digits).try_fold(0u32, |sum, digit| sum.checked_mul(10)?.checked_add(digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_one_piece_is_compared_with_its_given_name() {
        let fit = |cited: &str, family: &str, given: &str| name_fit(cited, &Name::person(family, given)).0;
        assert_eq!(fit("陈志远", "陈", "志远"), SurnameFit::Exact);
        assert_eq!(fit("陈智远", "陈", "志远"), SurnameFit::Near);
        assert_eq!(fit("陈晓明", "陈", "志远"), SurnameFit::Different);
        assert_eq!(fit("황보은지", "황보", "은재"), SurnameFit::Near);
        assert_eq!(fit("陈", "陈", "志远"), SurnameFit::Exact);
        assert_ne!(fit("張簡", "張", "簡美玲"), SurnameFit::Different);
        assert_eq!(fit("森田", "森", "太一"), SurnameFit::Different);
    }
}
