//! `cargo xtask soak`: the long runs, which `cargo xtask test` does at reduced counts or not at all.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::run::{self, step};
use crate::setup;
use crate::stamp::children;
use crate::test;
use crate::tools;
use crate::workspace::{Workspace, root};

/// How many cases each property is tried on.
const CASES: &str = "10000";

/// How long each fuzz target runs unless `--seconds` says otherwise.
const SECONDS: &str = "60";

/// Full counts, a double build, the long specs and fuzzing. What cannot be run is named, and makes the whole a failure.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    let seconds = match options {
        [] => SECONDS,
        ["--seconds", number] if number.parse::<u32>().is_ok() => number,
        _ => bail!("`{}` was not understood; write `--seconds N`", options.join(" ")),
    };
    setup::for_tests()?;
    step(&format!("native tests ({CASES} cases a property)"), || test::native(CASES, true))?;
    step("the same site from another folder", double_build)?;
    step("hostile texts, updates and kills, all of them", test::long_specs)?;
    step(&format!("fuzzing ({seconds} s a target)"), || fuzz(seconds))
}

/// Builds the site here and in a copy elsewhere: the bytes must be the same.
fn double_build() -> Result<()> {
    build::site()?;
    let place = Workspace::read()?.target.join("double-build");
    if place.exists() {
        fs::remove_dir_all(&place).context("could not clear the folder of the second build")?;
    }
    copy_sources(&place)?;
    let mut second = Command::new("cargo");
    second.args(["xtask", "build"]).current_dir(&place).env("CARGO_TARGET_DIR", place.join("target"));
    run::run(&mut second)?;
    same(&root().join("dist"), &place.join("dist"))?;
    fs::remove_dir_all(&place).context("could not clear the folder of the second build")
}

/// Copies every file that git tracks or would track.
fn copy_sources(place: &Path) -> Result<()> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root());
    for path in run::output(&mut git)?.split_terminator('\0') {
        let (from, to) = (root().join(path), place.join(path));
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(place)).with_context(|| format!("no folder for {path}"))?;
            fs::copy(&from, &to).with_context(|| format!("could not copy {path}"))?;
        }
    }
    Ok(())
}

/// Fails at the first file that two folders do not share byte for byte.
fn same(one: &Path, two: &Path) -> Result<()> {
    if one.is_dir() && two.is_dir() {
        let names = |folder: &Path| -> Result<Vec<_>> {
            Ok(children(folder)?.iter().filter_map(|path| path.file_name().map(ToOwned::to_owned)).collect())
        };
        let (first, second) = (names(one)?, names(two)?);
        if first != second {
            bail!("{} holds {first:?}, {} holds {second:?}", one.display(), two.display());
        }
        return first.iter().try_for_each(|name| same(&one.join(name), &two.join(name)));
    }
    if fs::read(one)? != fs::read(two)? {
        bail!("{} and {} differ", one.display(), two.display());
    }
    Ok(())
}

/// Runs every target of `fuzz/` with cargo-fuzz, which needs the nightly compiler.
fn fuzz(seconds: &str) -> Result<()> {
    let toolchains = run::output(Command::new("rustup").args(["toolchain", "list"]))?;
    if !toolchains.lines().any(|line| line.starts_with("nightly")) {
        bail!("NOT RUN: fuzzing needs the nightly compiler; `rustup toolchain install nightly`");
    }
    let path = run::path_with(&[tools::FUZZ.ensure()?])?;
    let fuzz = |arguments: &[&str]| {
        // rustup's proxy is asked, not the Cargo of this project's own compiler.
        let mut command = Command::new("cargo");
        command.args(["+nightly", "fuzz"]).args(arguments).env("PATH", &path).env_remove("CARGO").current_dir(root());
        command
    };
    for target in run::output(&mut fuzz(&["list"]))?.lines() {
        println!("  fuzz {target}");
        run::run(&mut fuzz(&["run", target, "--", &format!("-max_total_time={seconds}")]))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_and_a_name_that_differ_are_found() {
        let place = tempfile::tempdir().unwrap();
        let (one, two) = (place.path().join("one"), place.path().join("two"));
        for folder in [&one, &two] {
            fs::create_dir_all(folder.join("a")).unwrap();
            fs::write(folder.join("a/x.html"), "x").unwrap();
        }
        same(&one, &two).unwrap();
        fs::write(two.join("a/x.html"), "y").unwrap();
        assert!(same(&one, &two).unwrap_err().to_string().ends_with("x.html differ"));
        fs::rename(two.join("a/x.html"), two.join("a/y.html")).unwrap();
        assert!(same(&one, &two).unwrap_err().to_string().contains("y.html"));
    }
}
