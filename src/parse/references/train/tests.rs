use super::*;
use crate::parse::references::entry::read_with;
use crate::parse::references::label::Bench;

/// Twenty invented references in one style: surname, given name, title, journal.
fn examples() -> Vec<Example> {
    let families = ["Brown", "Adeyemi", "Kaya", "Lindqvist", "Moreau"];
    let titles = ["On small gardens", "Rivers and their towns", "The price of bread", "Winter light"];
    let journals = ["Park Review", "Annals of Lakes", "Garden Letters", "Bread Quarterly", "Harbour Studies"];
    (0..20)
        .map(|number| {
            let (family, title) = (families[number % 5], titles[number / 5]);
            let (journal, year, first) = (journals[(number + number / 5) % 5], 1981 + number, 10 + 7 * number);
            let pages = format!("{first}-{}", first + 9);
            let fields = serde_json::json!({
                "authors": [{"family": family, "given": "T."}], "year": year.to_string(), "title": title,
                "container": journal, "volume": (number + 2).to_string(), "pages": pages,
            });
            Example {
                text: format!("{family}, T. ({year}). {title}. {journal}, {}, {pages}.", number + 2),
                fields: serde_json::from_value(fields).unwrap(),
                source: format!("invented {number}"),
            }
        })
        .collect()
}

fn trained(options: &learn::Options, passes: &mut usize) -> Vec<u8> {
    let labelled: Vec<Labelled> =
        examples().iter().filter_map(|example| label(example, source_number(&example.source))).collect();
    assert_eq!(labelled.len(), 20);
    train(&labelled.iter().collect::<Vec<_>>(), options, &mut |_| *passes += 1).to_bytes()
}

#[test]
fn twenty_references_train_a_model_that_reads_another_one() {
    let options = learn::Options { epochs: 10, averaged: 3, ..learn::Options::default() };
    let mut passes = 0;
    let bytes = trained(&options, &mut passes);
    assert_eq!(passes, 10);
    assert_eq!(bytes, trained(&options, &mut passes), "the same examples must make the same model");
    let model = Model::from_bytes(bytes.leak()).unwrap();
    let text = "Okafor, R. (2007). The roofs of towns. Meadow Review, 31, 204-219.";
    let item = read_with(&model, text, &mut Bench::default()).item;
    assert_eq!((item.author.len(), item.author[0].family.as_str()), (1, "Okafor"));
    assert_eq!((item.title.as_str(), item.container_title.as_str()), ("The roofs of towns", "Meadow Review"));
    assert_eq!((item.volume.as_str(), item.page.as_str()), ("31", "204-219"));
}

#[test]
fn a_reference_whose_title_is_not_printed_teaches_nothing() {
    let mut example = examples().remove(0);
    example.fields.insert("title".into(), "Another title altogether".into());
    assert!(label(&example, 1).is_none());
}

#[test]
fn a_reference_whose_authors_are_unknown_teaches_nothing() {
    let mut example = examples().remove(0);
    example.fields.remove("authors");
    assert!(label(&example, 1).is_none());
    example.fields.clear();
    assert!(label(&example, 1).is_none());
}
