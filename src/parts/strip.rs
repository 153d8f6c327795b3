//! A strip: where in an article the hits of one word fall, from its first word to its last. A click
//! jumps to the hit nearest to it.

use std::fmt::Write;

use crossread_model::PassageId;
use leptos::ev::MouseEvent;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::signals::*;
use crate::view::El;
use crate::view::svg::{line, path, svg};

/// A hit on a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where, in thousandths of the article.
    pub at: u16,
    /// The passage it is in.
    pub passage: PassageId,
}

/// The strip; `jump` is called with the passage of the hit nearest to a click.
pub fn strip(label: String, ticks: Vec<Tick>, jump: Callback<PassageId>) -> El {
    let (drawn, live) = (ticks_path(&ticks), !ticks.is_empty());
    let clicked = move |at| nearest(&ticks, at);
    made(Box::new(clicked), jump, path().attr("d", drawn)).attr("aria-label", label).attr("data-live", live)
}

/// The strip of hits that change with what is asked: `said` makes its label of their number.
pub fn changing_strip(
    said: impl Fn(usize) -> String + 'static,
    ticks: Signal<Vec<Tick>>,
    jump: Callback<PassageId>,
) -> El {
    let clicked = move |at| ticks.with_untracked(|ticks| nearest(ticks, at));
    let drawn = path().attr("d", move || ticks.with(|ticks| ticks_path(ticks)));
    made(Box::new(clicked), jump, drawn)
        .attr("aria-label", move || said(ticks.with(Vec::len)))
        .attr("data-live", move || ticks.with(|ticks| !ticks.is_empty()))
}

/// A strip with its ticks; `nearest` finds the one that a click means.
fn made(nearest: Box<dyn Fn(f64) -> Option<Tick>>, jump: Callback<PassageId>, ticks: El) -> El {
    let clicked = move |event: MouseEvent| {
        let strip = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        let at = strip.and_then(|strip| along(&strip, f64::from(event.client_x())));
        if let Some(tick) = at.and_then(&nearest) {
            jump.run(tick.passage);
        }
    };
    svg()
        .class("strip")
        .attr("viewBox", "0 0 1000 18")
        .attr("preserveAspectRatio", "none")
        .attr("role", "img")
        .on(leptos::ev::click, clicked)
        .child((
            line().class("base").attr("x1", "0").attr("x2", "1000").attr("y1", "16").attr("y2", "16"),
            ticks.class("t"),
        ))
}

/// All ticks as one path.
pub(crate) fn ticks_path(ticks: &[Tick]) -> String {
    marks(ticks.iter().map(|tick| tick.at))
}

/// Upright marks at these thousandths, as one path.
pub(crate) fn marks(places: impl Iterator<Item = u16>) -> String {
    let mut d = String::new();
    for at in places {
        // Writing to a string cannot fail.
        let _ = write!(d, "M{at} 2V16");
    }
    d
}

/// Where a point of the window lies along a strip, in thousandths.
pub(crate) fn along(strip: &Element, x: f64) -> Option<f64> {
    let frame = strip.get_bounding_client_rect();
    (frame.width() > 0.0).then(|| (x - frame.left()) / frame.width() * 1000.0)
}

/// The tick nearest to a place; of two as near, the first.
fn nearest(ticks: &[Tick], at: f64) -> Option<Tick> {
    ticks.iter().copied().min_by(|a, b| (f64::from(a.at) - at).abs().total_cmp(&(f64::from(b.at) - at).abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(places: &[u16]) -> Vec<Tick> {
        places.iter().map(|at| Tick { at: *at, passage: PassageId::Body(u32::from(*at)) }).collect()
    }

    #[test]
    fn a_click_finds_the_nearest_hit() {
        let ticks = ticks(&[0, 100, 900]);
        for (at, expected) in [(-5.0, 0), (40.0, 0), (50.0, 0), (51.0, 100), (600.0, 900), (2000.0, 900)] {
            assert_eq!(nearest(&ticks, at).map(|tick| tick.at), Some(expected), "{at}");
        }
        assert_eq!(nearest(&[], 3.0), None);
    }

    #[test]
    fn ticks_are_drawn_in_one_path() {
        assert_eq!(ticks_path(&ticks(&[0, 1000])), "M0 2V16M1000 2V16");
    }
}
