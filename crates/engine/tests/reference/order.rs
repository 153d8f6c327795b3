//! In which order selected articles stand.

use std::cmp::Ordering;

use crossread_engine::{Expr, Sort};

use super::{Reference, folded_words};

impl Reference<'_> {
    /// Puts articles in order. `scores` are those of [`Reference::scores`], or the engine's.
    pub fn sort(&self, order: Sort, expr: &Expr, scores: &[f64], articles: &mut [usize]) {
        articles.sort_by(|&a, &b| self.compare(order, expr, scores, a, b).then_with(|| self.newest(a, b)));
    }

    fn compare(&self, order: Sort, expr: &Expr, scores: &[f64], a: usize, b: usize) -> Ordering {
        let date = |at: usize| self.article(at).front.date;
        match order {
            Sort::Relevance => scores[b].total_cmp(&scores[a]),
            Sort::Newest => Ordering::Equal,
            Sort::Oldest => (date(a).is_none(), date(a)).cmp(&(date(b).is_none(), date(b))),
            Sort::Title => self.title_key(a).cmp(&self.title_key(b)),
            Sort::Hits => self.rate(expr, b).total_cmp(&self.rate(expr, a)),
        }
    }

    /// What is equal stands newest first, undated last, then by slug.
    fn newest(&self, a: usize, b: usize) -> Ordering {
        let (a, b) = (&self.article(a).front, &self.article(b).front);
        b.date.cmp(&a.date).then_with(|| a.slug.cmp(&b.slug))
    }

    /// No title comes last; an article in front of a title does not count.
    fn title_key(&self, at: usize) -> (bool, Vec<String>) {
        let Some(title) = &self.article(at).front.title else { return (true, Vec::new()) };
        let mut words = folded_words(title);
        if words.len() > 1 && ["a", "an", "the"].contains(&words[0].as_str()) {
            words.remove(0);
        }
        (false, words)
    }

    /// Hits per word.
    fn rate(&self, expr: &Expr, at: usize) -> f64 {
        self.hits(expr, at) as f64 / self.words(at).max(1.0)
    }
}
