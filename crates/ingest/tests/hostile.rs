//! Text that means harm: whatever stands in an article, only harmless links come out of it.
//!
//! The strings of public test suites are read from `../shared/payloads` beside the project where
//! they are present; the spellings of Markdown links below are always tried.

mod common;

use std::fs;
use std::path::Path;

use crossread_ingest::{Ingest, read_files};
use crossread_model::{MarkKind, safe_target};

/// Markdown links that some reader of Markdown has let through; every one leads to a script or to
/// another host.
const LINKS: [&str; 42] = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](< javascript:alert(1)>)",
    "[x](<java\tscript:alert(1)>)",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](javascript&#x3a;alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](&#106;&#97;&#118;&#97;script:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](&#14;javascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](java\\script:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](javascript:alert&lpar;1&rpar;)",
    "[x](javascript://example.org/%0Aalert(1))",
    "[x](javascript:alert(1) \"title\")",
    "[x]( \u{a0}javascript:alert(1))",
    "[x](\u{200b}javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://example.org/1)",
    "[x](feed:javascript:alert(1))",
    "[x](view-source:https://example.org)",
    "[x](//example.org)",
    "[x](\\\\/example.org)",
    "[x](/\\\\example.org)",
    "[x](https:\\\\example.org)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[r]\n\n[r]: <javascript:alert(1)>",
    "[x][]\n\n[x]: JAVASCRIPT:alert(1) 'title'",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "<data:text/html,x>",
    "[*a* **b**](javascript:alert(1)) [![a](javascript:alert(1))](javascript:alert(1))",
];

/// The links that come out of an article whose body, title and dek are `text`.
fn links(text: &str) -> Vec<String> {
    let quoted = serde_json::to_string(text).expect("a string of JSON, which is one of YAML");
    let article = format!("---\ntitle: {quoted}\nsubtitle: {quoted}\n---\n\nBefore.\n\n{text}\n");
    let Ingest { corpus, complaints } = read_files(&common::corpus_of(&article));
    for complaint in &complaints {
        assert!(!complaint.to_string().chars().any(char::is_control), "{complaint:?}");
    }
    let articles = corpus.iter().flat_map(|c| &c.articles);
    let marks = articles.flat_map(|a| &a.passages).flat_map(|p| &p.marks);
    marks
        .filter_map(|mark| match &mark.kind {
            MarkKind::Link(target) => Some(target.clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn no_spelling_of_a_harmful_link_survives() {
    for markdown in LINKS {
        let found = links(markdown);
        // A link whose scheme is broken up may be left as one to a relative address, which is harmless.
        for target in &found {
            assert!(safe_target(target), "{markdown:?} gives {target:?}");
        }
        assert!(found.iter().all(|target| !target.to_lowercase().contains("script:")), "{markdown:?} gives {found:?}");
    }
    assert_eq!(links("[x](https://example.org)"), ["https://example.org"], "the detector is broken");
}

#[test]
fn no_string_of_the_public_suites_gives_a_harmful_link() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/payloads");
    if !folder.is_dir() {
        println!("skipped: {} is absent", folder.display());
        return;
    }
    let mut tried = 0;
    for path in common::listed(&folder).iter().filter(|path| path.extension().is_some_and(|e| e == "json")) {
        let suite = fs::read(path).expect("a suite");
        let suite: serde_json::Value = serde_json::from_slice(&suite).expect("JSON");
        for payload in suite["payloads"].as_array().expect("a list of payloads") {
            let payload = payload.as_str().expect("a string");
            for text in
                [payload.to_owned(), format!("[x]({payload})"), format!("[x](<{payload}>)"), format!("<{payload}>")]
            {
                for target in links(&text) {
                    assert!(safe_target(&target), "{text:?} gives {target:?}");
                }
            }
            tried += 1;
        }
    }
    assert!(tried > 1000, "{tried} payloads only");
}
