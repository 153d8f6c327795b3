//! The front page, `index.html`: the app's own page with what the corpus says of itself written
//! in, and the list of the articles in ordinary DOM, for readers whose browser does not start the app.
//!
//! The app's page marks the two places with pairs of comments, `<!--crossread:head-->` and
//! `<!--/crossread:head-->`; what stands between them is replaced.

use crossread_model::{Article, Corpus, direction};

use crate::html::Html;
use crate::plain::Links;
use crate::{INDEX, PublishError, apart, list, meta, single};

/// The app's page, filled. `module` is the length of the finished module in bytes, which lets the
/// page say how much of it has arrived; `parts` are the sections that stand beside it; `articles` are all of them, in the order of the list;
/// `single` is the length of the single file.
///
/// # Errors
/// [`PublishError::App`] where the template lacks a mark.
pub(crate) fn fill(
    template: &str,
    corpus: &Corpus,
    articles: &[&Article],
    links: &Links,
    module: usize,
    parts: &[(&'static str, String)],
    single: usize,
) -> Result<String, PublishError> {
    let page = replace(template, "head", &head(corpus, links, module, parts))?;
    replace(&page, "plain", &plain(corpus, articles, single))
}

/// The page with what stands between a pair of marks replaced.
///
/// # Errors
/// [`PublishError::App`] where the page lacks the marks.
pub(crate) fn replace(page: &str, mark: &str, html: &Html) -> Result<String, PublishError> {
    let (open, close) = (format!("<!--crossread:{mark}-->"), format!("<!--/crossread:{mark}-->"));
    let missing = || PublishError::app(INDEX, format!("expected {open}…{close} once; build the app again"));
    let (before, rest) = page.split_once(&open).ok_or_else(missing)?;
    let (_, after) = rest.split_once(&close).ok_or_else(missing)?;
    Ok([before, html.as_str(), after].concat())
}

fn head(corpus: &Corpus, links: &Links, module: usize, parts: &[(&'static str, String)]) -> Html {
    let about = &corpus.about;
    let mut html = Html::new();
    html.raw("<title>").text(&about.title).raw("</title>\n");
    meta::front(&mut html, about, links);
    html.raw("<meta name=\"crossread:bytes\"").attr("content", &module.to_string()).raw(">");
    apart::links(&mut html, parts);
    html
}

fn plain(corpus: &Corpus, articles: &[&Article], single: usize) -> Html {
    let mut html = Html::new();
    introduce(&mut html, corpus, articles.len());
    list::write(&mut html, corpus, articles, 1, "");
    single::offer(&mut html, &corpus.about, single);
    html.raw("</div>");
    html
}

/// Opens what is read without the app: what the corpus is, and the heading of the list.
pub(crate) fn introduce(html: &mut Html, corpus: &Corpus, articles: usize) {
    let about = &corpus.about;
    html.raw("<div").attr("lang", &about.language).attr("dir", direction(&about.language)).raw(">\n");
    html.raw("<header class=\"plain__head\">\n<h1>").text(&about.title).raw("</h1>\n");
    html.raw("<p class=\"plain__dek\">").text(&about.description).raw("</p>\n");
    for paragraph in about.note.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        html.raw("<p>").text(paragraph).raw("</p>\n");
    }
    html.raw("</header>\n<h2 lang=\"en\" dir=\"ltr\">");
    match articles {
        1 => html.raw("One article"),
        n => html.raw("All ").text(&n.to_string()).raw(" articles"),
    };
    html.raw("</h2>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_marks_is_refused() {
        for template in ["", "<!--crossread:head-->", "<!--/crossread:head--><!--crossread:head-->"] {
            let error =
                fill(template, &Corpus::default(), &[], &Links::default(), 0, &[], 0).expect_err(template).to_string();
            assert!(error.contains("<!--crossread:head-->"), "{error}");
        }
    }

    #[test]
    fn a_mark_in_the_corpus_is_text() {
        let template = "<!--crossread:head-->x<!--/crossread:head--><!--crossread:plain-->y<!--/crossread:plain-->";
        let mut corpus = Corpus::default();
        corpus.about.title = "<!--crossread:plain--><!--/crossread:plain-->".to_owned();
        let page = fill(template, &corpus, &[], &Links::default(), 7, &[], 9).expect("has marks");
        assert!(page.starts_with("<title>&lt;!--crossread:plain--&gt;"), "{page}");
        assert_eq!(page.matches("<h2").count(), 1);
    }
}
