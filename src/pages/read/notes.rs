//! Notes in the reader: what is selected becomes a note, and what was kept is highlighted, with a mark in the margin
//! that opens it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossread_anchor::{Quote, Text};
use crossread_model::{PassageId, Slug};
use leptos::prelude::document;
use web_sys::Element;

use crate::dom::{self, words};
use crate::notes::About;
use crate::notes::place::Whole;
use crate::pages::notebook;
use crate::parts::note_mark::{MARK, note_mark};
use crate::signals::*;
use crate::state::State;
use crate::view::{Draw, follow};

/// The name under which notes are highlighted; style/notes.css has its colour.
const HIGHLIGHT: &str = "note";

/// The passages of an article with their texts, in order.
type Passages = Vec<(PassageId, String)>;

/// Shows the notes of an article, once it is drawn, and whenever they change.
pub(super) fn marks(state: State, slug: Slug) {
    let Some(passages) = passages(state, &slug) else { return };
    let whole = whole(&passages);
    let shown = Rc::new((whole, passages));
    let left = Arc::new(AtomicBool::new(false));
    let leave = left.clone();
    on_cleanup(move || {
        leave.store(true, Ordering::Relaxed);
        words::highlight(HIGHLIGHT, &[]);
    });
    follow(move || {
        let notes = state.notebook.all().into_iter().filter_map(|held| match &held.note.about {
            About::Words { slug: of, quote, .. } if *of == slug => Some((held.note.id.clone(), quote.clone())),
            _ => None,
        });
        let notes: Vec<_> = notes.collect();
        // The article comes into the page after this, unless the reader has left it by then.
        let (shown, left) = (shown.clone(), left.clone());
        dom::drawn(move || {
            if !left.load(Ordering::Relaxed) {
                draw(state, &shown.0, &shown.1, &notes);
            }
        });
    });
}

fn draw(state: State, whole: &Whole, passages: &Passages, notes: &[(String, Quote)]) {
    dom::all(MARK).iter().for_each(|mark| mark.remove());
    let mut ranges = Vec::new();
    if !notes.is_empty() {
        let text = whole.ready();
        for (id, quote) in notes {
            let Some(found) = text.find(quote) else { continue };
            let parts = whole.parts(&found);
            for (passage, chars) in &parts {
                let words = shown(*passage).zip(text_of(passages, *passage));
                ranges.extend(words.and_then(|(element, text)| words::Words::new(&element, text).range(chars.clone())));
            }
            if let Some((passage, _)) = parts.first() {
                mark(state, id, *passage);
            }
        }
    }
    words::highlight(HIGHLIGHT, &ranges);
}

/// Puts the mark of a note beside its passage.
fn mark(state: State, id: &str, passage: PassageId) {
    let Some(row) = dom::find(&format!("#{passage}")) else { return };
    let Some(held) = state.notebook.get(id) else { return };
    let id = id.to_owned();
    let open = Callback::new(move |()| notebook::open(state, &id));
    note_mark(&held.note.remark, passage.number(), open).draw(&row);
}

/// What a note made now is about: the words selected, or the passage that is being read.
pub(crate) fn about(state: State, slug: &Slug) -> Option<About> {
    let passages = passages(state, slug)?;
    let whole = whole(&passages);
    let (passage, quote) = match selected(&passages) {
        Some((from, to)) => (from.0, whole.quote(from, to)?),
        None => {
            let id = present(&passages)?;
            (id, whole.passage(id)?)
        }
    };
    words::deselect();
    Some(About::Words { slug: slug.clone(), passage: Some(passage), quote })
}

/// What a note on a whole passage is about.
pub(crate) fn passage_about(state: State, slug: Slug, passage: PassageId) -> Option<About> {
    let quote = whole(&passages(state, &slug)?).passage(passage)?;
    Some(About::Words { slug, passage: Some(passage), quote })
}

/// Where words stand now.
pub(crate) enum Stands {
    /// In this passage, unchanged or not.
    Here(Option<PassageId>, bool),
    /// No longer in the article.
    Gone,
    /// The corpus has no such article.
    Nowhere,
}

/// The texts of articles, each made ready when it is first asked for: many notes are on one article.
#[derive(Default)]
pub(crate) struct Texts(RefCell<BTreeMap<Slug, Ready>>);

/// The text of an article, if the corpus has it.
type Ready = Option<Rc<(Whole, Text)>>;

impl Texts {
    /// Where the words of a quotation stand now.
    pub(crate) fn stands(&self, state: State, slug: &Slug, quote: &Quote) -> Stands {
        let ready = || {
            let whole = whole(&passages(state, slug)?);
            let text = whole.ready();
            Some(Rc::new((whole, text)))
        };
        let held = self.0.borrow_mut().entry(slug.clone()).or_insert_with(ready).clone();
        let Some(held) = held else { return Stands::Nowhere };
        let (whole, text) = &*held;
        match text.find(quote) {
            Some(found) => Stands::Here(whole.parts(&found).first().map(|(id, _)| *id), found.unchanged),
            None => Stands::Gone,
        }
    }
}

/// The first and the last character selected, each in its passage; the second is where the selection ends.
fn selected(passages: &Passages) -> Option<((PassageId, usize), (PassageId, usize))> {
    let range = words::selected()?;
    let mut ends = None;
    for (id, text) in passages {
        let Some(element) = shown(*id).filter(|element| range.intersects_node(element).unwrap_or(false)) else {
            continue;
        };
        let (start, end) = words::Words::new(&element, text).covered(&range);
        if start < end {
            let first = ends.map_or((*id, start), |(first, _)| first);
            ends = Some((first, (*id, end)));
        }
    }
    ends
}

/// The passage that has the focus, that the address names, or that is first in view.
fn present(passages: &Passages) -> Option<PassageId> {
    let focused = document().active_element().and_then(|element| element.closest(".pp").ok().flatten());
    let named = || dom::find(".pp.is-target").map(Element::from);
    let seen = || {
        let rows = dom::all(".pp").into_iter();
        rows.map(Element::from).find(|row| row.get_bounding_client_rect().bottom() > 120.0)
    };
    let id: PassageId = focused.or_else(named).or_else(seen)?.id().parse().ok()?;
    passages.iter().any(|(held, _)| *held == id).then_some(id)
}

fn passages(state: State, slug: &Slug) -> Option<Passages> {
    let volume = state.library.volume();
    let article = volume.find(slug.as_str())?;
    let passages = volume.passages(article).map(|ix| volume.passage(crossread_volume::PassageIx(ix)));
    Some(passages.map(|passage| (passage.id, passage.text)).collect())
}

fn whole(passages: &Passages) -> Whole {
    Whole::new(passages.iter().map(|(id, text)| (*id, text.as_str())))
}

fn text_of(passages: &Passages, id: PassageId) -> Option<&str> {
    passages.iter().find(|(held, _)| *held == id).map(|(_, text)| text.as_str())
}

/// The element that shows the text of a passage.
fn shown(id: PassageId) -> Option<Element> {
    let selector = match id {
        PassageId::Title => ".art__head h1".to_owned(),
        PassageId::Dek => ".art__head .dek".to_owned(),
        PassageId::Heading(_) => format!("#{id}"),
        PassageId::Body(_) => format!("#{id} .pt"),
    };
    dom::find(&selector).map(Element::from)
}
