//! `crossread compare` as a program meets it, on the corpus of the repository.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn crossread(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crossread")).args(arguments).output().expect("the command runs")
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn compare(sides: &[&str]) -> Value {
    let folder = here("../../corpus");
    let mut arguments = vec!["compare", folder.to_str().expect("a path in UTF-8"), "--json", "--limit", "12"];
    arguments.extend(sides);
    let output = crossread(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("prints JSON")
}

/// What depends on the texts alone, and not on what is found in them, is that of the golden file.
/// After a change that is meant, write it anew from what the test prints.
#[test]
fn two_articles_are_compared_as_in_the_golden_file() {
    let mut answer = compare(&["article:end-womens-work", "article:capitalism-covid-recession"]);
    let kept = ["overlaps", "reuse", "sides", "version", "whole", "words"];
    let object = answer.as_object_mut().expect("an object");
    object.retain(|key, _| kept.contains(&key.as_str()));
    for side in object["sides"].as_array_mut().expect("Sides") {
        side["glance"].as_object_mut().expect("a glance").retain(|key, _| key != "entries" && key != "figures");
    }
    let shown = serde_json::to_string_pretty(&answer).expect("JSON") + "\n";
    let golden = std::fs::read_to_string(here("tests/golden/compare.json")).unwrap_or_default();
    assert_eq!(shown, golden, "{shown}");
}

#[test]
fn every_part_of_a_comparison_is_there() {
    let answer = compare(&["article:end-womens-work", "query:kind:interview", "entry:afl-cio", "rest"]);
    assert_eq!(answer["sides"].as_array().map(Vec::len), Some(4));
    for key in ["named", "words", "pairs", "figures"] {
        assert!(answer[key].as_array().is_some_and(|list| !list.is_empty()), "{key}");
    }
    for pair in answer["pairs"].as_array().expect("pairs") {
        let evidence = ["words", "entries"].map(|key| pair[key].as_array().map_or(0, Vec::len));
        assert!(evidence.iter().sum::<usize>() + usize::from(pair["figure"] == true) > 1, "{pair}");
    }
    for set in answer["named"].as_array().expect("sets") {
        for entry in set["entries"].as_array().expect("entries") {
            let named: Vec<usize> = entry["mentions"]
                .as_array()
                .expect("counts")
                .iter()
                .enumerate()
                .filter(|(_, n)| **n != 0)
                .map(|(side, _)| side)
                .collect();
            assert_eq!(serde_json::json!(named), set["sides"], "{entry}");
        }
    }
}

#[test]
fn what_is_no_side_is_wrong_usage_and_what_is_not_there_is_said() {
    let folder = here("../../corpus");
    let folder = folder.to_str().expect("a path in UTF-8");
    let wrong = crossread(&["compare", folder, "article:x", "side:y"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("expected article:SLUG"));
    assert_eq!(crossread(&["compare", folder, "article:x"]).status.code(), Some(2), "one Side is no comparison");
    let absent = compare(&["article:x", "article:two-connecticuts"]);
    assert_eq!(absent["sides"][0]["notes"][0], "There is no article named “x” in this corpus.");
}
