//! The texts as Crossread corpora, in two shapes.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::texts::Text;

/// How the text is cut into articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Many articles of one passage each.
    Passages,
    /// Fewer, of ten passages or more each.
    Articles,
}

impl Shape {
    pub(super) const ALL: [Self; 2] = [Self::Passages, Self::Articles];

    /// Its name in folders and tables.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Passages => "passages",
            Self::Articles => "articles",
        }
    }

    /// The least length of a passage in bytes, and how many of them make an article.
    fn measure(self) -> (usize, usize) {
        match self {
            Self::Passages => (800, 1),
            Self::Articles => (600, 14),
        }
    }
}

/// Writes the corpus anew; with `small` a twentieth of each text.
pub(super) fn write(texts: &[Text], shape: Shape, small: bool, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).context("could not clear the corpus")?;
    }
    let articles = folder.join("articles");
    fs::create_dir_all(&articles).context("could not make the folder of the corpus")?;
    let about = "title = \"Bench\"\nlanguage = \"en\"\nfacets = [\"kind\", \"author\", \"tag\"]\n";
    fs::write(folder.join("corpus.toml"), about).context("could not write corpus.toml")?;
    let (length, most) = shape.measure();
    let mut number = 0;
    for text in texts {
        let mut passages = cut(&text.body, length);
        if small {
            passages.truncate(passages.len().div_ceil(20));
        }
        // Shared out evenly, so that no article is left with the rest.
        let parts = (passages.len() / most).max(1);
        for part in 0..parts {
            let of = |n: usize| n * passages.len() / parts;
            let body = &passages[of(part)..of(part + 1)];
            // The order of names is the order of numbers, by which engines are compared.
            let file = articles.join(format!("n{number:06}.md"));
            fs::write(&file, article(text, part + 1, body))
                .with_context(|| format!("could not write {}", file.display()))?;
            number += 1;
        }
    }
    Ok(())
}

fn article(text: &Text, part: usize, passages: &[String]) -> String {
    let mut file =
        format!("---\ntitle: \"{}, part {part}\"\nkind: {}\nauthors: [\"{}\"]\n", text.title, text.kind, text.author);
    // Writing to a string cannot fail.
    let _ = text.date.iter().try_for_each(|date| writeln!(file, "date: {date}"));
    let _ = text.tag.iter().try_for_each(|tag| writeln!(file, "tags: [\"{tag}\"]"));
    file.push_str("---\n");
    for passage in passages {
        file.push('\n');
        escape(passage, &mut file);
        file.push('\n');
    }
    file
}

/// Cuts a text behind sentences, into passages that are so long or a little longer.
fn cut(text: &str, length: usize) -> Vec<String> {
    let mut passages = vec![String::new()];
    for word in text.split_whitespace() {
        if let Some(passage) = passages.last_mut() {
            if !passage.is_empty() {
                passage.push(' ');
            }
            passage.push_str(word);
            if passage.len() >= length && word.ends_with(['.', '?', '!', ':', ';']) {
                passages.push(String::new());
            }
        }
    }
    passages.retain(|passage| !passage.is_empty());
    passages
}

/// Writes a text so that Markdown reads it back as it is.
fn escape(text: &str, out: &mut String) {
    for (at, c) in text.char_indices() {
        let begins_list = at < 5 && matches!(c, '.' | ')' | '-' | '+' | '=');
        if begins_list || matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '~' | '|' | '&' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_behind_sentences_and_nothing_is_lost() {
        let text = "One two. Three four five? Six\nseven; eight nine ten";
        assert_eq!(cut(text, 8), ["One two.", "Three four five?", "Six seven;", "eight nine ten"]);
        assert_eq!(cut(text, 1000).concat(), "One two. Three four five? Six seven; eight nine ten");
    }

    #[test]
    fn what_markdown_would_read_is_escaped() {
        let mut out = String::new();
        escape("1. [was] *it* & <b> well-known.", &mut out);
        assert_eq!(out, "1\\. \\[was\\] \\*it\\* \\& \\<b\\> well-known.");
    }
}
