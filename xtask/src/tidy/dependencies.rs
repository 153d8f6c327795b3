//! Every dependency is argued for, and none of npm's reaches a reader.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Source;
use crate::workspace::Workspace;

const MAP: &str = "ARCHITECTURE.md";

/// Every crate without a row in the table "Dependencies" of ARCHITECTURE.md, every row without a crate, every npm
/// package that is more than a tool, and every mention of npm's packages in what the site is made from.
pub(super) fn check(workspace: &Workspace, sources: &[Source]) -> Vec<String> {
    let text = |path: &str| sources.iter().find(|source| source.path == path).map_or("", |source| &source.text);
    let mut complaints = crates(workspace, text(MAP));
    complaints.extend(sources.iter().flat_map(packages));
    complaints
}

fn crates(workspace: &Workspace, map: &str) -> Vec<String> {
    let packages = workspace.packages.values();
    let used: BTreeSet<&str> = packages
        .flat_map(|package| package.uses.iter().chain(&package.tests_use))
        .map(String::as_str)
        .filter(|name| !workspace.packages.contains_key(*name))
        .collect();
    let argued = argued(map);
    let lacking = used.difference(&argued).map(|name| format!("{MAP}: no row says why {name} is a dependency"));
    let idle = argued.difference(&used).map(|name| format!("{MAP}: {name} has a row, and nothing depends on it"));
    lacking.chain(idle).collect()
}

/// The names in the first column of the table "Dependencies"; what stands in brackets after a name is about it.
fn argued(map: &str) -> BTreeSet<&str> {
    let section = map.split("\n## ").find(|section| section.starts_with("Dependencies\n")).unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| crate |"));
    rows.filter_map(|row| row.split('|').nth(1))
        .flat_map(|names| names.split(','))
        .filter_map(|name| name.split_whitespace().next())
        .collect()
}

fn packages(source: &Source) -> Vec<String> {
    if source.path.ends_with("package.json") {
        let package: Value = serde_json::from_str(&source.text).unwrap_or_default();
        let shipped = ["dependencies", "optionalDependencies", "peerDependencies"];
        let found = shipped.iter().filter(|key| !package[**key].is_null());
        return found
            .map(|key| format!("{}: `{key}`; npm packages are tools, in devDependencies", source.path))
            .collect();
    }
    let of_site = ["public/", "src/", "style/"].iter().any(|folder| source.path.starts_with(folder));
    if !of_site && !["index.html", "Trunk.toml"].contains(&source.path.as_str()) {
        return Vec::new();
    }
    let lines = source.text.lines().enumerate();
    let named = lines.filter(|(_, line)| line.contains("node_modules") || imports_package(source, line));
    named.map(|(index, _)| source.complain(index + 1, "an npm package in the site; they are tools alone")).collect()
}

/// An import that names neither a file nor a variable.
fn imports_package(source: &Source, line: &str) -> bool {
    let line = line.trim_start();
    let script = source.path.ends_with(".js");
    let quoted = |text: &str| {
        let text = text.trim_start().trim_start_matches('(');
        text.starts_with(['"', '\'']) && !text[1..].starts_with(['.', '/'])
    };
    let from = |line: &str| line.split_once(" from ").is_some_and(|(_, name)| quoted(name));
    script
        && ((line.starts_with("import ") && (from(line) || quoted(&line[7..])))
            || line.split("import(").skip(1).any(quoted))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use super::*;
    use crate::workspace::Package;

    const TABLE: &str = "# Map\n\n## Dependencies\n\nEach.\n\n| crate | why |\n|---|---|\n| leptos (`csr`) | drawing |\n\
        | serde, serde_json | JSON |\n\n## After\n\n| other | x |\n";

    #[test]
    fn a_crate_without_a_row_and_a_row_without_a_crate_are_complaints() {
        let set = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        let with = |uses: &[&str], tests: &[&str]| {
            let package = Package { uses: set(uses), tests_use: set(tests), ..Package::default() };
            let packages = BTreeMap::from([("crossread-app".to_owned(), package)]);
            crates(&Workspace { target: PathBuf::new(), packages }, TABLE)
        };
        assert_eq!(with(&["leptos", "serde", "crossread-app"], &["serde_json"]), [""; 0]);
        assert!(with(&["leptos", "serde", "serde_json"], &["rand"])[0].contains("no row says why rand"));
        assert!(with(&["leptos", "serde"], &[])[0].contains("serde_json has a row"));
    }

    #[test]
    fn an_npm_package_for_readers_is_a_complaint() {
        let of = |path: &str, text: &str| packages(&Source { path: path.to_owned(), text: text.to_owned() }).len();
        assert_eq!(of("package.json", "{\"dependencies\": {}}"), 1);
        assert_eq!(of("package.json", "{\"devDependencies\": {}}"), 0);
        assert_eq!(of("index.html", "<link data-trunk rel=copy-file href=node_modules/x/x.js>"), 1);
        for bad in
            ["import x from \"x\";", "import 'x';", "  import { y } from 'x/y';", "const x = await import(\"x\");"]
        {
            assert_eq!(of("public/boot.js", bad), 1, "{bad}");
        }
        for good in ["import x from \"./x.js\";", "app = await import(glue);", "// import maps are from elsewhere"] {
            assert_eq!(of("public/boot.js", good), 0, "{good}");
        }
    }
}
