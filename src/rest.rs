//! The rest of the app's code. A first visit loads what the landing and a search need; the page's script joins the rest
//! to it when that is at work, or before where the address asks for more (xtask/src/split.rs says what is in which part).
//!
//! Whatever shows something of the rest waits until [`State::joined`](crate::state::State::joined), and what a reader
//! asks of it waits by [`soon`], so that nothing stands still. Where something of it is called before all the same, a
//! stand-in calls [`need_rest`], and the script fetches it while the page waits.

use gloo::events::EventListener;
use leptos::prelude::document;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::dom;
use crate::signals::*;
use crate::view::El;
use crate::view::html::{main, p};

/// What the script says when the rest is there.
const JOINED: &str = "crossread:joined";

/// Follows the script, for as long as the page lives: true once the rest is there.
pub fn follow(joined: RwSignal<bool>) {
    joined.set(is_joined());
    EventListener::new(&document(), JOINED, move |_| joined.set(true)).forget();
}

/// What stands in the place of a page of the rest.
pub fn awaited_page() -> El {
    main().class("page").attr("id", "main").attr("tabindex", "-1").child(awaited())
}

/// What stands in the place of a part of a page.
pub fn awaited() -> El {
    dom::tell("crossread:want", "");
    let text = "One moment: this part of the explorer is still arriving.";
    p().class("awaited").attr("role", "status").child(text)
}

/// Calls a function of the rest, which is there, from the first part, where no optimiser takes it into the caller.
pub fn call<A, R>(function: fn(A) -> R, given: A) -> R {
    std::hint::black_box(function)(given)
}

/// Calls a function of the rest: now, or as soon as the rest is there and what waited for it is drawn, which is then
/// hurried.
pub fn soon<A: 'static>(function: fn(A), given: A) {
    if is_joined() {
        return call(function, given);
    }
    once_there(function, given);
    dom::tell("crossread:want", "");
}

/// Calls a function of the rest once the page is drawn and the rest, which comes in its own time, is there.
pub fn once_there<A: 'static>(function: fn(A), given: A) {
    if is_joined() {
        return dom::drawn(move || call(function, given));
    }
    EventListener::once(&document(), JOINED, move |_| dom::drawn(move || call(function, given))).forget();
}

/// What the stand-ins call: has the script join the rest before it returns.
///
/// # Panics
/// Where that fails. The script then says so, and offers to reload.
#[wasm_bindgen(js_name = needRest)]
pub fn need_rest() {
    dom::tell("crossread:need", "");
    assert!(is_joined(), "a part of the explorer could not be fetched");
}

/// The script leaves it on the root element.
fn is_joined() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-joined"))
}
