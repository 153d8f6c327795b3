//! Markdown posts with front matter as Jekyll, Hugo, Eleventy, Obsidian and Quartz write them. The
//! text is taken as it is, but for what only those programs understand.

mod front;
mod templates;
mod wiki;

use super::body::{Kind, Part};
use super::decode::decode;
use super::digest::Article;
use super::draft::Front;
use super::report::{Lines, Log};

/// True for a file that begins with front matter.
pub(super) fn is_post(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut lines = bytes.split(|b| *b == b'\n').map(<[u8]>::trim_ascii_end);
    let mark = lines.next().unwrap_or_default();
    if mark != b"---" && mark != b"+++" {
        return false;
    }
    let keyed = lines
        .next()
        .is_some_and(|line| line == mark || line.iter().any(|b| matches!(b, b':' | b'=')) || line.starts_with(b"#"));
    keyed && bytes.split(|b| *b == b'\n').skip(1).any(|line| line.trim_ascii_end() == mark)
}

/// The article of a post. `name` is that of the file, which may hold a date.
pub(super) fn article(name: &str, bytes: &[u8], log: &mut Log<'_>) -> Option<Article> {
    let mark = log.mark();
    let source = controlless(&decode(bytes, log), log);
    let (front_text, body, body_line, toml) = divide(&source);
    let whole = Lines { first: 1, last: count(source.lines().count()) };
    let (stem, dated) = stem(name);
    let mut front = front::read(front_text, toml, dated, log)?;
    let body = templates::without(body, body_line, log);
    let body = wiki::plain(&body, body_line, log);
    let body = first_heading(&body, body_line, &mut front, log);
    if body.trim().is_empty() {
        log.left_out(whole, "no article", "the post has no text", "");
        return None;
    }
    let head = vec![whole];
    let parts = parts(&body);
    Some(Article { lines: whole, front, parts, markdown: Some(body), head, items: mark..log.mark(), stem: Some(stem) })
}

/// The text with its line ends as one character and without control characters.
pub(super) fn controlless(text: &str, log: &mut Log<'_>) -> String {
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    let stray = |c: char| c.is_control() && c != '\n' && c != '\t';
    let Some(at) = text.find(stray) else { return text };
    let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    log.repaired(Lines::one(count(line)), "control", "control characters were read as blanks, from this line on", "");
    text.replace(stray, " ")
}

/// The blocks of a Markdown text, for counting and for finding repeats.
pub(super) fn parts(markdown: &str) -> Vec<Part> {
    let blocks = markdown.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    blocks
        .map(|block| {
            let kind = if block.starts_with('#') { Kind::Heading } else { Kind::Paragraph };
            Part { at: Lines::one(1), text: block.to_owned(), kind }
        })
        .collect()
}

/// Front matter, body, the line on which the body begins, and whether the front matter is TOML.
fn divide(source: &str) -> (&str, &str, u32, bool) {
    let mark = match source.split('\n').next().map(str::trim_end) {
        Some(mark @ ("---" | "+++")) => mark,
        _ => return ("", source, 1, false),
    };
    let mut at = 0;
    for (index, line) in source.split_inclusive('\n').enumerate() {
        let end = at + line.len();
        if index > 0 && (line.trim_end() == mark || (mark == "---" && line.trim_end() == "...")) {
            let first = source.find('\n').map_or(0, |i| i + 1);
            let front = source.get(first..at).unwrap_or_default();
            return (front, source.get(end..).unwrap_or_default(), count(index + 2), mark == "+++");
        }
        at = end;
    }
    ("", source, 1, false)
}

/// The name of the file without ending, and the date that Jekyll puts before it.
fn stem(name: &str) -> (String, Option<crossread_model::Date>) {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let base = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    match base.split_at_checked(10) {
        Some((day, rest)) if rest.starts_with('-') => match day.parse() {
            Ok(date) => (rest.trim_start_matches('-').to_owned(), Some(date)),
            Err(_) => (base.to_owned(), None),
        },
        _ => (base.to_owned(), None),
    }
}

/// A first heading of the first level is the title of a post that gives none.
fn first_heading(body: &str, first: u32, front: &mut Front, log: &mut Log<'_>) -> String {
    let mut lines = body.lines();
    let mut skipped = 0;
    let line = loop {
        match lines.next() {
            Some(line) if line.trim().is_empty() => skipped += 1,
            other => break other.unwrap_or_default(),
        }
    };
    let Some(title) = line.strip_prefix("# ").map(str::trim) else { return body.to_owned() };
    let at = Lines::one(first + skipped);
    match &front.title {
        None => {
            log.repaired(at, "title", "the first heading was taken for the title", title);
            front.title = Some(title.trim_end_matches('#').trim().to_owned());
            front.extra.retain(|(key, _)| key != "title");
        }
        Some(given) if given == title => log.left_out(at, "title", "the title printed again", title),
        Some(_) => return body.to_owned(),
    }
    let rest: Vec<&str> = lines.collect();
    format!("\n{}\n", rest.join("\n").trim_matches('\n'))
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_jekyll_post_holds_its_date() {
        assert_eq!(stem("_posts/2021-03-04-the-ferry.md"), ("the-ferry".to_owned(), "2021-03-04".parse().ok()));
        assert_eq!(stem("2021-13-04-the-ferry.md").1, None);
        assert_eq!(stem("ferry").0, "ferry");
    }

    #[test]
    fn front_matter_stands_between_two_equal_lines() {
        assert_eq!(divide("---\na: b\n---\nText\n"), ("a: b\n", "Text\n", 4, false));
        assert_eq!(divide("+++\na = 1\n+++\nText"), ("a = 1\n", "Text", 4, true));
        assert_eq!(divide("---\nText"), ("", "---\nText", 1, false));
        assert!(is_post(b"---\r\ntitle: x\r\n---\r\n") && !is_post(b"---\nNo keys here\n---\n") && !is_post(b"text"));
    }
}
