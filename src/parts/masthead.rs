//! The masthead: the name, the corpus, the places, and the tools that are everywhere.

use crate::parts::badge::{Badge, badge};
use crate::parts::icons::{icon, wordmark};
use crate::signals::*;
use crate::view::html::{a, button, div, header, nav, span};
use crate::view::{El, when};

/// What the masthead shows and calls.
pub struct Masthead {
    /// The title of the corpus.
    pub corpus: String,
    /// True where the page does not name the corpus by itself.
    pub named: Signal<bool>,
    /// The link to the landing.
    pub home: String,
    /// The places that it leads to.
    pub places: Vec<Place>,
    /// Whether the page works offline.
    pub offline: Signal<Option<Badge>>,
    /// The theme, in words.
    pub theme: Signal<&'static str>,
    /// The reader asks for the next theme.
    pub next_theme: Callback<()>,
    /// The reader asks to share the view.
    pub share: Callback<()>,
    /// The reader asks for the list of keys.
    pub help: Callback<()>,
}

/// A place that the masthead leads to.
pub struct Place {
    /// What it is called.
    pub name: &'static str,
    /// The link to it.
    pub href: Signal<String>,
    /// How much waits there.
    pub count: Signal<u32>,
    /// True where the reader is there.
    pub here: Signal<bool>,
}

/// The masthead.
pub fn masthead(of: Masthead) -> El {
    let Masthead { corpus, named, home, places, offline, theme, next_theme, share, help } = of;
    let theme_label = move || format!("Theme: {}", theme.get());
    header().class("page masthead").child((
        div().class("masthead__id").child((
            a().class("wordmark").href(home).child((wordmark(), "Crossread")),
            when(move || named.get(), move || span().class("corpus").child(corpus.clone())),
        )),
        nav().class("masthead__nav").attr("aria-label", "Sections").children(places.into_iter().map(place)),
        div().class("masthead__tools").child((
            badge(offline),
            button()
                .class("btn btn--bare btn--sq")
                .attr("aria-label", "Share or embed this view")
                .attr("title", "Share or embed")
                .on(leptos::ev::click, move |_| share.run(()))
                .child(icon("share")),
            button()
                .class("btn btn--bare btn--sq")
                .attr("aria-label", "List the keys")
                .attr("title", "Keys")
                .on(leptos::ev::click, move |_| help.run(()))
                .child(icon("help")),
            button()
                .class("btn btn--bare btn--sq")
                .attr("aria-label", theme_label)
                .attr("title", theme_label)
                .on(leptos::ev::click, move |_| next_theme.run(()))
                .child(icon("theme")),
        )),
    ))
}

fn place(of: Place) -> El {
    let Place { name, href, count, here } = of;
    let waiting = move || (count.get() > 0).then(|| span().class("n").child(count.get()));
    a().class("navlink")
        .href(move || href.get())
        .attr("aria-current", move || here.get().then_some("page"))
        .child((name, waiting))
}
