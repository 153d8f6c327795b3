//! Keyed lists, and how many of a long list are drawn.

use std::hash::Hash;

use leptos::html::li;
use leptos::prelude::*;
use leptos::tachys::view::keyed::SerializableKey;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// A list whose rows are kept while their keys stay.
pub fn keyed<T, K, V>(
    each: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: impl Fn(&T) -> K + Clone + Send + Sync + 'static,
    row: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    K: Eq + Hash + SerializableKey + 'static,
    V: IntoView + 'static,
{
    For(ForProps::builder().each(each).key(key).children(row).build())
}

/// An empty item at the end of a list that calls back whenever it comes near the view.
pub fn sentinel(near: Callback<()>) -> impl IntoView {
    let node = NodeRef::<leptos::html::Li>::new();
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let inside = |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
            if entries.iter().any(inside) {
                let _ = near.try_run(());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("1200px 0px");
        if let Ok(observer) = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) {
            observer.observe(&element);
            let observer = StoredValue::new_local((observer, seen));
            on_cleanup(move || observer.with_value(|(observer, _)| observer.disconnect()));
        }
    });
    li().node_ref(node).class("sentinel").attr("aria-hidden", "true")
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
