//! Remains of HTML in pasted text: tags that were copied along, and entities never decoded.

use std::borrow::Cow;

/// The elements whose tags are taken out of a text. Other words in angle brackets are text.
const ELEMENTS: [&str; 33] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "div",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "li",
    "ol",
    "p",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
    "ul",
];

/// A line without tags. A tag that parts words leaves a blank.
pub(super) fn without_tags(line: &str) -> Cow<'_, str> {
    if !line.contains('<') {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('<') {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        match tag(tail) {
            Some((length, parts)) => {
                if parts && !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                rest = tail.get(length..).unwrap_or_default();
            }
            None => {
                out.push('<');
                rest = tail.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    if out == line { Cow::Borrowed(line) } else { Cow::Owned(out) }
}

/// The text with character references decoded, twice where they were encoded twice (`&amp;nbsp;`).
pub(super) fn without_entities(line: &str) -> Cow<'_, str> {
    if !line.contains('&') {
        return Cow::Borrowed(line);
    }
    let once = html_escape::decode_html_entities(line);
    match &once {
        Cow::Owned(decoded) if decoded.contains('&') => {
            Cow::Owned(html_escape::decode_html_entities(decoded).into_owned())
        }
        _ => once,
    }
}

/// The length of the tag that `text` begins with, and whether it parts words.
fn tag(text: &str) -> Option<(usize, bool)> {
    const LONGEST: usize = 2000;
    let window = text.as_bytes().get(..text.len().min(LONGEST)).unwrap_or_default();
    let end = window.iter().skip(1).position(|b| matches!(b, b'>' | b'<'))? + 1;
    if window.get(end) != Some(&b'>') {
        return None;
    }
    let inner = text.get(1..end)?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next()?.to_ascii_lowercase();
    let element = ELEMENTS.binary_search(&name.as_str()).ok()?;
    let inline =
        ["a", "abbr", "b", "cite", "code", "em", "font", "i", "s", "small", "span", "strong", "sub", "sup", "u"];
    Some((end + 1, !inline.contains(&ELEMENTS[element])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_other_angle_brackets_stay() {
        assert_eq!(without_tags("<p>One <em>two</em>.<br/>Three</p>"), "One two. Three ");
        assert_eq!(without_tags("a < b and <nobody@example.org> c>"), "a < b and <nobody@example.org> c>");
        assert_eq!(without_tags("<a href=\"x\">y</a> <"), "y <");
    }

    #[test]
    fn entities_are_decoded_once_or_twice() {
        assert_eq!(without_entities("AT&amp;T &ldquo;x&rdquo; &#8212; &amp;eacute;"), "AT&T “x” — é");
        assert_eq!(without_entities("Q&A; &nothing; & so"), "Q&A; &nothing; & so");
    }

    #[test]
    fn the_elements_are_in_order() {
        assert!(ELEMENTS.is_sorted());
    }
}
