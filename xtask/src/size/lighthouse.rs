//! Lighthouse on the built site, as on a phone: the median of five runs of each page.
//!
//! Its packages are many and serve nothing else, so they have a lock file of their own (`tests/lighthouse/`) and are
//! installed only when they are asked for.

use std::process::Command;

use anyhow::Result;

use crate::browser;
use crate::run::{self, step};
use crate::setup;
use crate::workspace::{Workspace, root};

/// Installs Lighthouse and measures; a page that misses a goal is a failure.
pub(crate) fn run() -> Result<()> {
    let folder = root().join("tests").join("lighthouse");
    setup::npm_packages_of(&folder)?;
    let browser = browser::find_or_install()?;
    step("Lighthouse, as on a phone", || {
        let mut node = Command::new("node");
        node.arg(folder.join("measure.mjs")).current_dir(root());
        node.env("CHROME_PATH", &browser.chromium).env("CROSSREAD", Workspace::read()?.crossread());
        run::run(node.env("CROSSREAD_SITE", root().join("dist")))
    })
}
