//! What a page says of itself to other programs: to search engines (canonical address, JSON-LD), to
//! those that show a preview of a link (Open Graph), and to reference managers (`citation_*`, the
//! names that Google Scholar asks for and Zotero reads).
//!
//! What the article's file does not give is left out. Where the text is a retelling, the people,
//! outlet and date are those of the original, and JSON-LD says so (`isBasedOn`).

use crossread_model::{About, Article, Block, Corpus, PassageId};
use serde_json::{Map, Value, json};

use crate::html::Html;
use crate::plain::{Links, folder};
use crate::{byline, oembed};

/// The longest description made from a paragraph, in characters.
const SUMMARY: usize = 200;

/// Writes the metadata of an article's plain page.
pub(crate) fn article(html: &mut Html, corpus: &Corpus, article: &Article, links: &Links) {
    let title = byline::title(article);
    let summary = summary(article);
    preview(html, &corpus.about, links, &folder(article), "article", &title, &summary);
    if let Some(url) = &corpus.about.url {
        oembed::discover(html, url, &folder(article), &title);
    }
    for (property, value) in [
        ("article:published_time", article.front.date.map(|date| date.to_string())),
        ("article:section", article.front.kind.clone()),
    ] {
        if let Some(value) = value {
            property_of(html, property, &value);
        }
    }
    for tag in &article.front.tags {
        property_of(html, "article:tag", tag);
    }
    citation(html, corpus, article, &title);
    html.raw("<script type=\"application/ld+json\">").json(&linked_data(corpus, article, &title, &summary));
    html.raw("</script>\n");
}

/// Writes the metadata of the front page.
pub(crate) fn front(html: &mut Html, about: &About, links: &Links) {
    preview(html, about, links, "", "website", &about.title, &about.description);
    if let Some(url) = &about.url {
        oembed::discover(html, url, "", &about.title);
    }
    if links.feed {
        html.raw("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"./feed.xml\"");
        html.attr("title", &about.title).raw(">\n");
    }
}

/// The dek; or else the beginning of the first paragraph, cut between words.
pub(crate) fn summary(article: &Article) -> String {
    if let Some(dek) = &article.front.dek {
        return dek.clone();
    }
    let is_text = |id: PassageId, block: &Block| matches!(id, PassageId::Body(_)) && matches!(block, Block::Paragraph);
    let first = article.passages.iter().find(|passage| is_text(passage.id, &passage.block));
    let text = first.map(|passage| passage.text.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    match text.char_indices().nth(SUMMARY) {
        None => text,
        Some((end, _)) => {
            let cut = text[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &text[..cut])
        }
    }
}

/// Description, canonical address and Open Graph. An address must be whole there, and a picture is
/// named by one, so both need to know where the site stands.
fn preview(html: &mut Html, about: &About, links: &Links, path: &str, kind: &str, title: &str, summary: &str) {
    if !summary.is_empty() {
        html.raw("<meta name=\"description\"").attr("content", summary).raw(">\n");
    }
    property_of(html, "og:type", kind);
    property_of(html, "og:site_name", &about.title);
    property_of(html, "og:title", title);
    if !summary.is_empty() {
        property_of(html, "og:description", summary);
    }
    if let Some(url) = &about.url {
        html.raw("<link rel=\"canonical\"").href(&url.of(path)).raw(">\n");
        property_of(html, "og:url", &url.of(path));
        if let Some(image) = &links.image {
            property_of(html, "og:image", &url.of(image));
        }
    }
}

fn property_of(html: &mut Html, property: &str, value: &str) {
    html.raw("<meta").attr("property", property).attr("content", value).raw(">\n");
}

fn citation(html: &mut Html, corpus: &Corpus, article: &Article, title: &str) {
    let front = &article.front;
    let mut named = |name: &str, value: &str| {
        html.raw("<meta").attr("name", name).attr("content", value).raw(">\n");
    };
    named("citation_title", title);
    for author in &front.authors {
        named("citation_author", author);
    }
    if let Some(outlet) = &front.outlet {
        named("citation_journal_title", outlet);
    }
    if let Some(date) = front.date {
        named("citation_publication_date", &date.to_string().replace('-', "/"));
    }
    named("citation_language", byline::language(corpus, article));
    // A retelling is not the text that is cited.
    if let (Some(url), false) = (&corpus.about.url, front.retold) {
        named("citation_public_url", &url.of(&folder(article)));
    }
}

/// The article in the words of schema.org.
fn linked_data(corpus: &Corpus, article: &Article, title: &str, summary: &str) -> Value {
    let front = &article.front;
    let mut work = Map::new();
    let mut of_work = |key: &str, value: Value| drop(work.insert(key.to_owned(), value));
    if !front.authors.is_empty() {
        let people = front.authors.iter().map(|name| json!({ "@type": "Person", "name": name }));
        of_work("author", people.collect());
    }
    if let Some(outlet) = &front.outlet {
        of_work("publisher", json!({ "@type": "Organization", "name": outlet }));
    }
    if let Some(date) = front.date {
        of_work("datePublished", json!(date.to_string()));
    }

    let mut page = Map::new();
    let mut of_page = |key: &str, value: Value| drop(page.insert(key.to_owned(), value));
    of_page("@context", json!("https://schema.org"));
    of_page("@type", json!("Article"));
    of_page("headline", json!(title));
    of_page("inLanguage", json!(byline::language(corpus, article)));
    if !summary.is_empty() {
        of_page("description", json!(summary));
    }
    if !front.tags.is_empty() {
        of_page("keywords", json!(front.tags));
    }
    if let Some(licence) = front.licence.as_ref().or(corpus.about.licence.as_ref()) {
        of_page("license", json!(licence));
    }
    let mut whole = json!({ "@type": "Collection", "name": corpus.about.title });
    if let Some(url) = &corpus.about.url {
        whole["url"] = json!(url.to_string());
        of_page("url", json!(url.of(&folder(article))));
    }
    of_page("isPartOf", whole);
    if let Some(source) = &front.source {
        of_page("citation", json!(source));
    }
    if front.retold {
        work.insert("@type".to_owned(), json!("Article"));
        work.insert("headline".to_owned(), json!(title));
        of_page("isBasedOn", Value::Object(work));
    } else {
        page.extend(work);
    }
    Value::Object(page)
}
