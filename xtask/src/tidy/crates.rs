//! Which crate may use which: the table of DESIGN.md, as data.

use crate::workspace::Workspace;

/// A package and the packages of this workspace that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("crossread-model", &[]),
    ("crossread-order", &[]),
    ("crossread-text", &[]),
    ("crossread-volume", &["crossread-model", "crossread-order", "crossread-text"]),
    ("crossread-cite", &["crossread-model"]),
    ("crossread-anchor", &["crossread-text"]),
    ("crossread-engine", &["crossread-model", "crossread-order", "crossread-text", "crossread-volume"]),
    ("crossread-ingest", &["crossread-model", "crossread-text"]),
    ("crossread-analyse", &["crossread-model", "crossread-text"]),
    ("crossread-publish", &["crossread-model", "crossread-volume", "crossread-cite"]),
    (
        "crossread-cli",
        &[
            "crossread-analyse",
            "crossread-anchor",
            "crossread-cite",
            "crossread-engine",
            "crossread-ingest",
            "crossread-model",
            "crossread-publish",
            "crossread-text",
            "crossread-volume",
        ],
    ),
    (
        "crossread-app",
        &[
            "crossread-anchor",
            "crossread-cite",
            "crossread-engine",
            "crossread-model",
            "crossread-order",
            "crossread-text",
            "crossread-volume",
        ],
    ),
    ("xtask", &[]),
];

/// Crates that only the app may use: everything else runs without a browser.
const BROWSER: &[&str] = &["gloo", "js-sys", "leptos", "wasm-bindgen", "web-sys"];

/// Every edge between packages that the table does not allow. What only tests use is not asked about.
pub(super) fn check(workspace: &Workspace) -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, package) in &workspace.packages {
        let Some((_, allowed)) = MAY_USE.iter().find(|(known, _)| known == name) else {
            complaints
                .push(format!("{name} is not in the table of xtask/src/tidy/crates.rs; say there what it may use"));
            continue;
        };
        for used in &package.uses {
            if workspace.packages.contains_key(used) && !allowed.contains(&used.as_str()) {
                complaints.push(format!("{name} must not use {used}; see the table \"The house\" in ARCHITECTURE.md"));
            }
            if BROWSER.contains(&used.as_str()) && name != "crossread-app" {
                complaints
                    .push(format!("{name} must not use {used}, which only the app may; it runs without a browser"));
            }
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::PathBuf;

    use super::*;
    use crate::workspace::Package;

    /// A workspace of model, engine and one more package that uses these.
    fn workspace(name: &str, uses: &[&str]) -> Workspace {
        let uses: BTreeSet<String> = uses.iter().map(|used| used.to_string()).collect();
        let mut packages: BTreeMap<String, Package> = BTreeMap::new();
        for known in ["crossread-model", "crossread-engine"] {
            packages.insert(known.to_owned(), Package::default());
        }
        packages.insert(name.to_owned(), Package { uses, ..Package::default() });
        Workspace { target: PathBuf::new(), packages }
    }

    #[test]
    fn an_edge_that_the_table_does_not_draw_is_a_complaint() {
        let said = check(&workspace("crossread-ingest", &["crossread-model", "crossread-engine", "serde"]));
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("crossread-ingest must not use crossread-engine"), "{said:?}");
    }

    #[test]
    fn only_the_app_may_use_the_browser() {
        assert_eq!(check(&workspace("crossread-engine", &["web-sys"])).len(), 1);
        assert_eq!(check(&workspace("crossread-app", &["web-sys"])).len(), 0);
    }

    #[test]
    fn a_package_without_a_row_is_a_complaint() {
        assert_eq!(check(&workspace("crossread-shiny", &[])).len(), 1);
    }
}
