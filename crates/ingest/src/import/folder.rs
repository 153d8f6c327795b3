//! The drafts on the disk: all of them or none, nothing outside the folder, nothing overwritten
//! unless that was asked for.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Import, escape, summary};

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The files, relative to the folder, in order.
    pub files: Vec<PathBuf>,
    /// True where the folder had a `corpus.toml`, which was left as it is.
    pub kept_corpus: bool,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum WriteError {
    /// The import has no draft.
    Nothing,
    /// These files are there already.
    Exists(Vec<PathBuf>),
    /// Something in the folder leads out of it or is no ordinary file.
    Place(PathBuf),
    /// The disk refused.
    Disk(PathBuf, io::Error),
}

/// The folder inside the output in which files are made before they are moved to their places.
const STAGE: &str = ".import-unfinished";

/// Writes the drafts into `articles/`, `corpus.toml` with this title, and the report in both forms.
/// A `corpus.toml` that is there is kept. Other files that are there are replaced only with `force`.
///
/// # Errors
/// [`WriteError`], and then the folder is as it was.
pub fn write(import: &Import, folder: &Path, title: &str, force: bool) -> Result<Written, WriteError> {
    if import.drafts.is_empty() {
        return Err(WriteError::Nothing);
    }
    let mut files: BTreeMap<PathBuf, String> = BTreeMap::new();
    for draft in &import.drafts {
        files.insert(Path::new("articles").join(format!("{}.md", draft.slug)), draft.text.clone());
    }
    files.insert("import-report.json".into(), summary::json(import));
    files.insert("import-report.md".into(), summary::summary(import));
    let kept_corpus = folder.join("corpus.toml").exists();
    if !kept_corpus {
        files.insert("corpus.toml".into(), corpus(title));
    }
    check(folder, files.keys(), force)?;
    place(folder, &files)?;
    Ok(Written { files: files.into_keys().collect(), kept_corpus })
}

/// The file that says what the corpus is.
fn corpus(title: &str) -> String {
    format!(
        "# What the corpus is, and how it is to be shown first. FORMAT.md of the default corpus explains the keys.\n\n\
         title = {}\nlanguage = \"en\"\n",
        toml_words(title)
    )
}

/// A string of TOML; its escapes are those of YAML's double quotation marks.
fn toml_words(text: &str) -> String {
    let text = if text.trim().is_empty() { "Imported articles" } else { text.trim() };
    escape::yaml(text, true)
}

/// Nothing may stand in the way, before anything is written.
fn check<'a>(folder: &Path, files: impl Iterator<Item = &'a PathBuf>, force: bool) -> Result<(), WriteError> {
    let articles = folder.join("articles");
    // A link would lead out of the folder that was named.
    for place in [articles, folder.join(STAGE)] {
        if fs::symlink_metadata(&place).is_ok_and(|meta| !meta.is_dir()) {
            return Err(WriteError::Place(place));
        }
    }
    let mut there = Vec::new();
    for file in files {
        match fs::symlink_metadata(folder.join(file)) {
            Ok(meta) if meta.is_dir() => return Err(WriteError::Place(folder.join(file))),
            Ok(_) => there.push(file.clone()),
            Err(_) => {}
        }
    }
    if there.is_empty() || force { Ok(()) } else { Err(WriteError::Exists(there)) }
}

/// Makes all files in the stage, then moves them; what was moved is moved back where one fails.
fn place(folder: &Path, files: &BTreeMap<PathBuf, String>) -> Result<(), WriteError> {
    let disk = |path: &Path| {
        let path = path.to_owned();
        move |wrong| WriteError::Disk(path, wrong)
    };
    let new = !folder.exists();
    let articles = folder.join("articles");
    let new_articles = !articles.exists();
    let stage = folder.join(STAGE);
    fs::create_dir_all(&articles).map_err(disk(&articles))?;
    let mut moved: Vec<&PathBuf> = Vec::new();
    let result = (|| {
        if stage.exists() {
            fs::remove_dir_all(&stage).map_err(disk(&stage))?;
        }
        for side in ["new/articles", "old/articles"] {
            fs::create_dir_all(stage.join(side)).map_err(disk(&stage))?;
        }
        for (file, text) in files {
            let path = stage.join("new").join(file);
            fs::write(&path, text).map_err(disk(&path))?;
        }
        for file in files.keys() {
            let path = folder.join(file);
            if fs::symlink_metadata(&path).is_ok() {
                fs::rename(&path, stage.join("old").join(file)).map_err(disk(&path))?;
            }
            moved.push(file);
            fs::rename(stage.join("new").join(file), &path).map_err(disk(&path))?;
        }
        Ok(())
    })();
    if result.is_err() {
        undo(folder, &stage, &moved);
    }
    // What cannot be tidied away does no harm, and the next import removes it.
    let _ = fs::remove_dir_all(&stage);
    if result.is_err() && new_articles {
        let _ = fs::remove_dir(&articles);
    }
    if result.is_err() && new {
        let _ = fs::remove_dir(folder);
    }
    result
}

fn undo(folder: &Path, stage: &Path, moved: &[&PathBuf]) {
    for file in moved {
        let (path, old) = (folder.join(file), stage.join("old").join(file));
        // Each step is tried on its own, so that one refusal does not keep the others from their place.
        let _ = fs::remove_file(&path);
        if fs::symlink_metadata(&old).is_ok() {
            let _ = fs::rename(&old, &path);
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("no article was found, and nothing was written"),
            Self::Exists(files) => {
                let first: Vec<String> = files.iter().take(5).map(|file| file.display().to_string()).collect();
                let more = files.len().saturating_sub(first.len());
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                write!(f, "there already: {}{more}; nothing was written; add --force to replace them", first.join(", "))
            }
            Self::Place(path) => write!(f, "{} is in the way; nothing was written", path.display()),
            Self::Disk(path, wrong) => write!(f, "{}: {wrong}; the folder is as it was", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}
