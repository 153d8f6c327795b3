//! Passing notices at the foot of the page.

use crate::signals::*;
use crate::view::html::{button, div, span};
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

fn toast(text: String, acts: impl Draw) -> El {
    div().class("toast").attr("role", "status").child((span().child(text), span().class("row").child(acts)))
}
