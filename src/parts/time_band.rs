//! A time band: when the articles appeared, or the years that they write about, and a brush that chooses
//! among them. Few articles stand there as their marks, many as bars; those without a date, or that name
//! no year, stand apart.

mod brush;
mod scale;

use std::rc::Rc;

use crossread_engine::{Dates, Mark, Timeline};
use crossread_model::decimal;
use crossread_volume::ArticleIx;

use self::brush::{Brush, End};
use self::scale::{BASE, MARK, STEP, Scale, TOP, marks_fit};
use crate::signals::*;
use crate::view::El;
use crate::view::html::{div, figcaption, figure, span};
use crate::view::svg::{line, path, rect, svg, text, used};
use crate::wording;

/// What time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// When articles appeared.
    Published,
    /// The years that they write about.
    WrittenAbout,
}

impl Axis {
    fn title(self) -> &'static str {
        match self {
            Self::Published => "Published",
            Self::WrittenAbout => "Years written about",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Published => "drag to select, arrow keys to adjust",
            Self::WrittenAbout => "hollow: named only within a longer time",
        }
    }

    /// What is said of articles that have no place on it.
    fn without(self) -> &'static str {
        match self {
            Self::Published => "undated",
            Self::WrittenAbout => "no year",
        }
    }

    /// The width of its drawing: years are many, and their bars narrow.
    fn width(self) -> f64 {
        match self {
            Self::Published => 420.0,
            Self::WrittenAbout => 620.0,
        }
    }

    /// What the handles at both ends are called.
    fn ends(self) -> (&'static str, &'static str) {
        match self {
            Self::Published => ("First day", "Last day"),
            Self::WrittenAbout => ("First year written about", "Last year written about"),
        }
    }

    fn worded(self, dates: Dates) -> String {
        match self {
            Self::Published => wording::days(dates),
            Self::WrittenAbout => wording::years(dates),
        }
    }
}

/// What the band shows and calls.
pub struct TimeBand {
    /// What time it shows.
    pub axis: Axis,
    /// All articles by when they appeared, or by the years. Its bins stay as they are; what is selected changes.
    pub timeline: Memo<Timeline>,
    /// The days chosen.
    pub chosen: Signal<Option<Dates>>,
    /// Whether an article is selected, the days included. Followed where it is asked in the graph.
    pub selected: Callback<ArticleIx, bool>,
    /// The number of an article's mark.
    pub mark: fn(ArticleIx) -> Option<u8>,
    /// Days were chosen, or given up.
    pub choose: Callback<Option<Dates>>,
    /// Days are being chosen with a handle.
    pub adjust: Callback<Option<Dates>>,
    /// The handle was left.
    pub left: Callback<()>,
}

/// The band; nothing where there are no two days to choose between.
pub fn time_band(of: TimeBand) -> Option<El> {
    let TimeBand { axis: of, timeline, chosen, selected, mark, choose, adjust, left } = of;
    let scale = timeline.with_untracked(|timeline| Scale::new(timeline, of.width()))?;
    let by = scale.by();
    let label = {
        let scale = scale.clone();
        move || timeline.with(|timeline| described(of, timeline, &scale))
    };
    let apart = timeline.with_untracked(|timeline| !timeline.undated.is_empty()).then(|| of.without());
    let drawn = axis(&scale, apart);
    let view_box = format!("0 0 {} 112", of.width() as u32);
    let brush = Brush::new(of, scale.clone(), chosen, choose, adjust);
    let articles = articles(timeline, selected, scale, mark);
    let chart = svg().class("chart").attr("viewBox", view_box).attr("role", "img").attr("aria-label", label).child((
        drawn,
        covered(brush),
        articles,
    ));
    let band =
        brush.on(div().class("band")).child((chart, brush.handle(End::First, left), brush.handle(End::Last, left)));
    Some(figure().child((
        figcaption().child((
            span().class("label").child(format!("{}, {by}", of.title())),
            span().class("muted").child(of.hint()),
        )),
        band,
    )))
}

/// The band in a sentence.
fn described(axis: Axis, timeline: &Timeline, scale: &Scale) -> String {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (mut placed, mut selected) = (Vec::new(), Vec::new());
    for mark in timeline.bins.iter().flat_map(|bin| &bin.articles) {
        placed.push(mark.article.0);
        if mark.selected {
            selected.push(mark.article.0);
        }
    }
    // An article may write about many years, and counts once.
    for list in [&mut placed, &mut selected] {
        list.sort_unstable();
        list.dedup();
    }
    let span = match (timeline.bins.first(), timeline.bins.last()) {
        (Some(first), Some(last)) => axis.worded(Dates { first: Some(first.first), last: Some(last.last) }),
        _ => String::new(),
    };
    let apart = match timeline.undated.len() {
        0 => String::new(),
        n => format!("; {} {}", wording::number(number(n)), axis.without()),
    };
    let placed = wording::count(number(placed.len()), "article");
    let selected = wording::number(number(selected.len()));
    format!("{}: {selected} of {placed} {}, {span}{apart}.", axis.title(), scale.by())
}

/// The line that the articles stand on, with its labels.
fn axis(scale: &Scale, apart: Option<&str>) -> Vec<El> {
    let line = |class, x1: f64, x2: f64, y1: f64, y2: f64| {
        line().class(class).attr("x1", at(x1)).attr("x2", at(x2)).attr("y1", at(y1)).attr("y2", at(y2))
    };
    let say = |x: f64, words: String| text().attr("x", at(x)).attr("y", "103").child(words);
    let mut drawn = vec![line("ax", scale.left(0), scale.left(scale.last() + 1), BASE, BASE)];
    for (tick, n) in scale.ticks().into_iter().zip(0..) {
        drawn.push(line("grid", tick.x, tick.x, BASE, BASE + 5.0));
        // Where the drawing is small, every second label gives way.
        let class = if n % 2 == 1 { "alt" } else { "" };
        drawn.push(say(tick.x + 3.0, tick.text).class(class));
    }
    if let Some(words) = apart {
        let (from, to) = scale.apart();
        drawn.push(line("ax", from, to, BASE, BASE));
        drawn.push(say(from, words.to_owned()));
    }
    drawn
}

/// What the brush covers.
fn covered(brush: Brush) -> El {
    let width = move || if brush.active() { brush.stretch().1 - brush.stretch().0 } else { 0.0 };
    rect()
        .class("brush")
        .attr("x", move || at(brush.stretch().0))
        .attr("width", move || at(width()))
        .attr("y", at(TOP))
        .attr("height", at(BASE - TOP))
}

/// The articles, as marks where these have room, and else as bars. They stay in their places; what is selected of them
/// is said anew. Marks are dimmed by all that is asked, bars by all but the days of the band itself.
fn articles(
    timeline: Memo<Timeline>,
    selected: Callback<ArticleIx, bool>,
    scale: Scale,
    mark: fn(ArticleIx) -> Option<u8>,
) -> Vec<El> {
    let drawn = timeline.with_untracked(|now| marks_fit(now, &scale).then(|| marks(now, &scale, selected, mark)));
    drawn.unwrap_or_else(|| {
        let scale = Rc::new(scale);
        let each = |(class, count): (&'static str, fn(&[Mark]) -> usize)| {
            let scale = scale.clone();
            let drawn = move || timeline.with(|timeline| bars(&stacks(timeline, &scale), count));
            path().class(class).attr("d", drawn)
        };
        let all: fn(&[Mark]) -> usize = <[Mark]>::len;
        [("bar out", all), ("bar hollow", counted), ("bar", within)].into_iter().map(each).collect()
    })
}

/// The articles of a timeline as marks.
fn marks(
    now: &Timeline,
    scale: &Scale,
    selected: Callback<ArticleIx, bool>,
    mark: fn(ArticleIx) -> Option<u8>,
) -> Vec<El> {
    let mut drawn = Vec::new();
    for (x, wide, marks) in stacks(now, scale) {
        for (nth, article) in marks.iter().enumerate() {
            let y = BASE + 0.5 - STEP * (nth + 1) as f64;
            let article = article.article;
            drawn.push(one(article, move || !selected.run(article), x + (wide - MARK) / 2.0, y, mark));
        }
    }
    drawn
}

/// Articles above one another: where they stand, how wide that is, and which they are.
type Stack<'a> = (f64, f64, &'a [Mark]);

/// The stacks from left to right, at last the articles that have no place on the band.
fn stacks<'a>(timeline: &'a Timeline, scale: &Scale) -> Vec<Stack<'a>> {
    let placed = timeline.bins.iter().zip(0..).map(|(bin, i)| (scale.left(i), scale.width(), bin.articles.as_slice()));
    let (from, to) = scale.apart();
    placed.chain([(from, to - from, timeline.undated.as_slice())]).collect()
}

fn counted(marks: &[Mark]) -> usize {
    marks.iter().filter(|mark| mark.selected).count()
}

fn within(marks: &[Mark]) -> usize {
    marks.iter().filter(|mark| mark.selected && mark.within).count()
}

/// An article as its mark, dimmed while it is `out`.
fn one(article: ArticleIx, out: impl Fn() -> bool + 'static, x: f64, y: f64, mark: fn(ArticleIx) -> Option<u8>) -> El {
    let number = mark(article);
    svg()
        .attr("class", move || if out() { "mk out" } else { "mk" })
        .attr("data-mark", number)
        .attr("x", at(x))
        .attr("y", at(y))
        .attr("width", at(MARK))
        .attr("height", at(MARK))
        .child(used(&format!("m-{}", number.unwrap_or(0))))
}

/// Bars of as many articles as `count` finds in each stack; the greatest stack reaches the top.
fn bars(stacks: &[Stack<'_>], count: fn(&[Mark]) -> usize) -> String {
    let most = stacks.iter().map(|(_, _, marks)| marks.len()).max().unwrap_or(0).max(1) as f64;
    let mut d = String::new();
    for (x, wide, marks) in stacks {
        let n = count(marks) as f64;
        if n > 0.0 {
            // A single article of many is still to be seen.
            let top = BASE - (n / most * (BASE - TOP)).max(1.5);
            let gap = (wide * 0.1).min(1.0);
            let (from, base, top, to) = (at(x + gap), at(BASE), at(top), at(x + wide - gap));
            d += &format!("M{from} {base}V{top}H{to}V{base}Z");
        }
    }
    d
}

/// A place on the drawing.
fn at(place: f64) -> String {
    decimal::rounded(place, 1)
}
