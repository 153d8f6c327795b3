//! Passages that answer one another: pairs of passages from different Sides and different articles that
//! share rare words, entries or figures. Where the Sides are short, every two passages are held against
//! each other; otherwise the links of the corpus are taken, of which each passage has three at most.

use std::collections::BTreeMap;

use crossread_model::Evidence;
use crossread_order::{by_number, by_numbers};
use crossread_volume::{EntryIx, PassageIx};

use super::vectors::{Term, Vector};
use super::{Comparison, Reuse, SIDES};

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
    /// False where it shares too little to answer, and is only the nearest of its Side.
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

/// Two passages, the place of each among the vectors or the corpus, and what they share.
struct Scored {
    score: u32,
    a: PassageIx,
    b: PassageIx,
    evidence: Vec<PairEvidence>,
}

impl Comparison<'_> {
    /// Passages that answer one another, at most `limit` rows. What is said in the same words is passed
    /// over: that is [`Reuse`]. In short Sides, linear in the pairs of passages that share a term; in
    /// others, in the passages.
    pub fn pairs(&self, reuse: &Reuse, limit: usize) -> Pairs {
        let mut scored = if self.cut.whole { self.scored() } else { self.linked() };
        let same = |pair: &Scored| reuse.found.iter().any(|reused| reused.is_of(pair.a, pair.b));
        scored.retain(|pair| !same(pair));
        let mut ordered: Vec<&Scored> = scored.iter().collect();
        by_numbers(&mut ordered, |pair| (u64::from(u32::MAX - pair.score) << 32 | u64::from(pair.a.0), pair.b.0));
        let mut used: BTreeMap<u32, u32> = BTreeMap::new();
        let (mut rows, mut count) = (Vec::new(), 0);
        for pair in &ordered {
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
                rows.push(self.row(pair, &ordered));
            }
        }
        Pairs { rows, count, whole: self.cut.whole }
    }

    /// A row that begins with a pair; each further Side gives what shares most with either.
    fn row(&self, pair: &Scored, all: &[&Scored]) -> PairRow {
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
        PairRow { score: pair.score, evidence: pair.evidence.clone(), cells }
    }

    /// The first two different Sides that two passages are in.
    fn sides_of(&self, a: PassageIx, b: PassageIx) -> Option<(usize, usize)> {
        (0..SIDES).filter(|side| self.holds(*side, a)).find_map(|first| {
            (0..SIDES).find(|second| *second != first && self.holds(*second, b)).map(|second| (first, second))
        })
    }

    /// Every two passages of different Sides and articles that share enough.
    fn scored(&self) -> Vec<Scored> {
        let volume = self.engine.volume();
        let vectors = self.vectors();
        let mut by_term: BTreeMap<Term, Vec<(u32, f64)>> = BTreeMap::new();
        let mut pairs = Vec::new();
        let mut sums = vec![0.0; vectors.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (at, vector) in vectors.iter().enumerate() {
            for (term, weight) in &vector.terms {
                for (other, theirs) in by_term.get(term).into_iter().flatten() {
                    if let Some(sum) = sums.get_mut(*other as usize) {
                        if *sum == 0.0 {
                            touched.push(*other);
                        }
                        *sum += weight * theirs;
                    }
                }
            }
            for other in touched.drain(..) {
                let score = sums.get_mut(other as usize).map(std::mem::take).unwrap_or_default();
                let Some(theirs) = vectors.get(other as usize) else { continue };
                let score = libm::round(score * 1000.0) as u32;
                let apart = self.sides_of(theirs.passage, vector.passage).is_some();
                let articles = (volume.article_of(theirs.passage), volume.article_of(vector.passage));
                if score < NEAREST || !apart || articles.0 == articles.1 {
                    continue;
                }
                let evidence = self.shared(theirs, vector);
                // One rare word that both have by chance is no answer.
                if evidence.len() > 1 {
                    pairs.push(Scored { score, a: theirs.passage, b: vector.passage, evidence });
                }
            }
            for (term, weight) in &vector.terms {
                by_term.entry(*term).or_default().push((at as u32, *weight));
            }
        }
        pairs
    }

    fn shared(&self, a: &Vector, b: &Vector) -> Vec<PairEvidence> {
        let mut found: Vec<(u64, Term)> = Vec::new();
        for (term, weight) in &a.terms {
            let Ok(at) = b.terms.binary_search_by(|(other, _)| other.cmp(term)) else { continue };
            let theirs = b.terms.get(at).map_or(0.0, |(_, weight)| *weight);
            let part = weight * theirs;
            if part > 0.0 {
                found.push((u64::MAX - part.to_bits(), *term));
            }
        }
        // Terms stand in order already, and the sort keeps equals in theirs.
        by_number(&mut found, |(weight, _)| *weight);
        let mut shown: Vec<PairEvidence> = Vec::new();
        for (_, term) in found {
            if shown.len() < SHOWN && !self.is_said(&shown, term) {
                shown.push(match term {
                    Term::Word(word) => PairEvidence::Word(self.form_in(a.passage, word).to_owned()),
                    Term::Entry(entry) => PairEvidence::Entry(entry),
                    Term::Figure(_) => PairEvidence::Figure,
                });
            }
        }
        shown
    }

    /// The first form of a word in a passage.
    fn form_in(&self, passage: PassageIx, group: u32) -> &str {
        let groups = self.engine.groups();
        let own = self.cut.of(passage.0).unwrap_or_default();
        let form = own.iter().find(|word| groups.get(**word as usize) == Some(&group));
        self.engine.volume().word(form.copied().unwrap_or(group))
    }

    /// True for a word of the name of an entry that is shown already.
    fn is_said(&self, shown: &[PairEvidence], term: Term) -> bool {
        let volume = self.engine.volume();
        let Term::Word(word) = term else { return false };
        shown.iter().any(|evidence| match evidence {
            PairEvidence::Entry(entry) => volume.entry(*entry).is_some_and(|entry| {
                crate::select::folded_words(&entry.name).iter().any(|part| part == volume.word(word))
            }),
            _ => false,
        })
    }

    /// The links of the corpus between passages of different Sides.
    fn linked(&self) -> Vec<Scored> {
        let volume = self.engine.volume();
        let mut pairs: BTreeMap<(u32, u32), Scored> = BTreeMap::new();
        for link in volume.all_links() {
            let (from, to) = (PassageIx(link.from), PassageIx(link.to));
            if self.mask(from) == 0 || self.mask(to) == 0 || self.sides_of(from, to).is_none() {
                continue;
            }
            let key = (link.from.min(link.to), link.from.max(link.to));
            pairs.entry(key).or_insert_with(|| {
                let evidence = link.evidence.into_iter().take(SHOWN).map(|shared| match shared.what {
                    Evidence::Term(word) => PairEvidence::Word(word),
                    Evidence::Entry(entry) => PairEvidence::Entry(EntryIx(entry)),
                });
                let (a, b) = (PassageIx(key.0), PassageIx(key.1));
                Scored { score: link.score, a, b, evidence: evidence.collect() }
            });
        }
        pairs.into_values().collect()
    }
}
