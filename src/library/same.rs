//! Which work of a library a reference is.

use rustc_hash::FxHashMap;

use super::work::Work;
use crate::model::Reference;

/// By what a work was known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The entry holds the very same fields.
    Fields,
    /// The DOI.
    Doi,
    /// Title and authors.
    Title,
    /// Author, year and place, or the sounds of the title, in another script.
    Script,
}

/// Works that are compared with one, at most, of those that share an author and a year or a title.
const MOST: usize = 64;

/// Works in the order of a library, found again by what they say.
#[derive(Debug, Default)]
pub struct Works {
    works: Vec<Work>,
    by_doi: FxHashMap<String, Vec<usize>>,
    by_title: FxHashMap<String, Vec<usize>>,
    by_author_and_year: FxHashMap<(String, i32), Vec<usize>>,
}

impl Works {
    /// Adds a work; its number is how many were there before.
    pub fn add(&mut self, reference: &Reference) {
        let work = Work::of(reference);
        let at = self.works.len();
        let put = |bucket: &mut Vec<usize>| {
            if bucket.len() < MOST && bucket.last() != Some(&at) {
                bucket.push(at);
            }
        };
        if !work.doi.is_empty() {
            put(self.by_doi.entry(work.doi.clone()).or_default());
        }
        if !work.title.is_empty() {
            put(self.by_title.entry(work.title.clone()).or_default());
        }
        for (skeleton, year) in buckets(&work) {
            put(self.by_author_and_year.entry((skeleton, year)).or_default());
        }
        self.works.push(work);
    }

    /// The work that the reference is, and how it is known.
    pub fn find(&self, reference: &Reference) -> Option<(usize, How)> {
        let work = Work::of(reference);
        let doi = self.by_doi.get(&work.doi).into_iter().flatten();
        if let Some(&at) = doi.clone().find(|&&at| is_same_with_doi(&work, &self.works[at])) {
            return Some((at, How::Doi));
        }
        let candidates = self.near(&work);
        let of = |test: fn(&Work, &Work) -> bool| candidates.iter().copied().find(|&at| test(&work, &self.works[at]));
        of(is_same).map(|at| (at, How::Title)).or_else(|| of(is_same_in_script).map(|at| (at, How::Script)))
    }

    /// A work that is perhaps the reference, though not surely enough: the same title and author in another year, or
    /// the same DOI on another title.
    pub fn doubtful(&self, reference: &Reference) -> Option<usize> {
        let work = Work::of(reference);
        let doi = self.by_doi.get(&work.doi).into_iter().flatten().copied().next();
        let by_title = || {
            self.near(&work).into_iter().find(|&at| {
                let other = &self.works[at];
                other.shares_title(&work) && other.may_share_author(&work) && !dois_differ(&work, other)
            })
        };
        doi.or_else(by_title)
    }

    /// The works that share the title, or an author and a year, in order.
    fn near(&self, work: &Work) -> Vec<usize> {
        let mut found: Vec<usize> = self.by_title.get(&work.title).into_iter().flatten().copied().collect();
        for key in buckets(work) {
            found.extend(self.by_author_and_year.get(&key).into_iter().flatten().copied());
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The keys of a work's first author with each year that it may be of.
fn buckets(work: &Work) -> Vec<(String, i32)> {
    let (first, last) = work.years.unwrap_or((0, 0));
    let years = first..=last.min(first.saturating_add(2));
    work.skeletons.iter().flat_map(|key| years.clone().map(move |year| (key.clone(), year))).collect()
}

fn dois_differ(here: &Work, there: &Work) -> bool {
    !here.doi.is_empty() && !there.doi.is_empty() && here.doi != there.doi
}

/// One DOI is one work, unless nothing else agrees: then one of the two has another's.
fn is_same_with_doi(here: &Work, there: &Work) -> bool {
    here.title.is_empty()
        || there.title.is_empty()
        || here.shares_title(there)
        || here.nearly_shares_title(there)
        || here.is_in_another_script(there)
        || (here.may_share_author(there) && here.may_share_year(there))
}

fn is_same(here: &Work, there: &Work) -> bool {
    if dois_differ(here, there) || !here.may_share_author(there) {
        return false;
    }
    if here.shares_title(there) {
        let telling = here.is_telling() && there.is_telling();
        return match here.may_share_year(there) {
            true => telling || !here.contradicts_place(there),
            // A wrong year is believed where all else agrees; editions and yearly reports are works of their own.
            false => telling && here.shares_place(there),
        };
    }
    here.may_share_year(there) && here.shares_place(there) && here.nearly_shares_title(there)
}

fn is_same_in_script(here: &Work, there: &Work) -> bool {
    !dois_differ(here, there) && here.is_in_another_script(there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::bibliography;

    fn references(bib: &str) -> Vec<Reference> {
        bibliography::references(0, &crate::model::Document::from_text("a.bib", bib))
    }

    fn found(library: &str, entry: &str) -> Option<How> {
        let mut works = Works::default();
        references(library).iter().for_each(|reference| works.add(reference));
        works.find(&references(entry)[0]).map(|(_, how)| how)
    }

    const RIVERS: &str = "@article{a, author = {Abel, Ann and Bor, B.}, title = {The {Rivers} of the north: A study}, \
                          year = 2004, journal = {Water}, volume = 3, pages = {1--9}}";

    #[test]
    fn works_are_known_by_doi_or_title() {
        for (entry, want) in [
            (RIVERS, Some(How::Title)),
            ("@article{x, author = {Abel, A.}, title = {The rivers of the North}, year = 2004}", Some(How::Title)),
            ("@article{x, author = {Abel, A.}, title = {The rivers of the north: a study}, year = 2005}", None),
            (
                "@article{x, author = {Abel, A.}, title = {The rivers of the north: a study}, year = 2005, volume = 3, \
                 pages = {1-9}}",
                Some(How::Title),
            ),
            (
                "@article{x, author = {Abel, A.}, title = {The rivres of the north: a study}, year = 2004, volume = 3, \
                 pages = {1-9}}",
                Some(How::Title),
            ),
            ("@article{x, author = {Abel, A.}, title = {The lakes of the north}, year = 2004}", None),
            ("@article{x, author = {Wu, A.}, title = {The rivers of the north: a study}, year = 2004}", None),
        ] {
            assert_eq!(found(RIVERS, entry), want, "{entry}");
        }
        let with_doi = "@misc{a, author = {Abel, A.}, title = {Rivers}, year = 2004, doi = {10.1000/AB}}";
        let same = "@misc{x, author = {Abel, Ann}, title = {Lakes}, year = 2004, doi = {https://doi.org/10.1000/ab}}";
        let other = "@misc{x, author = {Wu, Ann}, title = {Lakes}, year = 1999, doi = {10.1000/ab}}";
        assert_eq!(found(with_doi, same), Some(How::Doi));
        assert_eq!(found(with_doi, other), None);
    }

    #[test]
    fn short_titles_need_their_place() {
        let review = |pages: &str| {
            format!("@article{{x, author = {{Abel, A.}}, title = {{Book review}}, year = 2004, pages = {{{pages}}}}}")
        };
        assert_eq!(found(&review("1--2"), &review("7--9")), None);
        assert_eq!(found(&review("1--2"), &review("1-2")), Some(How::Title));
    }

    #[test]
    fn works_are_known_in_another_script_and_calendar() {
        let persian = "@book{k, author = {کرمی, رضا}, title = {تاریخ ایران}, year = {1396}}";
        let latin = "@book{k, author = {Karami, Reza}, title = {Tarikh-e Iran}, year = {2017}}";
        let other = "@book{k, author = {Karami, Reza}, title = {Ketabha-ye Esfahan}, year = {2017}}";
        assert_eq!(found(persian, latin), Some(How::Script));
        assert_eq!(found(latin, persian), Some(How::Script));
        assert_eq!(found(persian, other), None);
        let placed = |author: &str, title: &str, year: i32| {
            format!(
                "@article{{k, author = {{{author}}}, title = {{{title}}}, year = {year}, volume = 7, number = 2, \
                 pages = {{13--29}}}}"
            )
        };
        let russian = placed("Орлов, П.", "Реки и озёра", 2015);
        assert_eq!(found(&russian, &placed("Orlov, P.", "Rivers and lakes", 2015)), Some(How::Script));
        assert_eq!(found(&russian, &placed("Smirnov, P.", "Rivers and lakes", 2015)), None);
    }
}
