//! `cargo xtask bench`: Crossread beside other search engines, on about 20 MB of public text, and as its reader feels it.
//!
//! ```text
//! texts ─ corpora ─> two folders of articles ─ bench/native ─> sections, articles, queries ─┐
//!                                              bench/engine ─> the engine alone, as a module ┤
//!                              report <─ bench/page in Chromium, tantivy natively <──────────┘
//! ```
//!
//! Then the built site itself, with the default corpus and with each of these (see `felt`): what its reader feels.
//!
//! None of it is built by the other commands. `--small` takes a twentieth of the text, to try the bench itself;
//! `--felt` leaves the other engines out.

mod corpora;
mod felt;
mod measured;
mod module;
mod quality;
mod report;
mod targets;
mod texts;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{self, step};
use crate::workspace::{Workspace, root};
use crate::{browser, build, setup, stamp};
use corpora::Shape;
use measured::Measured;
use texts::Text;

/// Measures everything and prints it.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    if let Some(unknown) = options.iter().find(|option| !["--small", "--felt"].contains(option)) {
        bail!("`{unknown}` was not understood; write `--small`, `--felt`, both, or nothing");
    }
    let (small, felt_alone) = (options.contains(&"--small"), options.contains(&"--felt"));
    setup::for_site()?;
    build::site()?;
    let browser = browser::find_or_install()?;
    let workspace = Workspace::read()?;
    let place = workspace.target.join(if small { "bench-small" } else { "bench" });
    let texts = step("fetch the texts", texts::ensure)?;
    if !felt_alone {
        beside_others(&place, &texts, small, &browser.chromium)?;
    }
    felt::run(&workspace, &place, &texts, small, &browser.chromium)
}

/// Measures the engine beside its peers.
fn beside_others(place: &Path, texts: &[Text], small: bool, chromium: &Path) -> Result<()> {
    peers()?;
    let native = step("build the native side", native)?;
    let module = step("build the engine alone", || module::build(&place.join("module")))?;
    let mut measured = Vec::new();
    for shape in Shape::ALL {
        let (corpus, data) = (place.join(shape.name()).join("corpus"), place.join(shape.name()).join("data"));
        step(&format!("write the corpus of {}", shape.name()), || corpora::write(texts, shape, small, &corpus))?;
        step(&format!("pack {}", shape.name()), || run::run(Command::new(&native).arg("pack").args([&corpus, &data])))?;
        step("ask tantivy", || run::run(Command::new(&native).arg("tantivy").arg(&data)))?;
        step("ask in Chromium", || in_browser(chromium, &data, &module))?;
        measured.push(Measured::read(shape, &data)?);
    }
    report::print(&measured);
    Ok(())
}

/// The packages of `bench/package-lock.json`.
fn peers() -> Result<()> {
    let folder = root().join("bench");
    let lock = stamp::digest([folder.join("package-lock.json")])?;
    let file = folder.join("node_modules").join(".crossread-stamp");
    if std::fs::read_to_string(&file).is_ok_and(|written| written == lock) {
        return Ok(());
    }
    step("install MiniSearch and FlexSearch", || {
        let flags = ["ci", "--omit-lockfile-registry-resolved", "--no-audit", "--no-fund", "--ignore-scripts"];
        run::run(run::npm().args(flags).current_dir(&folder))?;
        Ok(std::fs::write(&file, &lock)?)
    })
}

/// Builds `bench/native`, and returns the program.
fn native() -> Result<PathBuf> {
    run::run(module::cargo().args(["build", "--release", "--package", "bench-native"]))?;
    let program = format!("bench-native{}", std::env::consts::EXE_SUFFIX);
    Ok(root().join("bench").join("target").join("release").join(program))
}

fn in_browser(chromium: &Path, data: &Path, module: &Path) -> Result<()> {
    let mut node = Command::new("node");
    node.arg("bench/page/run.mjs").args([data, module]).env("CHROMIUM", chromium).current_dir(root());
    run::run(&mut node)
}
