//! What a page says of an article beside its text: title, people, outlet and date. What the
//! article's file does not give is named as missing, never invented.

use crossread_model::{Article, Corpus};

use crate::html::Html;

/// The title as plain text.
pub(crate) fn title(article: &Article) -> String {
    article.front.title.clone().unwrap_or_else(|| format!("[Untitled: {}]", article.front.slug))
}

/// What stands around a title to be read: square brackets where an editor supplied it, nothing otherwise.
pub(crate) fn brackets(article: &Article) -> [&'static str; 2] {
    let supplied = article.front.title.is_some() && article.front.title_note.is_some();
    if supplied { ["[", "]"] } else { ["", ""] }
}

/// The language of the article's text (BCP 47).
pub(crate) fn language<'a>(corpus: &'a Corpus, article: &'a Article) -> &'a str {
    article.front.language.as_deref().unwrap_or(&corpus.about.language)
}

/// Who wrote it, and in an interview who was asked.
pub(crate) fn people(html: &mut Html, article: &Article) {
    let front = &article.front;
    html.raw("<p class=\"byline\">");
    if front.authors.is_empty() {
        html.raw("<span lang=\"en\" dir=\"ltr\">Unsigned</span>");
    }
    for (i, author) in front.authors.iter().enumerate() {
        html.raw(if i > 0 { ", <bdi>" } else { "<bdi>" }).text(author).raw("</bdi>");
    }
    if let Some(interviewee) = &front.interviewee {
        html.raw(" <span lang=\"en\">with</span> <bdi>").text(interviewee).raw("</bdi>");
    }
    html.raw("</p>\n");
}

/// Where and when it appeared.
pub(crate) fn published(html: &mut Html, article: &Article) {
    const SEPARATOR: &str = "<span class=\"sep\">/</span>";
    let front = &article.front;
    html.raw("<p class=\"byline\">");
    if let Some(kind) = &front.kind {
        html.raw("<bdi>").text(kind).raw("</bdi>").raw(SEPARATOR);
    }
    if let Some(outlet) = &front.outlet {
        html.raw("<bdi>").text(outlet).raw("</bdi>").raw(SEPARATOR);
    }
    match front.date {
        Some(date) => {
            html.raw("<time lang=\"en\" dir=\"ltr\"").attr("datetime", &date.to_string()).raw(">");
            html.text(&date.in_words()).raw("</time>");
        }
        None => drop(html.raw("<span lang=\"en\" dir=\"ltr\">Undated</span>")),
    }
    html.raw("</p>\n");
}
