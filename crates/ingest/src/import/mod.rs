//! Pasted digests, saved pages and posts to drafts of article files.
//!
//! A digest goes through these stages, each a module:
//!
//! 1. [`decode`]: bytes to text;
//! 2. [`lines`]: text to lines, [`markup`] and invisible characters put right;
//! 3. [`blocks`]: lines to blocks, broken words and sentences joined;
//! 4. [`boundary`] and [`head`]: where articles begin, scored by how a [`byline`], a title and a dek
//!    look;
//! 5. [`body`]: captions, notes, biographies, posts, repeats and pull quotes out, turns found;
//! 6. [`digest`]: the front matter; [`draft`]: the file.
//!
//! Saved pages go through [`page`], Markdown posts through [`post`]. Whatever is left out, mended
//! or doubtful is an [`Item`] of the [`Report`] with its source line. [`folder`] is the only module
//! that touches the disk.
//!
//! The rules say how such texts look (type, position, length, casing, repetition) and know no text.

mod blocks;
mod body;
mod boundary;
mod byline;
mod date;
mod decode;
mod digest;
mod draft;
mod escape;
mod folder;
mod head;
mod kind;
mod lines;
mod look;
mod markup;
mod name;
mod outlet;
mod page;
mod post;
mod report;
mod similar;
mod summary;

use std::collections::HashMap;

pub use draft::{Draft, Front};
pub use folder::{WriteError, Written, write};
pub use report::{Action, Item, Lines, Report};
pub use summary::{json, summary};

use crate::{Severity, SourceFile, read_files};

use digest::{Article, interviewee_in};
use name::Names;

/// A file to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its name, for the report; the ending says what it is.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What came of an import.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// The drafts in the order of the files and of the articles in them.
    pub drafts: Vec<Draft>,
    /// What a reviewer should know.
    pub report: Report,
}

/// How far an import is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// The file in work.
    pub file: &'a str,
    /// Parts of it that are done.
    pub done: usize,
    /// Parts that it has.
    pub of: usize,
}

/// Imports files. Never fails: what cannot be used is in the report.
pub fn import(inputs: &[Input], progress: &mut dyn FnMut(Progress<'_>)) -> Import {
    let mut report = Report::default();
    let mut found: Vec<(usize, Article)> = Vec::new();
    for (index, input) in inputs.iter().enumerate() {
        let mut log = report.of(&input.name);
        let mut tell = |done, of| progress(Progress { file: &input.name, done, of });
        let articles = articles(input, &mut log, &mut tell);
        found.extend(articles.into_iter().map(|article| (index, article)));
    }
    let mut names = Names::default();
    let repeats = repeated(&found);
    let mut drafts = Vec::with_capacity(found.len());
    for (i, (index, article)) in found.iter().enumerate() {
        let file = &inputs[*index].name;
        if let Some(original) = repeats.get(&i) {
            let (other, first) = &found[*original];
            let reason = format!("the article repeats that of {}, line {}", inputs[*other].name, first.lines.first);
            leave_out(article, &reason, &mut report.of(file));
            continue;
        }
        let draft = finish(file, article, &mut names);
        // Markdown that was taken as it is may hold nothing that is text, or what the corpus refuses.
        if let Some(fault) = article.markdown.as_ref().and_then(|_| fault(&draft)) {
            report.of(file).left_out(article.lines, "no article", fault, &draft.text);
            continue;
        }
        report.of(file).belongs(article.items.clone(), draft.slug.as_str());
        drafts.push(draft);
    }
    report.assign(&drafts);
    report.sort(inputs.iter().map(|input| input.name.as_str()));
    Import { drafts, report }
}

/// The articles of a file, read as what it is: a saved page, a post with front matter, a Markdown
/// text without, or a pasted text.
fn articles(input: &Input, log: &mut report::Log<'_>, tell: &mut dyn FnMut(usize, usize)) -> Vec<Article> {
    let name = input.name.to_lowercase();
    if page::is_page(&name, &input.bytes) {
        return page::article(&input.bytes, log).into_iter().collect();
    }
    if post::is_post(&input.bytes) {
        return post::article(&input.name, &input.bytes, log).into_iter().collect();
    }
    let markdown = [".md", ".markdown", ".mdx", ".qmd"].iter().any(|end| name.ends_with(end));
    if markdown && digest::count(&input.bytes) < 2 {
        return post::article(&input.name, &input.bytes, log).into_iter().collect();
    }
    digest::articles(&input.bytes, log, tell)
}

/// For each article that repeats another the one that it repeats. Of two, the longer is kept, and
/// of two as long the first.
fn repeated(found: &[(usize, Article)]) -> HashMap<usize, usize> {
    const LONG: usize = 60;
    let mut by_text: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut repeats: HashMap<usize, usize> = HashMap::new();
    for (i, (_, article)) in found.iter().enumerate() {
        let mut others: Vec<usize> = Vec::new();
        for part in article.parts.iter().filter(|part| part.text.len() >= LONG) {
            let at = by_text.entry(&part.text).or_default();
            others.extend(at.iter().copied());
            if at.last() != Some(&i) && at.len() < 4 {
                at.push(i);
            }
        }
        others.sort_unstable();
        others.dedup();
        for other in others.into_iter().filter(|o| *o != i) {
            if repeats.contains_key(&other) || repeats.contains_key(&i) {
                continue;
            }
            let size = |k: usize| found[k].1.parts.iter().map(|p| p.text.len()).sum::<usize>();
            let (small, large) = if size(i) > size(other) { (other, i) } else { (i, other) };
            if digest::is_repeat(&found[small].1, &found[large].1) {
                repeats.insert(small, large);
            }
        }
    }
    repeats
}

/// Why a corpus would refuse a draft, if it would.
fn fault(draft: &Draft) -> Option<String> {
    let about = SourceFile { path: "corpus.toml".to_owned(), bytes: b"title = \"x\"\nlanguage = \"en\"\n".to_vec() };
    let text = SourceFile { path: format!("articles/{}.md", draft.slug), bytes: draft.text.clone().into_bytes() };
    let faults = read_files(&[about, text]).complaints;
    faults.iter().find(|c| c.severity == Severity::Error).map(|c| format!("its draft would be refused: {}", c.what))
}

fn leave_out(article: &Article, reason: &str, log: &mut report::Log<'_>) {
    for lines in &article.head {
        log.left_out(*lines, "repeated article", reason, article.front.title.as_deref().unwrap_or_default());
    }
    for part in &article.parts {
        log.left_out(part.at, "repeated article", reason, &part.text);
    }
}

fn finish(file: &str, article: &Article, names: &mut Names) -> Draft {
    let Article { lines, front, parts, head, stem, markdown, .. } = article;
    let opening = parts.first().map(|p| p.text.as_str()).unwrap_or_default();
    let slug = names.slug(&[
        stem.as_deref().unwrap_or_default(),
        front.title.as_deref().unwrap_or_default(),
        opening,
        front.outlet.as_deref().unwrap_or_default(),
    ]);
    let body = markdown.clone().unwrap_or_else(|| draft::markdown(parts));
    let count = |is: fn(&body::Kind) -> bool| parts.iter().filter(|p| is(&p.kind)).count();
    Draft {
        slug,
        file: file.to_owned(),
        lines: *lines,
        front: front.clone(),
        paragraphs: count(|kind| *kind != body::Kind::Heading),
        headings: count(|kind| *kind == body::Kind::Heading),
        turns: count(|kind| matches!(kind, body::Kind::Turn(_))),
        text: format!("{}{body}", front.yaml()),
        origins: head.iter().copied().chain(parts.iter().map(|p| p.at)).collect(),
    }
}
