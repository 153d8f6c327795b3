//! The network of a Selection: its articles, and the entries that several of them name.
//!
//! It is laid out by its order alone, without forces: articles stand in one column, entries in a column
//! on either side, and each column is put in the order of the mean place of its neighbours, in turn
//! (the barycentre method of K. Sugiyama, S. Tagawa and M. Toda, *Methods for Visual Understanding of
//! Hierarchical System Structures*, IEEE SMC 11, 1981). So the same Selection is always drawn alike.

mod layout;

use crossread_model::{EntryType, Mention};
use crossread_order::by_number;
use crossread_volume::{ArticleIx, EntryIx};

use crate::Engine;
use crate::bits::Bits;
use crate::select::Selection;

/// The most entries and articles that are drawn: the strongest, of which the page says so.
pub const MOST_ENTRIES: usize = 48;
/// See [`MOST_ENTRIES`].
pub const MOST_ARTICLES: usize = 24;

/// What articles share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// The articles, from first to last; at most [`MOST_ARTICLES`], those that name most of the entries.
    pub articles: Vec<ArticleIx>,
    /// The entries, at most [`MOST_ENTRIES`], those that most articles name. Those of one kind stand
    /// together.
    pub entries: Vec<Shared>,
    /// How many entries are shared, drawn or not,
    pub shared: u32,
    /// and how many of the articles name one of those drawn.
    pub naming: u32,
}

/// An entry that several articles name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Which it is.
    pub entry: EntryIx,
    /// Its name in references.
    pub id: String,
    /// The name to show.
    pub name: String,
    /// What it is.
    pub kind: EntryType,
    /// How many of the selected articles name it,
    pub articles: u32,
    /// and how often they do.
    pub mentions: u32,
    /// The articles that are drawn, by place in [`Network::articles`], each with how often it names the
    /// entry; in order.
    pub edges: Vec<(u32, u32)>,
}

/// The entries that each article names, in one table: to count them anew at each keystroke, nothing
/// must be decoded.
#[derive(Debug)]
pub(crate) struct Mentioned {
    /// Where the entries of each article begin, and the end of the last.
    starts: Vec<u32>,
    entries: Vec<u32>,
}

impl Engine {
    /// How many entries at least so many articles of a Selection name. Linear in the entries that they
    /// name, which are decoded the first time.
    pub fn shared_count(&self, selection: &Selection, least: u32) -> u32 {
        self.naming_articles(selection).iter().filter(|n| **n >= least.max(1)).count() as u32
    }

    /// The articles of a Selection and the entries that at least so many of them name. Linear in the
    /// entries that the articles name, and in the mentions of those that are drawn.
    pub fn network(&self, selection: &Selection, least: u32) -> Network {
        let counts = self.naming_articles(selection);
        let mut strongest: Vec<(u32, u32)> = Vec::new();
        for (n, entry) in counts.iter().zip(0..) {
            if *n >= least.max(1) {
                strongest.push((u32::MAX - *n, entry));
            }
        }
        let shared = strongest.len() as u32;
        by_number(&mut strongest, |(complement, _)| u64::from(*complement));
        strongest.truncate(MOST_ENTRIES);
        let selected = self.selected(selection);
        let mut found: Vec<Shared> = Vec::new();
        let mut edges: Vec<Vec<(u32, u32)>> = Vec::new();
        for (complement, entry) in strongest {
            let Some(known) = self.volume.entry(EntryIx(entry)) else { continue };
            let by_article = self.by_article(&self.volume.mentions(EntryIx(entry)), &selected);
            found.push(Shared {
                entry: EntryIx(entry),
                id: known.id,
                name: known.name,
                kind: known.kind,
                articles: u32::MAX - complement,
                mentions: by_article.iter().map(|(_, n)| n).sum(),
                edges: Vec::new(),
            });
            edges.push(by_article);
        }
        let (articles, naming) = self.drawn_articles(selection, &edges);
        for (shared, edges) in found.iter_mut().zip(edges) {
            let drawn = |(article, n): (u32, u32)| {
                articles.iter().position(|drawn| drawn.0 == article).map(|at| (at as u32, n))
            };
            shared.edges = edges.into_iter().filter_map(drawn).collect();
        }
        layout::arrange(Network { articles, entries: found, shared, naming })
    }

    /// How many articles of a Selection name each entry.
    fn naming_articles(&self, selection: &Selection) -> Vec<u32> {
        let table = self.mentioned.get_or_init(|| {
            let mut table = Mentioned { starts: vec![0], entries: Vec::new() };
            for article in self.volume.articles() {
                table.entries.extend(self.volume.mentioned(article).iter().map(|entry| entry.0));
                table.starts.push(table.entries.len() as u32);
            }
            table
        });
        let mut counts = vec![0u32; self.volume.entries().count()];
        for found in &selection.articles {
            let at = |n: u32| table.starts.get(n as usize).map_or(0, |start| *start as usize);
            let entries = table.entries.get(at(found.article.0)..at(found.article.0.saturating_add(1)));
            for entry in entries.unwrap_or_default() {
                if let Some(n) = counts.get_mut(*entry as usize) {
                    *n += 1;
                }
            }
        }
        counts
    }

    /// How often each selected article has one of some mentions, which stand by passage.
    fn by_article(&self, mentions: &[Mention], selected: &Bits) -> Vec<(u32, u32)> {
        let mut counts: Vec<(u32, u32)> = Vec::new();
        for mention in mentions {
            let article = self.volume.article_of(crossread_volume::PassageIx(mention.passage)).0;
            match counts.last_mut() {
                Some((last, n)) if *last == article => *n += 1,
                _ if selected.contains(article) => counts.push((article, 1)),
                _ => {}
            }
        }
        counts
    }

    /// The articles that name most of the entries, in the order of the Selection, and how many name any.
    fn drawn_articles(&self, selection: &Selection, edges: &[Vec<(u32, u32)>]) -> (Vec<ArticleIx>, u32) {
        let mut degrees = vec![0u32; self.volume.len()];
        for (article, _) in edges.iter().flatten() {
            if let Some(n) = degrees.get_mut(*article as usize) {
                *n += 1;
            }
        }
        let mut ranked: Vec<(u32, u32, u32)> = Vec::new();
        for (found, rank) in selection.articles.iter().zip(0..) {
            match degrees.get(found.article.0 as usize) {
                Some(degree) if *degree > 0 => ranked.push((u32::MAX - degree, rank, found.article.0)),
                _ => {}
            }
        }
        let naming = ranked.len() as u32;
        by_number(&mut ranked, |(complement, ..)| u64::from(*complement));
        ranked.truncate(MOST_ARTICLES);
        by_number(&mut ranked, |(_, rank, _)| u64::from(*rank));
        (ranked.into_iter().map(|(_, _, article)| ArticleIx(article)).collect(), naming)
    }
}
