//! The lens Lines: every hit in its line, where hits fall, and what stands beside them.

mod bar;
mod beside;
mod export;
mod row;
mod strips;

use std::rc::Rc;

use crate::signals::*;
use crossread_engine::{Lines, LinesAsked, MOST_LINES, Query};
use crossread_volume::EntryIx;

use super::heading;
use super::nothing::nothing;
use crate::pages::landing::telling_words;
use crate::parts::rows::{Rows, rows};
use crate::route::{Lens, LinesLens, Route, Width};
use crate::state::{Held, State};
use crate::view::html::{a, b, div, h2, li, ol, p, section};
use crate::view::{El, when};
use crate::wording;

pub(super) use self::export::exports;

/// So many words are offered where none is asked for.
const TRIED: usize = 3;

/// The view.
pub(super) fn lines(state: State) -> El {
    let listed = listed(state);
    let worded = Memo::new(move |_| has_keyword(state));
    let empty = Memo::new(move |_| state.selection().articles.is_empty());
    let long = move || setting(state, |lens| lens.width == Width::Long);
    div().class("page").child((
        heading(state, "Lines"),
        bar::bar(state),
        when(move || empty.get(), move || nothing(state)),
        when(move || !empty.get() && !worded.get(), move || wordless(state)),
        when(
            move || !empty.get() && worded.get(),
            move || {
                (
                    strips::strips(state),
                    div().class("split split--lines").class_if("split--long", long).child((
                        section().child((counted(state, listed), concordance(state, listed))),
                        beside::beside(state),
                    )),
                )
            },
        ),
    ))
}

/// The settings of the lens.
fn setting<T>(state: State, read: impl FnOnce(&LinesLens) -> T) -> T {
    state.lens.with(|lens| match lens {
        Lens::Lines(lens) => read(lens),
        _ => read(&LinesLens::default()),
    })
}

/// The link to the same lines, set otherwise.
fn set(state: State, change: impl FnOnce(&mut LinesLens)) -> Lens {
    let mut lens = state.lens.with(|lens| match lens {
        Lens::Lines(lens) => lens.clone(),
        _ => LinesLens::default(),
    });
    change(&mut lens);
    Lens::Lines(lens)
}

/// Which lines the address asks for.
fn asked(state: State) -> LinesAsked {
    let entry = entry(state);
    setting(state, |lens| LinesAsked { by: lens.by, term: lens.word.clone(), with: lens.with.clone(), entry })
}

/// The entry whose mentions are asked for.
fn entry(state: State) -> Option<EntryIx> {
    setting(state, |lens| state.library.volume().find_entry(&lens.entry))
}

/// Its name; empty where none is asked for.
fn entry_name(state: State) -> String {
    let entry = entry(state).and_then(|entry| state.library.volume().entry(entry));
    entry.map(|entry| entry.name).unwrap_or_default()
}

/// True where there is something to make lines of: words, or an entry.
pub(super) fn has_keyword(state: State) -> bool {
    entry(state).is_some() || !state.selection().terms.is_empty()
}

/// How many lines the lens counts on its tab; `None` where nothing is asked for.
pub(super) fn tabbed(state: State) -> Option<u32> {
    let selection = state.settled();
    match entry(state) {
        Some(entry) => u32::try_from(state.library.engine().mentions_within(&selection, entry).len()).ok(),
        None => (!selection.terms.is_empty()).then_some(selection.hits),
    }
}

/// The lines of the present query.
fn listed(state: State) -> Held<Lines> {
    Held::new(move || state.library.engine().lines(&state.selection(), &asked(state)))
}

/// How many lines there are, how many of them are shown, and in what order.
fn counted(state: State, listed: Held<Lines>) -> El {
    let count = move || {
        let lines = listed.get();
        let articles = wording::count(lines.articles, "article");
        (b().child(wording::count(lines.total, "line")), format!(" in {articles}"))
    };
    let cut = move || {
        let lines = listed.get();
        let most = u32::try_from(MOST_LINES).unwrap_or(u32::MAX);
        (lines.total > most && lines.list.len() == MOST_LINES).then(|| {
            let shown = wording::number(most);
            p().class("muted")
                .child(format!("The first {shown} are listed, article by article. Ask for less to see the others."))
        })
    };
    div().child((div().class("results__bar").child((h2().child(count), bar::order(state))), cut))
}

/// The lines themselves.
fn concordance(state: State, listed: Held<Lines>) -> El {
    let open = RwSignal::new(None);
    let width = RwSignal::new(0);
    let room = Memo::new(move |_| row::room(width.get()));
    let count = Memo::new(move |before: Option<&u32>| {
        // Another room for context is another list, as other lines are.
        let _ = (listed.count(), setting(state, |lens| lens.width), room.get());
        open.set(None);
        before.map_or(0, |before| before.wrapping_add(1))
    });
    let list = ol().class("kwic").style("--kw", move || row::keyword_width(state, &listed.get()));
    rows(Rows {
        list,
        empty: li,
        rows: Rc::new(move || (count.get(), listed.get().list.len())),
        row: Rc::new(move |at| untrack(|| row::row(state, listed, at, room, open))),
        open,
        reveal: RwSignal::new(None),
        width,
    })
}

/// What is said where no word is asked for.
fn wordless(state: State) -> El {
    let words = telling_words(state).into_iter().take(TRIED).map(|word| {
        let query = Query::of_text(&word);
        let lens = state.lens.get_untracked();
        a().class("chip").href(Route::Explore { query, lens }.href()).child(word)
    });
    div().class("lines__none").child((
        p().child("Lines need a word: each shows it between the words around it."),
        p().class("row").child(("Try ", words.collect::<Vec<_>>())),
    ))
}
