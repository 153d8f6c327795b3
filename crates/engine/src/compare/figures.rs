//! Figures side by side: by kind and unit, so that no two currencies and no two units stand in one row.

use std::collections::BTreeMap;

use crossread_model::{Figure, FigureKind};
use crossread_order::{by_number, by_numbers, falling_value};
use crossread_volume::{ArticleIx, PassageIx};

use super::Comparison;
use crate::figures::{FigureKey, FigureKeys};

/// The figures of one kind and unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureGroup {
    /// Their kind.
    pub kind: FigureKind,
    /// The currency, for money.
    pub currency: Option<String>,
    /// What one of them is.
    pub unit: Option<String>,
    /// How many each Side has.
    pub counts: Vec<u32>,
    /// For each Side its figures, the greatest first, as many as were asked for.
    pub sides: Vec<Vec<SideFigure>>,
}

/// A figure of a Side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideFigure {
    /// Where it stands.
    pub passage: PassageIx,
    /// What it says; its place is in the passage's text.
    pub figure: Figure,
}

impl Comparison<'_> {
    /// The figures of the Sides, at most `limit` of each Side in a group. Groups stand by kind, those
    /// that more Sides have first, then the larger. Linear in the figures of the corpus, and in the
    /// figures of the articles of those that are given.
    pub fn figures(&self, limit: usize) -> Vec<FigureGroup> {
        let sides = self.sides.len();
        let FigureKeys { keys, measures, .. } = self.engine.figure_keys();
        // For each measure and Side the places of its figures among the keys.
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); measures.len() * sides];
        for (key, at) in keys.iter().zip(0u32..) {
            let mask = self.mask(key.passage);
            for side in (0..sides).filter(|side| mask >> side & 1 == 1) {
                if let Some(list) = lists.get_mut(key.measure as usize * sides + side) {
                    list.push(at);
                }
            }
        }
        let value = |at: &u32| falling_value(keys.get(*at as usize).map_or(0.0, |key| key.bounds.0));
        let mut decoded: BTreeMap<u32, Vec<Figure>> = BTreeMap::new();
        let mut found: Vec<FigureGroup> = Vec::new();
        for (measure, own) in measures.iter().zip(lists.chunks_mut(sides.max(1))) {
            let counts: Vec<u32> = own.iter().map(|list| list.len() as u32).collect();
            if counts.iter().all(|n| *n == 0) {
                continue;
            }
            let mut shown = vec![Vec::new(); sides];
            for (list, shown) in own.iter_mut().zip(&mut shown) {
                // Equals stay in the order of the texts.
                by_number(list, value);
                let keys = list.iter().take(limit).filter_map(|at| keys.get(*at as usize));
                shown.extend(keys.filter_map(|key| self.decoded(key, &mut decoded)));
            }
            let (kind, currency, unit) = measure.clone();
            found.push(FigureGroup { kind, currency, unit, counts, sides: shown });
        }
        by_numbers(&mut found, |group| {
            let having = group.counts.iter().filter(|n| **n > 0).count() as u32;
            let first = (group.kind as u64) << 32 | u64::from(u32::MAX - having);
            (first, u32::MAX - group.counts.iter().sum::<u32>())
        });
        found
    }

    /// A figure by its key; those of its article are decoded the first time.
    fn decoded(&self, key: &FigureKey, known: &mut BTreeMap<u32, Vec<Figure>>) -> Option<SideFigure> {
        let decode = || self.engine.volume().figures(ArticleIx(key.article));
        let figure = known.entry(key.article).or_insert_with(decode).get(key.nth as usize)?;
        Some(SideFigure { passage: key.passage, figure: figure.clone() })
    }
}
