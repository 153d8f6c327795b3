//! The lines as a file.

use crate::signals::*;
use crossread_engine::{LineOrder, Table};

use super::{asked, entry_name};
use crate::dom;
use crate::parts::export::export;
use crate::state::State;
use crate::view::Draw;
use crate::wording;

/// How much context a line of a file has on either side, in characters: more than any screen shows.
const CONTEXT: usize = 200;

/// The buttons.
pub(in crate::pages::explore) fn exports(state: State) -> impl Draw {
    export(
        "lines",
        Callback::new(move |table: Table| {
            dom::save(&table.file_name("lines"), table.media_type(), &untrack(|| file(state, table)));
        }),
    )
}

/// All listed lines, in the order in which they are shown.
fn file(state: State, table: Table) -> String {
    let (engine, volume) = (state.library.engine(), state.library.volume());
    let selection = state.selection();
    let lines = engine.lines(&selection, &asked(state));
    let name = entry_name(state);
    let mut out = String::new();
    table.record(&mut out, &["article", "code", "title", "passage", "term", "before", "keyword", "after"]);
    for line in &lines.list {
        let Some(text) = engine.line_text(line, LineOrder::default(), CONTEXT) else { continue };
        let front = volume.front(line.article);
        let term = match name.as_str() {
            "" => selection.terms.get(usize::from(line.term)).map(String::as_str).unwrap_or_default(),
            name => name,
        };
        let passage = text.id.to_string();
        table.record(
            &mut out,
            &[
                front.slug.as_str(),
                &front.code.to_string(),
                &wording::title(&front),
                &passage,
                term,
                text.before.trim(),
                &text.keyword,
                text.after.trim(),
            ],
        );
    }
    out
}
