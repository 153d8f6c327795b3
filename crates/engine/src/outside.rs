//! Just outside: articles one filter away, and the filter that keeps them out.

use crossread_order::{self as order, falling};
use crossread_volume::ArticleIx;

use crate::Engine;
use crate::bits::Bits;
use crate::mend::mend;
use crate::query::{Expr, Query, lacks, published};

/// A filter that, given up, would bring articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// What would be given up.
    pub filter: Filter,
    /// The query without it.
    pub query: Query,
    /// How many articles it would bring; at least one.
    pub count: u32,
    /// The first of them, in the order of the query without it, each with why it is outside, said of it alone: *does
    /// not have “strike”*.
    pub articles: Vec<(ArticleIx, String)>,
}

/// One of the things that an article must have to be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// One of the values ticked in the facet of this name.
    Facet(String),
    /// A date among the days chosen.
    Dates,
    /// A year written about among those chosen.
    About,
    /// A part of the text, as one would type it; the whole of it where its parts are alternatives.
    Text(String),
}

/// A filter of a query, and what has it.
pub(crate) struct Held {
    pub(crate) filter: Filter,
    /// What it asks for, with slips mended.
    pub(crate) expr: Expr,
    /// The articles in which that holds.
    pub(crate) holding: Bits,
}

/// A text of more parts than this is one filter, so that what is pasted stays cheap.
pub(crate) const PARTS: usize = 32;

impl Engine {
    /// The filters that alone keep articles out, the one that costs most first; of each at most
    /// `limit` articles. An article that two filters keep out is not near. Each filter costs an
    /// evaluation, and one that keeps articles out a selection.
    pub fn outside(&self, query: &Query, limit: usize) -> Vec<Outside> {
        let filters = self.filters(query);
        let n = self.volume.len();
        // Articles that lack at least one, and at least two.
        let (mut one, mut two) = (Bits::none(n), Bits::none(n));
        for held in &filters {
            let lacking = held.holding.clone().not();
            two = two.or(&one.clone().and(&lacking));
            one = one.or(&lacking);
        }
        let near = one.and(&two.not());
        let mut found: Vec<Outside> = filters
            .into_iter()
            .filter_map(|Held { filter, expr, holding }| {
                let brings = near.clone().and(&holding.not());
                let count = brings.count() as u32;
                (count > 0).then(|| {
                    let query = self.with_instead(query, &filter, None);
                    let ranked = self.select(&query).articles.into_iter().map(|found| found.article);
                    let near = ranked.filter(|article| brings.contains(article.0)).take(limit);
                    let articles = near.map(|article| (article, self.reason(&expr, article))).collect();
                    Outside { filter, query, count, articles }
                })
            })
            .collect();
        order::by_number(&mut found, |outside| falling(outside.count as usize));
        found
    }

    /// Why an article in which `expr` does not hold is not selected.
    fn reason(&self, expr: &Expr, article: ArticleIx) -> String {
        match expr {
            Expr::Dated(Some(dates)) => published(dates, self.dates().get(article.0 as usize).copied().flatten()),
            other => lacks(other),
        }
    }

    /// The filters of a query: parts of the text, then days, then years written about, then facets.
    pub(crate) fn filters(&self, query: &Query) -> Vec<Held> {
        let mut filters: Vec<Held> = Vec::new();
        for part in parts(&self.read(query).0) {
            let (expr, _) = mend(self, &part, query.typing, &mut Vec::new());
            filters.push(Held { filter: Filter::Text(part.text()), holding: self.holding(&expr), expr });
        }
        let dates = query.dates.map(|dates| (Filter::Dates, Expr::Dated(Some(dates))));
        let about = query.about.map(|about| (Filter::About, Expr::About(Some(about))));
        for (filter, expr) in dates.into_iter().chain(about) {
            filters.push(Held { filter, holding: self.holding(&expr), expr });
        }
        let mut names: Vec<&str> = query.facets.iter().map(|choice| choice.facet.as_str()).collect();
        order::by_text(&mut names, |name| name);
        names.dedup();
        for name in names {
            let of_facet = query.facets.iter().filter(|choice| choice.facet == name).cloned().collect();
            let alone = Query { facets: of_facet, ..Query::default() };
            let value = |value: &str| Expr::Facet { name: name.to_owned(), value: Some(value.to_owned()) };
            let expr = match alone.facets.as_slice() {
                [choice] => value(&choice.value),
                several => Expr::Or(several.iter().map(|choice| value(&choice.value)).collect()),
            };
            filters.push(Held { filter: Filter::Facet(name.to_owned()), expr, holding: self.ticked(&alone, None) });
        }
        filters
    }

    /// The query with something else in the place of one of its filters, of the text or of days, or without it.
    pub(crate) fn with_instead(&self, query: &Query, filter: &Filter, instead: Option<&Expr>) -> Query {
        let mut other = query.clone();
        match filter {
            Filter::Facet(name) => other.facets.retain(|choice| choice.facet != *name),
            Filter::Dates => {
                other.dates = instead.and_then(|expr| if let Expr::Dated(dates) = expr { *dates } else { None });
            }
            Filter::About => other.about = None,
            Filter::Text(text) => {
                let mut left = parts(&self.read(query).0);
                if let Some(at) = left.iter().position(|part| part.text() == *text) {
                    left.splice(at..=at, instead.cloned());
                }
                let texts: Vec<String> = left.iter().map(|part| bracketed(part, left.len())).collect();
                other.text = texts.join(" ");
                other.typing = false;
            }
        }
        other
    }
}

/// What must all hold of the text.
fn parts(read: &Expr) -> Vec<Expr> {
    match read {
        Expr::Everything => Vec::new(),
        Expr::And(parts) if parts.len() <= PARTS => parts.clone(),
        whole => vec![whole.clone()],
    }
}

/// The text of a part that stands beside others, or alone.
fn bracketed(part: &Expr, parts: usize) -> String {
    let several = parts > 1 && matches!(part, Expr::Or(_) | Expr::And(_));
    if several { format!("({})", part.text()) } else { part.text() }
}
