//! Which way a language is written.

/// `"rtl"` or `"ltr"` for a BCP 47 tag: by its script where it names one, otherwise by the script
/// that the language is usually written in.
pub fn direction(tag: &str) -> &'static str {
    const SCRIPTS: [&str; 9] = ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"];
    const LANGUAGES: [&str; 14] =
        ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let rtl = match parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_lowercase())) {
        Some(script) => SCRIPTS.contains(&script),
        None => LANGUAGES.contains(&language),
    };
    if rtl { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn script_decides_before_language() {
        for rtl in ["ar", "he-IL", "ur-Arab-PK", "az-Arab", "FA", "yi"] {
            assert_eq!(direction(rtl), "rtl", "{rtl}");
        }
        for ltr in ["en", "de-AT", "ur-Latn", "ar-Latn-EG", "zh-Hant", "", "es-419"] {
            assert_eq!(direction(ltr), "ltr", "{ltr}");
        }
    }
}
