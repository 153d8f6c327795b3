//! The words beside the keyword, counted when the query has rested.

use crossread_engine::{Collocate, LinesAsked};

use super::{asked, set, setting};
use crate::pages::explore::rested;
use crate::pages::mark_number;
use crate::parts::collocates::{Beside, collocates};
use crate::route::Route;
use crate::state::{Held, State};
use crate::view::Draw;
use crate::wording;

/// So many words are shown.
const WORDS: usize = 12;

/// The words.
pub(super) fn beside(state: State) -> impl Draw {
    let rested = rested(state);
    // They are those of all lines, also while the lines of one of them are shown.
    let found: Held<Vec<Collocate>> = Held::new(move || {
        if rested.with(Option::is_none) {
            return Vec::new();
        }
        let asked = LinesAsked { with: String::new(), ..asked(state) };
        let (engine, selection) = (state.library.engine(), state.selection());
        engine.collocates(&selection, &engine.lines(&selection, &asked), asked.by.flank(), WORDS)
    });
    move || {
        let chosen = setting(state, |lens| lens.with.clone());
        // What stands there as it stands everywhere tells nothing, and comes last.
        let found = found.get();
        let words = found.iter().filter(|collocate| !collocate.by_chance);
        let words = words.map(|collocate| word(state, collocate, &chosen)).collect();
        collocates(wording::beside(setting(state, |lens| lens.by.flank())), words)
    }
}

fn word(state: State, collocate: &Collocate, chosen: &str) -> Beside {
    let is_chosen = collocate.word == chosen;
    let with = if is_chosen { String::new() } else { collocate.word.clone() };
    let lens = set(state, |lens| lens.with = with);
    Beside {
        word: collocate.written.clone(),
        lines: collocate.lines,
        score: collocate.score,
        marks: collocate.articles.iter().filter_map(|article| mark_number(*article)).collect(),
        href: Route::Explore { query: state.present(), lens }.href(),
        chosen: is_chosen,
    }
}
