//! MLA Handbook, 9th edition (2021).

use crate::date;
use crate::locator::Abbreviation;
use crate::name::Name;
use crate::runs::{Citation, Run, Text};
use crate::title::Title;
use crate::work::{Container, Work};

/// The entry of the works cited, and the brackets in the text.
pub(crate) fn cite(work: &Work<'_>) -> Citation {
    Citation { runs: entry(work), in_text: Some(brackets(work)) }
}

/// *Sussman, Anna Louie. “How to ….” **The New York Times**, 13 Nov. 2020. **Corpus**, https://….*
fn entry(work: &Work<'_>) -> Vec<Run> {
    let mut text = Text::default();
    text.roman(&authors(work.leaders()));
    if !authors(work.leaders()).is_empty() {
        text.stop();
    }
    match (&work.title, &work.interview) {
        (Title::Missing, Some(_)) => {}
        // What is part of nothing larger has its title in italics.
        (Title::Printed(title), _) if work.container.is_none() => {
            text.blank().italic(title).stop();
        }
        _ => {
            text.blank().roman(&work.title.quoted("."));
        }
    }
    if let Some(interview) = &work.interview {
        text.blank().roman(&interview.by()).stop();
    }
    container(&mut text, work);
    text.finish()
}

/// The containers, each a sentence: where it appeared; then, where it was read elsewhere, the corpus.
fn container(text: &mut Text, work: &Work<'_>) {
    let date = work.date.map(date::mla);
    let elsewhere = work.retold || (matches!(work.container, Some(Container::Outlet(_))) && work.url.is_some());
    let name = work.container.as_ref().map(Container::name);
    let url = work.url.as_deref();
    if elsewhere && !work.corpus.is_empty() {
        sentence(text, "", name, &[date.as_deref()]);
        sentence(text, if work.retold { "Retold in " } else { "" }, Some(&work.corpus), &[url]);
    } else {
        sentence(text, "", name, &[date.as_deref(), url]);
    }
    if let Some(day) = work.accessed_undated() {
        text.blank().roman(&format!("Accessed {}", date::mla(day))).stop();
    }
}

/// `lead`, the container in italics and what is known of it, parted by commas; nothing if there is nothing.
fn sentence(text: &mut Text, lead: &str, container: Option<&str>, parts: &[Option<&str>]) {
    let mut first = true;
    if let Some(container) = container {
        text.blank().roman(lead).italic(container);
        first = false;
    }
    for part in parts.iter().flatten() {
        if first {
            text.blank()
        } else {
            text.roman(", ")
        };
        text.roman(part);
        first = false;
    }
    if !first {
        text.stop();
    }
}

/// *(Sussman, par. 7)*
fn brackets(work: &Work<'_>) -> Vec<Run> {
    let mut text = Text::default();
    let families: Vec<String> = work.leaders().iter().map(Name::family).collect();
    let more = work.retold && !work.corpus.is_empty();
    let locator = work.locator(Abbreviation::Mla);
    let comma = if more || locator.is_some() { "," } else { "" };
    text.roman("(");
    match &families[..] {
        [] => text.roman(&work.title.quoted(comma)),
        [one] => text.roman(one).roman(comma),
        [one, two] => text.roman(&format!("{one} and {two}{comma}")),
        [first, ..] => text.roman(&format!("{first} et al.{comma}")),
    };
    if more {
        text.roman(" retold in ").italic(&work.corpus);
        if locator.is_some() {
            text.roman(",");
        }
    }
    if let Some(locator) = locator {
        text.roman(&format!(" {locator}"));
    }
    text.roman(")");
    text.finish()
}

/// One or two names; of three or more, the first and *et al.*
fn authors(names: &[Name]) -> String {
    match names {
        [] => String::new(),
        [one] => one.inverted(),
        [one, two] => format!("{}, and {}", one.inverted(), two.natural()),
        [first, ..] => format!("{}, et al.", first.inverted()),
    }
}
