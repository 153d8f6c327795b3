//! The articles with figures and with years written about, and the figures themselves as a lens.

mod list;
mod order;
mod plot;

use std::collections::BTreeMap;

use crossread_model::{Date, FigureKind};
use crossread_volume::PassageIx;

pub use list::{FigureList, FigureRow, FiguresAsked, Scale};
pub use order::FigureOrder;
pub use plot::{Plot, Point};

use crate::Engine;
use crate::bits::Bits;
use crate::query::{Dates, FigureTest};

/// What decides whether a figure is asked for.
#[derive(Debug)]
pub(crate) struct FigureKey {
    pub(crate) article: u32,
    pub(crate) passage: PassageIx,
    /// Its place among the figures of the article.
    pub(crate) nth: u32,
    kind: FigureKind,
    pub(crate) bounds: (f64, f64),
    /// The place of what it measures among [`FigureKeys::measures`].
    pub(crate) measure: u32,
    /// The place of its scale among [`FigureKeys::scales`].
    scale: u16,
}

/// What figures measure: their kind, the currency and the unit.
pub(crate) type FigureMeasure = (FigureKind, Option<String>, Option<String>);

/// The keys of all figures, what they measure, and the scales that they are on.
#[derive(Debug)]
pub(crate) struct FigureKeys {
    /// By article and place.
    pub(crate) keys: Vec<FigureKey>,
    /// In order, without doubles.
    pub(crate) measures: Vec<FigureMeasure>,
    /// In order, without doubles.
    scales: Vec<Scale>,
}

/// A stretch of time that an article writes about.
#[derive(Debug)]
pub(crate) struct YearsKey {
    pub(crate) article: u32,
    pub(crate) first: Date,
    pub(crate) last: Date,
}

impl Engine {
    /// The articles with a figure that passes; with no `test`, those without any figure. Linear in the
    /// figures of the corpus, which are decoded the first time.
    pub(crate) fn with_figure(&self, test: Option<&FigureTest>) -> Bits {
        let n = self.volume.len();
        let FigureKeys { keys, measures, .. } = self.figure_keys();
        match test {
            None => Bits::of(n, keys.iter().map(|key| key.article)).not(),
            Some(test) => {
                let fits = |key: &&FigureKey| {
                    let currency = measures.get(key.measure as usize).and_then(|(_, currency, _)| currency.as_deref());
                    test.fits(key.kind, currency, key.bounds)
                };
                Bits::of(n, keys.iter().filter(fits).map(|key| key.article))
            }
        }
    }

    /// The articles that write about any day of a stretch; with no `dates`, those that name no year.
    /// Linear in the years named in the corpus, which are decoded the first time.
    pub(crate) fn writing_about(&self, dates: Option<&Dates>) -> Bits {
        let n = self.volume.len();
        let keys = self.years_keys();
        match dates {
            None => Bits::of(n, keys.iter().map(|key| key.article)).not(),
            Some(dates) => {
                let meets = |key: &&YearsKey| {
                    dates.first.is_none_or(|first| first <= key.last) && dates.last.is_none_or(|last| key.first <= last)
                };
                Bits::of(n, keys.iter().filter(meets).map(|key| key.article))
            }
        }
    }

    /// The keys of all figures, decoded the first time.
    pub(crate) fn figure_keys(&self) -> &FigureKeys {
        self.figures.get_or_init(|| {
            let mut keys: Vec<FigureKey> = Vec::new();
            // In the order in which they are met, and then in their own.
            let mut met: BTreeMap<FigureMeasure, u32> = BTreeMap::new();
            for article in self.volume.articles() {
                let first = self.volume.passages(article).start;
                for (figure, nth) in self.volume.figures(article).into_iter().zip(0..) {
                    let reading = figure.reading;
                    let (kind, bounds) = (reading.kind, reading.value.bounds());
                    let next = met.len() as u32;
                    let measure = *met.entry((kind, reading.currency, reading.unit)).or_insert(next);
                    let passage = PassageIx(first + figure.passage);
                    keys.push(FigureKey { article: article.0, passage, nth, kind, bounds, measure, scale: 0 });
                }
            }
            // Put in one by one, here and in the articles: to collect a map brings a sort of its own.
            let mut scales: BTreeMap<Scale, u16> = BTreeMap::new();
            for measure in met.keys() {
                scales.insert(Scale::of_measure(measure), 0);
            }
            scales.values_mut().zip(0..).for_each(|(place, at)| *place = at);
            // From the place in which a measure was met to its own, with that of its scale.
            let mut places = vec![(0, 0); met.len()];
            for ((measure, met), at) in met.iter().zip(0..) {
                let scale = scales.get(&Scale::of_measure(measure)).copied().unwrap_or_default();
                if let Some(place) = places.get_mut(*met as usize) {
                    *place = (at, scale);
                }
            }
            for key in &mut keys {
                (key.measure, key.scale) = places.get(key.measure as usize).copied().unwrap_or_default();
            }
            FigureKeys { keys, measures: met.into_keys().collect(), scales: scales.into_keys().collect() }
        })
    }

    /// The years written about, by article.
    pub(crate) fn years_keys(&self) -> &[YearsKey] {
        self.years.get_or_init(|| {
            let years = self.volume.articles().flat_map(|article| self.volume.years(article));
            years.map(|years| YearsKey { article: years.article, first: years.first, last: years.last }).collect()
        })
    }
}
