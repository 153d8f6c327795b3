//! Installs what is missing, and says so. Everything that is there is left alone.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::browser;
use crate::run;
use crate::stamp;
use crate::tools;
use crate::workspace::{self, root};

const WASM: &str = "wasm32-unknown-unknown";
const NODE: u32 = 20;

/// What building and serving the site needs: no browser.
pub(crate) fn for_site() -> Result<()> {
    rust_target()?;
    tools::TRUNK.ensure()?;
    tools::WASM_BINDGEN.ensure()?;
    npm_packages()?;
    crates()
}

/// What the tests need: the above, the test runner and Chromium.
pub(crate) fn for_tests() -> Result<()> {
    for_site()?;
    tools::NEXTEST.ensure()?;
    tools::DENY.ensure()?;
    browser::find_or_install().map(drop)
}

/// Rust's own library for the browser. rust-toolchain.toml asks for it, but rustup may be told to install nothing.
fn rust_target() -> Result<()> {
    let installed = run::output(Command::new("rustup").args(["target", "list", "--installed"]).current_dir(root()))
        .context("rustup is needed; it is described at https://rustup.rs")?;
    if installed.lines().any(|line| line.trim() == WASM) {
        return Ok(());
    }
    run::step(&format!("add the Rust target {WASM}"), || {
        run::run(Command::new("rustup").args(["target", "add", WASM]).current_dir(root()))
    })
}

/// The packages of package-lock.json: wasm-opt for the site, Playwright and axe for the tests.
fn npm_packages() -> Result<()> {
    npm_packages_of(root())
}

/// The packages that the package-lock.json of a folder names.
pub(crate) fn npm_packages_of(folder: &Path) -> Result<()> {
    let node = run::version_of("node".as_ref()).context("Node is needed; it is described at https://nodejs.org")?;
    if tools::numbers(&node) < vec![NODE] {
        bail!("Node {node} is too old; {NODE} or newer is needed");
    }
    let lock = stamp::digest([folder.join("package-lock.json")])?;
    let file = folder.join("node_modules").join(".crossread-stamp");
    if fs::read_to_string(&file).is_ok_and(|written| written == lock) {
        return Ok(());
    }
    let shown = folder.strip_prefix(root()).unwrap_or(folder).join("package-lock.json");
    run::step(&format!("install the packages of {}", shown.display()), || {
        let flags = ["ci", "--omit-lockfile-registry-resolved", "--no-audit", "--no-fund", "--ignore-scripts"];
        run::run(run::npm().args(flags).current_dir(folder))?;
        fs::write(&file, &lock).context("could not write into node_modules")
    })
}

/// The crates of Cargo.lock for this machine and the browser, since Trunk builds without a network.
fn crates() -> Result<()> {
    run::run(workspace::cargo().args(["fetch", "--quiet", "--target", "host-tuple", "--target", WASM]))
}
