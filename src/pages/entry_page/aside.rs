//! Where an entry falls, what it appears with, and where else to look.

use crossread_engine::Companion;
use crossread_model::Entry;
use crossread_volume::{ArticleIx, EntryIx, PassageIx};

use crate::pages::leads::{entry_href, identity_of, passage_href};
use crate::pages::quote::quoted;
use crate::parts::fall::{Fall, fall};
use crate::parts::icons::mark;
use crate::parts::quoted::quotes;
use crate::parts::strip::Tick;
use crate::route::Route;
use crate::signals::*;
use crate::state::State;
use crate::view::html::{a, aside as element, button, h2, li, p, section, span, ul};
use crate::view::{El, when};

/// In a corpus of so many articles the strips of all are shown, also of those that do not name it.
const FEW: usize = 24;
/// So many companions are shown at first.
const COMPANIONS: usize = 12;
/// So many marks of articles are shown beside a companion.
const MARKS: usize = 4;

/// The side of the page.
pub(super) fn aside(state: State, at: EntryIx, entry: &Entry) -> El {
    let named = state.library.engine().naming(at);
    let places = named.iter().flat_map(|(passage, spans)| spans.iter().map(|span| (*passage, span.start))).collect();
    element().child((falls(state, places, "mention"), companions(state, at), see(state, entry)))
}

/// Strips of the places, by article.
pub(crate) fn falls(state: State, places: Vec<(PassageIx, u32)>, what: &'static str) -> El {
    let volume = state.library.volume();
    let mut articles: Vec<ArticleIx> = places.iter().map(|(passage, _)| volume.article_of(*passage)).collect();
    articles.dedup();
    if volume.len() <= FEW {
        articles = volume.articles().collect();
    }
    let all = articles.len();
    let held = StoredValue::new((articles, places));
    let each = move |i: usize| {
        let (article, hits) = held.with_value(|(articles, places)| {
            let article = articles.get(i).copied().unwrap_or(ArticleIx(0));
            let own = state.library.volume().passages(article);
            let own: Vec<_> = places.iter().filter(|(passage, _)| own.contains(&passage.0)).copied().collect();
            let hits = if own.is_empty() { Vec::new() } else { state.library.engine().fall(article, &own) };
            (article, hits)
        });
        let jump = Callback::new(move |passage| {
            if let Some(slug) = state.library.volume().slug(article) {
                state.visit(Route::Read { slug, passage: Some(passage), query: Default::default() });
            }
        });
        let ticks = hits.into_iter().map(|hit| Tick { at: hit.at, passage: hit.passage }).collect();
        Fall { identity: identity_of(state, article), href: passage_href(state, article, None), ticks, jump }
    };
    fall(all, what, each)
}

/// The entries that share paragraphs with this one; each number opens them.
fn companions(state: State, at: EntryIx) -> Option<El> {
    let all = state.library.engine().companions(at);
    let most = all.first().map(|companion| companion.passages.len())?;
    let total = all.len();
    let held = StoredValue::new(all);
    let whole = RwSignal::new(total <= COMPANIONS);
    let rows = move |from: usize, to: usize| {
        let some = held.with_value(|all| all.get(from..to.min(total)).unwrap_or_default().to_vec());
        some.into_iter().filter_map(|companion| row(state, at, &companion, most)).collect::<Vec<_>>()
    };
    let more = when(
        move || !whole.get(),
        move || {
            let text = format!("All {total}");
            button().class("link").on(leptos::ev::click, move |_| whole.set(true)).child(text)
        },
    );
    let first = rows(0, COMPANIONS);
    let rest = when(move || whole.get(), move || rows(COMPANIONS, total));
    Some(section().child((
        h2().class("label").child("Appears with"),
        p().class("muted").child("Passages that name both"),
        ul().class("ewith").child((first, rest)),
        more,
    )))
}

fn row(state: State, at: EntryIx, companion: &Companion, most: usize) -> Option<El> {
    let volume = state.library.volume();
    let other = companion.entry;
    let entry = volume.entry(other)?;
    let n = u32::try_from(companion.passages.len()).unwrap_or(u32::MAX);
    // Thousandths, so that no float is formatted.
    let share = u32::try_from(companion.passages.len() * 1000 / most.max(1)).unwrap_or(1000);
    let mut articles: Vec<ArticleIx> = companion.passages.iter().map(|passage| volume.article_of(*passage)).collect();
    articles.dedup();
    let marks = articles.into_iter().take(MARKS).map(|article| {
        let number = crate::pages::mark_number(article);
        mark(number).attr("data-mark", number)
    });
    let open = RwSignal::new(false);
    let label = format!("{}: {}", entry.name, crate::wording::count(n, "passage"));
    let number = button()
        .class("num")
        .attr("aria-label", label)
        .attr("aria-expanded", move || if open.get() { "true" } else { "false" })
        .on(leptos::ev::click, move |_| open.update(|open| *open = !*open))
        .child(n);
    let shared = move || {
        let both = state.library.engine().naming_both(at, other).into_iter();
        quotes(both.map(|(passage, spans)| quoted(state, passage, spans)).collect())
    };
    Some(li().child((
        a().href(entry_href(&entry.id)).child(entry.name),
        span().class("bar").style("--w", format!("{}%", share / 10)),
        number,
        span().class("marks").attr("aria-hidden", "true").children(marks),
        when(move || open.get(), shared),
    )))
}

/// The entries that the index refers to.
fn see(state: State, entry: &Entry) -> Option<El> {
    let (engine, volume) = (state.library.engine(), state.library.volume());
    let others: Vec<Entry> = engine.see_also(entry).into_iter().filter_map(|at| volume.entry(at)).collect();
    (!others.is_empty()).then(|| {
        let each = others.into_iter().enumerate().map(|(i, other)| {
            let link = a().href(entry_href(&other.id)).child(engine.heading_name(&other));
            (if i == 0 { "" } else { "; " }, link)
        });
        section().child((h2().class("label").child("See also"), p().class("seelist").children(each)))
    })
}
