//! Ways out where a query selects nothing: what to ask instead, and how many articles that selects.

use crossread_model::Date;
use crossread_order::{self as order, falling};

use crate::Engine;
use crate::Filter;
use crate::bits::Bits;
use crate::mend::mend;
use crate::outside::{Held, PARTS};
use crate::query::{Dates, Expr, Form, Pattern, Query, WordPattern};

/// A query that asks for less.
#[derive(Clone, Debug, PartialEq)]
pub struct Loosened {
    /// What it gives up.
    pub by: Loosening,
    /// The query.
    pub query: Query,
    /// How many articles it selects; at least one.
    pub articles: u32,
}

/// What is given up.
#[derive(Clone, Debug, PartialEq)]
pub enum Loosening {
    /// That the words of this part of the text stand together: in a row, near one another or in one passage.
    Together(String),
    /// The days asked for, for the nearest on which an article appeared.
    Days(Dates),
    /// One filter.
    Without(Filter),
    /// The whole text.
    Words,
    /// Whatever is chosen beside the text.
    Choices,
    /// Everything but this, which is a filter or within one.
    AllBut(Filter),
}

impl Engine {
    /// Queries that ask for less than one that selects nothing and that select something, at most `most`. First those
    /// that keep every word, then those that give up one filter, or all of the text or all beside it; of each the most
    /// fruitful first. Where none of these helps, those that keep one term. None is the query that asks for nothing.
    /// Each filter costs an evaluation.
    pub fn loosened(&self, query: &Query, most: usize) -> Vec<Loosened> {
        let filters = self.filters(query);
        let mut kept = self.with_all_words(query, &filters);
        let mut less = self.without_some(query, &filters);
        for ways in [&mut kept, &mut less] {
            order::by_number(ways, |way| falling(way.articles as usize));
        }
        kept.append(&mut less);
        if kept.is_empty() {
            kept = self.terms_alone(query, &filters);
            order::by_number(&mut kept, |way| falling(way.articles as usize));
        }
        kept.truncate(most);
        kept
    }

    /// With the words of one part wherever they stand, or on the nearest day.
    fn with_all_words(&self, query: &Query, filters: &[Held]) -> Vec<Loosened> {
        let mut ways = Vec::new();
        for (at, held) in filters.iter().enumerate() {
            let others = self.all_but(filters, |other| other == at);
            let instead = match (&held.filter, &held.expr) {
                (_, Expr::Dated(Some(dates))) => self.nearest(dates, &others).map(|day| {
                    let day = Dates { first: Some(day), last: Some(day) };
                    (Loosening::Days(day), Expr::Dated(Some(day)))
                }),
                (Filter::Text(text), expr) => apart(expr).map(|apart| (Loosening::Together(text.clone()), apart)),
                _ => None,
            };
            ways.extend(instead.and_then(|(by, expr)| {
                let found = others.clone().and(&self.holding(&expr));
                loosened(by, self.with_instead(query, &held.filter, Some(&expr)), &found)
            }));
        }
        ways
    }

    /// Without one filter, and without all of the text or all beside it where that is more than one.
    fn without_some(&self, query: &Query, filters: &[Held]) -> Vec<Loosened> {
        let is_text = |held: &Held| matches!(held.filter, Filter::Text(_));
        let texts = filters.iter().filter(|held| is_text(held)).count();
        let choices = filters.len() - texts;
        let mut ways = Vec::new();
        for (at, held) in filters.iter().enumerate().filter(|_| filters.len() > 1) {
            let found = self.all_but(filters, |other| other == at);
            let less = self.with_instead(query, &held.filter, None);
            ways.extend(loosened(Loosening::Without(held.filter.clone()), less, &found));
        }
        if texts > 1 && choices > 0 {
            let found = self.all_but(filters, |at| filters.get(at).is_some_and(is_text));
            let less = Query { text: String::new(), typing: false, ..query.clone() };
            ways.extend(loosened(Loosening::Words, less, &found));
        }
        if choices > 1 && texts > 0 {
            let found = self.all_but(filters, |at| !filters.get(at).is_some_and(is_text));
            let less = Query { text: query.text.clone(), sort: query.sort, ..Query::default() };
            ways.extend(loosened(Loosening::Choices, less, &found));
        }
        ways
    }

    /// Each term alone, those within groups too; nothing where there is but one.
    fn terms_alone(&self, query: &Query, filters: &[Held]) -> Vec<Loosened> {
        let none = Query { sort: query.sort, ..Query::default() };
        let mut alone: Vec<(Filter, Query, Bits)> = Vec::new();
        let mut texts: Vec<Expr> = Vec::new();
        terms(&self.read(query).0, &mut texts);
        texts.truncate(PARTS);
        for term in texts {
            let (text, mended) = (term.text(), mend(self, &term, false, &mut Vec::new()).0);
            let filter = Filter::Text(text.clone());
            if alone.iter().all(|(other, _, _)| *other != filter) {
                alone.push((filter, Query { text, ..none.clone() }, self.holding(&mended)));
            }
        }
        for held in filters {
            let only = match &held.filter {
                Filter::Text(_) => continue,
                Filter::Dates => Query { dates: query.dates, ..none.clone() },
                Filter::About => Query { about: query.about, ..none.clone() },
                Filter::Facet(name) => {
                    let facets = query.facets.iter().filter(|choice| choice.facet == *name).cloned().collect();
                    Query { facets, ..none.clone() }
                }
            };
            alone.push((held.filter.clone(), only, held.holding.clone()));
        }
        alone
            .into_iter()
            .filter_map(|(filter, only, found)| loosened(Loosening::AllBut(filter), only, &found))
            .collect()
    }

    /// The articles that have every filter except some.
    fn all_but(&self, filters: &[Held], except: impl Fn(usize) -> bool) -> Bits {
        let kept = filters.iter().enumerate().filter(|(at, _)| !except(*at));
        kept.fold(Bits::all(self.volume.len()), |all, (_, held)| all.and(&held.holding))
    }

    /// The day nearest to a stretch on which one of these articles appeared, of two the earlier.
    fn nearest(&self, dates: &Dates, articles: &Bits) -> Option<Date> {
        let days = articles.iter().filter_map(|article| self.dates().get(article as usize).copied().flatten());
        let days_from = |a: Date, b: Date| a.ordinal().abs_diff(b.ordinal());
        let away = |day: Date| match (dates.first, dates.last) {
            (Some(first), _) if day < first => days_from(first, day),
            (_, Some(last)) if day > last => days_from(last, day),
            _ => 0,
        };
        days.min_by_key(|day| (away(*day), *day))
    }
}

/// A way that selects something.
fn loosened(by: Loosening, query: Query, found: &Bits) -> Option<Loosened> {
    let articles = found.count() as u32;
    (articles > 0).then_some(Loosened { by, query, articles })
}

/// The words of an expression that asks for them together, wherever they stand in an article.
fn apart(expr: &Expr) -> Option<Expr> {
    match expr {
        Expr::Words(Pattern::Word(_)) => None,
        Expr::Words(pattern) => {
            let mut words = Vec::new();
            strewn(pattern, &mut words);
            Some(Expr::And(words))
        }
        Expr::Same(inner) => Some((**inner).clone()),
        _ => None,
    }
}

/// The words of a pattern, in whatever form those of a phrase are.
fn strewn(pattern: &Pattern, words: &mut Vec<Expr>) {
    match pattern {
        Pattern::Word(word) => words.push(Expr::Words(Pattern::Word(word.clone()))),
        Pattern::Phrase(phrase) => words.extend(phrase.iter().map(|word| {
            let form = if word.form == Form::Folded { Form::Inflected } else { word.form };
            Expr::Words(Pattern::Word(WordPattern { text: word.text.clone(), form }))
        })),
        Pattern::Near { left, right, .. } => {
            strewn(left, words);
            strewn(right, words);
        }
    }
}

/// What is asked for one by one; what is excluded is not asked for.
fn terms(expr: &Expr, found: &mut Vec<Expr>) {
    match expr {
        Expr::Everything | Expr::Not(_) => {}
        Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| terms(part, found)),
        Expr::Same(inner) => terms(inner, found),
        Expr::Words(Pattern::Near { left, right, .. }) => {
            for side in [left, right] {
                terms(&Expr::Words((**side).clone()), found);
            }
        }
        term => found.push(term.clone()),
    }
}
