//! What the end of a query may become: a list below the search box, which opens while one types and
//! closes without a trace. The focus stays in the box; the list is reached with the arrow keys or the
//! pointer.

use std::time::Duration;

use gloo::timers::callback::Timeout;
use leptos::ev;
use web_sys::KeyboardEvent;

use crate::signals::*;
use crate::view::El;
use crate::view::html::{li, span, ul};
use crate::wording;

/// The id of the list.
pub const OFFERS: &str = "offers";

/// Typing must rest for so long before the list is made.
const REST: Duration = Duration::from_millis(150);

/// Something to put in the place of what is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The whole text of the box with it.
    pub text: String,
    /// The part of the text that is put in.
    pub shown: String,
    /// What it is: `Person`; empty for words.
    pub what: String,
    /// How many articles it selects by itself.
    pub articles: u32,
    /// True where more is to be typed after it, as after the name of a field.
    pub open: bool,
}

/// The list, open or not. Copied freely.
#[derive(Clone, Copy)]
pub struct Offers {
    make: Callback<String, Vec<Offer>>,
    all: RwSignal<Vec<Offer>>,
    active: RwSignal<Option<usize>>,
    waiting: StoredValue<Option<Timeout>>,
}

impl Offers {
    /// A closed list; `make` gives what a text may become.
    pub fn new(make: Callback<String, Vec<Offer>>) -> Self {
        let waiting = StoredValue::new(None);
        Self { make, all: RwSignal::new(Vec::new()), active: RwSignal::new(None), waiting }
    }

    /// True while something is offered.
    pub fn open(self) -> bool {
        !self.all.with(Vec::is_empty)
    }

    /// The id of the active offer.
    pub fn active(self) -> Option<String> {
        self.active.get().map(|i| format!("offer-{i}"))
    }

    /// Offers for a text, once typing rests.
    pub fn wait(self, text: String) {
        let rest = u32::try_from(REST.as_millis()).unwrap_or(u32::MAX);
        // Setting the new timer drops, and so cancels, the one before.
        self.waiting.set_value(Some(Timeout::new(rest, move || self.show(text))));
    }

    /// Offers for a text, at once.
    pub fn show(self, text: String) {
        self.active.set(None);
        self.all.set(if text.is_empty() { Vec::new() } else { self.make.run(text) });
    }

    /// Closes the list.
    pub fn close(self) {
        self.waiting.set_value(None);
        self.active.set(None);
        self.all.update(Vec::clear);
    }

    /// What a key takes from the list, where it takes anything. Keys that the list uses go no further.
    pub fn key(self, event: &KeyboardEvent, text: impl FnOnce() -> String) -> Option<Offer> {
        if event.is_composing() {
            return None;
        }
        let open = untrack(|| self.open());
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" => {
                event.prevent_default();
                if !open {
                    self.show(text());
                }
                let n = self.all.with_untracked(Vec::len);
                self.active.update(|active| *active = stepped(*active, n, event.key() == "ArrowDown"));
                None
            }
            "Escape" if open => {
                event.prevent_default();
                self.close();
                None
            }
            "Enter" => {
                let taken =
                    self.active.get_untracked().and_then(|i| self.all.with_untracked(|all| all.get(i).cloned()));
                if taken.is_some() {
                    event.prevent_default();
                }
                taken
            }
            _ => None,
        }
    }

    /// The list; `take` is called with the offer that the pointer takes.
    pub fn list(self, take: Callback<Offer>) -> El {
        let rows = move || {
            let rows = self.all.get().into_iter().enumerate().map(|(i, offer)| self.row(i, offer, take));
            rows.collect::<Vec<_>>()
        };
        ul().class("offers")
            .attr("id", OFFERS)
            .attr("role", "listbox")
            .attr("aria-label", "Completions")
            .attr("hidden", move || !self.open())
            .child(rows)
    }

    fn row(self, i: usize, offer: Offer, take: Callback<Offer>) -> El {
        let articles = wording::count(offer.articles, "article");
        let parts = (
            span().class("offers__t").child(offer.shown.clone()),
            span().class("muted").child(offer.what.clone()),
            span().class("muted").child(articles),
        );
        li().attr("role", "option")
            .attr("id", format!("offer-{i}"))
            .attr("aria-selected", move || (self.active.get() == Some(i)).to_string())
            // The focus is to stay in the box.
            .on(ev::pointerdown, |event| event.prevent_default())
            .on(ev::mousedown, |event| event.prevent_default())
            .on(ev::click, move |_| take.run(offer.clone()))
            .child(parts)
    }
}

/// The next or the previous of `n`, by way of none between the last and the first.
fn stepped(active: Option<usize>, n: usize, down: bool) -> Option<usize> {
    let to = match (active, down) {
        (None, true) => Some(0),
        (None, false) => n.checked_sub(1),
        (Some(i), true) => Some(i + 1),
        (Some(i), false) => i.checked_sub(1),
    };
    to.filter(|i| *i < n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_by_way_of_the_box() {
        for (active, down, expected) in [
            (None, true, Some(0)),
            (Some(0), true, Some(1)),
            (Some(2), true, None),
            (None, false, Some(2)),
            (Some(2), false, Some(1)),
            (Some(0), false, None),
        ] {
            assert_eq!(stepped(active, 3, down), expected, "{active:?} {down}");
        }
        assert_eq!(stepped(None, 0, true), None);
        assert_eq!(stepped(None, 0, false), None);
    }
}
