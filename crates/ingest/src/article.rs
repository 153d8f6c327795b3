//! One article: its name, its front matter and its passages.

use std::str::FromStr;

use crossread_model::{Block, Passage, PassageId, Slug};
use unicode_normalization::UnicodeNormalization;

use crate::complaint::{Complaints, Place, quote};
use crate::front::{self, Front};
use crate::markdown::{self, Setting};
use crate::source::{SourceFile, Text};
use crate::yaml;

/// An article as its file gives it, before codes are given out.
pub(crate) struct Draft {
    /// The file, for complaints.
    pub(crate) file: String,
    /// The name by which other files refer to it, even where it is no legal slug.
    pub(crate) stem: String,
    /// The name, if it is legal.
    pub(crate) slug: Option<Slug>,
    /// `None` where the front matter could not be read.
    pub(crate) front: Option<Front>,
    /// `None` where the text could not be read; then nothing can be said of references into it.
    pub(crate) passages: Option<Vec<Passage>>,
}

/// Reads one article.
pub(crate) fn read(source: &SourceFile, complaints: &mut Complaints) -> Draft {
    let name = source.path.rsplit('/').next().unwrap_or_default();
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let slug = slug(&source.path, stem, complaints);
    let mut draft = Draft { file: source.path.clone(), stem: stem.to_owned(), slug, front: None, passages: None };
    let Some(text) = Text::decode(source, complaints) else { return draft };
    let Some(parts) = divide(&text, complaints) else { return draft };
    let yaml = text.text.get(parts.yaml.clone()).unwrap_or_default();
    draft.front = yaml::map(&text, yaml, 2, complaints).map(|pairs| front::read(&text, pairs, complaints));
    let title = draft.front.as_ref().and_then(|f| f.title.as_deref());
    let interview = draft.front.as_ref().is_some_and(Front::is_interview);
    let body = markdown::passages(&text, parts.body, &Setting { title, interview }, complaints);
    if body.is_empty() {
        let at = text.place(parts.body);
        complaints.error(&text.file, at, "the article has no text", "write it below the front matter");
    }
    draft.passages = Some(head(draft.front.as_ref()).into_iter().chain(body).collect());
    draft
}

/// Title and dek are passages too, so that a hit in them has a place. They are plain text.
fn head(front: Option<&Front>) -> Vec<Passage> {
    let passage = |id, block, text: &String| Passage {
        id,
        block,
        speaker: None,
        turn: false,
        text: text.clone(),
        marks: Vec::new(),
    };
    let Some(front) = front else { return Vec::new() };
    let title = front.title.iter().map(|title| passage(PassageId::Title, Block::Heading(1), title));
    let dek = front.dek.iter().map(|dek| passage(PassageId::Dek, Block::Paragraph, dek));
    title.chain(dek).collect()
}

struct Parts {
    yaml: std::ops::Range<usize>,
    body: usize,
}

/// Finds the front matter between its two lines of hyphens.
fn divide(text: &Text, complaints: &mut Complaints) -> Option<Parts> {
    let mut lines = text.text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        let what = match first.trim_end() {
            "+++" => "the front matter is TOML",
            "{" => "the front matter is JSON",
            _ => "there is no front matter",
        };
        let instead = "begin the file with a line ---, then lines such as title: …, then another line ---";
        complaints.error(&text.file, Place::START, what, instead);
        return None;
    }
    let mut at = first.len();
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Some(Parts { yaml: first.len()..at, body: at + line.len() });
        }
        at += line.len();
    }
    let instead = "write a line --- between the front matter and the text";
    complaints.error(&text.file, Place::START, "the front matter does not end", instead);
    None
}

/// The slug in a file name, or a complaint with a name that would do.
fn slug(file: &str, stem: &str, complaints: &mut Complaints) -> Option<Slug> {
    match Slug::from_str(stem) {
        Ok(slug) => Some(slug),
        Err(wrong) => {
            let what = format!("{} is not the name of an article: {wrong}", quote(stem));
            let instead = match legal(stem) {
                Some(name) => format!("name the file {name}.md"),
                None => "name the file in lower-case letters, digits and hyphens, such as my-article.md".to_owned(),
            };
            complaints.error(file, Place::START, what, instead);
            None
        }
    }
}

/// A legal name as near to this one as can be.
fn legal(stem: &str) -> Option<Slug> {
    let mut name = String::new();
    for c in ascii(stem).chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') && c != '\'' {
            name.push('-');
        }
    }
    name.truncate(Slug::MAX);
    name.trim_matches('-').parse().ok()
}

/// The text in ASCII as far as its letters have a counterpart there; others become blanks.
pub(crate) fn ascii(text: &str) -> String {
    let mut ascii = String::new();
    for c in text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        match c {
            'ß' => ascii.push_str("ss"),
            'æ' | 'Æ' => ascii.push_str("ae"),
            'œ' | 'Œ' => ascii.push_str("oe"),
            'ø' | 'Ø' => ascii.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => ascii.push('d'),
            'ł' | 'Ł' => ascii.push('l'),
            'þ' | 'Þ' => ascii.push_str("th"),
            'ı' => ascii.push('i'),
            '’' | '‘' => ascii.push('\''),
            _ if c.is_ascii() => ascii.push(c),
            _ => ascii.push(' '),
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_name_is_answered_with_a_right_one() {
        for (stem, expected) in [
            ("How to End ‘Women’s Work’", Some("how-to-end-womens-work")),
            ("Économie_1", Some("economie-1")),
            ("Straße", Some("strasse")),
            ("--", None),
            ("文章", None),
        ] {
            assert_eq!(legal(stem).map(|s| s.to_string()).as_deref(), expected, "{stem}");
        }
        assert_eq!(legal(&"x".repeat(500)).map(|s| s.as_str().len()), Some(Slug::MAX));
    }
}
