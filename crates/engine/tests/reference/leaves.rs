//! What was looked for in texts, where it was found, and how often.

use crossread_engine::{Expr, Pattern};
use crossread_model::{Passage, PassageId};

use super::Reference;
use super::pattern::{Occurrence, occurrences};

/// A pattern of the query that counts as a hit: what stands under NOT does not.
pub struct Leaf<'e> {
    /// What is looked for.
    pub pattern: &'e Pattern,
    /// True where only the title counts.
    pub title: bool,
    /// The insides of every `SAME(…)` around it.
    same: Vec<&'e Expr>,
}

/// A stretch of a passage that is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub start: u32,
    pub end: u32,
    /// Place in [`leaves`].
    pub term: usize,
}

/// The leaves in the order in which they were asked for. A leaf under two NOTs is asked for again.
pub fn leaves(expr: &Expr) -> Vec<Leaf<'_>> {
    let mut found = Vec::new();
    collect(expr, true, &[], &mut found);
    found
}

fn collect<'e>(expr: &'e Expr, counts: bool, same: &[&'e Expr], found: &mut Vec<Leaf<'e>>) {
    match expr {
        Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| collect(part, counts, same, found)),
        Expr::Not(inner) => collect(inner, !counts, same, found),
        Expr::Same(inner) => collect(inner, counts, &[same, &[inner.as_ref()]].concat(), found),
        Expr::Words(pattern) | Expr::Title(pattern) if counts => {
            found.push(Leaf { pattern, title: matches!(expr, Expr::Title(_)), same: same.to_vec() });
        }
        Expr::Words(_) | Expr::Title(_) => {}
        Expr::Everything | Expr::Facet { .. } | Expr::In(_) => {}
        Expr::Dated(_) | Expr::Figure(_) | Expr::About(_) => {}
    }
}

impl Leaf<'_> {
    /// The term as one would type it.
    pub fn label(&self) -> String {
        format!("{}{}", if self.title { "title:" } else { "" }, self.pattern.label())
    }
}

impl Reference<'_> {
    /// Where a leaf occurs in a passage, as far as it counts there: within SAME, only in passages
    /// where it holds.
    pub(super) fn found(&self, leaf: &Leaf<'_>, at: usize, passage: &Passage) -> Vec<Occurrence> {
        let foreign = leaf.title && passage.id != PassageId::Title;
        if foreign || leaf.same.iter().any(|inside| !self.holds_in(inside, at, passage)) {
            return Vec::new();
        }
        occurrences(leaf.pattern, &passage.text, &self.stems)
    }

    /// How often an article has each term.
    pub fn hits_of_terms(&self, expr: &Expr, at: usize) -> Vec<usize> {
        let passages = &self.article(at).passages;
        let of_leaf = |leaf: &Leaf<'_>| passages.iter().map(|p| self.found(leaf, at, p).len()).sum();
        leaves(expr).iter().map(of_leaf).collect()
    }

    /// How often an article has what was looked for: each term counts for itself.
    pub fn hits(&self, expr: &Expr, at: usize) -> usize {
        self.hits_of_terms(expr, at).iter().sum()
    }

    /// The marks in each passage of an article, not overlapping: the earlier stays, then the longer,
    /// then that of the earlier term.
    pub fn marks(&self, expr: &Expr, at: usize) -> Vec<Vec<Mark>> {
        let leaves = leaves(expr);
        self.article(at).passages.iter().map(|passage| self.marks_in(&leaves, at, passage)).collect()
    }

    fn marks_in(&self, leaves: &[Leaf<'_>], at: usize, passage: &Passage) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (term, leaf) in leaves.iter().enumerate() {
            for occurrence in self.found(leaf, at, passage) {
                marks.extend(occurrence.marked.iter().map(|&(start, end)| Mark { start, end, term }));
            }
        }
        marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end), mark.term));
        let mut kept: Vec<Mark> = Vec::new();
        for mark in marks {
            if kept.last().is_none_or(|last| last.end <= mark.start) {
                kept.push(mark);
            }
        }
        kept
    }
}
