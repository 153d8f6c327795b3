//! The service worker: `sw.js` of the app, stamped with the version of the site and its files.

use std::collections::BTreeMap;

use serde_json::json;

use crate::assets::Files;
use crate::hash::{sha256, short};
use crate::{INDEX, PublishError, SINGLE, WORKER, oembed};

/// The line of the template that is replaced.
const BLANK: &str = "const SITE = { version: \"\", files: {} };";

/// The plain pages are kept for offline too where all of them together are no longer than this, in
/// bytes.
const PLAIN_LIMIT: usize = 1_000_000;

/// The stamped worker, and the version: a hash over its code and over every file that it keeps.
///
/// # Errors
/// [`PublishError::App`] where the template does not hold the line to replace exactly once.
pub(crate) fn stamp(template: &str, files: &Files) -> Result<(String, String), PublishError> {
    let parts: Vec<_> = template.split(BLANK).collect();
    let [before, after] = parts.as_slice() else {
        return Err(PublishError::app(WORKER, format!("expected the line `{BLANK}` once; build the app again")));
    };
    let kept = kept(files);
    let list = kept.iter().map(|(path, hash)| format!("{hash} {path}\n")).collect::<String>();
    let version = short(&sha256(format!("{list}{template}").as_bytes())).to_owned();
    let site = json!({ "version": version, "files": kept });
    Ok((format!("{before}const SITE = {site};{after}"), version))
}

/// SHA-256 by address, relative to the site: a page is addressed by its folder, as hosts serve it.
fn kept(files: &Files) -> BTreeMap<String, String> {
    let plain = |path: &str| path.starts_with("a/") || path.starts_with("list/");
    let plain_total: usize = files.iter().filter(|(path, _)| plain(path)).map(|(_, bytes)| bytes.len()).sum();
    // The feed, the sitemap and oEmbed are for other programs, which ask the server; the single file is for who asks for it.
    let apart = |path: &str| path.ends_with(".xml") || path.ends_with(oembed::FILE) || path == SINGLE;
    let wanted = |path: &str| !apart(path) && (plain_total <= PLAIN_LIMIT || !plain(path));
    files
        .iter()
        .filter(|(path, _)| wanted(path))
        .map(|(path, bytes)| (path.strip_suffix(INDEX).unwrap_or(path).to_owned(), sha256(bytes)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(plain: usize) -> Files {
        [
            ("index.html", 5),
            ("b-1.js", 3),
            ("feed.xml", 2),
            (SINGLE, 9),
            ("list/2/index.html", 1),
            ("a/x/index.html", plain - 1),
        ]
        .into_iter()
        .map(|(path, length)| (path.to_owned(), vec![b'x'; length]))
        .collect()
    }

    #[test]
    fn pages_are_listed_by_folder_and_plain_pages_only_while_they_are_small() {
        let paths = |plain| kept(&files(plain)).into_keys().collect::<Vec<_>>();
        assert_eq!(paths(PLAIN_LIMIT), ["", "a/x/", "b-1.js", "list/2/"]);
        assert_eq!(paths(PLAIN_LIMIT + 1), ["", "b-1.js"]);
    }

    #[test]
    fn the_version_follows_files_and_code() {
        let version =
            |template: &str, files: &Files| stamp(template, files).map(|(_, version)| version).expect("stamps");
        let one = version(BLANK, &files(1));
        assert_eq!(one, version(BLANK, &files(1)));
        assert_ne!(one, version(BLANK, &files(2)));
        assert_ne!(one, version(&format!("{BLANK} "), &files(1)));
    }

    #[test]
    fn a_worker_without_the_line_or_with_two_is_refused() {
        for template in [String::new(), format!("{BLANK}{BLANK}")] {
            assert!(stamp(&template, &files(1)).is_err(), "{template}");
        }
    }
}
