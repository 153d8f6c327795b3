//! Work for the moments in which the page has nothing else to do.

use gloo::timers::callback::Timeout;
use js_sys::{Date, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

/// How long a slice of work may take, in milliseconds: half a frame.
const SLICE: f64 = 8.0;

/// How many words of text an engine works through at a time ([`crossread_engine::Engine::rest`]), in a few
/// milliseconds.
pub(crate) const WORDS: usize = 8_000;

/// Between slices where nothing tells when it is idle (Safari, workers, Node), in milliseconds: most of the
/// time is left for other work.
const PAUSE: u32 = 30;

#[wasm_bindgen]
extern "C" {
    type IdleDeadline;

    #[wasm_bindgen(method, js_name = timeRemaining)]
    fn time_remaining(this: &IdleDeadline) -> f64;
}

/// Calls `work` when the browser is idle the next time, however long it then takes.
pub(crate) fn soon(work: impl FnOnce() + 'static) {
    let global = js_sys::global();
    let Some(idle) = next(&global) else {
        Timeout::new(PAUSE, work).forget();
        return;
    };
    // Refused by no browser that has it.
    let _ = idle.call1(&global, &Closure::once_into_js(work));
}

/// Calls `work` when the browser is idle, again and again until it answers true. A call is expected to
/// take well below [`SLICE`].
pub(crate) fn until_done(mut work: impl FnMut() -> bool + 'static) {
    let global = js_sys::global();
    let Some(idle) = next(&global) else {
        pause(work);
        return;
    };
    let run = Closure::once_into_js(move |deadline: IdleDeadline| {
        while deadline.time_remaining() >= SLICE {
            if work() {
                return;
            }
        }
        until_done(work);
    });
    // Refused by no browser that has it; what is left undone costs time alone.
    let _ = idle.call1(&global, &run);
}

/// `requestIdleCallback`, where the browser has it.
fn next(global: &Object) -> Option<js_sys::Function> {
    js_sys::Reflect::get(global, &"requestIdleCallback".into()).ok()?.dyn_into().ok()
}

/// Slices of time as [`until_done`] has them, with pauses between.
fn pause(mut work: impl FnMut() -> bool + 'static) {
    Timeout::new(PAUSE, move || {
        let end = Date::now() + SLICE;
        while Date::now() < end {
            if work() {
                return;
            }
        }
        pause(work);
    })
    .forget();
}
