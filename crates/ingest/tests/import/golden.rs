//! Each file of `digests/` against its file in `golden/`, which CROSSREAD_BLESS=1 writes anew.

use crate::common::{Golden, listed};
use crate::support::{corpus, folder, input, run, shown};

#[test]
fn every_digest_gives_the_expected_drafts_and_report() {
    let mut golden = Golden::default();
    for path in listed(&folder().join("digests")) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let import = run(&[input(&name, std::fs::read(&path).expect("a digest"))]);
        golden.compare(&folder().join("golden").join(format!("{name}.out")), &shown(&import));
    }
    golden.finish();
}

#[test]
fn the_drafts_of_every_digest_are_a_corpus() {
    let digests = listed(&folder().join("digests"));
    assert!(digests.len() >= 20, "{} digests", digests.len());
    for path in digests {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let import = run(&[input(&name, std::fs::read(&path).expect("a digest"))]);
        if import.drafts.is_empty() {
            assert!(!import.report.items.is_empty(), "{name}: nothing found, and nothing said");
            continue;
        }
        let read = corpus(&import);
        let errors: Vec<String> = read.complaints.iter().map(ToString::to_string).collect();
        let articles = read.corpus.unwrap_or_else(|| panic!("{name}: {errors:#?}")).articles;
        assert_eq!(articles.len(), import.drafts.len(), "{name}");
    }
}

#[test]
fn the_six_shapes_of_bylines_are_read_alike() {
    let bytes = std::fs::read(folder().join("digests/six-bylines.txt")).expect("a digest");
    let import = run(&[input("six-bylines.txt", bytes)]);
    let found: Vec<(String, String)> = import
        .drafts
        .iter()
        .map(|d| (d.front.authors.join(" + "), d.front.outlet.clone().unwrap_or_default()))
        .collect();
    let expected = [
        ("Ines Calder", "The Harbour Post"),
        ("Tom Okafor + Lena Brandt", "The Port Ellis Courier"),
        ("Hanna Weir", "Valley Tribune"),
        ("P. J. de Vries", "Marsh Weekly"),
        ("Ines Calder", "The Harbour Post"),
        ("", "The Port Ellis Courier"),
    ];
    assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert!(import.drafts.iter().all(|d| d.front.date.is_some()));
}

#[test]
fn thirty_articles_are_thirty_drafts() {
    let bytes = std::fs::read(folder().join("digests/thirty.txt")).expect("a digest");
    let import = run(&[input("thirty.txt", bytes)]);
    assert_eq!(import.drafts.len(), 30);
    assert!(import.drafts.iter().all(|d| d.paragraphs == 3 && d.front.date.is_some() && d.front.authors.len() == 1));
}
