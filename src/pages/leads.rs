//! Where the pages lead from one to another, and by what an article is known there. All of it is in the part of the code
//! that a first visit loads, whichever page it leads to.

use crossread_model::PassageId;
use crossread_volume::ArticleIx;

use super::identity;
use crate::parts::siglum::Identity;
use crate::route::Route;
use crate::state::State;

/// The link to an entry's page.
pub(crate) fn entry_href(id: &str) -> String {
    id.parse().map(|id| Route::Entry { id }.href()).unwrap_or_default()
}

/// The link to a family's page.
pub(crate) fn family_href(id: &str) -> String {
    id.parse().map(|id| Route::Family { id }.href()).unwrap_or_default()
}

/// The link to the whole index, begun at a place.
pub(crate) fn index_href(at: &str) -> String {
    Route::Index { kind: None, find: String::new(), at: at.to_owned() }.href()
}

/// The link to a passage of an article.
pub(crate) fn passage_href(state: State, article: ArticleIx, passage: Option<PassageId>) -> String {
    let slug = state.library.volume().slug(article);
    slug.map(|slug| Route::Read { slug, passage, query: Default::default() }.href()).unwrap_or_default()
}

/// By what an article is known.
pub(crate) fn identity_of(state: State, article: ArticleIx) -> Identity {
    identity(article, &state.library.volume().front(article))
}
