use super::super::decide::reconcile;
use crate::model::{Citation, Cite, Form, Item, Name, Reference, Span, Status, Year};

fn reference(names: &[&str], year: i32, text: &str) -> Reference {
    let author =
        names.iter().map(|&name| if name.contains(' ') { Name::literal(name) } else { Name::person(name, "A.") });
    Reference {
        id: String::new(),
        span: Span::new(0, 0, 0),
        label: None,
        text: if text.is_empty() { format!("{}. {year}. Title.", names.join(", ")) } else { text.to_owned() },
        item: Item { author: author.collect(), ..Item::default() },
        years: if year > 0 { vec![Year::gregorian(year)] } else { Vec::new() },
        et_al: false,
    }
}

fn cite(names: &[&str], et_al: bool, year: i32) -> Cite {
    let names = names.iter().map(|&name| name.to_owned()).collect();
    Cite { names, et_al, years: vec![Year::gregorian(year)], ..Cite::default() }
}

/// The last cite of one citation, reconciled.
fn last(references: &[Reference], cites: Vec<Cite>, abbreviations: &[(&str, &str)]) -> Cite {
    let form = Form::Parenthetical;
    let mut citations = [Citation { spans: vec![], text: String::new(), form, cites }];
    let owned = |&(short, long): &(&str, &str)| (short.to_owned(), long.to_owned());
    reconcile(references, &mut citations, &abbreviations.iter().map(owned).collect::<Vec<_>>(), &[]);
    citations[0].cites.pop().unwrap()
}

fn nearest(references: &[Reference], cites: Vec<Cite>) -> Option<usize> {
    let cite = last(references, cites, &[]);
    assert_eq!(cite.status, Status::None);
    cite.nearest.first().map(|link| link.reference)
}

#[test]
fn the_nearest_has_as_many_authors_then_a_date_then_the_fewest_years_between() {
    let list = [
        reference(&["Zavala", "Baldwin"], 1984, ""),
        reference(&["Zavala", "Kim", "Ito"], 1996, ""),
        reference(&["Zavala"], 0, ""),
        reference(&["Zavala"], 2020, ""),
        reference(&["Zavala"], 2018, ""),
    ];
    assert_eq!(nearest(&list, vec![cite(&["Zavala"], true, 1973)]), Some(1));
    assert_eq!(nearest(&list, vec![cite(&["Zavala", "Baldwin"], false, 1963)]), Some(0));
    let mut both = vec![cite(&["Zavala"], false, 2018), cite(&["Zavala"], false, 2020)];
    both.push(cite(&["Zavala"], false, 1991));
    assert_eq!(nearest(&list, both), Some(2), "what the bracket cites is no other work");
    assert_eq!(nearest(&list, vec![cite(&["Zavala"], false, 2035)]), Some(3));
}

#[test]
fn what_the_same_bracket_cites_is_not_meant_twice() {
    let list = [reference(&["Seki"], 2007, "")];
    assert_eq!(nearest(&list, vec![cite(&["Seki"], false, 2007), cite(&["Seki"], false, 2005)]), None);
    let alone = last(&list, vec![cite(&["Seki"], false, 2005)], &[]);
    assert_eq!(alone.status, Status::Match);
}

#[test]
fn a_name_far_off_is_believed_where_the_year_leaves_one() {
    let list = [reference(&["Vigoski"], 2021, ""), reference(&["Bakhtin"], 2008, "")];
    let found = last(&list, vec![cite(&["Vygotsky"], false, 2021)], &[]);
    assert_eq!((found.status, found.links[0].reference), (Status::Match, 0));
    // An entry that is cited by its name is only the nearest.
    assert_eq!(nearest(&list, vec![cite(&["Bakhtin"], false, 2008), cite(&["Bahtn"], false, 2008)]), None);
    let form = Form::Parenthetical;
    let one = |cite| Citation { spans: vec![], text: String::new(), form, cites: vec![cite] };
    let mut citations = [one(cite(&["Bakhtin"], false, 2008)), one(cite(&["Bahtn"], false, 2008))];
    reconcile(&list, &mut citations, &[], &[]);
    let cite = &citations[1].cites[0];
    assert_eq!((cite.status, cite.nearest.first().map(|link| link.reference)), (Status::None, Some(1)));
}

#[test]
fn a_body_is_found_by_the_letters_that_the_paper_gives_it() {
    let text = "Observatório da Inclusão. (2014). Registros. ObIn, Rio.";
    let list = [reference(&["Observatório da Inclusão"], 2014, text), reference(&["Kim"], 2024, "")];
    let cites = || vec![cite(&["Observatory of Inclusion"], false, 2024)];
    let found = last(&list, cites(), &[("ObIn", "Observatory of Inclusion")]);
    assert_eq!((found.status, found.links[0].reference), (Status::Possible, 0));
    assert_eq!(last(&list, cites(), &[]).status, Status::None);
}

#[test]
fn a_work_is_found_by_all_the_cited_words() {
    let list = [reference(&[], 2021, "REDAÇÃO. Rios e pontes. Olha, 14 de maio de 2021.")];
    assert_eq!(last(&list, vec![cite(&["Redação. Olha"], false, 2021)], &[]).status, Status::Possible);
    assert_eq!(last(&list, vec![cite(&["Redação. Mira"], false, 2021)], &[]).status, Status::None);
}

#[test]
fn a_title_is_no_author_where_the_list_has_works_of_that_name() {
    let title = reference(&["Costa"], 2014, "Costa, A. 2014. Bakhtin and the word.");
    let found = |list: &[Reference]| last(list, vec![cite(&["Bakhtin"], false, 2014)], &[]).status;
    assert_eq!(found(std::slice::from_ref(&title)), Status::Possible);
    assert_eq!(found(&[title, reference(&["Bakhtin"], 1990, ""), reference(&["Bakhtin"], 1991, "")]), Status::None);
}

#[test]
fn an_entry_without_a_year_is_cited_by_the_year_in_it() {
    let undated = reference(&["IBGE"], 0, "IBGE. Data bank. Accessed 20 April 2015.");
    let list = [undated, reference(&["IBGE"], 2010, "")];
    let found = last(&list, vec![cite(&["IBGE"], false, 2015)], &[]);
    assert_eq!((found.status, found.links[0].reference), (Status::Match, 0));
    let named = |year| reference(&[], year, "IBGE - Instituto Brasileiro. Banco de Dados. Acesso em: 20 abr. 2015.");
    let found = last(&[named(0), named(2010)], vec![cite(&["IBGE"], false, 2015)], &[]);
    assert_eq!((found.status, found.links[0].reference), (Status::Match, 0));
}

#[test]
fn two_people_cited_as_one_name_have_their_works_named() {
    let list = [reference(&["Shannon", "Weaver"], 1964, ""), reference(&["Weaver"], 1990, "")];
    assert_eq!(nearest(&list, vec![cite(&["Shannon-Weaver"], false, 1949)]), Some(0));
}

#[test]
fn names_in_another_order_are_those_of_the_entry() {
    let list = [
        reference(&["Abara", "Cohen", "Diaz"], 2012, ""),
        reference(&["Cohen", "Evans"], 2012, ""),
        reference(&["Farah", "Grey"], 2012, ""),
    ];
    for (names, want) in [
        (&["Grey", "Farah"][..], Some(2)),
        (&["Diaz", "Cohen", "Abara"], Some(0)),
        (&["Farah", "Grey"], None),
        (&["Cohen", "Diaz"], None),
        (&["Cohen", "Moon"], None),
        (&["Evans", "Cohen"], Some(1)),
    ] {
        let turned = |link: &crate::model::Link| link.comparison.authors == crate::model::AuthorsFit::Order;
        let found = last(&list, vec![cite(names, false, 2012)], &[]);
        assert_eq!(found.links.iter().find(|link| turned(link)).map(|link| link.reference), want, "{names:?}");
    }
    let other = last(&list, vec![cite(&["Grey", "Farah"], false, 2015)], &[]);
    assert!(other.links.is_empty(), "of another year it is another work");
}

#[test]
fn a_foreign_name_written_by_its_sound_may_be_the_one_latin_name_of_its_year() {
    let list = [reference(&["Carmichael"], 2015, ""), reference(&["Lang"], 2011, "")];
    let found = last(&list, vec![cite(&["کارمایکل"], false, 2015)], &[]);
    assert_eq!((found.status, found.links[0].reference), (Status::Possible, 0));
    assert_eq!(last(&list, vec![cite(&["کارمایکل"], false, 2012)], &[]).status, Status::None, "another year");
    assert_eq!(last(&list, vec![cite(&["Kolmykov"], false, 2015)], &[]).status, Status::None, "in Latin script");
    let both = [reference(&["Carmichael"], 2015, ""), reference(&["Carmel"], 2015, "")];
    assert_eq!(last(&both, vec![cite(&["کارمایکل"], false, 2015)], &[]).status, Status::None, "two of the year");
}
