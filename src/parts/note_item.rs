//! A note as it stands in the notebook: what it is about, the remark, when it was made, its tags.

use crate::signals::*;
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::parts::result::{Put, put_box};
use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{a, article, blockquote, button, div, footer, input, label, p, span, time};
use crate::view::{Draw, View, when};

/// How many characters of words and remark the notebook shows; the note itself, opened, has them all.
const SHOWN: usize = 4_000;

/// How many tags it shows.
const TAGS: usize = 40;

/// What a note is about, as shown.
pub enum Source {
    /// Nothing but itself.
    None,
    /// Words of an article.
    Words {
        /// The words.
        words: String,
        /// The article, the link, the paragraph and who wrote it where, if the corpus has it.
        article: Option<(Identity, String, String, String)>,
        /// What has become of the words, if they do not stand as they stood.
        fate: Option<&'static str>,
    },
    /// A place of the page.
    Place {
        /// What it is called.
        title: String,
        /// The link to it.
        href: String,
    },
    /// An address that is not this page's.
    Elsewhere(String),
}

/// What the note shows and calls.
pub struct NoteItem {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub source: Source,
    /// The way into the tray of a place that can be compared, and what it is called.
    pub put: Option<(Put, String)>,
    /// What the reader wrote.
    pub remark: String,
    /// When it was made, in words, and as the document's `datetime`.
    pub made: String,
    /// Its tags, with the link to all that have them.
    pub tags: Vec<(String, String)>,
    /// Whether the device has it.
    pub saved: Signal<bool>,
    /// Whether it is ticked.
    pub picked: Signal<bool>,
    /// Tick it or not.
    pub pick: Callback<bool>,
    /// Open it to be written on.
    pub edit: Callback<()>,
    /// Delete it.
    pub remove: Callback<()>,
}

/// The note.
pub fn note_item(of: NoteItem) -> El {
    let NoteItem { id, source, put, remark, made, tags, saved, picked, pick, edit, remove } = of;
    let ticked = move |event: web_sys::Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        pick.run(field.is_some_and(|field| field.checked()));
    };
    let body = div().class("nbi__b");
    let node: HtmlElement = body.node_as();
    // A step to a note leads to its tick, where a key of its own opens what the note is about, or else the note.
    let opened = move |event: web_sys::KeyboardEvent| {
        let way = node.query_selector("a, button").ok().flatten();
        if let Some(way) = way.filter(|_| event.key() == "Enter").and_then(|way| way.dyn_into::<HtmlElement>().ok()) {
            event.prevent_default();
            way.click();
        }
    };
    let written = !remark.is_empty();
    let tags = tags.into_iter().take(TAGS).map(|(tag, href)| a().href(href).child(tag));
    let edit_name = if written { "Edit" } else { "Add a note" };
    article().class("nbi").attr("data-id", id).child((
        label().class("nbi__c").child(
            input()
                .attr("type", "checkbox")
                .attr("aria-label", "Select")
                .prop("checked", move || picked.get())
                .on(ev::change, ticked)
                .on(ev::keydown, opened),
        ),
        body.child((
            about(source),
            written.then(|| p().class("note").child(shortened(&remark, SHOWN))),
            div().class("nbi__m").child((
                button().class("link").on(ev::click, move |_| edit.run(())).child(edit_name),
                put.map(|(put, title)| put_box(&put, &title)),
                time().child(made),
                when(move || !saved.get(), || span().child("Not saved yet")),
                tags.collect::<Vec<El>>(),
                button().class("link nbi__x").on(ev::click, move |_| remove.run(())).child("Delete"),
            )),
        )),
    ))
}

/// The beginning of a text, with a sign that there is more.
pub fn shortened(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn about(source: Source) -> View {
    match source {
        Source::None => "".view(),
        Source::Place { title, href } => {
            p().class("serif").child(a().class("link").href(href).child(shortened(&title, SHOWN))).view()
        }
        Source::Elsewhere(address) => p()
            .child(
                a().class("link")
                    .href(address.clone())
                    .attr("rel", "noreferrer")
                    .attr("target", "_blank")
                    .child(shortened(&address, SHOWN)),
            )
            .view(),
        Source::Words { words, article, fate } => {
            let words = p().class("serif").child(shortened(&words, SHOWN));
            let mark = article.as_ref().and_then(|(identity, ..)| identity.mark);
            let origin = article.map(|(identity, href, place, named)| {
                let link = siglum(&identity, href.clone()).child((" ", span().class("loc").child(place)));
                (link, span().class("muted").child(named))
            });
            let fate = fate.map(|fate| span().class("nbi__fate").child(fate));
            blockquote().class("ps").attr("data-mark", mark).child((words, footer().child((origin, fate)))).view()
        }
    }
}
