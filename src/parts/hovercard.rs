//! Cards beside words and locators. One opens when the pointer rests on what has a `data-card`, or when
//! that takes the focus; it stays while it is pointed at or holds the focus, and for good once it is
//! pinned. `Esc` closes the last one. A card stands below or above its word, never over it, and behind it
//! in the order of the keyboard.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::ev;
use leptos::prelude::{Owner, document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent, MouseEvent};

use crate::dom;
use crate::parts::elsewhere::OPENED;
use crate::parts::icons::icon;
use crate::signals::*;
use crate::view::html::{button, div, span};
use crate::view::{El, keep};

/// How long the pointer must rest, in milliseconds.
const REST: u32 = 250;
/// How long a card waits for the pointer to come to it.
const GRACE: u32 = 200;
/// Between a word and its card, in CSS pixels.
const GAP: f64 = 6.0;
/// Between a card and the edge of what is seen, and the least height of one, in CSS pixels.
const EDGE: f64 = 8.0;
const LEAST: f64 = 160.0;

/// What a card says: its name, and what it holds. It is asked for by the `data-card` of what it belongs
/// to, and `whole` where it opens beside the text and has room.
pub type Content = Rc<dyn Fn(&str, bool) -> Option<(String, El)>>;

/// The cards that stand. Shared by what listens, and borrowed only for as long as a line takes: to change the
/// document may be heard here.
#[derive(Clone)]
struct Cards(Rc<RefCell<Held>>);

struct Held {
    content: Content,
    open: Vec<Open>,
    /// What happens when the pointer has rested; dropping it calls it off.
    waiting: Option<Timeout>,
    /// True while the focus is given back, which opens nothing.
    quiet: bool,
    /// What a finger was put on while its card did not stand. A finger cannot hover: its first tap opens the card.
    tapped: Option<HtmlElement>,
}

/// A card that stands, and what it belongs to.
struct Open {
    by: HtmlElement,
    card: HtmlElement,
    owner: Owner,
    pinned: RwSignal<bool>,
}

/// Gives cards to everything in `body` that has a `data-card`.
pub fn hovercards(body: El, content: Content) -> El {
    let cards =
        Cards(Rc::new(RefCell::new(Held { content, open: Vec::new(), waiting: None, quiet: false, tapped: None })));
    let [gone, keyed, over, out, down, focused, blurred] = std::array::from_fn(|_| cards.clone());
    keep(Until(gone));
    keep(EventListener::new(&window(), "keydown", move |event| {
        // What a key does is not the end of a tap.
        keyed.0.borrow_mut().tapped = None;
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            keyed.escape();
        }
    }));
    body.on(ev::pointerover, move |event| {
        if event.pointer_type() != "touch" {
            over.pointed(event.target());
        }
    })
    .on(ev::pointerout, move |event| {
        if event.pointer_type() != "touch" && closest(event.related_target(), HOLDS).is_none() {
            let waited = out.clone();
            out.wait(GRACE, move || waited.close_passing());
        }
    })
    .on(ev::pointerdown, move |event| {
        // Before the focus comes, which opens the card too.
        let on = closest(event.target(), HOLDS).filter(|on| event.pointer_type() == "touch" && !down.stands(on));
        down.0.borrow_mut().tapped = on;
    })
    .on(ev::focusin, move |event| focused.focused(event.target()))
    .on(ev::focusout, move |event| {
        if closest(event.related_target(), HOLDS).is_none() {
            blurred.close_passing();
        }
    })
    .on(ev::click, move |event| cards.clicked(&event))
}

/// Ends the cards with their text: a timer that still runs holds them, and they it.
struct Until(Cards);

impl Drop for Until {
    fn drop(&mut self) {
        self.0.0.borrow_mut().waiting = None;
        for open in self.0.take(|_| true) {
            open.owner.cleanup();
        }
    }
}

/// What holds a card open.
const HOLDS: &str = ".hovercard, [data-card]";

fn closest(target: Option<EventTarget>, selector: &str) -> Option<HtmlElement> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok()??.dyn_into().ok()
}

impl Cards {
    fn wait(&self, milliseconds: u32, then: impl FnOnce() + 'static) {
        self.0.borrow_mut().waiting = Some(Timeout::new(milliseconds, then));
    }

    fn pointed(&self, target: Option<EventTarget>) {
        let Some(over) = closest(target, HOLDS) else { return };
        if over.has_attribute("data-card") && !self.stands(&over) {
            let rested = self.clone();
            self.wait(REST, move || _ = rested.open(&over, false));
        } else {
            self.0.borrow_mut().waiting = None;
        }
    }

    fn focused(&self, target: Option<EventTarget>) {
        let Some(over) = closest(target, HOLDS) else { return };
        if over.has_attribute("data-card") && !self.0.borrow().quiet {
            self.open(&over, false);
        }
    }

    /// A locator opens its passage in the margin, and closes it again. Below a finger, a word shows its
    /// card before it leads away.
    fn clicked(&self, event: &MouseEvent) {
        if !dom::plain_click(event) {
            return;
        }
        let over = closest(event.target(), HOLDS);
        let Some(over) = over else { return self.close_passing() };
        if !over.has_attribute("data-card") {
            return;
        }
        let margin = over.has_attribute("aria-expanded");
        let first = self.0.borrow_mut().tapped.take().is_some_and(|tapped| tapped == over);
        if margin {
            event.prevent_default();
            let own = self.take(|open| open.by == over);
            let shown = own.iter().any(|open| open.pinned.get_untracked());
            close(own);
            if !shown && let Some(pinned) = self.open(&over, true) {
                pinned.set(true);
            }
        } else if first {
            event.prevent_default();
            self.open(&over, false);
        }
    }

    fn stands(&self, by: &HtmlElement) -> bool {
        self.0.borrow().open.iter().any(|open| open.by == *by)
    }

    /// Opens the card of `by`: in the margin, or else near it. `None` where it has none or stands already.
    fn open(&self, by: &HtmlElement, margin: bool) -> Option<RwSignal<bool>> {
        if self.stands(by) {
            return None;
        }
        self.close_passing();
        let key = by.get_attribute("data-card")?;
        let content = self.0.borrow().content.clone();
        // An owner of its own, since an owner remembers every child that it ever had.
        let owner = Owner::default();
        let made = owner.with(|| {
            let (name, inside) = content(&key, margin)?;
            let pinned = RwSignal::new(false);
            Some((self.card(by, name, inside, margin, pinned), pinned))
        });
        let Some((card, pinned)) = made else {
            owner.cleanup();
            return None;
        };
        let card: HtmlElement = card.node_as();
        if margin {
            let opened = by.closest(".xref").ok().flatten()?.query_selector(&format!(".{OPENED}")).ok().flatten()?;
            opened.append_child(&card).ok()?;
            let _ = by.set_attribute("aria-expanded", "true");
        } else {
            // What scrolls within itself would cut the card off.
            let beside = by.closest(".tablewrap, pre").ok().flatten();
            beside.as_ref().unwrap_or(by).after_with_node_1(&card).ok()?;
            place(by, &card);
        }
        let open = Open { by: by.clone(), card, owner, pinned };
        self.0.borrow_mut().open.push(open);
        Some(pinned)
    }

    /// The card with its buttons.
    fn card(&self, by: &HtmlElement, name: String, inside: El, margin: bool, pinned: RwSignal<bool>) -> El {
        let (owner, cards) = (by.clone(), self.clone());
        let close = button()
            .class("btn btn--bare btn--sq")
            .attr("aria-label", format!("Close {name}"))
            .on(ev::click, move |_| cards.close_of(&owner))
            .child(icon("x"));
        let pin = (!margin).then(|| {
            button()
                .class("link")
                .attr("aria-pressed", move || pinned.get().to_string())
                .on(ev::click, move |_| pinned.update(|pinned| *pinned = !*pinned))
                .child(move || if pinned.get() { "Pinned" } else { "Pin" })
        });
        div()
            .class(if margin { "hovercard hovercard--margin" } else { "hovercard pop" })
            .attr("role", "dialog")
            .attr("aria-label", name)
            .attr("tabindex", "-1")
            .child((span().class("hovercard__b").child((pin, close)), inside))
    }

    /// Takes cards out of those that stand. They are closed by the caller, when nothing is borrowed: to
    /// remove a node moves the focus, which is heard here.
    fn take(&self, which: impl Fn(&Open) -> bool) -> Vec<Open> {
        let mut held = self.0.borrow_mut();
        let (taken, left) = std::mem::take(&mut held.open).into_iter().partition(|open| which(open));
        held.open = left;
        taken
    }

    /// Closes what is not pinned.
    fn close_passing(&self) {
        self.0.borrow_mut().waiting = None;
        close(self.take(|open| !open.pinned.get_untracked()));
    }

    /// Closes the card of `by`, and gives it the focus if the card had it.
    fn close_of(&self, by: &HtmlElement) {
        let taken = self.take(|open| open.by == *by);
        let focus = document().active_element();
        let inside = taken.iter().any(|open| open.card.contains(focus.as_deref()));
        close(taken);
        if inside {
            self.0.borrow_mut().quiet = true;
            dom::focus(by);
            self.0.borrow_mut().quiet = false;
        }
    }

    /// Closes the card that was opened last. An open dialog has the key to itself.
    fn escape(&self) {
        let last = self.0.borrow().open.last().map(|open| open.by.clone());
        if let Some(by) = last.filter(|_| dom::find("dialog[open]").is_none()) {
            self.close_of(&by);
        }
    }
}

fn close(cards: Vec<Open>) {
    for open in cards {
        if open.by.has_attribute("aria-expanded") {
            let _ = open.by.set_attribute("aria-expanded", "false");
        }
        open.card.remove();
        open.owner.cleanup();
    }
}

/// Puts a card below its word, or above where it would not be seen whole, or else where there is more room, which it
/// then fills and scrolls within; within the text from left to right.
fn place(by: &HtmlElement, card: &HtmlElement) {
    let (word, size) = (by.get_bounding_client_rect(), card.get_bounding_client_rect());
    let frame = by.closest(".art").ok().flatten().map(|frame| frame.get_bounding_client_rect());
    let Some((frame, origin)) = frame.zip(card.offset_parent().map(|parent| parent.get_bounding_client_rect())) else {
        return;
    };
    let (first, last) = seen();
    let below = word.bottom() + GAP;
    let (under, over) = (last - EDGE - below, word.top() - GAP - EDGE - first);
    let is_under = size.height() <= under || size.height() > over && under >= over;
    let height = size.height().min(if is_under { under } else { over }.max(LEAST));
    let top = if is_under { below } else { word.top() - GAP - height };
    let left = word.left().min(frame.right() - size.width()).max(frame.left());
    for (name, at) in [("top", top - origin.top()), ("left", left - origin.left()), ("max-height", height.ceil())] {
        // In whole pixels: to print others takes much code.
        let _ = card.style().set_property(name, &format!("{}px", at.round() as i32));
    }
}

/// From where to where the text is seen: the window without the bar of the reader, which stands above the text or,
/// in a narrow window, below it.
fn seen() -> (f64, f64) {
    let height = dom::view_height();
    match dom::find(".readbar").map(|bar| bar.get_bounding_client_rect()) {
        Some(bar) if bar.top() < height / 2.0 => (bar.bottom(), height),
        Some(bar) => (0.0, bar.top()),
        None => (0.0, height),
    }
}
