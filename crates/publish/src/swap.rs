//! Writes a site beside the old one and swaps it in by renaming, so that a failure at any point
//! leaves the old site as it was.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::assets::Files;
use crate::{INDEX, PublishError};

/// Every page of the app and of a site says that it is one; only a folder whose page does is replaced.
const GENERATOR: &str = "<meta name=\"generator\" content=\"Crossread\">";

/// Refuses an `out` whose replacing would lose something else than a site.
///
/// # Errors
/// [`PublishError::Out`] where `out` holds other files, or `app`, or stands in `app`.
pub(crate) fn check(app: &Path, out: &Path) -> Result<(), PublishError> {
    let refuse = |why| Err(PublishError::Out { path: out.to_owned(), why });
    let Ok(real_out) = out.canonicalize() else { return Ok(()) };
    let real_app = app.canonicalize().map_err(PublishError::io("read", app))?;
    if real_out.starts_with(&real_app) || real_app.starts_with(&real_out) {
        return refuse("the app is there, and would be lost; choose a folder apart from the app");
    }
    if !real_out.is_dir() {
        return refuse("a file is there; choose another name");
    }
    let empty = fs::read_dir(out).map_err(PublishError::io("read", out))?.next().is_none();
    let site = fs::read_to_string(out.join(INDEX)).is_ok_and(|page| page.contains(GENERATOR));
    if empty || site { Ok(()) } else { refuse("files are there that are no Crossread site; choose an empty folder") }
}

/// Writes `files` to a folder beside `out` and puts it in the place of `out`.
///
/// # Errors
/// [`PublishError::Io`]; the old site then stands as before, and nothing is left beside it.
pub(crate) fn replace(out: &Path, files: &Files) -> Result<(), PublishError> {
    let new = Temporary(beside(out, "new")?);
    new.clear()?;
    for (name, bytes) in files {
        let path = new.0.join(name);
        let folder = path.parent().unwrap_or(&new.0);
        fs::create_dir_all(folder).map_err(PublishError::io("create", folder))?;
        fs::write(&path, bytes).map_err(PublishError::io("write", &path))?;
    }
    let old = Temporary(beside(out, "old")?);
    old.clear()?;
    let replaces = out.exists();
    if replaces {
        fs::rename(out, &old.0).map_err(PublishError::io("move", out))?;
    }
    if let Err(error) = fs::rename(&new.0, out) {
        if replaces {
            fs::rename(&old.0, out).map_err(PublishError::io("put back", &old.0))?;
        }
        return Err(PublishError::io("create", out)(error));
    }
    Ok(())
}

/// Refuses an `out` whose replacing would lose something else than a page of Crossread.
///
/// # Errors
/// [`PublishError::Out`] where `out` is a folder or another file.
pub(crate) fn check_file(out: &Path) -> Result<(), PublishError> {
    let refuse = |why| Err(PublishError::Out { path: out.to_owned(), why });
    if out.is_dir() {
        return refuse("a folder is there; write the name of a file");
    }
    if out.exists() && !fs::read_to_string(out).is_ok_and(|page| page.contains(GENERATOR)) {
        return refuse("a file is there that is no page of Crossread; choose another name");
    }
    Ok(())
}

/// Writes one file beside the old one and swaps it in.
///
/// # Errors
/// [`PublishError::Io`]; the old file then stands as it was.
pub(crate) fn replace_file(out: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let new = beside(out, "new")?;
    let written = fs::write(&new, bytes).map_err(PublishError::io("write", &new));
    let outcome = written.and_then(|()| fs::rename(&new, out).map_err(PublishError::io("create", out)));
    if outcome.is_err() {
        // Nothing more can be done where this fails too; the error that is told came first.
        let _ = fs::remove_file(&new);
    }
    outcome
}

/// `.NAME.crossread-ROLE` in the folder of `out`: on the same disk, so that renaming does not copy.
fn beside(out: &Path, role: &str) -> Result<PathBuf, PublishError> {
    let name = out.file_name().ok_or_else(|| PublishError::Out {
        path: out.to_owned(),
        why: "the path does not end in a name; write a name",
    })?;
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(PublishError::io("create", parent))?;
    Ok(parent.join(format!(".{}.crossread-{role}", name.to_string_lossy())))
}

/// A folder that is removed when this goes.
struct Temporary(PathBuf);

impl Temporary {
    /// Removes what a killed run left behind.
    fn clear(&self) -> Result<(), PublishError> {
        match fs::remove_dir_all(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(PublishError::io("remove", &self.0)(error)),
            _ => Ok(()),
        }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Nothing more can be done where this fails; the next run tries again and says so.
        let _ = self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn listing(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("is a folder")
            .map(|entry| entry.expect("reads").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_site_replaces_the_old_one_whole() {
        let root = tempfile::tempdir().expect("makes a folder");
        let out = root.path().join("deep/site");
        replace(&out, &files(&[("index.html", "1"), ("old.js", "")])).expect("writes");
        replace(&out, &files(&[("index.html", "2"), ("a/x/index.html", "")])).expect("writes again");
        assert_eq!(listing(&out), ["a", "index.html"]);
        assert_eq!(listing(&root.path().join("deep")), ["site"]);
    }

    #[test]
    fn a_failure_while_writing_leaves_the_old_site_and_nothing_else() {
        let root = tempfile::tempdir().expect("makes a folder");
        let out = root.path().join("site");
        replace(&out, &files(&[("index.html", "1")])).expect("writes");
        // A file where a folder is wanted: the second file cannot be written.
        replace(&out, &files(&[("a", ""), ("a/b", "")])).expect_err("cannot be written");
        assert_eq!(listing(root.path()), ["site"]);
        assert_eq!(fs::read_to_string(out.join("index.html")).expect("stands"), "1");
    }

    #[test]
    fn a_file_is_replaced_only_by_its_like() {
        let root = tempfile::tempdir().expect("makes a folder");
        let out = root.path().join("deep/one.html");
        assert!(check_file(&out).is_ok());
        replace_file(&out, GENERATOR.as_bytes()).expect("writes");
        assert!(check_file(&out).is_ok());
        replace_file(&out, b"a thesis").expect("writes again");
        assert!(check_file(&out).is_err() && check_file(root.path()).is_err());
        assert_eq!(listing(&root.path().join("deep")), ["one.html"]);
    }

    #[test]
    fn only_a_site_or_an_empty_folder_is_replaced() {
        let root = tempfile::tempdir().expect("makes a folder");
        let (app, out) = (root.path().join("app"), root.path().join("out"));
        fs::create_dir_all(app.join("inner")).expect("makes folders");
        fs::create_dir_all(&out).expect("makes folders");
        assert!(check(&app, &root.path().join("absent")).is_ok());
        assert!(check(&app, &out).is_ok(), "an empty folder");
        for wrong in [&app, &app.join("inner"), root.path()] {
            assert!(matches!(check(&app, wrong), Err(PublishError::Out { .. })), "{}", wrong.display());
        }
        fs::write(out.join("thesis.txt"), "").expect("writes");
        assert!(check(&app, &out).is_err(), "a folder with other files");
        fs::write(out.join(INDEX), GENERATOR).expect("writes");
        assert!(check(&app, &out).is_ok(), "a site");
    }
}
