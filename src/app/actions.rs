//! What the keys do.

use std::cell::Cell;

use crossread_engine::Spec;
use gloo::events::EventListener;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::focus;
use super::steps::move_by;
use crate::dom;
use crate::keys::{self, Action};
use crate::pages::{notebook, read, save_here};
use crate::rest;
use crate::route::{Lens, Route};
use crate::signals::*;
use crate::state::State;

/// Listens for keys for as long as the page lives.
pub(super) fn on_keys(state: State) {
    // The browser's own work with a key is stopped where it is ours, which a passive listener may not.
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    let going = Cell::new(false);
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let embedded = state.located.with_untracked(|located| located.route.embedded());
        let action = keys::of_event(event, state.letters.get_untracked().0, going.take());
        let Some(action) = action.filter(|_| !embedded) else { return };
        // An open dialog keeps the keys to itself.
        if dom::find("dialog[open]").is_some() {
            return;
        }
        event.prevent_default();
        going.set(action == Action::Go);
        act(state, action);
    })
    .forget();
}

fn act(state: State, action: Action) {
    match action {
        Action::Search => match dom::find("#search") {
            Some(search) => {
                let _ = search.focus();
            }
            None => {
                state.visit(state.seen(state.query.get_untracked()));
                dom::drawn(|| dom::drawn(|| focus("#search")));
            }
        },
        Action::Leave => {
            if let Some(element) = dom::find(":focus") {
                let _ = element.blur();
            }
        }
        Action::Next => move_by(true),
        Action::Previous => move_by(false),
        Action::NextHit => rest::soon(read::step, (state, true)),
        Action::PreviousHit => rest::soon(read::step, (state, false)),
        Action::Tray => {
            if let Some(slug) = article_here(state) {
                state.toggle_side(Spec::Article(slug));
            }
        }
        Action::Compare => state.visit(untrack(|| state.compare_tray())),
        Action::Go => {}
        Action::Lens(step) => state.visit(Route::Explore { query: state.present(), lens: Lens::of_step(step) }),
        Action::Save => save_here(state),
        Action::Note => rest::soon(notebook::note_here, state),
        Action::Theme => {
            state.theme.update(|theme| *theme = theme.next());
            state.said.set(format!("Theme: {}", state.theme.get_untracked().label()));
        }
        Action::Larger => state.text_size.update(|size| *size = size.larger()),
        Action::Smaller => state.text_size.update(|size| *size = size.smaller()),
        Action::Help => rest::soon(super::beyond::list_keys, ()),
    }
}

/// The article that is read, or whose result has the focus, or else the first of the results.
fn article_here(state: State) -> Option<String> {
    if let Route::Read { slug, .. } = state.located.with_untracked(|located| located.route.clone()) {
        return Some(slug.to_string());
    }
    let focused = document().active_element().and_then(|element| element.closest("[data-article]").ok().flatten());
    focused.and_then(|row| row.get_attribute("data-article"))
}
