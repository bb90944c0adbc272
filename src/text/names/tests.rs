//! Pairs of names in many languages, and how well the comparison tells the same from the different.

use proptest::prelude::*;

use super::*;

#[test]
fn the_ways_in_which_names_agree() {
    use NameFit::*;
    let cases = [
        ("Smith", "Smith", Exact, 1.0, 1.0),
        ("SMITH", "Smith", Folded, 0.98, 1.0),
        ("Muller", "Müller", Folded, 0.98, 1.0),
        ("Mueller", "Müller", Folded, 0.96, 0.98),
        ("Jaeger", "Jäger", Folded, 0.96, 0.98),
        ("Gross", "Groß", Folded, 0.98, 1.0),
        ("Berg", "van der Berg", Folded, 0.92, 0.95),
        ("Ortiz Hale", "Ortiz-Hale", Folded, 0.96, 1.0),
        ("OBrien", "O’Brien", Folded, 0.96, 1.0),
        ("Mearsheimer's", "Mearsheimer", Folded, 0.93, 0.98),
        ("Jabri", "Al-Jabri", Folded, 0.93, 0.96),
        ("الجابري", "جابري", Folded, 0.93, 0.96),
        ("كرمي", "کرمی", Folded, 0.98, 1.0),
        ("حجت زاده", "حجت‌زاده", Folded, 0.96, 1.0),
        ("J. Smith", "Smith", Folded, 0.93, 0.98),
        ("Shirazi", "Khadim Shirazi", Folded, 0.8, 0.9),
        ("García", "García Márquez", Folded, 0.7, 0.85),
        ("WHO", "World Health Organization", Folded, 0.85, 0.95),
        ("NIH", "National Institutes of Health", Folded, 0.85, 0.95),
        ("王", "王小明", Folded, 0.8, 0.95),
        ("幺", "幺小明", Folded, 0.8, 0.95),
        ("BMV", "Bundesministerium für Verkehr", Folded, 0.5, 0.6),
        ("BMX", "Bundesministerium für Verkehr", Different, 0.0, 0.1),
        ("Kaya'ya", "Kaya", Folded, 0.9, 1.0),
        ("معتمدی", "Moetamedi", Romanised, 0.7, 1.0),
        ("جعفری", "Jafari", Romanised, 0.9, 1.0),
        ("スミス", "Smith", Romanised, 0.52, 0.9),
        ("オルデン", "Olden", Romanised, 0.8, 1.0),
        ("کرمی", "Karmi", Romanised, 0.85, 1.0),
        ("کرمی", "Karami", Romanised, 0.85, 1.0),
        ("استپانووا", "Stepanova", Romanised, 0.6, 1.0),
        ("استپانووا", "Степанова", Romanised, 0.6, 1.0),
        ("Степанова", "Stepanova", Romanised, 0.9, 1.0),
        ("کولایی", "Kulai", Romanised, 0.7, 1.0),
        ("کولایی", "Colaey", Romanised, 0.6, 1.0),
        ("Kulai", "Colaey", Romanised, 0.5, 0.8),
        ("شفیعی", "Shafiei", Romanised, 0.8, 1.0),
        ("لانگ", "Lang", Romanised, 0.85, 1.0),
        ("عیدورزایی", "Eiduzai", Romanised, 0.52, 0.75),
        ("王小明", "Wang Xiaoming", Romanised, 0.85, 1.0),
        ("王小明", "Wang", Romanised, 0.8, 0.95),
        ("김철수", "Kim Cheolsoo", Romanised, 0.6, 1.0),
        ("이영희", "Yi", Romanised, 0.7, 0.95),
        ("Щербаков", "Scherbakov", Romanised, 0.8, 1.0),
        ("Ιωάννου", "Ioannou", Romanised, 0.85, 1.0),
        ("כהן", "Cohen", Romanised, 0.85, 1.0),
        ("田中", "Tanaka", Romanised, 0.85, 1.0),
        ("الجابري", "Al-Jabri", Romanised, 0.8, 1.0),
        ("Hamliton", "Hamilton", Near, 0.85, 0.95),
        ("Ortis-Hale", "Ortiz-Hale", Near, 0.7, 0.95),
        ("Garison", "Garrison", Near, 0.85, 0.95),
        ("Moor", "Moore", Near, 0.5, 0.7),
        ("Turkel", "Turkle", Near, 0.8, 0.9),
        ("Bowens", "Bovenz", Near, 0.45, 0.5),
        ("العجيلان", "العجلان", Near, 0.6, 0.9),
        ("Smyth", "Smith", Near, 0.5, 0.75),
        ("Long", "Lang", Near, 0.25, 0.5),
        ("Alley", "Allen", Near, 0.5, 0.6),
        ("Zhou", "Zhuo", Near, 0.3, 0.7),
        ("Zhang", "Zheng", Near, 0.3, 0.45),
        ("Chen", "Cheng", Near, 0.3, 0.45),
        ("Singh", "Xiang", Different, 0.0, 0.4),
        ("Welin", "Villén", Different, 0.0, 0.4),
        ("Haidt", "Haidtman", Different, 0.0, 0.4),
        ("Shirazi", "Shafiei", Different, 0.0, 0.4),
        ("حسینی", "Hassani", Different, 0.0, 0.51),
        ("Li", "Le", Different, 0.0, 0.0),
        ("Wan", "Wang", Different, 0.0, 0.0),
        ("Smith", "Jones", Different, 0.0, 0.0),
        ("王", "李", Different, 0.0, 0.0),
        ("", "Smith", Different, 0.0, 0.0),
    ];
    let mut wrong = Vec::new();
    for (cited, listed, fit, least, most) in cases {
        let likeness = compare(cited, listed);
        if likeness.fit != fit || likeness.score < least || likeness.score > most {
            wrong.push(format!("{cited} ~ {listed}: {likeness:?}, expected {fit:?} {least}..{most}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The share of pairs taken for the same that are (precision), and of the same that are so taken (recall).
fn quality(threshold: f64) -> (f64, f64, Vec<String>) {
    let (mut right, mut taken, mut same, mut wrong) = (0, 0, 0, Vec::new());
    for line in include_str!("pairs.tsv").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [one, other, truth] = cells[..] else { panic!("three cells: {line}") };
        let likeness = compare(one, other);
        let (is_same, is_taken) = (truth == "same", likeness.score >= threshold);
        same += usize::from(is_same);
        taken += usize::from(is_taken);
        right += usize::from(is_same && is_taken);
        if is_same != is_taken {
            wrong.push(format!("{line}: {likeness:?}"));
        }
    }
    (right as f64 / taken as f64, right as f64 / same as f64, wrong)
}

#[test]
fn the_same_are_told_from_the_different() {
    for threshold in [0.5, 0.6, 0.7, 0.8, 0.9] {
        let (precision, recall, _) = quality(threshold);
        println!("{threshold:.1}: precision {precision:.3}, recall {recall:.3}");
    }
    let (precision, recall, wrong) = quality(0.6);
    println!("{wrong:#?}");
    assert!(precision >= 0.95 && recall >= 0.96, "precision {precision:.3}, recall {recall:.3}: {wrong:#?}");
}

proptest! {
    #[test]
    fn any_strings_are_taken(cited in any::<String>(), listed in any::<String>()) {
        let likeness = compare(&cited, &listed);
        prop_assert!((0.0..=1.0).contains(&likeness.score));
    }

    #[test]
    fn the_order_does_not_matter(cited in "[A-Za-zäßКарамиکرمیשמ王김 '-]{1,10}", listed in "[A-Za-zäßКарамиکرمیשמ王김 '-]{1,10}") {
        let (one, other) = (compare(&cited, &listed), compare(&listed, &cited));
        prop_assert_eq!(one.fit, other.fit);
        prop_assert!((one.score - other.score).abs() < 1e-9);
    }
}
