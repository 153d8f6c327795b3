//! Work for the moments in which the page has nothing else to do.

use gloo::timers::callback::Timeout;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

/// How long a slice of work may take, in milliseconds: half a frame.
const SLICE: f64 = 8.0;

/// Between slices where the browser does not tell when it is idle (Safari), in milliseconds: most of its
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
    let Some(idle) = next(&window()) else {
        Timeout::new(PAUSE, work).forget();
        return;
    };
    // Refused by no browser that has it.
    let _ = idle.call1(&window(), &Closure::once_into_js(work));
}

/// Calls `work` when the browser is idle, again and again until it answers true. A call is expected to
/// take well below [`SLICE`].
pub(crate) fn until_done(mut work: impl FnMut() -> bool + 'static) {
    let Some(idle) = next(&window()) else {
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
    let _ = idle.call1(&window(), &run);
}

/// `requestIdleCallback`, where the browser has it.
fn next(window: &web_sys::Window) -> Option<js_sys::Function> {
    js_sys::Reflect::get(window, &"requestIdleCallback".into()).ok()?.dyn_into().ok()
}

fn pause(mut work: impl FnMut() -> bool + 'static) {
    Timeout::new(PAUSE, move || {
        if !work() {
            pause(work);
        }
    })
    .forget();
}
