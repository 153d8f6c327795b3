//! Knowing that nothing has changed: SHA-256 over what goes into a step and over what came out of it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The hash of these files and folders: names, order and bytes. What is not there counts as empty.
pub(crate) fn digest<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Result<String> {
    let mut hash = Sha256::new();
    for path in paths {
        let path = path.as_ref();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        add(&mut hash, path, &name)?;
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Adds a file, or a folder in the order of its names, under a name that does not tell where it stands.
fn add(hash: &mut Sha256, path: &Path, name: &str) -> Result<()> {
    if path.is_dir() {
        for child in children(path)? {
            let child_name = child.file_name().unwrap_or_default().to_string_lossy();
            add(hash, &child, &format!("{name}/{child_name}"))?;
        }
        return Ok(());
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(|| format!("could not read {}", path.display())),
    };
    // The lengths keep two files from being taken for one with the same bytes in a row.
    hash.update((name.len() as u64).to_le_bytes());
    hash.update(name.as_bytes());
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(&bytes);
    Ok(())
}

/// What stands in a folder, in the order of the names.
pub(crate) fn children(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = || -> std::io::Result<Vec<PathBuf>> { fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect() };
    let mut paths = read().with_context(|| format!("could not list {}", folder.display()))?;
    paths.sort();
    Ok(paths)
}

/// The record of a step that was done: the hash of what went in and of what came out.
pub(crate) struct Stamp {
    file: PathBuf,
    inputs: String,
    outputs: PathBuf,
}

impl Stamp {
    /// A step's record in `file`, for inputs with this hash and results in the folder `outputs`.
    pub(crate) fn new(file: PathBuf, inputs: String, outputs: PathBuf) -> Stamp {
        Stamp { file, inputs, outputs }
    }

    /// Whether the step was done with these inputs, and its results are still as it left them.
    pub(crate) fn holds(&self) -> Result<bool> {
        Ok(match fs::read_to_string(&self.file) {
            Ok(written) => self.outputs.is_dir() && written == self.text()?,
            Err(_) => false,
        })
    }

    /// Records that the step was done.
    pub(crate) fn write(&self) -> Result<()> {
        fs::write(&self.file, self.text()?).with_context(|| format!("could not write {}", self.file.display()))
    }

    fn text(&self) -> Result<String> {
        Ok(format!("{}\n{}\n", self.inputs, digest([&self.outputs])?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_follows_names_and_bytes_but_not_the_place() {
        let temporary = tempfile::tempdir().unwrap();
        let (one, two) = (temporary.path().join("one"), temporary.path().join("two"));
        for place in [&one, &two] {
            fs::create_dir_all(place.join("src/deep")).unwrap();
            fs::write(place.join("src/deep/a.rs"), "a").unwrap();
        }
        let of = |place: &Path| digest([place.join("src")]).unwrap();
        assert_eq!(of(&one), of(&two));
        fs::write(two.join("src/deep/a.rs"), "b").unwrap();
        assert_ne!(of(&one), of(&two), "other bytes");
        fs::rename(one.join("src/deep/a.rs"), one.join("src/deep/b.rs")).unwrap();
        fs::write(two.join("src/deep/a.rs"), "a").unwrap();
        assert_ne!(of(&one), of(&two), "another name");
    }

    #[test]
    fn a_stamp_holds_until_the_inputs_or_the_results_change() {
        let temporary = tempfile::tempdir().unwrap();
        let place = temporary.path();
        let results = place.join("results");
        fs::create_dir(&results).unwrap();
        let stamp = |inputs: &str| Stamp::new(place.join("stamp"), inputs.to_owned(), results.clone());
        assert!(!stamp("in").holds().unwrap(), "nothing was recorded yet");
        stamp("in").write().unwrap();
        assert!(stamp("in").holds().unwrap());
        assert!(!stamp("other").holds().unwrap(), "other inputs");
        fs::write(results.join("new"), "").unwrap();
        assert!(!stamp("in").holds().unwrap(), "a result was touched");
    }
}
