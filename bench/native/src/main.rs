//! The native side of the bench:
//!
//! - `bench-native pack CORPUS OUT` packs a corpus, and writes its sections, its articles for other
//!   engines (`docs.json`), the queries (`queries.json`) and what it measured (`pack.json`) to `OUT`.
//! - `bench-native tantivy OUT` asks tantivy these queries about these articles (`tantivy.json`).

mod pack;
mod queries;
mod tantivy_peer;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

/// An article as other engines are given it; its number is its place in the order of slugs.
#[derive(Debug, Deserialize, Serialize)]
pub struct Doc {
    /// The title.
    pub title: String,
    /// Its passages, one a line.
    pub text: String,
    /// Its values of the facets kind, author and tag.
    pub facets: Vec<String>,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["pack", corpus, out] => pack::run(Path::new(corpus), Path::new(out)),
        ["tantivy", out] => tantivy_peer::run(Path::new(out)),
        _ => bail!("expected `pack CORPUS OUT` or `tantivy OUT`"),
    }
}

/// Writes a value as JSON.
fn write(file: &Path, value: &impl Serialize) -> Result<()> {
    let bytes = serde_json::to_vec(value)?;
    fs::write(file, bytes).with_context(|| format!("could not write {}", file.display()))
}

/// Reads a value written as JSON.
fn read<T: for<'a> Deserialize<'a>>(file: &Path) -> Result<T> {
    let bytes = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    Ok(serde_json::from_slice(&bytes)?)
}
