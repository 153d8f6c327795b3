//! Reads a labelled sample: its form is said at the head of each file.
#![allow(dead_code)] // Each test uses its own part of this.

use std::collections::BTreeSet;

use crossread_model::{About, Article, Block, Corpus, EntryType, FrontMatter, Passage, PassageId};

/// A name as a person labelled it.
#[derive(Debug)]
pub(crate) struct Label {
    pub(crate) kind: EntryType,
    pub(crate) name: String,
    pub(crate) passage: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Articles free of labels, and the labels.
#[derive(Debug, Default)]
pub(crate) struct Sample {
    pub(crate) corpus: Corpus,
    pub(crate) labels: Vec<Label>,
}

impl Sample {
    /// Panics where the file is not of its form.
    pub(crate) fn read(file: &str) -> Self {
        let mut sample = Self::default();
        sample.corpus.about = About { language: "en".into(), ..About::default() };
        let mut at = 0;
        for line in file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if let Some(slug) = line.strip_prefix("= ") {
                sample.corpus.articles.push(article(slug));
                continue;
            }
            let text = sample.labelled(line, at);
            let article = sample.corpus.articles.last_mut().expect("an article comes first");
            let id = PassageId::Body(article.passages.len() as u32 + 1);
            let block = Block::Paragraph;
            article.passages.push(Passage { id, block, speaker: None, turn: false, text, marks: vec![] });
            at += 1;
        }
        sample
    }

    /// How many entries the labels name.
    pub(crate) fn entries(&self) -> usize {
        self.labels.iter().map(|l| (l.name.as_str(), l.kind)).collect::<BTreeSet<_>>().len()
    }

    /// The line without its braces.
    fn labelled(&mut self, line: &str, passage: u32) -> String {
        let mut text = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (label, behind) = after.split_once('}').expect("a brace is closed");
            let (head, words) = label.split_once('|').expect("a label has a bar");
            let (kind, name) = head.split_once(' ').unwrap_or((head, words));
            let start = text.len() as u32;
            text.push_str(words);
            let kind = kind.parse().expect("a label has a type");
            self.labels.push(Label { kind, name: name.into(), passage, start, end: text.len() as u32 });
            rest = behind;
        }
        text.push_str(rest);
        text
    }
}

fn article(slug: &str) -> Article {
    let front = FrontMatter::bare(slug.parse().expect("is a slug"), "ABC".parse().expect("is a code"));
    Article { front, passages: vec![] }
}
