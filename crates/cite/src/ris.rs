//! RIS: a tag, two blanks, a hyphen, a blank, a value; lines ended with CR LF.
//!
//! The format has no type for interviews: they are articles with a note.

use crossread_model::Date;

use crate::note;
use crate::work::{Container, Work};

/// The record, from `TY` to `ER`.
pub(crate) fn cite(work: &Work<'_>) -> String {
    let mut out = String::new();
    // Values were cleaned of line ends when they were read.
    let mut line = |tag: &str, value: &str| out.push_str(&format!("{tag}  - {value}\r\n"));
    let kind = match work.container {
        Some(Container::Outlet(_)) => "MGZN",
        Some(Container::Corpus(_)) => "ELEC",
        None => "GEN",
    };
    line("TY", kind);
    line("ID", work.slug);
    for author in &work.authors {
        line("AU", &author.inverted());
    }
    let mut given = |tag: &str, value: Option<&str>| value.map_or((), |value| line(tag, value));
    given("TI", work.title.shown().as_deref());
    given("T2", work.container.as_ref().map(Container::name));
    given("PY", work.date.map(|date| format!("{:04}", date.year())).as_deref());
    given("DA", work.date.map(day).as_deref());
    given("LA", work.language.as_deref());
    if !work.retold {
        given("DB", matches!(work.container, Some(Container::Outlet(_))).then_some(&*work.corpus));
        given("UR", work.url.as_deref());
        given("Y2", work.accessed.map(day).as_deref());
    }
    given("N1", work.interview.as_ref().map(|interview| interview.with()).as_deref());
    given("N1", note::place(work).as_deref());
    given("N1", note::source(work).as_deref());
    line("ER", "");
    out
}

/// *2020/11/13/*: the last part, here empty, is for a season.
fn day(date: Date) -> String {
    format!("{:04}/{:02}/{:02}/", date.year(), date.month(), date.day())
}
