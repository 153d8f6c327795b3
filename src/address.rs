//! The address bar: reads the fragment, writes it, and hears when it changes. A page from disk or in
//! a sandboxed frame may be refused a history; then the app goes on without one.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

use crate::dom;

/// Least time between two writings of what is being typed, in milliseconds. Chromium stops writing
/// history after some 200 changes in a short time.
const PACE: u32 = 250;

/// How a place was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// By a link, or as the first place.
    New,
    /// Back or forward through the history.
    Return,
}

thread_local! {
    static TYPING: RefCell<Typing> = const { RefCell::new(Typing { begun: false, waiting: None }) };
}

/// A query being typed has one entry of the history, rewritten at a steady pace.
struct Typing {
    begun: bool,
    waiting: Option<(String, Timeout)>,
}

/// The fragment, with its `#`; empty where there is none.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Writes a new place after the present one.
pub fn push(href: &str) {
    settle();
    enter(href);
}

/// Writes what is being typed: a new entry at the first change, which later changes rewrite.
pub fn typed(href: String) {
    TYPING.with_borrow_mut(|typing| match (&mut typing.waiting, typing.begun) {
        (_, false) => {
            typing.begun = true;
            enter(&href);
        }
        (Some((waiting, _)), true) => *waiting = href,
        (None, true) => typing.waiting = Some((href, Timeout::new(PACE, flush))),
    });
}

/// Ends the typing: what waits is written now, and the next change begins a new entry.
pub fn settle() {
    flush();
    TYPING.with_borrow_mut(|typing| typing.begun = false);
}

/// Calls back with the fragment whenever the reader goes to another place, or to the same once more.
/// Lasts as long as the page.
pub fn listen(changed: impl Fn(String, Arrival) + Clone + 'static) {
    if let Some(history) = history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let _ = arrive();
    let on_pop = changed.clone();
    EventListener::new(&window(), "popstate", move |_| on_pop(fragment(), arrive())).forget();
    // Browsers that follow a link without `popstate` still fire this one.
    EventListener::new(&window(), "hashchange", move |_| changed(fragment(), arrive())).forget();
}

/// Tells a link from a return by the mark that each entry gets when it is first seen.
fn arrive() -> Arrival {
    TYPING.with_borrow_mut(|typing| *typing = Typing { begun: false, waiting: None });
    let Some(history) = history() else { return Arrival::New };
    if history.state().is_ok_and(|state| !state.is_null()) {
        return Arrival::Return;
    }
    let _ = history.replace_state_with_url(&seen(), "", None);
    Arrival::New
}

fn flush() {
    let waiting = TYPING.with_borrow_mut(|typing| typing.waiting.take());
    if let (Some((href, _)), Some(history)) = (waiting, history()) {
        let _ = history.replace_state_with_url(&seen(), "", Some(&href));
    }
}

/// Writes a new entry. A frame shares the history of the page around it, whose way back is left alone.
fn enter(href: &str) {
    let Some(history) = history() else { return };
    let _ = if dom::embedded() {
        history.replace_state_with_url(&seen(), "", Some(href))
    } else {
        history.push_state_with_url(&seen(), "", Some(href))
    };
}

fn history() -> Option<History> {
    window().history().ok()
}

/// The mark of an entry that has been seen.
fn seen() -> JsValue {
    JsValue::from_f64(1.0)
}
