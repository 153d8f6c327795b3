//! The figures of a Selection: every number that its articles state, in the order asked for.

use crossread_model::{Figure, FigureKind, Reading};
use crossread_volume::ArticleIx;

use super::order::{self, FigureOrder};
use super::{FigureKey, FigureKeys, FigureMeasure};
use crate::Engine;
use crate::bits::Bits;
use crate::select::Selection;

/// What can be put on one axis: sums of one currency, shares of a hundred, numbers of people and
/// things. Figures on different scales are never ranked together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scale {
    /// The kind of its figures.
    pub kind: FigureKind,
    /// The currency of money, and the unit of durations, rates, ratios and spans. Counts, percentages
    /// and ranks have none: what is counted differs with each, and they are compared all the same.
    pub unit: Option<String>,
}

/// Which figures are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FiguresAsked {
    /// Their order.
    pub by: FigureOrder,
    /// True for the opposite order.
    pub turned: bool,
    /// Of this kind alone.
    pub kind: Option<FigureKind>,
    /// Not below ten to this power,
    pub least: Option<i8>,
    /// and not above ten to this one.
    pub most: Option<i8>,
}

/// A figure of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// The article.
    pub article: ArticleIx,
    /// Its place among the article's figures, from 0.
    pub nth: u32,
    /// The place of its scale in [`FigureList::scales`].
    pub scale: u16,
}

/// Figures in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureList {
    /// The figures.
    pub list: Vec<FigureRow>,
    /// For each, whether it begins a group: another scale, kind, article, or wording, as the order says.
    pub begins: Vec<bool>,
    /// In how many articles they stand.
    pub articles: u32,
    /// How many figures there are of each kind, [`FiguresAsked::kind`] left out of account; in the order
    /// of [`FigureKind::ALL`].
    pub kinds: [u32; FigureKind::ALL.len()],
    /// Every scale of the corpus, in order.
    pub scales: Vec<Scale>,
}

impl Scale {
    /// The scale that a figure is on.
    pub fn of(reading: &Reading) -> Self {
        Self::of_parts(reading.kind, &reading.currency, &reading.unit)
    }

    /// The scale of figures that measure this.
    pub(super) fn of_measure((kind, currency, unit): &FigureMeasure) -> Self {
        Self::of_parts(*kind, currency, unit)
    }

    fn of_parts(kind: FigureKind, currency: &Option<String>, unit: &Option<String>) -> Self {
        let unit = match kind {
            FigureKind::Money => currency.clone(),
            FigureKind::Percent | FigureKind::Count | FigureKind::Rank => None,
            FigureKind::Ratio | FigureKind::Rate | FigureKind::Duration | FigureKind::Span => unit.clone(),
        };
        Self { kind, unit }
    }
}

impl FiguresAsked {
    /// True where a figure is big and small enough. Of a range any number may be.
    fn fits(&self, (low, high): (f64, f64)) -> bool {
        let power = |n: i8| libm::pow(10.0, f64::from(n));
        self.least.is_none_or(|least| high >= power(least)) && self.most.is_none_or(|most| low <= power(most))
    }
}

impl Engine {
    /// How many figures the articles of a Selection state, of one kind or of all. Linear in the figures of the corpus, which
    /// are decoded the first time.
    pub fn figure_count(&self, selection: &Selection, kind: Option<FigureKind>) -> u32 {
        let selected = self.selected(selection);
        let counted = |key: &&FigureKey| kind.is_none_or(|kind| key.kind == kind) && selected.contains(key.article);
        self.figure_keys().keys.iter().filter(counted).count() as u32
    }

    /// The figures that the articles of a Selection state. Linear in the figures of the corpus and in
    /// the sorting of those selected; orders by words decode these.
    pub fn figures(&self, selection: &Selection, asked: &FiguresAsked) -> FigureList {
        let selected = self.selected(selection);
        let FigureKeys { keys, scales, .. } = self.figure_keys();
        let mut kinds = [0; FigureKind::ALL.len()];
        let mut list: Vec<&FigureKey> = Vec::new();
        for key in keys {
            if !selected.contains(key.article) || !asked.fits(key.bounds) {
                continue;
            }
            if let Some(n) = kinds.get_mut(key.kind as usize) {
                *n += 1;
            }
            if asked.kind.is_none_or(|kind| kind == key.kind) {
                list.push(key);
            }
        }
        let begins = order::sort(self, selection, asked, &mut list);
        let having = Bits::of(self.volume.len(), list.iter().map(|key| key.article));
        let row = |key: &&FigureKey| FigureRow { article: ArticleIx(key.article), nth: key.nth, scale: key.scale };
        let list = list.iter().map(row).collect();
        FigureList { list, begins, articles: having.count() as u32, kinds, scales: scales.clone() }
    }

    /// A figure of a list, decoded now; none where it is not of this Volume. Linear in the figures of
    /// its article.
    pub fn figure(&self, row: FigureRow) -> Option<Figure> {
        self.volume.figures(row.article).into_iter().nth(row.nth as usize)
    }

    /// The articles of a Selection as a set.
    pub(crate) fn selected(&self, selection: &Selection) -> Bits {
        Bits::of(self.volume.len(), selection.articles.iter().map(|found| found.article.0))
    }
}
