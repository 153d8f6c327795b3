//! Slugs: a legal name for each draft, none twice.

use std::collections::BTreeSet;

use crossread_model::Slug;

use crate::article::ascii;

/// The words of a slug that is made of a title.
const WORDS: usize = 8;

/// Names given so far.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// A slug of the first words of the first text that gives one; with a number where it is taken.
    pub(super) fn slug(&mut self, texts: &[&str]) -> Slug {
        let stem =
            texts.iter().map(|text| stem(text)).find(|stem| !stem.is_empty()).unwrap_or_else(|| "article".to_owned());
        let mut name = stem.clone();
        let mut number = 1;
        loop {
            // A stem is legal and leaves room for a number, so the second branch is for the types.
            match name.parse::<Slug>() {
                Ok(slug) if self.taken.insert(name.clone()) => return slug,
                _ => number += 1,
            }
            name = format!("{stem}-{number}");
        }
    }
}

/// The first words of a text in letters, digits and hyphens.
pub(super) fn stem(text: &str) -> String {
    const LONGEST: usize = 80;
    let ascii = ascii(text).to_lowercase().replace('\'', "");
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).take(WORDS);
    let mut stem = String::new();
    for word in words {
        if stem.len() + word.len() > LONGEST {
            break;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.push_str(word);
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_the_first_words_and_is_given_once() {
        let mut names = Names::default();
        assert_eq!(names.slug(&["Who Runs the Island’s Ferry?"]).as_str(), "who-runs-the-islands-ferry");
        assert_eq!(names.slug(&["Who runs the island's ferry"]).as_str(), "who-runs-the-islands-ferry-2");
        assert_eq!(names.slug(&["文章", "!", "Économie"]).as_str(), "economie");
        assert_eq!(names.slug(&[]).as_str(), "article");
        assert_eq!(names.slug(&[&"x".repeat(300)]).as_str(), "article-2");
    }
}
