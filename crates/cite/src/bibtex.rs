//! BibTeX, also read by biblatex.
//!
//! Letters beyond ASCII stay as they are. The title is in double braces, so that no style changes its
//! capitals. Both `date` (biblatex) and `year` with `month` (BibTeX) are given; biblatex prefers the
//! first. Any brace in a value is written out, so that braces balance whatever the text.

use crate::date::bibtex_month;
use crate::name::Name;
use crate::note;
use crate::work::{Container, Work};

/// The record, ended with a newline.
pub(crate) fn cite(work: &Work<'_>) -> String {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut field = |name, value: Option<String>| fields.extend(value.map(|value| (name, value)));
    let authors: Vec<String> = work.authors.iter().map(author).collect();
    field("author", (!authors.is_empty()).then(|| braced(&authors.join(" and "))));
    field("title", work.title.shown().map(|title| format!("{{{{{}}}}}", escaped(&title))));
    let kind = match &work.container {
        Some(Container::Outlet(outlet)) => {
            field("journal", Some(braced(&escaped(outlet))));
            "article"
        }
        Some(Container::Corpus(corpus)) => {
            field("howpublished", Some(braced(&escaped(corpus))));
            "misc"
        }
        None => "misc",
    };
    field("date", work.date.map(|date| braced(&date.to_string())));
    field("year", work.date.map(|date| braced(&date.year().to_string())));
    field("month", work.date.map(bibtex_month));
    if !work.retold {
        field("url", work.url.as_deref().map(|url| braced(&verbatim(url))));
        field("urldate", work.accessed.map(|date| braced(&date.to_string())));
    }
    let interview = work.interview.as_ref().map(|interview| interview.with());
    let notes: Vec<String> = [interview, note::place(work)].into_iter().flatten().collect();
    field("note", (!notes.is_empty()).then(|| braced(&escaped(&notes.join(". ")))));
    field("annote", note::source(work).map(|source| braced(&escaped(&source))));

    let mut record = format!("@{kind}{{{},\n", work.slug);
    for (name, value) in fields {
        record.push_str(&format!("  {name} = {value},\n"));
    }
    record.push_str("}\n");
    record
}

/// *King, Jr., Martin Luther*; a whole name in braces.
fn author(name: &Name) -> String {
    match name {
        Name::Person { given, suffix, .. } if suffix.is_empty() => {
            format!("{}, {}", escaped(&name.family()), escaped(given))
        }
        Name::Person { given, suffix, .. } => {
            format!("{}, {}, {}", escaped(&name.family()), escaped(suffix), escaped(given))
        }
        Name::Whole(name) => braced(&escaped(name)),
    }
}

fn braced(value: &str) -> String {
    format!("{{{value}}}")
}

/// The text with what TeX reads as commands written out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            other => out.push(other),
        }
    }
    out
}

/// An address, which TeX reads letter by letter: only what would upset the braces is encoded.
fn verbatim(url: &str) -> String {
    url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D").replace(' ', "%20")
}
