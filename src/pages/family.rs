//! The page of a family of rivals: the whole table of aspects, how the rivals differ, and where the
//! texts tell of them.

use crossread_engine::Spec;
use crossread_model::{PassageId, Slug};
use crossread_order::by_number;
use crossread_volume::{Members, PassageIx};

use crate::dom;
use crate::pages::cite::Citing;
use crate::pages::entry_page::falls;
use crate::pages::leads::{family_href, index_href};
use crate::pages::missing::no_heading;
use crate::pages::rivals::{codes, differ, find, members, places, table};
use crate::parts::cite_box::{CITE, cite_box};
use crate::parts::crumbs::crumbs;
use crate::parts::icons::icon;
use crate::route::Route;
use crate::signals::*;
use crate::state::State;
use crate::view::html::{a, aside, button, dd, div, dl, dt, em, h1, h2, header, li, main, p, section, span, ul};
use crate::view::{Draw, El, View, when};
use crate::wording;

/// The family of this id, if there is one.
pub fn found(state: State, id: &Slug) -> Option<&'static Members> {
    find(state, id.as_str())
}

/// The page.
pub fn family(state: State, id: Slug) -> View {
    let Some(of) = found(state, &id) else { return no_heading("family", id.as_str()).view() };
    let volume = state.library.volume();
    let all = members(volume, of);
    let codes = codes(volume);
    let mut told: Vec<PassageIx> = Vec::new();
    for (article, stretches) in all.iter().flat_map(|member| places(&codes, member)) {
        for (first, last, _) in stretches {
            let last = last.min(volume.measure(article).paragraphs);
            told.extend((first..=last).filter_map(|n| volume.passage_of(article, PassageId::Body(n))));
        }
    }
    by_number(&mut told, |passage| u64::from(passage.0));
    told.dedup();
    let citing = Citing::page(state, &of.family.id, format!("Table: {}", of.family.name), Route::Family { id });
    let scroll = div()
        .class("fam__w")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "Table of aspects")
        .child(table(state, of, &all, None, "table fam__t"));
    let differ = differ(state, &all);
    let differ = (!differ.is_empty()).then(|| {
        section().child((h2().class("label").child("How they differ"), ul().class("differ").children(differ)))
    });
    let paragraphs = told.iter().map(|passage| (*passage, 0)).collect();
    let page = main().class("page entrypage").attr("id", "main").attr("tabindex", "-1").child((
        crumbs(vec![("Index".to_owned(), index_href("")), ("Questions".to_owned(), Route::Landing.href())]),
        head(state, of, &told),
        div().class("fam").child(scroll),
        div()
            .class("esplit")
            .child((div().child(differ), aside().child((falls(state, paragraphs, "paragraph"), others(state, of))))),
    ));
    (page, citing.map(|citing| cite_box(citing.cite_box()))).view()
}

fn head(state: State, of: &Members, told: &[PassageIx]) -> El {
    let volume = state.library.volume();
    let count = u32::try_from(of.members.len()).unwrap_or(u32::MAX);
    let question = (!of.family.question.is_empty()).then(|| (em().child(of.family.question.clone()), " "));
    let rest = format!(
        "{}, set side by side as the articles give them. A cell tells what is claimed, not what is true; where nothing \
         is said, nothing is filled in.",
        wording::capital(&wording::count_in_words(count, "answer"))
    );
    let cite = button()
        .class("btn btn--bare")
        .on(leptos::ev::click, |_| dom::open_dialog(CITE))
        .child((icon("cite"), "Cite table"));
    let title = div().child((
        p().class("label").child("Family of rivals"),
        h1().class("serif").attr("tabindex", "-1").attr("data-heading", "").child(of.family.name.clone()),
        p().class("edef serif").child((question, rest)),
        p().class("acts").child((chosen(state, of), cite)),
    ));
    let mut articles: Vec<_> = told.iter().map(|passage| volume.article_of(*passage)).collect();
    articles.dedup();
    let number = |n: usize| wording::number(u32::try_from(n).unwrap_or(u32::MAX));
    let fact = |name: &'static str, value: String| div().child((dt().child(name), dd().child(value)));
    let facts = dl().class("efacts").child((
        fact("Members", number(of.members.len())),
        fact("Aspects", number(of.family.aspects.len())),
        fact("Articles", format!("{} of {}", number(articles.len()), number(volume.len()))),
        fact("Paragraphs", number(told.len())),
    ));
    header().class("ehead").child((title, facts))
}

/// The way to the comparison of the members that are ticked, or how to come to it.
fn chosen(state: State, of: &Members) -> (impl Draw, El) {
    let specs: Vec<Spec> =
        members(state.library.volume(), of).into_iter().map(|member| Spec::Entry(member.id)).collect();
    let ticked = Memo::new(move |_| {
        let ticked = specs.iter().filter(|spec| state.in_tray(spec));
        ticked.cloned().collect::<Vec<Spec>>()
    });
    let count = move || ticked.with(Vec::len);
    let compare = when(
        move || count() > 1,
        move || {
            a().class("btn btn--primary")
                .href(move || Route::comparison(ticked.get()).href())
                .child((icon("compare"), move || format!("Compare {} chosen", count())))
        },
    );
    (compare, span().class("muted").child("Compare any two to four: tick them in the table."))
}

/// The other families, by the questions that they answer.
fn others(state: State, of: &Members) -> Option<El> {
    let others: Vec<&Members> =
        state.library.volume().families().iter().filter(|other| other.family.id != of.family.id).collect();
    (!others.is_empty()).then(|| {
        let rows = others.into_iter().map(|other| {
            let asked = if other.family.question.is_empty() { &other.family.name } else { &other.family.question };
            let count = u32::try_from(other.members.len()).unwrap_or(u32::MAX);
            let href = family_href(&other.family.id);
            li().child((
                a().href(href).child(asked.clone()),
                span().class("num").child(wording::count(count, "answer")),
            ))
        });
        section().child((h2().class("label").child("Other questions"), ul().class("others serif").children(rows)))
    })
}
