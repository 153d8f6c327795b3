//! Which module of the app may name which, and what a view may not say.

use super::Source;
use super::rust::{code, names_after};

/// A module of `src/`, the modules that it must not name, and why.
const MUST_NOT_NAME: &[(&str, &[&str], &str)] = &[
    ("parts", &["state", "storage", "pages", "offline", "embed"], "a part is handed values and returns callbacks"),
    ("pages", &["storage", "embed"], "a page reads state and hands values to parts"),
    ("state", &["pages", "parts", "embed"], "state does not know who shows it"),
    (
        "signals",
        &["state", "storage", "offline", "pages", "parts", "route", "view", "embed"],
        "signals know nothing of what they hold",
    ),
    ("route", &["state", "storage", "offline", "pages", "parts", "embed"], "a Route is a value and nothing else"),
    ("storage", &["state", "pages", "parts", "embed"], "storage does not know who keeps or shows"),
    (
        "view",
        &["state", "storage", "offline", "pages", "parts", "route", "embed"],
        "views know nodes and signals alone",
    ),
    ("offline", &["pages", "parts", "embed"], "the offline machinery does not know who shows its state"),
];

/// What Leptos makes views of, each of a type of its own. The app makes its own, of one type.
const LEPTOS_VIEWS: &[&str] = &["leptos::html", "leptos::svg", "impl IntoView", "AnyView", "NodeRef", "Effect::new"];

/// Where the signals of Leptos would come from, which are compiled anew for each type of value.
const LEPTOS_SIGNALS: &str = "leptos::prelude::*";

/// Every name that a module must not say, and every view that the page's Content Security Policy would refuse.
pub(super) fn check(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|source| source.is("src/", &[".rs"])) {
        let code = code(&source.text);
        complaints.extend(imports(source, &code));
        complaints.extend(views(source, &code));
    }
    complaints
}

fn imports(source: &Source, code: &str) -> Vec<String> {
    let module = source.path["src/".len()..].split(['/', '.']).next().unwrap_or_default();
    let rule = MUST_NOT_NAME.iter().find(|(name, ..)| *name == module);
    let mut complaints = Vec::new();
    for (line, name) in ["crate", "super"].iter().flat_map(|root| names_after(code, root)) {
        if let Some((_, _, why)) = rule.filter(|(_, forbidden, _)| forbidden.contains(&name.as_str())) {
            complaints.push(source.complain(line, &format!("src/{module} must not name `{name}`: {why}")));
        } else if name == "embed" && !matches!(module, "lib" | "embed") {
            complaints.push(source.complain(line, "only lib.rs may name `embed`"));
        }
    }
    complaints
}

fn views(source: &Source, code: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    let layer = source.is("src/view/", &[".rs"]);
    for (index, line) in code.lines().enumerate() {
        let mut complain = |what: &str| complaints.push(source.complain(index + 1, what));
        if line.contains("inner_html") || line.contains("innerHTML") {
            complain("HTML from a string; the Trusted Types policy refuses it: build the nodes");
        }
        if line.contains("view!") {
            complain("`view!`, which writes static parts through `innerHTML`: make views of functions");
        }
        if line.contains(LEPTOS_SIGNALS) {
            complain("signals come from `crate::signals`; of `leptos::prelude` name what is used, such as `window`");
        }
        if let Some(name) = LEPTOS_VIEWS.iter().find(|name| line.contains(*name) && !layer) {
            complain(&format!("`{name}`, whose every use is code of its own in the module: see src/view.rs"));
        }
        let attribute = line.match_indices("style=").any(|(at, _)| {
            let before = line[..at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':'))
        });
        if attribute {
            complain("a style attribute; the Content Security Policy refuses it: write `.style(NAME, …)` or a class");
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;
    use super::*;

    #[test]
    fn a_part_that_knows_state_is_caught_however_it_is_written() {
        for bad in [
            "use crate::state::Library;",
            "use crate::{route::Route, storage};",
            "fn f() { crate::pages::home(); }",
            "use super::super::state;",
        ] {
            assert_eq!(of(check, "src/parts/hit_list.rs", bad).len(), 1, "{bad}");
        }
        assert_eq!(of(check, "src/parts/hit_list.rs", "use crate::route::Route; // crate::state"), [""; 0]);
        assert_eq!(of(check, "src/pages/read.rs", "use crate::state::Library;"), [""; 0]);
    }

    #[test]
    fn only_the_root_may_name_embed() {
        assert_eq!(of(check, "src/offline.rs", "use crate::embed;").len(), 1);
        assert_eq!(of(check, "src/anything.rs", "use crate::embed;").len(), 1);
        assert_eq!(of(check, "src/lib.rs", "use crate::embed;").len(), 0);
    }

    #[test]
    fn what_the_policy_would_refuse_is_caught() {
        for bad in ["<p inner_html=text>", "<p style=\"color: red\">", "<p style=move || css()>"] {
            assert_eq!(of(check, "src/pages/read.rs", bad).len(), 1, "{bad}");
        }
        for bad in
            ["use leptos::html::div;", "fn part() -> impl IntoView {", "fn part() -> AnyView {", "Effect::new(f);"]
        {
            assert_eq!(of(check, "src/parts/hit_list.rs", bad).len(), 1, "{bad}");
        }
        assert_eq!(of(check, "src/parts/hit_list.rs", "use leptos::prelude::*;").len(), 1);
        for good in ["<p style:width=move || w()>", "let font_style=1;", "<p class=\"x\">"] {
            assert_eq!(of(check, "src/pages/read.rs", good).len(), 0, "{good}");
        }
    }
}
