//! Notes taken elsewhere, as files.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsValue;

use super::item::named;
use crate::dom;
use crate::notes::{About, Note, csv, markdown};
use crate::state::State;

/// The forms in which notes are exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Markdown, with links.
    Markdown,
    /// A table, one row each.
    Csv,
    /// Annotations of the Web Annotation model, which can be imported again.
    Annotations,
}

impl Form {
    /// All of them, as they are offered.
    pub(super) const ALL: [Form; 3] = [Form::Markdown, Form::Csv, Form::Annotations];

    /// What it is called, and what is in it.
    pub(super) fn named(self) -> (&'static str, &'static str) {
        match self {
            Form::Markdown => ("Markdown", ".md, notes and links"),
            Form::Csv => ("Spreadsheet", ".csv, one row each"),
            Form::Annotations => ("To import elsewhere", ".jsonld, annotations"),
        }
    }
}

/// Hands the reader the notes of these ids, in their order.
pub(super) fn save(state: State, form: Form, ids: &[String]) {
    let notebook = state.notebook;
    let held: Vec<_> = ids.iter().filter_map(|id| notebook.get(id)).collect();
    let notes: Vec<&Note> = held.iter().map(|held| &held.note).collect();
    match form {
        Form::Markdown => {
            let source = |note: &Note| source(state, note);
            let text = markdown::markdown(&notes, &notebook.page(), &source);
            dom::save("notebook.md", "text/markdown", &text);
        }
        Form::Csv => dom::save("notebook.csv", "text/csv", &csv::csv(&notes)),
        Form::Annotations => {
            let records = held.iter().map(|held| held.record.clone()).collect();
            dom::save("notebook.jsonld", "application/ld+json", &page(records));
        }
    }
}

/// Hands the reader all annotations.
pub(super) fn all(state: State) {
    let ids: Vec<String> = state.notebook.all().iter().map(|held| held.note.id.clone()).collect();
    save(state, Form::Annotations, &ids);
}

/// Annotations as one page of the model (<https://www.w3.org/TR/annotation-model/#annotation-page>).
fn page(records: Array) -> String {
    let page = Object::new();
    let set = |key: &str, value: JsValue| drop(Reflect::set(&page, &key.into(), &value));
    set("@context", "http://www.w3.org/ns/anno.jsonld".into());
    set("type", "AnnotationPage".into());
    set("items", records.into());
    JSON::stringify_with_replacer_and_space(&page, &JsValue::NULL, &1.into()).map(String::from).unwrap_or_default()
}

fn source(state: State, note: &Note) -> String {
    let About::Words { slug, .. } = &note.about else { return String::new() };
    let volume = state.library.volume();
    volume.find(slug.as_str()).map_or_else(|| slug.to_string(), |article| named(&volume.front(article)))
}
