//! Keeping something from wherever the reader is, and the dialogs for it.

use crate::signals::*;

use crate::dom;
use crate::notes::About;
use crate::notice::Notice;
use crate::pages::{place, read};
use crate::parts::confirm::confirm;
use crate::parts::note_box::{NOTE, NoteBox, Written, note_box};
use crate::route::Route;
use crate::state::State;
use crate::view::Draw;

/// Opens a note that was kept.
pub fn open(state: State, id: &str) {
    state.notebook.take_up(id);
    write();
}

/// Opens the dialog, ready to be written in.
fn write() {
    dom::open_dialog(NOTE);
    if let Some(field) = dom::find(&format!("#{NOTE} textarea")) {
        dom::focus(&field);
    }
}

/// Keeps what is given; else the words selected or the passage that is read, and elsewhere the place itself.
pub fn save_here((state, about): (State, Option<About>)) {
    if let Some(about) = about.or_else(|| here(state)) {
        save(state, about);
    }
}

/// Keeps something, once.
pub(crate) fn save(state: State, about: About) {
    let told = match about {
        _ if state.notebook.on(&about).is_some() => {
            return state.notebook.told.set(Some(Notice::passing("It is in the notebook already.")));
        }
        About::Words { .. } => "Passage saved to the notebook.",
        _ => "Saved to the notebook.",
    };
    state.notebook.save(about, told);
}

/// Begins a note on the words selected, the passage that is read, or the place. What was saved without a remark gets
/// this one.
pub fn note_here(state: State) {
    let about = here(state).unwrap_or_default();
    match state.notebook.on(&about).filter(|held| held.note.remark.is_empty()) {
        Some(held) => state.notebook.take_up(&held.note.id),
        None => state.notebook.begin(about),
    }
    write();
}

fn here(state: State) -> Option<About> {
    match state.located.with_untracked(|located| located.route.clone()) {
        Route::Read { slug, .. } => read::notes::about(state, &slug),
        Route::Notes { .. } | Route::Unknown { .. } | Route::Landing => None,
        route => Some(place(state, &route)),
    }
}

/// The dialogs in which notes are written and questions asked, closed at first.
pub fn dialogs(state: State) -> impl Draw {
    let notebook = state.notebook;
    let draft = notebook.draft;
    let note = note_box(NoteBox {
        words: Signal::derive(move || draft.with(|draft| draft.note.about.quoted().unwrap_or_default().to_owned())),
        written: Callback::new(move |()| {
            draft.with(|draft| Written {
                remark: draft.note.remark.clone(),
                heading: draft.note.heading.clone(),
                tags: draft.note.tags.join(", "),
            })
        }),
        new: Signal::derive(move || draft.with(|draft| draft.new)),
        keep: Callback::new(move |(Written { remark, heading, tags }, asked)| {
            if asked
                || !draft.with_untracked(|draft| draft.new)
                || !(remark.is_empty() && heading.is_empty() && tags.is_empty())
            {
                notebook.finish(remark, &heading, &tags);
                let id = draft.with_untracked(|draft| draft.note.id.clone());
                dom::drawn(move || super::item::return_to(&id));
            }
        }),
        drop: Callback::new(move |()| {
            let name = "Delete this note?".to_owned();
            match draft.with_untracked(|draft| draft.new) {
                true => {}
                false => ask(state, name, Callback::new(move |()| notebook.drop_draft())),
            }
        }),
    });
    let question = Signal::derive(move || notebook.question.with(|(question, _)| question.clone()));
    let yes = Callback::new(move |()| {
        notebook.question.with_untracked(|(_, yes)| *yes).into_iter().for_each(|yes| yes.run(()))
    });
    (note, confirm(question, yes))
}

/// Does something; inside another site's page, which might have led the reader's click here, only after a question.
pub(super) fn ask(state: State, question: String, then: Callback<()>) {
    if dom::framed() {
        state.notebook.question.set((question, Some(then)));
        dom::open_dialog(crate::parts::confirm::CONFIRM);
    } else {
        then.run(());
    }
}
