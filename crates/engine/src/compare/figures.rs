//! Figures side by side: by kind and unit, so that no two currencies and no two units stand in one row.

use std::collections::BTreeMap;

use crossread_model::{Figure, FigureKind};
use crossread_order::{by_number, by_numbers, falling_value};
use crossread_volume::PassageIx;

use super::Comparison;

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

/// What the figures of a group have in common: kind, currency and unit.
type Key = (FigureKind, Option<String>, Option<String>);

impl Comparison<'_> {
    /// The figures of the Sides, at most `limit` of each Side in a group. Groups stand by kind, those
    /// that more Sides have first, then the larger. Linear in the figures of the articles.
    pub fn figures(&self, limit: usize) -> Vec<FigureGroup> {
        let volume = self.engine.volume();
        let sides = self.sides.len();
        let mut groups: BTreeMap<Key, Vec<Vec<SideFigure>>> = BTreeMap::new();
        for article in self.articles() {
            let first = volume.passages(article).start;
            for figure in volume.figures(article) {
                let passage = PassageIx(first + figure.passage);
                let mask = self.mask(passage);
                if mask == 0 {
                    continue;
                }
                let key = (figure.reading.kind, figure.reading.currency.clone(), figure.reading.unit.clone());
                let group = groups.entry(key).or_insert_with(|| vec![Vec::new(); sides]);
                for (side, list) in group.iter_mut().enumerate() {
                    if mask >> side & 1 == 1 {
                        list.push(SideFigure { passage, figure: figure.clone() });
                    }
                }
            }
        }
        let mut found: Vec<FigureGroup> = Vec::with_capacity(groups.len());
        for ((kind, currency, unit), mut lists) in groups {
            let counts = lists.iter().map(|list| list.len() as u32).collect();
            for list in &mut lists {
                // Equals stay in the order of the texts.
                by_number(list, |figure| falling_value(value(figure)));
                list.truncate(limit);
            }
            found.push(FigureGroup { kind, currency, unit, counts, sides: lists });
        }
        by_numbers(&mut found, |group| {
            let having = group.counts.iter().filter(|n| **n > 0).count() as u32;
            let first = (group.kind as u64) << 32 | u64::from(u32::MAX - having);
            (first, u32::MAX - group.counts.iter().sum::<u32>())
        });
        found
    }
}

fn value(figure: &SideFigure) -> f64 {
    figure.figure.reading.value.bounds().0
}
