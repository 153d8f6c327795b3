//! `cargo xtask serve`: from a fresh clone to an address to open.

use std::process::Command;

use anyhow::{Result, bail};

use crate::build;
use crate::run;
use crate::setup;
use crate::workspace::{Workspace, root};

/// Where the site is served unless `--port` says otherwise.
const PORT: &str = "8080";

/// Installs, builds and serves until stopped. The options are `--port N` and `--base /x/`.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    let (port, base) = parse(options)?;
    setup::for_site()?;
    build::site()?;
    let mut serve = Command::new(Workspace::read()?.crossread());
    run::run(serve.args(["serve", "dist", "--port", port, "--base", base]).current_dir(root()))
}

/// The port and the base.
fn parse<'a>(options: &[&'a str]) -> Result<(&'a str, &'a str)> {
    let (mut port, mut base) = (PORT, "/");
    let mut rest = options.iter();
    while let Some(&option) = rest.next() {
        match (option, rest.next()) {
            ("--port", Some(value)) => port = value,
            ("--base", Some(value)) => base = value,
            _ => bail!("`{option}` was not understood; write `--port N` or `--base /x/`"),
        }
    }
    Ok((port, base))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_may_come_in_any_order_or_not_at_all() {
        assert_eq!(parse(&[]).unwrap(), ("8080", "/"));
        assert_eq!(parse(&["--base", "/x/", "--port", "0"]).unwrap(), ("0", "/x/"));
    }

    #[test]
    fn a_wrong_option_is_named() {
        for wrong in [&["--prot", "1"][..], &["--port"]] {
            let error = parse(wrong).unwrap_err();
            assert!(error.to_string().starts_with(&format!("`{}`", wrong[0])), "got {error}");
        }
    }
}
