//! Codes of languages as libraries and PubMed write them.
//!
//! Source: the MARC Code List for Languages, <https://www.loc.gov/marc/languages/>.

/// MARC's code of a language, for its BCP 47 tag.
const CODES: &[(&str, &str)] = &[
    ("ar", "ara"),
    ("cs", "cze"),
    ("da", "dan"),
    ("de", "ger"),
    ("el", "gre"),
    ("en", "eng"),
    ("es", "spa"),
    ("fa", "per"),
    ("fi", "fin"),
    ("fr", "fre"),
    ("he", "heb"),
    ("hu", "hun"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("ko", "kor"),
    ("nl", "dut"),
    ("no", "nor"),
    ("pl", "pol"),
    ("pt", "por"),
    ("ro", "rum"),
    ("ru", "rus"),
    ("sv", "swe"),
    ("th", "tha"),
    ("tr", "tur"),
    ("uk", "ukr"),
    ("ur", "urd"),
    ("vi", "vie"),
    ("zh", "chi"),
];

/// MARC's code for a BCP 47 tag without a region.
pub fn marc(tag: &str) -> Option<&'static str> {
    CODES.iter().find(|(known, _)| *known == tag).map(|(_, code)| *code)
}

/// The BCP 47 tag for MARC's code.
pub fn tag(marc: &str) -> Option<&'static str> {
    CODES.iter().find(|(_, code)| *code == marc).map(|(tag, _)| *tag)
}
