//! Lines: the concordance of a Selection, one line for each hit, with the hit in the middle.
//!
//! A line is five numbers. Its words are cut from the text when it is shown, or when an order asks for
//! the words beside it, so that twenty thousand lines cost little until they are looked at.

mod beside;
mod cut;
mod order;
mod text;

use crossread_volume::{ArticleIx, EntryIx, PassageIx};

use crate::Engine;
use crate::bits::Bits;
use crate::select::Selection;
use crate::sought::Sought;

pub use beside::{Collocate, Flank, SPAN};
pub use order::LineOrder;
pub use text::LineText;

/// The most lines that are listed. A common word of a large corpus has a million, which nobody reads;
/// of these the lines of the first articles of the Selection are listed, and the page says so.
pub const MOST_LINES: usize = 20_000;

/// A hit and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The article.
    pub article: ArticleIx,
    /// The passage.
    pub passage: PassageIx,
    /// The hit's first word, by its place among the words of the passage, from 0.
    pub first: u32,
    /// Its last word.
    pub last: u32,
    /// The place of its term in [`Selection::terms`].
    pub term: u16,
}

/// Which lines are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinesAsked {
    /// Their order.
    pub by: LineOrder,
    /// The label of the one term that is looked at; of none of [`Selection::terms`], all are.
    pub term: String,
    /// A folded word that must stand beside the hit, on the side that the order looks at, at most
    /// [`SPAN`] words from it; empty for none.
    pub with: String,
    /// The entry whose mentions are looked at, by whatever name, and not the hits of words.
    pub entry: Option<EntryIx>,
}

/// Lines in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The lines, at most [`MOST_LINES`].
    pub list: Vec<Line>,
    /// How many there are, listed or not. Where a word must stand beside them, as many as are listed.
    pub total: u32,
    /// In how many articles those listed stand.
    pub articles: u32,
    /// For each line, whether it begins a group: another article, paragraph or word beside the hit.
    pub begins: Vec<bool>,
}

impl Engine {
    /// The lines of a Selection. Linear in the postings of its words and in its hits, up to
    /// [`MOST_LINES`] of them; orders by words beside the hit, and a word that must stand there, also
    /// read the text of the passages that have hits.
    pub fn lines(&self, selection: &Selection, asked: &LinesAsked) -> Lines {
        let term = selection.terms.iter().position(|term| *term == asked.term);
        let (mut list, total) = match (asked.entry, term) {
            (Some(entry), _) => self.naming_lines(selection, entry),
            (None, Some(term)) => {
                let total = selection.term_hits.get(term).copied().unwrap_or_default();
                (self.listed(selection, Some(term)), total)
            }
            (None, None) => (self.listed(selection, None), selection.hits),
        };
        let filtered = !asked.with.is_empty();
        if filtered {
            list = self.beside(list, &asked.with, asked.by.flank());
        }
        let total = if filtered { list.len() as u32 } else { total };
        let begins = order::sort(self, selection, asked.by, &mut list);
        let having = Bits::of(self.volume.len(), list.iter().map(|line| line.article.0));
        Lines { articles: having.count() as u32, list, total, begins }
    }

    /// The mentions of an entry in the articles of a Selection, and how many there are.
    fn naming_lines(&self, selection: &Selection, entry: EntryIx) -> (Vec<Line>, u32) {
        let mentions = self.mentions_within(selection, entry);
        let mut list = Vec::new();
        for mention in &mentions {
            let passage = PassageIx(mention.passage);
            let tokens = self.tokens.of(&self.volume, passage);
            // A mention begins and ends with a word.
            let first = tokens.partition_point(|token| token.start < mention.start) as u32;
            let after = tokens.partition_point(|token| token.start < mention.end) as u32;
            if first < after {
                list.push(Line { article: self.volume.article_of(passage), passage, first, last: after - 1, term: 0 });
            }
        }
        order::by_article(self, selection, &mut list);
        list.truncate(MOST_LINES);
        (list, mentions.len() as u32)
    }

    /// The hits of one term or of all, in the order of the text.
    fn listed(&self, selection: &Selection, term: Option<usize>) -> Vec<Line> {
        let mut list = Vec::new();
        if selection.terms.is_empty() {
            return list;
        }
        let mut candidates = Bits::none(self.volume.len());
        let mut promised = 0u32;
        for found in &selection.articles {
            // How many hits of one term an article has is known only when it is looked at.
            if term.is_none() && promised as usize >= MOST_LINES {
                break;
            }
            candidates.insert(found.article.0);
            promised = promised.saturating_add(found.hits);
        }
        let sought = Sought::all(&selection.plan);
        self.each_passage(&sought.sets, &candidates, &mut |article, passage, start, lists| {
            if lists.iter().all(|places| places.is_empty()) {
                return;
            }
            for (of, hits) in sought.matches(self, passage, lists).into_iter().enumerate() {
                if term.is_none_or(|term| term == of) {
                    list.extend(hits.iter().map(|hit| Line {
                        article: ArticleIx(article),
                        passage,
                        first: hit.first - start,
                        last: hit.last - start,
                        term: of as u16,
                    }));
                }
            }
        });
        order::by_article(self, selection, &mut list);
        list.truncate(MOST_LINES);
        list
    }
}
