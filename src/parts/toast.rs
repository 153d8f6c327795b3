//! Passing notices at the foot of the page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::ev;

use crate::notice::Notice;
use crate::signals::*;
use crate::view::html::{a, button, div, span};
use crate::view::{Draw, El, when};

/// How long a notice that passes stands where nobody is at it, in milliseconds.
const STANDS: u32 = 10_000;

/// Says that a new version waits. Nothing is reloaded before the reader agrees.
pub fn update_toast(waiting: RwSignal<bool>, accept: Callback<()>) -> impl Draw {
    when(
        move || waiting.get(),
        move || {
            toast(
                "A new version of this page is ready.".to_owned(),
                (
                    button().class("btn").on(leptos::ev::click, move |_| accept.run(())).child("Reload"),
                    button().class("btn btn--bare").on(leptos::ev::click, move |_| waiting.set(false)).child("Later"),
                ),
            )
        },
    )
}

/// Says something that the reader may put away.
pub fn notice_toast(notice: RwSignal<Option<Notice>>) -> impl Draw {
    move || {
        notice.get().map(|Notice { text, passes }| {
            let close = Callback::new(move |()| notice.set(None));
            let said = toast(text, button_of("Close", close));
            if passes { passing(said, close) } else { said }
        })
    }
}

/// Says what was kept or removed, with a way to take it back and a way to where it is.
pub fn kept_toast(
    told: RwSignal<Option<Notice>>,
    can_undo: Signal<bool>,
    undo: Callback<()>,
    notes: String,
) -> impl Draw {
    move || {
        let notes = notes.clone();
        told.get().map(move |Notice { text, passes }| {
            let take_back = when(move || can_undo.get(), move || button_of("Undo", undo));
            let close = Callback::new(move |()| told.set(None));
            let said = toast(text, (take_back, a().class("btn").href(notes).child("Open"), button_of("Close", close)));
            if passes { passing(said, close) } else { said }
        })
    }
}

fn button_of(name: &'static str, press: Callback<()>) -> El {
    button().class("btn btn--bare").on(ev::click, move |_| press.run(())).child(name)
}

fn toast(text: String, acts: impl Draw) -> El {
    div().class("toast").attr("role", "status").child((span().child(text), span().class("row").child(acts)))
}

/// Lets a notice go by itself. While it is pointed at or holds the focus it stays.
fn passing(notice: El, close: Callback<()>) -> El {
    let waiting = Rc::new(RefCell::new(None));
    let wait = {
        let waiting = waiting.clone();
        move || drop(waiting.replace(Some(Timeout::new(STANDS, move || close.run(())))))
    };
    let stay = move || drop(waiting.replace(None));
    wait();
    notice
        .on(ev::pointerenter, {
            let stay = stay.clone();
            move |_| stay()
        })
        .on(ev::focusin, move |_| stay())
        .on(ev::pointerleave, {
            let wait = wait.clone();
            move |_| wait()
        })
        .on(ev::focusout, move |_| wait())
}
