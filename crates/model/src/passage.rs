//! Passages: the blocks of an article, each with an address that outlives an edit of its neighbours.

use std::fmt;
use std::str::FromStr;

use crate::Slug;

/// Which passage of its article: written `title`, `dek`, `h1…` or `p1…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassageId {
    /// The title of the article.
    Title,
    /// The line below the title.
    Dek,
    /// A heading inside the article, counted from 1.
    Heading(u32),
    /// A block of the body, counted from 1.
    Body(u32),
}

/// A passage of the corpus: `slug/p12`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The article.
    pub slug: Slug,
    /// The passage in it.
    pub passage: PassageId,
}

/// One block of an article as plain text, with its inline marks kept apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its number.
    pub id: PassageId,
    /// What kind of block it is, and how its text divides into lines and cells.
    pub block: Block,
    /// In an interview, who speaks: given for every paragraph of a turn.
    pub speaker: Option<String>,
    /// True for the first paragraph of a turn, before which the speaker's name is shown.
    pub turn: bool,
    /// The text, free of markup. Never empty.
    pub text: String,
    /// Inline marks, by start and then by length, the longer first.
    pub marks: Vec<Mark>,
}

/// The kind of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph,
    /// A heading; 2 is a section of the article, 3 a part of a section, and so on to 6.
    Heading(u8),
    /// A quotation; paragraphs inside it are lines of the text.
    Quotation,
    /// A list: each line of the text is an item.
    List {
        /// The first number of an ordered list; `None` for bullets.
        start: Option<u32>,
        /// How deep each item is nested, from 0; as long as the text has lines.
        depths: Vec<u8>,
    },
    /// A table: each line of the text is a row, tab characters part its cells, and the first row
    /// is the head.
    Table,
    /// Preformatted text, line by line.
    Code,
    /// The text of a footnote, with its number as shown.
    Footnote(u32),
}

/// A stretch of a passage's text that is more than plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First byte in the text.
    pub start: u32,
    /// First byte after it; equal to `start` for a [`MarkKind::Note`].
    pub end: u32,
    /// What the stretch is.
    pub kind: MarkKind,
}

/// What a marked stretch is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Emphasis, set in italics.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Code or other literal text.
    Code,
    /// Struck out.
    Strike,
    /// A link to a target that [`safe_target`] allows.
    Link(String),
    /// A footnote's number, shown at this point; takes up no text.
    Note(u32),
}

/// Tells whether a link may lead to `target`: `http`, `https` and `mailto` addresses, and
/// addresses relative to the page that name no other host. Everything else, `javascript:` in
/// whatever spelling included, is refused.
pub fn safe_target(target: &str) -> bool {
    // Browsers drop control characters and blanks before and inside a scheme, so none may stand.
    if target.is_empty() || target.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return false;
    }
    if target.starts_with("//") {
        return false;
    }
    let head = target.split(['/', '?', '#']).next().unwrap_or_default();
    match head.split_once(':') {
        None => true,
        Some((scheme, _)) => ["http", "https", "mailto"].iter().any(|s| scheme.eq_ignore_ascii_case(s)),
    }
}

impl PassageId {
    /// The number shown beside a body passage; `None` for title, dek and headings.
    pub fn number(self) -> Option<u32> {
        match self {
            Self::Body(n) => Some(n),
            Self::Title | Self::Dek | Self::Heading(_) => None,
        }
    }
}

impl fmt::Display for PassageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("title"),
            Self::Dek => f.write_str("dek"),
            Self::Heading(n) => write!(f, "h{n}"),
            Self::Body(n) => write!(f, "p{n}"),
        }
    }
}

impl FromStr for PassageId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let number = |digits: &str| match digits.as_bytes() {
            [b'1'..=b'9', rest @ ..] if rest.iter().all(u8::is_ascii_digit) => digits.parse::<u32>().map_err(|_| ()),
            _ => Err(()),
        };
        match text {
            "title" => Ok(Self::Title),
            "dek" => Ok(Self::Dek),
            _ => match (text.strip_prefix('h'), text.strip_prefix('p')) {
                (Some(n), _) => number(n).map(Self::Heading),
                (_, Some(n)) => number(n).map(Self::Body),
                _ => Err(()),
            },
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.slug, self.passage)
    }
}

impl FromStr for Address {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (slug, passage) = text.split_once('/').ok_or(())?;
        Ok(Self { slug: slug.parse().map_err(|_| ())?, passage: passage.parse()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_back_as_written() {
        for good in ["two-connecticuts/p12", "a/h1", "a/title", "a/dek"] {
            assert_eq!(good.parse::<Address>().map(|a| a.to_string()), Ok(good.to_owned()));
        }
        for wrong in ["a", "a/p0", "a/p01", "a/p", "a/q1", "A/p1", "a/p+1", "a/p99999999999"] {
            assert_eq!(wrong.parse::<Address>(), Err(()), "{wrong:?}");
        }
    }

    #[test]
    fn only_harmless_targets_are_linked() {
        for good in [
            "https://example.org/a?b=c#d",
            "HTTP://example.org",
            "mailto:a@example.org",
            "#p3",
            "notes/a.html",
            "a?x=b:c",
            "./a:b",
        ] {
            assert!(safe_target(good), "{good:?}");
        }
        for wrong in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//example.org",
            "\\\\example.org",
            "/\\example.org",
            "file:///etc/passwd",
            "javascript&colon;alert(1):x",
        ] {
            assert!(!safe_target(wrong), "{wrong:?}");
        }
    }
}
