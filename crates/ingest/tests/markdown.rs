//! Articles with every kind of Markdown, each with the passages that it must yield.
//!
//! `tests/markdown/NAME.md` is an article and `NAME.txt` beside it the expected reading: for each
//! passage its id, block and speaker, its text with `⏎` and `⇥` for line ends and tabs, and its
//! marks with the words they cover; for `front.md` the front matter too. With `CROSSREAD_BLESS=1` the files are rewritten instead.

mod common;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crossread_ingest::{Ingest, read_files};
use crossread_model::Passage;

#[test]
fn every_article_yields_exactly_its_passages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown");
    let articles: Vec<_> =
        common::listed(&root).into_iter().filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    assert!(articles.len() >= 5, "the fixtures are gone");
    let mut golden = common::Golden::default();
    for path in articles {
        let article = fs::read_to_string(&path).expect("an article");
        let Ingest { corpus, complaints } = read_files(&common::corpus_of(&article));
        let mut found: String = complaints.iter().map(|c| format!("{c}\n")).collect();
        for article in corpus.iter().flat_map(|c| &c.articles) {
            if path.ends_with("front.md") {
                writeln!(found, "{:#?}", article.front).expect("written");
            }
            article.passages.iter().for_each(|p| show(p, &mut found));
        }
        golden.compare(&path.with_extension("txt"), &found);
    }
    golden.finish();
}

fn show(passage: &Passage, out: &mut String) {
    let speaker = match (&passage.speaker, passage.turn) {
        (Some(name), true) => format!(" {name}:"),
        (Some(name), false) => format!(" ({name})"),
        (None, _) => String::new(),
    };
    let text = passage.text.replace('\n', "⏎").replace('\t', "⇥");
    writeln!(out, "{} {:?}{speaker}\n    {text}", passage.id, passage.block).expect("written");
    for mark in &passage.marks {
        let words = &passage.text[mark.start as usize..mark.end as usize];
        writeln!(out, "    {}..{} {:?} {words:?}", mark.start, mark.end, mark.kind).expect("written");
    }
}
