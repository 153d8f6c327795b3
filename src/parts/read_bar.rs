//! The bar that stays while an article is read: what it is, where the reader is, and the tools.

use leptos::ev;
use web_sys::MouseEvent;

use crate::parts::icons::icon;
use crate::parts::minimap::{Minimap, minimap};
use crate::parts::siglum::{Identity, siglum};
use crate::signals::*;
use crate::view::El;
use crate::view::html::{a, button, div, span};

/// What the bar shows and calls.
pub struct ReadBar {
    /// Mark, code and title.
    pub identity: Identity,
    /// The link to the article's start.
    pub top: String,
    /// The link back to the results, where a query led here, and what a plain click on it does.
    pub back: Option<(String, Callback<MouseEvent>)>,
    /// The number of the paragraph that is read, of how many, and how far along it is, in
    /// hundredths.
    pub place: Signal<(u32, u32, u32)>,
    /// The map of the hits, where there are any.
    pub map: Option<Minimap>,
    /// The language of the title (BCP 47) and its direction.
    pub language: (String, &'static str),
    /// How many hits the article has; none where nothing is asked.
    pub hits: Option<usize>,
    /// Go by one hit: forward or back.
    pub step: Callback<bool>,
    /// Whether the article is in the tray, and what puts it in or takes it out.
    pub put: (Signal<bool>, Callback<()>),
    /// Cite the article.
    pub cite: Callback<()>,
    /// Write a note on the words selected, or on the paragraph.
    pub note: Callback<()>,
    /// Keep the words selected, or the paragraph.
    pub save: Callback<()>,
    /// Copy the link to the paragraph that is read.
    pub copy: Callback<()>,
    /// Print the article.
    pub print: Callback<()>,
    /// Change the size of the text: larger or smaller.
    pub resize: Callback<bool>,
}

/// The bar.
pub fn read_bar(of: ReadBar) -> El {
    let ReadBar { identity, top, back, place, map, language, hits, step, put, cite, note, save, copy, print, resize } =
        of;
    let title = identity.title.clone();
    let position = move || {
        let (at, total, _) = place.get();
        (total > 0).then(|| format!("¶{at} of {total}"))
    };
    let back = back.map(|(href, click)| {
        a().class("btn btn--bare readbar__back")
            .href(href)
            .attr("aria-label", "Back to results")
            .on(ev::click, move |event| click.run(event))
            .child((icon("back"), span().class("lbl").child("Results")))
    });
    let stepper = hits.filter(|hits| *hits > 0).map(|hits| {
        let noun = span().class("seg__w").child(if hits == 1 { " hit" } else { " hits" });
        span().class("seg seg--hits").attr("role", "group").attr("aria-label", "Hits").child((
            arrow("Previous hit", "up", step, false),
            span().class("seg__n").child((hits, noun)),
            arrow("Next hit", "caret", step, true),
        ))
    });
    div().class("readbar").attr("role", "region").attr("aria-label", "Reading").child((
        div().class("page readbar__in").child((
            back,
            span().class("readbar__id").child((
                siglum(&identity, top.clone()),
                span().class("ti serif").attr("lang", language.0).attr("dir", language.1).child(title),
            )),
            span().class("muted readbar__pos").child(position),
            div().class("readbar__tools").attr("role", "toolbar").attr("aria-label", "Article").child((
                stepper,
                tool("compare", "Compare", put.1)
                    .attr("aria-pressed", move || if put.0.get() { "true" } else { "false" }),
                tool("cite", "Cite", cite),
                tool("note", "Note", note),
                tool("save", "Save", save),
                tool("link", "Copy link", copy),
                tool("print", "Print", print),
                span().class("seg").attr("role", "group").attr("aria-label", "Text size").child((
                    letter("Smaller text", "seg__s", resize, false),
                    letter("Larger text", "seg__l", resize, true),
                )),
            )),
        )),
        match map {
            Some(map) => div().class("page").child(minimap(map)),
            None => div()
                .class("readbar__prog")
                .attr("aria-hidden", "true")
                .style("--p", move || format!("{}%", place.get().2)),
        },
    ))
}

fn tool(name: &'static str, label: &'static str, run: Callback<()>) -> El {
    button()
        .class("btn btn--bare")
        .attr("title", label)
        .on(ev::click, move |_| run.run(()))
        .child((icon(name), span().class("lbl").child(label)))
}

fn arrow(label: &'static str, name: &'static str, step: Callback<bool>, forward: bool) -> El {
    button().attr("aria-label", label).attr("title", label).on(ev::click, move |_| step.run(forward)).child(icon(name))
}

fn letter(label: &'static str, class: &'static str, resize: Callback<bool>, larger: bool) -> El {
    button()
        .attr("aria-label", label)
        .attr("title", label)
        .on(ev::click, move |_| resize.run(larger))
        .child(span().class(class).attr("aria-hidden", "true").child("A"))
}
