//! The time band: when the articles appeared, and a brush that chooses days. Few articles stand there
//! as their marks, many as bars; those without a date stand apart.

mod brush;
mod scale;

use crossread_engine::{Dates, Mark, Timeline};
use crossread_model::decimal;
use crossread_volume::ArticleIx;

use self::brush::{Brush, End};
use self::scale::{BASE, MARK, STEP, Scale, TOP, UNDATED, WIDTH, marks_fit};
use crate::signals::*;
use crate::view::html::{div, figcaption, figure, section, span};
use crate::view::svg::{line, path, rect, svg, text, used};
use crate::view::{Draw, El, View};
use crate::wording;

/// What the band shows and calls.
pub struct TimeBand {
    /// All articles by when they appeared. Its bins stay as they are; what is selected changes.
    pub timeline: Memo<Timeline>,
    /// The days chosen.
    pub chosen: Signal<Option<Dates>>,
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
    let TimeBand { timeline, chosen, mark, choose, adjust, left } = of;
    let scale = timeline.with_untracked(Scale::new)?;
    let by = scale.by();
    let label = {
        let scale = scale.clone();
        move || timeline.with(|timeline| described(timeline, &scale))
    };
    let axis = axis(&scale, timeline.with_untracked(|timeline| !timeline.undated.is_empty()));
    let brush = Brush::new(scale.clone(), chosen, choose, adjust);
    let articles = move || timeline.with(|timeline| articles(timeline, &scale, mark));
    let chart = svg()
        .class("chart")
        .attr("viewBox", "0 0 420 112")
        .attr("role", "img")
        .attr("aria-label", label)
        .child((axis, covered(brush), articles));
    let band =
        brush.on(div().class("band")).child((chart, brush.handle(End::First, left), brush.handle(End::Last, left)));
    Some(section().class("timeband").attr("aria-label", "Time").child(figure().child((
        figcaption().child((
            span().class("label").child(format!("Published, {by}")),
            span().class("muted").child("drag to select, arrow keys to adjust"),
        )),
        band,
    ))))
}

/// The band in a sentence.
fn described(timeline: &Timeline, scale: &Scale) -> String {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let dated: usize = timeline.bins.iter().map(|bin| bin.articles.len()).sum();
    let selected: usize = timeline.bins.iter().map(|bin| bin.selected()).sum();
    let span = match (timeline.bins.first(), timeline.bins.last()) {
        (Some(first), Some(last)) => wording::days(Dates { first: Some(first.first), last: Some(last.last) }),
        _ => String::new(),
    };
    let undated = match timeline.undated.len() {
        0 => String::new(),
        n => format!("; {} undated", wording::number(number(n))),
    };
    let dated = wording::count(number(dated), "article");
    format!("{} of {dated} {}, {span}{undated}.", wording::number(number(selected)), scale.by())
}

/// The line that the articles stand on, with its labels.
fn axis(scale: &Scale, undated: bool) -> Vec<El> {
    let line = |class, x1: f64, x2: f64, y1: f64, y2: f64| {
        line().class(class).attr("x1", at(x1)).attr("x2", at(x2)).attr("y1", at(y1)).attr("y2", at(y2))
    };
    let say = |x: f64, words: String| text().attr("x", at(x)).attr("y", "103").child(words);
    let mut drawn = vec![line("ax", scale.left(0), scale.left(scale.last() + 1), BASE, BASE)];
    for tick in scale.ticks() {
        drawn.push(line("grid", tick.x, tick.x, BASE, BASE + 5.0));
        drawn.push(say(tick.x + 3.0, tick.text));
    }
    if undated {
        drawn.push(line("ax", UNDATED.0, UNDATED.1, BASE, BASE));
        drawn.push(say(UNDATED.0, "undated".to_owned()));
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

/// The articles, as marks where these have room, and else as bars.
fn articles(timeline: &Timeline, scale: &Scale, mark: fn(ArticleIx) -> Option<u8>) -> View {
    let stacks = timeline.bins.iter().zip(0..).map(|(bin, i)| (scale.left(i), scale.width(), &bin.articles));
    let undated = (UNDATED.0, UNDATED.1 - UNDATED.0, &timeline.undated);
    let stacks: Vec<Stack<'_>> = stacks.chain([undated]).map(|(x, wide, marks)| (x, wide, marks.as_slice())).collect();
    if marks_fit(timeline, scale) {
        let marks = stacks.iter().flat_map(|(x, wide, marks)| {
            let x = x + (wide - MARK) / 2.0;
            marks.iter().zip(1..).map(move |(article, n)| one(article, x, BASE + 0.5 - STEP * f64::from(n), mark))
        });
        marks.collect::<Vec<_>>().view()
    } else {
        let bars = |class, count: fn(&[Mark]) -> usize| path().class(class).attr("d", bars(&stacks, count));
        (bars("bar out", <[Mark]>::len), bars("bar", selected)).view()
    }
}

/// Articles above one another: where they stand, how wide that is, and which they are.
type Stack<'a> = (f64, f64, &'a [Mark]);

fn selected(marks: &[Mark]) -> usize {
    marks.iter().filter(|mark| mark.selected).count()
}

/// An article as its mark.
fn one(article: &Mark, x: f64, y: f64, mark: fn(ArticleIx) -> Option<u8>) -> El {
    let number = mark(article.article);
    svg()
        .class(if article.selected { "mk" } else { "mk out" })
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
            let (from, base, top, to) = (at(x + gap), at(BASE), at(top), at((x + wide - gap).min(WIDTH)));
            d += &format!("M{from} {base}V{top}H{to}V{base}Z");
        }
    }
    d
}

/// A place on the drawing.
fn at(place: f64) -> String {
    decimal::rounded(place, 1)
}
