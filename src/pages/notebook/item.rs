//! One note of the notebook.

use crate::signals::*;
use wasm_bindgen::JsCast;

use super::keep::{ask, open};
use crate::dom;
use crate::notes::shelf::By;
use crate::notes::{About, Note};
use crate::pages::read::notes::{Stands, Texts};
use crate::pages::{identity, notebook::gathered};
use crate::parts::note_item::{NoteItem, Source, note_item};
use crate::parts::result::Put;
use crate::route::Route;
use crate::state::State;
use crate::tray::side_of;
use crate::view::El;
use crate::view::html::div;
use crate::wording;

/// The note of an id.
pub(super) fn item(state: State, id: &str, picked: RwSignal<Vec<String>>, texts: &Texts) -> El {
    let Some(held) = state.notebook.get(id) else { return div() };
    let note = held.note.clone();
    let [edited, removed, ticked, told, kept] = std::array::from_fn(|_| note.id.clone());
    note_item(NoteItem {
        id: note.id.clone(),
        source: source(state, &note, texts),
        put: put(state, &note),
        remark: note.remark.clone(),
        made: wording::moment(&note.made),
        tags: note.tags.iter().map(|tag| (tag.clone(), gathered(By::Tag, tag))).collect(),
        saved: Signal::derive(move || {
            // Followed: it is saved some time after it is shown.
            let _ = state.notebook.count();
            state.notebook.get(&kept).is_none_or(|held| held.saved)
        }),
        picked: Signal::derive(move || picked.with(|picked| picked.contains(&told))),
        pick: Callback::new(move |pick: bool| {
            picked.update(|picked| {
                picked.retain(|id| *id != ticked);
                if pick {
                    picked.push(ticked.clone());
                }
            });
        }),
        edit: Callback::new(move |()| open(state, &edited)),
        remove: Callback::new(move |()| {
            let removed = removed.clone();
            let remove = Callback::new(move |()| {
                let place =
                    dom::all(ROW).iter().position(|row| row.get_attribute("data-id").as_ref() == Some(&removed));
                state.notebook.remove(vec![removed.clone()], "The note is deleted.".to_owned());
                // Who works by keys goes on with the note that comes next.
                dom::drawn(move || go_on(place.unwrap_or(0)));
            });
            ask(state, "Delete this note?".to_owned(), remove);
        }),
    })
}

/// The way into the tray of a saved place that can be a Side.
fn put(state: State, note: &Note) -> Option<(Put, String)> {
    let About::Place { href, title } = &note.about else { return None };
    let spec = side_of(&Route::parse(href.strip_prefix('#')?).route)?;
    let own = spec.clone();
    let put = Put {
        slug: note.id.clone(),
        inside: Signal::derive(move || state.in_tray(&own)),
        toggle: Callback::new(move |()| state.toggle_side(spec.clone())),
    };
    Some((put, title.clone()))
}

/// The row of a note.
const ROW: &str = ".nbi";

/// Gives the focus to the row at a place, or the last, or the page's heading where there is none.
fn go_on(place: usize) {
    let rows = dom::all(".nbi__c input");
    match rows.get(place).or(rows.last()) {
        Some(tick) => dom::focus(tick),
        None => dom::find("[data-heading]").iter().for_each(dom::focus),
    }
}

/// Gives the focus back to a note's row, which was drawn anew when the note changed.
pub(super) fn return_to(id: &str) {
    let row = dom::all(ROW).into_iter().find(|row| row.get_attribute("data-id").as_deref() == Some(id));
    let edit = row.and_then(|row| row.query_selector(".nbi__m button").ok().flatten());
    if let Some(edit) = edit.and_then(|edit| edit.dyn_into().ok()) {
        dom::focus(&edit);
    }
}

/// What a note is about, and where that stands now.
fn source(state: State, note: &Note, texts: &Texts) -> Source {
    match &note.about {
        About::Nothing => Source::None,
        About::Place { href, title } => Source::Place { title: title.clone(), href: href.clone() },
        About::Elsewhere(address) => Source::Elsewhere(address.clone()),
        About::Words { slug, quote, .. } => {
            let words = quote.exact.clone();
            let (passage, fate) = match texts.stands(state, slug, quote) {
                Stands::Here(passage, true) => (passage, None),
                Stands::Here(passage, false) => (passage, Some("The text has changed since.")),
                Stands::Gone => (None, Some("These words are no longer in the article.")),
                Stands::Nowhere => {
                    return Source::Words { words, article: None, fate: Some("The article is no longer here.") };
                }
            };
            let volume = state.library.volume();
            let article = volume.find(slug.as_str()).map(|article| {
                let front = volume.front(article);
                let query = crossread_engine::Query::default();
                let href = Route::Read { slug: slug.clone(), passage, query }.href();
                let place = passage.and_then(|id| id.number()).map(|number| format!("¶{number}")).unwrap_or_default();
                (identity(article, &front), href, place, named(&front))
            });
            Source::Words { words, article, fate }
        }
    }
}

/// Who wrote an article, where and when: `Ezra Klein with Jane McAlevey, Vox, 2020`.
pub(super) fn named(front: &crossread_model::FrontMatter) -> String {
    let mut named = wording::authors(front);
    let rest = front.outlet.iter().cloned().chain(front.date.map(|date| wording::date(Some(date))));
    for part in rest {
        named.push_str(", ");
        named.push_str(&part);
    }
    named
}
