//! On paper stand the results that were asked for, not only those near the view: there is nothing to scroll.

use gloo::events::EventListener;
use leptos::prelude::window;

use crate::signals::*;
use crate::view::html::p;
use crate::view::{Draw, keep, when};
use crate::wording;

/// So many results are printed at most: some hundred pages.
pub(super) const PRINTED: usize = 500;

/// True while the browser makes paper of the page.
pub(super) fn printing() -> RwSignal<bool> {
    let printing = RwSignal::new(false);
    for (event, begins) in [("beforeprint", true), ("afterprint", false)] {
        keep(EventListener::new(&window(), event, move |_| printing.set(begins)));
    }
    printing
}

/// Says on paper how many of `total` results are printed where these are not all.
pub(super) fn cut(printing: RwSignal<bool>, total: Memo<usize>) -> impl Draw {
    let number = |n: usize| wording::number(u32::try_from(n).unwrap_or(u32::MAX));
    let text = move || format!("The first {} of {} articles are printed.", number(PRINTED), number(total.get()));
    when(move || printing.get() && PRINTED < total.get(), move || p().class("muted").child(text))
}
