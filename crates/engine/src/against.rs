//! What to read against an article: those that name most of what it names, what few name weighing most.

use std::collections::BTreeMap;

use crossread_order::{by_number, by_numbers, falling};
use crossread_volume::{ArticleIx, EntryIx, PassageIx};

use crate::Engine;

/// So many mentions are read to find the articles that share entries; the rarest entries come first, so
/// what is left out weighs least.
const MOST_MENTIONS: u32 = 20_000;

/// An article that shares entries with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// Which it is.
    pub article: ArticleIx,
    /// What both name, at least one: what the fewest articles name comes first, and of these what both mention most
    /// often.
    pub shared: Vec<EntryIx>,
}

/// An entry that two articles name.
struct Both {
    entry: EntryIx,
    /// How many articles name it.
    articles: usize,
    /// How often the one of the two does that names it less often, and how often the other.
    least: u32,
    most: u32,
}

impl Engine {
    /// The articles that share most with one, at most `most` of them, the closest first. An entry that n of
    /// N articles name weighs ln(N / n) (inverse document frequency: K. Spärck Jones, *A statistical
    /// interpretation of term specificity*, Journal of Documentation 28, 1972); one that all name weighs
    /// nothing. Linear in the mentions of the article's entries.
    pub fn against(&self, article: ArticleIx, most: usize) -> Vec<Against> {
        let mut entries: Vec<(u32, EntryIx)> = Vec::new();
        for entry in self.volume.mentioned(article) {
            entries.push((self.volume.mention_count(entry), entry));
        }
        by_number(&mut entries, |(n, _)| u64::from(*n));
        let mut left = MOST_MENTIONS;
        // By article: what its shared entries weigh together, in millionths, and which they are.
        let mut found: BTreeMap<u32, (u64, Vec<Both>)> = BTreeMap::new();
        for (n, entry) in entries {
            left = left.saturating_sub(n);
            if left == 0 {
                break;
            }
            let naming = self.naming_in(entry);
            let (weight, articles) = (weight(self.volume.len(), naming.len()), naming.len());
            let own = naming.iter().find(|(other, _)| *other == article).map_or(0, |(_, n)| *n);
            for (other, n) in naming.into_iter().filter(|(other, _)| *other != article && weight > 0) {
                let (sum, shared) = found.entry(other.0).or_default();
                *sum += weight;
                shared.push(Both { entry, articles, least: own.min(n), most: own.max(n) });
            }
        }
        let mut closest: Vec<(u64, u32)> = found.iter().map(|(article, (sum, _))| (*sum, *article)).collect();
        by_number(&mut closest, |(sum, _)| u64::MAX - sum);
        let mut told = Vec::new();
        for (_, article) in closest.into_iter().take(most) {
            let mut shared = found.remove(&article).map(|(_, shared)| shared).unwrap_or_default();
            by_number(&mut shared, |both| falling(both.most as usize));
            by_numbers(&mut shared, |both| (both.articles as u64, !both.least));
            let shared = shared.into_iter().map(|both| both.entry).collect();
            told.push(Against { article: ArticleIx(article), shared });
        }
        told
    }

    /// The articles that name an entry, ascending, each with how often it does.
    fn naming_in(&self, entry: EntryIx) -> Vec<(ArticleIx, u32)> {
        let mut articles: Vec<(ArticleIx, u32)> = Vec::new();
        for mention in self.volume.mentions(entry) {
            let article = self.volume.article_of(PassageIx(mention.passage));
            match articles.last_mut() {
                Some((last, n)) if *last == article => *n += 1,
                _ => articles.push((article, 1)),
            }
        }
        articles
    }
}

/// What an entry that `naming` of `all` articles name weighs, in millionths.
fn weight(all: usize, naming: usize) -> u64 {
    ((all as f64 / naming.max(1) as f64).ln() * 1e6) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_articles_name_weighs_nothing_and_what_few_name_most() {
        assert_eq!(weight(9, 9), 0);
        assert_eq!(weight(9, 3), 1_098_612);
        assert!(weight(20_000, 2) > weight(20_000, 3));
    }
}
