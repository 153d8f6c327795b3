//! What notes are gathered by, and the box and the order above them.

use crate::signals::*;
use leptos::ev;

use crate::dom;
use crate::notes::Note;
use crate::notes::shelf::{By, Order, Shelf, counts};
use crate::pages::identity;
use crate::parts::icons::icon;
use crate::parts::siglum::siglum;
use crate::route::Route;
use crate::state::State;
use crate::view::html::{a, aside, details, div, h2, input, label, li, option, select, span, summary, ul};
use crate::view::{Draw, El, View};

/// How many values of a kind are listed.
const LISTED: usize = 30;

/// Headings, tags and articles, each with its notes.
pub(super) fn side(state: State, shelf: Memo<Shelf>) -> El {
    let groups = move || {
        let held = state.notebook.all();
        let notes: Vec<&Note> = held.iter().map(|held| &held.note).collect();
        By::ALL.into_iter().map(|by| group(state, by, counts(&notes, by), shelf)).collect::<Vec<View>>()
    };
    aside().class("nbside").attr("aria-label", "Gathered by").child(details().class("nbfold").child((
        summary().class("btn").child((icon("filter"), "Headings, tags, articles", icon("caret"))),
        div().class("nbgroups").child(groups),
    )))
}

fn group(state: State, by: By, counts: Vec<(String, u32)>, shelf: Memo<Shelf>) -> View {
    if counts.is_empty() {
        return "".view();
    }
    let name = match by {
        By::Heading => "Headings",
        By::Tag => "Tags",
        By::Article => "Articles",
    };
    let in_articles = by == By::Article;
    let chosen = shelf.with(|shelf| shelf.by.clone());
    let rows = counts.into_iter().take(LISTED).map(|(value, count)| {
        let here = chosen.as_ref().is_some_and(|(held, other)| *held == by && *other == value);
        let by = (!here).then(|| (by, value.clone()));
        let href = Route::Notes { shelf: Shelf { by, ..shelf.get() } }.href();
        let volume = state.library.volume();
        let article = in_articles.then(|| volume.find(&value)).flatten();
        let link = match article {
            Some(article) => siglum(&identity(article, &volume.front(article)), move || href.clone()),
            None => a().href(href).child(value),
        };
        li().child((link.attr("aria-current", here.then_some("true")), span().class("num muted").child(count)))
    });
    (h2().class("label").child(name), ul().class("plain").children(rows)).view()
}

/// The box in which notes are searched, and their order.
pub(super) fn finder(state: State, shelf: Memo<Shelf>) -> El {
    let go = move |change: &dyn Fn(&mut Shelf)| {
        let mut next = shelf.get_untracked();
        change(&mut next);
        state.retype(Route::Notes { shelf: next });
    };
    let options = Order::ALL.into_iter().map(|order| {
        let chosen = move || shelf.with(|shelf| shelf.order == order);
        let name = match order {
            Order::Headings => "by heading",
            Order::Newest => "newest first",
            Order::Oldest => "oldest first",
            Order::Articles => "by article",
        };
        option().attr("value", order.name()).prop("selected", chosen).child(name)
    });
    div().class("nbfind").child((
        input()
            .attr("type", "search")
            .attr("id", "search")
            .attr("aria-label", "Search notes")
            .attr("placeholder", "Search notes")
            .prop("value", move || shelf.with(|shelf| shelf.find.clone()))
            .on(ev::input, move |event| {
                let find = dom::value(&event);
                go(&|shelf| shelf.find.clone_from(&find));
            }),
        label().class("select").child((
            "Order ",
            select()
                .attr("aria-label", "Order of notes")
                .on(ev::change, move |event| {
                    let name = dom::value(&event);
                    let order = Order::ALL.into_iter().find(|order| order.name() == name).unwrap_or_default();
                    go(&|shelf| shelf.order = order);
                })
                .children(options),
            icon("caret"),
        )),
    ))
}
