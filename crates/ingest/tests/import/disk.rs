//! The disk: all or nothing, nothing outside the folder, nothing overwritten unasked.

use std::fs;
use std::path::Path;

use crate::support::digest;
use crossread_ingest::import::{Import, WriteError, write};
use crossread_ingest::read;

const TEXT: &str = "The Ferry Comes Back\n\nMarch 4, 2021 Ana Ruiz THE HARBOUR POST\n\nThe ferry to the island runs again after a year in which nobody came or went, and the people of the place met it at the pier with a band and a list of demands that took the mayor an hour to read.\n";

fn all(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                files.push((name, fs::read(&path).expect("a file")));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn a_folder_of_drafts_can_be_read_at_once() {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("deep/out");
    let written = write(&digest(TEXT), &out, "A \"title\"", false).expect("written");
    let names: Vec<String> = all(&out).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["articles/the-ferry-comes-back.md", "corpus.toml", "import-report.json", "import-report.md"]);
    assert_eq!(written.files.len(), 4);
    let corpus = read(&out).corpus.expect("a corpus");
    assert_eq!((corpus.about.title.as_str(), corpus.articles.len()), ("A \"title\"", 1));
    let report: serde_json::Value = serde_json::from_slice(&all(&out)[2].1).expect("JSON");
    assert_eq!(report["articles"][0]["slug"], "the-ferry-comes-back");
    assert_eq!(report["items"][0]["action"], "repaired");
}

#[test]
fn what_is_there_is_kept_unless_force_is_asked_for() {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("out");
    fs::create_dir_all(out.join("articles")).expect("a folder");
    fs::write(out.join("articles/the-ferry-comes-back.md"), "mine").expect("a file");
    fs::write(out.join("corpus.toml"), "title = \"Mine\"\nlanguage = \"en\"\n").expect("a file");
    let before = all(place.path());
    let refused = write(&digest(TEXT), &out, "Other", false);
    assert!(matches!(&refused, Err(WriteError::Exists(files)) if files.len() == 1), "{refused:?}");
    assert_eq!(all(place.path()), before);
    let written = write(&digest(TEXT), &out, "Other", true).expect("written");
    assert!(written.kept_corpus);
    let after = read(&out).corpus.expect("a corpus");
    assert_eq!((after.about.title.as_str(), after.articles.len()), ("Mine", 1));
}

#[test]
fn nothing_is_written_where_there_is_no_article() {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("out");
    assert!(matches!(write(&Import::default(), &out, "x", true), Err(WriteError::Nothing)));
    assert!(!out.exists());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let place = tempfile::tempdir().expect("a folder");
    let (out, other) = (place.path().join("out"), place.path().join("other"));
    fs::create_dir_all(&out).expect("a folder");
    fs::create_dir_all(&other).expect("a folder");
    std::os::unix::fs::symlink(&other, out.join("articles")).expect("a link");
    assert!(matches!(write(&digest(TEXT), &out, "x", true), Err(WriteError::Place(_))));
    assert_eq!(all(&other), []);
    // A file that is a link is replaced, and what it led to stays.
    let linked = place.path().join("linked");
    fs::create_dir_all(&linked).expect("a folder");
    fs::write(other.join("precious"), "mine").expect("a file");
    std::os::unix::fs::symlink(other.join("precious"), linked.join("import-report.md")).expect("a link");
    write(&digest(TEXT), &linked, "x", true).expect("written");
    assert_eq!(fs::read(other.join("precious")).expect("a file"), b"mine");
}

#[test]
fn a_failure_half_way_leaves_everything_as_it_was() {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("out");
    fs::create_dir_all(out.join("import-report.md")).expect("a folder in the way");
    let before = all(place.path());
    assert!(matches!(write(&digest(TEXT), &out, "x", true), Err(WriteError::Place(_))));
    assert_eq!(all(place.path()), before);
    assert!(!out.join("articles").exists());
}
