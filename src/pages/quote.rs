//! Passages of the corpus as plain values to be quoted.

use crossread_engine::{Excerpt, Span};
use crossread_model::PassageId;
use crossread_volume::{ArticleIx, PassageIx};

use crate::pages::{identity, language};
use crate::parts::inline::{Laid, pieces};
use crate::parts::quoted::Quoted;
use crate::route::Route;
use crate::state::State;
use crate::wording;

/// The sentences of a passage around what is marked in it; all of it where nothing is.
pub(crate) fn quoted(state: State, passage: PassageIx, spans: Vec<Span>) -> Quoted {
    let volume = state.library.volume();
    let Excerpt { sentences, spans, .. } = state.library.engine().excerpt(passage, spans);
    let article = volume.article_of(passage);
    let front = volume.front(article);
    let held = volume.passage(passage);
    let language = language(state, &front);
    let stretches = sentences
        .into_iter()
        .map(|range| pieces(&held.text, range, Laid { marks: &held.marks, mentions: &[], hits: &spans }))
        .collect();
    Quoted {
        identity: identity(article, &front),
        sign: wording::passage(held.id).0,
        href: Route::Read { slug: front.slug, passage: Some(held.id), query: Default::default() }.href(),
        speaker: held.speaker,
        language,
        stretches,
    }
}

/// Paragraphs of an article in a row, whole; those that it does not have are left out.
pub(crate) fn paragraphs(state: State, article: ArticleIx, first: u32, last: u32) -> Vec<Quoted> {
    let volume = state.library.volume();
    // A locator may name any number; the article ends before that.
    let last = last.min(volume.measure(article).paragraphs);
    (first..=last)
        .filter_map(|n| volume.passage_of(article, PassageId::Body(n)))
        .map(|passage| quoted(state, passage, Vec::new()))
        .collect()
}
