//! Chicago Manual of Style, 17th edition (2017), notes and bibliography.

use crate::date;
use crate::locator::Abbreviation;
use crate::name::{Name, listed};
use crate::runs::{Citation, Run, Text};
use crate::title::Title;
use crate::work::{Container, Work};

/// The entry of the bibliography, and the note.
pub(crate) fn cite(work: &Work<'_>) -> Citation {
    Citation { runs: entry(work), in_text: Some(note(work)) }
}

/// *Sussman, Anna Louie. “How to ….” **New York Times**, November 13, 2020. https://….*
fn entry(work: &Work<'_>) -> Vec<Run> {
    let mut text = Text::default();
    // An unsigned article is listed under its periodical, and a page under its site.
    let under_container = work.leaders().is_empty() && work.container.is_some();
    if under_container {
        container(&mut text, work);
        text.stop();
    } else if !work.leaders().is_empty() {
        text.roman(&authors(work.leaders())).stop();
    }
    if !is_untitled_interview(work) {
        text.blank().roman(&work.title.quoted("."));
    }
    if let Some(interview) = &work.interview {
        text.blank().roman(&interview.by()).stop();
    }
    let day = day(work);
    if !under_container && work.container.is_some() {
        container(text.blank(), work);
        text.roman(if day.is_some() { ", " } else { "" });
    } else if day.is_some() {
        text.blank();
    }
    text.roman(&day.unwrap_or_default()).stop();
    if work.retold && !work.corpus.is_empty() {
        text.roman(" Retold in ").italic(&work.corpus).stop();
    }
    if let Some(day) = work.accessed_undated() {
        text.roman(&format!(" Accessed {}.", date::long(day)));
    }
    if let Some(url) = &work.url {
        text.roman(&format!(" {url}")).stop();
    }
    text.finish()
}

/// *Anna Louie Sussman, “How to …,” **New York Times**, November 13, 2020, para. 7, https://….*
fn note(work: &Work<'_>) -> Vec<Run> {
    let mut text = Text::default();
    let names: Vec<String> = work.leaders().iter().map(Name::natural).collect();
    match &names[..] {
        [] => {}
        [first, _, _, _, ..] => {
            text.roman(&format!("{first} et al., "));
        }
        few => {
            text.roman(&format!("{}, ", listed(few)));
        }
    }
    if !is_untitled_interview(work) {
        text.roman(&work.title.quoted(",")).roman(" ");
    }
    if let Some(interview) = &work.interview {
        text.roman(&format!("{}, ", interview.by().replacen("Interview", "interview", 1)));
    }
    let mut between = "";
    if work.container.is_some() {
        container(&mut text, work);
        between = ", ";
    }
    if let Some(day) = day(work) {
        text.roman(between).roman(&day);
    }
    if work.retold && !work.corpus.is_empty() {
        text.roman(", retold in ").italic(&work.corpus);
    }
    let accessed = work.accessed_undated().map(|day| format!("accessed {}", date::long(day)));
    for part in [work.locator(Abbreviation::Chicago), accessed, work.url.clone()].into_iter().flatten() {
        text.roman(&format!(", {part}"));
    }
    text.stop();
    text.finish()
}

/// A periodical in italics and without its article (*New York Times*); the corpus, as a site, upright.
fn container(text: &mut Text, work: &Work<'_>) {
    match &work.container {
        Some(Container::Outlet(outlet)) => text.italic(outlet.strip_prefix("The ").unwrap_or(outlet)),
        Some(Container::Corpus(corpus)) => text.roman(corpus),
        None => text,
    };
}

fn is_untitled_interview(work: &Work<'_>) -> bool {
    work.title == Title::Missing && work.interview.is_some()
}

/// The date; *n.d.* where there is none, unless the day of access to a page stands for it.
fn day(work: &Work<'_>) -> Option<String> {
    let page = matches!(work.container, Some(Container::Corpus(_)));
    match work.date {
        Some(date) => Some(date::long(date)),
        None if page && work.accessed.is_some() => None,
        None => Some("n.d.".to_owned()),
    }
}

/// Up to ten names, the first inverted; of more, the first seven and *et al.*
fn authors(names: &[Name]) -> String {
    let mut written: Vec<String> = names.iter().map(Name::natural).collect();
    if let (Some(slot), Some(first)) = (written.first_mut(), names.first()) {
        *slot = inverted(first);
    }
    match &written[..] {
        [one, two] => format!("{one}, and {two}"),
        many if many.len() > 10 => format!("{}, et al.", many[..7].join(", ")),
        few => listed(few),
    }
}

/// *Sartre, Jean-Paul van der*: a particle in lower case goes behind.
fn inverted(name: &Name) -> String {
    match name {
        Name::Person { given, particle, family, suffix } => {
            let behind = [given.as_str(), particle].join(" ");
            let suffix = if suffix.is_empty() { String::new() } else { format!(", {suffix}") };
            format!("{family}, {}{suffix}", behind.trim_end())
        }
        Name::Whole(name) => name.clone(),
    }
}
