//! The disk: which files of a folder are the corpus.

use std::fs;
use std::path::Path;

use crate::complaint::{Complaints, Place};
use crate::source::{MAX_BYTES, SourceFile};

/// The files of the corpus in `folder`, in the order of their paths.
pub(crate) fn files(folder: &Path, complaints: &mut Complaints) -> Vec<SourceFile> {
    let mut files = Vec::new();
    if !folder.is_dir() {
        let what = format!("{} is not a folder", folder.display());
        complaints.error(".", Place::START, what, "name the folder that holds corpus.toml and articles/");
        return files;
    }
    for name in ["corpus.toml", "index.toml", "figures.toml"] {
        if folder.join(name).exists() {
            read(&folder.join(name), name.to_owned(), &mut files, complaints);
        }
    }
    let articles = folder.join("articles");
    if articles.is_dir() {
        list(&articles, &mut files, complaints);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn list(articles: &Path, files: &mut Vec<SourceFile>, complaints: &mut Complaints) {
    let entries = match fs::read_dir(articles) {
        Ok(entries) => entries,
        Err(wrong) => return unreadable("articles", &wrong, complaints),
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(wrong) => return unreadable("articles", &wrong, complaints),
        };
        let name = entry.file_name();
        let path = format!("articles/{}", name.to_string_lossy());
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            let instead = "put its articles into articles/ itself";
            complaints.warn(&path, Place::START, "a folder inside articles/ is not read", instead);
        } else {
            read(&entry.path(), path, files, complaints);
        }
    }
}

fn read(path: &Path, name: String, files: &mut Vec<SourceFile>, complaints: &mut Complaints) {
    // A file far too large is not read at all; one byte too many is enough for the complaint.
    let bytes = match fs::metadata(path) {
        // Reading a pipe or a device might never end.
        Ok(found) if !found.is_file() => Err(std::io::Error::other("it is no ordinary file")),
        Ok(found) if found.len() > MAX_BYTES as u64 => Ok(vec![0; MAX_BYTES + 1]),
        Ok(_) => fs::read(path),
        Err(wrong) => Err(wrong),
    };
    match bytes {
        Ok(bytes) => files.push(SourceFile { path: name, bytes }),
        Err(wrong) => unreadable(&name, &wrong, complaints),
    }
}

fn unreadable(name: &str, wrong: &std::io::Error, complaints: &mut Complaints) {
    let what = format!("it cannot be read: {wrong}");
    complaints.error(name, Place::START, what, "see to it that it is a file which you may read");
}
