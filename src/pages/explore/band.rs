//! The time band of the present query.

use crossread_engine::{Dates, Query};

use crate::address;
use crate::pages::mark_number;
use crate::parts::time_band::{TimeBand, time_band};
use crate::signals::*;
use crate::state::State;
use crate::view::El;

/// The band.
pub(super) fn band(state: State) -> Option<El> {
    let timeline = Memo::new(move |_| {
        let selection = state.selection();
        state.query.with(|query| state.library.engine().timeline(query, &selection))
    });
    let with = move |dates: Option<Dates>| Query { dates, ..state.present() };
    time_band(TimeBand {
        timeline,
        chosen: Signal::derive(move || state.query.with(|query| query.dates)),
        mark: mark_number,
        choose: Callback::new(move |dates| state.ask(with(dates), false)),
        adjust: Callback::new(move |dates| state.adjust(with(dates))),
        left: Callback::new(|()| address::settle()),
    })
}
