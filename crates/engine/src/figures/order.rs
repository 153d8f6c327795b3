//! The orders of figures.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crossread_model::Figure;
use crossread_order::by_number;
use crossread_text::fold;
use crossread_volume::ArticleIx;

use super::FigureKey;
use super::list::FiguresAsked;
use crate::Engine;
use crate::select::Selection;

/// The order of figures. Within equals the order is that of the articles and of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FigureOrder {
    /// By value, the greatest first: kind after kind, and within one the scale with the most figures first.
    #[default]
    Value,
    /// By kind.
    Kind,
    /// By what is counted.
    What,
    /// By whose figure it is; those of nobody last.
    Who,
    /// By when it held; those of no time last.
    When,
    /// By article, in the order of the Selection.
    Article,
}

impl FigureOrder {
    /// Every order.
    pub const ALL: [Self; 6] = [Self::Value, Self::Kind, Self::What, Self::Who, Self::When, Self::Article];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Kind => "kind",
            Self::What => "what",
            Self::Who => "who",
            Self::When => "when",
            Self::Article => "article",
        }
    }
}

impl fmt::Display for FigureOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for FigureOrder {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|order| order.name() == text).ok_or(())
    }
}

/// What a figure is sorted by: its group, its value within it, and its place.
type Sorted<'k> = (u32, u64, u32, u32, &'k FigureKey);

/// Puts figures in an order, and tells of each whether it begins a group. What has no words for the
/// order comes last, whichever way round.
pub(super) fn sort(
    engine: &Engine,
    selection: &Selection,
    asked: &FiguresAsked,
    list: &mut Vec<&FigureKey>,
) -> Vec<bool> {
    let mut ranks = vec![u32::MAX; engine.volume.len()];
    for (found, rank) in selection.articles.iter().zip(0..) {
        if let Some(place) = ranks.get_mut(found.article.0 as usize) {
            *place = rank;
        }
    }
    let rank = |key: &FigureKey| ranks.get(key.article as usize).copied().unwrap_or(u32::MAX);
    // Never the last number: that is of those that have no group.
    let turn = |group: u32| if asked.turned { (u32::MAX - 1).saturating_sub(group) } else { group };
    let worded = match asked.by {
        FigureOrder::What => by_words(engine, list, |figure| figure.reading.what.as_deref()),
        FigureOrder::Who => by_words(engine, list, |figure| figure.reading.who.as_deref()),
        FigureOrder::When => by_words(engine, list, |figure| figure.reading.when.as_deref()),
        FigureOrder::Value | FigureOrder::Kind | FigureOrder::Article => Vec::new(),
    };
    let scaled = if asked.by == FigureOrder::Value { by_scale(list) } else { Vec::new() };
    let mut sorted: Vec<Sorted> = Vec::with_capacity(list.len());
    for (at, key) in list.iter().enumerate() {
        let (group, value) = match asked.by {
            FigureOrder::Value => {
                let rising = rising(key.bounds.0);
                (
                    scaled.get(usize::from(key.scale)).copied().unwrap_or(u32::MAX),
                    if asked.turned { rising } else { !rising },
                )
            }
            FigureOrder::Kind => (turn(key.kind as u32), 0),
            FigureOrder::Article => (turn(rank(key)), 0),
            FigureOrder::What | FigureOrder::Who | FigureOrder::When => {
                (worded.get(at).copied().flatten().map_or(u32::MAX, turn), 0)
            }
        };
        sorted.push((group, value, rank(key), key.nth, *key));
    }
    // Each sorting keeps the order of the one before among equals.
    by_number(&mut sorted, |(_, _, rank, nth, _)| u64::from(*rank) << 32 | u64::from(*nth));
    by_number(&mut sorted, |(_, value, ..)| *value);
    by_number(&mut sorted, |(group, ..)| u64::from(*group));
    list.clear();
    let mut begins = Vec::with_capacity(sorted.len());
    let mut before = None;
    for (group, .., key) in sorted {
        begins.push(before.replace(group) != Some(group));
        list.push(key);
    }
    begins
}

/// The place of each scale, by its own: kinds in their order, and within one the scale with the most figures of
/// the list first, since a sum in a currency that is hardly used says little about the others.
fn by_scale(list: &[&FigureKey]) -> Vec<u32> {
    let mut scales: Vec<(u32, u32, u16)> = Vec::new();
    for key in list {
        let at = usize::from(key.scale);
        while scales.len() <= at {
            scales.push((0, u32::MAX, scales.len() as u16));
        }
        if let Some((kind, rest, _)) = scales.get_mut(at) {
            *kind = key.kind as u32;
            *rest -= 1;
        }
    }
    let mut places = vec![0; scales.len()];
    by_number(&mut scales, |(kind, rest, _)| u64::from(*kind) << 32 | u64::from(*rest));
    for ((.., scale), place) in scales.iter().zip(0..) {
        if let Some(at) = places.get_mut(usize::from(*scale)) {
            *at = place;
        }
    }
    places
}

/// The place of each figure's words among all, folded; none where it has none.
fn by_words(engine: &Engine, list: &[&FigureKey], words: fn(&Figure) -> Option<&str>) -> Vec<Option<u32>> {
    let mut places = vec![None; list.len()];
    let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut article: Option<(u32, Vec<Figure>)> = None;
    for (at, key) in list.iter().enumerate() {
        let figures = match &mut article {
            Some((of, figures)) if *of == key.article => figures,
            other => &mut other.insert((key.article, engine.volume.figures(ArticleIx(key.article)))).1,
        };
        if let Some(words) = figures.get(key.nth as usize).and_then(words) {
            known.entry(fold(words)).or_default().push(at);
        }
    }
    for (of, n) in known.values().zip(0..) {
        for at in of {
            if let Some(place) = places.get_mut(*at) {
                *place = Some(n);
            }
        }
    }
    places
}

/// A number as bits that rise with it: those of IEEE 754 do so for what is not negative, and fall for
/// what is.
fn rising(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bits_rise_with_numbers(a in any::<f64>(), b in any::<f64>()) {
            prop_assert_eq!(rising(a).cmp(&rising(b)), a.total_cmp(&b));
        }
    }
}
