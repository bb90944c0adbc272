//! What the commands and environments of LaTeX do to the text.

/// Commands whose first arguments are no text, and how many of them. What follows those is text.
const SILENT: &[(&str, usize)] = &[
    ("addcontentsline", 3),
    ("address", 1),
    ("addtocounter", 2),
    ("addtolength", 2),
    ("affil", 1),
    ("affiliation", 1),
    ("author", 1),
    ("autoref", 1),
    ("bibliographystyle", 1),
    ("cline", 1),
    ("cmidrule", 1),
    ("color", 1),
    ("colorbox", 1),
    ("Cref", 1),
    ("cref", 1),
    ("date", 1),
    ("documentclass", 1),
    ("email", 1),
    ("eqref", 1),
    ("fontsize", 2),
    ("foreignlanguage", 1),
    ("graphicspath", 1),
    ("href", 1),
    ("hspace", 1),
    ("hyperlink", 1),
    ("hyperref", 0),
    ("hypersetup", 1),
    ("hypertarget", 1),
    ("includegraphics", 1),
    ("index", 1),
    ("institute", 1),
    ("label", 1),
    ("markboth", 2),
    ("markright", 1),
    ("multicolumn", 2),
    ("multirow", 2),
    ("nameref", 1),
    ("newcommand", 2),
    ("newenvironment", 3),
    ("newtheorem", 2),
    ("orcid", 1),
    ("pageref", 1),
    ("pagestyle", 1),
    ("parbox", 1),
    ("phantom", 1),
    ("providecommand", 2),
    ("raisebox", 1),
    ("ref", 1),
    ("renewcommand", 2),
    ("renewenvironment", 3),
    ("resizebox", 2),
    ("rotatebox", 1),
    ("rule", 2),
    ("scalebox", 1),
    ("selectlanguage", 1),
    ("setcitestyle", 1),
    ("setcounter", 2),
    ("setlength", 2),
    ("textcolor", 1),
    ("thanks", 1),
    ("thispagestyle", 1),
    ("usepackage", 1),
    ("vref", 1),
    ("vspace", 1),
];

/// How many arguments of a command are no text.
pub(super) fn silent_arguments(name: &str) -> Option<usize> {
    SILENT.iter().find(|(silent, _)| *silent == name.trim_end_matches('*')).map(|(_, count)| *count)
}

/// Environments that hold no text.
const VERBATIM: &[&str] = &[
    "verbatim",
    "Verbatim",
    "lstlisting",
    "minted",
    "comment",
    "filecontents",
    "tikzpicture",
    "pgfpicture",
    "luacode",
    "alltt",
    "forest",
];

/// Environments that hold formulas.
const FORMULAS: &[&str] =
    &["equation", "align", "gather", "multline", "eqnarray", "displaymath", "math", "alignat", "flalign", "dmath"];

/// Whether an environment holds no text.
pub(super) fn is_silent(environment: &str) -> bool {
    let name = environment.trim_end_matches('*');
    VERBATIM.contains(&name) || FORMULAS.contains(&name)
}

/// How many arguments follow the start of an environment.
pub(super) fn environment_arguments(environment: &str) -> usize {
    match environment.trim_end_matches('*') {
        "tabular" if environment.ends_with('*') => 2,
        "tabularx" | "tabulary" | "list" | "wrapfigure" | "adjustwidth" | "CSLReferences" => 2,
        "tabular" | "longtable" | "supertabular" | "array" | "minipage" | "thebibliography" | "multicols"
        | "otherlanguage" | "subfigure" | "spacing" | "column" => 1,
        _ => 0,
    }
}

/// The level of a heading command.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    match name.trim_end_matches('*') {
        "part" | "chapter" | "addchap" => Some(1),
        "section" | "addsec" => Some(2),
        "subsection" => Some(3),
        "subsubsection" => Some(4),
        _ => None,
    }
}

/// Characters that have a command and are no letters with an accent.
const SIGNS: &[(&str, &str)] = &[
    ("textbackslash", "\\"),
    ("textasciitilde", "~"),
    ("textasciicircum", "^"),
    ("textbraceleft", "{"),
    ("textbraceright", "}"),
    ("textunderscore", "_"),
    ("textquotesingle", "'"),
    ("textquoteleft", "‘"),
    ("textquoteright", "’"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("textquotedbl", "\""),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("textbar", "|"),
    ("textbullet", "•"),
    ("textdollar", "$"),
    ("textperiodcentered", "·"),
    ("dots", "…"),
    ("slash", "/"),
    ("quad", " "),
    ("qquad", " "),
    ("hfill", " "),
    ("og", "« "),
    ("fg", " »"),
    ("lq", "‘"),
    ("rq", "’"),
    ("glqq", "„"),
    ("grqq", "“"),
    ("LaTeX", "LaTeX"),
    ("TeX", "TeX"),
    ("BibTeX", "BibTeX"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("chi", "χ"),
    ("pi", "π"),
    ("sigma", "σ"),
    ("textmu", "μ"),
    ("textalpha", "α"),
    ("textbeta", "β"),
];

/// The characters that a command sets.
pub(super) fn sign(name: &str) -> Option<String> {
    let letter = crate::text::latex::LETTERS.iter().find(|(_, command)| *command == name);
    letter
        .map(|(letter, _)| letter.to_string())
        .or_else(|| SIGNS.iter().find(|(command, _)| *command == name).map(|(_, sign)| (*sign).to_owned()))
}

/// The combining mark that a command sets.
pub(super) fn accent(name: &str) -> Option<char> {
    crate::text::latex::ACCENTS.iter().find(|(_, command)| *command == name).map(|(mark, _)| *mark)
}

/// Whether a command cites by key: the families of natbib, biblatex, apacite and their like are many.
pub(super) fn cites(name: &str) -> bool {
    const OTHER: &[&str] =
        &["Declare", "New", "Renew", "Provide", "AtEvery", "AtNext", "bib", "set", "def", "new", "the"];
    let lower = name.to_ascii_lowercase();
    lower.contains("cite")
        && !OTHER.iter().any(|other| name.starts_with(other))
        && !matches!(
            lower.trim_end_matches('*'),
            "citestyle" | "citetext" | "citereset" | "citename" | "citeproctext" | "citeproc" | "excite"
        )
}

/// Whether a command that cites takes several groups of keys: `\parencites(see)[3]{abel}[5]{bor}`.
pub(super) fn cites_many(name: &str) -> bool {
    name.trim_end_matches('*').to_ascii_lowercase().ends_with("cites")
}
