//! The search box: text in, text out. It never errs; what could not be read is said below it.

use leptos::ev;
use leptos::html::{Input, button, form, input, kbd, span};
use leptos::prelude::*;

use crate::parts::icons::icon;

/// What a search box shows and calls.
pub struct SearchBox {
    /// The text in the box.
    pub text: Signal<String>,
    /// What is said in an empty box, and to those who hear it.
    pub placeholder: String,
    /// The id of the hints that describe it, if there are any.
    pub described_by: Option<&'static str>,
    /// The text after each change.
    pub typed: Callback<String>,
    /// The text when the reader is done with it.
    pub done: Callback<String>,
    /// The reader went elsewhere.
    pub left: Callback<()>,
}

/// The box.
pub fn search_box(of: SearchBox) -> impl IntoView {
    let SearchBox { text, placeholder, described_by, typed, done, left } = of;
    let node = NodeRef::<Input>::new();
    let value = move || node.get_untracked().map(|input| input.value()).unwrap_or_default();
    let clear = move |_| {
        done.run(String::new());
        if let Some(input) = node.get_untracked() {
            let _ = input.focus();
        }
    };
    form()
        .class("search")
        .on(ev::submit, move |event| {
            event.prevent_default();
            done.run(value());
        })
        .child((
            icon("search"),
            input()
                .node_ref(node)
                .r#type("text")
                .attr("id", "search")
                .attr("enterkeyhint", "search")
                .attr("autocomplete", "off")
                .attr("autocapitalize", "none")
                .attr("spellcheck", "false")
                .attr("aria-label", placeholder.clone())
                .attr("aria-describedby", described_by)
                .attr("placeholder", placeholder)
                .prop("value", move || text.get())
                .on(ev::input, move |_| typed.run(value()))
                // A box that is taken away loses the focus last of all, when its page is gone.
                .on(ev::blur, move |_| {
                    let _ = left.try_run(());
                }),
            span().class("search__end").child((
                move || {
                    (!text.with(String::is_empty)).then(|| {
                        button()
                            .r#type("button")
                            .class("btn btn--bare btn--sq")
                            .attr("aria-label", "Clear the query")
                            .on(ev::click, clear)
                            .child(icon("x"))
                    })
                },
                kbd().attr("title", "Press / to search").attr("aria-hidden", "true").child("/"),
            )),
        ))
}
