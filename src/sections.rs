//! The Volume's sections as the browser holds them: custom sections of the compiled module.

use crossread_volume::Volume;
use js_sys::WebAssembly::Module;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;

/// Before the names of a Volume's sections in the module.
const PREFIX: &str = "crossread.";

/// The sections of a Volume that the module carries, copied. One that it lacks is the Volume's to
/// miss.
pub(crate) fn of_module(module: &Module) -> Vec<(&'static str, Vec<u8>)> {
    let first = |name: &'static str| {
        let found = Module::custom_sections(module, &format!("{PREFIX}{name}"));
        let buffer = found.iter().next()?.dyn_into::<ArrayBuffer>().ok()?;
        Some((name, Uint8Array::new(&buffer).to_vec()))
    };
    Volume::names().iter().copied().filter_map(first).collect()
}
