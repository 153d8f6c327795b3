//! CSL-JSON: what citation processors read (schema 1.0.2).

use crossread_model::Date;

use crate::name::Name;
use crate::note;
use crate::work::{Container, Work};

/// An array of one item, ended with a newline.
pub(crate) fn cite(work: &Work<'_>) -> String {
    let mut members: Vec<String> = Vec::new();
    let mut member = |key: &str, value: Option<String>| members.extend(value.map(|v| format!("{}: {v}", string(key))));
    let text = |value: Option<&str>| value.map(string);
    let kind = match (&work.interview, &work.container) {
        (Some(_), _) => "interview",
        (None, Some(Container::Outlet(_))) => "article-magazine",
        (None, Some(Container::Corpus(_))) => "webpage",
        (None, None) => "document",
    };
    member("id", text(Some(work.slug)));
    member("type", text(Some(kind)));
    member("title", text(work.title.shown().as_deref()));
    // In CSL the author of an interview is the one who is asked.
    member("author", names(work.leaders()));
    member("interviewer", work.interview.as_ref().and_then(|interview| names(&interview.interviewers)));
    member("container-title", text(work.container.as_ref().map(Container::name)));
    member("issued", work.date.map(day));
    member("language", text(work.language.as_deref()));
    if !work.retold {
        let archive = matches!(work.container, Some(Container::Outlet(_))) && !work.corpus.is_empty();
        member("source", archive.then(|| string(&work.corpus)));
        member("URL", text(work.url.as_deref()));
        member("accessed", work.accessed.map(day));
    }
    let notes: Vec<String> = [note::place(work), note::source(work)].into_iter().flatten().collect();
    member("note", (!notes.is_empty()).then(|| string(&notes.join(". "))));
    format!("[\n  {{\n    {}\n  }}\n]\n", members.join(",\n    "))
}

fn names(names: &[Name]) -> Option<String> {
    let names: Vec<String> = names.iter().map(name).collect();
    (!names.is_empty()).then(|| format!("[{}]", names.join(", ")))
}

fn name(name: &Name) -> String {
    let parts = match name {
        Name::Person { given, particle, family, suffix } => {
            vec![("family", family), ("given", given), ("non-dropping-particle", particle), ("suffix", suffix)]
        }
        Name::Whole(name) => vec![("literal", name)],
    };
    let parts = parts.into_iter().filter(|(_, value)| !value.is_empty());
    let parts: Vec<String> = parts.map(|(key, value)| format!("{}: {}", string(key), string(value))).collect();
    format!("{{{}}}", parts.join(", "))
}

fn day(date: Date) -> String {
    format!("{{\"date-parts\": [[{}, {}, {}]]}}", date.year(), date.month(), date.day())
}

/// A JSON string.
fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
