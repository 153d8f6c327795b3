//! The search box and what is said of the query; on the landing, within its introduction.

use crossread_engine::{Query, quotation};

use super::help::examples;
use super::offers::offers;
use crate::address;
use crate::pages::landing::{introduction, no_texts, samples, texts};
use crate::pages::remarks;
use crate::parts::meant::{Meant, meant};
use crate::parts::notes::{notes, sentence};
use crate::parts::search_box::{SearchBox, search_box};
use crate::parts::syntax::{HINTS, syntax};
use crate::rest;
use crate::signals::*;
use crate::state::State;
use crate::view::html::div;
use crate::view::{El, when};
use crate::wording;

/// The box; `landed` is true on the landing.
pub(super) fn finder(state: State, landed: Memo<bool>) -> El {
    let asked = Memo::new(move |_| state.query.with(|query| !query.is_empty()));
    let restated = when(move || asked.get(), move || sentence(move || state.selection().sentence.clone()));
    // The state in which nothing is found shows them itself.
    let suggested = move || meant(if found_nothing(state) { Vec::new() } else { suggestions(state) });
    let (hero, alone) = (move || landed.get(), move || landed.get() && no_texts(state));
    div().class("page finder").class_if("hero", hero).class_if("hero--alone", alone).child((
        div().class("hero__main").child((
            when(move || landed.get(), move || introduction(state)),
            div()
                .class("asking")
                .attr("role", "search")
                .child((the_box(state), syntax(Callback::new(move |()| examples(state))))),
            restated,
            suggested,
            notes(move || remarks_beside(state)),
            when(move || landed.get(), move || samples(state)),
        )),
        when(move || landed.get(), move || texts(state)),
    ))
}

fn the_box(state: State) -> El {
    let ask = move |text: String, typed| {
        let query = state.query.get_untracked();
        state.ask(Query { text, ..query }, typed);
    };
    search_box(SearchBox {
        text: Signal::derive(move || state.query.with(|query| query.text.clone())),
        placeholder: format!("Search {}", wording::count(state.library.articles(), "article")),
        described_by: Some(HINTS),
        offers: Some(Callback::new(move |text: String| {
            if state.joined.get_untracked() { rest::call(offers, (state, text)) } else { Vec::new() }
        })),
        ready: state.joined.into(),
        typed: Callback::new(move |text| ask(text, true)),
        done: Callback::new(move |text| ask(text, false)),
        left: Callback::new(|()| address::settle()),
    })
}

/// True where nothing is found and the state that says so, which comes with the rest of the code, is there.
fn found_nothing(state: State) -> bool {
    state.joined.get() && state.selection().articles.is_empty()
}

/// What may have been meant, with links.
pub(super) fn suggestions(state: State) -> Vec<Meant> {
    let selection = state.selection();
    let query = state.query.get();
    let meant = selection.suggestions.iter().map(|suggestion| {
        let query = Query { text: suggestion.text.clone(), typing: false, ..query.clone() };
        let href = state.seen(query).href();
        Meant { text: suggestion.text.clone(), href, articles: suggestion.articles }
    });
    meant.collect()
}

/// The note that says of the whole text what the heading says.
pub(super) fn noted(state: State) -> Option<String> {
    // A word still being typed is noted as the prefix that it stands for.
    let query = state.query.with(|_| state.present());
    let asked = quotation(query.text.trim());
    let selection = state.selection();
    let noted = selection.notes.iter().find(|note| note.lacking.as_deref().map(quotation).as_ref() == Some(&asked));
    noted.map(|note| note.text.clone())
}

/// What is remarked on the query, but for what the state in which nothing is found says itself.
fn remarks_beside(state: State) -> Vec<String> {
    let mut remarks = remarks(state);
    if found_nothing(state) {
        let said = noted(state);
        remarks.retain(|remark| Some(remark) != said.as_ref());
    }
    remarks
}
