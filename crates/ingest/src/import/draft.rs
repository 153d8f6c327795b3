//! A draft: what will be one file of `articles/`.

use std::fmt::Write as _;

use crossread_model::{Date, Slug};

use super::body::{Kind, Part};
use super::escape;
use super::report::Lines;

/// A draft of an article, for a person to review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its name.
    pub slug: Slug,
    /// The input file that it came from.
    pub file: String,
    /// The source lines from its head to its end.
    pub lines: Lines,
    /// What its front matter says.
    pub front: Front,
    /// The number of paragraphs, items of lists included.
    pub paragraphs: usize,
    /// The number of section heads.
    pub headings: usize,
    /// The number of turns of an interview.
    pub turns: usize,
    /// The whole file: front matter and body.
    pub text: String,
    /// The source lines of each piece of its text.
    pub origins: Vec<Lines>,
}

/// Front matter of a draft. What the source does not say is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// The title.
    pub title: Option<String>,
    /// The dek.
    pub dek: Option<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// Who is asked, in an interview.
    pub interviewee: Option<String>,
    /// Who asks, in an interview.
    pub interviewer: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// The kind of text, where it shows.
    pub kind: Option<String>,
    /// The section that printed it, as a tag.
    pub tags: Vec<String>,
    /// The language, where the source says it (BCP 47).
    pub language: Option<String>,
    /// Other keys with their values in YAML, in order.
    pub extra: Vec<(String, String)>,
}

impl Front {
    /// The front matter with its two lines of hyphens, keys in the order of the default corpus.
    pub(super) fn yaml(&self) -> String {
        let one = |value: &Option<String>| value.as_ref().map_or("null".to_owned(), |v| escape::yaml(v, false));
        let text = |value: &Option<String>| value.as_ref().map_or("null".to_owned(), |v| escape::yaml(v, true));
        let list = |values: &[String]| {
            format!("[{}]", values.iter().map(|v| escape::yaml(v, false)).collect::<Vec<_>>().join(", "))
        };
        let mut lines =
            vec![("title", text(&self.title)), ("subtitle", text(&self.dek)), ("authors", list(&self.authors))];
        if self.interviewee.is_some() || self.interviewer.is_some() || self.kind.as_deref() == Some("interview") {
            lines.push(("interviewee", one(&self.interviewee)));
            lines.push(("interviewer", one(&self.interviewer)));
        }
        lines.push(("outlet", one(&self.outlet)));
        lines.push(("date", self.date.map_or("null".to_owned(), |d| d.to_string())));
        lines.push(("kind", one(&self.kind)));
        lines.push(("places", "[]".to_owned()));
        lines.push(("tags", list(&self.tags)));
        lines.push(("source", text(&self.citation())));
        lines.extend(self.language.as_ref().map(|l| ("language", escape::yaml(l, false))));
        let mut out = String::from("---\n");
        // Writing to a string does not fail.
        for (key, value) in &lines {
            let own = self.extra.iter().find(|(own, _)| own == key).map(|(_, value)| value);
            let _ = writeln!(out, "{key}: {}", own.unwrap_or(value));
        }
        for (key, value) in self.extra.iter().filter(|(own, _)| !lines.iter().any(|(key, _)| key == own)) {
            let _ = writeln!(out, "{}: {value}", escape::yaml(key, false));
        }
        out.push_str("---\n");
        out
    }

    /// The citation of the original, of what is known of it.
    fn citation(&self) -> Option<String> {
        let title = self.title.as_ref()?;
        let mut parts = Vec::new();
        if !self.authors.is_empty() {
            parts.push(self.authors.join(", "));
        }
        parts.push(format!("“{title}”"));
        parts.extend(self.outlet.clone());
        parts.extend(self.date.map(Date::in_words));
        (parts.len() > 1).then(|| parts.join(", "))
    }
}

/// The body as Markdown.
pub(super) fn markdown(parts: &[Part]) -> String {
    let mut out = String::new();
    let mut item = false;
    for part in parts {
        let is_item = part.kind == Kind::Item;
        out.push_str(if item && is_item { "" } else { "\n" });
        item = is_item;
        let text = escape::markdown(&part.text);
        let _ = match &part.kind {
            Kind::Paragraph => writeln!(out, "{text}"),
            Kind::Heading => writeln!(out, "## {}", text.trim_end_matches('#')),
            Kind::Item => writeln!(out, "- {text}"),
            Kind::Turn(name) => writeln!(out, "**{}:** {text}", escape::markdown(name)),
        };
    }
    out
}
