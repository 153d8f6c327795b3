//! The figures as a file.

use crate::signals::*;
use crossread_engine::Table;
use crossread_model::FigureValue;

use super::asked;
use super::row::place;
use crate::dom;
use crate::parts::export::export;
use crate::state::State;
use crate::view::Draw;
use crate::wording;

/// The buttons.
pub(in crate::pages::explore) fn exports(state: State) -> impl Draw {
    export(
        "figures",
        Callback::new(move |table: Table| {
            dom::save(&table.file_name("figures"), table.media_type(), &untrack(|| file(state, table)));
        }),
    )
}

/// All figures that are listed, in the order in which they are shown.
fn file(state: State, table: Table) -> String {
    let (engine, volume) = (state.library.engine(), state.library.volume());
    let list = engine.figures(&state.selection(), &asked(state));
    let mut out = String::new();
    table.record(
        &mut out,
        &[
            "kind",
            "from",
            "to",
            "unit",
            "currency",
            "qualifier",
            "what",
            "who",
            "when",
            "text",
            "article",
            "code",
            "title",
            "passage",
        ],
    );
    for row in &list.list {
        let Some(figure) = engine.figure(*row) else { continue };
        let (article, passage) = place(state, &figure);
        let front = volume.front(article);
        let reading = &figure.reading;
        let (from, to) = match reading.value {
            FigureValue::One(value) => (value.to_string(), value.to_string()),
            FigureValue::Range(from, to) => (from.to_string(), to.map(|to| to.to_string()).unwrap_or_default()),
        };
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        table.record(
            &mut out,
            &[
                reading.kind.name(),
                &from,
                &to,
                &or_empty(&reading.unit),
                &or_empty(&reading.currency),
                &or_empty(&reading.qualifier),
                &or_empty(&reading.what),
                &or_empty(&reading.who),
                &or_empty(&reading.when),
                volume.text(passage).get(figure.start as usize..figure.end as usize).unwrap_or_default(),
                front.slug.as_str(),
                &front.code.to_string(),
                &wording::title(&front),
                &volume.passage_id(passage).map(|id| id.to_string()).unwrap_or_default(),
            ],
        );
    }
    out
}
