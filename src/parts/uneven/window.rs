//! Which rows are near the view, and how high the others are.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use leptos::prelude::{document, window as browser};
use web_sys::{Element, HtmlElement};

use super::heights::{Heights, UNIT};
use super::{Item, Items, Uneven, WHOLE, Window};
use crate::dom;
use crate::signals::*;
use crate::view::{follow, keep};

/// So far beyond either edge of the view there are rows, in CSS pixels: about what a reader scrolls in a frame or two.
const BEYOND: f64 = 640.0;

/// Says of a list that it is not in the page whole.
const CUT: &str = "data-cut";

thread_local! {
    /// The last guess. A list that comes back far below its start is then about as long as it was.
    static GUESS: Cell<u32> = const { Cell::new(200 * UNIT as u32) };
}

/// The rows near the view.
#[derive(Clone, Copy, Default, PartialEq)]
struct Near {
    /// Of which list; none before the first was measured.
    list: Option<u32>,
    from: usize,
    to: usize,
    /// The row that has the focus, which stays in the page wherever the view is, with its neighbours: keys lead to these.
    holder: Option<usize>,
    /// What the rooms were made by.
    guess: u32,
}

/// Follows the view for a list in the page.
pub(super) fn window((of, node, items): (Rc<Uneven>, HtmlElement, Items)) -> Window {
    let near = RwSignal::new(Near::default());
    let heights = Rc::new(RefCell::new(Heights::new(GUESS.get())));
    // The list that was measured, and the one whose place in the page is known: one that begins is first scrolled to
    // where it was left.
    let (measured, settled) = (StoredValue::new(None), StoredValue::new(None));
    let place: Rc<dyn Fn()> = {
        let (of, node, heights) = (of.clone(), node.clone(), heights.clone());
        let (wide, anchor, kept) = (Cell::new(0.0), Cell::new(None), Cell::new(None));
        let by_hand = !anchors(&node);
        Rc::new(move || {
            // A frame that was asked for comes also when the list has gone.
            if !node.is_connected() {
                return;
            }
            let (list, total) = untrack(|| (of.rows)());
            if settled.get_value() != Some(list) || untrack(|| (of.printed)()).is_some() {
                return;
            }
            let rows = items.with_untracked(|items| numbered(&node, items, total));
            if total <= WHOLE {
                return;
            }
            let frame = node.get_bounding_client_rect();
            let top = |row: &Element| row.get_bounding_client_rect().top() - node.get_bounding_client_rect().top();
            let mut scrolled = -frame.top();
            if let Some((of, place, before)) = anchor.take().filter(|_| by_hand) {
                let stood = rows.iter().find(|(at, _)| of == list && *at == place);
                let moved: f64 = stood.map_or(0.0, |(_, row)| top(row) - before);
                if moved.abs() >= 0.5 {
                    dom::scroll_to(dom::scrolled() + moved);
                    scrolled += moved;
                }
            }
            // Another width has moved all rows, so far that the one in view is brought back into it.
            if let Some((place, before)) = kept.take() {
                let stood = rows.iter().find(|(at, _)| *at == place);
                let moved: f64 = stood.map_or(0.0, |(_, row)| row.get_bounding_client_rect().top() - before);
                if moved.abs() >= 0.5 {
                    dom::scroll_to(dom::scrolled() + moved);
                }
                scrolled = -node.get_bounding_client_rect().top();
            }
            let held = rows.iter().find(|(_, row)| scrolled < top(row) + row.get_bounding_client_rect().height());
            anchor.set(held.map(|(at, row)| (list, *at, top(row))));
            let view = dom::view_height();
            let focused = document().active_element();
            let before = near.get_untracked();
            let mut heights = heights.borrow_mut();
            // At another width all rows are of other heights.
            let other = wide.replace(frame.width()) != frame.width();
            if other {
                heights.forget();
            }
            let mut holder = None;
            for (at, row) in &rows {
                heights.learn(*at, (row.get_bounding_client_rect().height() * UNIT) as u32);
                if focused.as_ref().is_some_and(|focused| row.contains(Some(focused))) {
                    holder = Some(*at);
                }
            }
            // While nothing above the view is guessed, another guess moves nothing.
            if other || before.list != Some(list) && rows.first().is_some_and(|(at, _)| *at == 0) {
                heights.fit();
                GUESS.set(heights.guess());
            }
            if let Some((at, row)) = held.filter(|_| other && before.list == Some(list)) {
                let shown = top(row) - scrolled;
                kept.set(Some((*at, shown)));
                scrolled = heights.above(*at) as f64 / UNIT - shown;
            }
            let (from, to) = heights.between(scrolled - BEYOND, scrolled + view + BEYOND, total);
            let now = Near { list: Some(list), from, to, holder, guess: heights.guess() };
            drop(heights);
            if now != before {
                near.set(now);
            }
        })
    };
    // Whoever steps on from a row by keys finds its neighbour there, also before the page has scrolled.
    for event in ["scroll", "resize", "afterprint", "focusin"] {
        let place = place.clone();
        keep(EventListener::new(&browser(), event, move |_| place()));
    }
    {
        let of = of.clone();
        follow(move || {
            let (list, total) = (of.rows)();
            let whole = total <= WHOLE || (of.printed)().is_some();
            // The name is well formed, so neither call fails.
            let _ = if whole { node.remove_attribute(CUT) } else { node.set_attribute(CUT, "") };
            let last = items.with(|items| matches!(items.last(), Some(Item::Row(at, _)) if at + 1 == total));
            if last && !whole && of.ended.get_untracked() != Some(list) {
                of.ended.set(Some(list));
            }
            // A frame that was asked for comes also when the list has gone.
            let (place, here) = (place.clone(), node.clone());
            let here = move || here.is_connected();
            dom::drawn(move || {
                if here() && settled.get_value() == Some(list) {
                    place();
                } else {
                    dom::drawn(move || {
                        if here() {
                            settled.set_value(Some(list));
                            place();
                        }
                    });
                }
            });
        });
    }
    let rooms = {
        let (of, heights) = (of.clone(), heights.clone());
        Rc::new(move |rows: Vec<Item>| {
            let total = (of.rows)().1;
            if total <= WHOLE || (of.printed)().is_some() {
                return rows;
            }
            let (heights, mut items, mut next) = (heights.borrow(), Vec::new(), 0);
            let mut room = |items: &mut Vec<Item>, at: usize| {
                if at > next {
                    items.push(Item::Room(at, heights.above(at) - heights.above(next)));
                }
                next = at + 1;
            };
            for item in rows {
                if let Item::Row(at, _) = item {
                    room(&mut items, at);
                }
                items.push(item);
            }
            room(&mut items, total);
            items
        })
    };
    let places = Rc::new(move || {
        let (list, total) = (of.rows)();
        if measured.get_value() != Some(list) {
            measured.set_value(Some(list));
            heights.borrow_mut().forget();
        }
        let near = near.get();
        let (from, to) = match (of.printed)() {
            Some(most) => return (0..most.min(total)).collect(),
            None if total <= WHOLE => return (0..total).collect(),
            None if near.list == Some(list) => (near.from, near.to),
            None => {
                let start = (of.start)();
                (start.saturating_sub(WHOLE / 4), (start + WHOLE).min(total))
            }
        };
        let mut places: Vec<usize> = (from..to).collect();
        if let Some(holder) = near.holder.filter(|_| near.list == Some(list)) {
            let around = holder.saturating_sub(1)..(holder + 2).min(total);
            let above = around.start.min(from)..around.end.min(from);
            let below = around.start.max(to)..around.end;
            places = above.chain(places).chain(below).collect();
        }
        places
    });
    Window { places, rooms }
}

/// True where the browser keeps what is in view where it is, whatever comes and goes above it. Safari does not; there the
/// first row in view is put back by hand.
fn anchors(node: &HtmlElement) -> bool {
    js_sys::Reflect::get(&node.style(), &"overflowAnchor".into()).is_ok_and(|value| value.is_string())
}

/// The rows in the page with their places. Where a list is not in the page whole, they tell these to those who hear it.
fn numbered(list: &HtmlElement, items: &[Item], total: usize) -> Vec<(usize, Element)> {
    let mut rows = Vec::new();
    let mut next = list.first_element_child();
    for item in items {
        let Some(node) = next else { break };
        next = node.next_element_sibling();
        if let Item::Row(at, _) = item {
            for (name, number) in [("aria-posinset", at + 1), ("aria-setsize", total)] {
                let number = (total > WHOLE).then(|| number.to_string());
                if node.get_attribute(name) != number {
                    // The names are well formed, so neither call fails.
                    let _ = match number {
                        Some(number) => node.set_attribute(name, &number),
                        None => node.remove_attribute(name),
                    };
                }
            }
            rows.push((*at, node));
        }
    }
    rows
}
