//! The focus is never lost: where what holds it goes with what it did, its like takes it over.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::document;
use web_sys::Element;

use crate::dom;

/// Where controls stand that are drawn anew.
const PLACES: &str = "main, .tray, .toasts";

/// What a control is called, and what it is.
#[derive(PartialEq)]
struct Likeness {
    tag: String,
    name: String,
}

/// Watches for as long as the page lives. A control that was drawn anew is known by its name; where there is none of
/// that name, the heading takes the focus.
pub(super) fn keep() {
    for kind in ["click", "change"] {
        // Before anybody else hears of it, and so before anything is drawn anew.
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&document(), kind, options, |_| {
            let Some(holder) = document().active_element().filter(inside) else { return };
            let like = likeness(&holder);
            dom::drawn(move || {
                let lost = document().active_element().is_none_or(|held| held.tag_name() == "BODY");
                if lost && !holder.is_connected() {
                    let heir = dom::all(&like.tag).into_iter().find(|other| inside(other) && likeness(other) == like);
                    if let Some(heir) = heir.or_else(|| dom::find("[data-heading]")) {
                        dom::focus(&heir);
                    }
                }
            });
        })
        .forget();
    }
}

fn inside(element: &impl AsRef<Element>) -> bool {
    element.as_ref().closest(PLACES).ok().flatten().is_some()
}

fn likeness(element: &impl AsRef<Element>) -> Likeness {
    let element: &Element = element.as_ref();
    let named = || element.get_attribute("aria-label");
    // A box is named by what stands beside it.
    let around = || element.closest("label").ok().flatten().and_then(|label| label.text_content());
    let name = named().or_else(around).or_else(|| element.text_content()).unwrap_or_default();
    Likeness { tag: element.tag_name().to_ascii_lowercase(), name }
}
