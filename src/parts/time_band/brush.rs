//! The brush: days are chosen by dragging over the band, or with two handles that are sliders.

use crossread_engine::Dates;
use crossread_model::decimal;
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use super::Axis;
use super::scale::Scale;
use crate::signals::*;
use crate::view::El;
use crate::view::html::span;

/// With Shift, a handle moves by so many bins.
const STRIDE: usize = 4;

/// What the brush stands on, and whom it tells. Copied freely.
#[derive(Clone, Copy)]
pub(super) struct Brush {
    /// What time it chooses.
    axis: Axis,
    /// The days from left to right.
    pub(super) scale: StoredValue<Scale>,
    /// The days chosen.
    pub(super) chosen: Signal<Option<Dates>>,
    /// The bins of a drag that is not over.
    dragged: RwSignal<Option<(usize, usize)>>,
    /// The bin from which a drag goes.
    anchor: StoredValue<Option<usize>>,
    /// Days were chosen.
    choose: Callback<Option<Dates>>,
    /// Days are being chosen with a handle.
    adjust: Callback<Option<Dates>>,
}

/// One end of the brush.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum End {
    /// The earlier.
    First,
    /// The later.
    Last,
}

impl Brush {
    /// A brush at rest.
    pub(super) fn new(
        axis: Axis,
        scale: Scale,
        chosen: Signal<Option<Dates>>,
        choose: Callback<Option<Dates>>,
        adjust: Callback<Option<Dates>>,
    ) -> Self {
        let (dragged, anchor) = (RwSignal::new(None), StoredValue::new(None));
        Self { axis, scale: StoredValue::new(scale), chosen, dragged, anchor, choose, adjust }
    }

    /// The bins that it covers.
    pub(super) fn range(self) -> (usize, usize) {
        let chosen = self.chosen.get();
        self.dragged.get().unwrap_or_else(|| self.scale.with_value(|scale| scale.range(chosen)))
    }

    /// Where it begins and ends on the drawing.
    pub(super) fn stretch(self) -> (f64, f64) {
        let (from, to) = self.range();
        self.scale.with_value(|scale| (scale.left(from), scale.left(to + 1)))
    }

    /// True while anything is chosen, or about to be.
    pub(super) fn active(self) -> bool {
        self.dragged.get().is_some() || self.chosen.get().is_some()
    }

    /// Makes an element listen to the pointer.
    pub(super) fn on(self, band: El) -> El {
        let node = band.node().clone();
        let end = move |_: PointerEvent| self.drop_here();
        band.on(ev::pointerdown, move |event| {
            if event.is_primary() && event.button() == 0 {
                let _ = node.set_pointer_capture(event.pointer_id());
                self.take(&event);
            }
        })
        .on(ev::pointermove, move |event| self.drag(&event))
        .on(ev::pointerup, end)
        .on(ev::pointercancel, move |_| {
            self.anchor.set_value(None);
            self.dragged.set(None);
        })
    }

    fn take(self, event: &PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let held = target.and_then(|target| target.closest("[role=slider]").ok().flatten());
        let (from, to) = untrack(|| self.range());
        match held.and_then(|handle| handle.get_attribute("data-end")).as_deref() {
            Some("first") => self.anchor.set_value(Some(to)),
            Some(_) => self.anchor.set_value(Some(from)),
            None => {
                let bin = self.bin(event);
                self.anchor.set_value(bin);
                self.dragged.set(bin.map(|bin| (bin, bin)));
            }
        }
    }

    fn drag(self, event: &PointerEvent) {
        if let (Some(anchor), Some(bin)) = (self.anchor.get_value(), self.bin(event)) {
            self.dragged.set(Some((anchor.min(bin), anchor.max(bin))));
        }
    }

    fn drop_here(self) {
        self.anchor.set_value(None);
        if let Some(range) = self.dragged.get_untracked() {
            self.choose.run(self.scale.with_value(|scale| scale.dates(range)));
            self.dragged.set(None);
        }
    }

    /// The bin below the pointer.
    fn bin(self, event: &PointerEvent) -> Option<usize> {
        let band: Element = event.current_target()?.dyn_into().ok()?;
        let frame = band.get_bounding_client_rect();
        let x = (f64::from(event.client_x()) - frame.left()) / frame.width() * self.axis.width();
        (frame.width() > 0.0).then(|| self.scale.with_value(|scale| scale.bin_at(x)))
    }

    /// One of the two handles; `left` is told when it loses the focus.
    pub(super) fn handle(self, end: End, left: Callback<()>) -> El {
        let at = move || if end == End::First { self.range().0 } else { self.range().1 };
        let day = move || {
            let days = self.scale.with_value(|scale| scale.days(at()));
            days.map(|(first, last)| {
                let day = if end == End::First { first } else { last };
                if self.axis == Axis::Published { day.in_words() } else { day.year().to_string() }
            })
        };
        let x = move || if end == End::First { self.stretch().0 } else { self.stretch().1 };
        let (name, label) =
            if end == End::First { ("first", self.axis.ends().0) } else { ("last", self.axis.ends().1) };
        let bins = self.scale.with_value(Scale::last);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        span()
            .class("grip")
            .attr("role", "slider")
            .attr("tabindex", "0")
            .attr("data-end", name)
            .attr("aria-label", label)
            .attr("aria-valuemin", "0")
            .attr("aria-valuemax", number(bins))
            .attr("aria-valuenow", move || number(at()))
            .attr("aria-valuetext", day)
            .style("inset-inline-start", move || decimal::rounded(x() / self.axis.width() * 100.0, 3) + "%")
            .on(ev::keydown, move |event| self.key(end, &event))
            .on(ev::blur, move |_| left.run(()))
    }

    fn key(self, end: End, event: &KeyboardEvent) {
        let (from, to) = untrack(|| self.range());
        let last = self.scale.with_value(Scale::last);
        let (at, low, high) = if end == End::First { (from, 0, to) } else { (to, from, last) };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some(at) = moved(&event.key(), event.shift_key(), at, low, high) else { return };
        event.prevent_default();
        let range = if end == End::First { (at, to) } else { (from, at) };
        self.adjust.run(self.scale.with_value(|scale| scale.dates(range)));
    }
}

/// Where a key moves a handle that stands at `at`, between `low` and `high`; `None` for other keys.
fn moved(key: &str, shift: bool, at: usize, low: usize, high: usize) -> Option<usize> {
    let by = if shift { STRIDE } else { 1 };
    let to = match key {
        "ArrowLeft" | "ArrowDown" => at.saturating_sub(by),
        "ArrowRight" | "ArrowUp" => at + by,
        "PageDown" => at.saturating_sub(STRIDE),
        "PageUp" => at + STRIDE,
        "Home" => low,
        "End" => high,
        _ => return None,
    };
    Some(to.clamp(low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_a_handle_and_never_past_the_other() {
        for (key, shift, expected) in [
            ("ArrowLeft", false, Some(4)),
            ("ArrowRight", false, Some(6)),
            ("ArrowUp", true, Some(8)),
            ("ArrowDown", true, Some(2)),
            ("PageUp", false, Some(8)),
            ("Home", false, Some(2)),
            ("End", false, Some(8)),
            ("a", false, None),
        ] {
            assert_eq!(moved(key, shift, 5, 2, 8), expected, "{key} {shift}");
        }
    }
}
