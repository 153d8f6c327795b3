//! oEmbed (oembed.com, version 1.0): what a content system asks for when somebody pastes an address of the site. The
//! answers are files, which each page names in its head, so no server has to be asked; like all that needs a whole
//! address they are there only where the site says where it will stand.
//!
//! The frame is that of the single file: content systems put what they do not know into a sandbox without an origin,
//! where a page may load no module from another file.

use crossread_model::{About, Article, SiteUrl};
use serde_json::{Value, json};

use crate::html::Html;
use crate::plain::folder;
use crate::{SINGLE, byline};

/// The file's name, in the folder of the page that it is about.
pub(crate) const FILE: &str = "oembed.json";

/// How wide a frame is asked for, in CSS pixels; a narrower one does.
const WIDTH: u32 = 600;

/// The answer for an article: its card.
pub(crate) fn article(about: &About, url: &SiteUrl, article: &Article) -> Vec<u8> {
    let place = format!("#/embed/a/{}", article.front.slug);
    let mut answer = answer(about, url, &byline::title(article), &place, 260);
    if let [author, ..] = article.front.authors.as_slice() {
        answer["author_name"] = json!(author);
    }
    bytes(&answer)
}

/// The answer for the front page: a search.
pub(crate) fn front(about: &About, url: &SiteUrl) -> Vec<u8> {
    bytes(&answer(about, url, &about.title, "#/embed/search", 480))
}

/// Writes the link by which the answer is found, into the head of the page in the folder `path`.
pub(crate) fn discover(html: &mut Html, url: &SiteUrl, path: &str, title: &str) {
    html.raw("<link rel=\"alternate\" type=\"application/json+oembed\"").href(&url.of(&format!("{path}{FILE}")));
    html.attr("title", title).raw(">\n");
}

/// Where the answer for an article stands in the site.
pub(crate) fn place(article: &Article) -> String {
    format!("{}{FILE}", folder(article))
}

fn answer(about: &About, url: &SiteUrl, title: &str, place: &str, height: u32) -> Value {
    let mut frame = Html::new();
    frame.raw("<iframe").src(&url.of(&format!("{SINGLE}{place}"))).attr("title", title);
    frame.attr("width", &WIDTH.to_string()).attr("height", &height.to_string()).raw(" frameborder=\"0\"></iframe>");
    json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": about.title,
        "provider_url": url.to_string(),
        "html": frame.as_str(),
        "width": WIDTH,
        "height": height,
    })
}

fn bytes(answer: &Value) -> Vec<u8> {
    format!("{answer:#}\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_holds_what_a_content_system_asks_for() {
        let about = About { title: "\"><script>".into(), ..About::default() };
        let url: SiteUrl = "https://example.org/reader/".parse().expect("is the address of a site");
        let answer: Value = serde_json::from_slice(&front(&about, &url)).expect("is JSON");
        assert_eq!((&answer["version"], &answer["type"]), (&json!("1.0"), &json!("rich")));
        assert_eq!((&answer["width"], &answer["height"]), (&json!(600), &json!(480)));
        assert_eq!(
            answer["html"],
            "<iframe src=\"https://example.org/reader/crossread.html#/embed/search\" \
             title=\"&quot;&gt;&lt;script&gt;\" width=\"600\" height=\"480\" frameborder=\"0\"></iframe>"
        );
    }
}
