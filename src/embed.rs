//! The views inside another site's page: a small search, an article's card, a passage, an entry, figures, a comparison
//! and a matrix. Their links open the whole app in a tab of its own. What the page around the frame is told, `boot.js`
//! tells it.

mod comparison;
mod entry;
mod figures;
mod passage;

use crossread_engine::Query;
use crossread_model::Slug;
use crossread_volume::ArticleIx;

use crate::pages::{counts, entry, evidence, identity, remarks};
use crate::parts::icons::wordmark;
use crate::parts::notes::notes;
use crate::parts::result::{length, origin};
use crate::parts::search_box::{SearchBox, search_box};
use crate::parts::siglum::siglum_here;
use crate::parts::strip::{Tick, strip};
use crate::route::Route;
use crate::signals::*;
use crate::state::State;
use crate::view::html::{a, footer, h1, header, li, main, ol, p, span};
use crate::view::{Draw, El, View, follow, keyed};
use crate::wording;
use crate::{address, dom};

/// How many results a small search shows.
const RESULTS: usize = 5;

/// The view of an embedded place; none for any other.
pub fn view(state: State, route: &Route) -> Option<View> {
    match route {
        Route::EmbedSearch { .. } => Some(search(state).view()),
        Route::EmbedArticle { slug } => Some(article(state, slug).view()),
        Route::EmbedPassage { slug, passage } => Some(passage::card(state, slug, *passage).view()),
        Route::EmbedEntry { id } => Some(entry::card(state, id).view()),
        Route::EmbedFigures { .. } => Some(figures::figures(state).view()),
        Route::EmbedComparison { .. } => Some(comparison::comparison(state).view()),
        Route::EmbedMatrix { .. } => Some(comparison::matrix(state).view()),
        _ => None,
    }
}

/// The small search.
fn search(state: State) -> El {
    let about = state.library.volume().about();
    let ask = move |text: String, typed| state.ask(Query { text, ..state.query.get_untracked() }, typed);
    let all = wording::count(state.library.articles(), "article");
    let ids = Memo::new(move |_| -> Vec<ArticleIx> {
        state.selection().articles.iter().take(RESULTS).map(|found| found.article).collect()
    });
    let summary = move || {
        let (articles, hits) = counts(state);
        hits.map(|hits| format!("{articles}, {hits}")).unwrap_or(articles)
    };
    // How many articles, how many hits, and the same in the explorer.
    follow(move || {
        let selection = state.selection();
        tell(state, selection.articles.len(), selection.hits);
    });
    main().class("embed embed--search").attr("aria-label", "Crossread search").child((
        top(all.clone()),
        h1().class("embed__t serif").child(about.title.clone()),
        search_box(SearchBox {
            text: Signal::derive(move || state.query.with(|query| query.text.clone())),
            placeholder: format!("Search {all}"),
            described_by: None,
            offers: None,
            ready: Signal::derive(|| true),
            typed: Callback::new(move |text| ask(text, true)),
            done: Callback::new(move |text| ask(text, false)),
            left: Callback::new(|()| address::settle()),
        }),
        notes(move || remarks(state)),
        ol().class("embed__r").child(keyed(
            move || ids.get(),
            |id| id.0.to_string(),
            move |id| small_result(state, id),
        )),
        footer().child((
            span().class("muted").attr("role", "status").child(summary),
            out("link", move || whole(state), "Open the reading room"),
        )),
    ))
}

/// The head of a part: the way to the whole site, and what is said beside it.
fn top(says: String) -> El {
    header().child((out("wordmark", home, (wordmark(), "Crossread")), span().class("muted").child(says)))
}

/// The link to the page that this is a part of.
fn whole(state: State) -> String {
    state.located.with(|located| located.route.whole().href())
}

/// Tells the page around the frame what is selected, and the same in the explorer.
fn tell(state: State, articles: usize, hits: u32) {
    dom::tell("crossread:select", &format!("{articles} {hits} {}", whole(state)));
}

fn small_result(state: State, article: ArticleIx) -> El {
    let front = state.library.volume().front(article);
    let identity = identity(article, &front);
    let evidence = evidence(state, article, |_| usize::MAX);
    let slug = StoredValue::new(front.slug.clone());
    let open = Callback::new(move |passage| {
        dom::open_beside(&untrack(|| slug.with_value(|slug| state.href(slug, Some(passage)))));
    });
    let found = move || {
        evidence.with(|evidence| {
            (!evidence.terms.is_empty()).then(|| {
                let hits = evidence.card.strips.iter().flat_map(|strip| &strip.hits);
                let mut ticks: Vec<Tick> = hits.map(|hit| Tick { at: hit.at, passage: hit.passage }).collect();
                crossread_order::by_number(&mut ticks, |tick| tick.at.into());
                let label = wording::count(evidence.hits, "hit");
                (strip(label, ticks, open), span().class("num").child(wording::number(evidence.hits)))
            })
        })
    };
    li().attr("data-mark", identity.mark).child((
        siglum_here(&identity),
        out("serif", move || slug.with_value(|slug| state.href(slug, None)), identity.title.clone()),
        found,
    ))
}

/// An article's card.
fn article(state: State, slug: &Slug) -> El {
    let Some(article) = state.library.volume().find(slug.as_str()) else {
        return missing("Article card", format!("This corpus has no article “{slug}”."));
    };
    let front = state.library.volume().front(article);
    let entry = entry(state.library, article, &front);
    let href = {
        let slug = slug.clone();
        move || Route::Read { slug: slug.clone(), passage: None, query: Query::default() }.href()
    };
    main().class("embed embed--art").attr("data-mark", entry.identity.mark).attr("aria-label", "Article card").child((
        origin(&entry),
        h1().class("embed__h serif").attr("lang", entry.language.0.clone()).attr("dir", entry.language.1).child(out(
            "",
            href.clone(),
            entry.identity.title.clone(),
        )),
        p().class("byline").child(entry.authors.clone()),
        entry.dek.clone().map(|dek| p().class("dek serif").child(dek)),
        footer().child((
            siglum_here(&entry.identity),
            span().class("muted").child(length(entry.words, None)),
            out("link", href, "Read"),
        )),
    ))
}

/// What is shown for a place that the corpus does not have.
fn missing(label: &'static str, text: String) -> El {
    main()
        .class("embed")
        .attr("aria-label", label)
        .child((notes(move || vec![text.clone()]), footer().child(out("link", home, "Open the reading room"))))
}

/// The link to the whole app.
fn home() -> String {
    Route::Landing.href()
}

/// A link out of the frame.
fn out(class: &'static str, href: impl Fn() -> String + 'static, held: impl Draw) -> El {
    a().class(class).href(href).attr("target", "_blank").attr("rel", "noopener").child(held)
}
