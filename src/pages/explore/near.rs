//! Articles just outside: those that one filter of the query alone keeps out.

use crossread_engine::Query;
use crossread_volume::ArticleIx;

use super::loosen::named;
use crate::pages::identity;
use crate::parts::outside::{Kept, Near, outside};
use crate::route::Route;
use crate::signals::*;
use crate::state::State;
use crate::view::{Draw, View};

/// So many articles of each filter are shown.
const OUTSIDE: usize = 3;

/// What is just outside of the query once that has rested.
pub(super) fn near((state, rested): (State, RwSignal<Option<Query>>)) -> View {
    let shown = move || rested.with(|query| query.as_ref().map(|query| kept(state, query)).unwrap_or_default());
    (move || outside(shown())).view()
}

/// What each filter of a query alone keeps out.
fn kept(state: State, query: &Query) -> Vec<Kept> {
    let outside = state.library.engine().outside(query, OUTSIDE).into_iter();
    outside
        .map(|outside| {
            let filter = named(query, &outside.filter);
            let near = outside.articles.iter().map(|near| article(state, near, &outside.query));
            let near: Vec<Near> = near.collect();
            let shown = u32::try_from(near.len()).unwrap_or(u32::MAX);
            let href = Route::articles(outside.query).href();
            Kept { filter, near, more: outside.count.saturating_sub(shown), href }
        })
        .collect()
}

fn article(state: State, (article, but): &(ArticleIx, String), query: &Query) -> Near {
    let volume = state.library.volume();
    let front = volume.front(*article);
    let href = Route::Read { slug: front.slug.clone(), passage: None, query: query.clone() }.href();
    let language = front.language.clone().unwrap_or_else(|| volume.about().language.clone());
    Near { identity: identity(*article, &front), href, but: but.clone(), language }
}
