//! `cargo xtask size`: what the built site weighs, file by file, against its budgets.
//!
//! A host sends files compressed, most often as gzip and at best as Brotli; the budgets are in bytes of Brotli at its
//! highest quality. What a first visit must load before the page can be used is counted apart from what is fetched
//! afterwards to be kept for offline use.

mod functions;
mod lighthouse;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::build;
use crate::setup;
use crate::stamp::children;
use crate::workspace::{Workspace, root};

/// What a first visit may load before the page can be used, the default corpus included, in bytes of Brotli.
/// The aim is 250 kB; see the code's.
const FIRST_VISIT: usize = 417_000;

/// How much of that may be code: the scripts and the module without a corpus.
/// The aim is 170 kB. What stands here is above what is reached, so that nothing falls back: where it goes is in
/// ARCHITECTURE.md, under "Keeping the module small".
const CODE: usize = 325_000;

/// The feed and the sitemap are for other programs, and the single file is for who asks for it; no visit loads them.
const NEVER: &[&str] = &[".xml", SINGLE];

/// The whole site in one file: as it is, at most twice as long as the site in Brotli.
const SINGLE: &str = "crossread.html";

/// Builds the site, prints what it weighs and holds it against the budgets.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    let with_lighthouse = match options {
        [] => false,
        ["--lighthouse"] => true,
        ["--functions"] => return functions::run(),
        _ => bail!("`{}` was not understood; write `--lighthouse`, `--functions` or nothing", options.join(" ")),
    };
    setup::for_site()?;
    build::site()?;
    let weighed = check();
    if with_lighthouse {
        lighthouse::run()?;
    }
    weighed
}

/// Weighs the site that is built, and fails where it is over a budget.
pub(crate) fn check() -> Result<()> {
    let site = weigh(&root().join("dist"))?;
    let single = site.iter().find(|file| file.name == SINGLE).map_or(0, |file| file.raw);
    let index = fs::read_to_string(root().join("dist/index.html")).context("could not read the page")?;
    let first = first_visit(&index);
    let (before, after): (Vec<_>, Vec<_>) = site
        .into_iter()
        .filter(|file| !NEVER.iter().any(|ending| file.name.ends_with(ending)))
        .partition(|file| first.contains(&file.name));
    if before.len() != first.len() {
        bail!("the page names a file that is not in the site: {first:?}");
    }
    println!("{:>9} {:>8} {:>8}", "raw", "gzip", "brotli");
    let visit = print("loaded before the page can be used", &before);
    let kept = print("fetched afterwards, to be kept for offline use", &after);
    let bare = Workspace::read()?.app();
    let needed = first_visit(&fs::read_to_string(bare.join("index.html")).context("could not read the bare page")?);
    let mut app = weigh(&bare)?;
    app.retain(|file| needed.contains(&file.name) && (file.name.ends_with(".js") || file.name.ends_with(".wasm")));
    let code = print("of the first: the code, without the corpus", &app);
    println!("{SINGLE}: {single} bytes as it is, {} % of the site in Brotli", single * 100 / (visit + kept).max(1));
    within(&[
        ("the first visit", visit, FIRST_VISIT),
        ("its code", code, CODE),
        ("the single file, half of it,", single / 2, visit + kept),
    ])
}

/// Fails with everything that is over its budget.
fn within(budgets: &[(&str, usize, usize)]) -> Result<()> {
    let over: Vec<_> = budgets
        .iter()
        .filter(|(_, weight, budget)| weight > budget)
        .map(|(what, weight, budget)| format!("{what} is {weight} bytes of Brotli, {} over {budget}", weight - budget))
        .collect();
    if over.is_empty() { Ok(()) } else { bail!("{}", over.join("; ")) }
}

/// A file and its length as it is, as gzip and as Brotli, in bytes.
struct Weighed {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Every file below a folder.
fn weigh(folder: &Path) -> Result<Vec<Weighed>> {
    let mut weighed = Vec::new();
    for path in files(folder)? {
        let bytes = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        weighed.push(Weighed { name, raw: bytes.len(), gzip: gzip(&bytes)?, brotli: brotli(&bytes)? });
    }
    Ok(weighed)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in children(folder)? {
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &brotli::enc::BrotliEncoderParams::default())?;
    Ok(packed.len())
}

/// The page and every file without which it cannot be used: style sheets, scripts, the module. Its icon and its
/// manifest are not among them.
fn first_visit(index: &str) -> BTreeSet<String> {
    let tags = index.split('<').filter_map(|tag| tag.split_once('>').map(|(tag, _)| tag));
    let needed = tags.filter(|tag| {
        let rel = attribute(tag, "rel").unwrap_or_default();
        tag.starts_with("script ")
            || (tag.starts_with("link ") && ["stylesheet", "modulepreload", "preload"].contains(&rel))
    });
    let names = needed.filter_map(|tag| attribute(tag, "href").or_else(|| attribute(tag, "src")));
    names.map(|name| name.trim_start_matches("./").to_owned()).chain(["index.html".to_owned()]).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// Prints files and their sum, and returns the sum in bytes of Brotli.
fn print(heading: &str, files: &[Weighed]) -> usize {
    let sum = |of: fn(&Weighed) -> usize| files.iter().map(of).sum::<usize>();
    let brotli = sum(|file| file.brotli);
    println!("{:>9} {:>8} {brotli:>8} {heading}", sum(|file| file.raw), sum(|file| file.gzip));
    for Weighed { name, raw, gzip, brotli } in files {
        println!("{raw:>9} {gzip:>8} {brotli:>8}   {name}");
    }
    brotli
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_visit_is_what_the_head_names_but_for_icon_and_manifest() {
        let index = "<link rel=\"stylesheet\" href=\"./a-1.css\"/><link rel=\"icon\" href=\"./i.svg\">\
            <script type=\"module\" src=\"./boot-2.js\"></script><link rel=\"manifest\" href=\"./m\">\
            <link rel=\"preload\" href=\"./app-3.wasm\" as=\"fetch\"><a href=\"a/one/\">rel=\"stylesheet\"</a>";
        let expected = ["a-1.css", "app-3.wasm", "boot-2.js", "index.html"];
        assert_eq!(first_visit(index).into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn whatever_is_over_its_budget_is_named() {
        within(&[("a", 10, 10), ("b", 1, 2)]).unwrap();
        let error = within(&[("a", 11, 10), ("b", 1, 2), ("c", 5, 2)]).unwrap_err().to_string();
        assert_eq!(error, "a is 11 bytes of Brotli, 1 over 10; c is 5 bytes of Brotli, 3 over 2");
    }

    #[test]
    fn every_file_is_weighed_in_three_ways() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(folder.path().join("a/x.html"), "words ".repeat(1000)).unwrap();
        let weighed = weigh(folder.path()).unwrap();
        let [Weighed { name, raw, gzip, brotli }] = weighed.as_slice() else { panic!("one file") };
        assert_eq!((name.as_str(), *raw), ("a/x.html", 6000));
        assert!(brotli < gzip && *gzip < 100, "{gzip} {brotli}");
    }
}
