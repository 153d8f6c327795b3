//! Which articles have a figure that is asked for, and which write about a stretch of time.

use crossread_engine::{Dates, FigureTest};
use crossread_model::{Figure, FigureValue};

use super::Reference;

impl Reference<'_> {
    /// One figure of the article passes all that is asked; with nothing asked, the article has none.
    pub(super) fn has_figure(&self, test: Option<&FigureTest>, at: usize) -> bool {
        let mut own = self.analysis.figures.iter().filter(|figure| figure.article as usize == at);
        match test {
            None => own.next().is_none(),
            Some(test) => own.any(|figure| passes(test, figure)),
        }
    }

    /// Any stretch that the article names shares a day with the asked one; with nothing asked, it names
    /// none.
    pub(super) fn writes_about(&self, dates: Option<&Dates>, at: usize) -> bool {
        let mut own = self.analysis.years.iter().filter(|years| years.article as usize == at);
        let Some(dates) = dates else { return own.next().is_none() };
        own.any(|years| {
            let ends_before = dates.first.is_some_and(|first| years.last < first);
            let begins_after = dates.last.is_some_and(|last| years.first > last);
            !ends_before && !begins_after
        })
    }
}

fn passes(test: &FigureTest, figure: &Figure) -> bool {
    if test.kind.is_some_and(|kind| kind != figure.reading.kind) {
        return false;
    }
    if test.currency.is_some() && test.currency != figure.reading.currency {
        return false;
    }
    let (low, high) = match figure.reading.value {
        FigureValue::One(value) => (value, Some(value)),
        FigureValue::Range(from, to) => (from, to),
    };
    // A figure is left out where all of it lies below the least or above the most.
    let too_small = match (test.least, high) {
        (Some(least), Some(high)) => {
            if least.included {
                high < least.value
            } else {
                high <= least.value
            }
        }
        _ => false,
    };
    let too_great = match test.most {
        Some(most) => {
            if most.included {
                low > most.value
            } else {
                low >= most.value
            }
        }
        None => false,
    };
    !too_small && !too_great
}
