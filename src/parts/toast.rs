//! Passing notices at the foot of the page.

use crate::signals::*;
use crate::view::html::{a, button, div, span};
use crate::view::{Draw, El, when};

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
pub fn notice_toast(notice: RwSignal<Option<String>>) -> impl Draw {
    move || {
        notice.get().map(|text| {
            let close = button().class("btn btn--bare").on(leptos::ev::click, move |_| notice.set(None)).child("Close");
            toast(text, close)
        })
    }
}

/// Says what was kept or removed, with a way to take it back and a way to where it is.
pub fn kept_toast(
    told: RwSignal<Option<String>>,
    can_undo: Signal<bool>,
    undo: Callback<()>,
    notes: String,
) -> impl Draw {
    move || {
        let notes = notes.clone();
        told.get().map(move |text| {
            let take_back = when(
                move || can_undo.get(),
                move || button().class("btn btn--bare").on(leptos::ev::click, move |_| undo.run(())).child("Undo"),
            );
            let close = button().class("btn btn--bare").on(leptos::ev::click, move |_| told.set(None)).child("Close");
            toast(text, (take_back, a().class("btn").href(notes).child("Open"), close))
        })
    }
}

fn toast(text: String, acts: impl Draw) -> El {
    div().class("toast").attr("role", "status").child((span().child(text), span().class("row").child(acts)))
}
