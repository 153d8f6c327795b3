//! The Crossread page: filter, compare and cross-reference articles in the browser.
//!
//! Pages read the state and hand plain values to parts; parts return callbacks and know no storage,
//! address or engine. The corpus lives outside the reactive graph.

pub mod address;
mod api;
pub mod app;
pub mod dom;
pub mod embed;
mod idle;
pub mod keys;
pub mod links;
pub mod notes;
pub mod notice;
pub mod offline;
pub mod pages;
pub mod parts;
pub mod rest;
pub mod route;
mod sections;
pub mod signals;
mod start;
pub mod state;
pub mod storage;
mod tray;
pub mod view;
pub mod wording;

use js_sys::WebAssembly::Module;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Mounts the app in `root`. `module` is the compiled module itself, which carries the corpus in its
/// custom sections; those that stand beside it come in `sections`, byte arrays by name. To be called
/// once, when the module is instantiated.
///
/// # Errors
/// Where the corpus in the module is missing, damaged or of another version; the event
/// `crossread:failed` has told so too.
#[wasm_bindgen]
pub fn mount(root: HtmlElement, module: Module, sections: JsValue) -> Result<(), JsError> {
    start::start(root, &module, &sections, embed::view)
}
