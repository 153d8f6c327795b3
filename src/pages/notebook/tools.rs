//! New note, import and export.

use crate::signals::*;
use gloo::events::EventListener;
use leptos::ev;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::export::{self, Form};
use super::keep::ask;
use crate::dom;
use crate::parts::icons::icon;
use crate::state::State;
use crate::state::notebook::Progress;
use crate::view::html::{button, details, div, input, label, li, p, span, summary, ul};
use crate::view::{Draw, El, keep, when};
use crate::wording;

/// The tools.
pub(super) fn tools(
    state: State,
    shown: Memo<Vec<String>>,
    picked: RwSignal<Vec<String>>,
    window: RwSignal<usize>,
) -> impl Draw {
    let notebook = state.notebook;
    let taken = move |event: web_sys::Event| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
        // The same file can be chosen again.
        field.set_value("");
        let file = StoredValue::new(file);
        ask(
            state,
            "Take the notes of this file in?".to_owned(),
            Callback::new(move |()| notebook.import(file.get_value())),
        );
    };
    let import = label().class("btn nbimport").child((
        "Import",
        input()
            .class("vh")
            .attr("type", "file")
            .attr("accept", ".json,.jsonld,.md,.markdown,.csv,application/ld+json,text/markdown,text/csv")
            .prop("disabled", move || notebook.progress.with(Option::is_some))
            .on(ev::change, taken),
    ));
    div().class("nbtools").child((
        button().class("btn").on(ev::click, move |_| super::note_here(state)).child((icon("plus"), "New note")),
        import,
        when(move || notebook.count() > 0, move || exports(state, shown, picked, window)),
    ))
}

/// How far an import has come, and what it did.
pub(super) fn said(state: State) -> El {
    let notebook = state.notebook;
    let done = move || {
        let Progress { hundredths, read } = notebook.progress.get().unwrap_or_default();
        format!("Importing: {hundredths} %, {} read.", wording::number(read))
    };
    let progress = when(
        move || notebook.progress.with(Option::is_some),
        move || {
            p().class("row nbsaid").child((
                span().child(done),
                button().class("btn").on(ev::click, move |_| notebook.stop_import()).child("Stop"),
            ))
        },
    );
    let can_undo = move || notebook.can_undo() && !notebook.outcome.with(String::is_empty);
    let undo = when(can_undo, move || button().class("btn").on(ev::click, move |_| notebook.undo()).child("Undo"));
    let outcome =
        p().class("row nbsaid").attr("role", "status").child((span().child(move || notebook.outcome.get()), undo));
    div().child((progress, outcome))
}

/// The ticked notes that are still there.
fn still(state: State, picked: RwSignal<Vec<String>>) -> Vec<String> {
    let notebook = state.notebook;
    // Followed, since notes come and go.
    let _ = notebook.count();
    picked.get().into_iter().filter(|id| notebook.get(id).is_some()).collect()
}

/// Closes a menu by `Esc`, which gives the focus back to its button, and by a press beside it.
fn closing_menu(menu: &El) {
    let (own, node) = (menu.node().clone(), menu.node().clone());
    let pressed = EventListener::new(&document(), "pointerdown", move |event| {
        let on = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if !own.contains(on.as_ref()) {
            let _ = own.remove_attribute("open");
        }
    });
    let keyed = EventListener::new(menu.node(), "keydown", move |event| {
        let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        if escape && node.remove_attribute("open").is_ok() {
            // The key has done its work: it does not also leave what has the focus.
            event.stop_propagation();
            if let Some(button) = node.query_selector("summary").ok().flatten() {
                dom::focus(button.unchecked_ref());
            }
        }
    });
    keep((pressed, keyed));
}

fn exports(state: State, shown: Memo<Vec<String>>, picked: RwSignal<Vec<String>>, window: RwSignal<usize>) -> El {
    let what = move || match still(state, picked).len() {
        0 => "Export".to_owned(),
        count => format!("Export {count} selected"),
    };
    let menu = details().class("menuwrap");
    let node = menu.node().clone();
    let rows = Form::ALL.into_iter().map(move |form| {
        let node = node.clone();
        let go = move |_| {
            let ids = still(state, picked);
            let ids = if ids.is_empty() { shown.get_untracked() } else { ids };
            if form == Form::Paper {
                window.set(shown.with_untracked(Vec::len));
            }
            export::save(state, form, &ids);
            let _ = node.remove_attribute("open");
        };
        let (name, about) = form.named();
        li().child(button().on(ev::click, go).child((span().child(name), span().class("muted").child(about))))
    });
    closing_menu(&menu);
    menu.child((
        summary().class("btn btn--primary").child((icon("down"), what, icon("caret"))),
        ul().class("menu pop").attr("aria-label", "Export").children(rows),
    ))
}
