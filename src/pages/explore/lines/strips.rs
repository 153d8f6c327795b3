//! Where the hits fall, article by article.

use std::collections::BTreeMap;

use crate::signals::*;
use crossread_engine::Strip;
use crossread_volume::{ArticleIx, PassageIx};

use super::{entry, entry_name, setting};
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
        let engine = state.library.engine();
        let term = selection.terms.iter().position(|term| *term == word);
        let mut named: BTreeMap<ArticleIx, Vec<(PassageIx, u32)>> = BTreeMap::new();
        let of = entry(state);
        for mention in of.map(|of| engine.mentions_within(&selection, of)).unwrap_or_default() {
            let passage = PassageIx(mention.passage);
            named.entry(state.library.volume().article_of(passage)).or_default().push((passage, mention.start));
        }
        let kept: Vec<ArticleIx> = selection.articles.iter().map(|found| found.article).collect();
        let kept: Vec<ArticleIx> = kept.into_iter().filter(|at| of.is_none() || named.contains_key(at)).collect();
        let articles = || kept.iter().copied().take(shown.get());
        let words = |article| state.library.volume().measure(article).words();
        let longest = articles().map(words).max().unwrap_or(1).max(1);
        // Of an entry its mentions, and else of each term its hits.
        let strips_of = |at: ArticleIx| match named.get(&at) {
            Some(places) => vec![Strip { hits: engine.fall(at, places) }],
            None => engine.card(&selection, at).strips,
        };
        let falls = articles().map(|at| fall(state, at, strips_of(at), term, longest)).collect();
        let name = entry_name(state);
        let label = term.and_then(|term| selection.terms.get(term)).filter(|_| selection.terms.len() > 1);
        let label = if name.is_empty() { label } else { Some(&name) };
        let heading = match label {
            Some(label) => format!("Where {label} falls, all strips to one scale of words"),
            None => "Where the hits fall, all strips to one scale of words".to_owned(),
        };
        let more = kept.len().saturating_sub(shown.get());
        dispersion(heading, falls, u32::try_from(more).unwrap_or(u32::MAX), grow)
    }
}

/// The strip of one article: the hits of the term that is looked at, and of the others.
fn fall(state: State, article: ArticleIx, strips: Vec<Strip>, term: Option<usize>, longest: u32) -> Fall {
    let front = state.library.volume().front(article);
    let words = state.library.volume().measure(article).words();
    let (mut ticks, mut others) = (Vec::new(), Vec::new());
    for (of, strip) in strips.iter().enumerate() {
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
