//! What follows a keystroke one frame later: the counts around the results, links, and results below the first screen. So
//! what is typed and what it finds are painted first, and a keystroke that comes sooner is not kept waiting by the rest.

use crossread_engine::Query;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::window;

use crate::dom;
use crate::signals::*;

/// What stands above the results on a wide page, and about what a result with passages takes, in CSS pixels.
const ABOVE: f64 = 480.0;
const RESULT: f64 = 260.0;

/// The query as the rest of the page knows it. Copied freely.
#[derive(Clone, Copy)]
pub(super) struct Calm {
    typed: RwSignal<bool>,
    /// True between a keystroke and the frame after its paint.
    pub(super) ahead: Memo<bool>,
    /// The query, but the one before while the present one is ahead.
    pub(super) query: Memo<Query>,
    /// How many results are drawn within a keystroke. Kept, since to ask for the height of the window can have the browser
    /// lay out the page.
    pub(super) at_once: StoredValue<usize>,
}

/// About how many results can be in view; two at the least, so that an estimate too low leaves no hole.
fn in_view() -> usize {
    (((dom::view_height() - ABOVE) / RESULT).ceil() as usize).clamp(2, 5)
}

impl Calm {
    /// Follows a query. Only one that is being typed is ever ahead.
    pub(super) fn new(query: Memo<Query>) -> Self {
        let typed = RwSignal::new(false);
        let ahead = Memo::new(move |_| typed.get() && query.with(|query| query.typing));
        let calm = Memo::new(move |before: Option<&Query>| match before {
            Some(before) if ahead.get() => before.clone(),
            _ => query.get(),
        });
        let at_once = StoredValue::new(in_view());
        // The query is followed as long as the page is there.
        EventListener::new(&window(), "resize", move |_| at_once.set_value(in_view())).forget();
        Self { typed, ahead, query: calm, at_once }
    }

    /// A keystroke is about to change the query.
    pub(super) fn typed(self) {
        if !self.typed.get_untracked() {
            self.typed.set(true);
            // The task behind the frame that paints the keystroke.
            dom::drawn(move || {
                Timeout::new(0, move || self.typed.set(false)).forget();
            });
        }
    }
}
