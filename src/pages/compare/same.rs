//! What the pointer or the focus is on is lit wherever else it stands in the page: a name in the lists,
//! the passages and the matrix, a word in the bars and what passages share.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::dom;
use crate::view::{El, keep};

/// Listens for as long as the page is shown.
pub(super) fn light(page: &El) {
    for kind in ["pointerover", "focusin"] {
        keep(EventListener::new(page.node(), kind, on));
    }
}

fn on(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let held = target.and_then(|target| target.closest("[data-same]").ok().flatten());
    let key = held.and_then(|held| held.get_attribute("data-same"));
    for lit in dom::all(".is-same") {
        let _ = lit.class_list().remove_1("is-same");
    }
    let Some(key) = key else { return };
    // Keys are a letter and a number, so they need no quoting.
    for same in dom::all(&format!("[data-same='{key}']")) {
        let _ = same.class_list().add_1("is-same");
    }
}
