//! `crossread figures` as a program meets it, and what `check` says of rows that match no figure.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn crossread(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crossread")).args(arguments).output().expect("the command runs")
}

/// A corpus of one article of this text, with these rows of `figures.toml`.
fn folder(text: &str, figures: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    std::fs::create_dir(folder.path().join("articles")).expect("a folder");
    write("corpus.toml", "title = \"Small\"\nlanguage = \"en\"\n");
    write("articles/only.md", &format!("---\ntitle: The only one\n---\n\n{text}\n"));
    write("figures.toml", figures);
    folder
}

fn listed(folder: &Path) -> Value {
    let output = crossread(&["figures", &folder.to_string_lossy(), "--json"]);
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn every_figure_is_listed_with_its_place() {
    let folder = folder("Éire paid nearly $33 million, 15 to 49 percent more, and one in nine left in 1984.", "");
    let answer = listed(folder.path());
    let common = |mut extra: Value, base: Value| {
        for (key, value) in base.as_object().expect("an object") {
            extra.as_object_mut().expect("an object").entry(key.clone()).or_insert(value.clone());
        }
        extra
    };
    let base = json!({"article": "only", "passage": "only/p1", "value": null, "from": null, "to": null, "unit": null,
        "currency": null, "qualifier": null, "what": null, "who": null, "when": null});
    let money = json!({"start": 18, "end": 29, "text": "$33 million", "kind": "money", "value": 33_000_000,
        "unit": "dollars", "currency": "USD", "qualifier": "nearly", "what": "Éire"});
    let percent = json!({"start": 31, "end": 47, "text": "15 to 49 percent", "kind": "percent", "from": 15, "to": 49,
        "unit": "percent"});
    let ratio = json!({"start": 58, "end": 69, "text": "one in nine", "kind": "ratio", "value": 0.111111,
        "unit": "share", "what": "left"});
    let expected = json!({
        "version": 1,
        "figures": [common(money, base.clone()), common(percent, base.clone()), common(ratio, base)],
        "years": [{"article": "only", "passage": "only/p1", "start": 78, "end": 82, "text": "1984",
            "first": "1984-01-01", "last": "1984-12-31"}],
    });
    assert_eq!(answer, expected, "{answer:#}");
}

#[test]
fn a_row_takes_the_place_of_what_it_overlaps() {
    let row = "[[figure]]\narticle = \"only\"\npassage = 1\nmatch = \"most of the 12 men\"\nkind = \"ratio\"\n\
               value = 0.5\nqualifier = \"over\"\nwhat = \"men who came\"\nwho = \"the men\"\nwhen = \"2020\"\n";
    let folder = folder("There came most of the 12 men and 3 women.", row);
    let figures = listed(folder.path());
    let said = |at: usize, key: &str| figures["figures"][at][key].clone();
    assert_eq!(
        (said(0, "text"), said(0, "value"), said(0, "who")),
        (json!("most of the 12 men"), json!(0.5), json!("the men"))
    );
    assert_eq!((said(1, "text"), said(1, "what"), said(2, "text")), (json!("3"), json!("women"), Value::Null));
}

#[test]
fn a_row_that_matches_no_figure_is_a_fault() {
    let row = "[[figure]]\narticle = \"only\"\npassage = 1\nmatch = \"the board\"\nkind = \"count\"\nvalue = 1\n";
    let folder = folder("It was the board that paid.", row);
    let path = folder.path().to_string_lossy();
    let complaint = "figures.toml:4:9: these characters of only/p1 state no figure; match a number, or words that say \
                     how much or how many\n";
    for arguments in [
        &["check", &path][..],
        &["figures", &path],
        &["query", &path, "board"],
        &["build", &path, "-o", "x", "--app", "y"],
    ] {
        let output = crossread(arguments);
        assert_eq!(String::from_utf8_lossy(&output.stderr), complaint, "{arguments:?}");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    }
}
