//! The engine alone as a module (`bench/engine`), built as the site's module is. Its length in brotli is the measure of
//! the engine's own code: it holds text, volume and engine, the allocator and the few functions that the bench calls,
//! and nothing of the page. What the page shares with it (allocator, strings) is counted in full, so the measure is an
//! upper bound.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::run;
use crate::tools;
use crate::workspace::root;

const NAME: &str = "bench_engine";

/// Builds the module and its glue into a folder, which is returned.
pub(super) fn build(folder: &Path) -> Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    run::run(cargo().args(["build", "--package", "bench-engine", "--profile", "web", "--target", target]))?;
    let built = root().join("bench").join("target").join(target).join("web").join(format!("{NAME}.wasm"));
    fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    let mut glue = Command::new(tools::WASM_BINDGEN.ensure()?.join("wasm-bindgen"));
    run::run(glue.args(["--target", "web", "--no-typescript", "--out-dir"]).args([folder, &built]))?;
    let module = folder.join(format!("{NAME}_bg.wasm"));
    let mut optimise = Command::new(root().join("node_modules").join(".bin").join("wasm-opt"));
    run::run(optimise.arg("-Oz").arg(&module).arg("-o").arg(&module))?;
    Ok(folder.to_owned())
}

/// `cargo` in the bench's own workspace.
pub(super) fn cargo() -> Command {
    let mut command = crate::workspace::cargo();
    command.current_dir(root().join("bench"));
    command
}
