//! The article from its first word to its last as one line: where hits fall, and where the reader is.
//! A click or an arrow key goes to a paragraph.

use leptos::ev::{self, KeyboardEvent, MouseEvent};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::parts::strip::{Tick, along, ticks_path};
use crate::signals::*;
use crate::view::html::div;
use crate::view::svg::{line, path, svg};
use crate::view::{El, follow};

/// What the map shows and calls.
pub struct Minimap {
    /// The hits, in order.
    pub hits: Vec<Tick>,
    /// Where each paragraph begins, in thousandths of the article.
    pub starts: Vec<u16>,
    /// The number of the paragraph that is read.
    pub at: Signal<u32>,
    /// Go to a paragraph.
    pub go: Callback<u32>,
}

/// The map, a slider from the first paragraph to the last.
pub fn minimap(of: Minimap) -> El {
    let Minimap { hits, starts, at, go } = of;
    let last = u32::try_from(starts.len()).unwrap_or(u32::MAX);
    // The end of a page cannot be scrolled to its top: there the paragraph that was asked for counts
    // until the reader moves on.
    let asked = RwSignal::new(None);
    follow(move || {
        at.track();
        asked.set(None);
    });
    let value = move || asked.get().unwrap_or_else(|| at.get()).max(1);
    let visit = move |n: u32| {
        go.run(n);
        asked.set(Some(n));
    };
    let clicked = {
        let starts = starts.clone();
        move |event: MouseEvent| {
            let strip = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(way) = strip.and_then(|strip| along(&strip, f64::from(event.client_x()))) {
                visit(paragraph(&starts, way));
            }
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        if let Some(n) = stepped(&event.key(), value(), last).filter(|_| !modified) {
            event.prevent_default();
            visit(n);
        }
    };
    let drawn = ticks_path(&hits);
    let place = move || {
        let n = usize::try_from(value()).unwrap_or(usize::MAX);
        let from = starts.get(n.saturating_sub(1)).copied().unwrap_or(0);
        let to = starts.get(n).copied().unwrap_or(1000);
        format!("M{from} 17H{to}")
    };
    div()
        .class("minimap")
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("aria-label", "Place in the article")
        .attr("aria-valuemin", "1")
        .attr("aria-valuemax", last)
        .attr("aria-valuenow", value)
        .attr("aria-valuetext", move || format!("Paragraph {} of {last}", value()))
        .on(ev::click, clicked)
        .on(ev::keydown, pressed)
        .child(
            svg()
                .class("strip strip--full")
                .attr("viewBox", "0 0 1000 18")
                .attr("preserveAspectRatio", "none")
                .attr("aria-hidden", "true")
                .attr("data-live", true)
                .child((
                    line().class("base").attr("x1", "0").attr("x2", "1000").attr("y1", "17").attr("y2", "17"),
                    path().class("t").attr("d", drawn),
                    path().class("here").attr("d", place),
                )),
        )
}

/// The paragraph at a place in thousandths: the last that has begun there.
fn paragraph(starts: &[u16], way: f64) -> u32 {
    let begun = starts.partition_point(|start| f64::from(*start) <= way);
    u32::try_from(begun).unwrap_or(u32::MAX).max(1)
}

/// Where a key leads from a paragraph, as sliders do; `None` for a key that is not ours.
fn stepped(key: &str, at: u32, last: u32) -> Option<u32> {
    let to = match key {
        "ArrowRight" | "ArrowDown" => at.saturating_add(1),
        "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
        "PageDown" => at.saturating_add(10),
        "PageUp" => at.saturating_sub(10),
        "Home" => 1,
        "End" => last,
        _ => return None,
    };
    Some(to.min(last).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_belongs_to_the_paragraph_begun_before_it() {
        for (way, expected) in [(-5.0, 1), (0.0, 1), (39.0, 1), (40.0, 2), (499.9, 2), (500.0, 3), (2000.0, 3)] {
            assert_eq!(paragraph(&[3, 40, 500], way), expected, "{way}");
        }
    }

    #[test]
    fn keys_stop_at_both_ends() {
        for (key, at, expected) in [
            ("ArrowRight", 1, Some(2)),
            ("ArrowDown", 16, Some(16)),
            ("ArrowLeft", 1, Some(1)),
            ("PageDown", 3, Some(13)),
            ("PageDown", 9, Some(16)),
            ("PageUp", 9, Some(1)),
            ("Home", 9, Some(1)),
            ("End", 9, Some(16)),
            ("a", 9, None),
        ] {
            assert_eq!(stepped(key, at, 16), expected, "{key} at {at}");
        }
    }
}
