//! A plot for each scale with many figures.

use crate::signals::*;
use crossread_engine::{FigureList, Plot, Scale};
use crossread_model::FigureKind;

use crate::pages::mark_number;
use crate::parts::plot::{Plotted, plot};
use crate::state::{Held, State};
use crate::view::Draw;
use crate::view::html::section;
use crate::wording;

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
            Some(plot(worded(&plotted, list.scales.get(usize::from(plotted.scale))?, whole), show))
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
        columns: plot.columns.iter().map(|(n, row)| (*n, *row as usize)).collect(),
        left_out: plot.left_out,
        listed,
    }
}

/// A number on an axis, where thousands are written short.
fn axis(value: f64) -> String {
    if (1e4..1e6).contains(&value) { format!("{} k", wording::numeral(value / 1e3)) } else { wording::numeral(value) }
}
