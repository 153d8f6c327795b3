//! Folders with faults, each with the complaints that it must yield.
//!
//! `tests/faults/NAME/` is a corpus and `complaints.txt` in it the expected answer, one complaint to
//! a line. With `CROSSREAD_BLESS=1` in the environment the files are rewritten instead.

mod common;

use std::path::Path;

use crossread_ingest::{Ingest, Severity, read};

#[test]
fn every_folder_yields_exactly_its_complaints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let folders = common::listed(&root);
    let mut golden = common::Golden::default();
    let mut with_complaints = 0;
    for folder in folders {
        let Ingest { corpus, complaints } = read(&folder);
        let refused = complaints.iter().any(|c| c.severity == Severity::Error);
        assert_eq!(corpus.is_none(), refused, "{}", folder.display());
        let found: String = complaints.iter().map(|c| format!("{c}\n")).collect();
        with_complaints += usize::from(!complaints.is_empty());
        golden.compare(&folder.join("complaints.txt"), &found);
    }
    golden.finish();
    assert!(with_complaints >= 20, "the fixtures are gone");
}

#[test]
fn what_is_no_folder_is_said_to_be_none() {
    let missing = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/good/corpus.toml");
    let Ingest { corpus, complaints } = read(&missing);
    assert_eq!(corpus, None);
    assert!(complaints.iter().any(|c| c.file == "." && c.what.ends_with("is not a folder")), "{complaints:?}");
}
