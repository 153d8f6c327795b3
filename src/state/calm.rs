//! What follows a keystroke one frame later: the counts around the results, links, and results below the first screen. So
//! what is typed and what it finds are painted first, and a keystroke that comes sooner is not kept waiting by the rest.

use crossread_engine::Query;
use gloo::timers::callback::Timeout;

use crate::dom;
use crate::signals::*;

/// The query as the rest of the page knows it. Copied freely.
#[derive(Clone, Copy)]
pub(super) struct Calm {
    typed: RwSignal<bool>,
    /// True between a keystroke and the frame after its paint.
    pub(super) ahead: Memo<bool>,
    /// The query, but the one before while the present one is ahead.
    pub(super) query: Memo<Query>,
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
        Self { typed, ahead, query: calm }
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
