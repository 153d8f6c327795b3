//! A plot for each scale with many figures, and whose marks these are.

use std::collections::BTreeMap;

use crossread_engine::{FigureList, Plot, Scale};
use crossread_model::{Figure, FigureKind};
use crossread_volume::ArticleIx;

use crate::pages::{identity, mark_number};
use crate::parts::plot::{Plotted, plot};
use crate::parts::siglum::siglum;
use crate::signals::*;
use crate::state::{Held, State};
use crate::view::Draw;
use crate::view::html::{li, section, span, ul};
use crate::wording;

/// So many thousandths of the axis the least and the greatest figure are apart if both are named.
const APART: u16 = 200;
/// The longest value that stands on a plot, in characters.
const LONGEST: usize = 14;

/// The plots of the scales with the most figures, `limit` at most; `whole` says where all figures are listed.
pub(crate) fn plots(
    state: State,
    listed: Held<FigureList>,
    limit: usize,
    whole: &'static str,
    show: Callback<usize>,
) -> impl Draw {
    move || {
        let list = listed.get();
        let plots = state.library.engine().plots(&list, limit).into_iter();
        let drawn = plots.filter_map(|plotted| {
            let scale = list.scales.get(usize::from(plotted.scale))?;
            let mut of = worded(&plotted, scale, whole);
            of.extremes = extremes(state, &list, &plotted);
            for (point, _) in &of.extremes {
                raise(&mut of.points, *point);
            }
            Some(plot(of, show))
        });
        section().class("figplots").attr("aria-label", "How the figures are spread").children(drawn)
    }
}

fn worded(plot: &Plot, scale: &Scale, listed: &'static str) -> Plotted {
    let log = if plot.logarithmic { ", log scale" } else { "" };
    let number = |value: f64| if scale.kind == FigureKind::Span { (value as i64).to_string() } else { axis(value) };
    Plotted {
        label: format!("{}{log}", wording::scale(scale)),
        count: plot.count,
        ticks: plot.ticks.iter().map(|(at, value)| (*at, number(*value))).collect(),
        points: plot
            .points
            .iter()
            .map(|point| (point.at, point.above, mark_number(point.article), point.row as usize))
            .collect(),
        extremes: Vec::new(),
        columns: plot.columns.iter().map(|(n, row)| (*n, *row as usize)).collect(),
        left_out: plot.left_out,
        listed,
    }
}

/// Makes a mark the highest of its column, above which there is room for words.
fn raise(points: &mut [(u16, u16, Option<u8>, usize)], point: usize) {
    let Some((at, own, ..)) = points.get(point).copied() else { return };
    let highest = points.iter().rposition(|(other, ..)| *other == at).unwrap_or(point);
    let top = points.get(highest).map_or(own, |(_, above, ..)| *above);
    if let Some((_, above, ..)) = points.get_mut(highest) {
        *above = own;
    }
    if let Some((_, above, ..)) = points.get_mut(point) {
        *above = top;
    }
}

/// The least and the greatest figure of a plot, as the table words them, each with its place among the points. The
/// least is left out where the two stand too near each other.
fn extremes(state: State, list: &FigureList, plot: &Plot) -> Vec<(usize, String)> {
    let ends = plot.points.iter().map(|point| point.at);
    let (Some(least), Some(greatest)) = (ends.clone().min(), ends.max()) else { return Vec::new() };
    let worded = |at: u16, is_least: bool| {
        let mut end: Option<(usize, Figure)> = None;
        for (place, point) in plot.points.iter().enumerate().filter(|(_, point)| point.at == at) {
            let row = *list.list.get(point.row as usize)?;
            let figure = state.library.engine().figure(row)?;
            let value = |figure: &Figure| figure.reading.value.bounds().0;
            if end.as_ref().is_none_or(|(_, end)| (value(&figure) < value(end)) == is_least) {
                end = Some((place, figure));
            }
        }
        let (place, figure) = end?;
        let (_, passage) = super::row::place(state, &figure);
        let text = state.library.volume().text(passage);
        let text = text.get(figure.start as usize..figure.end as usize).unwrap_or_default();
        let value = wording::figure_value(&figure.reading, text);
        (value.chars().count() <= LONGEST).then_some((place, value))
    };
    let first = if least.saturating_add(APART) < greatest { worded(least, true) } else { None };
    first.into_iter().chain(worded(greatest, false)).collect()
}

/// The articles whose figures these are, each with how many; nothing where they are too many to have marks of their own.
pub(super) fn key(state: State, listed: Held<FigureList>) -> impl Draw {
    move || {
        let list = listed.get();
        let mut counts: BTreeMap<ArticleIx, u32> = BTreeMap::new();
        for row in &list.list {
            *counts.entry(row.article).or_default() += 1;
        }
        (counts.len() > 1 && counts.keys().all(|article| mark_number(*article).is_some())).then(|| {
            let each = counts.into_iter().map(|(article, n)| {
                let front = state.library.volume().front(article);
                let href = state.href(&front.slug, None);
                let sign = siglum(&identity(article, &front), move || href.clone());
                li().child((sign, " ", span().class("num muted").child(wording::number(n))))
            });
            ul().class("figkey").attr("aria-label", "Figures of each article").children(each)
        })
    }
}

/// A number on an axis, where thousands are written short.
fn axis(value: f64) -> String {
    if (1e4..1e6).contains(&value) { format!("{} k", wording::numeral(value / 1e3)) } else { wording::numeral(value) }
}
