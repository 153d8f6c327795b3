//! The list of all articles, the newest first: its beginning on the front page, and each further
//! part on a page of its own, `list/2/` and so on.

use std::cmp::Reverse;

use crossread_model::{Article, Corpus, direction};

use crate::byline;
use crate::html::Html;
use crate::plain::{Links, folder, open_head};

/// How many articles stand on one page.
pub(crate) const PAGE: usize = 200;

/// By date, the undated last, then by slug.
pub(crate) fn newest_first(corpus: &Corpus) -> Vec<&Article> {
    let mut articles: Vec<_> = corpus.articles.iter().collect();
    articles.sort_by_key(|article| (Reverse(article.front.date), &article.front.slug));
    articles
}

/// Where page `number` of the list stands in the site, from 1: the first is the front page.
pub(crate) fn place(number: usize) -> String {
    if number <= 1 { String::new() } else { format!("list/{number}/") }
}

/// How many pages a list of so many articles takes; one where there are none.
pub(crate) fn pages(articles: usize) -> usize {
    articles.div_ceil(PAGE).max(1)
}

/// Writes the list of page `number` and the links to its neighbours. `root` leads from that page to
/// the root of the site.
pub(crate) fn write(html: &mut Html, corpus: &Corpus, articles: &[&Article], number: usize, root: &str) {
    let first = (number - 1) * PAGE;
    let shown = articles.iter().skip(first).take(PAGE);
    html.raw("<ul class=\"plain__list\">\n");
    for article in shown {
        item(html, corpus, article, &format!("{root}{}", folder(article)));
    }
    html.raw("</ul>\n");
    let last = pages(articles.len());
    if last > 1 {
        html.raw("<nav class=\"plain__pages\" lang=\"en\" dir=\"ltr\" aria-label=\"Pages of the list\">\n");
        if number > 1 {
            html.raw("<a").href(&to(root, number - 1)).raw(">Newer articles</a>\n");
        }
        html.raw("<span>Page ").text(&number.to_string()).raw(" of ").text(&last.to_string()).raw("</span>\n");
        if number < last {
            html.raw("<a").href(&to(root, number + 1)).raw(">Older articles</a>\n");
        }
        html.raw("</nav>\n");
    }
}

/// A page of the list that is not the first, whole.
pub(crate) fn page(corpus: &Corpus, articles: &[&Article], number: usize, links: &Links) -> Html {
    const ROOT: &str = "../../";
    let about = &corpus.about;
    let mut html = Html::new();
    html.raw("<!doctype html>\n<html").attr("lang", &about.language).attr("dir", direction(&about.language));
    html.raw(">\n");
    open_head(&mut html, links);
    html.raw("<title>").text(&about.title).raw(" · ").text(&number.to_string()).raw("</title>\n");
    if let Some(url) = &about.url {
        html.raw("<link rel=\"canonical\"").href(&url.of(&place(number))).raw(">\n");
    }
    html.raw("</head>\n<body class=\"page plainpage\">\n<main>\n<header class=\"plain__head\">\n<h1><a");
    html.href(ROOT).raw(">").text(&about.title).raw("</a></h1>\n</header>\n");
    write(&mut html, corpus, articles, number, ROOT);
    html.raw("</main>\n</body>\n</html>\n");
    html
}

fn to(root: &str, number: usize) -> String {
    let path = format!("{root}{}", place(number));
    if path.is_empty() { "./".to_owned() } else { path }
}

/// Writes an article of the list, which leads to `target`.
pub(crate) fn item(html: &mut Html, corpus: &Corpus, article: &Article, target: &str) {
    let language = byline::language(corpus, article);
    html.raw("<li").attr("lang", language).attr("dir", direction(language)).raw("><a");
    let [open, close] = byline::brackets(article);
    html.href(target).raw(">").raw(open).text(&byline::title(article)).raw(close).raw("</a>\n");
    byline::people(html, article);
    byline::published(html, article);
    html.raw("</li>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_begun_only_when_the_last_is_full() {
        for (articles, expected) in [(0, 1), (1, 1), (PAGE, 1), (PAGE + 1, 2), (5 * PAGE, 5)] {
            assert_eq!(pages(articles), expected, "{articles}");
        }
        assert_eq!([place(1), place(2)], ["", "list/2/"]);
    }
}
