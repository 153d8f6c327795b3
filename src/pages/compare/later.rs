//! What of a comparison is drawn after its first frame: sections below the first screen, one after the other, each in
//! a task of its own once the page has nothing else to do. Until then a section is its heading, with room kept for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::window;

use crate::parts::compare::inside;
use crate::signals::*;
use crate::view::html::section;
use crate::view::{El, View, keep};
use crate::{dom, idle};

/// What waits, in the order of the page.
#[derive(Clone)]
pub(super) struct Later {
    /// For each stretch whether it is drawn.
    waiting: StoredValue<Vec<RwSignal<bool>>>,
    /// True where nothing is to wait.
    at_once: bool,
    /// True once the comparison has gone from the page.
    gone: Arc<AtomicBool>,
}

impl Later {
    /// With `at_once` nothing waits: the page goes back to where it stood, wherever that was.
    pub(super) fn new(at_once: bool) -> Self {
        let gone = Arc::new(AtomicBool::new(false));
        let going = Arc::clone(&gone);
        on_cleanup(move || going.store(true, Relaxed));
        Self { waiting: StoredValue::new(Vec::new()), at_once, gone }
    }

    /// True from when the next stretch is to be drawn on.
    pub(super) fn stretch(&self) -> RwSignal<bool> {
        let drawn = RwSignal::new(self.at_once);
        self.waiting.update_value(|waiting| waiting.push(drawn));
        drawn
    }

    /// A section that waits. `held` gives what it rests on and what it shows.
    pub(super) fn section(
        &self,
        id: &'static str,
        heading: &'static str,
        held: impl Fn() -> (String, View) + 'static,
    ) -> El {
        let drawn = self.stretch();
        waiting(section().class("cs").attr("id", id).attr("tabindex", "-1"), drawn).child(move || {
            if drawn.get() {
                let (note, held) = held();
                inside(heading, note, held)
            } else {
                inside(heading, String::new(), "")
            }
        })
    }

    /// Begins to draw what waits, when what is there has been painted; all of it before the page is printed.
    pub(super) fn begin(&self) {
        if self.at_once {
            return;
        }
        let all = self.clone();
        keep(EventListener::new(&window(), "beforeprint", move |_| all.all()));
        let next = self.clone();
        dom::drawn(move || idle::soon(move || next.go_on()));
    }

    /// Draws all that waits.
    pub(super) fn all(&self) {
        while self.next() {}
    }

    /// Each stretch is a task of its own, so that what is pressed meanwhile is heard first; to wait for an idle moment each
    /// time would take a frame for each.
    fn go_on(self) {
        if self.next() {
            Timeout::new(0, move || self.go_on()).forget();
        }
    }

    /// Draws what is next; false where nothing is left.
    fn next(&self) -> bool {
        if self.gone.load(Relaxed) {
            return false;
        }
        let next = self.waiting.with_value(|waiting| waiting.iter().copied().find(|drawn| !drawn.get_untracked()));
        next.inspect(|drawn| drawn.set(true)).is_some()
    }
}

/// Says of an element that it is not whole before `drawn` is true.
pub(super) fn waiting(element: El, drawn: RwSignal<bool>) -> El {
    element.attr("aria-busy", move || (!drawn.get()).then_some("true"))
}
