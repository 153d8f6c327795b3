//! The pages. A page reads the state and hands plain values to parts.

pub(crate) mod cite;
pub mod compare;
pub mod entry_page;
pub mod explore;
pub mod family;
mod identities;
pub mod index;
mod landing;
pub(crate) mod leads;
pub mod missing;
pub mod notebook;
pub(crate) mod quote;
pub mod read;
mod rivals;
pub mod share;

pub(crate) use self::identities::identities;

use crossread_engine::{Query, Span, Spec};
use crossread_model::{FrontMatter, Slug, direction};
use crossread_volume::{ArticleIx, PassageIx};

use leptos::prelude::document;

use crate::notes::{About, record};
use crate::parts::opened::Opened;
use crate::parts::result::{Entry, Evidence, Put};
use crate::parts::siglum::Identity;
use crate::rest;
use crate::route::Route;
use crate::signals::*;
use crate::state::{Library, State};
use crate::wording;

/// Keeps what is on show, when the code for that has come: a search as it is now, wherever the reader is by then.
pub(crate) fn save_here(state: State) {
    let route = state.located.with_untracked(|located| located.route.clone());
    let search = matches!(route, Route::Explore { .. }).then(|| place(state, &route));
    rest::soon(notebook::save_here, (state, search));
}

/// A place of the page, as a note is about it: a search by all that it asks, a comparison by its Sides.
fn place(state: State, route: &Route) -> About {
    let title = match route {
        Route::Explore { .. } => untrack(|| state.selection().sentence.trim_end_matches('.').to_owned()),
        Route::Compare { comparing } if !comparing.sides.is_empty() => {
            let sides = identities(state.library, &comparing.sides);
            format!("Compare: {}", sides.iter().map(|side| side.title.as_str()).collect::<Vec<_>>().join(", "))
        }
        _ => document().title().split(" · ").next().unwrap_or_default().to_owned(),
    };
    record::place(route, title)
}

/// By what an article is known: the first nine in the order of slugs have marks.
pub(crate) fn identity(article: ArticleIx, front: &FrontMatter) -> Identity {
    Identity { mark: mark_number(article), code: front.code.to_string(), title: wording::title(front) }
}

/// The number of an article's mark, for those that have one.
pub(crate) fn mark_number(article: ArticleIx) -> Option<u8> {
    u8::try_from(article.0.saturating_add(1)).ok().filter(|mark| *mark <= Identity::MARKS)
}

/// What an article's entry says whatever is asked.
pub(crate) fn entry(library: Library, article: ArticleIx, front: &FrontMatter) -> Entry {
    let measure = library.volume().measure(article);
    let language = front.language.clone().unwrap_or_else(|| library.volume().about().language.clone());
    let direction = direction(&language);
    Entry {
        identity: identity(article, front),
        kind: front.kind.clone(),
        outlet: front.outlet.clone(),
        date: (front.date.map(|date| date.to_string()), wording::date(front.date)),
        authors: wording::authors(front),
        dek: front.dek.clone(),
        language: (language, direction),
        words: measure.words(),
        paragraphs: measure.paragraphs,
    }
}

/// How an article is put into the tray.
pub(crate) fn put(state: State, slug: &Slug) -> Put {
    let spec = Spec::Article(slug.to_string());
    let own = spec.clone();
    Put {
        slug: slug.to_string(),
        inside: Signal::derive(move || state.in_tray(&own)),
        toggle: Callback::new(move |()| state.toggle_side(spec.clone())),
    }
}

/// A passage as it opens in place, with what is marked in it.
pub(crate) fn opened(state: State, passage: PassageIx, hits: Vec<Span>) -> Opened {
    let volume = state.library.volume();
    let article = volume.article_of(passage);
    let front = volume.front(article);
    let id = volume.passage_id(passage);
    Opened {
        identity: identity(article, &front),
        sign: id.map(|id| wording::passage(id).0).unwrap_or_default(),
        text: volume.text(passage).to_owned(),
        hits,
        href: state.href(&front.slug, id),
        language: language(state, &front),
    }
}

/// The language of an article, as a tag, and the direction in which it is written.
pub(crate) fn language(state: State, front: &FrontMatter) -> (String, &'static str) {
    let language = front.language.clone().unwrap_or_else(|| state.library.volume().about().language.clone());
    let direction = direction(&language);
    (language, direction)
}

/// What the present query finds in an article; below the first few results, while a keystroke is ahead, what the query
/// before it found.
pub(crate) fn evidence(state: State, article: ArticleIx, at_once: fn(State) -> usize) -> Memo<Evidence> {
    Memo::new(move |before: Option<&Evidence>| {
        let selection = state.selection();
        let rank = selection.articles.iter().position(|found| found.article == article);
        if let Some(before) = before.filter(|_| rank.is_none_or(|rank| rank >= at_once(state)) && state.ahead()) {
            return before.clone();
        }
        let hits = rank.and_then(|rank| selection.articles.get(rank)).map_or(0, |found| found.hits);
        let card = state.library.engine().card(&selection, article);
        Evidence { terms: selection.terms.clone(), hits, card }
    })
}

/// How much is selected: `7 of 9 articles`, and `156 hits` where words are asked for.
pub(crate) fn counts(state: State) -> (String, Option<String>) {
    let selection = state.selection();
    let found = u32::try_from(selection.articles.len()).unwrap_or(u32::MAX);
    let all = state.library.articles();
    let articles = if found == all {
        wording::count(all, "article")
    } else {
        format!("{} of {}", wording::number(found), wording::count(all, "article"))
    };
    (articles, (!selection.terms.is_empty()).then(|| wording::count(selection.hits, "hit")))
}

/// What was not understood: of the address first, then of the query.
pub(crate) fn remarks(state: State) -> Vec<String> {
    let mut remarks = state.located.with(|located| located.notes.clone());
    remarks.extend(state.selection().notes.iter().map(|note| note.text.clone()));
    remarks
}

/// The query as text, or what it has chosen where it has no text.
pub(crate) fn headline(query: &Query) -> String {
    if query.text.trim().is_empty() {
        let values = query.facets.iter().map(|choice| wording::facet_value(&choice.facet, &choice.value));
        values
            .chain(query.dates.map(wording::days))
            .chain(query.about.map(wording::years))
            .collect::<Vec<_>>()
            .join(", ")
    } else {
        query.text.trim().to_owned()
    }
}
