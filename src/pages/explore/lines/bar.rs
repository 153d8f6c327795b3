//! Which word is looked at, in what order its lines stand, and how much context they have.

use crossread_engine::LineOrder;
use leptos::ev;

use super::{set, setting};
use crate::dom;
use crate::pages::explore::choices;
use crate::parts::icons::icon;
use crate::route::{LinesLens, Route, Width};
use crate::state::State;
use crate::view::html::{a, button, code, div, label, option, select, span};
use crate::view::{El, when};
use crate::wording;

/// The words asked for, each with its lines, and the chips of what else is chosen.
pub(super) fn bar(state: State) -> El {
    div().class("linesbar").child((move || words(state), entry(state), with(state), choices(state)))
}

/// The words, where there are several.
fn words(state: State) -> Option<El> {
    let selection = state.selection();
    let href = |word: &str| {
        let lens = set(state, |lens| lens.word = word.to_owned());
        Route::Explore { query: state.present(), lens }.href()
    };
    let chosen = setting(state, |lens| lens.word.clone());
    let all = !selection.terms.contains(&chosen);
    let one = |(term, hits): (&String, &u32)| {
        let current = (*term == chosen).then_some("true");
        a().href(href(term)).attr("aria-current", current).child((
            code().child(term.clone()),
            " ",
            wording::number(*hits),
        ))
    };
    let every = a().href(href("")).attr("aria-current", all.then_some("true"));
    let every = every.child(format!("All {}", wording::number(selection.hits)));
    // What is shown of an entry is its mentions, whatever the words.
    (selection.terms.len() > 1 && super::entry(state).is_none()).then(|| {
        div()
            .class("seg seg--wrap")
            .attr("role", "group")
            .attr("aria-label", "Keyword")
            .children(selection.terms.iter().zip(&selection.term_hits).map(one))
            .child(every)
    })
}

/// The entry whose mentions are shown, as a chip.
fn entry(state: State) -> impl FnMut() -> Option<El> {
    move || chip(state, "Entry", super::entry_name(state), |lens| lens.entry.clear())
}

/// The word that must stand beside the keyword, as a chip.
fn with(state: State) -> impl FnMut() -> Option<El> {
    move || chip(state, "Beside it", setting(state, |lens| lens.with.clone()), |lens| lens.with.clear())
}

/// A chip of what is asked for, which takes it back; none where that is nothing.
fn chip(state: State, name: &'static str, value: String, clear: fn(&mut LinesLens)) -> Option<El> {
    let label = format!("Remove {name}: {value}");
    let remove = move |_: ev::MouseEvent| state.look(set(state, clear));
    (!value.is_empty()).then(|| {
        span().class("chip").child((
            span().child(name),
            value,
            button().attr("aria-label", label).on(ev::click, remove).child(icon("x")),
        ))
    })
}

/// The order of the lines, and how much stands beside the keyword.
pub(super) fn order(state: State) -> El {
    let by = move || setting(state, |lens| lens.by);
    let choice = move |order: LineOrder, name: String, chosen: fn(LineOrder, LineOrder) -> bool| {
        button()
            .attr("aria-pressed", move || if chosen(by(), order) { "true" } else { "false" })
            .on(ev::click, move |_| state.look(set(state, |lens| lens.by = order)))
            .child(name)
    };
    let kinds = [LineOrder::Article, LineOrder::Left(1), LineOrder::Right(1), LineOrder::Position];
    let alike = |one: LineOrder, other: LineOrder| one.flank() == other.flank() && (one.words() > 0 || one == other);
    let kinds = kinds.map(|order| choice(order, wording::line_order(order), alike));
    let outward = move || {
        let of: fn(u8) -> LineOrder =
            if matches!(by(), LineOrder::Left(_)) { LineOrder::Left } else { LineOrder::Right };
        let words = [1, 2, 3].map(|n| choice(of(n), n.to_string(), |one, other| one == other));
        div().class("seg").attr("role", "group").attr("aria-label", "Words outward").children(words)
    };
    div().class("sortset").child((
        span().class("muted").child("Sort by"),
        div().class("seg").attr("role", "group").attr("aria-label", "Sort by").children(kinds),
        when(move || by().words() > 0, move || outward),
        context(state),
    ))
}

fn context(state: State) -> El {
    let options = Width::ALL.into_iter().map(|width| {
        let chosen = move || setting(state, |lens| lens.width == width);
        option().attr("value", width.name()).prop("selected", chosen).child(width.name())
    });
    let changed = move |name: String| {
        if let Some(width) = Width::ALL.into_iter().find(|width| width.name() == name) {
            state.look(set(state, |lens| lens.width = width));
        }
    };
    label().class("select").child((
        "Context ",
        select().on(ev::change, move |event| changed(dom::value(&event))).children(options),
        icon("caret"),
    ))
}
