//! The doors for other people's pages and programs, and their types. They name these files, so the names
//! stay; the names of the version's own files are written in.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{PublishError, assets};

/// The files.
pub(crate) const FILES: [&str; 4] = ["crossread.js", "crossread.d.ts", "embed.js", "embed.d.ts"];

/// The line of the script that is replaced.
const BLANK: &str = "const SECTIONS = {};";

/// A file as it stands in the site; `parts` are the sections that stand beside the module.
///
/// # Errors
/// [`PublishError::App`] where the script does not hold the line to replace exactly once.
pub(crate) fn write(
    name: &str,
    text: &[u8],
    names: &BTreeMap<String, String>,
    parts: &[(&'static str, String)],
) -> Result<Vec<u8>, PublishError> {
    let text = assets::rewrite(text, names);
    if name != FILES[0] {
        return Ok(text);
    }
    let text = String::from_utf8_lossy(&text);
    let Some((before, after)) = text.split_once(BLANK).filter(|(_, after)| !after.contains(BLANK)) else {
        return Err(PublishError::app(name, format!("expected the line `{BLANK}` once; build the app again")));
    };
    let sections: Map<String, Value> =
        parts.iter().map(|(name, path)| ((*name).to_owned(), Value::from(format!("./{path}")))).collect();
    Ok(format!("{before}const SECTIONS = {};{after}", Value::from(sections)).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_one_version_are_written_into_the_script() {
        let names = BTreeMap::from([("app.js".to_owned(), "app-1.js".to_owned())]);
        let parts = [("text", "volume/text-1.bin".to_owned())];
        let script = format!("import \"./app.js\";\n{BLANK}\n");
        let written = write(FILES[0], script.as_bytes(), &names, &parts).expect("has the line");
        assert_eq!(
            String::from_utf8_lossy(&written),
            "import \"./app-1.js\";\nconst SECTIONS = {\"text\":\"./volume/text-1.bin\"};\n"
        );
        for wrong in [String::new(), format!("{script}{BLANK}")] {
            assert!(write(FILES[0], wrong.as_bytes(), &names, &parts).is_err(), "{wrong}");
        }
    }
}
