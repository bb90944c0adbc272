//! Makes papers of any length: invented authors, running text with citations, a list that fits it.

/// A paper of `sections` sections, about 6 kB each, with 26 cites and 9 entries a section.
///
/// The same number gives the same paper. Names grow in number with the list, as in a real one.
pub fn paper(sections: usize) -> String {
    let mut text = String::from("On the growth of harbours\n\n");
    let mut list = String::from("References\n\n");
    for section in 0..sections {
        text.push_str(&format!("{} Ports, part {}\n\n", section + 1, section + 1));
        for entry in 0..9 {
            let number = section * 9 + entry;
            let (one, other, year) = (surname(number), surname(number * 7 + 3), 1950 + number % 70);
            text.push_str(&format!(
                "Harbours silt up where rivers slow down, and towns behind them lose their trade ({one} & {other}, \
                 {year}). What {one} and {other} ({year}) said of the coast holds for the lakes as well, as far as \
                 the charts of the last century allow any judgement; the dredgers came late, worked for three \
                 summers, and left before the banks had settled. A third of the quays had been given up by then \
                 (see {one} & {other}, {year}, p. {}), and the ships that still called were those of the fishermen. \
                 Rain fell on 120 days of 1987, which is more than the mean of the years before it (Table {}).\n\n",
                12 + number % 80,
                1 + entry,
            ));
            list.push_str(&format!(
                "{one}, A. B., & {other}, C. ({year}). The silting of the harbour of {} and what came of it. \
                 Journal of Coastal Studies, {}({}), {}-{}. https://doi.org/10.5555/jcs.{number}\n\n",
                surname(number * 3 + 1),
                1 + number % 60,
                1 + number % 4,
                10 + number % 80,
                40 + number % 80,
            ));
        }
    }
    text + &list
}

/// The surname of this number; different for different numbers below a million.
fn surname(number: usize) -> String {
    const STARTS: [&str; 10] = ["Bal", "Cor", "Dum", "Fer", "Gan", "Hol", "Kem", "Lin", "Mor", "Tav"];
    const MIDDLES: [&str; 10] = ["a", "eri", "ino", "u", "ela", "omi", "ari", "esto", "ibu", "ola"];
    const ENDS: [&str; 10] = ["berg", "dez", "feld", "gren", "ka", "lund", "mann", "nov", "ros", "ton"];
    let number = number % 1_000_000;
    let part = |list: &[&'static str; 10], rank: u32| list[number / 10_usize.pow(rank) % 10];
    let mut name = format!("{}{}{}", part(&STARTS, 0), part(&MIDDLES, 1), part(&ENDS, 2));
    for rank in 3..6 {
        if number >= 10_usize.pow(rank) {
            name.insert_str(3, part(&MIDDLES, rank));
        }
    }
    name
}
