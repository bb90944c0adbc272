//! Which degree a thesis is for, by the words printed with it.

/// The degree of a thesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Degree {
    Doctor,
    Master,
    Unknown,
}

/// The degree that these words name, in any language.
pub(super) fn degree(genre: &str) -> Degree {
    let genre = genre.to_lowercase();
    let has = |stems: &[&str]| stems.iter().any(|stem| genre.contains(stem));
    if has(MASTER) {
        Degree::Master
    } else if has(DOCTOR) {
        Degree::Doctor
    } else {
        Degree::Unknown
    }
}

/// Stems of the words for a master's degree.
const MASTER: &[&str] = &[
    "master",
    "magist",
    "msc",
    "m.sc",
    "m.a.",
    "ma thesis",
    "m.phil",
    "mphil",
    "maîtrise",
    "maestr",
    "mestrado",
    "laurea",
    "ارشد",
    "ماجستير",
    "ماجیستر",
    "硕士",
    "碩士",
    "修士",
    "석사",
    "магист",
    "yüksek lisans",
];

/// Stems of the words for a doctor's degree.
const DOCTOR: &[&str] = &[
    "phd",
    "ph.d",
    "ph. d",
    "doct",
    "dokt",
    "dottor",
    "doutor",
    "dissertation",
    "habil",
    "thèse",
    "دکتر",
    "دكتور",
    "博士",
    "박사",
    "доктор",
    "кандидат",
    "d.phil",
    "dphil",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_told_apart() {
        for (genre, want) in [
            ("Doctoral dissertation", Degree::Doctor),
            ("پایان‌نامه کارشناسی ارشد", Degree::Master),
            ("رسالة دكتوراه", Degree::Doctor),
            ("博士学位论文", Degree::Doctor),
            ("Master's thesis", Degree::Master),
            ("Diplomarbeit", Degree::Unknown),
            ("", Degree::Unknown),
        ] {
            assert_eq!(degree(genre), want, "{genre}");
        }
    }
}
