//! How well articles match: BM25F over title, dek, headings and body.
//!
//! S. Robertson, H. Zaragoza, M. Taylor, *Simple BM25 Extension to Multiple Weighted Fields* (CIKM
//! 2004): each field's count is divided by its relative length and weighted, the sum over fields
//! saturates once, and the parts of a query add up, each by how rare it is:
//!
//! ```text
//! tf(t, d)   = Σ_f  W_f · n(t, f, d) / (1 − B + B · len(f, d) / mean len(f))
//! idf(t)     = ln(1 + (N − n(t) + ½) / (n(t) + ½))
//! score(d)   = Σ_t  idf(t) · tf / (K1 + tf)
//! ```

use crossread_volume::{FIELDS, Volume};

use crate::Engine;
use crate::counts::Counts;
use crate::positions::total;
use crate::select::Found;

/// How soon more of the same word stops to count: 0 counts each word once, larger values longer.
/// 1.2 is the usual value (Robertson and Zaragoza, *The Probabilistic Relevance Framework*, 2009).
pub const K1: f64 = 1.2;

/// How much long fields are held back: 0 not at all, 1 in full. 0.75 is the usual value.
pub const B: f64 = 0.75;

/// What a word is worth in title, dek, headings and body.
pub const FIELD_WEIGHTS: [f64; FIELDS] = [4.0, 2.0, 1.5, 1.0];

/// The mean lengths of fields.
#[derive(Debug)]
pub(crate) struct Lengths([f64; FIELDS]);

impl Lengths {
    /// Linear in the articles.
    pub(crate) fn new(volume: &Volume) -> Self {
        let n = volume.len() as f64;
        let mut sums = [0.0; FIELDS];
        for measure in volume.measures() {
            sums.iter_mut().zip(measure.lengths).for_each(|(sum, length)| *sum += f64::from(length));
        }
        Self(sums.map(|sum| sum / n))
    }
}

/// Sets hits and scores of articles in the order of their places, term after term, and answers how many
/// hits each term has in all of them. Linear in the counts.
pub(crate) fn score(engine: &Engine, terms: &[&Counts], articles: &mut [Found]) -> Vec<u32> {
    let measures = engine.volume.measures();
    let n = measures.len() as f64;
    let mut hits = Vec::with_capacity(terms.len());
    for counts in terms {
        let mut of_term = 0u32;
        let having = counts.len() as f64;
        let idf = libm::log(1.0 + (n - having + 0.5) / (having + 0.5));
        // Both lists stand by article, so each is walked once.
        let mut at = 0;
        for (article, counts) in counts.iter() {
            while articles.get(at).is_some_and(|found| found.article.0 < *article) {
                at += 1;
            }
            let Some(found) = articles.get_mut(at) else { break };
            let Some(measure) = measures.get(*article as usize).filter(|_| found.article.0 == *article) else {
                continue;
            };
            found.hits = found.hits.saturating_add(total(*counts));
            of_term = of_term.saturating_add(total(*counts));
            let Lengths(means) = engine.lengths;
            let fields = counts.iter().zip(measure.lengths).zip(means).zip(FIELD_WEIGHTS);
            let tf: f64 = fields
                .filter(|(((count, _), mean), _)| **count > 0 && *mean > 0.0)
                .map(|(((count, length), mean), weight)| {
                    weight * f64::from(*count) / (1.0 - B + B * f64::from(length) / mean)
                })
                .sum();
            found.score += idf * tf / (K1 + tf);
        }
        hits.push(of_term);
    }
    hits
}
