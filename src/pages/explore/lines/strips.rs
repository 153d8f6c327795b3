//! Where the hits fall, article by article.

use crate::signals::*;
use crossread_engine::Selection;
use crossread_volume::ArticleIx;

use super::setting;
use crate::pages::identity;
use crate::parts::dispersion::{Fall, dispersion};
use crate::parts::strip::Tick;
use crate::route::Route;
use crate::state::State;
use crate::view::Draw;

/// So many articles have strips at first, and so many more each time.
const STRIPS: usize = 10;

/// The strips of the first articles.
pub(super) fn strips(state: State) -> impl Draw {
    let shown = RwSignal::new(STRIPS);
    let grow = Callback::new(move |()| shown.update(|n| *n = n.saturating_add(STRIPS)));
    move || {
        let selection = state.selection();
        let word = setting(state, |lens| lens.word.clone());
        let term = selection.terms.iter().position(|term| *term == word);
        let articles = || selection.articles.iter().take(shown.get());
        let words = |article| state.library.volume().measure(article).words();
        let longest = articles().map(|found| words(found.article)).max().unwrap_or(1).max(1);
        let falls = articles().map(|found| fall(state, &selection, found.article, term, longest)).collect();
        let label = term.and_then(|term| selection.terms.get(term)).filter(|_| selection.terms.len() > 1);
        let heading = match label {
            Some(label) => format!("Where {label} falls, all strips to one scale of words"),
            None => "Where the hits fall, all strips to one scale of words".to_owned(),
        };
        let more = selection.articles.len().saturating_sub(shown.get());
        dispersion(heading, falls, u32::try_from(more).unwrap_or(u32::MAX), grow)
    }
}

/// The strip of one article: the hits of the term that is looked at, and of the others.
fn fall(state: State, selection: &Selection, article: ArticleIx, term: Option<usize>, longest: u32) -> Fall {
    let front = state.library.volume().front(article);
    let words = state.library.volume().measure(article).words();
    let card = state.library.engine().card(selection, article);
    let (mut ticks, mut others) = (Vec::new(), Vec::new());
    for (of, strip) in card.strips.iter().enumerate() {
        let into = if term.is_none_or(|term| term == of) { &mut ticks } else { &mut others };
        into.extend(strip.hits.iter().map(|hit| Tick { at: hit.at, passage: hit.passage }));
    }
    let slug = front.slug.clone();
    let jump = Callback::new(move |passage| {
        state.visit(Route::Read { slug: slug.clone(), passage: Some(passage), query: state.present() });
    });
    let length = f64::from(words) / f64::from(longest);
    Fall {
        identity: identity(article, &front),
        href: state.href(&front.slug, None),
        words,
        length,
        ticks,
        others,
        jump,
    }
}
