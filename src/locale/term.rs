//! What a word of a locale does.

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Heading {
    /// The reference list: `References`, `منابع`.
    References,
    /// A list of notes that may hold the sources: `Notes`, `الهوامش`.
    Notes,
    /// A part of a reference list: `Primary sources`, `الف) فارسی`.
    Group,
    /// What follows a reference list: `Appendix`, `Acknowledgements`.
    After,
    /// Other headings of a paper: `Introduction`, `Abstract`, `Table of contents`.
    Other,
}

/// What a word or phrase does in a citation or a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// Joins the last two names: `and`, `و`.
    And,
    /// Stands for more names: `et al.`, `و همکاران`.
    EtAl,
    /// The same work as just before: `ibid.`, `همان`.
    Ibid,
    /// A work of this author cited before: `op. cit.`, `پیشین`.
    OpCit,
    /// A work known through another: `as cited in`.
    AsCitedIn,
    /// Signals before a cite: `see`, `e.g.`, `vgl.`.
    See,
    /// Leads in a container: `In`, `in:`, `//`.
    In,
    /// Pages: `p.`, `pp.`, `S.`, `ص`.
    Page,
    /// Other places in a work: `chapter`, `para.`, `line`.
    Locator,
    /// Volume.
    Volume,
    /// Issue.
    Issue,
    /// Edition.
    Edition,
    /// Marks editors: `eds.`, `edited by`.
    Editor,
    /// Marks translators.
    Translator,
    /// No date: `n.d.`, `o. J.`.
    NoDate,
    /// Not yet published: `in press`, `forthcoming`.
    InPress,
    /// Not published, so that no entry is to be expected: `unpublished`, `in preparation`, `submitted`.
    Unpublished,
    /// `personal communication`, `interview`.
    PersonalCommunication,
    /// Those who were asked, before a letter or a number that stands for one of them: `participant 7`.
    Speaker,
    /// Words that a law, article or section has before its number or year: `Act`, `Section`, `مادة`.
    Statute,
    /// Words whose number is no citation: `Figure`, `Table`, `Equation`, `Phone`.
    NotCitation,
    /// Words of an organisation's name: `University`, `Ministry`.
    Organisation,
    /// Thesis.
    Thesis,
    /// Report.
    Report,
    /// Conference or proceedings.
    Conference,
    /// What took place somewhere: `congress`, `workshop`, `exhibition`. A name and a year behind it are no work.
    Event,
    /// Announces the short form of a body's name: `hereafter`, `以下簡稱`.
    ShortForm,
    /// Stands in a list for the author of the entry above: `Ders.`, `Idem`.
    SameAuthor,
    /// Preprint.
    Preprint,
    /// Leads in a web address or its date: `available at`, `accessed`.
    Retrieved,
    /// Before the day on which somebody looked at a web page: `accessed`, `дата обращения`.
    Accessed,
    /// Between the first and the last of a row of numbers or years: `3 to 5`, `۳ تا ۵`.
    To,
    /// Words that treaties and rules are called by: `Agreement`, `Regulations`.
    Treaty,
    /// Words of a journal's name: `Journal`, `مجله`.
    Journal,
    /// Words of a publisher's name: `Press`, `انتشارات`.
    Publisher,
    /// Reprints: `original work published`.
    Original,
    /// Marks the calendar of a year: `ش`, `هـ`, `พ.ศ.`.
    SolarHijri,
    /// Marks a lunar Hijri year.
    LunarHijri,
    /// Marks a Gregorian year: `م`, `AD`.
    Gregorian,
    /// Marks a Buddhist year.
    Buddhist,
    /// Marks a Minguo year.
    Minguo,
    /// Leads in who wrote what is printed or reviewed: `by`.
    Byline,
    /// Before the number of an entry in the sentence: `ref. 12`.
    Numbered,
    /// Names of countries and large cities, where things happen: `Paris, 1970`.
    Place,
    /// Before the number of a note of the same paper: `Fn. 5`, `n 12`, `注`.
    Note,
    /// `year`, before or after the number of a year: `sənə`, `год`, `г.`, `년`, `年`.
    Year,
}
