//! The network as a table.

use crossread_engine::Network;

use super::{headings, href, setting};
use crate::pages::identity;
use crate::parts::network_table::{TableEntry, network_table};
use crate::state::State;
use crate::view::El;

/// The table. It is made for a network once; what is looked at is only marked in it, so that the focus stays.
pub(super) fn matrix(state: State, network: &Network) -> El {
    let volume = state.library.volume();
    let fronts: Vec<_> = network.articles.iter().map(|article| volume.front(*article)).collect();
    let entries = network.entries.iter().zip(headings(network)).map(|(shared, heading)| {
        let mut cells: Vec<Option<(u32, String)>> = fronts.iter().map(|_| None).collect();
        for (at, n) in &shared.edges {
            if let (Some(cell), Some(front)) = (cells.get_mut(*at as usize), fronts.get(*at as usize)) {
                *cell = Some((*n, href(state, &shared.id, front.slug.as_str())));
            }
        }
        TableEntry {
            id: shared.id.clone(),
            name: shared.name.clone(),
            heading,
            href: href(state, &shared.id, ""),
            cells,
            mentions: shared.mentions,
            chosen: {
                let id = shared.id.clone();
                Box::new(move || setting(state, |lens| lens.entry == id))
            },
        }
    });
    let articles = network.articles.iter().zip(&fronts);
    let articles = articles.map(|(article, front)| (identity(*article, front), state.href(&front.slug, None)));
    network_table(articles.collect(), entries.collect())
}
