//! Compare: two to four Sides held against one another. A Side is a [`Selection`](crate::Selection):
//! an article, an entry, what a query selects, or the rest of the corpus. Each part of a comparison is
//! a file of its own, and each of its counts can be asked for its sentences
//! ([`Comparison::sentences`]).

mod answer;
mod cut;
mod figures;
mod glance;
mod known;
mod matrix;
mod named;
mod numbered;
mod pairs;
mod reuse;
mod sentences;
mod side;
mod statistics;
mod stop;
mod tally;
mod vectors;
mod words;

use std::cell::OnceCell;

use crossread_volume::{ArticleIx, PassageIx};

use crate::Engine;
use crate::query::Query;

pub use answer::{
    COMPARED_VERSION, Compared, ComparedEntry, ComparedFigure, ComparedGlance, ComparedNamed, ComparedPair,
    ComparedPassage, ComparedReuse, ComparedSide, ComparedWord, ComparedWords,
};
pub use figures::{FigureGroup, SideFigure};
pub use glance::{AspectRow, Glance, SideGlance};
pub(crate) use known::Known;
pub use matrix::{COLUMNS, Matrix, MatrixCell, MatrixOrder, ROWS};
pub use named::{NamedEntry, NamedSet, NamedSets};
pub use pairs::{PairEvidence, PairPassage, PairRow, Pairs};
pub use reuse::{REUSE_WORDS, Reuse, Reused};
pub use sentences::Counted;
pub use side::Side;
pub use statistics::{CRITICAL, FEW, dispersion, log_likelihood, log_ratio};
pub use words::{Keyword, Keywords, WordChoice};

/// How many Sides a comparison has at most.
pub const SIDES: usize = 4;

/// What a Side is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spec {
    /// The article of this name.
    Article(String),
    /// The entry of this id: the passages that mention it.
    Entry(String),
    /// What a query selects.
    Query(Query),
    /// Every passage that is in no other Side.
    Rest,
}

impl Spec {
    /// Reads `article:slug`, `entry:id`, `query:text` or `rest`.
    pub fn read(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None => (text == "rest").then_some(Self::Rest),
            Some(("article", slug)) => Some(Self::Article(slug.to_owned())),
            Some(("entry", id)) => Some(Self::Entry(id.to_owned())),
            Some(("query", text)) => Some(Self::Query(Query::of_text(text))),
            Some(_) => None,
        }
    }

    /// Writes what [`Spec::read`] reads; of a query its text alone.
    pub fn text(&self) -> String {
        match self {
            Self::Article(slug) => format!("article:{slug}"),
            Self::Entry(id) => format!("entry:{id}"),
            Self::Query(query) => format!("query:{}", query.text),
            Self::Rest => "rest".to_owned(),
        }
    }
}

/// Passages that belong to several Sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The places of the two Sides.
    pub sides: (usize, usize),
    /// How many passages are in both.
    pub passages: u32,
}

/// Sides held against one another. Made once by [`Engine::compare`]; its parts are computed when they
/// are asked for, and what several of them need is kept.
#[derive(Debug)]
pub struct Comparison<'e> {
    pub(crate) engine: &'e Engine,
    pub(crate) sides: Vec<Side>,
    /// For each passage of the corpus the Sides that it is in, a bit for each.
    pub(crate) masks: Vec<u8>,
    /// For each article the bits that all its passages have; [`MIXED`] where they differ.
    pub(crate) uniform: Vec<u8>,
    /// Articles, from the first on, whose positions were known when this was made: the words of these
    /// are counted from there, those of others from their texts.
    pub(crate) covered: u32,
    /// True where the Sides are so short that every passage can be held against every other.
    pub(crate) whole: bool,
    cut: OnceCell<cut::Cut>,
    numbered: OnceCell<numbered::Numbered>,
    mentioned: OnceCell<Vec<NamedEntry>>,
}

/// The mask of an article whose passages are in different Sides.
pub(crate) const MIXED: u8 = u8::MAX;

impl Engine {
    /// Holds Sides against one another, [`SIDES`] of them at most; further ones are left out. A Side of
    /// which nothing is found is empty and says so ([`Side::notes`]). Linear in the passages of the
    /// corpus; before [`Engine::rest`] is done, also in the texts of articles that are in a Side only in
    /// part.
    pub fn compare(&self, specs: &[Spec]) -> Comparison<'_> {
        let specs = specs.get(..SIDES.min(specs.len())).unwrap_or_default();
        let mut masks = vec![0u8; self.volume().passage_count()];
        let mut sides: Vec<Side> = Vec::new();
        for (at, spec) in specs.iter().enumerate() {
            sides.push(side::make(self, spec, 1 << at, &mut masks));
        }
        side::fill_rest(specs, &mut masks);
        let uniform = uniform(self, &masks);
        let mut comparison = Comparison {
            engine: self,
            sides,
            masks,
            whole: cut::is_short(self, &uniform),
            uniform,
            covered: self.positions.borrow().covered(),
            cut: OnceCell::new(),
            numbered: OnceCell::new(),
            mentioned: OnceCell::new(),
        };
        comparison.measure();
        comparison
    }
}

impl Comparison<'_> {
    /// The Sides, in the order asked for.
    pub fn sides(&self) -> &[Side] {
        &self.sides
    }

    /// Every two Sides that share passages.
    pub fn overlaps(&self) -> Vec<Overlap> {
        let mut overlaps = Vec::new();
        for b in 1..self.sides.len() {
            for a in 0..b {
                let both = 1u8 << a | 1 << b;
                let passages = self.masks.iter().filter(|mask| **mask & both == both).count() as u32;
                if passages > 0 {
                    overlaps.push(Overlap { sides: (a, b), passages });
                }
            }
        }
        overlaps
    }

    /// True where a passage is in a Side.
    pub fn holds(&self, side: usize, passage: PassageIx) -> bool {
        self.mask(passage) >> side & 1 == 1
    }

    pub(crate) fn mask(&self, passage: PassageIx) -> u8 {
        self.masks.get(passage.0 as usize).copied().unwrap_or_default()
    }

    /// The articles that have a passage in any Side.
    pub(crate) fn articles(&self) -> impl Iterator<Item = ArticleIx> + '_ {
        self.engine.volume().articles().filter(|article| self.uniform_of(*article) != 0)
    }

    /// The words of passages, cut the first time.
    pub(crate) fn cut(&self) -> &cut::Cut {
        self.cut.get_or_init(|| cut::Cut::new(self))
    }

    pub(crate) fn uniform_of(&self, article: ArticleIx) -> u8 {
        self.uniform.get(article.0 as usize).copied().unwrap_or_default()
    }
}

fn uniform(engine: &Engine, masks: &[u8]) -> Vec<u8> {
    let volume = engine.volume();
    let of = |article| {
        let passages = volume.passages(article);
        let own = masks.get(passages.start as usize..passages.end as usize).unwrap_or_default();
        match own {
            [first, rest @ ..] if rest.iter().all(|mask| mask == first) => *first,
            [] => 0,
            _ => MIXED,
        }
    };
    volume.articles().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specs_read_back_as_written() {
        for text in ["article:two-connecticuts", "entry:afl-cio", "query:title:union person:\"a: b\"", "query:", "rest"]
        {
            assert_eq!(Spec::read(text).map(|spec| spec.text()).as_deref(), Some(text));
        }
        for text in ["", "all", "side:x", "Article:x", "rest:"] {
            assert_eq!(Spec::read(text), None, "{text}");
        }
    }
}
