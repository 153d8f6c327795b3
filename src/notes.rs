//! What a reader keeps: a passage with or without a remark, a place such as a search, or a remark alone.
//!
//! A note has one form everywhere: the annotation of the Web Annotation model
//! (<https://www.w3.org/TR/annotation-model/>) is what is stored, exported and imported, so that what the page does
//! not understand of an imported annotation is still there when it is exported again. [`Note`] is what the page reads
//! of it.

pub mod csv;
pub mod markdown;
pub mod place;
pub mod record;
pub mod shelf;
pub mod split;
pub mod told;

use crossread_anchor::Quote;
use crossread_model::{PassageId, Slug};

use crate::route::Route;

/// What was kept, as the page reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Its name, an IRI; unique.
    pub id: String,
    /// When it was made: a time of ISO 8601.
    pub made: String,
    /// When it was last changed, in the same form.
    pub changed: String,
    /// What it is about.
    pub about: About,
    /// What the reader wrote; empty for a highlight.
    pub remark: String,
    /// The heading that it stands under in the notebook; empty for none.
    pub heading: String,
    /// Its tags, in the reader's order.
    pub tags: Vec<String>,
}

/// What a note is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Nothing but itself.
    #[default]
    Nothing,
    /// Words of an article.
    Words {
        /// The article.
        slug: Slug,
        /// The passage in which they began when the note was made.
        passage: Option<PassageId>,
        /// The words and where they stood.
        quote: Quote,
    },
    /// A place of the page, such as a search or a comparison.
    Place {
        /// Its link, as [`Route::href`] writes it.
        href: String,
        /// What it was called.
        title: String,
    },
    /// Something that is no part of the page, from an imported annotation: its address.
    Elsewhere(String),
}

impl About {
    /// What an address names: one of the page, whatever stands before its fragment, or one elsewhere. Without a
    /// fragment that is a place, an address that begins as `page` does is the page as a whole.
    pub fn of(address: &str, quote: Quote, title: String, page: &str) -> About {
        let fragment = address.split_once('#').map(|(_, fragment)| fragment).filter(|rest| rest.starts_with('/'));
        let Some(fragment) = fragment else {
            return if address == page { About::Nothing } else { About::Elsewhere(address.to_owned()) };
        };
        match Route::parse(fragment).route {
            Route::Read { slug, passage, .. } if !quote.exact.is_empty() => About::Words { slug, passage, quote },
            Route::Unknown { .. } => About::Elsewhere(address.to_owned()),
            route => About::Place { href: route.href(), title },
        }
    }

    /// The link to it, within the page; none for what is not in it.
    pub fn href(&self) -> Option<String> {
        match self {
            About::Words { slug, passage, .. } => {
                let query = crossread_engine::Query::default();
                Some(Route::Read { slug: slug.clone(), passage: *passage, query }.href())
            }
            About::Place { href, .. } => Some(href.clone()),
            About::Nothing | About::Elsewhere(_) => None,
        }
    }

    /// The words quoted, if any are.
    pub fn quoted(&self) -> Option<&str> {
        match self {
            About::Words { quote, .. } => Some(&quote.exact),
            _ => None,
        }
    }
}

/// Tags as a reader writes them: parted by commas, each once, blanks around them left out.
pub fn tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|held| held == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(address: &str, exact: &str) -> About {
        let quote = Quote { exact: exact.to_owned(), ..Quote::default() };
        About::of(address, quote, "A title".to_owned(), "https://here.example/")
    }

    #[test]
    fn an_address_says_what_a_note_is_about_on_whatever_site_it_was_made() {
        assert_eq!(about("https://here.example/", ""), About::Nothing);
        assert!(matches!(
            about("https://there.example/x/#/a/two-towns/p3", "words"),
            About::Words { passage: Some(PassageId::Body(3)), .. }
        ));
        assert_eq!(about("urn:crossread:page#/?q=union", "").href().as_deref(), Some("#/?q=union"));
        for elsewhere in
            ["http://example.org/page1", "http://example.org/page1#here", "javascript:alert(1)", "", "#/nowhere/at/all"]
        {
            assert_eq!(about(elsewhere, "words"), About::Elsewhere(elsewhere.to_owned()), "{elsewhere}");
        }
    }

    #[test]
    fn tags_are_parted_by_commas_and_kept_once() {
        assert_eq!(tags(" pay equity, figures,, figures ,"), ["pay equity", "figures"]);
        assert_eq!(tags(" , "), [""; 0]);
    }
}
