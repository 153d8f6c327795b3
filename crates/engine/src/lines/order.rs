//! The orders of lines.

use std::fmt;
use std::str::FromStr;

use super::cut::Cut;
use super::{Flank, Line};
use crate::Engine;
use crate::select::Selection;

/// The order of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineOrder {
    /// By article, in the order of the Selection, and by place.
    #[default]
    Article,
    /// By how early in its article a line stands: titles, first paragraphs, second ones.
    Position,
    /// By so many words before the hit, 1 to 3, from the hit outward.
    Left(u8),
    /// By so many words after it.
    Right(u8),
}

/// How many words outward an order looks at most.
const REACH: usize = 3;

impl LineOrder {
    /// Every order.
    pub const ALL: [Self; 8] = [
        Self::Article,
        Self::Position,
        Self::Left(1),
        Self::Left(2),
        Self::Left(3),
        Self::Right(1),
        Self::Right(2),
        Self::Right(3),
    ];

    /// Its name in URLs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Position => "position",
            Self::Left(1) => "left1",
            Self::Left(2) => "left2",
            Self::Left(_) => "left3",
            Self::Right(1) => "right1",
            Self::Right(2) => "right2",
            Self::Right(_) => "right3",
        }
    }

    /// On which side of the hit it looks.
    pub fn flank(self) -> Flank {
        match self {
            Self::Article | Self::Position => Flank::Both,
            Self::Left(_) => Flank::Left,
            Self::Right(_) => Flank::Right,
        }
    }

    /// At how many words beside the hit it looks.
    pub fn words(self) -> usize {
        match self {
            Self::Article | Self::Position => 0,
            Self::Left(n) | Self::Right(n) => usize::from(n).min(REACH),
        }
    }
}

impl fmt::Display for LineOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for LineOrder {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|order| order.name() == text).ok_or(())
    }
}

/// What a line is sorted by: words, as numbers of the word list and one, then where it stands.
type Key = [u32; REACH + 5];

/// Puts lines in the order of the Selection's articles and of the text.
pub(super) fn by_article(engine: &Engine, selection: &Selection, list: &mut [Line]) {
    let ranks = ranks(engine, selection);
    list.sort_unstable_by_key(|line| place(line, &ranks));
}

/// Puts lines in an order, and tells of each whether it begins a group. The words of the list stand in
/// the order of their letters, so that to compare words is to compare their places.
pub(super) fn sort(engine: &Engine, selection: &Selection, by: LineOrder, list: &mut Vec<Line>) -> Vec<bool> {
    let ranks = ranks(engine, selection);
    let mut cut = Cut::default();
    let mut keyed: Vec<(Key, Line)> = Vec::with_capacity(list.len());
    for line in list.iter() {
        let [rank, passage, first, last, term] = place(line, &ranks);
        let [one, two, three] = match by {
            LineOrder::Article => [rank, 0, 0],
            LineOrder::Position => [passage - engine.volume.passages(line.article).start, first, 0],
            LineOrder::Left(_) | LineOrder::Right(_) => words(engine, &mut cut, line, by),
        };
        keyed.push(([one, two, three, rank, passage, first, last, term], *line));
    }
    keyed.sort_unstable_by_key(|(key, _)| *key);
    list.clear();
    let mut begins = Vec::with_capacity(keyed.len());
    let mut before = None;
    for ([group, ..], line) in keyed {
        begins.push(before.replace(group) != Some(group));
        list.push(line);
    }
    begins
}

/// The words that an order looks at, from the hit outward; 0 where there is none.
fn words(engine: &Engine, cut: &mut Cut, line: &Line, by: LineOrder) -> [u32; REACH] {
    cut.read(engine, line.passage);
    let mut words = [0; REACH];
    for (word, n) in words.iter_mut().zip(1..=by.words() as u32) {
        let at = match by.flank() {
            Flank::Left => line.first.checked_sub(n),
            Flank::Right | Flank::Both => line.last.checked_add(n),
        };
        *word = at.and_then(|at| cut.word(engine, at)).map_or(0, |word| word.saturating_add(1));
    }
    words
}

/// Where a line stands: article, passage, words, term.
fn place(line: &Line, ranks: &[u32]) -> [u32; 5] {
    let rank = ranks.get(line.article.0 as usize).copied().unwrap_or(u32::MAX);
    [rank, line.passage.0, line.first, line.last, u32::from(line.term)]
}

/// The place of each article of the corpus among those selected.
fn ranks(engine: &Engine, selection: &Selection) -> Vec<u32> {
    let mut ranks = vec![u32::MAX; engine.volume.len()];
    for (found, rank) in selection.articles.iter().zip(0..) {
        if let Some(place) = ranks.get_mut(found.article.0 as usize) {
            *place = rank;
        }
    }
    ranks
}
