//! What can be done here: a search, a comparison and an entry of this corpus as examples.

use crossread_engine::Query;
use crossread_volume::EntryIx;

use crate::pages::identity;
use crate::pages::leads::{entry_href, identity_of, index_href, passage_href};
use crate::parts::moves::{Compare, CrossReference, Filter, moves};
use crate::parts::pair::Two;
use crate::parts::strip::Tick;
use crate::route::Route;
use crate::signals::Callback;
use crate::state::State;
use crate::view::El;
use crate::wording;

use super::telling_words;

/// An entry that is named in so many articles shows what a reference across them is, and fits a line.
const ARTICLES: usize = 2;

/// The panel.
pub(super) fn examples(state: State, two: Option<&Two>) -> Option<El> {
    let compare = two.map(|two| {
        let [a, b] = &two.sides;
        let side = |side: &crate::parts::pair::Side, n: u32| (side.identity.clone(), side.href.clone(), n);
        let sides = [side(a, two.telling.counts[0]), side(b, two.telling.counts[1])];
        Compare { comparison: two.href.clone(), entry: (two.telling.name.clone(), two.telling.href.clone()), sides }
    });
    moves(filter(state), compare, reference(state))
}

/// The commonest word of the titles, in the article that has it most often.
fn filter(state: State) -> Option<Filter> {
    let (engine, volume) = (state.library.engine(), state.library.volume());
    let text = telling_words(state).into_iter().next()?;
    let query = Query::of_text(text.as_str());
    let selection = engine.select(&query);
    let most = selection.articles.iter().rev().max_by_key(|found| found.hits)?;
    let card = engine.card(&selection, most.article);
    let hits = card.strips.first()?.hits.iter().map(|hit| Tick { at: hit.at, passage: hit.passage }).collect();
    let front = volume.front(most.article);
    let slug = front.slug.clone();
    let read = Route::Read { slug: slug.clone(), passage: None, query: query.clone() }.href();
    let asked = query.clone();
    let jump = Callback::new(move |passage| {
        state.visit(Route::Read { slug: slug.clone(), passage: Some(passage), query: asked.clone() });
    });
    let search = (text, Route::articles(query).href());
    Some(Filter { search, article: (identity(most.article, &front), read), hits, jump })
}

/// An answer to some question that just [`ARTICLES`] articles name, or else the first that any does.
fn reference(state: State) -> Option<CrossReference> {
    let (engine, volume) = (state.library.engine(), state.library.volume());
    let answers = || volume.families().iter().flat_map(|family| family.members.iter().copied());
    let named = |entry: &EntryIx| engine.locators(*entry).len() == ARTICLES;
    let at = answers().find(named).or_else(|| volume.entries().find(|entry| volume.mention_count(*entry) > 0))?;
    let entry = volume.entry(at)?;
    let places = engine.locators(at).into_iter().take(ARTICLES).filter_map(|found| {
        let first = found.stretches.first()?.first;
        let href = passage_href(state, found.article, Some(first));
        Some((identity_of(state, found.article), wording::passage(first).0, href))
    });
    let all = (u32::try_from(volume.entries().len()).unwrap_or(u32::MAX), index_href(""));
    Some(CrossReference { all, places: places.collect(), entry: (entry.name, entry_href(&entry.id)) })
}
