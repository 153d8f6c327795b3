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
    /// What is written above the marks of the least and the greatest figure, each with the place of its mark among
    /// the points; it is the highest of its column.
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
const WIDTH: u32 = 420;
const BASE: u32 = 96;
/// The height of a mark, and of all marks.
const MARK: u32 = 12;
const STEP: u32 = 13;
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
    let points = u32::try_from(of.points.len()).unwrap_or(1).max(1);
    let mean = of.points.iter().map(|(at, ..)| u32::from(*at)).sum::<u32>() / points;
    let extremes = of.extremes.iter().filter_map(|(point, value)| {
        let (at, own, ..) = *of.points.get(*point)?;
        let (here, wide) = (x(at), u32::try_from(value.chars().count()).unwrap_or(0) * LETTER);
        // Away from the other marks, where there is room.
        let (before, after) = (here + MARK / 2 >= wide, here - MARK / 2 + wide <= WIDTH);
        let starts = if u32::from(at) < mean { !before } else { after };
        let begin = if starts { here - MARK / 2 } else { (here + MARK / 2).saturating_sub(wide) };
        let under = begin.saturating_sub(MARK / 2)..begin + wide + MARK / 2;
        // Above every mark below the words; where those are higher than its own, a line leads to it.
        let stacked = of.points.iter().filter(|(at, ..)| under.contains(&x(*at))).map(|(_, above, ..)| *above).max()?;
        let top = |above: u16| (BASE - MARK).saturating_sub(u32::from(above) * STEP);
        let y = top(stacked).saturating_sub(4);
        let lead = line().class("lead").attr("x1", here).attr("x2", here).attr("y1", y + 2).attr("y2", top(own));
        let (edge, anchor) = if starts { (begin, "start") } else { (begin + wide, "end") };
        let word = text().class("val").attr("x", edge).attr("y", y).attr("text-anchor", anchor).child(value.clone());
        Some((word, (stacked > own).then_some(lead)))
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
            .attr("viewBox", format!("0 0 {WIDTH} 116"))
            .attr("role", "img")
            .attr("aria-label", format!("{}: {counted}. {}", of.label, of.listed))
            .child(line().class("ax").attr("x1", 4u32).attr("x2", 414u32).attr("y1", BASE).attr("y2", BASE))
            .children(ticks)
            .children(bars)
            .children(marks)
            .children(extremes),
    ))
}
