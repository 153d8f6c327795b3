//! The years that articles write about: the second band above the results.

use crossread_volume::ArticleIx;

use crate::bits::Bits;
use crate::query::Query;
use crate::select::{ABOUT, Selection};
use crate::timeline::bins;
use crate::{Engine, Mark, Timeline, Unit};

impl Engine {
    /// The years written about in the articles of a selection made of `query`: by year, or where that
    /// would be too many bins by decade or century. An article stands once in each bin that it writes
    /// about, so that a bin holds just the articles that choosing it selects. Linear in the years named
    /// in the corpus and in the bins that each of them spans.
    pub fn written(&self, query: &Query, selection: &Selection) -> Timeline {
        let keys = self.years_keys();
        let (Some(first), Some(last)) = (keys.iter().map(|key| key.first).min(), keys.iter().map(|key| key.last).max())
        else {
            return Timeline { unit: Unit::Year, bins: Vec::new(), undated: Vec::new() };
        };
        let (unit, mut bins) = bins(&[Unit::Year, Unit::Decade, Unit::Century], first, last);
        let selected = self.ticked(query, Some(ABOUT)).and(&selection.unticked);
        let mut silent = Bits::all(self.volume.len());
        for key in keys {
            let mark =
                Mark { article: ArticleIx(key.article), selected: selected.contains(key.article), within: false };
            let from = bins.partition_point(|bin| bin.last < key.first);
            for bin in bins.iter_mut().skip(from).take_while(|bin| bin.first <= key.last) {
                let within = bin.first <= key.first && key.last <= bin.last;
                // The years of one article stand together.
                match bin.articles.last_mut() {
                    Some(same) if same.article == mark.article => same.within |= within,
                    _ => bin.articles.push(Mark { within, ..mark }),
                }
            }
            silent.remove(key.article);
        }
        let mark = |at: u32| Mark { article: ArticleIx(at), selected: selected.contains(at), within: true };
        Timeline { unit, bins, undated: silent.iter().map(mark).collect() }
    }
}
