//! The built app as a map of files, and the naming of its assets by the hash of their final bytes.
//!
//! An asset may name others (the glue names the module, the manifest its icons). It gets its own
//! name only when all that it names have theirs, so that a name is always taken after the last
//! byte has changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::PublishError;
use crate::hash::{sha256, short};

/// Files by their path in the app or the site, with `/` between the parts.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Assets under their new names.
#[derive(Debug)]
pub(crate) struct Named {
    /// Every asset under its new name.
    pub(crate) files: Files,
    /// The new names by the old ones.
    pub(crate) names: BTreeMap<String, String>,
}

/// Reads every file below `folder`.
///
/// # Errors
/// [`PublishError::Io`], and [`PublishError::App`] for a file name that would need escaping in a URL.
pub(crate) fn read(folder: &Path) -> Result<Files, PublishError> {
    let mut files = Files::new();
    read_into(&mut files, folder, "")?;
    Ok(files)
}

fn read_into(files: &mut Files, folder: &Path, prefix: &str) -> Result<(), PublishError> {
    for entry in fs::read_dir(folder).map_err(PublishError::io("read", folder))? {
        let path = entry.map_err(PublishError::io("read", folder))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let full = format!("{prefix}{name}");
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)) {
            let shown = path.display().to_string();
            return Err(PublishError::app(&shown, "name it with ASCII letters, digits, '.', '_' and '-' alone"));
        }
        if path.is_dir() {
            read_into(files, &path, &format!("{full}/"))?;
        } else {
            files.insert(full, fs::read(&path).map_err(PublishError::io("read", &path))?);
        }
    }
    Ok(())
}

/// Names every file by its content.
///
/// # Errors
/// [`PublishError::App`] where files name each other in a circle.
pub(crate) fn name_by_hash(mut waiting: Files) -> Result<Named, PublishError> {
    let mut named = Named { files: Files::new(), names: BTreeMap::new() };
    while !waiting.is_empty() {
        let ready = waiting.keys().find(|file| !waiting.keys().any(|other| names(&waiting, file, other))).cloned();
        let Some((old, bytes)) = ready.and_then(|file| waiting.remove_entry(&file)) else {
            let circle = waiting.into_keys().collect::<Vec<_>>().join(", ");
            return Err(PublishError::app(&circle, "these files name each other in a circle, so none can be named"));
        };
        let bytes = if is_text(&old) { rewrite(&bytes, &named.names) } else { bytes };
        named.add(&old, bytes);
    }
    Ok(named)
}

impl Named {
    /// Adds a file whose bytes are final.
    pub(crate) fn add(&mut self, old: &str, bytes: Vec<u8>) {
        let new = hashed_name(old, &bytes);
        self.files.insert(new.clone(), bytes);
        self.names.insert(old.to_owned(), new);
    }
}

/// `text` with every name of an asset in quotes or brackets, alone or after `./`, replaced by the
/// new one.
pub(crate) fn rewrite(text: &[u8], names: &BTreeMap<String, String>) -> Vec<u8> {
    let mut text = text.to_vec();
    for (old, new) in names {
        // From the end, so that what has been replaced does not move what comes.
        for at in places(&text, old).into_iter().rev() {
            text.splice(at..at + old.len(), new.bytes());
        }
    }
    text
}

/// `stem-0123456789abcdef.ext`.
fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash = sha256(bytes);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{}.{extension}", short(&hash)),
        None => format!("{name}-{}", short(&hash)),
    }
}

fn names(files: &Files, file: &str, other: &str) -> bool {
    file != other && is_text(file) && files.get(file).is_some_and(|text| !places(text, other).is_empty())
}

fn is_text(name: &str) -> bool {
    [".js", ".css", ".html", ".json", ".svg", ".webmanifest"].iter().any(|extension| name.ends_with(extension))
}

fn places(text: &[u8], name: &str) -> Vec<usize> {
    let opens = |before: &[u8]| {
        let before = before.strip_suffix(b"./").unwrap_or(before);
        before.last().is_some_and(|b| b"\"'(".contains(b))
    };
    let closes = |after: &[u8]| after.first().is_some_and(|b| b"\"')?#".contains(b));
    let length = name.len();
    (0..(text.len() + 1).saturating_sub(length))
        .filter(|&at| &text[at..at + length] == name.as_bytes() && opens(&text[..at]) && closes(&text[at + length..]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_name_is_taken_after_the_names_within_have_been_written() {
        let app = files(&[
            ("app.js", "new URL('app.wasm', x); import './snippets/a.js'; // app.wasm"),
            ("app.wasm", "\0asm"),
            ("snippets/a.js", "export {}"),
        ]);
        let named = name_by_hash(app).expect("has no circle");
        let wasm = &named.names["app.wasm"];
        let glue = String::from_utf8(named.files[&named.names["app.js"]].clone()).expect("is text");
        assert_eq!(glue, format!("new URL('{wasm}', x); import './{}'; // app.wasm", named.names["snippets/a.js"]));
        assert_eq!(named.names["app.js"], format!("app-{}.js", &sha256(glue.as_bytes())[..16]));
        assert!(named.names["snippets/a.js"].starts_with("snippets/a-"));
    }

    #[test]
    fn a_change_deep_down_changes_every_name_above_and_no_other() {
        let app = |wasm: &str| {
            let app = files(&[("app.js", "'app.wasm'"), ("app.wasm", wasm), ("base.css", "a{}"), ("boot.js", "")]);
            name_by_hash(app).expect("has no circle").names
        };
        let (one, two) = (app("1"), app("2"));
        let changed: Vec<_> = one.keys().filter(|name| one[*name] != two[*name]).collect();
        assert_eq!(changed, ["app.js", "app.wasm"]);
    }

    #[test]
    fn a_circle_is_an_error() {
        let error = name_by_hash(files(&[("a.js", "'b.js'"), ("b.js", "'a.js'"), ("c.js", "")])).expect_err("a circle");
        assert!(error.to_string().contains("a.js, b.js"), "{error}");
    }

    #[test]
    fn only_whole_names_in_quotes_or_brackets_are_names() {
        let names = BTreeMap::from([("a.js".to_owned(), "a-1.js".to_owned())]);
        let text = r#""a.js" './a.js' (a.js) "a.js#x" "/a.js" "https://x/a.js" ba.js "a.jsx" a.js "#;
        let expected = r#""a-1.js" './a-1.js' (a-1.js) "a-1.js#x" "/a.js" "https://x/a.js" ba.js "a.jsx" a.js "#;
        assert_eq!(String::from_utf8_lossy(&rewrite(text.as_bytes(), &names)), expected);
    }
}
