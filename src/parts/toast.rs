//! Passing notices at the foot of the page.

use leptos::html::{button, div, span};
use leptos::prelude::*;

/// Says that a new version waits. Nothing is reloaded before the reader agrees.
pub fn update_toast(waiting: RwSignal<bool>, accept: Callback<()>) -> impl IntoView {
    move || {
        waiting.get().then(|| {
            toast(
                "A new version of this page is ready.".to_owned(),
                (
                    button()
                        .r#type("button")
                        .class("btn")
                        .on(leptos::ev::click, move |_| accept.run(()))
                        .child("Reload"),
                    button()
                        .r#type("button")
                        .class("btn btn--bare")
                        .on(leptos::ev::click, move |_| waiting.set(false))
                        .child("Later"),
                ),
            )
        })
    }
}

/// Says something that the reader may put away.
pub fn notice_toast(notice: RwSignal<Option<String>>) -> impl IntoView {
    move || {
        notice.get().map(|text| {
            let close = button()
                .r#type("button")
                .class("btn btn--bare")
                .on(leptos::ev::click, move |_| notice.set(None))
                .child("Close");
            toast(text, close)
        })
    }
}

fn toast(text: String, acts: impl IntoView) -> impl IntoView {
    div().class("toast").attr("role", "status").child((span().child(text), span().class("row").child(acts)))
}
