//! How far what is found in the default corpus agrees with what an editor worded in its figures.toml.

use std::path::Path;

use crossread_model::{Corpus, Figure, FigureNote};

#[test]
fn what_is_found_agrees_with_the_editor() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let corpus = crossread_ingest::read(&folder).corpus.expect("the default corpus has no fault");
    let plain = Corpus { figures: Vec::new(), ..corpus.clone() };
    let (figures, years) = crossread_analyse::figures(&plain);
    let place = |article: u32, passage: u32| {
        let article = &plain.articles[article as usize];
        format!("{}/{}", article.front.slug, article.passages[passage as usize].id)
    };
    let meets = |note: &FigureNote, passage: String, start: u32, end: u32| {
        passage == note.passage.to_string() && start < note.end && note.start < end
    };
    let figure = |note: &FigureNote| {
        let mut all = figures.iter().filter(|f| meets(note, place(f.article, f.passage), f.start, f.end));
        all.next()
    };
    let found: Vec<(&FigureNote, &Figure)> = corpus.figures.iter().filter_map(|n| Some((n, figure(n)?))).collect();
    let dated = |note: &&FigureNote| years.iter().any(|y| meets(note, place(y.article, y.passage), y.start, y.end));
    let dated = corpus.figures.iter().filter(|note| figure(note).is_none()).filter(dated).count();
    let agreed = found.iter().filter(|(note, figure)| agree(note, figure)).count();
    let is_worded =
        |f: &&Figure| corpus.figures.iter().any(|note| meets(note, place(f.article, f.passage), f.start, f.end));
    let worded = figures.iter().filter(is_worded).count();
    println!(
        "of {} rows {} were found as figures, {agreed} of them alike, and {dated} as years",
        corpus.figures.len(),
        found.len()
    );
    println!("of {} figures found {worded} have a row", figures.len());
    assert!(found.len() + dated >= 136 && agreed >= 122, "found {}, alike {agreed}, years {dated}", found.len());
    assert!(worded * 100 >= figures.len() * 92, "{worded} of {}", figures.len());
}

/// The same kind and, to a thousandth, the same numbers.
fn agree(note: &FigureNote, figure: &Figure) -> bool {
    let (a, b) = (note.reading.value.bounds(), figure.reading.value.bounds());
    let near = |a: f64, b: f64| a == b || (a - b).abs() <= 1e-3 * a.abs();
    note.reading.kind == figure.reading.kind && near(a.0, b.0) && near(a.1, b.1)
}
