//! The entry that is looked at, with the sentences of one of its articles.

use crossread_engine::{Network, Shared};
use crossread_volume::ArticleIx;

use super::{href, kind_name, looked_at, setting};
use crate::pages::identity;
use crate::pages::leads::entry_href;
use crate::pages::quote::quoted;
use crate::parts::network_side::{Looked, network_side};
use crate::parts::quoted::Quoted;
use crate::state::State;
use crate::view::El;
use crate::wording;

/// The entry.
pub(super) fn look(state: State, network: &Network) -> El {
    let (asked, article) = setting(state, |lens| (!lens.entry.is_empty(), lens.article.clone()));
    let entry = looked_at(state, network);
    let shared = network.entries.iter().find(|shared| shared.id == entry);
    network_side(shared.map(|shared| Looked { asked, ..looked(state, network, shared, &article) }))
}

fn looked(state: State, network: &Network, shared: &Shared, asked: &str) -> Looked {
    let volume = state.library.volume();
    let of = |(at, n): &(u32, u32)| Some((*network.articles.get(*at as usize)?, *n));
    let edges: Vec<(ArticleIx, u32)> = shared.edges.iter().filter_map(of).collect();
    let is_asked = |article: ArticleIx| volume.slug(article).is_some_and(|slug| slug.as_str() == asked);
    let asked = edges.iter().find(|(article, _)| is_asked(*article));
    // Of equal ones the first: the search for a maximum ends with the last.
    let shown = asked.or_else(|| edges.iter().rev().max_by_key(|(_, n)| *n)).map(|(article, _)| *article);
    let articles = edges.iter().map(|(article, n)| {
        let front = volume.front(*article);
        let href = href(state, &shared.id, front.slug.as_str());
        (identity(*article, &front), *n, href, shown == Some(*article))
    });
    Looked {
        asked: true,
        kind: wording::facet(kind_name(shared.kind), false),
        name: shared.name.clone(),
        href: entry_href(&shared.id),
        definition: volume.entry(shared.entry).and_then(|entry| entry.definition),
        articles: articles.collect(),
        sentences: shown.map(|article| sentences(state, shared, article)).unwrap_or_default(),
    }
}

/// The sentences in which an article names an entry.
fn sentences(state: State, shared: &Shared, article: ArticleIx) -> Vec<Quoted> {
    let passages = state.library.volume().passages(article);
    let mut named = state.library.engine().naming(shared.entry);
    named.retain(|(passage, _)| passages.contains(&passage.0));
    named.into_iter().map(|(passage, spans)| quoted(state, passage, spans)).collect()
}
