//! What the tests of imports share.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crossread_ingest::import::{Import, Input, import};
use crossread_ingest::{Ingest, SourceFile, read_files};

/// The folder of these tests.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// An input of this name and text.
pub(crate) fn input(name: &str, bytes: impl Into<Vec<u8>>) -> Input {
    Input { name: name.to_owned(), bytes: bytes.into() }
}

/// An import without a look at its progress.
pub(crate) fn run(inputs: &[Input]) -> Import {
    import(inputs, &mut |_| {})
}

/// The import of a pasted text.
pub(crate) fn digest(text: &str) -> Import {
    run(&[input("digest.txt", text)])
}

/// The drafts read as a corpus.
pub(crate) fn corpus(import: &Import) -> Ingest {
    let mut files: Vec<SourceFile> = import
        .drafts
        .iter()
        .map(|draft| SourceFile { path: format!("articles/{}.md", draft.slug), bytes: draft.text.clone().into_bytes() })
        .collect();
    let about = "title = \"A corpus\"\nlanguage = \"en\"\n";
    files.push(SourceFile { path: "corpus.toml".to_owned(), bytes: about.as_bytes().to_vec() });
    read_files(&files)
}

/// Drafts and report as one text.
pub(crate) fn shown(import: &Import) -> String {
    let mut out = String::new();
    for draft in &import.drafts {
        let _ = writeln!(out, "=== articles/{}.md, lines {} to {}", draft.slug, draft.lines.first, draft.lines.last);
        out.push_str(&draft.text);
        out.push('\n');
    }
    out.push_str("=== report\n");
    for item in &import.report.items {
        let article = item.article.as_deref().unwrap_or("no article");
        let lines = if item.line == item.last { item.line.to_string() } else { format!("{}-{}", item.line, item.last) };
        let _ = writeln!(out, "{lines} ({article}) {}, {}: {} | {}", item.action, item.what, item.reason, item.text);
    }
    out
}
