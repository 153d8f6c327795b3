//! The end of a long list, and how many of its rows are drawn.

use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::signals::*;
use crate::view::html::li;
use crate::view::{Draw, El, keep};

/// While more is to come, an empty item at the end of a list, which calls back when it is near the view. It is made anew
/// whenever the list has grown: an observer tells of no second row that is near from the start.
pub fn sentinel(more: impl Fn() -> bool + 'static, near: Callback<()>) -> impl Draw {
    move || more().then(|| watched(near))
}

fn watched(near: Callback<()>) -> El {
    let item = li().class("sentinel").attr("aria-hidden", "true");
    let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let inside = |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
        if entries.iter().any(inside) {
            near.run(());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("1200px 0px");
    if let Ok(observer) = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) {
        observer.observe(item.node());
        keep(Watch { observer, _seen: seen });
    }
    item
}

/// An observer that rests when it is dropped, before what it would call.
struct Watch {
    observer: IntersectionObserver,
    _seen: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// How many of `total` are drawn once the end of the `drawn` ones came near.
pub fn grown(drawn: usize, step: usize, total: usize) -> usize {
    drawn.saturating_add(step).min(total.max(step))
}

#[cfg(test)]
mod tests {
    use super::grown;

    #[test]
    fn a_window_grows_by_its_step_to_the_end_and_no_further() {
        for (drawn, total, expected) in
            [(60, 500, 120), (480, 500, 500), (500, 500, 500), (60, 9, 60), (usize::MAX, 70, 70)]
        {
            assert_eq!(grown(drawn, 60, total), expected, "{drawn} of {total}");
        }
    }
}
