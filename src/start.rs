//! From a compiled module to a page: reads the corpus out of the module, opens it, and mounts the
//! app. What goes wrong is told to the page's script, which shows the plain list of articles.

use std::panic;

use crossread_engine::Engine;
use crossread_volume::Volume;
use js_sys::WebAssembly::Module;
use wasm_bindgen::{JsError, JsValue};
use web_sys::HtmlElement;

use crate::app::{Embed, app};
use crate::{dom, idle, sections, view};

/// Mounts the app in `root`. Called once.
///
/// # Errors
/// Where the corpus in the module is missing, damaged or of another version.
pub(crate) fn start(root: HtmlElement, module: &Module, apart: &JsValue, embed: Embed) -> Result<(), JsError> {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // The instance is lost; the page's script says so and offers to reload.
        dom::tell("crossread:crash", &info.to_string());
    }));
    match Volume::take(sections::collect(module, apart)) {
        Ok(volume) => {
            // The corpus serves until the page is closed, so it is never given back.
            let engine: &'static Engine = Box::leak(Box::new(Engine::open(volume)));
            root.set_text_content(None);
            view::mount(root, move || app(engine, embed));
            dom::set_root("app", Some("ready"));
            idle::until_done(move || engine.rest(idle::WORDS).is_done());
            Ok(())
        }
        Err(error) => {
            dom::set_root("app", Some("failed"));
            dom::tell("crossread:failed", &error.to_string());
            Err(JsError::new(&error.to_string()))
        }
    }
}
