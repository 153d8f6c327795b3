//! Notes as annotations of the Web Annotation model, in the browser's own objects: what is stored, exported and
//! imported. Every object is untrusted: one from the storage may be damaged, one from a file may be anything.

use crossread_anchor::Quote;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{About, Note};
use crate::dom::property;
use crate::route::Route;

/// The context that every annotation names.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// The most tags that a note has: more are not a reader's.
const TAGS: usize = 1_000;

/// Reads an annotation; a refusal says in a few words what is wrong with it. `page` is the address of the page, as
/// [`write`] was given it.
pub fn read(record: &JsValue, page: &str) -> Result<Note, &'static str> {
    if !record.is_object() || Array::is_array(record) {
        return Err("it is no object");
    }
    // What holds itself, or a number without end, would later spoil the export of all.
    JSON::stringify(record).map_err(|_| "it cannot be written as JSON")?;
    if !any(&property(record, "type"), |kind| kind.as_string().as_deref() == Some("Annotation")) {
        return Err("its type is not Annotation");
    }
    let contexts = property(record, "@context");
    if !any(&contexts, |context| context.as_string().as_deref() == Some(CONTEXT)) {
        return Err("it does not name the context of annotations");
    }
    let id = property(record, "id").as_string().filter(|id| is_iri(id)).ok_or("its id is no address")?;
    let target = property(record, "target");
    if nothing(&target) {
        return Err("it has no target");
    }
    if !property(record, "bodyValue").is_undefined() && !property(record, "body").is_undefined() {
        return Err("it has both body and bodyValue");
    }
    for key in ["created", "modified"] {
        let time = property(record, key);
        if !time.is_undefined() && !time.as_string().is_some_and(|time| is_time(&time)) {
            return Err("its times are not times");
        }
    }
    let made = text(record, "created");
    let changed = Some(text(record, "modified")).filter(|time| !time.is_empty()).unwrap_or_else(|| made.clone());
    let mut note = Note { id, made, changed, ..Note::default() };
    note.remark = text(record, "bodyValue");
    let mut title = String::new();
    each(&property(record, "body"), &mut |body| read_body(body, &mut note, &mut title));
    if note.tags.len() >= TAGS {
        return Err("it has more than a thousand tags");
    }
    note.about = about(&target, title, page)?;
    Ok(note)
}

/// Whether a body is text, which is all that the page reads.
fn is_text(body: &JsValue) -> bool {
    !text(body, "value").is_empty() && property(body, "type").as_string().is_none_or(|kind| kind == "TextualBody")
}

/// Reads one body: a remark, a tag, the heading, or what a place was called. Others are left where they are.
fn read_body(body: &JsValue, note: &mut Note, title: &mut String) {
    if !is_text(body) {
        return;
    }
    let value = text(body, "value");
    let purpose = property(body, "purpose").as_string().unwrap_or_default();
    match purpose.as_str() {
        "tagging" => {
            if note.tags.len() < TAGS && !note.tags.contains(&value) {
                note.tags.push(value);
            }
        }
        "classifying" if note.heading.is_empty() => note.heading = value,
        "describing" if title.is_empty() => *title = value,
        _ if note.remark.is_empty() => note.remark = value,
        _ => {
            note.remark.push_str("\n\n");
            note.remark.push_str(&value);
        }
    }
}

/// What the first target names.
fn about(target: &JsValue, title: String, page: &str) -> Result<About, &'static str> {
    let mut first = JsValue::UNDEFINED;
    each(target, &mut |target| {
        if first.is_undefined() {
            first = target.clone();
        }
    });
    let address = first
        .as_string()
        .or_else(|| property(&first, "source").as_string())
        .or_else(|| property(&property(&first, "source"), "id").as_string())
        .or_else(|| property(&first, "id").as_string())
        .unwrap_or_default();
    if !first.is_object() && !is_iri(&address) {
        return Err("its target is no address");
    }
    let mut quote = Quote::default();
    each(&property(&first, "selector"), &mut |selector| match text(selector, "type").as_str() {
        "TextQuoteSelector" => {
            quote.exact = text(selector, "exact");
            quote.prefix = text(selector, "prefix");
            quote.suffix = text(selector, "suffix");
        }
        "TextPositionSelector" => {
            let start = property(selector, "start").as_f64().filter(|start| *start >= 0.0 && *start < 1e9);
            quote.start = start.map(|start| start as usize);
        }
        _ => {}
    });
    Ok(About::of(&address, quote, title, page))
}

/// The annotation of a note. What `before` has and the page does not read is kept.
pub fn write(note: &Note, before: Option<&JsValue>, page: &str) -> JsValue {
    let record = Object::new();
    if let Some(before) = before.and_then(|before| before.dyn_ref::<Object>()) {
        let _ = Object::assign(&record, before);
    }
    set(&record, "@context", CONTEXT);
    set(&record, "id", note.id.as_str());
    set(&record, "type", "Annotation");
    let motivation = match &note.about {
        _ if !note.remark.is_empty() => "commenting",
        About::Place { .. } => "bookmarking",
        _ => "highlighting",
    };
    set(&record, "motivation", motivation);
    set(&record, "created", note.made.as_str());
    set(&record, "modified", note.changed.as_str());
    let bodies = Array::new();
    if !note.remark.is_empty() {
        bodies.push(&body("commenting", &note.remark));
    }
    if let About::Place { title, .. } = &note.about {
        bodies.push(&body("describing", title));
    }
    if !note.heading.is_empty() {
        bodies.push(&body("classifying", &note.heading));
    }
    for tag in &note.tags {
        bodies.push(&body("tagging", tag));
    }
    if let Some(before) = before {
        each(&property(before, "body"), &mut |body| {
            if !is_text(body) {
                bodies.push(body);
            }
        });
    }
    let _ = Reflect::delete_property(&record, &"bodyValue".into());
    let _ = Reflect::delete_property(&record, &"body".into());
    if bodies.length() > 0 {
        set(&record, "body", bodies);
    }
    // The target of a note does not change once it is made.
    if before.is_none() {
        set(&record, "target", target(&note.about, page));
    }
    record.into()
}

fn body(purpose: &str, value: &str) -> Object {
    let body = Object::new();
    set(&body, "type", "TextualBody");
    set(&body, "format", "text/plain");
    set(&body, "purpose", purpose);
    set(&body, "value", value);
    body
}

fn target(about: &About, page: &str) -> JsValue {
    let address = match about {
        About::Nothing => return page.into(),
        About::Elsewhere(address) => return address.as_str().into(),
        About::Place { href, .. } => return format!("{page}{href}").into(),
        About::Words { .. } => format!("{page}{}", about.href().unwrap_or_default()),
    };
    let target = Object::new();
    set(&target, "source", address.as_str());
    if let About::Words { quote, .. } = about {
        let words = Object::new();
        set(&words, "type", "TextQuoteSelector");
        set(&words, "exact", quote.exact.as_str());
        set(&words, "prefix", quote.prefix.as_str());
        set(&words, "suffix", quote.suffix.as_str());
        let selectors = Array::of1(&words);
        if let Some(start) = quote.start {
            let position = Object::new();
            set(&position, "type", "TextPositionSelector");
            set(&position, "start", start as f64);
            set(&position, "end", (start + quote.exact.chars().count()) as f64);
            selectors.push(&position);
        }
        set(&target, "selector", selectors);
    }
    target.into()
}

/// The place of the page that a route is, as a note is about it.
pub fn place(route: &Route, title: String) -> About {
    About::Place { href: route.href(), title }
}

fn text(object: &JsValue, key: &str) -> String {
    property(object, key).as_string().unwrap_or_default()
}

fn set(object: &Object, key: &str, value: impl Into<JsValue>) {
    // The object was made here and is not sealed.
    let _ = Reflect::set(object, &key.into(), &value.into());
}

/// Calls `run` with a value, or with each of an array or of what an object lists as its items.
fn each(value: &JsValue, run: &mut dyn FnMut(&JsValue)) {
    let items = property(value, "items");
    let listed = if Array::is_array(value) { value } else { &items };
    match listed.dyn_ref::<Array>() {
        Some(array) => array.iter().for_each(|value| run(&value)),
        None if !value.is_undefined() && !value.is_null() => run(value),
        None => {}
    }
}

fn any(value: &JsValue, is: fn(&JsValue) -> bool) -> bool {
    let mut found = false;
    each(value, &mut |value| found = found || is(value));
    found
}

/// Whether a value says nothing.
fn nothing(value: &JsValue) -> bool {
    !any(value, |value| value.is_object() || value.as_string().is_some_and(|text| !text.is_empty()))
}

/// Whether a text looks like an absolute address: a scheme, a colon and something without blanks after it.
pub(super) fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let letters = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    letters
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && !rest.is_empty()
        && !text.contains(char::is_whitespace)
}

/// Whether a text is a day and a time as ISO 8601 writes them, in any zone: `2015-01-28T12:00:00Z`.
pub(super) fn is_time(text: &str) -> bool {
    let shape: String = text.chars().take(16).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00T00:00" && text.len() <= 40
}
