//! What no file may hold, of whatever kind: too many lines, a path of somebody's machine, a wait in a test.

use super::Source;

const MOST_LINES: usize = 400;

/// Files that are one thing and longer, with the reason.
const LONG: &[(&str, &str)] = &[];

/// Every file too long, every line with a machine's path or a registry's host, and every wait or hidden test.
pub(super) fn check(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        complaints.extend(too_long(source));
        for (index, line) in source.text.lines().enumerate() {
            let mut complain = |what: &str| complaints.push(source.complain(index + 1, what));
            if let Some(path) = machine_path(line) {
                complain(&format!("`{path}` is a folder of somebody's machine"));
            }
            if !source.path.ends_with(".lock") && names_registry(line) {
                complain("the address of a package registry; name the package instead");
            }
            if let Some(word) = wait_or_hidden(source, line) {
                complain(&format!("`{word}`: a test waits for what it expects, is never hidden and never hopes"));
            }
        }
    }
    complaints
}

fn too_long(source: &Source) -> Option<String> {
    if !source.is("", &[".rs", ".js", ".mjs", ".ts", ".css"]) {
        return None;
    }
    let lines = source.text.lines().count();
    let listed = LONG.iter().any(|(path, _)| *path == source.path);
    match (lines > MOST_LINES, listed) {
        (true, false) => Some(source.complain(
            MOST_LINES,
            &format!("{lines} lines; make it two files, or list it with its reason in xtask/src/tidy/lines.rs"),
        )),
        (false, true) => Some(source.complain(1, "no longer long; take it off the list in xtask/src/tidy/lines.rs")),
        _ => None,
    }
}

/// A path from the root of a machine into a folder that only that machine has.
fn machine_path(line: &str) -> Option<String> {
    ["work", "root", "home", "Users"].into_iter().map(|folder| format!("/{folder}/")).find(|path| {
        line.match_indices(path.as_str()).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '}' | ')'))
        })
    })
}

fn names_registry(line: &str) -> bool {
    line.match_indices("://").any(|(at, _)| {
        let host = line[at + 3..].split(['/', ' ', '"', '\'', ')', '>']).next().unwrap_or_default();
        ["registry", "crates", "packages"].iter().any(|name| host.contains(&format!("{name}.")))
    })
}

fn wait_or_hidden(source: &Source, line: &str) -> Option<&'static str> {
    // This file has to name what it looks for.
    if source.path == "xtask/src/tidy/lines.rs" {
        return None;
    }
    let words: &[&str] = if source.is("tests/", &[".mjs", ".js", ".ts"]) {
        &["sleep(", "waitForTimeout", "setTimeout(", "setInterval(", ".skip(", ".only(", "skip:", "todo:"]
    } else if source.is("", &[".rs"]) {
        &["sleep(", "#[ignore"]
    } else {
        &[]
    };
    words.iter().copied().find(|word| line.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;
    use super::*;

    #[test]
    fn a_file_of_more_lines_than_one_reads_is_caught() {
        assert_eq!(of(check, "src/state.rs", &"\n".repeat(MOST_LINES)).len(), 0);
        assert_eq!(of(check, "src/state.rs", &"\n".repeat(MOST_LINES + 1)).len(), 1);
        assert_eq!(of(check, "corpus/articles/long.md", &"\n".repeat(MOST_LINES + 1)).len(), 0, "prose may be long");
    }

    #[test]
    fn a_path_of_a_machine_is_caught_and_an_address_is_not() {
        for folder in ["work", "root", "home"] {
            assert_eq!(of(check, "README.md", &format!("see `/{folder}/notes`")).len(), 1, "{folder}");
            assert_eq!(of(check, "README.md", &format!("see example.org/{folder}/notes")).len(), 0, "{folder}");
        }
    }

    #[test]
    fn the_address_of_a_registry_is_caught() {
        let line = format!("\"resolved\": \"https://{}.example.org/a.tgz\"", "registry");
        assert_eq!(of(check, "package-lock.json", &line).len(), 1);
        assert_eq!(of(check, "Cargo.lock", &line).len(), 0, "Cargo writes one into every lock file");
        assert_eq!(of(check, "README.md", &format!("https://example.org/{}.html", "registry")).len(), 0);
    }

    #[test]
    fn waiting_and_hiding_in_tests_is_caught() {
        for bad in ["await page.waitForTimeout(100);", "setTimeout(done, 5)", "test.skip('x')", "it.only('x')"] {
            assert_eq!(of(check, "tests/e2e/offline.spec.mjs", bad).len(), 1, "{bad}");
        }
        for bad in ["std::thread::sleep(d);", "#[ignore]"] {
            assert_eq!(of(check, "crates/text/src/word.rs", bad).len(), 1, "{bad}");
        }
        assert_eq!(of(check, "crates/text/src/word.rs", "words.skip(1)").len(), 0);
    }
}
