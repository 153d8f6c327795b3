//! Query to Selection.

use std::collections::BTreeMap;
use std::rc::Rc;

use crossread_text::{fold, words};
use crossread_volume::ArticleIx;

use crate::bits::Bits;
use crate::counts::Counts;
use crate::matching::Matcher;
use crate::mend::{Suggestion, mend};
use crate::plan::{Leaf, Node, Plan};
use crate::query::{Expr, Note, Query, Sort, sentence};
use crate::sought::Sought;
use crate::{Engine, near, order, rank};

/// The passages that a query selects, by way of their articles, with a description of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The articles, in the order asked for.
    pub articles: Vec<Found>,
    /// Hits in all of them.
    pub hits: u32,
    /// What was looked for in texts, as one would type it; [`crate::Span::term`] points here.
    pub terms: Vec<String>,
    /// How many of the hits each of the terms has.
    pub term_hits: Vec<u32>,
    /// The filter restated, a sentence with its full stop.
    pub sentence: String,
    /// What could not be read or found.
    pub notes: Vec<Note>,
    /// What may have been meant instead, the likeliest first; none while the reader types.
    pub suggestions: Vec<Suggestion>,
    /// Articles that match but for the facets' ticked values.
    pub(crate) unticked: Bits,
    pub(crate) plan: Rc<Plan>,
}

/// A selected article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Which it is.
    pub article: ArticleIx,
    /// How often it has what was looked for: each term counts for itself.
    pub hits: u32,
    /// How well it matches: BM25F, and for the first of an order by relevance, how near one another the
    /// terms stand. 0 where no words were asked for.
    pub score: f64,
}

/// What the choice of days is called beside the facets; no facet has the name of this field.
pub(crate) const DATES: &str = "date";

/// What the choice of years written about is called beside the facets. The facet of this name counts
/// the same years, and so leaves out the same choice.
pub(crate) const ABOUT: &str = "about";

impl Engine {
    /// Reads a query as [`Engine::select`] does: each facet of the corpus is a field.
    pub fn read(&self, query: &Query) -> (Expr, Vec<Note>) {
        query.read_with(&|name| self.volume.facets().iter().any(|facet| facet.name == name))
    }

    /// Selects. Linear in the postings of the words asked for; phrases and the like also in their
    /// occurrences or, before [`Engine::rest`] has filled these in, in the texts of the articles that
    /// have all their words.
    pub fn select(&self, query: &Query) -> Selection {
        let (expr, mut notes) = self.read(query);
        let (expr, slips) = mend(self, &expr, query.typing, &mut notes);
        let plan = Plan::new(self, &expr, &mut notes);
        let evaluation = Evaluation::new(self, &plan);
        let unticked = evaluation.articles(&plan.root);
        let ticked = self.ticked(query, None).and(&unticked);
        let mut articles: Vec<Found> =
            ticked.iter().map(|a| Found { article: ArticleIx(a), hits: 0, score: 0.0 }).collect();
        let terms: Vec<&Counts> = plan.terms().filter_map(|(leaf, _)| evaluation.counts.get(leaf)).collect();
        let term_hits = rank::score(self, &terms, &mut articles);
        order::sort(self, query.sort, !terms.is_empty(), &mut articles);
        if query.sort == Sort::Relevance {
            near::reorder(self, &plan, &mut articles);
        }
        for (_, leaf) in plan.terms() {
            self.note_unknown(leaf, &mut notes);
        }
        Selection {
            hits: articles.iter().fold(0, |sum, found| sum.saturating_add(found.hits)),
            articles,
            terms: plan.terms().map(|(_, leaf)| leaf.label.clone()).collect(),
            term_hits,
            sentence: sentence(&expr, query),
            notes,
            suggestions: self.suggest(query, &slips),
            unticked,
            plan: Rc::new(plan),
        }
    }

    /// How many articles a query selects as it stands, with nothing mended.
    pub(crate) fn count_selected(&self, query: &Query) -> u32 {
        self.ticked(query, None).and(&self.holding(&self.read(query).0)).count() as u32
    }

    /// The articles in which an expression holds as it stands.
    pub(crate) fn holding(&self, expr: &Expr) -> Bits {
        let plan = Plan::new(self, expr, &mut Vec::new());
        Evaluation::new(self, &plan).articles(&plan.root)
    }

    /// Articles of the days and years chosen, that have something ticked of every facet in which something is
    /// ticked; `but` leaves out the choice in one facet, or with [`DATES`] or [`ABOUT`] that of a time axis.
    pub(crate) fn ticked(&self, query: &Query, but: Option<&str>) -> Bits {
        let n = self.volume.len();
        let mut facets: BTreeMap<&str, Bits> = BTreeMap::new();
        for choice in query.facets.iter().filter(|c| Some(c.facet.as_str()) != but) {
            let table = self.volume.facets().iter().find(|f| f.name == choice.facet);
            let row = table.and_then(|t| t.values.iter().find(|row| row.value == choice.value));
            let bits = facets.entry(&choice.facet).or_insert_with(|| Bits::none(n));
            row.into_iter().flat_map(|row| &row.articles).for_each(|a| bits.insert(*a));
        }
        if let Some(dates) = query.dates.filter(|_| but != Some(DATES)) {
            facets.insert(DATES, self.holding(&Expr::Dated(Some(dates))));
        }
        let mut all = Bits::all(n);
        if let Some(about) = query.about.filter(|_| but != Some(ABOUT)) {
            all = self.writing_about(Some(&about));
        }
        facets.into_values().fold(all, |all, one| all.and(&one))
    }

    fn note_unknown(&self, leaf: &Leaf, notes: &mut Vec<Note>) {
        let unknown = leaf.matcher.sets().iter().any(|set| set.iter().next().is_none());
        if unknown {
            notes.push(Note::lacking(&leaf.label));
        }
    }
}

/// The folded words of a facet's value.
pub(crate) fn folded_words(text: &str) -> Vec<String> {
    words(text).map(|w| fold(w.of(text))).filter(|word| !word.is_empty()).collect()
}

struct Evaluation<'a> {
    engine: &'a Engine,
    plan: &'a Plan,
    /// Occurrences of each leaf; within a SAME, only those in passages where it holds.
    counts: Vec<Counts>,
    /// Articles in which each leaf occurs at all.
    having: Vec<Bits>,
    /// Articles in which each SAME holds.
    sames: Vec<Bits>,
}

impl<'a> Evaluation<'a> {
    fn new(engine: &'a Engine, plan: &'a Plan) -> Self {
        let n = engine.volume.len();
        let counts: Vec<Counts> = plan.leaves.iter().map(|leaf| engine.count(leaf)).collect();
        let having = counts.iter().map(|counts| counts.articles(n)).collect();
        let mut evaluation = Self { engine, plan, counts, having, sames: vec![Bits::none(n); plan.sames.len()] };
        (0..plan.sames.len()).for_each(|same| evaluation.same(same));
        evaluation
    }

    fn articles(&self, node: &Node) -> Bits {
        let n = self.engine.volume.len();
        match node {
            Node::Leaf(leaf) => self.having.get(*leaf).cloned().unwrap_or(Bits::none(n)),
            Node::Same(same) => self.sames.get(*same).cloned().unwrap_or(Bits::none(n)),
            Node::Set(bits) => bits.clone(),
            Node::Not(inner) => self.articles(inner).not(),
            Node::And(parts) => parts.iter().fold(Bits::all(n), |all, part| all.and(&self.articles(part))),
            Node::Or(parts) => parts.iter().fold(Bits::none(n), |all, part| all.or(&self.articles(part))),
        }
    }

    /// Finds the passages in which the inside of a SAME holds, and keeps its leaves' counts to them.
    fn same(&mut self, same: usize) {
        let (engine, plan) = (self.engine, self.plan);
        let Some(node) = plan.sames.get(same) else { return };
        let inside = Sought::inside(plan, same);
        let mut found = Bits::none(engine.volume.len());
        let mut kept: Vec<Counts> = inside.places().map(|_| Counts::default()).collect();
        engine.each_passage(&inside.sets, &self.possible(node), &mut |article, passage, _, lists| {
            let occurrences = inside.counts(engine, passage, lists);
            if !inside.holds(node, &occurrences) {
                return;
            }
            found.insert(article);
            let field = engine.field(passage);
            for (counts, n) in kept.iter_mut().zip(occurrences).filter(|(_, n)| *n > 0) {
                counts.add(article, field, n);
            }
        });
        for (leaf, counts) in inside.places().zip(kept) {
            if let Some(place) = self.counts.get_mut(leaf) {
                *place = counts;
            }
        }
        if let Some(place) = self.sames.get_mut(same) {
            *place = found;
        }
    }

    /// Articles in which a SAME may hold: all in which its parts hold anywhere.
    fn possible(&self, node: &Node) -> Bits {
        let n = self.engine.volume.len();
        match node {
            Node::Not(_) => Bits::all(n),
            Node::And(parts) => parts.iter().fold(Bits::all(n), |all, part| all.and(&self.possible(part))),
            Node::Or(parts) => parts.iter().fold(Bits::none(n), |all, part| all.or(&self.possible(part))),
            other => self.articles(other),
        }
    }
}

impl Engine {
    /// Occurrences of a leaf in all articles.
    fn count(&self, leaf: &Leaf) -> Counts {
        let mut counts = match &leaf.matcher {
            Matcher::Word(set) if set.is_any_writing() => self.tally.borrow_mut().union(&self.volume, &mut set.iter()),
            matcher => self.verified(matcher),
        };
        if leaf.title {
            counts.keep_titles();
        }
        counts
    }

    /// Counts where the words stand in the articles that have every one.
    fn verified(&self, matcher: &Matcher) -> Counts {
        let n = self.volume.len();
        let sets = matcher.sets();
        let candidates = sets.iter().fold(Bits::all(n), |all, set| {
            let mut having = Bits::none(n);
            set.iter().for_each(|word| self.volume.each_article(word, |article| having.insert(article)));
            all.and(&having)
        });
        let mut counts = Counts::default();
        if let Matcher::Near { .. } = matcher {
            self.each_passage(&sets, &candidates, &mut |article, passage, _, lists| {
                let n = matcher.count(lists);
                if n > 0 {
                    counts.add(article, self.field(passage), n);
                }
            });
        } else {
            let add = &mut |article, passage, n| counts.add(article, self.field(passage), n);
            self.each_run(&sets, &candidates, add);
        }
        counts
    }
}
