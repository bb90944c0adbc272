//! Citations in the text.

use std::sync::Arc;

use super::{Link, Span, Status, Year};

/// How a citation is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// `(Smith, 2010)`
    Parenthetical,
    /// `Smith (2010)`
    Narrative,
    /// `[3]`, `(3)`, a raised 3
    Numeric,
    /// A footnote, or `ibid.` and its like.
    Note,
    /// `\cite{smith}`, `[@smith]`
    Key,
}

/// A citation: one bracket, one raised group, or one narrative mention. It holds one cite or several.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Where it stands; several spans where the text tore it apart.
    pub spans: Vec<Span>,
    /// As printed, white space folded; torn parts in reading order.
    pub text: String,
    /// How it is put.
    pub form: Form,
    /// The works it points to.
    pub cites: Vec<Cite>,
}

/// One work that a citation points to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cite {
    /// This cite's own part of the citation.
    pub spans: Vec<Span>,
    /// Surnames and organisations as printed, in order.
    pub names: Vec<String>,
    /// The given name or initials beside the first name, where the list has several people of that surname.
    pub given: Option<String>,
    /// Whether `et al.` or its like follows the names.
    pub et_al: bool,
    /// The years it names; several only for `1998/2004`, where either may be meant.
    pub years: Vec<Year>,
    /// The words that stand in for a year: `in press`, `n.d.`, as printed.
    pub undated: Option<String>,
    /// Words of the work's title, where a note gives them.
    pub title: Option<String>,
    /// Page or other place in the work, as printed.
    pub locator: Option<String>,
    /// The number or label of a numeric or keyed citation.
    pub label: Option<String>,
    /// The names that the sentence gives right before a number as those of the work's authors: `Smith et al. [8]`.
    pub beside: Vec<String>,
    /// Whether part of it is lost, as where a page is missing.
    pub truncated: bool,
    /// The first place of an earlier cite that this one takes over: `ibid.`, `a. a. O.`
    pub again: Option<Span>,
    /// Whether the text does not ask for an entry: a personal communication, a secondary source, a statute.
    pub optional: bool,
    /// What the reconciler decided.
    pub status: Status,
    /// The references that it is taken to mean: one for a match, and its twin in a second list; several for a possible
    /// one.
    pub links: Vec<Link>,
    /// The references that came nearest but were not taken, best first: what a finding names and `--explain-match`
    /// prints. Cites of one wording share them.
    pub nearest: Arc<[Link]>,
    /// Where a link or key of the document leads elsewhere than the printed text.
    pub contradiction: Option<Contradiction>,
}

/// Two entries, of which the printed text means one and a link or key of the document the other, as indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The entry that the printed text means.
    pub printed: usize,
    /// The entry that the link or key leads to.
    pub linked: usize,
}
