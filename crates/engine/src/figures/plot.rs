//! The figures of one scale along an axis.

use crossread_model::FigureKind;
use crossread_order::{by_number, falling};
use crossread_volume::ArticleIx;

use super::list::{FigureList, FigureRow};
use crate::Engine;

/// How many columns an axis has: so many that marks beside one another do not touch where a plot is narrow.
const COLUMNS: u16 = 32;

/// So many marks are stacked in a column before it is drawn as a bar.
const STACKED: u16 = 6;

/// The figures of a scale along an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The place of the scale in [`FigureList::scales`].
    pub scale: u16,
    /// How many figures are on the axis.
    pub count: u32,
    /// How many are not, since a logarithm has no place for them: zero and what is below.
    pub left_out: u32,
    /// True where equal steps multiply.
    pub logarithmic: bool,
    /// Where labels stand, in thousandths of the axis, and the numbers they name.
    pub ticks: Vec<(u16, f64)>,
    /// The figures, where the columns are low enough to tell them apart; else none.
    pub points: Vec<Point>,
    /// How many figures each column has, from the first to the last, and the place in
    /// [`FigureList::list`] of the one that stands first there; empty where there are points.
    pub columns: Vec<(u32, u32)>,
}

/// A figure on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Thousandths of the axis.
    pub at: u16,
    /// How many figures stand below it in its column.
    pub above: u16,
    /// Its article.
    pub article: ArticleIx,
    /// Its place in [`FigureList::list`].
    pub row: u32,
}

impl Engine {
    /// Plots of the scales with the most figures of a list, at least two each, at most `most` of them,
    /// in the order of scales. Percentages and years stand evenly, all else by logarithms. Linear in
    /// the list.
    pub fn plots(&self, list: &FigureList, most: usize) -> Vec<Plot> {
        let mut values: Vec<Vec<(f64, u32)>> = vec![Vec::new(); list.scales.len()];
        for (row, at) in list.list.iter().zip(0..) {
            if let (Some(value), Some(of)) = (self.least_value(*row), values.get_mut(usize::from(row.scale))) {
                of.push((value, at));
            }
        }
        let mut order: Vec<usize> = (0..values.len()).collect();
        by_number(&mut order, |at| falling(values.get(*at).map_or(0, Vec::len)));
        order.truncate(most);
        by_number(&mut order, |at| *at as u64);
        let plots = order.into_iter().filter_map(|at| plot(list, at, values.get(at)?));
        plots.collect()
    }

    /// A figure's number, the first of a range.
    fn least_value(&self, row: FigureRow) -> Option<f64> {
        let keys = &self.figure_keys().keys;
        let first = keys.partition_point(|key| key.article < row.article.0);
        keys.get(first + row.nth as usize).map(|key| key.bounds.0)
    }
}

fn plot(list: &FigureList, at: usize, values: &[(f64, u32)]) -> Option<Plot> {
    let scale = list.scales.get(at)?;
    let logarithmic = !matches!(scale.kind, FigureKind::Percent | FigureKind::Span | FigureKind::Rank);
    let on_axis = |value: f64| if logarithmic { libm::log10(value) } else { value };
    let placed: Vec<(f64, u32)> = values
        .iter()
        .filter(|(value, _)| !logarithmic || *value > 0.0)
        .map(|(value, row)| (on_axis(*value), *row))
        .collect();
    if placed.len() < 2 {
        return None;
    }
    let (low, high) = placed.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), (x, _)| (l.min(*x), h.max(*x)));
    let ticks = if logarithmic { powers(low, high) } else { even(low, high) };
    let (first, last) = (ticks.first().copied()?, ticks.last().copied()?);
    let thousandths = |x: f64| libm::round((x - first) / (last - first) * 1000.0) as u16;
    let mut heights = vec![0u16; usize::from(COLUMNS) + 1];
    let mut points = Vec::with_capacity(placed.len());
    for (x, row) in &placed {
        let exact = thousandths(*x);
        let column = (u32::from(exact) * u32::from(COLUMNS) + 500) / 1000;
        let Some(height) = heights.get_mut(column as usize) else { continue };
        let article = list.list.get(*row as usize)?.article;
        points.push(Point { at: (column * 1000 / u32::from(COLUMNS)) as u16, above: *height, article, row: *row });
        *height = height.saturating_add(1);
    }
    let mut columns: Vec<(u32, u32)> = heights.iter().map(|height| (u32::from(*height), u32::MAX)).collect();
    for point in &points {
        let column = (u32::from(point.at) * u32::from(COLUMNS)).div_ceil(1000);
        if let Some((_, first)) = columns.get_mut(column as usize) {
            *first = point.row.min(*first);
        }
    }
    let low_enough = heights.iter().all(|height| *height <= STACKED);
    let number = |x: f64| if logarithmic { libm::pow(10.0, x) } else { x };
    Some(Plot {
        scale: at as u16,
        count: placed.len() as u32,
        left_out: (values.len() - placed.len()) as u32,
        logarithmic,
        ticks: ticks.iter().map(|x| (thousandths(*x), number(*x))).collect(),
        columns: if low_enough { Vec::new() } else { columns },
        points: if low_enough { points } else { Vec::new() },
    })
}

/// Whole powers from at most `low` to at least `high`, five at most.
fn powers(low: f64, high: f64) -> Vec<f64> {
    let low = libm::floor(low) as i32;
    let high = (libm::ceil(high) as i32).max(low + 1);
    let step = (high - low + 3) / 4;
    (0..=4).map(|n| f64::from(low + n * step)).take_while(|x| *x < f64::from(high + step)).collect()
}

/// Even steps of 1, 2, 5 or 10 times a power of ten around all numbers, six at most.
fn even(low: f64, high: f64) -> Vec<f64> {
    let span = if high > low { high - low } else { 1.0 };
    let power = libm::pow(10.0, libm::floor(libm::log10(span / 4.0)));
    let step = [1.0, 2.0, 5.0, 10.0].map(|n| n * power).into_iter().find(|step| span / step <= 4.0).unwrap_or(span);
    let first = libm::floor(low / step) * step;
    let steps = (libm::ceil((high - first) / step) as i32).max(1);
    (0..=steps.min(5)).map(|n| first + f64::from(n) * step).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn axes_have_few_round_numbers() {
        assert_eq!(powers(2.4, 9.6), [2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(powers(0.0, 0.0), [0.0, 1.0]);
        assert_eq!(even(6.5, 95.0), [0.0, 50.0, 100.0]);
        assert_eq!(even(1957.0, 2020.0), [1940.0, 1960.0, 1980.0, 2000.0, 2020.0]);
        assert_eq!(even(3.0, 3.0), [3.0, 3.5]);
    }

    proptest! {
        #[test]
        fn every_number_is_within_the_axis(a in -1e15..1e15f64, b in -1e15..1e15f64, low in -9..15i32, high in -9..15i32) {
            let (least, most) = (a.min(b), a.max(b));
            let ticks = even(least, most);
            prop_assert!(ticks.len() >= 2 && ticks.len() <= 6 && ticks[0] <= least && ticks[ticks.len() - 1] >= most, "{ticks:?}");
            let (least, most) = (f64::from(low.min(high)) + 0.3, f64::from(low.max(high)) + 0.6);
            let ticks = powers(least, most);
            prop_assert!(ticks.len() >= 2 && ticks.len() <= 5 && ticks[0] <= least && ticks[ticks.len() - 1] >= most, "{ticks:?}");
        }
    }
}
