//! What the tests share: golden files, and the folder of the default corpus.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crossread_ingest::SourceFile;

/// Compares outputs with files and fails with all differences at once.
#[derive(Default)]
pub(crate) struct Golden {
    differences: Vec<String>,
}

impl Golden {
    /// Compares `found` with the text of `file`, or writes it there where `CROSSREAD_BLESS` is set.
    pub(crate) fn compare(&mut self, file: &Path, found: &str) {
        if std::env::var_os("CROSSREAD_BLESS").is_some() {
            fs::write(file, found).expect("a golden file is written");
            return;
        }
        let expected = fs::read_to_string(file).unwrap_or_default();
        if expected != found {
            self.differences.push(format!("{}\n--- expected\n{expected}--- found\n{found}", file.display()));
        }
    }

    /// Fails where anything differed.
    pub(crate) fn finish(self) {
        assert!(self.differences.is_empty(), "{}\nset CROSSREAD_BLESS=1 to accept", self.differences.join("\n"));
    }
}

/// The paths in a folder, in order.
pub(crate) fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of fixtures");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// The folder of the default corpus.
pub(crate) fn default_corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// The files of the default corpus.
pub(crate) fn default_files() -> Vec<SourceFile> {
    let root = default_corpus();
    let mut files = Vec::new();
    for name in ["corpus.toml", "index.toml", "figures.toml"] {
        let bytes = fs::read(root.join(name)).expect("a file of the corpus");
        files.push(SourceFile { path: name.to_owned(), bytes });
    }
    for path in listed(&root.join("articles")) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("an article");
        files.push(SourceFile { path: format!("articles/{name}"), bytes });
    }
    files
}

/// A corpus of one article with this text.
pub(crate) fn corpus_of(article: &str) -> Vec<SourceFile> {
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    vec![file("corpus.toml", "title = \"A corpus\"\nlanguage = \"en\"\n"), file("articles/a.md", article)]
}

/// What `work` gives, and how long this thread was on a processor for it, so that a busy machine does
/// not count; where the system does not tell (it does on Linux), how long it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let worked = || {
        let schedule = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        schedule.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    };
    let (wall, before) = (Instant::now(), worked());
    let result = work();
    let time = match (before, worked()) {
        (Some(before), Some(after)) => after - before,
        _ => wall.elapsed(),
    };
    (result, time)
}
