//! The articles with figures and with years written about, and the figures themselves as a lens.

mod list;
mod order;
mod plot;

use std::collections::BTreeMap;

use crossread_model::{Date, FigureKind};

pub use list::{FigureList, FigureRow, FiguresAsked, Scale};
pub use order::FigureOrder;
pub use plot::{Plot, Point};

use crate::Engine;
use crate::bits::Bits;
use crate::query::{Dates, FigureTest};

/// What decides whether a figure is asked for.
#[derive(Debug)]
pub(crate) struct FigureKey {
    article: u32,
    /// Its place among the figures of the article.
    nth: u32,
    kind: FigureKind,
    currency: Option<String>,
    bounds: (f64, f64),
    /// The place of its scale among [`FigureKeys::scales`].
    scale: u16,
}

/// The keys of all figures, and the scales that they are on.
#[derive(Debug)]
pub(crate) struct FigureKeys {
    /// By article and place.
    keys: Vec<FigureKey>,
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
        let keys = &self.figure_keys().keys;
        match test {
            None => Bits::of(n, keys.iter().map(|key| key.article)).not(),
            Some(test) => {
                let fits = |key: &&FigureKey| test.fits(key.kind, key.currency.as_deref(), key.bounds);
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
    fn figure_keys(&self) -> &FigureKeys {
        self.figures.get_or_init(|| {
            let mut keys = Vec::new();
            let mut scales: BTreeMap<Scale, Vec<usize>> = BTreeMap::new();
            for article in self.volume.articles() {
                for (figure, nth) in self.volume.figures(article).into_iter().zip(0..) {
                    scales.entry(Scale::of(&figure.reading)).or_default().push(keys.len());
                    keys.push(FigureKey {
                        article: article.0,
                        nth,
                        kind: figure.reading.kind,
                        bounds: figure.reading.value.bounds(),
                        currency: figure.reading.currency,
                        scale: 0,
                    });
                }
            }
            for (places, scale) in scales.values().zip(0..) {
                for place in places {
                    if let Some(key) = keys.get_mut(*place) {
                        key.scale = scale;
                    }
                }
            }
            FigureKeys { keys, scales: scales.into_keys().collect() }
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
