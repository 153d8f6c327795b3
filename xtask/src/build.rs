//! The site, in two stages that are each left out when nothing they read has changed:
//!
//! ```text
//! app   src/, style/, public/, …  --Trunk-->              target/app (bare, any corpus)
//! site  target/app + corpus/      --crossread build-->    dist/
//! ```
//!
//! A plain `trunk build` makes a whole site as well: its hook packs the corpus by the same command. Here the hook is
//! told to leave the app bare, since `dist/` is to change all at once and only when the new site is complete.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;
use crate::sheets;
use crate::split;
use crate::stamp::{self, Stamp, children};
use crate::tools;
use crate::workspace::{Workspace, cargo, root};

const APP: &str = "crossread-app";
const COMMAND: &str = "crossread-cli";

/// Set for Trunk, and so for its hook, when only the bare app is wanted.
const BARE: &str = "CROSSREAD_BARE";

/// How the app is compiled.
#[derive(Clone, Copy)]
enum Kind {
    /// As it is published: small and fast, and slow to make.
    Published,
    /// To look at while writing: several times as big, made within seconds of a change.
    Quick,
}

/// Builds the site of `corpus/` into `dist/`, as far as it is not there already.
pub(crate) fn site() -> Result<()> {
    build(Kind::Published)
}

/// As [`site`], for a look at it while writing: nothing is optimised. The next whole build replaces it.
pub(crate) fn quick() -> Result<()> {
    build(Kind::Quick)
}

fn build(kind: Kind) -> Result<()> {
    let workspace = Workspace::read()?;
    let _lock = lock(&workspace.target)?;
    command()?;
    let app = app_stamp(&workspace, kind)?;
    if app.holds()? {
        run::unchanged("app");
    } else {
        run::step("build the app", || trunk(&workspace, kind))?;
        if let Kind::Published = kind {
            run::step("look for paths of this machine in the app", || no_machine_paths(&workspace.app()))?;
        }
        app.write()?;
    }
    let site = site_stamp(&workspace)?;
    if site.holds()? {
        run::unchanged("site");
        return Ok(());
    }
    run::step("build the site", || publish(&workspace, &root().join("dist")))?;
    site.write()
}

/// Builds the `crossread` command. `--workspace` makes its dependencies the very ones that the tests are built with.
pub(crate) fn command() -> Result<()> {
    run::step("build the crossread command", || run::run(cargo().args(["build", "--workspace", "--bin", "crossread"])))
}

/// What Trunk calls when its staging folder is complete: splits the module, joins the style sheets, keeps the bare app in
/// `target/app`, then packs the corpus into the staging folder.
pub(crate) fn post_build() -> Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.context("TRUNK_STAGING_DIR is not set; this command is for Trunk to call")?;
    // A module to look at while writing stays whole.
    split::run(&staging, std::env::var_os("TRUNK_PROFILE").is_none_or(|profile| profile != "release"))?;
    sheets::join(&staging)?;
    if std::env::var_os(BARE).is_some() {
        return Ok(());
    }
    let workspace = Workspace::read()?;
    let app = workspace.app();
    if app.exists() {
        fs::remove_dir_all(&app).with_context(|| format!("could not clear {}", app.display()))?;
    }
    copy(&staging, &app)?;
    command()?;
    publish(&workspace, &staging)
}

/// Keeps a second xtask of this clone waiting rather than writing into the same folders.
fn lock(target: &Path) -> Result<File> {
    fs::create_dir_all(target).context("could not make the target folder")?;
    let file = File::create(target.join("xtask.lock")).context("could not write into the target folder")?;
    if file.try_lock().is_err() {
        println!("▸ wait for another xtask to finish building");
        file.lock().context("could not lock the target folder")?;
    }
    Ok(file)
}

/// All that the bare app is made from.
fn app_stamp(workspace: &Workspace, kind: Kind) -> Result<Stamp> {
    let mut inputs: Vec<PathBuf> = workspace.folders(APP);
    // The app's own folder is the root, of which only these matter.
    inputs.retain(|folder| folder != root());
    let files = ["src", "style", "public", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock"];
    let tools = [
        ".cargo",
        "rust-toolchain.toml",
        "package-lock.json",
        "xtask/src/build.rs",
        "xtask/src/sheets.rs",
        "xtask/src/split",
        "xtask/src/split.rs",
        "xtask/src/tools.rs",
    ];
    inputs.extend(files.iter().chain(&tools).map(|name| root().join(name)));
    let name = match kind {
        Kind::Published => "app.stamp",
        Kind::Quick => "app-quick.stamp",
    };
    Ok(Stamp::new(workspace.target.join(name), stamp::digest(inputs)?, workspace.app()))
}

/// All that the site is made from: the app, the corpus and the command that packs it.
fn site_stamp(workspace: &Workspace) -> Result<Stamp> {
    let mut inputs = workspace.folders(COMMAND);
    inputs.extend([workspace.app(), root().join("corpus"), root().join("Cargo.lock")]);
    Ok(Stamp::new(workspace.target.join("site.stamp"), stamp::digest(inputs)?, root().join("dist")))
}

fn trunk(workspace: &Workspace, kind: Kind) -> Result<()> {
    let mut trunk = Command::new(tools::TRUNK.ensure()?.join("trunk"));
    trunk.arg("build").args(match kind {
        Kind::Published => &["--release"][..],
        // In release mode alone Trunk calls wasm-opt.
        Kind::Quick => &["--release=false", "--cargo-profile=web-quick"],
    });
    trunk.arg("--dist").arg(workspace.app()).current_dir(root());
    let pinned = [tools::WASM_BINDGEN.ensure()?, root().join("node_modules").join(".bin")];
    trunk.env("PATH", run::path_with(&pinned)?).env(BARE, "1");
    trunk.env("TRUNK_OFFLINE", "true").env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk 0.21 takes `NO_COLOR=1` for a wrong value of its own flag and ends.
    trunk.env_remove("NO_COLOR");
    if let Kind::Published = kind {
        // Set for the module alone, so that the hook's native build is not a second one with other flags.
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remap_flags()?);
    }
    trunk.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    run::run(&mut trunk)
}

fn publish(workspace: &Workspace, out: &Path) -> Result<()> {
    let mut build = Command::new(workspace.crossread());
    build.current_dir(root()).args(["build", "corpus"]).arg("-o").arg(out).arg("--app").arg(workspace.app());
    run::run(&mut build)
}

/// Compiler flags that keep this machine's folders out of the module: the same bytes wherever it is built.
/// Of several that fit a path, the compiler takes the last.
fn remap_flags() -> Result<String> {
    let mut pairs = vec![(cargo_home()?, "cargo".to_owned())];
    let registries = cargo_home()?.join("registry").join("src");
    if registries.is_dir() {
        // Each registry has a folder whose name tells which one it is.
        pairs.extend(children(&registries)?.into_iter().map(|folder| (folder, "crates".to_owned())));
    }
    let (sysroot, commit) = compiler()?;
    pairs.push((sysroot.clone(), "rust".to_owned()));
    pairs.push((sysroot.join("lib/rustlib/src/rust"), format!("/rustc/{commit}")));
    pairs.push((root().to_owned(), "crossread".to_owned()));
    // As in .cargo/config.toml, whose flags these replace.
    let mut flags = vec!["-Csymbol-mangling-version=v0".to_owned()];
    for (from, to) in pairs {
        let from = from.to_str().context("a folder's name is not UTF-8")?.to_owned();
        if from.contains(char::is_whitespace) {
            bail!("`{from}` holds a blank, which the compiler's flags cannot carry; move the clone or set CARGO_HOME");
        }
        flags.push(format!("--remap-path-prefix={from}={to}"));
    }
    Ok(flags.join(" "))
}

fn cargo_home() -> Result<PathBuf> {
    match std::env::var_os("CARGO_HOME") {
        Some(home) => Ok(home.into()),
        None => Ok(std::env::home_dir().context("no home folder; set CARGO_HOME")?.join(".cargo")),
    }
}

/// The compiler's folder and the commit it was built from.
fn compiler() -> Result<(PathBuf, String)> {
    let rustc = |argument: &[&str]| run::output(Command::new("rustc").args(argument).current_dir(root()));
    let sysroot = PathBuf::from(rustc(&["--print", "sysroot"])?.trim());
    let version = rustc(&["--version", "--verbose"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    Ok((sysroot, commit.to_owned()))
}

/// Fails when a file of the app names a folder of this machine.
fn no_machine_paths(app: &Path) -> Result<()> {
    let mut folders = vec![root().to_owned(), cargo_home()?, compiler()?.0];
    folders.extend(std::env::home_dir().filter(|home| home.parent().is_some()));
    let needles: Vec<Vec<u8>> = folders.iter().map(|folder| format!("{}/", folder.display()).into_bytes()).collect();
    for file in children(app)?.into_iter().filter(|path| path.is_file()) {
        let bytes = fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
        if let Some(needle) = needles.iter().find(|needle| contains(&bytes, needle)) {
            bail!("{} names the folder {}", file.display(), String::from_utf8_lossy(needle));
        }
    }
    Ok(())
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("could not make {}", to.display()))?;
    for path in children(from)? {
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).with_context(|| format!("could not copy {}", path.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_this_machine_in_the_app_is_found() {
        let app = tempfile::tempdir().unwrap();
        fs::write(app.path().join("app.wasm"), "\0asm crossread/src/lib.rs").unwrap();
        no_machine_paths(app.path()).unwrap();
        fs::write(app.path().join("app.wasm"), format!("\0asm {}/src/lib.rs", root().display())).unwrap();
        let error = no_machine_paths(app.path()).unwrap_err();
        assert!(error.to_string().contains("app.wasm names the folder"), "got {error}");
    }

    #[test]
    fn the_flags_rename_every_folder_that_differs_between_machines() {
        let flags = remap_flags().unwrap();
        for folder in [root().to_owned(), cargo_home().unwrap(), compiler().unwrap().0] {
            assert!(flags.contains(&format!("--remap-path-prefix={}=", folder.display())), "{}", folder.display());
        }
    }
}
