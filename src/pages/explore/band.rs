//! The two time bands of the present query: when articles appeared, and the years that they write about.

use crossread_engine::{Dates, Query};

use crate::address;
use crate::pages::mark_number;
use crate::parts::time_band::{Axis, TimeBand, time_band};
use crate::signals::*;
use crate::state::State;
use crate::view::El;
use crate::view::html::section;

/// The bands; nothing where neither has anything to choose between.
pub(super) fn bands(state: State) -> Option<El> {
    let bands: Vec<El> =
        [Axis::Published, Axis::WrittenAbout].into_iter().filter_map(|axis| band(state, axis)).collect();
    (!bands.is_empty()).then(|| section().class("timeband").attr("aria-label", "Time").child(bands))
}

fn band(state: State, axis: Axis) -> Option<El> {
    let timeline = Memo::new(move |_| {
        let selection = state.settled();
        let engine = state.library.engine();
        state.calm().with(|query| match axis {
            Axis::Published => engine.timeline(query, &selection),
            Axis::WrittenAbout => engine.written(query, &selection),
        })
    });
    let chosen = move || {
        state.query.with(|query| match axis {
            Axis::Published => query.dates,
            Axis::WrittenAbout => query.about,
        })
    };
    let with = move |chosen: Option<Dates>| match axis {
        Axis::Published => Query { dates: chosen, ..state.present() },
        Axis::WrittenAbout => Query { about: chosen, ..state.present() },
    };
    time_band(TimeBand {
        axis,
        timeline,
        chosen: Signal::derive(chosen),
        selected: Callback::new(move |article| state.settled().articles.iter().any(|found| found.article == article)),
        mark: mark_number,
        choose: Callback::new(move |chosen| state.ask(with(chosen), false)),
        adjust: Callback::new(move |chosen| state.adjust(with(chosen))),
        left: Callback::new(|()| address::settle()),
    })
}
