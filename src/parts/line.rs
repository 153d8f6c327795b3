//! A line of the concordance: siglum and place, and the hit between what stands before and after it.
//! It opens in place to its whole passage.

use std::ops::Range;

use crate::signals::*;
use crossread_engine::{Flank, LineText};

use crate::parts::opened::{Opened, opened};
use crate::parts::siglum::{Identity, siglum};
use crate::view::html::{b, button, li, mark, span};
use crate::view::{Draw, El, View, when};
use crate::wording;

/// What a line shows and calls.
pub struct Shown {
    /// Its place in the list.
    pub at: usize,
    /// How many lines there are.
    pub of: usize,
    /// The article.
    pub identity: Identity,
    /// The link to the passage.
    pub href: String,
    /// The words.
    pub text: LineText,
    /// On which side the words stand by which it is sorted.
    pub flank: Flank,
    /// True where a group begins with it.
    pub begins: bool,
    /// The language of the text, as a tag, and its direction.
    pub language: (String, &'static str),
    /// The line that is open.
    pub open: RwSignal<Option<usize>>,
    /// The whole passage, made when it is opened.
    pub passage: Callback<(), Opened>,
}

/// The line.
pub fn line(shown: Shown) -> El {
    let Shown { at, of, identity, href, text, flank, begins, language: (lang, dir), open, passage } = shown;
    let (sign, _) = wording::passage(text.id);
    let is_open = move || open.get() == Some(at);
    let toggle = move |_| open.update(|open| *open = if *open == Some(at) { None } else { Some(at) });
    let (left, right) = match flank {
        Flank::Left => (underlined(&text.before, text.sorted), text.after.view()),
        Flank::Right | Flank::Both => (text.before.view(), underlined(&text.after, text.sorted)),
    };
    let words = button()
        .class("kl__t")
        .attr("aria-expanded", move || if is_open() { "true" } else { "false" })
        .attr("lang", lang)
        .attr("dir", dir)
        .on(leptos::ev::click, toggle)
        .child((
            span().class("kl__l").child(span().child(left)),
            " ",
            mark().child(text.keyword),
            " ",
            span().class("kl__r").child(right),
        ));
    li().class(if begins { "kl kl--new" } else { "kl" })
        .attr("data-mark", identity.mark)
        .attr("data-row", at.to_string())
        .attr("data-open", is_open)
        .attr("aria-posinset", (at + 1).to_string())
        .attr("aria-setsize", of.to_string())
        .child((
            siglum(&identity, href.clone()).child(span().class("loc").child(sign)),
            words,
            when(is_open, move || opened(passage.run(()))),
        ))
}

/// A text with a stretch of it underlined.
fn underlined(text: &str, stretch: Range<usize>) -> View {
    let cut = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    if stretch.is_empty() {
        return text.to_owned().view();
    }
    (cut(0..stretch.start), b().child(cut(stretch.clone())), cut(stretch.end..text.len())).view()
}
