//! `crossread check` as a person meets it: output, and exit status.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn crossread(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crossread")).args(arguments).output().expect("the command runs")
}

fn check(folder: &Path) -> (Option<i32>, String, String) {
    let output = crossread(&["check", &folder.to_string_lossy()]);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_default_corpus_has_no_fault() {
    let (status, summary, complaints) = check(&root().join("corpus"));
    assert_eq!(complaints, "");
    assert_eq!(summary, "9 articles, 348 entries, 9 families, 165 figures: no fault\n");
    assert_eq!(status, Some(0));
}

#[test]
fn faults_are_listed_one_to_a_line_and_fail() {
    let folder = root().join("crates/ingest/tests/faults/several-at-once");
    let (status, summary, complaints) = check(&folder);
    let expected = std::fs::read_to_string(folder.join("complaints.txt")).expect("the expected complaints");
    assert_eq!(complaints, expected);
    assert_eq!(summary, "5 faults\n");
    assert_eq!(status, Some(1));
}

#[test]
fn warnings_do_not_fail() {
    let (status, summary, complaints) = check(&root().join("crates/ingest/tests/faults/draft"));
    assert_eq!(complaints.lines().count(), 2);
    assert!(complaints.contains(": warning: "), "{complaints}");
    assert_eq!(summary, "1 article, 2 entries, 1 family, 0 figures: no fault, 2 warnings\n");
    assert_eq!(status, Some(0));
}

#[test]
fn wrong_usage_is_told_apart_from_a_fault() {
    for arguments in [&["check"][..], &["chekc", "corpus"], &["check", "a", "b"], &["check", "--loud", "a"]] {
        assert_eq!(crossread(arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(check(Path::new("/nowhere/at/all")).0, Some(1));
    assert_eq!(crossread(&["--help"]).status.code(), Some(0));
}
