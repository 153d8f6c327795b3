//! Chips: the choices that are in force, each to be taken back.

use crossread_engine::Choice;
use leptos::html::{button, div, span};
use leptos::prelude::*;

use crate::parts::icons::icon;
use crate::parts::list::keyed;
use crate::wording;

/// The chips and *Clear all*; nothing while nothing is chosen.
pub fn chips(
    choices: impl Fn() -> Vec<Choice> + Clone + Send + Sync + 'static,
    remove: Callback<Choice>,
    clear: Callback<()>,
) -> impl IntoView {
    let some = {
        let choices = choices.clone();
        Memo::new(move |_| !choices().is_empty())
    };
    move || {
        let choices = choices.clone();
        some.get().then(move || {
            div().class("chips").attr("role", "group").attr("aria-label", "Active filters").child((
                keyed(
                    choices,
                    |choice| (choice.facet.clone(), choice.value.clone()),
                    move |choice| chip(choice, remove),
                ),
                button()
                    .r#type("button")
                    .class("link")
                    .on(leptos::ev::click, move |_| clear.run(()))
                    .child("Clear all"),
            ))
        })
    }
}

fn chip(choice: Choice, remove: Callback<Choice>) -> impl IntoView {
    let facet = wording::facet(&choice.facet, false);
    let value = wording::facet_value(&choice.facet, &choice.value);
    let label = format!("Remove {facet}: {value}");
    span().class("chip").child((
        span().child(facet),
        value,
        button()
            .r#type("button")
            .attr("aria-label", label)
            .on(leptos::ev::click, move |_| remove.run(choice.clone()))
            .child(icon("x")),
    ))
}
