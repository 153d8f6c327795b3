//! The style sheets of the app as they are sent: what is written in many files comes in two, those of the first part of
//! the code and those of the rest. Fewer files come sooner and pack better, and a sheet that arrives behind all others
//! leaves the style of what is drawn already as it is: one between two others has the browser style the page anew.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// What a link to a style sheet begins with, and the file that takes its place.
const JOINED: &[(&str, &str)] =
    &[("<link rel=\"stylesheet\" href=\"./", "first.css"), ("<link rel=\"later\" href=\"./", "later.css")];

/// Joins the style sheets in the folder of the app, in the order in which the page names them.
pub(crate) fn join(app: &Path) -> Result<()> {
    let place = app.join("index.html");
    let mut page = fs::read_to_string(&place).with_context(|| format!("could not read {}", place.display()))?;
    for (link, file) in JOINED {
        let (names, joined) = joined(&page, link, file)?;
        let mut sheets = Vec::new();
        for name in &names {
            let sheet = app.join(name);
            sheets.push(fs::read_to_string(&sheet).with_context(|| format!("could not read {}", sheet.display()))?);
            fs::remove_file(&sheet).with_context(|| format!("could not remove {}", sheet.display()))?;
        }
        let sheet = app.join(file);
        fs::write(&sheet, sheets.join("\n")).with_context(|| format!("could not write {}", sheet.display()))?;
        page = joined;
    }
    fs::write(&place, page).with_context(|| format!("could not write {}", place.display()))
}

/// The files that a page names by this link, and the page with one in their place: that of the last of them.
fn joined(page: &str, link: &str, file: &str) -> Result<(Vec<String>, String)> {
    let named = |line: &str| Some(line.trim_start().strip_prefix(link)?.split_once('"')?.0.to_owned());
    let names: Vec<String> = page.lines().filter_map(named).collect();
    if names.is_empty() {
        bail!("index.html names no style sheet by `{link}…`");
    }
    let mut left = names.len();
    let mut lines = Vec::new();
    for line in page.lines() {
        match named(line) {
            None => lines.push(line.to_owned()),
            Some(name) => {
                left -= 1;
                if left == 0 {
                    lines.push(line.replacen(&name, file, 1));
                }
            }
        }
    }
    Ok((names, lines.join("\n") + "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n<link rel=\"stylesheet\" href=\"./a.css\" x/>\n<link rel=\"stylesheet\" href=\"./b.css\" x/>\n\
        <link rel=\"later\" href=\"./c.css\">\n<link rel=\"later\" href=\"./d.css\">\n<link rel=\"icon\" href=\"./e.svg\">\n";

    #[test]
    fn sheets_are_joined_in_their_order_and_named_once() {
        let app = tempfile::tempdir().unwrap();
        fs::write(app.path().join("index.html"), PAGE).unwrap();
        for name in ["a", "b", "c", "d"] {
            fs::write(app.path().join(format!("{name}.css")), format!(".{name} {{}}")).unwrap();
        }
        join(app.path()).unwrap();
        let read = |name: &str| fs::read_to_string(app.path().join(name)).unwrap();
        assert_eq!(read("first.css"), ".a {}\n.b {}");
        assert_eq!(read("later.css"), ".c {}\n.d {}");
        assert_eq!(
            read("index.html"),
            "<head>\n<link rel=\"stylesheet\" href=\"./first.css\" x/>\n<link rel=\"later\" href=\"./later.css\">\n\
             <link rel=\"icon\" href=\"./e.svg\">\n"
        );
        assert_eq!(fs::read_dir(app.path()).unwrap().count(), 3);
    }

    #[test]
    fn a_sheet_that_is_missing_and_a_page_without_any_are_errors() {
        let app = tempfile::tempdir().unwrap();
        fs::write(app.path().join("index.html"), PAGE).unwrap();
        assert!(join(app.path()).unwrap_err().to_string().contains("a.css"));
        fs::write(app.path().join("index.html"), "<head>\n").unwrap();
        assert!(join(app.path()).unwrap_err().to_string().contains("no style sheet"));
    }
}
