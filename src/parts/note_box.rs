//! The dialog in which a note is written. Closing it keeps what was written, if anything was; only *Discard* and
//! *Delete* do not.

use crate::signals::*;
use leptos::ev;

use crate::dom;
use crate::parts::dialog::dialog;
use crate::parts::note_item::shortened;
use crate::view::html::{blockquote, button, div, input, label, p, span, textarea};
use crate::view::{El, when};

/// The id by which the dialog is opened.
pub const NOTE: &str = "note";

/// The longest remark, in UTF-16 units: with it a note stays shorter than what an import takes in.
const LONGEST: u32 = 300_000;

/// How many characters of the words are shown above the form.
const SHOWN: usize = 300;

/// What a reader writes of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The remark.
    pub remark: String,
    /// The heading.
    pub heading: String,
    /// The tags, parted by commas.
    pub tags: String,
}

/// How the writing ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// By no button of the form: what was written is kept.
    Closed,
    /// By *Keep*.
    Kept,
    /// By *Discard* or *Delete*.
    Dropped,
}

/// What the dialog shows and calls.
#[derive(Clone, Copy)]
pub struct NoteBox {
    /// The words that the note is about; empty where there are none.
    pub words: Signal<String>,
    /// What is written, when the dialog opens: asked anew for each note, also for one that says the same.
    pub written: Callback<(), Written>,
    /// Whether the note is new.
    pub new: Signal<bool>,
    /// Keep what is written now, or leave it, where the reader has neither written anything nor asked for it.
    pub keep: Callback<(Written, bool)>,
    /// Discard a new note, or delete one that was kept.
    pub drop: Callback<()>,
}

/// The dialog.
pub fn note_box(of: NoteBox) -> El {
    let NoteBox { words, written, new, keep, drop } = of;
    let remark = textarea()
        .attr("id", "note-remark")
        .attr("rows", "5")
        .attr("maxlength", LONGEST.to_string())
        .prop("value", move || written.run(()).remark);
    let heading = input().attr("id", "note-under").prop("value", move || written.run(()).heading);
    let tags = input().attr("id", "note-tags").prop("value", move || written.run(()).tags);
    let nodes = [remark.node().clone(), heading.node().clone(), tags.node().clone()];
    // What ends the writing: a button, or none of them.
    let ended = StoredValue::new(End::Closed);
    let closed = move |_| {
        let end = ended.get_value();
        ended.set_value(End::Closed);
        if end != End::Dropped {
            let [remark, heading, tags] = nodes.each_ref().map(dom::held);
            keep.run((Written { remark, heading, tags }, end == End::Kept));
        }
    };
    let keeping = move |_| {
        ended.set_value(End::Kept);
        dom::close_dialog(NOTE);
    };
    let discard = move |_| {
        ended.set_value(End::Dropped);
        dom::close_dialog(NOTE);
        drop.run(());
    };
    let row = |name: &'static str, id: &'static str, field: El| {
        div().class("notebox__row").child((label().attr("for", id).child(name), field))
    };
    let quoted = when(
        move || !words.get().is_empty(),
        move || blockquote().class("ps").child(p().class("serif").child(shortened(&words.get(), SHOWN))),
    );
    let form = div().class("notebox").child((
        quoted,
        row("Note", "note-remark", remark),
        row("Heading in the notebook", "note-under", heading),
        row("Tags, parted by commas", "note-tags", tags),
        div().class("row").child((
            button().class("btn btn--primary").on(ev::click, keeping).child("Keep"),
            button().class("btn").on(ev::click, discard).child(move || if new.get() { "Discard" } else { "Delete" }),
            span().class("muted").child("Closing keeps what is written."),
        )),
    ));
    dialog(NOTE, "Note", form).on(ev::close, closed)
}
