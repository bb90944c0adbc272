//! `reconcite export --into`

use std::path::Path;

use reconcite::export::{Format, Options};
use reconcite::library::{How, Library, Merged, Outcome, merge};
use reconcite::model::Reference;

use super::super::{CLEAN, change, output, output::Failure};
use super::Args;

/// Adds the references to the library and says what became of them.
pub(super) fn run(path: &Path, references: &[Reference], args: &Args, options: &Options) -> Result<u8, Failure> {
    if let Some(format) = args.to.filter(|format| !matches!(format, Format::Bibtex | Format::Biblatex)) {
        return Err(Failure::Words(format!("--into adds to a .bib file; {format} cannot be added to one")));
    }
    let text = change::read_if_there(path)?;
    let library = Library::read(&text);
    let merged = merge(&library, references, args.to, options);
    let name = path.display().to_string();
    say(&name, &library, references, &merged);
    if args.diff {
        change::show(&name, &text, &merged.text)?;
    } else if merged.text != text {
        output::write_whole(path, merged.text.as_bytes())?;
    }
    let (added, there) = (merged.added(), references.len() - merged.added());
    let verb = if args.diff { "would be added" } else { "added" };
    output::note(&format!("{name}: {added} {verb}, {there} there already"));
    Ok(CLEAN)
}

/// Says what the user is to look at: conflicts, doubts, changed keys.
pub(in crate::cli) fn say(name: &str, library: &Library<'_>, references: &[Reference], merged: &Merged) {
    for (line, message) in library.notes() {
        output::note(&format!("{name}:{line}: {message}"));
    }
    for ((reference, outcome), key) in references.iter().zip(&merged.outcomes).zip(&merged.keys) {
        match outcome {
            Outcome::Added { doubt, renamed } => {
                if *renamed {
                    let own = &reference.id;
                    output::warning(&format!("{name}: {own} is another work there; the new entry is {key}"));
                }
                if let Some(other) = doubt {
                    output::warning(&format!("{name}: {key} was added, but is perhaps {other} there"));
                }
            }
            Outcome::There { how, line, conflicts } => {
                if key.is_empty() {
                    output::warning(&format!("{name}:{line}: the entry has no key, so that nothing can cite it"));
                }
                for conflict in conflicts {
                    let (field, there, here) = (conflict.field, &conflict.library, &conflict.paper);
                    output::conflict(&format!(
                        "{name}:{line}: {key}: {field} is `{there}` there, `{here}` in the paper"
                    ));
                }
                if *how == How::Script {
                    output::note(&format!("{name}:{line}: {key} is taken for {} in another script", reference.id));
                }
            }
        }
    }
}
