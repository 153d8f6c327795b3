//! `crossread build` as a publisher meets it: what it says while it works, and what it leaves.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A corpus of so many articles and the least app, in `folder`.
fn prepare(folder: &Path, articles: usize) {
    for inner in ["corpus/articles", "app"] {
        fs::create_dir_all(folder.join(inner)).expect("makes folders");
    }
    let write = |path: &str, text: &[u8]| fs::write(folder.join(path), text).expect("writes");
    write("corpus/corpus.toml", b"title = \"A corpus\"\nlanguage = \"en\"\nurl = \"https://example.org/\"\n");
    for i in 0..articles {
        let text = format!("---\ntitle: Article {i}\ndate: 2020-11-08\n---\n\nParagraph {i}.\n");
        write(&format!("corpus/articles/x{i}.md"), text.as_bytes());
    }
    let page = "<meta name=\"generator\" content=\"Crossread\"><!--crossread:head--><!--/crossread:head-->\
        <meta name=\"viewport\"><script src=\"./boot.js\"></script><link rel=\"modulepreload\" href=\"./app.js\">\
        <link rel=\"preload\" href=\"./app.wasm\" as=\"fetch\"><body><!--crossread:plain--><!--/crossread:plain--></body>";
    write("app/index.html", page.as_bytes());
    write("app/sw.js", b"const SITE = { version: \"\", files: {} };");
    write("app/boot.js", b"const inside = undefined;");
    write("app/app.js", b"");
    write("app/crossread.js", b"const SECTIONS = {};");
    for name in ["app/crossread.d.ts", "app/embed.js", "app/embed.d.ts"] {
        write(name, b"");
    }
    write("app/manifest.webmanifest", b"{}");
    write("app/app.wasm", b"\0asm\x01\0\0\0");
}

fn build(folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossread"));
    command.current_dir(folder).args(["build", "corpus", "-o", "site", "--app", "app"]).output().expect("runs")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Every file of the site, by its path.
fn site(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (root, mut files) = (folder.join("site"), BTreeMap::new());
    let mut open = vec![root.clone()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("is a folder") {
            let path = entry.expect("reads").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(&root).expect("is below").to_string_lossy().into_owned();
                files.insert(name, fs::read(path).expect("reads"));
            }
        }
    }
    files
}

#[test]
fn a_large_corpus_is_built_with_a_line_for_each_step_and_a_small_one_in_silence() {
    let folder = tempfile::tempdir().expect("makes a folder");
    prepare(folder.path(), 3);
    let small = build(folder.path());
    assert_eq!((small.status.code(), said(&small.stderr)), (Some(0), String::new()));
    prepare(folder.path(), 200);
    let large = build(folder.path());
    assert_eq!(large.status.code(), Some(0));
    let steps = "find entries and figures in 200 articles\npack 200 articles\nwrite the site to site\n";
    assert_eq!(said(&large.stderr), steps);
    assert!(said(&large.stdout).starts_with("site: version "), "{}", said(&large.stdout));
}

#[test]
fn a_single_file_is_written_alone_or_beside_the_site() {
    let folder = tempfile::tempdir().expect("makes a folder");
    prepare(folder.path(), 2);
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crossread"));
        command.current_dir(folder.path()).args(["build", "corpus", "--app", "app"]).args(args).output().expect("runs")
    };
    assert_eq!(run(&[]).status.code(), Some(2), "nothing is asked for");
    let alone = run(&["--single-file", "one.html"]);
    assert_eq!(alone.status.code(), Some(0), "{}", said(&alone.stderr));
    assert!(said(&alone.stdout).starts_with("one.html: ") && !folder.path().join("site").exists());
    assert_eq!(run(&["--single-file", "one.html", "-o", "site"]).status.code(), Some(0));
    assert!(site(folder.path())["crossread.html"] == fs::read(folder.path().join("one.html")).expect("stands"));
    fs::write(folder.path().join("thesis.html"), "my thesis").expect("writes");
    assert_eq!(run(&["--single-file", "thesis.html"]).status.code(), Some(1));
    assert_eq!(fs::read(folder.path().join("thesis.html")).expect("stands"), b"my thesis");
}

#[test]
fn two_folders_give_the_same_bytes() {
    let (one, two) = (tempfile::tempdir().expect("makes a folder"), tempfile::tempdir().expect("makes a folder"));
    for folder in [one.path(), two.path()] {
        prepare(folder, 5);
        assert_eq!(build(folder).status.code(), Some(0));
    }
    let (first, second) = (site(one.path()), site(two.path()));
    assert!(first.contains_key("feed.xml") && first.contains_key("a/x4/index.html"));
    assert!(first == second, "the two sites differ");
}

#[test]
fn a_fault_in_the_corpus_leaves_the_old_site() {
    let folder = tempfile::tempdir().expect("makes a folder");
    prepare(folder.path(), 2);
    assert_eq!(build(folder.path()).status.code(), Some(0));
    let before = site(folder.path());
    fs::write(folder.path().join("corpus/articles/x1.md"), "---\ndate: 2020-13-01\n---\n\nText.\n").expect("writes");
    let failed = build(folder.path());
    assert_eq!(failed.status.code(), Some(1));
    assert!(said(&failed.stderr).starts_with("articles/x1.md:2:7: "), "{}", said(&failed.stderr));
    assert!(site(folder.path()) == before, "the old site has changed");
}
