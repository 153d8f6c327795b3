//! The letters by which articles are cited.
//!
//! An article may give its own code. The others get one from the surname of their first author, or
//! else from the outlet, the title or the name of the file: three letters, and more where the
//! three are taken. Articles are served in the order of their names, so the same folder always
//! gives the same codes.

use std::collections::BTreeMap;

use crossread_model::Code;

use crate::article::{Draft, ascii};
use crate::complaint::{Complaints, quote};
use crate::front::Front;

/// The longest code.
const LONGEST: usize = 12;

/// The codes of the drafts, in their order, and complaints where two claim the same one. A draft
/// without readable front matter has none.
pub(crate) fn codes(drafts: &[Draft], complaints: &mut Complaints) -> Vec<Option<Code>> {
    let mut taken: BTreeMap<Code, &str> = BTreeMap::new();
    for draft in drafts {
        let Some((code, at)) = draft.front.as_ref().and_then(|f| f.code.as_ref()) else { continue };
        if let Some(first) = taken.get(code) {
            let what = format!("the code {code} is already that of {first}");
            complaints.error(&draft.file, *at, what, "give one of the two another, or leave the key out");
        } else {
            taken.insert(code.clone(), &draft.file);
        }
    }
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let mut codes = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let code = draft.front.as_ref().and_then(|front| match &front.code {
            Some((code, _)) => Some(code.clone()),
            None => free(&letters(front, &draft.stem), &taken, &mut numbers),
        });
        if let Some(code) = &code {
            taken.entry(code.clone()).or_insert(&draft.file);
        } else if draft.front.is_some() {
            let what = format!("no code is left for {}", quote(&draft.stem));
            complaints.error(
                &draft.file,
                crate::complaint::Place::START,
                what,
                "give it one in the front matter: code: ABC",
            );
        }
        codes.push(code);
    }
    codes
}

/// The shortest code that begins these letters and is free; a number at the end where all are taken.
fn free(letters: &str, taken: &BTreeMap<Code, &str>, numbers: &mut BTreeMap<String, u32>) -> Option<Code> {
    for length in Code::MIN..=letters.len().min(LONGEST) {
        let code: Code = letters.get(..length)?.parse().ok()?;
        if !taken.contains_key(&code) {
            return Some(code);
        }
    }
    // Seven letters leave room for five digits.
    let stem = letters.get(..letters.len().min(7))?;
    let number = numbers.entry(stem.to_owned()).or_insert(1);
    while *number < 99_999 {
        *number += 1;
        let code: Code = format!("{stem}{number}").parse().ok()?;
        if !taken.contains_key(&code) {
            return Some(code);
        }
    }
    None
}

/// Three capital letters or more, from the first of the article's names that has as many.
fn letters(front: &Front, slug: &str) -> String {
    let surname = front.authors.first().map(|name| surname(name));
    let names = [surname, front.outlet.as_deref(), front.title.as_deref(), Some(slug)];
    let letters = names.into_iter().flatten().map(capitals).find(|letters| letters.len() >= Code::MIN);
    letters.unwrap_or_else(|| "ART".to_owned())
}

fn capitals(name: &str) -> String {
    ascii(name).chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_uppercase()).take(LONGEST).collect()
}

/// The surname: what stands before a comma, or else the last word that is no *Jr.* and the like.
fn surname(name: &str) -> &str {
    const SUFFIXES: [&str; 7] = ["jr", "sr", "ii", "iii", "iv", "phd", "md"];
    let is_suffix = |word: &str| {
        let bare: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        SUFFIXES.contains(&bare.as_str())
    };
    if let Some((before, after)) = name.split_once(',')
        && !is_suffix(after)
    {
        return before;
    }
    name.split([' ', ',']).rfind(|word| !word.is_empty() && !is_suffix(word)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_comes_from_the_surname() {
        for (name, expected) in [
            ("Tithi Bhattacharya", "BHATTACHARYA"),
            ("Joseph R. Biden, Jr.", "BIDEN"),
            ("Klein, Ezra", "KLEIN"),
            ("Émile Zola", "ZOLA"),
            ("Plato", "PLATO"),
        ] {
            assert_eq!(capitals(surname(name)), expected, "{name}");
        }
    }

    #[test]
    fn codes_lengthen_where_they_would_clash() {
        let mut taken = BTreeMap::new();
        let mut numbers = BTreeMap::new();
        let mut given = Vec::new();
        for letters in ["KLEIN", "KLEBER", "KLEIN", "KLEIN", "KLEIN", "KLE", "KLE"] {
            let code = free(letters, &taken, &mut numbers).map(|code| {
                taken.insert(code.clone(), "");
                code.to_string()
            });
            given.push(code.unwrap_or_default());
        }
        assert_eq!(given, ["KLE", "KLEB", "KLEI", "KLEIN", "KLEIN2", "KLE2", "KLE3"]);
    }
}
