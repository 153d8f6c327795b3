//! Where things stand, and which crate uses which, as Cargo tells it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::run;

/// The folder that holds the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in a folder of the workspace")
}

/// A `cargo` command, run at the root by the Cargo that runs this.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// What `cargo metadata` says of this workspace's own packages.
pub(crate) struct Workspace {
    /// Where Cargo builds.
    pub(crate) target: PathBuf,
    /// The packages by name.
    pub(crate) packages: BTreeMap<String, Package>,
}

/// One package of the workspace.
#[derive(Debug, Default)]
pub(crate) struct Package {
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// The names of the crates it uses, those of the workspace and others, tests left out.
    pub(crate) uses: BTreeSet<String>,
    /// The names of the crates that its tests use besides.
    pub(crate) tests_use: BTreeSet<String>,
    /// Whether it is a library, and nothing that only runs.
    pub(crate) is_library: bool,
}

impl Workspace {
    /// Asks Cargo; nothing is downloaded.
    pub(crate) fn read() -> Result<Workspace> {
        let text = run::output(cargo().args(["metadata", "--no-deps", "--offline", "--format-version", "1"]))?;
        Self::parse(&text).context("`cargo metadata` answered in a shape that xtask does not know")
    }

    fn parse(text: &str) -> Result<Workspace> {
        let metadata: Value = serde_json::from_str(text)?;
        let target = PathBuf::from(metadata["target_directory"].as_str().context("no target_directory")?);
        let mut packages = BTreeMap::new();
        for package in metadata["packages"].as_array().context("no packages")? {
            let name = package["name"].as_str().context("a package without a name")?;
            let manifest = Path::new(package["manifest_path"].as_str().context("a package without a manifest")?);
            let mut entry = Package {
                folder: manifest.parent().context("a manifest without a folder")?.to_owned(),
                ..Package::default()
            };
            let targets = package["targets"].as_array().context("a package without targets")?;
            let is = |target: &Value, kind: &str| {
                target["kind"].as_array().is_some_and(|kinds| kinds.contains(&kind.into()))
            };
            entry.is_library = targets.iter().any(|target| is(target, "lib") || is(target, "rlib"));
            for dependency in package["dependencies"].as_array().context("a package without dependencies")? {
                let used = dependency["name"].as_str().context("a dependency without a name")?.to_owned();
                let of_tests = dependency["kind"].as_str() == Some("dev");
                if of_tests { &mut entry.tests_use } else { &mut entry.uses }.insert(used);
            }
            packages.insert(name.to_owned(), entry);
        }
        Ok(Workspace { target, packages })
    }

    /// The folders of a package and of every package of this workspace that it uses, directly or not.
    pub(crate) fn folders(&self, package: &str) -> Vec<PathBuf> {
        let mut seen = BTreeSet::new();
        let mut open = vec![package];
        while let Some(name) = open.pop() {
            if let Some(package) = self.packages.get(name)
                && seen.insert(name)
            {
                open.extend(package.uses.iter().map(String::as_str));
            }
        }
        seen.into_iter().map(|name| self.packages[name].folder.clone()).collect()
    }

    /// Where the bare app is kept: what Trunk built, before any corpus is attached.
    pub(crate) fn app(&self) -> PathBuf {
        self.target.join("app")
    }

    /// The `crossread` command, as the development profile builds it.
    pub(crate) fn crossread(&self) -> PathBuf {
        self.target.join("debug").join(format!("crossread{}", std::env::consts::EXE_SUFFIX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folders_of_a_package_are_its_own_and_those_it_uses() {
        let workspace = Workspace::read().unwrap();
        let names = |package| -> Vec<String> {
            let folders = workspace.folders(package);
            folders.iter().map(|folder| folder.file_name().unwrap().to_string_lossy().into_owned()).collect()
        };
        assert_eq!(names("crossread-volume"), ["model", "order", "text", "volume"]);
        assert_eq!(names("no-such-package"), [""; 0]);
    }

    #[test]
    fn an_answer_of_another_shape_is_an_error() {
        assert!(Workspace::parse("{}").is_err());
    }
}
