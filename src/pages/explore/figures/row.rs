//! One figure as a row.

use crate::signals::*;
use crossread_engine::{FigureList, Span};
use crossread_model::Figure;
use crossread_volume::{ArticleIx, PassageIx};

use crate::pages::{identity, opened};
use crate::parts::figure_row::{FigureShown, figure_row};
use crate::state::State;
use crate::view::El;
use crate::view::html::tbody;
use crate::wording;

/// The row at a place of the list.
pub(crate) fn row(state: State, list: &FigureList, at: usize, open: RwSignal<Option<usize>>) -> El {
    let figure = list.list.get(at).and_then(|row| state.library.engine().figure(*row));
    // Rows are made for places that the list has.
    let Some(figure) = figure else { return tbody() };
    let (article, passage) = place(state, &figure);
    let volume = state.library.volume();
    let front = volume.front(article);
    let id = volume.passage_id(passage);
    let text = volume.text(passage).get(figure.start as usize..figure.end as usize).unwrap_or_default();
    let reading = &figure.reading;
    figure_row(FigureShown {
        at,
        value: wording::figure_value(reading, text),
        kind: wording::capital(reading.kind.name()),
        what: wording::what(reading, text),
        who: reading.who.clone().unwrap_or_default(),
        when: reading.when.clone().unwrap_or_default(),
        identity: identity(article, &front),
        sign: id.map(|id| wording::passage(id).0).unwrap_or_default(),
        href: state.href(&front.slug, id),
        begins: at > 0 && list.begins.get(at).copied().unwrap_or_default(),
        open,
        passage: Callback::new(move |()| {
            let hit = Span { start: figure.start, end: figure.end, term: 0 };
            untrack(|| opened(state, passage, vec![hit]))
        }),
    })
}

/// Where a figure stands.
pub(super) fn place(state: State, figure: &Figure) -> (ArticleIx, PassageIx) {
    let article = ArticleIx(figure.article);
    (article, PassageIx(state.library.volume().passages(article).start.saturating_add(figure.passage)))
}
