//! The engine for programs that want it without the page: what `crossread.js` opens and
//! `crossread.d.ts` describes. Nothing here touches a document, so it works in a worker too.
//!
//! Whatever is handed in comes from somebody else's program: it is looked at before it is used, and
//! what is wrong with it is thrown as an `Error` that names the argument.

mod arguments;
mod values;

use std::rc::Rc;

use crossread_engine::{Encoding, Engine, Extent, Query, answer_facet};
use crossread_volume::Volume;
use js_sys::WebAssembly::Module;
use wasm_bindgen::prelude::*;

use crate::{idle, sections};
use arguments::{Options, error, string};
use values::{Value, array, object};

/// An opened corpus.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Corpus {
    /// Shared with the work that is done in pauses, which ends when this is given back.
    engine: Rc<Engine>,
}

#[wasm_bindgen]
impl Corpus {
    /// Opens the corpus that a published module carries, or that stands in `sections` beside it, byte
    /// arrays by name. Linear in its bytes.
    ///
    /// # Errors
    /// Where `module` is no compiled module, or its corpus is missing, damaged or of another version.
    pub fn open(module: &JsValue, sections: &JsValue) -> Result<Corpus, JsValue> {
        let module = module.dyn_ref::<Module>().ok_or_else(|| {
            error(&format!("open: `module` must be a WebAssembly.Module, got {}", arguments::kind(module)))
        })?;
        let volume = Volume::take(sections::collect(module, sections)).map_err(|wrong| error(&wrong.to_string()))?;
        let engine = Rc::new(Engine::open(volume));
        let kept = Rc::downgrade(&engine);
        idle::until_done(move || kept.upgrade().is_none_or(|engine| engine.rest(idle::WORDS).is_done()));
        Ok(Self { engine })
    }

    /// Whether phrases, NEAR and SAME are found without reading texts.
    #[wasm_bindgen(getter)]
    pub fn prepared(&self) -> bool {
        self.engine.progress().is_done()
    }

    /// What the corpus says of itself.
    #[wasm_bindgen(getter)]
    pub fn about(&self) -> JsValue {
        values::about(self.engine.volume())
    }

    /// The answer to a query: `crates/cli/JSON.md`, its spans in units of UTF-16.
    ///
    /// # Errors
    /// Where an argument is not what `crossread.d.ts` says.
    pub fn query(&self, text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
        let text = string("query", "text", text)?;
        let options = Options::read("query", options, &self.engine)?;
        let extent = Extent { encoding: Encoding::Utf16, offset: options.offset, limit: options.limit };
        Ok(self.engine.answer(&options.query(text), &extent).value())
    }

    /// The facets with their counts, as in the answer to a query, and nothing else.
    ///
    /// # Errors
    /// Where an argument is not what `crossread.d.ts` says.
    pub fn facets(&self, text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
        let text = if text.is_undefined() { String::new() } else { string("facets", "text", text)? };
        let query: Query = Options::read("facets", options, &self.engine)?.query(text);
        let facets = self.engine.facets(&query, &self.engine.select(&query)).into_iter().map(answer_facet);
        Ok(object(facets.map(|(name, values)| (name, values.value()))))
    }

    /// What may stand in the place of what is being typed.
    ///
    /// # Errors
    /// Where `text` is no string.
    pub fn complete(&self, text: &JsValue) -> Result<JsValue, JsValue> {
        let text = string("complete", "text", text)?;
        let completions = self.engine.complete(&Query { typing: true, ..Query::of_text(text.clone()) });
        Ok(array(completions.iter().map(|completion| values::completion(&text, completion))))
    }

    /// Every article without its text, in the order of slugs.
    pub fn articles(&self) -> JsValue {
        let volume = self.engine.volume();
        array(volume.articles().map(|article| values::front(volume, article)))
    }

    /// An article with its text; undefined where the corpus has none of this name.
    ///
    /// # Errors
    /// Where `slug` is no string.
    pub fn article(&self, slug: &JsValue) -> Result<JsValue, JsValue> {
        let volume = self.engine.volume();
        let found = volume.find(&string("article", "slug", slug)?);
        Ok(found.map_or(JsValue::UNDEFINED, |article| values::article(volume, article)))
    }
}
