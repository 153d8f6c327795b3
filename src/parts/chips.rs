//! Chips: the choices that are in force, each to be taken back.

use crossread_engine::{Choice, Dates};

use crate::parts::icons::icon;
use crate::signals::*;
use crate::view::html::{button, div, span};
use crate::view::{Draw, El, keyed, when};
use crate::wording;

/// A choice beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen<'a> {
    /// A value of a facet.
    Value(&'a Choice),
    /// Days of the time axis.
    Days(Dates),
    /// Years written about.
    Years(Dates),
}

impl Chosen<'_> {
    /// What is chosen of what: `Place` and `Scotland`.
    pub fn worded(self) -> (String, String) {
        match self {
            Self::Value(choice) => {
                (wording::facet(&choice.facet, false), wording::facet_value(&choice.facet, &choice.value))
            }
            Self::Days(days) => ("Published".to_owned(), wording::days(days)),
            Self::Years(years) => ("About".to_owned(), wording::years(years)),
        }
    }
}

/// What chips show and call.
pub struct Chips {
    /// The values chosen.
    pub choices: Signal<Vec<Choice>>,
    /// The days chosen.
    pub days: Signal<Option<Dates>>,
    /// The years written about that are chosen.
    pub years: Signal<Option<Dates>>,
    /// A value is taken back.
    pub remove: Callback<Choice>,
    /// The days are taken back.
    pub remove_days: Callback<()>,
    /// The years are taken back.
    pub remove_years: Callback<()>,
    /// Everything is taken back.
    pub clear: Callback<()>,
}

/// The chips and *Clear all*; nothing while nothing is chosen.
pub fn chips(of: Chips) -> impl Draw {
    let Chips { choices, days, years, remove, remove_days, remove_years, clear } = of;
    when(
        move || days.get().is_some() || years.get().is_some() || !choices.with(Vec::is_empty),
        move || {
            let values = keyed(
                move || choices.get(),
                |choice| format!("{}:{}", choice.facet, choice.value),
                move |choice| {
                    chip(Chosen::Value(&choice).worded(), Callback::new(move |()| remove.run(choice.clone())))
                },
            );
            let days = move || days.get().map(|days| chip(Chosen::Days(days).worded(), remove_days));
            let years = move || years.get().map(|years| chip(Chosen::Years(years).worded(), remove_years));
            let clear = button().class("link").on(leptos::ev::click, move |_| clear.run(())).child("Clear all");
            div()
                .class("chips")
                .attr("role", "group")
                .attr("aria-label", "Active filters")
                .child((values, days, years, clear))
        },
    )
}

fn chip((name, value): (String, String), remove: Callback<()>) -> El {
    let label = format!("Remove {name}: {value}");
    span().class("chip").child((
        span().child(name),
        value,
        button().attr("aria-label", label).on(leptos::ev::click, move |_| remove.run(())).child(icon("x")),
    ))
}
