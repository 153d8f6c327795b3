//! The search box: text in, text out. It never errs; what could not be read is said below it.

use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::parts::icons::icon;
use crate::view::html::{button, form, input, kbd, span};
use crate::view::{El, when};

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
pub fn search_box(of: SearchBox) -> El {
    let SearchBox { text, placeholder, described_by, typed, done, left } = of;
    let input = input();
    let node: HtmlInputElement = input.node_as();
    let value = {
        let node = node.clone();
        move || node.value()
    };
    let ended = {
        let value = value.clone();
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            done.run(value());
        }
    };
    let clear = move || {
        done.run(String::new());
        let _ = node.focus();
    };
    form().class("search").on(ev::submit, ended).child((
        icon("search"),
        input
            .attr("type", "text")
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
            .on(ev::blur, move |_| left.run(())),
        span().class("search__end").child((
            when(
                move || !text.with(String::is_empty),
                move || {
                    let clear = clear.clone();
                    button()
                        .class("btn btn--bare btn--sq")
                        .attr("aria-label", "Clear the query")
                        .on(ev::click, move |_| clear())
                        .child(icon("x"))
                },
            ),
            kbd().attr("title", "Press / to search").attr("aria-hidden", "true").child("/"),
        )),
    ))
}
