//! Which references a command is to write.

use reconcite::config::Config;
use reconcite::export;
use reconcite::model::{Document, Reference, Report};
use reconcite::read;

use super::super::{input, output, output::Failure};
use super::{Args, Only};

/// The references that the arguments ask for, in the order of the list.
pub(super) fn references(args: &Args, config: &Config) -> Result<Vec<Reference>, Failure> {
    let limits = args.input.limits(config.max_size);
    if args.references.iter().chain([&args.paper]).filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(Failure::Words("standard input can be read only once; name the other file".to_owned()));
    }
    let mut paper = input::open(&args.paper, &limits)?;
    let given = args.references.as_ref().map(|path| input::open(path, &limits)).transpose()?;
    let list = given.or_else(|| read::references_beside(&mut paper, &limits));
    input::say_notes(&paper);
    list.iter().for_each(input::say_notes);
    let mut found = match args.only {
        Some(Only::Cited) => by_citation(paper, list, config, true),
        Some(Only::Uncited) => by_citation(paper, list, config, false),
        _ => reconcite::references_by(list.as_ref().unwrap_or(&paper), &config.keys),
    };
    let all = found.len();
    if args.only == Some(Only::Incomplete) {
        found.retain(|reference| !export::missing(reference).is_empty());
        for reference in &found {
            output::note(&format!("{}: no {}", reference.id, export::missing(reference).join(", no ")));
        }
    }
    if found.is_empty() {
        let name = args.paper.display();
        let reason = match args.only {
            None => "no reference list was found",
            Some(Only::Cited) => "no citation of an entry was found",
            Some(Only::Uncited) => "no entry that is not cited was found",
            Some(Only::Incomplete) if all == 0 => "no reference list was found",
            Some(Only::Incomplete) => "every entry has what its type needs",
        };
        output::note(&format!("{name}: {reason}; the output holds no entry"));
    }
    Ok(found)
}

/// The entries that are cited, or those that are not.
fn by_citation(paper: Document, list: Option<Document>, config: &Config, wanted: bool) -> Vec<Reference> {
    let report = reconcite::check(paper, list, config);
    let cited = cited(&report);
    report.references.into_iter().zip(cited).filter(|(_, cited)| *cited == wanted).map(|(entry, _)| entry).collect()
}

/// For each entry whether a citation means it, or may mean it.
fn cited(report: &Report) -> Vec<bool> {
    let mut cited = vec![false; report.references.len()];
    let cites = report.citations.iter().flat_map(|citation| &citation.cites);
    for link in cites.flat_map(|cite| &cite.links) {
        if let Some(cited) = cited.get_mut(link.reference) {
            *cited = true;
        }
    }
    cited
}
