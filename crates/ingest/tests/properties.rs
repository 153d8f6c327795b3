//! Whatever the bytes, reading ends without a panic, and what it says is about the file.
//!
//! 64 cases of each property, or as many as `PROPTEST_CASES` says.

mod common;

use std::collections::BTreeMap;

use crossread_ingest::{Ingest, Severity, SourceFile, read_files};
use crossread_model::{Block, Corpus};
use proptest::collection::vec;
use proptest::prelude::*;

/// A change to a file: at a place (in parts of its length), so many bytes give way to others.
#[derive(Clone, Debug)]
struct Change {
    file: prop::sample::Index,
    at: prop::sample::Index,
    drop: usize,
    insert: Vec<u8>,
}

fn change() -> impl Strategy<Value = Change> {
    // Pieces that mean something to one of the parsers reach further than random bytes.
    let piece = prop::sample::select(vec![
        "\"",
        "'",
        "\n",
        "---\n",
        "[[",
        "]]",
        "[^1]",
        "[^1]: x\n",
        "**",
        "| a |\n|-|\n",
        "> ",
        "- ",
        "    ",
        "```\n",
        "<!--",
        "&#0;",
        "=",
        "= nan\n",
        "é",
        "\u{feff}",
        "\r",
        "\0",
        "\u{7}",
        ": ",
        "{",
        "}",
        "&a ",
        "*a ",
        "!!x ",
        "? ",
        "# ",
        "¶",
        "\\",
        "\t",
        "[[entry]]\n",
    ]);
    let insert = prop_oneof![piece.prop_map(|p| p.as_bytes().to_vec()), vec(any::<u8>(), 0..6)];
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..40usize, insert)
        .prop_map(|(file, at, drop, insert)| Change { file, at, drop, insert })
}

/// What must hold of every reading.
fn check(files: &[SourceFile]) -> Result<(), TestCaseError> {
    let Ingest { corpus, complaints } = read_files(files);
    let refused = complaints.iter().any(|c| c.severity == Severity::Error);
    prop_assert_eq!(corpus.is_none(), refused);
    prop_assert!(complaints.is_sorted_by_key(|c| (&c.file, c.line, c.column)));
    let texts: BTreeMap<&str, String> =
        files.iter().map(|f| (f.path.as_str(), String::from_utf8_lossy(&f.bytes).into_owned())).collect();
    for complaint in &complaints {
        prop_assert!(complaint.line >= 1 && complaint.column >= 1, "{}", complaint);
        let Some(text) = texts.get(complaint.file.as_str()) else {
            prop_assert_eq!((complaint.line, complaint.column), (1, 1));
            continue;
        };
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let line = text.split('\n').nth(complaint.line as usize - 1);
        prop_assert!(line.is_some_and(|l| complaint.column as usize <= l.chars().count() + 1), "{}", complaint);
    }
    corpus.map_or(Ok(()), |corpus| sound(&corpus))
}

/// The laws of the model that a corpus obeys.
fn sound(corpus: &Corpus) -> Result<(), TestCaseError> {
    for passage in corpus.articles.iter().flat_map(|a| &a.passages) {
        let text = &passage.text;
        prop_assert!(!text.trim().is_empty());
        for mark in &passage.marks {
            prop_assert!(text.get(mark.start as usize..mark.end as usize).is_some(), "{:?} in {:?}", mark, text);
        }
        prop_assert!(passage.marks.is_sorted_by_key(|m| (m.start, std::cmp::Reverse(m.end))), "{:?}", passage);
        if let Block::List { depths, .. } = &passage.block {
            prop_assert_eq!(depths.len(), text.split('\n').count(), "{:?}", passage);
        }
        prop_assert!(!passage.turn || passage.speaker.is_some());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn random_bytes_are_answered(bytes in vec(any::<u8>(), 0..400), which in 0..4usize) {
        let mut files = common::default_files();
        files[which].bytes = bytes;
        check(&files)?;
    }

    #[test]
    fn random_text_is_answered(text in "\\PC{0,200}", markdown in "[-*>`|#\\[\\]^:!<&~_ a1\\n\\\\]{0,200}") {
        check(&common::corpus_of(&text))?;
        check(&common::corpus_of(&format!("---\n{text}\n---\n")))?;
        check(&common::corpus_of(&format!("---\ninterviewer: x\n---\n\na\n\n{markdown}")))?;
    }

    #[test]
    fn a_changed_corpus_is_answered(changes in vec(change(), 1..5)) {
        let mut files = common::default_files();
        for Change { file, at, drop, insert } in changes {
            let bytes = &mut files[file.index(12)].bytes;
            let at = at.index(bytes.len() + 1);
            let end = (at + drop).min(bytes.len());
            bytes.splice(at..end, insert);
        }
        check(&files)?;
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(64)
}
