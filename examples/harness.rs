use reconcite::model::*;
use reconcite::text::calendar::{guess, window};
use reconcite::text::reading::Reading;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let file = &args[2];
    let text = std::fs::read_to_string(file).unwrap();
    let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file.replace(".txt", ".gold.json")).unwrap()).unwrap();
    let refs_file = file.replace(".txt", ".refs.txt");
    let two = std::path::Path::new(&refs_file).exists();
    let lang: &'static str = Box::leak(gold["lang"].as_str().unwrap_or("").to_owned().into_boxed_str());
    let rtl = matches!(lang, "fa" | "ar" | "he" | "ur");
    let ref_text = if two { std::fs::read_to_string(&refs_file).unwrap() } else { text.clone() };
    let map: Vec<usize> = ref_text.char_indices().map(|(i, _)| i).chain([ref_text.len()]).collect();
    let mut references = Vec::new();
    for (n, g) in gold["references"].as_array().unwrap().iter().enumerate() {
        let f = &g["fields"];
        let mut item = Item::default();
        if let Some(a) = f["authors"].as_array() {
            for x in a {
                if let Some(l) = x["literal"].as_str() { item.author.push(Name::literal(l)); }
                else { item.author.push(Name::person(x["family"].as_str().unwrap_or(""), x["given"].as_str().unwrap_or(""))); }
            }
        }
        item.title = f["title"].as_str().unwrap_or("").to_owned();
        item.page = f["pages"].as_str().unwrap_or("").replace('–', "-");
        let mut years = Vec::new();
        for k in ["year", "year_alt"] {
            if let Some(y) = f[k].as_str() {
                if let Ok(v) = y.chars().filter(|c| c.is_ascii_digit()).take(4).collect::<String>().parse::<i32>() {
                    let cal = guess(v, None, lang, rtl).unwrap_or_default();
                    let (a, b) = window(v, cal);
                    years.push(Year { value: v, suffix: f["year_suffix"].as_str().map(str::to_owned), calendar: cal, earliest: a, latest: b });
                }
            }
        }
        if let Some(y) = years.first_mut() && y.suffix.is_none() {
            // letter after the year in the printed text
            let t = g["text"].as_str().unwrap_or("");
            if let Some(at) = t.find(&y.value.to_string()) { let r: String = t[at + 4..].chars().take(2).collect(); let mut c = r.chars(); if let Some(l) = c.next() && l.is_ascii_lowercase() && !c.next().is_some_and(char::is_alphanumeric) { y.suffix = Some(l.to_string()); } }
        }
        let (s, e) = (g["start"].as_u64().unwrap() as usize, g["end"].as_u64().unwrap() as usize);
        references.push(Reference {
            id: format!("r{n}"), span: Span::new(if two { 1 } else { 0 }, map[s], map[e]),
            label: g["label"].as_str().map(str::to_owned), text: g["text"].as_str().unwrap_or("").to_owned(), item, years,
            et_al: g["text"].as_str().unwrap_or("").contains("et al"),
        });
    }
    let (lo, hi) = if two { (usize::MAX, 0) } else { (references.first().map_or(usize::MAX, |r| r.span.start), references.last().map_or(0, |r| r.span.end)) };
    let mut reading = Reading::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at + line.len() <= lo || at >= hi {
            reading.push_lines(&text, [at..at + line.len()]);
            reading.push_joint('\n');
        }
        at += line.len();
    }
    let hints = reconcite::parse::citations::Hints::new(&references);
    let source = reconcite::parse::citations::Source { document: 0, text: &text, reading: &reading, language: lang };
    let found = reconcite::parse::citations::find(&source, &hints);
    let mut citations = found.citations;
    reconcite::reconcile::reconcile(&references, &mut citations, &found.abbreviations);
    let mut documents = vec![Document::from_text(file.clone(), text.clone())];
    if two { documents.push(Document::from_text(refs_file, ref_text)); }
    let languages = vec![lang; documents.len()];
    let mut report = Report { documents, languages, references, citations, ..Report::default() };
    report.findings = reconcite::rules::run(&report, &Default::default());
    let out = reconcite::report::json::line(&report, false);
    use std::io::Write;
    std::io::stdout().write_all(&out).unwrap();
}
