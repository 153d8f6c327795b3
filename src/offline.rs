//! How far the page is ready to be used offline, as the page's script tells it, and the reader's
//! consent to a new version.

use gloo::events::EventListener;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::CustomEvent;

use crate::dom;
use crate::signals::*;

/// What the masthead says of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offline {
    /// Nothing is known, or the browser keeps no copy.
    #[default]
    Silent,
    /// The copy is being made.
    Saving,
    /// The copy is complete.
    Ready,
    /// There is no network; the copy serves.
    Away,
}

impl Offline {
    /// How it is said; nothing while there is nothing to say.
    pub fn label(self) -> Option<&'static str> {
        match self {
            Self::Silent => None,
            Self::Saving => Some("Saving for offline"),
            Self::Ready => Some("Works offline"),
            Self::Away => Some("Offline: using the copy on this device"),
        }
    }
}

/// Follows the script's events for as long as the page lives.
pub fn follow(offline: RwSignal<Offline>, update: RwSignal<bool>) {
    // What the script said before the app listened, it left on the root element.
    let told = StoredValue::new(
        document().document_element().and_then(|root| root.get_attribute("data-offline")).unwrap_or_default(),
    );
    let show = move || {
        let told = told.get_value();
        if told == "update" {
            update.set(true);
        }
        offline.set(state(&told, window().navigator().on_line()));
    };
    show();
    EventListener::new(&document(), "crossread:offline", move |event| {
        if let Some(detail) = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string()) {
            told.set_value(detail);
            show();
        }
    })
    .forget();
    for event in ["online", "offline"] {
        EventListener::new(&window(), event, move |_| show()).forget();
    }
}

/// Tells the script that the reader agrees to the waiting version.
pub fn accept_update() {
    dom::tell("crossread:accept-update", "");
}

/// From what the script told last and whether there is a network.
fn state(told: &str, online: bool) -> Offline {
    match (told, online) {
        ("ready" | "update", true) => Offline::Ready,
        ("ready" | "update", false) => Offline::Away,
        ("saving", _) => Offline::Saving,
        _ => Offline::Silent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_badge_promises_only_what_is_saved() {
        for (told, online, expected) in [
            ("", true, Offline::Silent),
            ("", false, Offline::Silent),
            ("saving", true, Offline::Saving),
            ("ready", true, Offline::Ready),
            ("ready", false, Offline::Away),
            ("update", true, Offline::Ready),
            ("offline-unavailable", true, Offline::Silent),
            ("something new", true, Offline::Silent),
        ] {
            assert_eq!(state(told, online), expected, "{told:?}, online: {online}");
        }
    }
}
