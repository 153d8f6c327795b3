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
            let extremes = extremes(state, &list, &plotted);
            Some(plot(Plotted { extremes, ..worded(&plotted, scale, whole) }, show))
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

/// The least and the greatest figure of a plot, as the table words them, each with the highest mark of its column,
/// above which there is room for words. The least is left out where the two stand too near each other.
fn extremes(state: State, list: &FigureList, plot: &Plot) -> Vec<(usize, String)> {
    let ends = plot.points.iter().map(|point| point.at);
    let (Some(least), Some(greatest)) = (ends.clone().min(), ends.max()) else { return Vec::new() };
    let worded = |at: u16, is_least: bool| {
        let mut end: Option<Figure> = None;
        for point in plot.points.iter().filter(|point| point.at == at) {
            let row = *list.list.get(point.row as usize)?;
            let figure = state.library.engine().figure(row)?;
            let value = |figure: &Figure| figure.reading.value.bounds().0;
            if end.as_ref().is_none_or(|end| (value(&figure) < value(end)) == is_least) {
                end = Some(figure);
            }
        }
        let figure = end?;
        let (_, passage) = super::row::place(state, &figure);
        let text = state.library.volume().text(passage);
        let text = text.get(figure.start as usize..figure.end as usize).unwrap_or_default();
        let value = wording::figure_value(&figure.reading, text);
        let highest = plot.points.iter().rposition(|point| point.at == at)?;
        (value.chars().count() <= LONGEST).then_some((highest, value))
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
