//! What to read against an article, made of what the engine finds that others share with it.

use crossread_engine::Spec;
use crossread_model::Slug;
use crossread_volume::ArticleIx;

use crate::pages::leads::{entry_href, identity_of, passage_href};
use crate::parts::related::Related;
use crate::route::Route;
use crate::state::State;
use crate::wording;

/// So many articles are offered, each with so many of the names that both have.
const SHOWN: usize = 3;
const NAMES: usize = 4;

/// The articles closest to one.
pub(super) fn against(state: State, slug: &Slug) -> Vec<Related> {
    let volume = state.library.volume();
    let Some(article) = volume.find(slug.as_str()) else { return Vec::new() };
    let mut rows = Vec::new();
    for other in state.library.engine().against(article, SHOWN) {
        let front = volume.front(other.article);
        let entries = other.shared.iter().take(NAMES).filter_map(|entry| volume.entry(*entry));
        let sides = vec![Spec::Article(slug.to_string()), Spec::Article(front.slug.to_string())];
        let n = u32::try_from(other.shared.len()).unwrap_or(u32::MAX);
        let shared =
            if n == 1 { "1 shared entry".to_owned() } else { format!("{} shared entries", wording::number(n)) };
        rows.push(Related {
            names: entries.map(|entry| (entry.name, entry_href(&entry.id))).collect(),
            shared: (shared, Route::comparison(sides).href()),
            identity: identity_of(state, other.article),
            byline: byline(state, other.article),
            href: passage_href(state, other.article, None),
        });
    }
    rows
}

/// Who wrote it, and where and when it appeared.
fn byline(state: State, article: ArticleIx) -> String {
    let front = state.library.volume().front(article);
    let mut parts = vec![wording::authors(&front)];
    parts.extend(front.outlet.clone());
    parts.push(wording::date(front.date));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}
