//! The report in two forms: JSON for programs, Markdown for the person who reviews.

use std::fmt::Write as _;

use serde::Serialize;

use super::report::{Action, Item, excerpt};
use super::{Draft, Import};

/// The report as JSON: `articles`, then `items` in the order of files and lines. Ends with a line
/// break.
pub fn json(import: &Import) -> String {
    let whole = Whole {
        articles: import.drafts.iter().map(ArticleRow::of).collect(),
        items: import.report.items.iter().map(ItemRow::of).collect(),
    };
    // Strings and numbers always have a form in JSON; the fallback is for the types.
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

/// The report as Markdown: a table of the drafts, then for each draft what was unsure, repaired and
/// left out, then what belongs to no draft.
pub fn summary(import: &Import) -> String {
    let mut out = String::from("# Import report\n\n");
    let count = |action| import.report.count(action);
    // Writing to a string does not fail.
    let _ = writeln!(
        out,
        "Drafts: {}. Unsure: {}. Repaired: {}. Left out: {}.\n",
        import.drafts.len(),
        count(Action::Unsure),
        count(Action::Repaired),
        count(Action::LeftOut)
    );
    if !import.drafts.is_empty() {
        out.push_str(
            "| draft | title | authors | outlet | date | paragraphs | unsure |\n|---|---|---|---|---|---|---|\n",
        );
        for draft in &import.drafts {
            out.push_str(&row(draft, import));
        }
    }
    for draft in &import.drafts {
        let _ = writeln!(
            out,
            "\n## {}\n\n{}, lines {} to {}\n",
            draft.slug,
            code(&draft.file),
            draft.lines.first,
            draft.lines.last
        );
        list(
            &mut out,
            import.report.items.iter().filter(|item| item.article.as_deref() == Some(draft.slug.as_str())),
            false,
        );
    }
    let others: Vec<&Item> = import.report.items.iter().filter(|item| item.article.is_none()).collect();
    if !others.is_empty() {
        out.push_str("\n## Outside the drafts\n\n");
        list(&mut out, others.into_iter(), true);
    }
    out
}

#[derive(Serialize)]
struct Whole<'a> {
    articles: Vec<ArticleRow<'a>>,
    items: Vec<ItemRow<'a>>,
}

#[derive(Serialize)]
struct ArticleRow<'a> {
    slug: &'a str,
    file: &'a str,
    first_line: u32,
    last_line: u32,
    title: Option<&'a str>,
    authors: &'a [String],
    interviewee: Option<&'a str>,
    interviewer: Option<&'a str>,
    outlet: Option<&'a str>,
    date: Option<String>,
    kind: Option<&'a str>,
    paragraphs: usize,
    headings: usize,
    turns: usize,
}

#[derive(Serialize)]
struct ItemRow<'a> {
    file: &'a str,
    line: u32,
    last_line: u32,
    article: Option<&'a str>,
    action: String,
    what: &'a str,
    reason: &'a str,
    text: &'a str,
}

impl<'a> ArticleRow<'a> {
    fn of(draft: &'a Draft) -> Self {
        let front = &draft.front;
        Self {
            slug: draft.slug.as_str(),
            file: &draft.file,
            first_line: draft.lines.first,
            last_line: draft.lines.last,
            title: front.title.as_deref(),
            authors: &front.authors,
            interviewee: front.interviewee.as_deref(),
            interviewer: front.interviewer.as_deref(),
            outlet: front.outlet.as_deref(),
            date: front.date.map(|date| date.to_string()),
            kind: front.kind.as_deref(),
            paragraphs: draft.paragraphs,
            headings: draft.headings,
            turns: draft.turns,
        }
    }
}

impl<'a> ItemRow<'a> {
    fn of(item: &'a Item) -> Self {
        Self {
            file: &item.file,
            line: item.line,
            last_line: item.last,
            article: item.article.as_deref(),
            action: item.action.to_string(),
            what: item.what,
            reason: &item.reason,
            text: &item.text,
        }
    }
}

fn row(draft: &Draft, import: &Import) -> String {
    let front = &draft.front;
    let or_none = |text: Option<&str>| text.map_or("*none*".to_owned(), cell);
    let unsure = import
        .report
        .items
        .iter()
        .filter(|item| item.action == Action::Unsure && item.article.as_deref() == Some(draft.slug.as_str()));
    let authors = (!front.authors.is_empty()).then(|| front.authors.join(", "));
    format!(
        "| {} | {} | {} | {} | {} | {} | {} |\n",
        draft.slug,
        or_none(front.title.as_deref()),
        or_none(authors.as_deref()),
        or_none(front.outlet.as_deref()),
        or_none(front.date.map(|date| date.to_string()).as_deref()),
        draft.paragraphs,
        unsure.count()
    )
}

/// The items, the doubtful ones first, since those ask for an answer.
fn list<'a>(out: &mut String, items: impl Iterator<Item = &'a Item>, with_file: bool) {
    let mut items: Vec<&Item> = items.collect();
    items.sort_by_key(|item| match item.action {
        Action::Unsure => 0,
        Action::Repaired => 1,
        Action::LeftOut => 2,
    });
    if items.is_empty() {
        out.push_str("Nothing was left out, repaired or unsure.\n");
    }
    for item in items {
        let file = if with_file { format!("{}, ", code(&item.file)) } else { String::new() };
        let lines = if item.line == item.last {
            format!("line {}", item.line)
        } else {
            format!("lines {} to {}", item.line, item.last)
        };
        let text = if item.text.is_empty() { String::new() } else { format!(": {}", code(&excerpt(&item.text))) };
        let _ = writeln!(out, "- {file}{lines}, **{}**, {}: {}{text}", item.action, item.what, cell(&item.reason));
    }
}

/// Text as code, whatever it holds.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'").replace(['\n', '|'], " "))
}

/// Text in a cell of a table.
fn cell(text: &str) -> String {
    super::escape::markdown(text).replace('|', "\\|").replace('\n', " ")
}
