//! Some leaves of a plan, looked for together in one passage.

use crossread_model::PassageId;
use crossread_volume::PassageIx;

use crate::Engine;
use crate::bits::Bits;
use crate::matching::{Lists, Match, Matcher, WordSet};
use crate::plan::{Leaf, Node, Plan};

/// Leaves, with the sets of words that they look for.
pub(crate) struct Sought<'p> {
    plan: &'p Plan,
    /// Place in the plan, the leaf, and the number of its sets.
    leaves: Vec<(usize, &'p Leaf, usize)>,
    /// The sets of all leaves, leaf after leaf.
    pub(crate) sets: Vec<&'p WordSet>,
}

impl<'p> Sought<'p> {
    /// All leaves of a plan.
    pub(crate) fn all(plan: &'p Plan) -> Self {
        Self::new(plan, |_| true)
    }

    /// The leaves inside a SAME.
    pub(crate) fn inside(plan: &'p Plan, same: usize) -> Self {
        Self::new(plan, |leaf| leaf.same == Some(same))
    }

    fn new(plan: &'p Plan, is_sought: impl Fn(&Leaf) -> bool) -> Self {
        let mut sought = Self { plan, leaves: Vec::new(), sets: Vec::new() };
        for (at, leaf) in plan.leaves.iter().enumerate().filter(|(_, leaf)| is_sought(leaf)) {
            let sets = leaf.matcher.sets();
            sought.leaves.push((at, leaf, sets.len()));
            sought.sets.extend(sets);
        }
        sought
    }

    /// The leaves by their places in the plan.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> {
        self.leaves.iter().map(|(at, ..)| *at)
    }

    /// How often each leaf occurs in a passage where the words of the sets stand as `lists` say.
    pub(crate) fn counts(&self, engine: &Engine, passage: PassageIx, lists: &Lists) -> Vec<u32> {
        self.each(lists, |leaf, lists| if foreign(engine, leaf, passage) { 0 } else { leaf.matcher.count(lists) })
    }

    /// The occurrences of each wanted leaf there, as far as they count: within a SAME, where it holds.
    pub(crate) fn matches(&self, engine: &Engine, passage: PassageIx, lists: &Lists) -> Vec<Vec<Match>> {
        let counts = self.counts(engine, passage, lists);
        let counts_here = |leaf: &Leaf| {
            let same = leaf.same.and_then(|same| self.plan.sames.get(same));
            leaf.wanted && same.is_none_or(|node| self.holds(node, &counts))
        };
        let of_leaf = |leaf: &Leaf, lists: &Lists| {
            let here = counts_here(leaf) && !foreign(engine, leaf, passage);
            (leaf.wanted, if here { leaf.matcher.find(lists) } else { Vec::new() })
        };
        let all = self.each(lists, of_leaf).into_iter();
        all.filter(|(wanted, _)| *wanted).map(|(_, found)| found).collect()
    }

    /// Tells whether the inside of a SAME holds where its leaves occur so often.
    pub(crate) fn holds(&self, node: &Node, counts: &[u32]) -> bool {
        match node {
            Node::Leaf(leaf) => self.places().zip(counts).any(|(at, n)| at == *leaf && *n > 0),
            // A SAME holds no filter and, since it is the same passage, no further SAME.
            Node::Same(_) | Node::Set(_) => false,
            Node::Not(inner) => !self.holds(inner, counts),
            Node::And(parts) => parts.iter().all(|part| self.holds(part, counts)),
            Node::Or(parts) => parts.iter().any(|part| self.holds(part, counts)),
        }
    }

    fn each<T>(&self, lists: &Lists, mut of_leaf: impl FnMut(&Leaf, &Lists) -> T) -> Vec<T> {
        let mut rest = lists;
        let mut next = |(_, leaf, sets): &(usize, &Leaf, usize)| {
            let (own, after) = rest.split_at((*sets).min(rest.len()));
            rest = after;
            of_leaf(leaf, own)
        };
        self.leaves.iter().map(&mut next).collect()
    }
}

impl Engine {
    /// Hands over every passage of the candidates in which a leaf occurs that is in no SAME. Linear in the
    /// postings and the occurrences of its words; for articles without positions, in their texts.
    pub(crate) fn each_passage_with(&self, leaf: &Leaf, candidates: &Bits, see: &mut dyn FnMut(u32)) {
        let sets = leaf.matcher.sets();
        let mut found = |passage: PassageIx| {
            if !foreign(self, leaf, passage) {
                see(passage.0);
            }
        };
        if let Matcher::Near { .. } = leaf.matcher {
            self.each_passage(&sets, candidates, &mut |_, passage, _, lists| {
                if leaf.matcher.count(lists) > 0 {
                    found(passage);
                }
            });
        } else {
            self.each_run(&sets, candidates, &mut |_, passage, _| found(passage));
        }
    }
}

/// Tells whether a leaf looks at titles alone and the passage is none.
fn foreign(engine: &Engine, leaf: &Leaf, passage: PassageIx) -> bool {
    leaf.title && engine.volume.passage_id(passage) != Some(PassageId::Title)
}
