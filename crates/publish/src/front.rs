//! The front page, `index.html`: the app's own page with what the corpus says of itself written
//! in, and the list of all articles in ordinary DOM, for readers whose browser does not start the app.
//!
//! The app's page marks the two places with pairs of comments, `<!--crossread:head-->` and
//! `<!--/crossread:head-->`; what stands between them is replaced.

use std::cmp::Reverse;

use crossread_model::{Article, Corpus, direction};

use crate::byline;
use crate::html::Html;
use crate::plain::folder;
use crate::{INDEX, PublishError};

/// The app's page, filled. `module` is the length of the finished module in bytes, which lets the
/// page say how much of it has arrived.
///
/// # Errors
/// [`PublishError::App`] where the template lacks a mark.
pub(crate) fn fill(template: &str, corpus: &Corpus, module: usize) -> Result<String, PublishError> {
    let page = replace(template, "head", &head(corpus, module))?;
    replace(&page, "plain", &plain(corpus))
}

fn replace(page: &str, mark: &str, html: &Html) -> Result<String, PublishError> {
    let (open, close) = (format!("<!--crossread:{mark}-->"), format!("<!--/crossread:{mark}-->"));
    let missing = || PublishError::app(INDEX, format!("expected {open}…{close} once; build the app again"));
    let (before, rest) = page.split_once(&open).ok_or_else(missing)?;
    let (_, after) = rest.split_once(&close).ok_or_else(missing)?;
    Ok([before, html.as_str(), after].concat())
}

fn head(corpus: &Corpus, module: usize) -> Html {
    let about = &corpus.about;
    let mut html = Html::new();
    html.raw("<title>").text(&about.title).raw("</title>\n");
    html.raw("<meta name=\"description\"").attr("content", &about.description).raw(">\n");
    html.raw("<meta name=\"crossread:bytes\"").attr("content", &module.to_string()).raw(">");
    html
}

fn plain(corpus: &Corpus) -> Html {
    let about = &corpus.about;
    let mut html = Html::new();
    html.raw("<div").attr("lang", &about.language).attr("dir", direction(&about.language)).raw(">\n");
    html.raw("<header class=\"plain__head\">\n<h1>").text(&about.title).raw("</h1>\n");
    html.raw("<p class=\"plain__dek\">").text(&about.description).raw("</p>\n");
    for paragraph in about.note.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        html.raw("<p>").text(paragraph).raw("</p>\n");
    }
    html.raw("</header>\n<h2 lang=\"en\" dir=\"ltr\">");
    match corpus.articles.len() {
        1 => html.raw("One article"),
        n => html.raw("All ").text(&n.to_string()).raw(" articles"),
    };
    html.raw("</h2>\n<ul class=\"plain__list\">\n");
    for article in newest_first(corpus) {
        item(&mut html, corpus, article);
    }
    html.raw("</ul>\n</div>");
    html
}

fn item(html: &mut Html, corpus: &Corpus, article: &Article) {
    let language = byline::language(corpus, article);
    html.raw("<li").attr("lang", language).attr("dir", direction(language)).raw("><a");
    html.href(&folder(article)).raw(">").text(&byline::title(article)).raw("</a>\n");
    byline::people(html, article);
    byline::published(html, article);
    html.raw("</li>\n");
}

/// By date, the undated last, then by slug.
fn newest_first(corpus: &Corpus) -> Vec<&Article> {
    let mut articles: Vec<_> = corpus.articles.iter().collect();
    articles.sort_by_key(|article| (Reverse(article.front.date), &article.front.slug));
    articles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_marks_is_refused() {
        for template in ["", "<!--crossread:head-->", "<!--/crossread:head--><!--crossread:head-->"] {
            let error = fill(template, &Corpus::default(), 0).expect_err(template).to_string();
            assert!(error.contains("<!--crossread:head-->"), "{error}");
        }
    }

    #[test]
    fn a_mark_in_the_corpus_is_text() {
        let template = "<!--crossread:head-->x<!--/crossread:head--><!--crossread:plain-->y<!--/crossread:plain-->";
        let mut corpus = Corpus::default();
        corpus.about.title = "<!--crossread:plain--><!--/crossread:plain-->".to_owned();
        let page = fill(template, &corpus, 7).expect("has marks");
        assert!(page.starts_with("<title>&lt;!--crossread:plain--&gt;"), "{page}");
        assert_eq!(page.matches("<h2").count(), 1);
    }
}
