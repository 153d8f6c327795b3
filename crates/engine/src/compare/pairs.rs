//! Passages that answer one another: pairs of passages from different Sides and different articles that
//! share rare words, entries or figures. Where the Sides are short, every two passages are held against
//! each other; otherwise the links of the corpus are taken, of which each passage has three at most.

use std::collections::BTreeMap;

use crossread_model::{Evidence, Figure};
use crossread_order::{by_number, by_numbers};
use crossread_volume::{EntryIx, PassageIx};

use super::vectors::{Term, Vector, Vectors, alike};
use super::{Comparison, Reuse, SIDES};
use crate::hits::Span;

/// Passages that share less do not answer one another; in thousandths of what is the same.
const LEAST: u32 = 100;

/// What still counts as the nearest passage where nothing answers.
const NEAREST: u32 = 40;

/// So often a passage stands in a row of its own at most, so that a long one does not take them all.
const TWICE: u32 = 2;

/// So much evidence is shown.
const SHOWN: usize = 6;

/// Rows of passages that answer one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs {
    /// The strongest first, as many as were asked for.
    pub rows: Vec<PairRow>,
    /// How many there are.
    pub count: u32,
    /// True where every passage was held against every other, false where only links were looked at.
    pub whole: bool,
}

/// Passages of several Sides that share something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairRow {
    /// How much the first two share, in thousandths: 1000 would be the same.
    pub score: u32,
    /// What these share, the most telling first.
    pub evidence: Vec<PairEvidence>,
    /// One place for each Side.
    pub cells: [Option<PairPassage>; SIDES],
}

/// A passage of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairPassage {
    /// Which.
    pub passage: PassageIx,
    /// How much it shares with another of the row, in thousandths.
    pub score: u32,
    /// False where it shares too little to answer, or nothing of what the first two share, and is only the nearest of
    /// its Side.
    pub answers: bool,
}

/// Something that two passages share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PairEvidence {
    /// A word, folded, as it stands in the first passage.
    Word(String),
    /// An entry that both mention.
    Entry(EntryIx),
    /// The same figure, in words of one of them.
    Figure,
}

/// Two passages, and how much they share.
struct Scored {
    score: u32,
    a: PassageIx,
    b: PassageIx,
    /// Where what they share is to be found.
    shared: At,
}

/// Where what two passages share is to be found, since it is told of few of them.
#[derive(Clone, Copy)]
enum At {
    /// In the vectors of these places.
    Vectors(u32, u32),
    /// In the link of the corpus that leads from the one to the other.
    Link(PassageIx, PassageIx),
}

impl Comparison<'_> {
    /// Passages that answer one another, at most `limit` rows. What is said in the same words is passed
    /// over: that is [`Reuse`]. In short Sides, linear in the pairs of passages that share a term; in
    /// others, in the links of the corpus.
    pub fn pairs(&self, reuse: &Reuse, limit: usize) -> Pairs {
        let vectors = self.whole.then(|| self.vectors());
        let mut scored = vectors.as_ref().map_or_else(|| self.linked(), |vectors| self.scored(vectors));
        let same = reuse.pairs();
        let key = |pair: &Scored| ordered(pair.a, pair.b);
        scored.retain(|pair| same.binary_search(&key(pair)).is_err());
        by_numbers(&mut scored, |pair| (u64::from(u32::MAX - pair.score) << 32 | u64::from(pair.a.0), pair.b.0));
        let mut used: BTreeMap<u32, u32> = BTreeMap::new();
        let (mut rows, mut count) = (Vec::new(), 0);
        for pair in &scored {
            if pair.score < LEAST {
                break;
            }
            let often = |passage: PassageIx| used.get(&passage.0).copied().unwrap_or_default();
            if often(pair.a) >= TWICE || often(pair.b) >= TWICE {
                continue;
            }
            *used.entry(pair.a.0).or_default() += 1;
            *used.entry(pair.b.0).or_default() += 1;
            count += 1;
            if rows.len() < limit {
                rows.push(self.row(pair, &scored, vectors.as_ref()));
            }
        }
        Pairs { rows, count, whole: self.whole }
    }

    /// A row that begins with a pair; each further Side gives what shares most with either.
    fn row(&self, pair: &Scored, all: &[Scored], vectors: Option<&Vectors>) -> PairRow {
        let (first, second) = self.sides_of(pair.a, pair.b).unwrap_or_default();
        let mut cells = [None; SIDES];
        let mut put = |side: usize, cell: PairPassage| {
            if let Some(place) = cells.get_mut(side) {
                *place = Some(cell);
            }
        };
        put(first, PairPassage { passage: pair.a, score: pair.score, answers: true });
        put(second, PairPassage { passage: pair.b, score: pair.score, answers: true });
        for side in (0..self.sides.len()).filter(|side| *side != first && *side != second) {
            let nearest = all.iter().find_map(|other| {
                let end = [(other.a, other.b), (other.b, other.a)];
                let (_, to) = end.into_iter().find(|(from, to)| {
                    (*from == pair.a || *from == pair.b) && *to != pair.a && *to != pair.b && self.holds(side, *to)
                })?;
                Some(PairPassage { passage: to, score: other.score, answers: other.score >= LEAST })
            });
            if let Some(cell) = nearest {
                put(side, cell);
            }
        }
        let mut row = PairRow { score: pair.score, evidence: self.evidence(pair, vectors), cells };
        let shown = row.clone();
        let others = row.cells.iter_mut().flatten().filter(|cell| cell.passage != pair.a && cell.passage != pair.b);
        for cell in others {
            cell.answers = cell.answers && !self.evident(&shown, cell.passage).is_empty();
        }
        row
    }

    /// The first two different Sides that two passages are in.
    fn sides_of(&self, a: PassageIx, b: PassageIx) -> Option<(usize, usize)> {
        (0..SIDES).filter(|side| self.holds(*side, a)).find_map(|first| {
            (0..SIDES).find(|second| *second != first && self.holds(*second, b)).map(|second| (first, second))
        })
    }

    /// Every two passages of different Sides and articles that share enough.
    fn scored(&self, vectors: &Vectors) -> Vec<Scored> {
        let volume = self.engine.volume();
        let mut by_term: Vec<Vec<(u32, f64)>> = vec![Vec::new(); vectors.terms.len()];
        let mut pairs = Vec::new();
        let mut sums = vec![0.0; vectors.all.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (vector, at) in vectors.all.iter().zip(0u32..) {
            let (sides, article) = (self.mask(vector.passage), volume.article_of(vector.passage));
            for (term, weight) in &vector.terms {
                let Some(having) = by_term.get_mut(*term as usize) else { continue };
                for (other, theirs) in having.iter() {
                    if let Some(sum) = sums.get_mut(*other as usize) {
                        if *sum == 0.0 {
                            touched.push(*other);
                        }
                        *sum += weight * theirs;
                    }
                }
                having.push((at, *weight));
            }
            for other in touched.drain(..) {
                let score = sums.get_mut(other as usize).map(std::mem::take).unwrap_or_default();
                let Some(theirs) = vectors.all.get(other as usize) else { continue };
                let score = libm::round(score * 1000.0) as u32;
                if score < NEAREST || !is_apart(self.mask(theirs.passage), sides) {
                    continue;
                }
                // One rare word that both have by chance is no answer.
                if volume.article_of(theirs.passage) != article && shared(vectors, theirs, vector, 2).len() > 1 {
                    pairs.push(Scored { score, a: theirs.passage, b: vector.passage, shared: At::Vectors(other, at) });
                }
            }
        }
        pairs
    }

    /// The links of the corpus between passages of different Sides.
    fn linked(&self) -> Vec<Scored> {
        let mut pairs: Vec<Scored> = Vec::new();
        self.engine.volume().each_link(|from, to, score| {
            if is_apart(self.mask(from), self.mask(to)) {
                let (a, b) = ordered(from, to);
                pairs.push(Scored { score, a, b, shared: At::Link(from, to) });
            }
        });
        // Of two that link to one another, the link of the earlier tells what they share.
        by_numbers(&mut pairs, |pair| (u64::from(pair.a.0), pair.b.0));
        pairs.dedup_by_key(|pair| (pair.a, pair.b));
        pairs
    }

    /// What two passages share, the most telling first.
    fn evidence(&self, pair: &Scored, vectors: Option<&Vectors>) -> Vec<PairEvidence> {
        match (pair.shared, vectors) {
            (At::Link(from, to), _) => {
                let links = self.engine.volume().links(from);
                let evidence = links.into_iter().find(|link| link.to == to.0).map(|link| link.evidence);
                let evidence = evidence.into_iter().flatten().take(SHOWN).map(|shared| match shared.what {
                    Evidence::Term(word) => PairEvidence::Word(word),
                    Evidence::Entry(entry) => PairEvidence::Entry(EntryIx(entry)),
                });
                evidence.collect()
            }
            (At::Vectors(a, b), Some(vectors)) => {
                let of = |at: u32| vectors.all.get(at as usize);
                let (Some(a), Some(b)) = (of(a), of(b)) else { return Vec::new() };
                let evidence = shared(vectors, a, b, SHOWN).into_iter().map(|term| match term {
                    Term::Word(word) => PairEvidence::Word(self.form_in(a.passage, word).to_owned()),
                    Term::Entry(entry) => PairEvidence::Entry(entry),
                    Term::Figure(_) => PairEvidence::Figure,
                });
                evidence.collect()
            }
            (At::Vectors(..), None) => Vec::new(),
        }
    }

    /// Where a passage of a row has what its first two share, in order; the term of each place is that of
    /// the evidence in the row, and they overlap where a word is part of a name. A figure that another
    /// passage of the row has is one. Linear in the text, in the mentions of the entries and in the figures
    /// of the articles.
    pub fn evident(&self, row: &PairRow, passage: PassageIx) -> Vec<Span> {
        let mut spans = self.engine.evident(passage, &row.evidence);
        if let Some(term) = row.evidence.iter().position(|shared| *shared == PairEvidence::Figure) {
            let others = row.cells.iter().flatten().filter(|cell| cell.passage != passage);
            let others: Vec<String> =
                others.flat_map(|cell| self.figures_of(cell.passage)).filter_map(|figure| alike(&figure)).collect();
            let mut own = self.figures_of(passage);
            own.retain(|figure| alike(figure).is_some_and(|alike| others.contains(&alike)));
            spans.extend(own.iter().map(|own| Span { start: own.start, end: own.end, term: term as u16 }));
            by_numbers(&mut spans, |span| (u64::from(span.start), u32::MAX - span.end));
        }
        spans
    }

    fn figures_of(&self, passage: PassageIx) -> Vec<Figure> {
        let volume = self.engine.volume();
        let article = volume.article_of(passage);
        let place = passage.0.saturating_sub(volume.passages(article).start);
        let mut figures = volume.figures(article);
        figures.retain(|figure| figure.passage == place);
        figures
    }

    /// The first form of a word in a passage.
    fn form_in(&self, passage: PassageIx, group: u32) -> &str {
        let groups = self.engine.groups();
        let own = self.cut().of(passage.0).unwrap_or_default();
        let form = own.iter().find(|word| groups.get(**word as usize) == Some(&group));
        self.engine.volume().word(form.copied().unwrap_or(group))
    }
}

/// True for passages of which one is in a Side and the other in another one.
fn is_apart(a: u8, b: u8) -> bool {
    a != 0 && b != 0 && (a | b).count_ones() > 1
}

/// Two passages in the order of the corpus.
fn ordered(a: PassageIx, b: PassageIx) -> (PassageIx, PassageIx) {
    (a.min(b), a.max(b))
}

/// What two passages share, the most telling first, at most `limit` of it. Words of the name of an entry
/// that both mention say nothing more.
fn shared(vectors: &Vectors, a: &Vector, b: &Vector, limit: usize) -> Vec<Term> {
    let mut found: Vec<(u64, u32)> = Vec::new();
    let mut theirs = b.terms.iter().peekable();
    for (term, weight) in &a.terms {
        while theirs.next_if(|(other, _)| other < term).is_some() {}
        if let Some((_, other)) = theirs.next_if(|(other, _)| other == term) {
            let part = weight * other;
            if part > 0.0 {
                found.push((u64::MAX - part.to_bits(), *term));
            }
        }
    }
    // Terms stand in order already, and the sort keeps equals in theirs.
    by_number(&mut found, |(weight, _)| *weight);
    let mut shown: Vec<Term> = Vec::new();
    for (_, term) in found {
        let Some(term) = vectors.terms.get(term as usize).copied() else { continue };
        let said = |other: &Term| match (*other, term) {
            (Term::Entry(entry), Term::Word(word)) => vectors.is_named(entry, word),
            _ => false,
        };
        if shown.len() < limit && !shown.iter().any(said) {
            shown.push(term);
        }
    }
    shown
}
