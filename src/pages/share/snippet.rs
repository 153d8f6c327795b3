//! The lines that put a part of the site into another page.

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
    let mut attributes = Vec::new();
    match of.route {
        Route::EmbedArticle { slug } => attributes.extend([("view", "article".to_owned()), ("of", slug.to_string())]),
        Route::EmbedPassage { slug, passage } => {
            attributes.extend([("view", "passage".to_owned()), ("of", format!("{slug}/{passage}"))]);
        }
        route => {
            let mut query = route.query().cloned().unwrap_or_default();
            let text = std::mem::take(&mut query.text);
            let href = Route::EmbedSearch { query }.href();
            let filters = href.split_once('?').map_or("", |(_, filters)| filters);
            attributes.push(("view", "search".to_owned()));
            attributes.extend(
                [("query", text), ("filters", filters.to_owned())].into_iter().filter(|(_, value)| !value.is_empty()),
            );
        }
    }
    attributes.push(("theme", of.theme.to_owned()));
    // Until the script has come the page knows no height of the element; public/embed.js reserves the same ones.
    let height = match of.route {
        Route::EmbedArticle { .. } => 240,
        Route::EmbedPassage { .. } => 280,
        _ => 420,
    };
    attributes.push(("style", format!("display: block; min-block-size: {height}px")));
    let mut lines = format!("<script async src=\"{}embed.js\"></script>\n<cross-read", escaped(of.site));
    lines.push_str(&format!("\n  src=\"{}\"", escaped(of.site)));
    for (name, value) in attributes {
        lines.push_str(&format!("\n  {name}=\"{}\"", escaped(&value)));
    }
    lines.push_str(&format!(">\n  <a href=\"{}\">{}</a>\n</cross-read>", escaped(of.link), escaped(of.title)));
    lines
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
}
