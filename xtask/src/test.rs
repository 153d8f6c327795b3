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

/// Set where tests that otherwise go through a stated part leave nothing out.
const SOAK: &str = "CROSSREAD_SOAK";

/// How many cases each property is tried on here; `cargo xtask soak` tries more.
pub(crate) const CASES: &str = "256";

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
    steps.step(&format!("native tests ({CASES} cases a property)"), || native(CASES, false))?;
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

/// All native tests of the workspace, each property tried on so many cases; `soak`: with nothing left out.
pub(crate) fn native(cases: &str, soak: bool) -> Result<()> {
    let mut nextest = cargo();
    if soak {
        nextest.env(SOAK, "1");
    }
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

/// The specs that go through a stated part in the test command, whole: parts that come and go, hostile texts,
/// versions mixed, kills, links, updates.
pub(crate) fn long_specs() -> Result<()> {
    let folder = root().join("tests").join("e2e");
    let long = ["host", "hostile", "mixed", "notes-trust", "share", "update"]
        .map(|name| folder.join(format!("{name}.spec.mjs")));
    specs(&browser::find_or_install()?, &long, true)
}

/// The tests of `tests/e2e/`: the built site in a real browser.
fn end_to_end(browser: &Browser) -> Result<()> {
    let mut all = children(&root().join("tests").join("e2e"))?;
    all.retain(|path| path.to_string_lossy().ends_with(".spec.mjs"));
    specs(browser, &all, false)
}

/// Runs these specs; `soak`: with nothing left out.
fn specs(browser: &Browser, specs: &[PathBuf], soak: bool) -> Result<()> {
    let mut node = Command::new("node");
    // Two specs at a time: each has its own server and browser.
    node.args(["--test", "--test-concurrency=2", "--test-reporter=spec"]);
    // A browser that hangs ends its spec, not the run: far more than the longest takes.
    let minutes = if soak { 120 } else { 15 };
    node.arg(format!("--test-timeout={}", minutes * 60 * 1000)).args(specs).current_dir(root());
    if soak {
        node.env(SOAK, "1");
    }
    node.env("CHROMIUM", &browser.chromium).env("CROSSREAD", Workspace::read()?.crossread());
    run::run(node.env("CROSSREAD_SITE", root().join("dist")))
}
