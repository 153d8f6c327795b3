//! Just outside: articles one filter away, and the filter that keeps them out.

use crossread_order::{self as order, falling};
use crossread_volume::ArticleIx;

use crate::Engine;
use crate::bits::Bits;
use crate::mend::mend;
use crate::query::{Expr, Query, a, but, lacking, noun};

/// A filter that, given up, would bring articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// What would be given up.
    pub filter: Filter,
    /// Why its articles are outside, said of them: *not with “strike”*.
    pub but: String,
    /// The query without it.
    pub query: Query,
    /// How many articles it would bring; at least one.
    pub count: u32,
    /// The first of them, in the order of the query without it.
    pub articles: Vec<ArticleIx>,
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

/// A text of more parts than this is one filter, so that what is pasted stays cheap.
const PARTS: usize = 32;

impl Engine {
    /// The filters that alone keep articles out, the one that costs most first; of each at most
    /// `limit` articles. An article that two filters keep out is not near. Each filter costs an
    /// evaluation, and one that keeps articles out a selection.
    pub fn outside(&self, query: &Query, limit: usize) -> Vec<Outside> {
        let filters = self.filters(query);
        let n = self.volume.len();
        // Articles that lack at least one, and at least two.
        let (mut one, mut two) = (Bits::none(n), Bits::none(n));
        for (_, _, holding) in &filters {
            let lacking = holding.clone().not();
            two = two.or(&one.clone().and(&lacking));
            one = one.or(&lacking);
        }
        let near = one.and(&two.not());
        let mut found: Vec<Outside> = filters
            .into_iter()
            .filter_map(|(filter, but, holding)| {
                let brings = near.clone().and(&holding.not());
                let count = brings.count() as u32;
                (count > 0).then(|| {
                    let query = self.without(query, &filter);
                    let ranked = self.select(&query).articles.into_iter().map(|found| found.article);
                    let articles = ranked.filter(|article| brings.contains(article.0)).take(limit).collect();
                    Outside { filter, but, query, count, articles }
                })
            })
            .collect();
        order::by_number(&mut found, |outside| falling(outside.count as usize));
        found
    }

    /// The filters of a query, each with what is said of articles that lack it, and with those that
    /// have it: parts of the text, then days, then years written about, then facets.
    fn filters(&self, query: &Query) -> Vec<(Filter, String, Bits)> {
        let (read, _) = self.read(query);
        let mut filters: Vec<(Filter, String, Bits)> = Vec::new();
        for part in parts(&read) {
            let (mended, _) = mend(self, &part, query.typing, &mut Vec::new());
            filters.push((Filter::Text(part.text()), but(&mended), self.holding(&mended)));
        }
        if let Some(dates) = query.dates {
            let dated = Expr::Dated(Some(dates));
            filters.push((Filter::Dates, but(&dated), self.holding(&dated)));
        }
        if let Some(about) = query.about {
            let about = Expr::About(Some(about));
            filters.push((Filter::About, but(&about), self.holding(&about)));
        }
        let mut names: Vec<&str> = query.facets.iter().map(|choice| choice.facet.as_str()).collect();
        order::by_text(&mut names, |name| name);
        names.dedup();
        for name in names {
            let of_facet = query.facets.iter().filter(|choice| choice.facet == name).cloned().collect();
            let alone = Query { facets: of_facet, ..Query::default() };
            let lacking = match alone.facets.as_slice() {
                [choice] => lacking(name, &format!("“{}”", choice.value)),
                _ => format!("without {} that is ticked", a(noun(name))),
            };
            filters.push((Filter::Facet(name.to_owned()), lacking, self.ticked(&alone, None)));
        }
        filters
    }

    /// The query without one of its filters.
    fn without(&self, query: &Query, filter: &Filter) -> Query {
        let mut less = query.clone();
        match filter {
            Filter::Facet(name) => less.facets.retain(|choice| choice.facet != *name),
            Filter::Dates => less.dates = None,
            Filter::About => less.about = None,
            Filter::Text(text) => {
                let (read, _) = self.read(query);
                let mut left = parts(&read);
                if let Some(at) = left.iter().position(|part| part.text() == *text) {
                    left.remove(at);
                }
                let texts: Vec<String> = left.iter().map(|part| bracketed(part, left.len())).collect();
                less.text = texts.join(" ");
                less.typing = false;
            }
        }
        less
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
