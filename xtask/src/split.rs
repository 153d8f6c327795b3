//! The app's module in two parts, so that a first visit loads what it uses: the landing and a search. The rest (reading,
//! comparing, the lenses, the index, the notebook, the interface for programs) is joined to it by the page's script as
//! soon as the first is at work.
//!
//! ```text
//! wasm-opt's module, with names ─ graph: which function is in which part ─ parts: two modules ─> app folder
//! ```
//!
//! Code is reached by calls and through the table, where closures and what `rest::call` (src/rest.rs) calls stand. Those
//! of the table whose names mention one of [`LATER`] are the rest, with what only they reach. Memory, table, globals and
//! data are the first part's; the rest takes them, and what it calls, by the import `first`. Until it is joined a
//! stand-in is in each of its slots of the table, which asks for the rest (`needRest`) and calls again; to join the rest
//! is to fill the slots. So a wrong guess costs a wait and breaks nothing. The tests fail where a page had to wait.

mod graph;
mod parts;
mod vtables;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The module as wasm-bindgen names it, and the first part under the same name.
pub(crate) const MODULE: &str = "crossread-app_bg.wasm";

/// The other part.
pub(crate) const REST: &str = "crossread-app_rest.wasm";

/// A module with nothing in it: the rest of one that was not split.
const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

/// The modules whose functions are in the rest, and the exports of the interface for programs.
const LATER: &[&str] = &[
    "crossread_app::api",
    "crossread_app::app::beyond",
    "crossread_app::embed",
    "crossread_app::links::moved",
    "crossread_app::notes::csv",
    "crossread_app::notes::markdown",
    "crossread_app::notes::record",
    "crossread_app::pages::cite",
    "crossread_app::pages::compare",
    "crossread_app::pages::entry_page",
    "crossread_app::pages::explore::begun",
    "crossread_app::pages::explore::figures",
    "crossread_app::pages::explore::lines",
    "crossread_app::pages::explore::loosen",
    "crossread_app::pages::explore::near",
    "crossread_app::pages::explore::network",
    "crossread_app::pages::explore::nothing",
    "crossread_app::pages::explore::offers",
    "crossread_app::pages::family",
    "crossread_app::pages::index",
    "crossread_app::pages::notebook",
    "crossread_app::pages::quote",
    "crossread_app::pages::read",
    "crossread_app::pages::rivals",
    "crossread_app::pages::share",
    "crossread_app::parts::aspects",
    "crossread_app::parts::card",
    "crossread_app::parts::cite_box",
    "crossread_app::parts::collocates",
    "crossread_app::parts::compare",
    "crossread_app::parts::confirm",
    "crossread_app::parts::copyable",
    "crossread_app::parts::crumbs",
    "crossread_app::parts::dispersion",
    "crossread_app::parts::elsewhere",
    "crossread_app::parts::empty",
    "crossread_app::parts::export",
    "crossread_app::parts::fall",
    "crossread_app::parts::figure_row",
    "crossread_app::parts::hovercard",
    "crossread_app::parts::index_list",
    "crossread_app::parts::keys_list",
    "crossread_app::parts::letters",
    "crossread_app::parts::line",
    "crossread_app::parts::marked",
    "crossread_app::parts::minimap",
    "crossread_app::parts::network_map",
    "crossread_app::parts::network_side",
    "crossread_app::parts::network_table",
    "crossread_app::parts::note_box",
    "crossread_app::parts::note_item",
    "crossread_app::parts::note_mark",
    "crossread_app::parts::outline",
    "crossread_app::parts::outside",
    "crossread_app::parts::passage",
    "crossread_app::parts::plot",
    "crossread_app::parts::quoted",
    "crossread_app::parts::read_bar",
    "crossread_app::parts::related",
    "crossread_app::parts::rows",
    "crossread_app::parts::uneven::heights",
    "crossread_app::parts::uneven::window",
    "crossread_app::state::notebook",
    "crossread_app::storage::notes",
    "crossread_anchor",
    "corpus_article",
    "corpus_articles",
    "corpus_complete",
    "corpus_facets",
    "corpus_open",
    "corpus_query",
    // Streams of bytes, which a dependency of Leptos exports and no page asks for.
    "__wbg_intounderlyingbytesource_free",
    "__wbg_intounderlyingsink_free",
    "__wbg_intounderlyingsource_free",
    "intounderlyingbytesource_autoAllocateChunkSize",
    "intounderlyingbytesource_cancel",
    "intounderlyingbytesource_pull",
    "intounderlyingbytesource_start",
    "intounderlyingbytesource_type",
    "intounderlyingsink_abort",
    "intounderlyingsink_close",
    "intounderlyingsink_write",
    "intounderlyingsource_cancel",
    "intounderlyingsource_pull",
    "wasm_streams",
    // What the first part shows is in whole numbers.
    "f64 as core::fmt",
];

/// Splits the module in the folder of the app; `whole` leaves it whole, with an empty rest.
pub(crate) fn run(app: &Path, whole: bool) -> Result<()> {
    let (module, rest) = (app.join(MODULE), app.join(REST));
    let write = |path: &Path, bytes: &[u8]| fs::write(path, bytes).with_context(|| format!("no {}", path.display()));
    if whole {
        return write(&rest, EMPTY);
    }
    let bytes = fs::read(&module).with_context(|| format!("could not read {}", module.display()))?;
    let parts = split(&bytes, LATER).context("the module could not be split")?;
    write(&module, &parts.first)?;
    write(&rest, &parts.rest)
}

fn split(module: &[u8], later: &[&str]) -> Result<parts::Parts> {
    parts::write(module, &graph::read(module, later)?)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// Of these functions three are in the rest by their names, and one because only they call it. `merged` has the name
    /// of another that did the same, and stands in a vtable that the first part names.
    const WHOLE: &str = r#"(module
        (type $number (func (param i32) (result i32)))
        (import "page" "told" (func $told (param i32)))
        (import "page" "need" (func $need))
        (memory 1)
        (global $depth (mut i32) (i32.const 100))
        (table 5 5 funcref)
        (elem (i32.const 1) func $app::rest::closure $app::own $app::rest::far $app::rest::merged)
        (data (i32.const 0) "\2a")
        (data (i32.const 20) "\04\00\00\00\04\00\00\00\04\00\00\00")
        (data (i32.const 32) "\01\00\00\00\04\00\00\00\04\00\00\00\03\00\00\00")
        (func $needRest (export "needRest") call $need)
        (func $app::near (export "near") (param i32) (result i32)
            i32.const 8 i32.const 16 i32.store
            local.get 0 i32.const 3 call_indirect (type $number) i32.const 1 i32.add)
        (func $app::own (param i32) (result i32) local.get 0 call $core::twice global.get $depth i32.add)
        (func $core::twice (param i32) (result i32) local.get 0 i32.const 2 i32.mul)
        (func $core::squared (param i32) (result i32) local.get 0 local.get 0 i32.mul)
        (func $app::rest::far (type $number)
            i32.const 8 i32.const 32 i32.store
            local.get 0 call $told
            global.get $depth i32.const 1 i32.add global.set $depth
            local.get 0 call $core::twice call $core::squared i32.const 0 i32.load8_u i32.add)
        (func $app::rest::closure (type $number) local.get 0 call $core::squared)
        (func $app::rest::merged (type $number) local.get 0 call $core::twice)
        (func $app::rest::door (export "door") (result i32) i32.const 3 call $core::squared)
        (func (export "through") (param $slot i32) (result i32)
            i32.const 5 local.get $slot call_indirect (type $number)))"#;

    /// Writes what the exports answer, and when the rest was asked for and the page told.
    const RUN: &str = r#"
        const { readFileSync } = require("node:fs");
        const [whole, first, rest] = process.argv.slice(1).map((file) => new WebAssembly.Module(readFileSync(file)));
        const run = (module, join) => {
            const seen = [];
            let exports;
            const page = { told: (n) => seen.push(`told ${n}`), need: () => (seen.push("need"), join(exports)) };
            ({ exports } = new WebAssembly.Instance(module, { page }));
            const tried = (of) => { try { return of(); } catch (error) { return error.constructor.name; } };
            for (const slot of [4, 2, 1, 0]) seen.push(tried(() => exports.through(slot)));
            seen.push(exports.door(), exports.near(3), exports.near(4), exports.through(2));
            return seen.join();
        };
        const rests = (exports) => void new WebAssembly.Instance(rest, { first: exports });
        console.log(run(whole, () => {}));
        console.log(run(first, rests));
        console.log(WebAssembly.Module.imports(rest).map(({ module, kind }) => `${module} ${kind}`).join());"#;

    #[test]
    fn parts_that_are_joined_do_what_the_whole_did() {
        let folder = tempfile::tempdir().unwrap();
        let whole = wat::parse_str(WHOLE).unwrap();
        let parts = split(&whole, &["app::rest"]).unwrap();
        let files = [("whole", &whole), ("first", &parts.first), ("rest", &parts.rest)].map(|(name, bytes)| {
            let file = folder.path().join(name);
            fs::write(&file, bytes).unwrap();
            file
        });
        let output = Command::new("node").args(["--eval", RUN]).args(files).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout).unwrap();
        let said: Vec<&str> = said.lines().collect();
        assert_eq!(said[0], "10,110,25,RuntimeError,told 3,told 4,9,79,107,112");
        // What the first part does alone needs nothing; the rest is asked for once.
        assert_eq!(said[1], "10,110,need,25,RuntimeError,told 3,told 4,9,79,107,112");
        assert_eq!(said[2], "first function,first function,first global,first memory,first table");
    }

    #[test]
    fn a_module_without_a_way_to_ask_for_the_rest_is_refused() {
        let other = wat::parse_str(WHOLE.replace("needRest", "another")).unwrap();
        let error = split(&other, &["app::rest"]).err().unwrap();
        assert_eq!(error.to_string(), "it does not export `needRest`");
    }
}
