//! What the build found in the texts, as the opened Volume gives it: entries, mentions, links, figures
//! and years.

use crossread_model::{Entry, EntryType, Figure, Link, Mention, Unresolved, Years};

use crate::index::Members;
use crate::volume::{ArticleIx, EntryIx, PassageIx, Volume};

impl Volume {
    /// All entries of the index: those of the editorial index in its order, then those found in the texts.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = EntryIx> + use<> {
        (0..self.entries.len() as u32).map(EntryIx)
    }

    /// The entry of this id. Linear in the entries, without decoding them.
    pub fn find_entry(&self, id: &str) -> Option<EntryIx> {
        self.entries.find(id).and_then(|at| u32::try_from(at).ok()).map(EntryIx)
    }

    /// An entry, decoded now; none where it is not of this Volume.
    pub fn entry(&self, entry: EntryIx) -> Option<Entry> {
        self.entries.entry(entry.0 as usize)
    }

    /// What an entry is, without decoding the rest.
    pub fn entry_kind(&self, entry: EntryIx) -> Option<EntryType> {
        self.entries.kind(entry.0 as usize)
    }

    /// True for an entry of the editorial index, false for one that was found in the texts.
    pub fn is_editorial(&self, entry: EntryIx) -> bool {
        (entry.0 as usize) < self.entries.editorial()
    }

    /// How often the texts name an entry, without decoding where.
    pub fn mention_count(&self, entry: EntryIx) -> u32 {
        self.mentions.count(entry.0)
    }

    /// Where the texts name an entry, by passage and place, decoded now. Linear in their number.
    pub fn mentions(&self, entry: EntryIx) -> Vec<Mention> {
        self.mentions.of_entry(entry.0)
    }

    /// The entries that an article mentions, ascending, decoded now.
    pub fn mentioned(&self, article: ArticleIx) -> Vec<EntryIx> {
        self.mentions.of_article(article.0).into_iter().map(EntryIx).collect()
    }

    /// Every mention in an article, by passage and place. Linear in the mentions, in the whole corpus,
    /// of the entries that the article mentions.
    pub fn mentions_in(&self, article: ArticleIx) -> Vec<Mention> {
        let passages = self.passages(article);
        let all = self.mentioned(article).into_iter().flat_map(|entry| self.mentions(entry));
        let mut own: Vec<Mention> = all.filter(|m| passages.contains(&m.passage)).collect();
        crossread_order::by_numbers(&mut own, |mention| (u64::from(mention.passage), mention.start));
        own
    }

    /// Surnames that several people of one article bear and that the text does not settle.
    pub fn unresolved(&self) -> &[Unresolved] {
        self.mentions.unresolved()
    }

    /// At most three links from a passage, the best first, decoded now. Logarithmic.
    pub fn links(&self, passage: PassageIx) -> Vec<Link> {
        self.links.of_passage(passage.0)
    }

    /// Hands over every link, by the passage that it leads from: from which passage to which, and its
    /// score, without the evidence. Linear in the links.
    pub fn each_link(&self, mut see: impl FnMut(PassageIx, PassageIx, u32)) {
        self.links.each(&mut |from, to, score| see(PassageIx(from), PassageIx(to), score));
    }

    /// How many passages have links.
    pub fn linked(&self) -> usize {
        self.links.len()
    }

    /// The families of rivals, each with its members.
    pub fn families(&self) -> &[Members] {
        self.entries.families()
    }

    /// The figures of an article, by passage and place, decoded now. Linear in their number.
    pub fn figures(&self, article: ArticleIx) -> Vec<Figure> {
        self.figures.of(article.0, |passage| self.text_in(article, passage))
    }

    /// The years that an article writes about, by passage and place, decoded now. Linear in their
    /// number.
    pub fn years(&self, article: ArticleIx) -> Vec<Years> {
        self.years.of(article.0, |passage| self.text_in(article, passage))
    }
}
