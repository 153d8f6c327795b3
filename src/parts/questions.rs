//! Families of rivals as the questions that they answer.

use crate::parts::icons::mark;
use crate::parts::siglum::Identity;
use crate::view::El;
use crate::view::html::{a, h3, li, p, span, ul};
use crate::wording;

/// A question with its rival answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The question.
    pub text: String,
    /// The link to its answers side by side.
    pub href: String,
    /// Its answers, each with its link.
    pub answers: Vec<(String, String)>,
    /// The articles in which they are told.
    pub told: Vec<Identity>,
    /// How many aspects are told of each.
    pub aspects: u32,
}

/// So many marks are shown of the articles that tell of a question.
const MARKS: usize = 9;

/// The questions.
pub fn questions(all: Vec<Question>) -> El {
    ul().class("fqs").children(all.into_iter().map(question))
}

fn question(of: Question) -> El {
    let answers = u32::try_from(of.answers.len()).unwrap_or(u32::MAX);
    let heading = h3().class("serif").child(a().href(of.href).child(of.text));
    let names = of
        .answers
        .into_iter()
        .enumerate()
        .map(|(i, (name, href))| (if i == 0 { "" } else { ", " }, a().href(href).child(name)));
    let codes: Vec<&str> = of.told.iter().map(|identity| identity.code.as_str()).collect();
    let marks = (!codes.is_empty()).then(|| {
        let marks = of.told.iter().take(MARKS).map(|identity| mark(identity.mark).attr("data-mark", identity.mark));
        span()
            .class("marks")
            .attr("role", "img")
            .attr("aria-label", format!("Told in {}", codes.join(", ")))
            .children(marks)
    });
    let counts = format!("{}, {}", wording::count(answers, "answer"), wording::count(of.aspects, "aspect"));
    li().class("fq").child((
        heading,
        p().class("fq__m").children(names),
        p().class("fq__n").child((marks, span().class("muted").child(counts))),
    ))
}
