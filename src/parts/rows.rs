//! A long list of rows of one height, of which only those in view and a few around them are in the
//! page. One row may be open, and is then higher. Of another list those below the view are drawn in the
//! next idle moment, so that a keystroke waits for none of them.

use std::rc::Rc;

use crate::signals::*;
use gloo::events::EventListener;
use web_sys::{Element, HtmlElement};

use crate::view::{El, follow, keep, keyed};
use crate::{dom, idle};

/// So many rows are drawn beyond either edge of the view.
const BEYOND: usize = 12;
/// Windows begin and end at multiples of this, so that a little scrolling draws nothing.
const STEP: usize = 8;
/// So many rows are drawn before the page is measured.
const FIRST: usize = 24;
/// So many rows are printed at most.
const PRINTED: usize = 2_000;
/// How high a row is taken to be before it is measured, in CSS pixels.
const HEIGHT: f64 = 37.0;

/// What a list of rows shows and calls.
pub struct Rows {
    /// The element that holds them, without rows.
    pub list: El,
    /// Makes an empty row.
    pub empty: fn() -> El,
    /// How many there are, and with what they begin anew: whoever reads it follows the list.
    pub rows: Rc<dyn Fn() -> (u32, usize)>,
    /// Makes the row of this place. It is kept as long as it is near the view.
    pub row: Rc<dyn Fn(usize) -> El>,
    /// The row that is open.
    pub open: RwSignal<Option<usize>>,
    /// A row to bring into view; taken as soon as it is set.
    pub reveal: RwSignal<Option<usize>>,
    /// Is told how wide the list is, in CSS pixels.
    pub width: RwSignal<u32>,
}

/// What was measured of a list.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Measured {
    /// The height of a closed row.
    row: f64,
    /// By how much the open row is higher.
    extra: f64,
}

/// The list.
pub fn rows(of: Rows) -> El {
    let Rows { list, empty, rows, row, open, reveal, width } = of;
    let window = RwSignal::new((0, FIRST));
    // Where the rows in view end, and the list of which those behind them are drawn too.
    let (seen, whole) = (StoredValue::new(FIRST), RwSignal::new(None));
    let measured = StoredValue::new(Measured { row: HEIGHT, extra: 0.0 });
    let node: HtmlElement = list.node_as();
    let _ = node.class_list().add_1("rows");
    let place = {
        let (rows, node) = (rows.clone(), node.clone());
        move || {
            // A frame that was asked for comes also when the list has gone.
            if !node.is_connected() {
                return;
            }
            let total = untrack(|| rows()).1;
            let open = open.get_untracked();
            let now = measure(&node, open, measured.get_value());
            measured.set_value(now);
            let frame = node.get_bounding_client_rect();
            let view = dom::view_height();
            seen.set_value(in_view(-frame.top(), view, now, open, 0, total).1);
            let around = in_view(-frame.top(), view, now, open, BEYOND, total);
            if window.get_untracked() != around {
                window.set(around);
            }
            let wide = frame.width() as u32;
            if width.get_untracked() != wide {
                width.set(wide);
            }
        }
    };
    for event in ["scroll", "resize", "afterprint"] {
        let place = place.clone();
        keep(EventListener::new(&leptos::prelude::window(), event, move |_| place()));
    }
    {
        let rows = rows.clone();
        let print = move || {
            let (list, total) = untrack(|| rows());
            whole.set(Some(list));
            window.set((0, total.min(PRINTED)));
        };
        keep(EventListener::new(&leptos::prelude::window(), "beforeprint", move |_| print()));
    }
    {
        let (rows, node) = (rows.clone(), node.clone());
        follow(move || {
            let _ = open.get();
            let (list, _) = rows();
            let (place, node) = (place.clone(), node.clone());
            dom::drawn(move || {
                place();
                idle::soon(move || {
                    if node.is_connected() && whole.get_untracked() != Some(list) {
                        whole.set(Some(list));
                    }
                });
            });
        });
    }
    // The list, how long it is, and the stretch of it that is drawn.
    let all = rows.clone();
    let stretch: Rc<dyn Fn() -> (u32, usize, usize, usize)> = Rc::new(move || {
        let (list, total) = all();
        let (from, to) = window.get();
        let last = if whole.get() == Some(list) { to } else { to.min(seen.get_value()) };
        (list, total, from.min(total), last.min(total).max(from.min(total)))
    });
    follow(move || {
        let Some(at) = reveal.get() else { return };
        let Measured { row, .. } = measured.get_value();
        dom::scroll_to(dom::scrolled() + node.get_bounding_client_rect().top() + (at as f64 - 3.0) * row);
        reveal.set(None);
    });
    let room = || empty().class("rows__room").attr("aria-hidden", "true");
    let (before, after) = (room(), room());
    let height = move |n: usize, holds: bool| {
        let Measured { row, extra } = measured.get_value();
        n as f64 * row + if holds { extra } else { 0.0 }
    };
    {
        // As it is until another stretch is in view: what is measured meanwhile moves nothing.
        let (rows, before) = (rows.clone(), before.node_as());
        follow(move || {
            let (total, (from, _), open) = (rows().1, window.get(), open.get());
            set_height(&before, height(from.min(total), open.is_some_and(|open| open < from)));
        });
        let (stretch, after) = (stretch.clone(), after.node_as());
        follow(move || {
            let ((_, total, _, to), open) = (stretch(), open.get());
            set_height(&after, height(total - to, open.is_some_and(|open| open >= to)));
        });
    }
    let shown = move || {
        let (list, _, from, to) = stretch();
        (from..to).map(|at| (list, at)).collect::<Vec<_>>()
    };
    list.child((before, keyed(shown, |(count, at)| format!("{count} {at}"), move |(_, at)| row(at)), after))
}

/// The room of the rows that are not drawn.
fn set_height(spacer: &HtmlElement, height: f64) {
    let _ = spacer.style().set_property("block-size", &format!("{}px", height.max(0.0).round() as i64));
    spacer.set_hidden(height < 0.5);
}

/// Measures the rows that are drawn.
fn measure(list: &HtmlElement, open: Option<usize>, before: Measured) -> Measured {
    let height = |selector: &str| {
        let found = list.query_selector(selector).ok().flatten();
        found.map(|row: Element| row.get_bounding_client_rect().height()).filter(|height| *height > 1.0)
    };
    let row = height("[data-row]:not([data-open])").unwrap_or(before.row);
    let extra = match open {
        Some(_) => height("[data-open]").map_or(before.extra, |open| (open - row).max(0.0)),
        None => 0.0,
    };
    Measured { row, extra }
}

/// The first row to be drawn and the one after the last, where the view begins `top` pixels below the
/// start of the list and is `view` pixels high, with so many rows `beyond` either edge.
fn in_view(top: f64, view: f64, of: Measured, open: Option<usize>, beyond: usize, total: usize) -> (usize, usize) {
    let row_at = |y: f64| {
        let opened = open.map_or(f64::INFINITY, |open| (open + 1) as f64 * of.row);
        let within = (y - opened).clamp(0.0, of.extra);
        ((y - within).max(0.0) / of.row.max(1.0)) as usize
    };
    let from = row_at(top).saturating_sub(beyond) / STEP * STEP;
    let to = (row_at(top + view).saturating_add(beyond) / STEP + 1) * STEP;
    (from.min(total), to.min(total).max(from.min(total)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Measured = Measured { row: 40.0, extra: 0.0 };

    #[test]
    fn what_is_in_view_is_drawn_and_little_more() {
        for (top, total, expected) in [
            (-500.0, 20_000, (0, 24)),
            (0.0, 20_000, (0, 40)),
            (0.0, 5, (0, 5)),
            (0.0, 0, (0, 0)),
            (40.0 * 10_000.0, 20_000, (9_984, 10_040)),
            (40.0 * 20_000.0, 20_000, (19_984, 20_000)),
            (1e9, 20_000, (20_000, 20_000)),
        ] {
            assert_eq!(in_view(top, 800.0, PLAIN, None, BEYOND, total), expected, "{top} of {total}");
        }
    }

    #[test]
    fn an_open_row_moves_those_below_it() {
        let of = Measured { row: 40.0, extra: 400.0 };
        assert_eq!(
            in_view(40.0 * 100.0, 800.0, of, Some(50), BEYOND, 1_000),
            in_view(40.0 * 90.0, 800.0, PLAIN, None, BEYOND, 1_000)
        );
        assert_eq!(
            in_view(40.0 * 100.0, 800.0, of, Some(500), BEYOND, 1_000),
            in_view(40.0 * 100.0, 800.0, PLAIN, None, BEYOND, 1_000)
        );
    }

    #[test]
    fn every_row_in_view_is_among_those_drawn() {
        for open in [None, Some(0), Some(30), Some(99)] {
            let of = Measured { row: 36.5, extra: if open.is_some() { 123.0 } else { 0.0 } };
            let top_of =
                |at: usize| at as f64 * of.row + if open.is_some_and(|open| open < at) { of.extra } else { 0.0 };
            for top in (0..5_000).step_by(7) {
                let top = f64::from(top);
                let (from, to) = in_view(top, 700.0, of, open, 0, 100);
                for at in 0..100 {
                    let seen = top_of(at + 1) > top && top_of(at) < top + 700.0;
                    assert!(!seen || (from..to).contains(&at), "{at} at {top}, {open:?}: {from}..{to}");
                }
            }
        }
    }
}
