//! Any text as a query: it is never an error, and an answer can be looked at.

#![no_main]

use crossread_engine::Engine;
use crossread_fuzz::{ask, small_sections};
use crossread_volume::Volume;
use libfuzzer_sys::fuzz_target;

thread_local! {
    static ENGINE: Engine = Engine::open(Volume::open(small_sections()).expect("it was just packed"));
}

fuzz_target!(|text: &str| ENGINE.with(|engine| ask(engine, text)));
