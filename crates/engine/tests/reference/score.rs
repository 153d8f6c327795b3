//! BM25F as the engine's documentation writes it:
//!
//! ```text
//! tf(t, d)   = Σ_f  W_f · n(t, f, d) / (1 − B + B · len(f, d) / mean len(f))
//! idf(t)     = ln(1 + (N − n(t) + ½) / (n(t) + ½))
//! score(d)   = Σ_t  idf(t) · tf / (K1 + tf)
//! ```
//!
//! and, for the first of an order by relevance, `ln(1 + exp(−δ(d)) / α)` more, where `δ` is the least
//! distance of two different terms in one passage.

use crossread_engine::{ALPHA, B, Expr, FIELD_WEIGHTS, K1};
use crossread_model::PassageId;

use super::leaves::{Leaf, leaves};
use super::{Reference, folded_words};

const FIELDS: usize = FIELD_WEIGHTS.len();

impl Reference<'_> {
    /// How well every article matches.
    pub fn scores(&self, expr: &Expr) -> Vec<f64> {
        let articles = self.corpus.articles.len();
        let lengths: Vec<[f64; FIELDS]> = (0..articles).map(|at| self.lengths(at)).collect();
        let mean: [f64; FIELDS] = std::array::from_fn(|f| lengths.iter().map(|l| l[f]).sum::<f64>() / articles as f64);
        let mut scores = vec![0.0; articles];
        for leaf in leaves(expr) {
            let counts: Vec<[f64; FIELDS]> = (0..articles).map(|at| self.counts(&leaf, at)).collect();
            let having = counts.iter().filter(|count| count.iter().sum::<f64>() > 0.0).count() as f64;
            let idf = (1.0 + (articles as f64 - having + 0.5) / (having + 0.5)).ln();
            for ((score, count), length) in scores.iter_mut().zip(&counts).zip(&lengths) {
                // A field in which nothing was found adds nothing, however long it is.
                let weighted = |f: usize| FIELD_WEIGHTS[f] * count[f] / (1.0 - B + B * length[f] / mean[f]);
                let tf: f64 = (0..FIELDS).filter(|f| count[*f] > 0.0).map(weighted).sum();
                *score += idf * tf / (K1 + tf);
            }
        }
        scores
    }

    /// What the nearness of terms adds to an article's score.
    pub fn nearness(&self, expr: &Expr, at: usize) -> f64 {
        let leaves = leaves(expr);
        let mut least = None;
        for passage in &self.article(at).passages {
            let found: Vec<_> = leaves.iter().map(|leaf| self.found(leaf, at, passage)).collect();
            for (n, one) in found.iter().enumerate() {
                for other in found.iter().enumerate().filter(|(m, _)| *m != n).flat_map(|(_, other)| other) {
                    let apart = one.iter().filter_map(|one| one.until(other));
                    least = least.into_iter().chain(apart).min();
                }
            }
        }
        least.map_or(0.0, |least: usize| ((-(least as f64)).exp() / ALPHA).ln_1p())
    }

    /// Words in headings and body, which is what hits per thousand words are taken of.
    pub(super) fn words(&self, at: usize) -> f64 {
        let [_, _, headings, body] = self.lengths(at);
        headings + body
    }

    fn lengths(&self, at: usize) -> [f64; FIELDS] {
        let mut lengths = [0.0; FIELDS];
        for passage in &self.article(at).passages {
            lengths[field(passage.id)] += folded_words(&passage.text).len() as f64;
        }
        lengths
    }

    fn counts(&self, leaf: &Leaf<'_>, at: usize) -> [f64; FIELDS] {
        let mut counts = [0.0; FIELDS];
        for passage in &self.article(at).passages {
            counts[field(passage.id)] += self.found(leaf, at, passage).len() as f64;
        }
        counts
    }
}

/// “BM25 over title, dek, headings and body”.
fn field(id: PassageId) -> usize {
    match id {
        PassageId::Title => 0,
        PassageId::Dek => 1,
        PassageId::Heading(_) => 2,
        PassageId::Body(_) => 3,
    }
}
