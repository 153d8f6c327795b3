//! Chips: the choices that are in force, each to be taken back.

use crossread_engine::Choice;
use leptos::prelude::*;

use crate::parts::icons::icon;
use crate::view::html::{button, div, span};
use crate::view::{Draw, El, keyed, when};
use crate::wording;

/// The chips and *Clear all*; nothing while nothing is chosen.
pub fn chips(
    choices: impl Fn() -> Vec<Choice> + Clone + Send + Sync + 'static,
    remove: Callback<Choice>,
    clear: Callback<()>,
) -> impl Draw {
    let some = {
        let choices = choices.clone();
        move || !choices().is_empty()
    };
    when(some, move || {
        div().class("chips").attr("role", "group").attr("aria-label", "Active filters").child((
            keyed(
                choices.clone(),
                |choice| format!("{}:{}", choice.facet, choice.value),
                move |choice| chip(choice, remove),
            ),
            button().class("link").on(leptos::ev::click, move |_| clear.run(())).child("Clear all"),
        ))
    })
}

fn chip(choice: Choice, remove: Callback<Choice>) -> El {
    let facet = wording::facet(&choice.facet, false);
    let value = wording::facet_value(&choice.facet, &choice.value);
    let label = format!("Remove {facet}: {value}");
    span().class("chip").child((
        span().child(facet),
        value,
        button().attr("aria-label", label).on(leptos::ev::click, move |_| remove.run(choice.clone())).child(icon("x")),
    ))
}
