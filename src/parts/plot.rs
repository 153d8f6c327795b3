//! Figures of one scale along an axis: a mark for each, or columns where there are too many.

use crate::signals::*;

use crate::view::El;
use crate::view::html::{figcaption, figure, span};
use crate::view::svg::{line, rect, svg, text, used};
use crate::wording;

/// A plot.
pub struct Plotted {
    /// What is on the axis.
    pub label: String,
    /// How many figures.
    pub count: u32,
    /// Labels of the axis, each with its place in thousandths.
    pub ticks: Vec<(u16, String)>,
    /// The figures: place in thousandths, how many are below it, mark of the article, row of the list.
    pub points: Vec<(u16, u16, Option<u8>, usize)>,
    /// What is written beside the marks of the least and the greatest figure, each with the place of its mark among
    /// the points.
    pub extremes: Vec<(usize, String)>,
    /// How many figures each column has, where marks would not fit, and the first of their rows.
    pub columns: Vec<(u32, usize)>,
    /// How many figures have no place on the axis.
    pub left_out: u32,
    /// Where all of them are listed, for those who hear the plot.
    pub listed: &'static str,
}

/// The axis, in units of the drawing.
const LEFT: u32 = 10;
const LENGTH: u32 = 396;
const BASE: u32 = 96;
/// The height of a mark, and of all marks.
const MARK: u32 = 12;
const STEP: u32 = 15;
const HEIGHT: u32 = 80;
/// About how wide a letter of a value is.
const LETTER: u32 = 6;

/// The plot; `show` is called with the row of a mark, or the first of a column, that is clicked.
pub fn plot(of: Plotted, show: Callback<usize>) -> El {
    let x = |at: u16| LEFT + u32::from(at) * LENGTH / 1000;
    let ticks = of.ticks.iter().map(|(at, name)| {
        let (grid, label) = (line().class("grid"), text().attr("text-anchor", "middle"));
        (
            grid.attr("x1", x(*at)).attr("x2", x(*at)).attr("y1", BASE - HEIGHT + 4).attr("y2", BASE),
            label.attr("x", x(*at)).attr("y", BASE + 16).child(name.clone()),
        )
    });
    let marks = of.points.iter().map(|(at, above, mark, row)| {
        let row = *row;
        used(&format!("m-{}", mark.unwrap_or(0)))
            .class("mk")
            .attr("data-mark", *mark)
            .attr("x", x(*at).saturating_sub(MARK / 2))
            .attr("y", (BASE - MARK).saturating_sub(u32::from(*above) * STEP))
            .attr("width", MARK)
            .attr("height", MARK)
            .on(leptos::ev::click, move |_| show.run(row))
    });
    let extremes = of.extremes.iter().filter_map(|(point, value)| {
        let (at, ..) = of.points.get(*point)?;
        let anchor = match at {
            0..150 => "start",
            150..=850 => "middle",
            _ => "end",
        };
        let (here, wide) = (x(*at), u32::try_from(value.chars().count()).unwrap_or(0) * LETTER);
        let begin = match anchor {
            "start" => here.saturating_sub(MARK / 2),
            "middle" => here.saturating_sub(wide / 2),
            _ => (here + MARK / 2).saturating_sub(wide),
        };
        let under = begin.saturating_sub(MARK / 2)..begin + wide + MARK / 2;
        // Above every mark below the words.
        let stacked = of.points.iter().filter(|(at, ..)| under.contains(&x(*at))).map(|(_, above, ..)| *above).max()?;
        let y = (BASE - MARK).saturating_sub(u32::from(stacked) * STEP + 4);
        let x = if anchor == "end" {
            begin + wide
        } else if anchor == "middle" {
            here
        } else {
            begin
        };
        Some(text().class("val").attr("x", x).attr("y", y).attr("text-anchor", anchor).child(value.clone()))
    });
    let tallest = of.columns.iter().map(|(n, _)| *n).max().unwrap_or(1).max(1);
    let width = LENGTH / u32::try_from(of.columns.len()).unwrap_or(1).max(1);
    let bars = of.columns.iter().zip(0u32..).filter(|((n, _), _)| *n > 0).map(|((n, row), at)| {
        let row = *row;
        let height = (n.saturating_mul(HEIGHT) / tallest).max(1);
        let place = LEFT + at * LENGTH / u32::try_from(of.columns.len().saturating_sub(1)).unwrap_or(1).max(1);
        rect()
            .class("bar")
            .attr("x", place.saturating_sub(width / 2))
            .attr("y", BASE - height)
            .attr("width", width.saturating_sub(1).max(1))
            .attr("height", height)
            .on(leptos::ev::click, move |_| show.run(row))
    });
    let counted = wording::count(of.count, "figure");
    let left_out = match of.left_out {
        0 => String::new(),
        n => format!(", {} not above zero left out", wording::number(n)),
    };
    figure().class("plot").child((
        figcaption().child((
            span().class("label").child(format!("{}{left_out}", of.label)),
            span().class("muted").child(wording::number(of.count)),
        )),
        svg()
            .class("chart")
            .attr("viewBox", "0 0 420 116")
            .attr("role", "img")
            .attr("aria-label", format!("{}: {counted}. {}", of.label, of.listed))
            .child(line().class("ax").attr("x1", 4u32).attr("x2", 414u32).attr("y1", BASE).attr("y2", BASE))
            .children(ticks)
            .children(bars)
            .children(marks)
            .children(extremes),
    ))
}
