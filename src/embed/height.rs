//! Tells the page around the frame how tall the view is.

use js_sys::{Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// The version of the messages, under the key `crossread`.
const PROTOCOL: f64 = 1.0;

/// True in a frame.
fn framed() -> bool {
    let window = window();
    match window.parent() {
        Ok(Some(parent)) => !Object::is(&parent, &window),
        _ => false,
    }
}

/// Posts the height of `element` to the parent, now and whenever it changes, for as long as the page
/// lives. Does nothing outside a frame.
pub(super) fn report(element: Element) {
    if !framed() {
        return;
    }
    let watched = element.clone();
    let changed = Closure::<dyn FnMut()>::new(move || post_height(element.get_bounding_client_rect().height().ceil()));
    if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(&watched);
        changed.forget();
    }
}

/// The height is no secret, and the parent's origin is not known: any parent may hear it.
fn post_height(height: f64) {
    let message = Object::new();
    for (key, value) in [
        ("crossread", JsValue::from_f64(PROTOCOL)),
        ("type", JsValue::from_str("height")),
        ("height", JsValue::from_f64(height)),
    ] {
        let _ = Reflect::set(&message, &JsValue::from_str(key), &value);
    }
    if let Ok(Some(parent)) = window().parent() {
        let _ = parent.post_message(&message, "*");
    }
}
