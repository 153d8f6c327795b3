//! Notebook: all that a reader keeps, found again, put in order, and taken elsewhere.

mod export;
mod item;
mod keep;
mod side;
mod tools;

use std::rc::Rc;

use crate::signals::*;

pub(crate) use self::keep::save;
pub use self::keep::{dialogs, note_here, open, save_here};

use crate::notes::shelf::{By, Order, Shelf};
use crate::notes::{About, Note};
use crate::pages::read::notes::Texts;
use crate::parts::list::{grown, sentinel};
use crate::route::Route;
use crate::state::State;
use crate::state::notebook::{Failure, Place};
use crate::view::html::{a, b, button, div, h1, h2, header, kbd, main, p, span};
use crate::view::{Draw, El, keyed, when};
use crate::{dom, wording};

/// How many notes are drawn at first, and how many more each time the end comes near.
const WINDOW: usize = 40;

/// A row of the notebook.
enum Row {
    /// A heading and how many notes stand under it here.
    Heading(String, usize),
    /// A note, by its id, and what tells that it must be drawn anew.
    Note(String, String),
}

/// The page.
pub fn notebook(state: State) -> El {
    let shelf = Memo::new(move |_| state.located.with(|located| located.route.shelf().cloned().unwrap_or_default()));
    let picked = RwSignal::new(Vec::<String>::new());
    let window = RwSignal::new(WINDOW);
    let shown = Memo::new(move |_| {
        let held = state.notebook.all();
        let notes: Vec<&Note> = held.iter().map(|held| &held.note).collect();
        let ids = shelf.with(|shelf| shelf.shown(&notes)).into_iter().map(|index| notes[index].id.clone());
        ids.collect::<Vec<String>>()
    });
    let more = Callback::new(move |()| window.update(|n| *n = grown(*n, WINDOW, shown.with_untracked(Vec::len))));
    let texts = Rc::new(Texts::default());
    let rows = move || rows(state, &shelf.get(), &shown.get(), window.get());
    let list = keyed(rows, key, move |row| match row {
        Row::Heading(name, count) => h2().class("serif").child((name, " ", span().class("muted").child(count))),
        Row::Note(id, _) => item::item(state, &id, picked, &texts),
    });
    main().class("page nbpage").attr("id", "main").attr("tabindex", "-1").child((
        header().class("nbhead").child((
            div().class("pagehead").child((
                h1().attr("tabindex", "-1").attr("data-heading", "").child("Notebook"),
                p().child((move || summary(state), " ", move || whereabouts(state))),
            )),
            tools::tools(state, shown, picked, window),
        )),
        tools::said(state),
        troubles(state),
        div().class("nb").class_if("nb--empty", move || state.notebook.count() == 0).child((
            when(move || state.notebook.count() > 0, move || side::side(state, shelf)),
            div().class("nbmain").child((
                when(move || state.notebook.count() > 0, move || side::finder(state, shelf)),
                when(move || state.notebook.count() == 0, blank),
                when(
                    move || state.notebook.count() > 0 && shown.with(Vec::is_empty),
                    || p().class("muted").child("No note is like that."),
                ),
                div().class("nblist").child(list),
                sentinel(move || window.get() < shown.with(Vec::len), more),
            )),
        )),
    ))
}

/// The rows that are drawn: notes, and in the order by headings these too.
fn rows(state: State, shelf: &Shelf, shown: &[String], window: usize) -> Vec<Row> {
    let notebook = state.notebook;
    // A note may change where the list of them does not.
    let _ = notebook.count();
    let heading = |id: &String| notebook.get(id).map(|held| held.note.heading.clone()).unwrap_or_default();
    let headings: Vec<String> =
        if shelf.order == Order::Headings { shown.iter().map(heading).collect() } else { Vec::new() };
    let mut rows = Vec::new();
    for (index, id) in shown.iter().take(window).enumerate() {
        let begins = headings.get(index).filter(|heading| index == 0 || headings.get(index - 1) != Some(heading));
        if let Some(heading) = begins {
            let count = headings.iter().filter(|other| *other == heading).count();
            let name = if heading.is_empty() { "Under no heading".to_owned() } else { heading.clone() };
            if !heading.is_empty() || index > 0 {
                rows.push(Row::Heading(name, count));
            }
        }
        if let Some(held) = notebook.get(id) {
            rows.push(Row::Note(id.clone(), held.note.changed.clone()));
        }
    }
    rows
}

fn key(row: &Row) -> String {
    match row {
        Row::Heading(name, count) => format!("heading {name} {count}"),
        Row::Note(id, version) => format!("note {id} {version}"),
    }
}

/// What there is: `Seven passages and one search, with four remarks of yours.`
fn summary(state: State) -> String {
    let held = state.notebook.all();
    let (mut counts, mut remarks) = ([0; KINDS.len()], 0);
    for held in &held {
        let kind = kind(&held.note);
        if let Some(count) = counts.get_mut(kind) {
            *count += 1;
        }
        // A remark by itself is counted as one already.
        remarks += u32::from(kind + 1 < KINDS.len() && !held.note.remark.is_empty());
    }
    let some = counts.iter().zip(KINDS).filter(|(count, _)| **count > 0);
    let some: Vec<String> = some.map(|(count, noun)| wording::count_in_words(*count, noun)).collect();
    if some.is_empty() {
        return "Nothing is kept yet.".to_owned();
    }
    let with = match remarks {
        0 => String::new(),
        n => format!(", with {} of yours", wording::count_in_words(n, "remark")),
    };
    format!("{}{with}.", wording::capital(&wording::list(&some)))
}

/// What notes are, each as one of it is called; the last is about nothing else.
const KINDS: [&str; 5] = ["passage", "search", "page", "link", "loose remark"];

/// The place of a note's kind among [`KINDS`].
fn kind(note: &Note) -> usize {
    match &note.about {
        About::Words { .. } => 0,
        About::Place { href, .. } => {
            let place = Route::parse(href.trim_start_matches('#')).route;
            if matches!(place, Route::Explore { .. }) { 1 } else { 2 }
        }
        About::Elsewhere(_) => 3,
        About::Nothing => 4,
    }
}

/// Where the notes are.
fn whereabouts(state: State) -> String {
    let lost = "They last until this tab is closed: export them to keep them.";
    match state.notebook.place() {
        Place::Opening => "Looking for them on this device.".to_owned(),
        Place::Device if dom::framed() => {
            "Kept in this browser for this page inside the one that frames it, and nowhere else: opened by itself, the page has other notes. Export them to move them.".to_owned()
        }
        Place::Device => "What you keep stays in this browser and nowhere else until you export it.".to_owned(),
        Place::Tab(Failure::Full) => "There is no room left on this device. What is not saved lasts until this tab is closed: export it.".to_owned(),
        Place::Tab(Failure::Newer) => format!("Another tab has brought the notebook into a newer form. Reload the page. {lost}"),
        Place::Tab(Failure::Refused(reason)) => {
            let reason = if reason.is_empty() { String::new() } else { format!(" ({reason})") };
            format!("This browser keeps no notes for this page here{reason}. {lost}")
        }
    }
}

/// What is not as it should be: notes that are not saved, and records that cannot be read.
fn troubles(state: State) -> impl Draw {
    let notebook = state.notebook;
    let unsaved = move || {
        let count = wording::count(notebook.unsaved(), "note");
        notice(
            format!("Not saved on this device: {count}."),
            vec![
                ("Try again", Callback::new(move |()| notebook.save_again())),
                ("Export all", Callback::new(move |()| export::all(state))),
            ],
        )
    };
    let damaged = move || {
        let count = wording::count(notebook.damaged(), "record");
        notice(
            format!("{count} on this device cannot be read as notes. The others are safe."),
            vec![(
                "Save them as a file",
                Callback::new(move |()| {
                    dom::save("crossread-damaged.json", "application/json", &notebook.damaged_as_text())
                }),
            )],
        )
    };
    (
        when(move || notebook.unsaved() > 0 && matches!(notebook.place(), Place::Tab(_)), unsaved),
        when(move || notebook.damaged() > 0, damaged),
    )
}

fn notice(text: String, ways: Vec<(&'static str, Callback<()>)>) -> El {
    let ways =
        ways.into_iter().map(|(name, go)| button().class("btn").on(leptos::ev::click, move |_| go.run(())).child(name));
    div().class("notice").attr("role", "alert").child((p().child(text), p().class("acts").children(ways)))
}

/// Nothing is kept yet: the way in.
fn blank() -> El {
    div().class("blank").child((
        h2().class("serif").child("Nothing saved yet"),
        p().child((
            "Open an article, and select words of it if not the whole paragraph is meant: ",
            b().child("Save"),
            " in the bar of the article keeps them, ",
            b().child("Note"),
            " writes a remark on them.",
        )),
        p().child((
            "The keys for the two are ",
            kbd().child("s"),
            " and ",
            kbd().child("n"),
            ", which keep searches and other pages too.",
        )),
        p().class("acts").child(a().class("link").href(Route::Landing.href()).child("See the articles")),
    ))
}

/// The place of the notebook that shows one heading, tag or article alone.
fn gathered(by: By, value: &str) -> String {
    Route::Notes { shelf: Shelf { by: Some((by, value.to_owned())), ..Shelf::default() } }.href()
}
