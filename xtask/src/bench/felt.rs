//! What a reader feels, measured in built sites: from a keystroke to its paint in every lens, the frames of a scroll
//! through the articles, and a comparison from its link to its paint. `bench/page/felt.mjs` types and clicks,
//! `bench/page/felt.js` says what is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::corpora::{self, Shape};
use super::measured::percentile;
use super::report::{number, show};
use super::texts::Text;
use crate::run::{self, step};
use crate::stamp::{self, Stamp};
use crate::workspace::{Workspace, root};

/// The default corpus and what a keystroke in its articles and in another lens, and a comparison may take, in
/// milliseconds.
const DEFAULT: Limits = Limits { name: "default", articles: 16.0, lens: 50.0, comparison: 30.0 };

/// The same for 20 MB of text in articles of ten passages or more, and in more than 20,000 articles.
const LARGE: [(Shape, Limits); 2] = [
    (Shape::Articles, Limits { name: "articles", articles: 50.0, lens: 100.0, comparison: 100.0 }),
    (Shape::Passages, Limits { name: "passages", articles: 50.0, lens: 100.0, comparison: 100.0 }),
];

/// No frame of a scroll may take longer, in milliseconds.
const FRAME: f64 = 50.0;

#[derive(Clone, Copy)]
struct Limits {
    name: &'static str,
    articles: f64,
    lens: f64,
    comparison: f64,
}

/// Builds the sites, measures them and prints a table for each. The app and the default site are built already.
pub(super) fn run(workspace: &Workspace, place: &Path, texts: &[Text], small: bool, chromium: &Path) -> Result<()> {
    let mut sites = vec![(DEFAULT, root().join("dist"))];
    for (shape, limits) in LARGE {
        let (corpus, site) = (place.join(limits.name).join("corpus"), place.join(limits.name).join("site"));
        step(&format!("write the corpus of {}", limits.name), || corpora::write(texts, shape, small, &corpus))?;
        publish(workspace, &corpus, &site)?;
        sites.push((limits, site));
    }
    let mut measured = Vec::new();
    for (limits, site) in sites {
        measured.push((limits, felt(workspace, chromium, &site, place, limits.name)?));
    }
    println!("\n## What a reader feels, in Chromium\n");
    println!("Milliseconds; of each keystroke and each comparison the quickest of three, of frames every one.\n");
    println!("| corpus | what | n | p50 | p95 | slowest | target | |\n|---|---|---|---|---|---|---|---|");
    measured.iter().for_each(|(limits, felt)| print(*limits, felt));
    Ok(())
}

/// The site of a corpus, unless it is there already.
fn publish(workspace: &Workspace, corpus: &Path, site: &Path) -> Result<()> {
    let mut inputs: Vec<PathBuf> = workspace.folders("crossread-cli");
    inputs.extend([workspace.app(), corpus.to_owned(), root().join("Cargo.lock")]);
    let stamp = Stamp::new(site.with_extension("stamp"), stamp::digest(inputs)?, site.to_owned());
    let name = format!("build the site of {}", corpus.display());
    if stamp.holds()? {
        run::unchanged(&name);
        return Ok(());
    }
    step(&name, || {
        let mut build = Command::new(workspace.crossread());
        run::run(build.arg("build").arg(corpus).arg("-o").arg(site).arg("--app").arg(workspace.app()))
    })?;
    stamp.write()
}

/// Measures one site.
fn felt(workspace: &Workspace, chromium: &Path, site: &Path, place: &Path, name: &str) -> Result<Value> {
    let out = place.join(format!("felt-{name}.json"));
    step(&format!("type, scroll and compare in {name}"), || {
        let mut node = Command::new("node");
        node.arg("bench/page/felt.mjs").arg(site).arg(name).arg(&out).current_dir(root());
        run::run(node.env("CHROMIUM", chromium).env("CROSSREAD", workspace.crossread()))
    })?;
    let text = fs::read(&out).with_context(|| format!("could not read {}", out.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is no JSON", out.display()))
}

fn print(of: Limits, felt: &Value) {
    for (lens, name) in [("articles", "Articles"), ("lines", "Lines"), ("figures", "Figures"), ("network", "Network")] {
        let times = times(&felt["keystrokes"][lens]);
        let limit = if lens == "articles" { of.articles } else { of.lens };
        row(of.name, &format!("keystroke, {name}"), &times, "p95", limit, percentile(&times, 0.95));
    }
    let frames = times(&felt["frames"]);
    row(of.name, "frames of a scroll", &frames, "all", FRAME, slowest(&frames));
    for (key, what) in [("ms", "comparisons, first screen"), ("whole", "comparisons, last section")] {
        let times: Vec<f64> = list(&felt["comparisons"]).iter().map(|of| number(&of[key])).collect();
        row(of.name, what, &times, "all", of.comparison, slowest(&times));
    }
}

fn row(corpus: &str, what: &str, times: &[f64], share: &str, limit: f64, got: f64) {
    let [p50, p95] = [0.5, 0.95].map(|share| show(percentile(times, share)));
    let (n, most) = (times.len(), show(slowest(times)));
    let verdict = if got <= limit { "met" } else { "missed" };
    println!("| {corpus} | {what} | {n} | {p50} | {p95} | {most} | {share} ≤ {limit} | {verdict} |");
}

fn slowest(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::NAN, f64::max)
}

fn times(value: &Value) -> Vec<f64> {
    list(value).iter().map(number).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
