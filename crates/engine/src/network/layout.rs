//! The order of a network's articles and entries.

use crossread_model::EntryType;
use crossread_order::{by_number, by_numbers};

use super::{Network, Shared};

/// How often each column is put in the order of its neighbours. After a few turns nothing moves.
const TURNS: usize = 12;

/// One place, in parts: means are compared as whole numbers, and so alike on every machine.
const PARTS: u64 = 1 << 16;

/// Puts kinds together, and within each kind, and among the articles, what is joined near one another.
pub(super) fn arrange(mut network: Network) -> Network {
    by_numbers(&mut network.entries, |shared| (group(shared.kind) as u64, shared.entry.0));
    for _ in 0..TURNS {
        let before = order(&network);
        arrange_entries(&mut network);
        arrange_articles(&mut network);
        if order(&network) == before {
            break;
        }
    }
    network
}

/// Where a kind stands among the groups: the three of the one side, then those of the other.
pub(super) fn group(kind: EntryType) -> u8 {
    match kind {
        EntryType::Person => 0,
        EntryType::Organisation => 1,
        EntryType::Place => 2,
        EntryType::Concept => 3,
        EntryType::Measure => 4,
        EntryType::Event => 5,
        EntryType::Work => 6,
    }
}

fn order(network: &Network) -> (Vec<u32>, Vec<u32>) {
    let articles = network.articles.iter().map(|article| article.0).collect();
    (articles, network.entries.iter().map(|shared| shared.entry.0).collect())
}

/// Entries of one kind by the mean place of their articles; of equal ones, as in the index.
fn arrange_entries(network: &mut Network) {
    let mean = |shared: &Shared| {
        let sum: u64 = shared.edges.iter().map(|(article, _)| u64::from(*article) * PARTS).sum();
        sum / (shared.edges.len() as u64).max(1)
    };
    // A mean is less than as many parts as there are articles, and these are few.
    by_numbers(&mut network.entries, |shared| ((group(shared.kind) as u64) << 32 | mean(shared), shared.entry.0));
}

/// Articles by the mean place of their entries; of equal ones, as they stood.
fn arrange_articles(network: &mut Network) {
    let mut sums = vec![(0u64, 0u64); network.articles.len()];
    for (start, end) in sides(&network.entries) {
        // A side with few entries is as high as one with many.
        let step = PARTS * 64 / (end - start).max(1) as u64;
        for (shared, at) in network.entries.get(start..end).unwrap_or_default().iter().zip(0..) {
            for (article, _) in &shared.edges {
                if let Some((sum, n)) = sums.get_mut(*article as usize) {
                    *sum += at * step;
                    *n += 1;
                }
            }
        }
    }
    let mut places: Vec<(u64, u32)> = sums.iter().zip(0..).map(|((sum, n), at)| (sum / (*n).max(1), at)).collect();
    by_number(&mut places, |(mean, _)| *mean);
    let mut moved = vec![0u32; places.len()];
    let mut articles = Vec::with_capacity(places.len());
    for ((_, was), now) in places.iter().zip(0..) {
        if let (Some(article), Some(place)) = (network.articles.get(*was as usize), moved.get_mut(*was as usize)) {
            articles.push(*article);
            *place = now;
        }
    }
    network.articles = articles;
    for shared in &mut network.entries {
        for (article, _) in &mut shared.edges {
            *article = moved.get(*article as usize).copied().unwrap_or_default();
        }
        by_number(&mut shared.edges, |(article, _)| u64::from(*article));
    }
}

/// Where the entries of each side begin and end.
fn sides(entries: &[Shared]) -> [(usize, usize); 2] {
    let left = entries.partition_point(|shared| shared.is_left());
    [(0, left), (left, entries.len())]
}

impl Shared {
    /// True for people, organisations and places, which stand to the left of the articles; ideas,
    /// measures, events and works stand to the right.
    pub fn is_left(&self) -> bool {
        group(self.kind) < 3
    }
}
