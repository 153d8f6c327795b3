//! Stems: one key for the inflected forms of a word.

use std::borrow::Cow;

use crate::english;

/// A language whose inflections can be joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, British and American alike.
    English,
    /// Any other: words are joined only where their folded forms are equal.
    #[default]
    Other,
}

impl Language {
    /// The language of a BCP 47 tag, by its first part.
    pub fn of_tag(tag: &str) -> Self {
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        if first.eq_ignore_ascii_case("en") { Self::English } else { Self::Other }
    }
}

/// The key under which the inflections of a folded word meet: *strike*, *strikes*, *striking* have
/// one key, *organizing* and *organization* have two. A key is for comparison, never for show.
pub fn stem(folded: &str, language: Language) -> Cow<'_, str> {
    match language {
        Language::English => english::stem(folded),
        Language::Other => Cow::Borrowed(folded),
    }
}
