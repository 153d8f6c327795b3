//! Running other programs, with a heading before each step and its time after it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// Announces a step, does it, and says how long it took.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("▸ {name}");
    let start = Instant::now();
    let value = work().with_context(|| format!("{name} failed"))?;
    println!("  {name}: {}", seconds(start));
    Ok(value)
}

/// Says that a step had nothing to do.
pub(crate) fn unchanged(name: &str) {
    println!("  {name}: unchanged");
}

fn seconds(start: Instant) -> String {
    format!("{:.1} s", start.elapsed().as_secs_f32())
}

/// Runs a program to its end, its output shown as it comes; a status other than 0 is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("could not start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` ended with {status}");
    }
    Ok(())
}

/// Runs a program and returns what it printed; its errors are shown as they come.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("could not start `{shown}`"))?;
    if !output.status.success() {
        bail!("`{shown}` ended with {}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{shown}` printed bytes that are not UTF-8"))
}

/// The first word of what a program says to `--version` that looks like a version, if the program is there.
pub(crate) fn version_of(program: &Path) -> Option<String> {
    let mut command = Command::new(program);
    // Trunk refuses to run where NO_COLOR is set to 1.
    command.arg("--version").env_remove("NO_COLOR").stderr(Stdio::null());
    let text = String::from_utf8(command.output().ok().filter(|output| output.status.success())?.stdout).ok()?;
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()) && word.contains('.'))
        .map(str::to_owned)
}

/// Finds a program in the folders of `PATH`.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// `PATH` with these folders in front, so that the pinned tools are found before any others.
pub(crate) fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(folders.iter().cloned().chain(std::env::split_paths(&path)))
        .context("a folder of PATH has a separator in its name")
}

/// A command of npm, which is a script on Windows.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program).chain(command.get_args()).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_step_names_itself_and_its_cause() {
        let error = step("paint", || -> Result<()> { bail!("no brush") }).unwrap_err();
        assert_eq!(format!("{error:#}"), "paint failed: no brush");
    }

    #[test]
    fn a_program_that_is_not_there_has_no_version() {
        assert_eq!(version_of(Path::new("no-such-program-anywhere")), None);
    }

    #[test]
    fn the_compiler_has_a_version() {
        let version = version_of(Path::new("rustc")).expect("rustc is running this test's build");
        assert!(version.starts_with("1."), "got {version}");
    }

    #[test]
    fn a_status_other_than_zero_is_an_error_that_shows_the_command() {
        let error = run(Command::new("rustc").arg("--no-such-flag").stderr(Stdio::null())).unwrap_err();
        assert!(error.to_string().starts_with("`rustc --no-such-flag` ended with"), "got {error}");
    }
}
