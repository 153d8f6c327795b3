//! Great files: read whole, in a time that grows with their size and not with its square.

mod common;

use std::time::Duration;

use crossread_ingest::{Ingest, SourceFile, read_files};

const SMALL: usize = 256 << 10;
const GREAT: usize = 10 * SMALL;

/// Ten times the text may take thirty times the time; a square would take a hundred times.
const MOST: u32 = 30;

/// Text of `size` bytes made of `piece` over and over.
fn filled(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len())
}

fn timed(files: &[SourceFile]) -> (Ingest, Duration) {
    common::timed(|| read_files(files))
}

fn article(body: &str) -> Vec<SourceFile> {
    common::corpus_of(&format!("---\ntitle: Great\n---\n\n{body}\n"))
}

/// Reads files made at two sizes and compares the times. A floor of 20 ms keeps the small one from
/// being lost in noise.
fn grows_in_step(name: &str, small: &[SourceFile], great: &[SourceFile]) {
    let (_, little) = timed(small);
    let (_, much) = timed(great);
    let bound = little.max(Duration::from_millis(20)) * MOST;
    assert!(much <= bound, "{name}: {little:?}, then {much:?}");
    println!("{name}: {little:?}, then {much:?}");
}

#[test]
fn a_paragraph_of_ten_megabytes_is_read_whole() {
    let paragraph = |size| filled("wörd and *more* ", size);
    grows_in_step("paragraph", &article(&paragraph(1 << 20)), &article(&paragraph(10 << 20)));
    let words = paragraph(10 << 20);
    let Ingest { corpus, complaints } = read_files(&article(&words));
    assert_eq!(complaints, []);
    let corpus = corpus.expect("a corpus");
    let passages = &corpus.articles[0].passages;
    assert_eq!(passages.len(), 2);
    assert_eq!(passages[1].text, words.replace('*', "").trim_end());
    assert_eq!(passages[1].marks.len(), words.matches("*more*").count());
}

#[test]
fn time_grows_with_the_size_of_an_article() {
    for piece in [
        "word ",
        "*a **b** `c` ",
        "<b>x</b> ",
        "[x](javascript:y) ",
        "![x](y) ",
        "[^a] ",
        "[",
        "**",
        "`",
        "<!--",
        "a\n\n",
        "- a\n",
        "|a",
        "&amp;",
        "\u{7}",
    ] {
        grows_in_step(piece, &article(&filled(piece, SMALL)), &article(&filled(piece, GREAT)));
    }
}

#[test]
fn time_grows_with_the_size_of_the_front_matter() {
    for (head, piece, tail) in
        [("tags: [", "abcde, ", "]"), ("", "\"k\": v\n", ""), ("title: ", "x ", ""), ("a: ", "[", "")]
    {
        // YAML takes longer to read than prose.
        let files =
            |size: usize| common::corpus_of(&format!("---\n{head}{}{tail}\n---\n\nText.\n", filled(piece, size)));
        grows_in_step(piece, &files(SMALL), &files(GREAT));
    }
}

#[test]
fn time_grows_with_the_size_of_the_index() {
    let index = |size: usize| {
        let mut text = String::new();
        let mut n = 0;
        while text.len() < size {
            n += 1;
            text += &format!(
                "[[entry]]\nid = \"e{n}\"\ntype = \"concept\"\nname = \"n{n}\"\nsee = [\"e{}\", \"missing{n}\"]\n\n",
                n + 1
            );
        }
        let mut files = article("Text.");
        files.push(SourceFile { path: "index.toml".to_owned(), bytes: text.into_bytes() });
        files
    };
    grows_in_step("index", &index(SMALL), &index(GREAT));
}

#[test]
fn a_file_past_the_limit_is_refused() {
    let mut files = article("Text.");
    files[1].bytes = vec![b'a'; (64 << 20) + 1];
    let complaints = read_files(&files).complaints;
    let found: Vec<String> = complaints.iter().map(ToString::to_string).collect();
    assert_eq!(found, ["articles/a.md:1:1: the file is larger than 64 MB; divide it into several articles"]);
}
