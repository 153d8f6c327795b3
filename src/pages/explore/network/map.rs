//! The map of the network.

use crate::signals::*;
use crossread_engine::Network;

use super::{at, headings, looked_at};
use crate::pages::identity;
use crate::parts::network_map::{Map, MapEntry, network_map};
use crate::route::Route;
use crate::state::State;
use crate::view::El;
use crate::wording;

/// The map.
pub(super) fn map(state: State, network: &Network) -> El {
    let volume = state.library.volume();
    let chosen = looked_at(state, network);
    let articles = network.articles.iter().map(|article| {
        let front = volume.front(*article);
        (identity(*article, &front), front.outlet.unwrap_or_default())
    });
    let entries = network.entries.iter().zip(headings(network)).map(|(shared, heading)| MapEntry {
        name: shared.name.clone(),
        heading,
        left: shared.is_left(),
        edges: shared.edges.iter().map(|(at, n)| (*at as usize, *n)).collect(),
        chosen: shared.id == chosen,
    });
    let ids: Vec<String> = network.entries.iter().map(|shared| shared.id.clone()).collect();
    let slugs: Vec<String> =
        network.articles.iter().filter_map(|article| Some(volume.slug(*article)?.to_string())).collect();
    let choose = Callback::new(move |(entry, article): (usize, Option<usize>)| {
        let Some(id) = ids.get(entry) else { return };
        let article = article.and_then(|at| slugs.get(at)).map(String::as_str).unwrap_or_default();
        state.visit(Route::Explore { query: state.present(), lens: at(state, id, article) });
    });
    let count = |n: usize, noun| wording::count(u32::try_from(n).unwrap_or(u32::MAX), noun);
    network_map(Map {
        label: format!(
            "{} in the middle, joined to the entries that they share. The table says the same.",
            count(network.articles.len(), "article")
        ),
        articles: articles.collect(),
        entries: entries.collect(),
        choose,
    })
}
