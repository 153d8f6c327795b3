//! The lines that put a part of the site into another page.

use crossread_engine::Spec;
use crossread_model::Slug;

use crate::route::Route;

/// What the lines say.
pub(super) struct Snippet<'a> {
    /// The site, as an address that ends in a slash.
    pub(super) site: &'a str,
    /// The part.
    pub(super) route: &'a Route,
    /// `auto`, `light` or `dark`.
    pub(super) theme: &'a str,
    /// What is linked to where no script runs, and what that is called.
    pub(super) link: &'a str,
    /// See [`Snippet::link`].
    pub(super) title: &'a str,
}

/// The lines; a route that cannot be embedded is written as a search for everything.
pub(super) fn snippet(of: &Snippet<'_>) -> String {
    let (view, height) = reserved(of.route);
    let (mut route, mut text, mut named) = (of.route.clone(), String::new(), String::new());
    match &mut route {
        Route::EmbedSearch { query } | Route::EmbedFigures { query, .. } => text = std::mem::take(&mut query.text),
        Route::EmbedArticle { slug } => named = slug.to_string(),
        Route::EmbedPassage { slug, passage } => named = format!("{slug}/{passage}"),
        Route::EmbedEntry { id } => named = id.to_string(),
        Route::EmbedComparison { comparing } | Route::EmbedMatrix { comparing } => {
            if let Some(sides) = comparing.sides.iter().map(side).collect::<Option<Vec<_>>>() {
                named = sides.join(" ");
                comparing.sides.clear();
            }
        }
        _ => {}
    }
    // What stands in the address beside that.
    let href = route.href();
    let filters = href.split_once('?').map_or("", |(_, filters)| filters).to_owned();
    let mut attributes = vec![("view", view.to_owned())];
    let given = [("query", text), ("of", named), ("filters", filters)];
    attributes.extend(given.into_iter().filter(|(_, value)| !value.is_empty()));
    attributes.push(("theme", of.theme.to_owned()));
    attributes.push(("style", format!("display: block; min-block-size: {height}px")));
    let mut lines = format!("<script async src=\"{}embed.js\"></script>\n<cross-read", escaped(of.site));
    lines.push_str(&format!("\n  src=\"{}\"", escaped(of.site)));
    for (name, value) in attributes {
        lines.push_str(&format!("\n  {name}=\"{}\"", escaped(&value)));
    }
    lines.push_str(&format!(">\n  <a href=\"{}\">{}</a>\n</cross-read>", escaped(of.link), escaped(of.title)));
    lines
}

/// What the view is called, and the height that is kept free for it, in CSS pixels: until the script has come the page
/// knows no height of the element. `public/embed.js` reserves the same ones.
fn reserved(route: &Route) -> (&'static str, u32) {
    match route {
        Route::EmbedArticle { .. } => ("article", 240),
        Route::EmbedPassage { .. } => ("passage", 280),
        Route::EmbedEntry { .. } => ("entry", 480),
        Route::EmbedFigures { .. } => ("figures", 560),
        Route::EmbedComparison { .. } => ("comparison", 560),
        Route::EmbedMatrix { .. } => ("matrix", 480),
        _ => ("search", 420),
    }
}

/// A Side as one word; none where it takes more.
fn side(spec: &Spec) -> Option<String> {
    let is_word = |name: &str| name.parse::<Slug>().is_ok();
    match spec {
        Spec::Article(slug) if is_word(slug) && slug != "rest" => Some(slug.clone()),
        Spec::Entry(id) if is_word(id) => Some(spec.text()),
        Spec::Rest => Some(spec.text()),
        _ => None,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(fragment: &str) -> String {
        let route = Route::parse(fragment).route;
        let site = "https://example.org/reader/";
        snippet(&Snippet { site, route: &route, theme: "dark", link: "https://example.org/?a&b", title: "A <b> \"c\"" })
    }

    #[test]
    fn the_lines_name_the_part_and_no_text_can_leave_its_place() {
        assert_eq!(
            lines("#/embed/a/two-connecticuts/p7"),
            "<script async src=\"https://example.org/reader/embed.js\"></script>\n<cross-read\n  \
             src=\"https://example.org/reader/\"\n  view=\"passage\"\n  of=\"two-connecticuts/p7\"\n  theme=\"dark\"\n  \
             style=\"display: block; min-block-size: 280px\">\n  \
             <a href=\"https://example.org/?a&amp;b\">A &lt;b&gt; &quot;c&quot;</a>\n</cross-read>"
        );
        let search = lines("#/embed/search?q=%22%3E%3Cscript%3E&f.kind=report&date=2020");
        assert!(search.contains("query=\"&quot;&gt;&lt;script&gt;\""), "{search}");
        assert!(search.contains("filters=\"f.kind=report&amp;date=2020-01-01..2020-12-31\""), "{search}");
    }

    #[test]
    fn what_is_compared_is_named_where_a_name_says_it_and_else_stands_in_the_filters() {
        let matrix = lines("#/embed/matrix?side=article:a-b&side=entry:c&side=rest&matrix=person&in=corpus");
        assert!(matrix.contains("view=\"matrix\"\n  of=\"a-b entry:c rest\"\n  "), "{matrix}");
        assert!(matrix.contains("filters=\"in=corpus&amp;matrix=person\""), "{matrix}");
        let words = lines("#/embed/comparison?side=article:rest&side=query:police+unions");
        assert!(words.contains("filters=\"side=article:rest&amp;side=query:police+unions\""), "{words}");
        assert!(!words.contains("of="), "{words}");
        let figures = lines("#/embed/figures?q=union*&f.kind=report&kind=money&by=-value");
        assert!(
            figures.contains("query=\"union*\"\n  filters=\"f.kind=report&amp;by=-value&amp;kind=money\""),
            "{figures}"
        );
        assert!(lines("#/embed/e/linda-hill").contains("view=\"entry\"\n  of=\"linda-hill\""));
    }

    #[test]
    fn the_element_keeps_the_same_heights_free() {
        let script = include_str!("../../../public/embed.js");
        for place in ["search", "a/a", "a/a/p1", "e/a", "figures", "comparison", "matrix"] {
            let (view, height) = reserved(&Route::parse(&format!("#/embed/{place}")).route);
            let line = script.lines().find(|line| line.trim_start().starts_with(&format!("{view}: {{ path")));
            assert!(line.is_some_and(|line| line.ends_with(&format!("reserved: {height} }},"))), "{view}: {line:?}");
        }
    }
}
