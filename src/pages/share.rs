//! The dialog that hands on the present view: its link, its citation, and a part of it for another site's page, with a
//! live preview.

mod snippet;

use crate::signals::*;
use crossread_cite::{Reference, Style, cite};
use crossread_engine::Query;
use gloo::events::EventListener;
use leptos::ev;
use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;

use crate::dom;
use crate::links;
use crate::parts::copyable::copyable;
use crate::parts::dialog::dialog;
use crate::parts::icons::icon;
use crate::route::{Lens, Route};
use crate::state::State;
use crate::view::html::{button, div, iframe, p, pre};
use crate::view::{El, keep};

use self::snippet::{Snippet, snippet};

/// The id by which the dialog is opened.
const SHARE: &str = "share";

const THEMES: [(&str, &str); 3] = [("auto", "Follow page"), ("light", "Light"), ("dark", "Dark")];

/// The dialog. It is filled anew each time that it is opened, and empty before.
pub fn share(state: State) -> El {
    dialog(SHARE, "Share or embed", move || (state.shared.get() > 0).then(|| held(state)))
}

/// Opens the dialog on the present view.
pub fn open(state: State) {
    state.shared.update(|times| *times += 1);
    dom::open_dialog(SHARE);
}

fn held(state: State) -> El {
    let route = state.located.with_untracked(|located| located.route.clone());
    let Some(page) = dom::page_address() else {
        let text = "This page was opened from disk, where no link leads. Send the file itself; its articles are in it.";
        return div().class("share").child((p().child(text), citation(state, &route, None)));
    };
    let link = format!("{page}{}", links::lasting(&route, state.library.volume()));
    div().class("share").child((
        address(link.clone()),
        citation(state, &route, Some(&page)),
        embed(state, &route, &page, &link),
    ))
}

fn address(link: String) -> El {
    let (shown, handed) = (link.clone(), link.clone());
    let more = dom::can_share().then(|| {
        button()
            .class("btn btn--bare")
            .on(ev::click, move |_| dom::share(&document().title(), &handed))
            .child((icon("share"), "Share with an app"))
    });
    copyable(|| "Link to this view", move || p().child(shown.clone()), move || link.clone(), more)
}

/// The article's reference, in the style that the reader has chosen; nothing where the view is no article.
fn citation(state: State, route: &Route, page: Option<&str>) -> Option<El> {
    let Route::Read { slug, passage, .. } = route else { return None };
    let volume = state.library.volume();
    let front = volume.front(volume.find(slug.as_str())?);
    let place = Route::Read { slug: slug.clone(), passage: *passage, query: Query::default() };
    let url = page.map(|page| format!("{page}{}", place.href()));
    let reference = Reference {
        front: &front,
        corpus_title: &volume.about().title,
        passage: *passage,
        url: url.as_deref(),
        accessed: dom::today(),
    };
    let chosen = state.cite_style.get_untracked().0;
    let style = if matches!(chosen, Style::Mla | Style::Chicago) { chosen } else { Style::Apa };
    let text = cite(&reference, style).plain();
    let shown = text.clone();
    Some(copyable(|| "Citation", move || p().child(shown.clone()), move || text.clone(), ""))
}

/// What of the present view can stand in another page, and what it is called there.
fn parts(state: State, route: &Route) -> Vec<(&'static str, Route)> {
    let query = Query { typing: false, ..state.query.get_untracked() };
    let mut parts = Vec::new();
    match route {
        Route::Read { slug, passage, .. } => {
            if let Some(passage) = *passage {
                parts.push(("Passage", Route::EmbedPassage { slug: slug.clone(), passage }));
            }
            parts.push(("Article", Route::EmbedArticle { slug: slug.clone() }));
        }
        Route::Entry { id } => parts.push(("Entry", Route::EmbedEntry { id: id.clone() })),
        Route::Explore { lens: Lens::Figures(lens), .. } => {
            parts.push(("Figures", Route::EmbedFigures { query: query.clone(), lens: *lens }));
        }
        Route::Compare { comparing } if comparing.sides.len() > 1 => {
            parts.push(("Comparison", Route::EmbedComparison { comparing: comparing.clone() }));
            parts.push(("Matrix", Route::EmbedMatrix { comparing: comparing.clone() }));
        }
        _ => {}
    }
    parts.push(("Search", Route::EmbedSearch { query }));
    parts
}

fn embed(state: State, route: &Route, page: &str, link: &str) -> El {
    let site = page
        .split('?')
        .next()
        .and_then(|page| page.rsplit_once('/'))
        .map_or(String::new(), |(site, _)| format!("{site}/"));
    let parts = parts(state, route);
    let (part, theme) = (RwSignal::new(0_u32), RwSignal::new(0_u32));
    let names: Vec<_> = parts.iter().map(|(name, _)| *name).collect();
    let routes: Vec<Route> = parts.into_iter().map(|(_, route)| route).collect();
    let chosen = move || routes.get(usize::try_from(part.get()).unwrap_or(0)).cloned().unwrap_or(Route::Landing);
    let look = move || THEMES.get(usize::try_from(theme.get()).unwrap_or(0)).map_or("auto", |(name, _)| *name);
    let address = {
        let (site, chosen) = (site.clone(), chosen.clone());
        move || format!("{site}?theme={}{}", look(), chosen().href())
    };
    let (title, link) = (document().title(), link.to_owned());
    let written =
        move || snippet(&Snippet { site: &site, route: &chosen(), theme: look(), link: &link, title: &title });
    let shown = written.clone();
    div().class("share__embed").child((
        p().class("label").child("Widget for another page"),
        div()
            .class("row")
            .child((choice("Widget", &names, part), choice("Theme", &THEMES.map(|(_, label)| label), theme))),
        preview(address),
        copyable(|| "Snippet", move || pre().child(shown()), written, ""),
        p().class("muted").child("No cookies, no calls home. Without scripts the link inside is shown instead."),
    ))
}

/// The part as another page would show it: as tall as what it holds, as it says itself.
fn preview(address: impl Fn() -> String + 'static) -> El {
    let height = RwSignal::new(None);
    let frame = iframe()
        .class("share__frame")
        .attr("title", "Preview of the widget")
        .attr("src", address)
        .style("block-size", move || height.get().map(|height: f64| format!("{}px", height.round() as i32)));
    let own: JsValue = frame.node().into();
    keep(EventListener::new(&window(), "message", move |event| {
        let said = dom::property(event, "data");
        let from = dom::property(event, "source");
        if from.is_object() && from == dom::property(&own, "contentWindow") {
            height.set(dom::property(&said, "height").as_f64().or(height.get_untracked()));
        }
    }));
    frame
}

/// One of several, by its place.
fn choice(label: &'static str, names: &[&'static str], chosen: RwSignal<u32>) -> El {
    let buttons = (0_u32..).zip(names).map(|(at, name)| {
        button()
            .attr("aria-pressed", move || if chosen.get() == at { "true" } else { "false" })
            .on(ev::click, move |_| chosen.set(at))
            .child(*name)
    });
    div().class("seg seg--wrap").attr("role", "group").attr("aria-label", label).children(buttons)
}
