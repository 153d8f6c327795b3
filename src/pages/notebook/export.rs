//! Notes taken elsewhere, as files.

use crossread_cite::Style;
use crossread_volume::ArticleIx;
use js_sys::{Array, JSON, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

use super::item::named;
use crate::dom;
use crate::notes::{About, Note, csv, markdown};
use crate::pages::cite::Citing;
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
    /// The records of the articles that are quoted, each once.
    Records(Style),
    /// What the notebook shows, on paper.
    Paper,
}

impl Form {
    /// All of them, as they are offered.
    pub(super) const ALL: [Form; 7] = [
        Form::Markdown,
        Form::Csv,
        Form::Records(Style::BibTex),
        Form::Records(Style::Ris),
        Form::Records(Style::CslJson),
        Form::Annotations,
        Form::Paper,
    ];

    /// What it is called, and what is in it.
    pub(super) fn named(self) -> (&'static str, &'static str) {
        match self {
            Form::Markdown => ("Markdown", ".md, notes and links"),
            Form::Csv => ("Spreadsheet", ".csv, one row each"),
            Form::Records(Style::Ris) => ("RIS", ".ris, the articles quoted"),
            Form::Records(Style::CslJson) => ("CSL-JSON", ".json, the articles quoted"),
            Form::Records(_) => ("BibTeX", ".bib, the articles quoted"),
            Form::Annotations => ("To import elsewhere", ".jsonld, annotations"),
            Form::Paper => ("Print", "those ticked, or all shown"),
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
        Form::Records(style) => {
            let name = format!("notebook.{}", style.extension());
            dom::save(&name, style.mime(), &records(state, style, &notes));
        }
        // Once all are drawn, which the caller sees to.
        Form::Paper => dom::drawn(|| drop(window().print())),
    }
}

/// Hands the reader all annotations.
pub(super) fn all(state: State) {
    let ids: Vec<String> = state.notebook.all().iter().map(|held| held.note.id.clone()).collect();
    save(state, Form::Annotations, &ids);
}

/// The records of the articles that notes quote, each once, in the order in which they are quoted.
fn records(state: State, style: Style, notes: &[&Note]) -> String {
    let volume = state.library.volume();
    let mut articles: Vec<ArticleIx> = Vec::new();
    for note in notes {
        let About::Words { slug, .. } = &note.about else { continue };
        if let Some(article) = volume.find(slug.as_str()).filter(|article| !articles.contains(article)) {
            articles.push(article);
        }
    }
    let each = articles.into_iter().map(|article| Citing::new(state, volume.front(article)).record(style));
    together(style, &each.collect::<Vec<_>>())
}

/// Records as one file: those of CSL-JSON as one array, the others one after another.
fn together(style: Style, records: &[String]) -> String {
    if style != Style::CslJson {
        return records.join("\n");
    }
    let items = records.iter().map(|record| record.trim().trim_start_matches('[').trim_end_matches(']').trim());
    format!("[\n  {}\n]\n", items.collect::<Vec<_>>().join(",\n  "))
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
