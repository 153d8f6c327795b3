//! An article: what its file says of it, and its passages in order.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::{Date, Passage, PassageId, Slug};

/// The letters by which an article is cited: *KLE ¶7*. Three capital letters or more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

/// One article, parsed and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What its file says of it.
    pub front: FrontMatter,
    /// Title and dek (where given), then headings and body in order. Never empty.
    pub passages: Vec<Passage>,
}

/// What an article's file says of it. What the file does not give is absent here too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// Its name.
    pub slug: Slug,
    /// Its letters in locators, unique in the corpus.
    pub code: Code,
    /// The title, where it has one.
    pub title: Option<String>,
    /// How a title came to be that the source does not print.
    pub title_note: Option<String>,
    /// The line below the title.
    pub dek: Option<String>,
    /// The authors as they sign, in order.
    pub authors: Vec<String>,
    /// In an interview, who is asked.
    pub interviewee: Option<String>,
    /// In an interview, who asks.
    pub interviewer: Option<String>,
    /// Where it appeared.
    pub outlet: Option<String>,
    /// When it appeared.
    pub date: Option<Date>,
    /// What sort of text it is: report, interview, …
    pub kind: Option<String>,
    /// Places it is about.
    pub places: Vec<String>,
    /// Subjects.
    pub tags: Vec<String>,
    /// The citation of the original.
    pub source: Option<String>,
    /// Its licence, where it differs from that of the corpus.
    pub licence: Option<String>,
    /// Its language (BCP 47), where it differs from that of the corpus.
    pub language: Option<String>,
    /// True where the text retells its source in other words.
    pub retold: bool,
    /// Front matter under other keys; a key that the corpus names in `facets` becomes a facet.
    pub extra: BTreeMap<String, Vec<String>>,
}

impl FrontMatter {
    /// That of an article of which nothing is known but its name and its code.
    pub fn bare(slug: Slug, code: Code) -> Self {
        Self {
            slug,
            code,
            title: None,
            title_note: None,
            dek: None,
            authors: Vec::new(),
            interviewee: None,
            interviewer: None,
            outlet: None,
            date: None,
            kind: None,
            places: Vec::new(),
            tags: Vec::new(),
            source: None,
            licence: None,
            language: None,
            retold: false,
            extra: BTreeMap::new(),
        }
    }
}

impl Code {
    /// The least number of letters.
    pub const MIN: usize = 3;

    /// Tells whether a string may be one, without keeping it.
    pub fn is_legal(text: &str) -> bool {
        text.len() >= Self::MIN
            && text.len() <= 12
            && text.starts_with(|c: char| c.is_ascii_uppercase())
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Code {
    type Err = ();

    /// Accepts three to twelve ASCII capital letters or digits, a letter first.
    fn from_str(text: &str) -> Result<Self, ()> {
        if Self::is_legal(text) { Ok(Self(text.to_owned())) } else { Err(()) }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Article {
    /// The passage with this number. Linear in the number of passages.
    pub fn passage(&self, id: PassageId) -> Option<&Passage> {
        self.passages.iter().find(|p| p.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_three_capitals_or_more() {
        for good in ["KLE", "HERN", "A11Y"] {
            assert!(good.parse::<Code>().is_ok(), "{good}");
        }
        for wrong in ["KL", "kle", "1AB", "K-E", "ÉCO", ""] {
            assert!(wrong.parse::<Code>().is_err(), "{wrong}");
        }
    }
}
