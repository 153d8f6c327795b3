//! `cargo xtask test`: every test there is, from the quickest complaint to the slowest, stopping at the first failure.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::browser::{self, Browser};
use crate::build;
use crate::run::{self, step};
use crate::setup;
use crate::size;
use crate::stamp::children;
use crate::tidy;
use crate::tools;
use crate::workspace::{Workspace, cargo, root};

const WASM: &str = "wasm32-unknown-unknown";
const APP: &str = "crossread-app";

/// How many cases each property is tried on here; `cargo xtask soak` tries more.
pub(crate) const CASES: &str = "256";

/// How many updates two open tabs go through here.
const UPDATES: &str = "3";

/// Installs what is missing, then runs every step.
pub(crate) fn run() -> Result<()> {
    let start = Instant::now();
    setup::for_tests()?;
    let browser = browser::find_or_install()?;
    let mut steps = Steps::default();
    steps.step("format", || run::run(cargo().args(["fmt", "--all", "--check"])))?;
    steps.step("tidy", tidy::run)?;
    steps.step("licences and sources of the dependencies", dependencies)?;
    steps.step("lints", || clippy(&["--workspace", "--all-targets"]))?;
    steps.step("lints of the app in the browser", || clippy(&["--package", APP, "--all-targets", "--target", WASM]))?;
    steps.step(&format!("native tests ({CASES} cases a property)"), || native(CASES))?;
    steps.step("examples in the documentation", examples)?;
    build::site()?;
    steps.step("the weight of the site", size::check)?;
    steps.step("component tests in Chromium", || components(&browser))?;
    steps.step("end-to-end tests in Chromium", || end_to_end(&browser))?;
    println!("All {} steps passed in {:.0} s:", steps.passed.len(), start.elapsed().as_secs_f32());
    for name in steps.passed {
        println!("  {name}");
    }
    Ok(())
}

/// The steps that have passed, for the summary.
#[derive(Default)]
struct Steps {
    passed: Vec<String>,
}

impl Steps {
    fn step(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        step(name, work)?;
        self.passed.push(name.to_owned());
        Ok(())
    }
}

fn clippy(of: &[&str]) -> Result<()> {
    run::run(cargo().arg("clippy").args(of).args(["--", "--deny", "warnings"]))
}

/// What deny.toml asks of the dependencies, their advisories left out: those come from the network.
fn dependencies() -> Result<()> {
    let deny = tools::DENY.ensure()?.join("cargo-deny");
    run::run(
        Command::new(deny).args(["--log-level", "error", "check", "licenses", "bans", "sources"]).current_dir(root()),
    )
}

/// All native tests of the workspace, each property tried on so many cases.
pub(crate) fn native(cases: &str) -> Result<()> {
    let mut nextest = cargo();
    nextest.env("PATH", run::path_with(&[tools::NEXTEST.ensure()?])?);
    nextest.args(["nextest", "run", "--workspace", "--show-progress", "none", "--status-level", "fail"]);
    run::run(nextest.env("PROPTEST_CASES", cases))
}

/// The examples in doc comments, which nextest does not run. The app and the programs have none.
fn examples() -> Result<()> {
    let workspace = Workspace::read()?;
    let mut test = cargo();
    test.args(["test", "--quiet", "--doc"]);
    for (name, package) in &workspace.packages {
        if package.is_library {
            test.args(["--package", name]);
        }
    }
    run::run(&mut test)
}

/// The tests of `tests/web/`, each in a page of a real browser.
fn components(browser: &Browser) -> Result<()> {
    let runner = tools::WASM_BINDGEN.ensure()?.join("wasm-bindgen-test-runner");
    let mut test = cargo();
    test.args(["test", "--package", APP, "--test", "web", "--target", WASM]);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    let options = Workspace::read()?.target.join("webdriver.json");
    let which = serde_json::json!({ "goog:chromeOptions": { "binary": browser.chromium } });
    fs::write(&options, which.to_string()).context("could not write into the target folder")?;
    test.env("CHROMEDRIVER", &browser.driver).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", options);
    // Seconds, enough for a first start on a busy machine.
    run::run(test.env("WASM_BINDGEN_TEST_TIMEOUT", "120"))
}

/// The spec of updates, with so many of them.
pub(crate) fn updates(count: &str) -> Result<()> {
    let spec = root().join("tests").join("e2e").join("update.spec.mjs");
    specs(&browser::find_or_install()?, &[spec], count)
}

/// The tests of `tests/e2e/`: the built site in a real browser.
fn end_to_end(browser: &Browser) -> Result<()> {
    let mut all = children(&root().join("tests").join("e2e"))?;
    all.retain(|path| path.to_string_lossy().ends_with(".spec.mjs"));
    specs(browser, &all, UPDATES)
}

/// Runs these specs; two open tabs go through so many updates.
fn specs(browser: &Browser, specs: &[PathBuf], updates: &str) -> Result<()> {
    let mut node = Command::new("node");
    // One spec at a time: each has its own server and browser, and they are not what is measured.
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).args(specs).current_dir(root());
    node.env("CROSSREAD_UPDATES", updates);
    node.env("CHROMIUM", &browser.chromium).env("CROSSREAD", Workspace::read()?.crossread());
    run::run(node.env("CROSSREAD_SITE", root().join("dist")))
}
