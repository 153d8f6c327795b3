//! APA, 7th edition (*Publication Manual*, 2020).
//!
//! A published interview is cited as the article that it is, by who signs it; the one who is asked is
//! named in brackets after the title.

use crate::date;
use crate::locator::Abbreviation;
use crate::name::Name;
use crate::runs::{Citation, Run, Text};
use crate::title::Title;
use crate::work::{Container, Work};

/// The entry, and the brackets in the text.
pub(crate) fn cite(work: &Work<'_>) -> Citation {
    Citation { runs: entry(work), in_text: Some(brackets(work)) }
}

/// *Sussman, A. L. (2020, November 13). How to …. **The New York Times**. https://…*
fn entry(work: &Work<'_>) -> Vec<Run> {
    let mut text = Text::default();
    let date = work.date.map_or_else(|| "n.d.".to_owned(), date::apa);
    let date = format!(" ({date}).");
    if work.authors.is_empty() {
        title(&mut text, work);
        text.roman(&date);
    } else {
        text.roman(&authors(&work.authors)).stop().roman(&date).blank();
        title(&mut text, work);
    }
    match &work.container {
        Some(Container::Outlet(outlet)) => text.blank().italic(outlet).stop(),
        Some(Container::Corpus(corpus)) => text.blank().roman(corpus).stop(),
        None => &mut text,
    };
    if work.retold && !work.corpus.is_empty() {
        text.roman(" Retold in ").italic(&work.corpus).stop();
    }
    if let Some(url) = &work.url {
        match work.accessed_undated() {
            Some(day) => text.roman(&format!(" Retrieved {}, from {url}", date::long(day))),
            None => text.roman(&format!(" {url}")),
        };
    }
    text.finish()
}

/// The title and what is said of its form, and a full stop. A page that is part of no periodical has
/// its title in italics.
fn title(text: &mut Text, work: &Work<'_>) {
    let form = work.interview.as_ref().map(|interview| format!("[{}]", interview.with()));
    match &work.title {
        Title::Printed(title) if !is_in_periodical(work) => text.italic(title),
        Title::Printed(title) if form.is_some() => text.roman(title),
        Title::Missing if form.is_some() => text,
        title => text.roman(&title.bare()),
    };
    if let Some(form) = form {
        // In an entry without author nothing stands before the title.
        if work.title != Title::Missing {
            text.roman(" ");
        }
        text.roman(&form);
    }
    text.stop();
}

/// *(Sussman, 2020, para. 7)*
fn brackets(work: &Work<'_>) -> Vec<Run> {
    let mut text = Text::default();
    let families: Vec<String> = work.authors.iter().map(Name::family).collect();
    text.roman("(");
    match &families[..] {
        [] => match (&work.title, &work.interview) {
            (Title::Missing, Some(interview)) => text.roman(&format!("[{}],", interview.with())),
            (Title::Printed(title), _) if !is_in_periodical(work) => text.italic(title).roman(","),
            _ => text.roman(&work.title.quoted(",")),
        },
        [one] => text.roman(&format!("{one},")),
        [one, two] => text.roman(&format!("{one} & {two},")),
        [first, ..] => text.roman(&format!("{first} et al.,")),
    };
    text.roman(&work.date.map_or_else(|| " n.d.".to_owned(), |date| format!(" {}", date.year())));
    if work.retold && !work.corpus.is_empty() {
        text.roman(", as retold in ").italic(&work.corpus);
    }
    if let Some(locator) = work.locator(Abbreviation::Apa) {
        text.roman(&format!(", {locator}"));
    }
    text.roman(")");
    text.finish()
}

fn is_in_periodical(work: &Work<'_>) -> bool {
    matches!(work.container, Some(Container::Outlet(_)))
}

/// Up to twenty names; of more, the first nineteen, an ellipsis, and the last.
fn authors(names: &[Name]) -> String {
    let names: Vec<String> = names.iter().map(author).collect();
    match &names[..] {
        [one] => one.clone(),
        [most @ .., last] if names.len() <= 20 => format!("{}, & {last}", most.join(", ")),
        [.., last] => format!("{}, … {last}", names[..19].join(", ")),
        [] => String::new(),
    }
}

fn author(name: &Name) -> String {
    let mut author = name.family();
    let suffix = if let Name::Person { suffix, .. } = name { suffix.as_str() } else { "" };
    for part in [name.initials().as_str(), suffix] {
        if !part.is_empty() {
            author.push_str(", ");
            author.push_str(part);
        }
    }
    author
}
