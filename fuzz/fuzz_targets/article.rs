//! Any bytes as an article file: complaints, or a corpus that goes all the way to an open Volume.

#![no_main]

use crossread_fuzz::{packed, read_all};
use crossread_ingest::{SourceFile, read_files};
use crossread_volume::Volume;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let about = SourceFile { path: "corpus.toml".to_owned(), bytes: b"title = \"Any\"\nlanguage = \"en\"\n".to_vec() };
    let article = SourceFile { path: "articles/any.md".to_owned(), bytes: bytes.to_vec() };
    let ingest = read_files(&[about, article]);
    match ingest.corpus {
        Some(corpus) => read_all(Volume::open(&packed(&corpus)).expect("what was packed opens")),
        None => assert!(!ingest.complaints.is_empty(), "no corpus and not a word why"),
    }
});
