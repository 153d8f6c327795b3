//! The web app manifest: the app's own, with the name of the corpus written in.

use crossread_model::{About, direction};
use serde_json::Value;

use crate::{MANIFEST, PublishError};

/// The filled manifest.
///
/// # Errors
/// [`PublishError::App`] where the template is no JSON object.
pub(crate) fn fill(template: &[u8], about: &About) -> Result<Vec<u8>, PublishError> {
    let wrong = |why: String| PublishError::app(MANIFEST, why);
    let mut manifest: Value = serde_json::from_slice(template).map_err(|e| wrong(e.to_string()))?;
    let fields = manifest.as_object_mut().ok_or_else(|| wrong("expected a JSON object".to_owned()))?;
    for (key, value) in [
        ("name", about.title.as_str()),
        ("short_name", &about.title),
        ("description", &about.description),
        ("lang", &about.language),
        ("dir", direction(&about.language)),
    ] {
        fields.insert(key.to_owned(), Value::String(value.to_owned()));
    }
    let mut text = serde_json::to_vec_pretty(&manifest).map_err(|e| wrong(e.to_string()))?;
    text.push(b'\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_names_the_app_and_the_rest_stays() {
        let about = About { title: "A \"b\" \\ </script>".into(), language: "he".into(), ..About::default() };
        let filled = fill(br#"{"name":"x","start_url":"./"}"#, &about).expect("is JSON");
        let value: Value = serde_json::from_slice(&filled).expect("is JSON again");
        assert_eq!(value["name"], about.title.as_str());
        assert_eq!((&value["start_url"], &value["dir"]), (&"./".into(), &"rtl".into()));
        assert!(fill(b"[]", &about).is_err() && fill(b"{", &about).is_err());
    }
}
