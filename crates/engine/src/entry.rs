//! What can be said of an entry: the sentences that name it, what it appears with, where it falls.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crossread_model::{Figure, Mention, PassageId};
use crossread_order::{by_number, by_numbers, falling};
use crossread_text::{sentences, words};
use crossread_volume::{ArticleIx, EntryIx, PassageIx};

use crate::hits::Span;
use crate::{Engine, StripHit};

/// A passage cut down to the sentences around what is marked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The passage.
    pub passage: PassageIx,
    /// Its sentences that have a mark, in order, as bytes of its text; what follows at once is joined.
    pub sentences: Vec<Range<usize>>,
    /// What is marked.
    pub spans: Vec<Span>,
}

/// An entry that shares passages with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Which it is.
    pub entry: EntryIx,
    /// The passages that name both, ascending; at least one.
    pub passages: Vec<PassageIx>,
}

impl Engine {
    /// The passages that name an entry, in order, each with where. Linear in its mentions.
    pub fn naming(&self, entry: EntryIx) -> Vec<(PassageIx, Vec<Span>)> {
        by_passage(self.volume.mentions(entry), 0)
    }

    /// Where a passage names an entry, in order. Linear in its mentions.
    pub fn mention_spans(&self, entry: EntryIx, passage: PassageIx) -> Vec<Span> {
        let mut own = self.volume.mentions(entry);
        own.retain(|mention| mention.passage == passage.0);
        own.iter().map(|mention| Span { start: mention.start, end: mention.end, term: 0 }).collect()
    }

    /// The whole sentences of a passage that hold `spans`, which are in order; all of it where there
    /// are none. Linear in its text.
    pub fn excerpt(&self, passage: PassageIx, spans: Vec<Span>) -> Excerpt {
        let text = self.volume.text(passage);
        let mut kept: Vec<Range<usize>> = Vec::new();
        let mut adjacent = false;
        for sentence in sentences(text) {
            let meets = |span: &Span| (span.start as usize) < sentence.end && sentence.start < span.end as usize;
            let wanted = spans.is_empty() || spans.iter().any(meets);
            match kept.last_mut().filter(|_| wanted && adjacent) {
                Some(last) => last.end = sentence.end,
                None if wanted => kept.push(sentence),
                None => {}
            }
            adjacent = wanted;
        }
        Excerpt { passage, sentences: kept, spans }
    }

    /// The entries that share passages with one, those of the most passages first and then as in the
    /// index. Linear in the mentions of all entries of its articles.
    pub fn companions(&self, entry: EntryIx) -> Vec<Companion> {
        let own: BTreeSet<u32> = self.volume.mentions(entry).into_iter().map(|mention| mention.passage).collect();
        let articles: BTreeSet<u32> = own.iter().map(|passage| self.volume.article_of(PassageIx(*passage)).0).collect();
        let near: BTreeSet<EntryIx> =
            articles.into_iter().flat_map(|article| self.volume.mentioned(ArticleIx(article))).collect();
        let mut found: BTreeMap<EntryIx, Vec<PassageIx>> = BTreeMap::new();
        for other in near.into_iter().filter(|other| *other != entry) {
            let mut shared: Vec<PassageIx> =
                self.volume.mentions(other).into_iter().map(|m| PassageIx(m.passage)).collect();
            shared.dedup();
            shared.retain(|passage| own.contains(&passage.0));
            if !shared.is_empty() {
                found.insert(other, shared);
            }
        }
        let order = self.headings().iter().filter(|heading| !heading.see).map(|heading| heading.entry);
        let mut companions: Vec<Companion> =
            order.filter_map(|entry| Some(Companion { entry, passages: found.remove(&entry)? })).collect();
        by_number(&mut companions, |companion| falling(companion.passages.len()));
        companions
    }

    /// The passages that name both of two entries, in order, with where: term 0 is the one, 1 the other.
    /// Linear in the mentions of both.
    pub fn naming_both(&self, one: EntryIx, other: EntryIx) -> Vec<(PassageIx, Vec<Span>)> {
        let mut others: BTreeMap<PassageIx, Vec<Span>> =
            by_passage(self.volume.mentions(other), 1).into_iter().collect();
        let mut both = self.naming(one);
        both.retain_mut(|(passage, spans)| {
            let Some(more) = others.remove(passage) else { return false };
            spans.extend(more);
            by_numbers(spans, |span| (u64::from(span.start), span.end));
            true
        });
        both
    }

    /// The figures in sentences that name an entry, by article, passage and place. Linear in the text
    /// of the passages that name it and in the figures of its articles.
    pub fn figures_beside(&self, entry: EntryIx) -> Vec<(PassageIx, Figure)> {
        let mut found = Vec::new();
        let mut held: Option<(ArticleIx, Vec<Figure>)> = None;
        for (passage, spans) in self.naming(entry) {
            let article = self.volume.article_of(passage);
            if held.as_ref().is_none_or(|(known, _)| *known != article) {
                held = Some((article, self.volume.figures(article)));
            }
            let Some((_, figures)) = &held else { continue };
            let number = passage.0 - self.volume.passages(article).start;
            let mut here = figures.iter().filter(|figure| figure.passage == number).peekable();
            if here.peek().is_none() {
                continue;
            }
            let sentences = self.excerpt(passage, spans).sentences;
            let inside = |figure: &&Figure| {
                sentences.iter().any(|s| s.start <= figure.start as usize && figure.end as usize <= s.end)
            };
            found.extend(here.filter(inside).map(|figure| (passage, figure.clone())));
        }
        found
    }

    /// Where in an article some bytes of its passages fall, in order. Linear in the article's text.
    pub fn fall(&self, article: ArticleIx, places: &[(PassageIx, u32)]) -> Vec<StripHit> {
        let mut before = 0;
        let mut begun: Vec<(usize, PassageId)> = Vec::new();
        for passage in self.volume.passages(article).map(PassageIx) {
            let text = self.volume.text(passage);
            let Some(id) = self.volume.passage_id(passage) else { continue };
            for (_, start) in places.iter().filter(|(place, _)| *place == passage) {
                let head = text.get(..*start as usize).unwrap_or_default();
                begun.push((before + words(head).count(), id));
            }
            before += words(text).count();
        }
        let at = |begun: usize| u16::try_from(begun * 1000 / before.max(1)).unwrap_or(1000);
        begun.into_iter().map(|(begun, passage)| StripHit { at: at(begun), passage }).collect()
    }
}

/// Mentions, which are in order, gathered by passage.
fn by_passage(mentions: Vec<Mention>, term: u16) -> Vec<(PassageIx, Vec<Span>)> {
    let mut all: Vec<(PassageIx, Vec<Span>)> = Vec::new();
    for mention in mentions {
        let (passage, span) = (PassageIx(mention.passage), Span { start: mention.start, end: mention.end, term });
        match all.last_mut().filter(|(last, _)| *last == passage) {
            Some((_, spans)) => spans.push(span),
            None => all.push((passage, vec![span])),
        }
    }
    all
}
