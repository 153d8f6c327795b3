//! The Volume's sections as the browser holds them: custom sections of the compiled module, or, where
//! the corpus is large, files beside it.

use crossread_volume::Volume;
use js_sys::WebAssembly::Module;
use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Before the names of a Volume's sections in the module.
const PREFIX: &str = "crossread.";

/// The sections of a Volume, copied: those of `apart`, an object of byte arrays by name, and of the
/// others those that the module carries. One that is nowhere is the Volume's to miss.
pub(crate) fn collect(module: &Module, apart: &JsValue) -> Vec<(&'static str, Vec<u8>)> {
    let find = |name: &'static str| Some((name, given(apart, name).or_else(|| carried(module, name))?));
    Volume::names().iter().copied().filter_map(find).collect()
}

fn given(apart: &JsValue, name: &str) -> Option<Vec<u8>> {
    let bytes = Reflect::get(apart, &name.into()).ok()?;
    bytes.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn carried(module: &Module, name: &str) -> Option<Vec<u8>> {
    let found = Module::custom_sections(module, &format!("{PREFIX}{name}"));
    let buffer = found.iter().next()?.dyn_into::<ArrayBuffer>().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
