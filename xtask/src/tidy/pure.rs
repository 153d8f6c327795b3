//! The pure crates know no disk, network, environment or clock: bytes in, bytes out, the same on every day.

use super::Source;
use super::rust::{code, names_after};

const PURE: &[&str] = &["model", "order", "text", "volume", "cite", "anchor", "engine", "analyse"];

/// Modules of std that reach outside.
const OUTSIDE: &[&str] = &["env", "fs", "net", "os", "process", "thread", "time"];

/// Names that reach outside by whatever path they come.
const NAMES: &[&str] = &["SystemTime", "Instant", "File", "println!", "eprintln!", "print!", "eprint!"];

/// Every use of the outside in the source of a pure crate; its tests may read what they like.
pub(super) fn check(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        if !PURE.iter().any(|name| source.is(&format!("crates/{name}/src/"), &[".rs"])) {
            continue;
        }
        let code = code(&source.text);
        for (line, name) in names_after(&code, "std") {
            if OUTSIDE.contains(&name.as_str()) {
                let what = format!("std::{name} in a pure crate; take bytes or values from the caller instead");
                complaints.push(source.complain(line, &what));
            }
        }
        for (index, line) in code.lines().enumerate() {
            let words = line.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '!'));
            for name in words.filter(|word| NAMES.contains(word)) {
                let what = format!("{name} in a pure crate; return what is to be said or written");
                complaints.push(source.complain(index + 1, &what));
            }
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;
    use super::*;

    #[test]
    fn disk_clock_and_output_are_caught_however_they_are_written() {
        for bad in [
            "fn f() { std::fs::read(\"x\"); }",
            "use std::{collections::BTreeMap, fs as disk};",
            "use std::time::Duration;",
            "fn f(now: Instant) {}",
            "fn f() { println!(\"x\"); }",
            "let home = std::env::var(\"HOME\");",
        ] {
            assert_eq!(of(check, "crates/engine/src/rank.rs", bad).len(), 1, "{bad}");
            assert_eq!(of(check, "crates/cli/src/main.rs", bad).len(), 0, "the command line may: {bad}");
        }
    }

    #[test]
    fn comments_strings_and_tests_may_speak_of_it() {
        for good in ["/// Not like std::fs.", "let s = \"std::fs\";", "#[cfg(test)]\nmod tests { use std::fs; }"] {
            assert_eq!(of(check, "crates/model/src/slug.rs", good), [""; 0], "{good}");
        }
    }
}
