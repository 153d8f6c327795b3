//! Saved web pages, through a port of Mozilla's Readability.

use dom_smoothie::{Config, Readability, TextMode};

use super::body;
use super::byline;
use super::date;
use super::decode::decode;
use super::digest::Article;
use super::draft::Front;
use super::post;
use super::report::{Lines, Log};
use super::similar::nearly_same;

/// The deepest nesting of elements that is read. Pages of people nest some dozens deep; what nests
/// deeper was made to break readers.
const DEEPEST: usize = 500;

/// The most elements that are read.
const MOST_ELEMENTS: usize = 1_000_000;

/// True for the bytes of a page.
pub(super) fn is_page(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_lowercase();
    let start = bytes.get(..bytes.len().min(200)).unwrap_or_default().to_ascii_lowercase();
    let start = start.trim_ascii_start();
    [".html", ".htm", ".xhtml"].iter().any(|end| name.ends_with(end))
        || start.starts_with(b"<!doctype html")
        || start.starts_with(b"<html")
}

/// The article of a page.
pub(super) fn article(bytes: &[u8], log: &mut Log<'_>) -> Option<Article> {
    let source = post::controlless(&decode(bytes, log), log);
    let whole = Lines { first: 1, last: u32::try_from(source.lines().count().max(1)).unwrap_or(u32::MAX) };
    if depth(&source) > DEEPEST {
        log.left_out(whole, "no article", format!("its elements nest more than {DEEPEST} deep"), "");
        return None;
    }
    let config = Config { text_mode: TextMode::Markdown, max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let parsed = Readability::new(source.as_str(), None, Some(config)).and_then(|mut reader| reader.parse());
    let page = match parsed {
        Ok(page) => page,
        Err(wrong) => {
            log.left_out(whole, "no article", format!("no article was found in the page: {wrong}"), "");
            return None;
        }
    };
    let mark = log.mark();
    let mut front = Front {
        title: Some(page.title.trim().to_owned()).filter(|t| !t.is_empty()),
        outlet: page.site_name.filter(|name| !name.trim().is_empty()),
        language: page.lang.filter(|tag| crate::front::is_language(tag)),
        ..Front::default()
    };
    if let Some(line) = &page.byline {
        authors(line, &mut front, log);
    }
    if let Some(time) = &page.published_time {
        front.date = date::find(time).and_then(|found| found.date);
        if front.date.is_none() {
            log.unsure(Lines::one(1), "date", "the page gives a date that could not be read", time);
        }
    }
    let finder = Finder { source: &source };
    let markdown = clean(&page.text_content, &mut front, &finder, log);
    front.dek = page.excerpt.filter(|dek| !markdown.contains(dek.trim()) && !dek.trim().is_empty());
    log.left_out(whole, "page", "what stands around the article on the page: menus, adverts, forms, scripts", "");
    if markdown.trim().is_empty() {
        log.left_out(whole, "no article", "the page holds no text", "");
        return None;
    }
    Some(Article {
        lines: whole,
        front,
        parts: post::parts(&markdown),
        markdown: Some(markdown),
        head: vec![whole],
        items: mark..log.mark(),
        stem: None,
    })
}

/// The names in the byline that the page gives.
fn authors(line: &str, front: &mut Front, log: &mut Log<'_>) {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    match byline::line(&format!("By {}", line.trim_start_matches("By ").trim_start_matches("by "))) {
        Some(found) => {
            front.authors = found.names;
            front.date = found.date;
        }
        None if !line.is_empty() => {
            log.unsure(Lines::one(1), "author", "the byline of the page was taken for one name", &line);
            front.authors = vec![line];
        }
        None => {}
    }
}

/// Where a block of the article stands in the source of the page.
struct Finder<'a> {
    source: &'a str,
}

impl Finder<'_> {
    /// The line of the first words of a block; line 1 where they cannot be found.
    fn line(&self, block: &str) -> Lines {
        let words = block.trim_start_matches(['#', '>', '*', '-', '!', '[', ' ', '_']);
        let plain =
            words.split(['*', '[', '\\', '`', '&', '\n', ']', '_', '(', '’', '“', '”']).next().unwrap_or_default();
        let short: String = plain.chars().take(40).collect();
        let at = if short.trim().is_empty() { None } else { self.source.find(short.trim()) };
        let line = at.and_then(|at| self.source.get(..at)).map_or(1, |before| before.matches('\n').count() + 1);
        Lines::one(u32::try_from(line).unwrap_or(u32::MAX))
    }
}

/// The Markdown of the article without what stands in it and is none of it.
fn clean(markdown: &str, front: &mut Front, finder: &Finder<'_>, log: &mut Log<'_>) -> String {
    let blocks: Vec<&str> = markdown.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).collect();
    let mut kept: Vec<&str> = Vec::with_capacity(blocks.len());
    for (i, block) in blocks.iter().enumerate() {
        let text = plain(block);
        let heading = block.starts_with('#');
        let title = front.title.as_deref().is_some_and(|title| nearly_same(title, &text));
        let last =
            blocks.get(i + 1..).unwrap_or_default().iter().all(|rest| body::is_tail(&plain(rest), &front.authors));
        let found = if heading && title && kept.is_empty() {
            Some(("title", "the title printed again"))
        } else if text.trim().is_empty() {
            Some(("picture", "a picture or a mark without words"))
        } else if !heading && !block.starts_with(['>', '|', '-', '`']) && body::is_apparatus(&text) {
            Some(("apparatus", "it belongs to the page or speaks about the text"))
        } else if last && !kept.is_empty() && body::is_tail(&text, &front.authors) {
            Some(("biography", "a note on a person at the end"))
        } else {
            None
        };
        match found {
            Some((what, reason)) => log.left_out(finder.line(block), what, reason, block),
            None => kept.push(block),
        }
    }
    let mut out = kept.join("\n\n");
    out.push('\n');
    out
}

/// A block of Markdown without its marks and pictures.
fn plain(block: &str) -> String {
    let mut out = String::with_capacity(block.len());
    let mut rest = block;
    while let Some(at) = rest.find("![") {
        out.push_str(rest.get(..at).unwrap_or_default());
        let image = rest.get(at..).unwrap_or_default();
        let end = image.find("](").and_then(|k| image.get(k..)?.find(')').map(|e| k + e + 1));
        rest = end.and_then(|end| image.get(end..)).unwrap_or_default();
    }
    out.push_str(rest);
    let out = out.trim_start_matches(['#', '>', ' ']);
    out.chars().filter(|c| !matches!(c, '*' | '_' | '\\' | '`')).collect::<String>().trim().to_owned()
}

/// How deep elements nest at most: tags opened and not closed. Elements that are never closed do
/// not count, since they do not nest.
fn depth(source: &str) -> usize {
    const VOID: [&str; 22] = [
        "!doctype", "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
        "option", "p", "param", "source", "td", "th", "tr", "wbr",
    ];
    let (mut depth, mut deepest) = (0usize, 0);
    for piece in source.split('<').skip(1) {
        if piece.starts_with('/') {
            depth = depth.saturating_sub(1);
            continue;
        }
        let name = piece
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '!')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let closed = piece.split('>').next().is_some_and(|tag| tag.ends_with('/'));
        if !name.is_empty() && !closed && VOID.binary_search(&name.as_str()).is_err() {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_counted_without_void_elements() {
        assert_eq!(depth("<p>a<p>b<br><div><i>c</i></div>"), 2);
        assert_eq!(depth(&"<div>".repeat(700)), 700);
    }

    #[test]
    fn pages_are_known_by_name_or_by_their_first_bytes() {
        assert!(is_page("a.HTML", b"") && is_page("a.txt", b"\n<!DOCTYPE html>"));
        assert!(!is_page("a.txt", b"text"));
    }
}
