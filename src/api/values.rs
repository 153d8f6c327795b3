//! What a program is given: plain objects, arrays, strings and numbers, as `crossread.d.ts` says.

use crossread_engine::{Answer, AnswerArticle, AnswerPassage, AnswerSuggestion, AnswerValue, Completion, Offer, utf16};
use crossread_model::{Block, MarkKind, Passage};
use crossread_volume::{ArticleIx, PassageIx, Volume};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// What has a form in JavaScript.
pub(super) trait Value {
    /// That form.
    fn value(&self) -> JsValue;
}

impl Value for Answer {
    fn value(&self) -> JsValue {
        object([
            ("version", self.version.into()),
            ("sentence", self.sentence.as_str().into()),
            ("notes", self.notes.value()),
            ("count", (self.count as f64).into()),
            ("hits", self.hits.into()),
            ("articles", self.articles.value()),
            ("facets", object(self.facets.iter().map(|(name, values)| (name, values.value())))),
            ("suggestions", self.suggestions.value()),
        ])
    }
}

impl Value for AnswerArticle {
    fn value(&self) -> JsValue {
        object([
            ("slug", self.slug.as_str().into()),
            ("score", self.score.into()),
            ("hits", self.hits.into()),
            ("passages", self.passages.value()),
        ])
    }
}

impl Value for AnswerPassage {
    fn value(&self) -> JsValue {
        object([("id", self.id.as_str().into()), ("text", self.text.as_str().into()), ("spans", self.spans.value())])
    }
}

impl Value for AnswerValue {
    fn value(&self) -> JsValue {
        object([("value", self.value.as_str().into()), ("count", self.count.into())])
    }
}

impl Value for AnswerSuggestion {
    fn value(&self) -> JsValue {
        object([("query", self.query.as_str().into()), ("count", self.count.into())])
    }
}

impl Value for (u32, u32) {
    fn value(&self) -> JsValue {
        Array::of2(&self.0.into(), &self.1.into()).into()
    }
}

impl Value for String {
    fn value(&self) -> JsValue {
        self.as_str().into()
    }
}

impl<T: Value> Value for Vec<T> {
    fn value(&self) -> JsValue {
        array(self.iter().map(Value::value))
    }
}

impl<T: Value> Value for Option<T> {
    fn value(&self) -> JsValue {
        self.as_ref().map_or(JsValue::NULL, Value::value)
    }
}

/// An object with these entries.
pub(super) fn object<K: AsRef<str>>(entries: impl IntoIterator<Item = (K, JsValue)>) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of an object made here cannot fail.
        let _ = Reflect::set(&object, &key.as_ref().into(), &value);
    }
    object.into()
}

/// An array of these values.
pub(super) fn array(values: impl Iterator<Item = JsValue>) -> JsValue {
    values.collect::<Array>().into()
}

/// What a corpus says of itself.
pub(super) fn about(volume: &Volume) -> JsValue {
    let about = volume.about();
    object([
        ("title", about.title.value()),
        ("description", about.description.value()),
        ("language", about.language.value()),
        ("licence", about.licence.value()),
        ("note", about.note.value()),
        ("facets", about.facets.value()),
        ("fingerprint", volume.fingerprint().into()),
        ("articles", (volume.len() as f64).into()),
        ("words", volume.words().into()),
    ])
}

/// Something to put in the place of what is being typed.
pub(super) fn completion(text: &str, completion: &Completion) -> JsValue {
    let (kind, facet, value) = match &completion.offer {
        Offer::Prefix => ("prefix", None, None),
        Offer::Word => ("word", None, None),
        Offer::Value { facet, value } => ("value", Some(facet), Some(value)),
        Offer::Field => ("field", None, None),
    };
    let start = text.get(..completion.start).unwrap_or_default().encode_utf16().count();
    object([
        ("kind", kind.into()),
        ("start", (start as f64).into()),
        ("text", completion.text.value()),
        ("count", completion.articles.into()),
        ("facet", facet.cloned().value()),
        ("value", value.cloned().value()),
    ])
}

/// An article without its text.
pub(super) fn front(volume: &Volume, article: ArticleIx) -> JsValue {
    object(front_entries(volume, article))
}

/// An article with its text.
pub(super) fn article(volume: &Volume, article: ArticleIx) -> JsValue {
    let slug = volume.slug(article).map(|slug| slug.to_string()).unwrap_or_default();
    let passages = volume.passages(article).map(|at| passage(&slug, &volume.passage(PassageIx(at))));
    let passages = array(passages);
    object(front_entries(volume, article).into_iter().chain([("passages", passages)]))
}

fn front_entries(volume: &Volume, article: ArticleIx) -> [(&'static str, JsValue); 19] {
    let (front, measure) = (volume.front(article), volume.measure(article));
    [
        ("slug", front.slug.as_str().into()),
        ("code", front.code.as_str().into()),
        ("title", front.title.value()),
        ("dek", front.dek.value()),
        ("authors", front.authors.value()),
        ("interviewee", front.interviewee.value()),
        ("interviewer", front.interviewer.value()),
        ("outlet", front.outlet.value()),
        ("date", front.date.map(|date| date.to_string()).value()),
        ("kind", front.kind.value()),
        ("places", front.places.value()),
        ("tags", front.tags.value()),
        ("source", front.source.value()),
        ("licence", front.licence.value()),
        ("language", front.language.value()),
        ("retold", front.retold.into()),
        ("extra", object(front.extra.iter().map(|(key, values)| (key, values.value())))),
        ("words", measure.words().into()),
        ("paragraphs", measure.paragraphs.into()),
    ]
}

fn passage(slug: &str, passage: &Passage) -> JsValue {
    let kind = match passage.block {
        Block::Paragraph => "paragraph",
        Block::Heading(_) => "heading",
        Block::Quotation => "quotation",
        Block::List { .. } => "list",
        Block::Table => "table",
        Block::Code => "code",
        Block::Footnote(_) => "footnote",
    };
    object([
        ("id", format!("{slug}/{}", passage.id).into()),
        ("kind", kind.into()),
        ("speaker", passage.speaker.value()),
        ("text", passage.text.value()),
        ("marks", array(passage.marks.iter().map(|mark| inline(&passage.text, mark)))),
    ])
}

/// An inline mark. Marks nest, so each is counted from the start of the text.
fn inline(text: &str, mark: &crossread_model::Mark) -> JsValue {
    let span = utf16(text, std::iter::once((mark.start, mark.end)));
    let (kind, target) = match &mark.kind {
        MarkKind::Emphasis => ("emphasis", JsValue::NULL),
        MarkKind::Strong => ("strong", JsValue::NULL),
        MarkKind::Code => ("code", JsValue::NULL),
        MarkKind::Strike => ("strike", JsValue::NULL),
        MarkKind::Link(target) => ("link", target.value()),
        MarkKind::Note(number) => ("note", (*number).into()),
    };
    object([("kind", kind.into()), ("span", span.first().map_or(JsValue::NULL, Value::value)), ("target", target)])
}
