//! Chromium and its driver: named by `CHROMIUM` and `CHROMEDRIVER`, found in `PATH`, or installed on Debian by root.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::run;
use crate::tools::numbers;

/// The two programs, of the same major version.
pub(crate) struct Browser {
    /// The browser.
    pub(crate) chromium: PathBuf,
    /// What drives it for the component tests.
    pub(crate) driver: PathBuf,
}

const ADVICE: &str = "Chromium and chromedriver are needed for the tests. Install both in the same version (on Debian and \
    Ubuntu: `apt-get install chromium chromium-driver`), or name them with CHROMIUM=/path and CHROMEDRIVER=/path.";

/// The browser of this machine, installed first where that can be done without asking.
pub(crate) fn find_or_install() -> Result<Browser> {
    let browser = match find() {
        Some(browser) => browser,
        None if may_install() => {
            run::step("install chromium and chromium-driver", install)?;
            match find() {
                Some(browser) => browser,
                None => bail!("{ADVICE}"),
            }
        }
        None => bail!("{ADVICE}"),
    };
    let major = |program: &Path| run::version_of(program).and_then(|version| numbers(&version).first().copied());
    let (chromium, driver) = (major(&browser.chromium), major(&browser.driver));
    if chromium.is_none() || chromium != driver {
        bail!(
            "{} is version {chromium:?} and {} is version {driver:?}; both must be there and of one major version",
            browser.chromium.display(),
            browser.driver.display()
        );
    }
    Ok(browser)
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: named("CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])?,
        driver: named("CHROMEDRIVER", &["chromedriver"])?,
    })
}

/// The program that a variable names, or the first of these that `PATH` has.
fn named(variable: &str, programs: &[&str]) -> Option<PathBuf> {
    match std::env::var_os(variable) {
        Some(path) => Some(path.into()),
        None => programs.iter().find_map(|program| run::find(program)),
    }
}

/// Whether this is Debian and we are root.
fn may_install() -> bool {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    root && Path::new("/etc/debian_version").is_file()
}

fn install() -> Result<()> {
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
        command
    };
    run::run(&mut apt(&["update", "--quiet"]))?;
    // Without a font every line of text is empty, and what is measured means nothing.
    let packages = ["chromium", "chromium-driver", "fonts-dejavu-core"];
    run::run(apt(&["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages))
}
