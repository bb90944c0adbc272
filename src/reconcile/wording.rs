//! What a cite says, without its place: cites of one wording mean the same.

use std::sync::Arc;

use crate::model::{Cite, Link, Status, Year};

/// All of a cite that its reference is found by.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Wording {
    names: Vec<String>,
    given: Option<String>,
    years: Vec<Year>,
    undated: Option<String>,
    title: Option<String>,
    locator: Option<String>,
    et_al: bool,
    optional: bool,
    truncated: bool,
    /// Which of several lists it means.
    list: Option<usize>,
}

impl Wording {
    /// What this cite says, of which of several lists.
    pub fn of(cite: &Cite, list: Option<usize>) -> Self {
        Self {
            names: cite.names.clone(),
            given: cite.given.clone(),
            years: cite.years.clone(),
            undated: cite.undated.clone(),
            title: cite.title.clone(),
            locator: cite.locator.clone(),
            et_al: cite.et_al,
            optional: cite.optional,
            truncated: cite.truncated,
            list,
        }
    }
}

/// What was decided of a cite.
#[derive(Clone, Debug)]
pub struct Decision {
    status: Status,
    links: Vec<Link>,
    nearest: Arc<[Link]>,
    truncated: bool,
}

impl Decision {
    /// The decision that stands in this cite.
    pub fn of(cite: &Cite) -> Self {
        Self {
            status: cite.status,
            links: cite.links.clone(),
            nearest: Arc::clone(&cite.nearest),
            truncated: cite.truncated,
        }
    }

    /// Writes it down in another cite.
    pub fn apply(&self, cite: &mut Cite) {
        cite.status = self.status;
        cite.links.clone_from(&self.links);
        cite.nearest = Arc::clone(&self.nearest);
        cite.truncated = self.truncated;
    }
}
