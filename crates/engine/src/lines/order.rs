//! The orders of lines.

use std::fmt;
use std::str::FromStr;

use crossread_order::{by_number, by_numbers};

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

/// Puts lines in the order of the Selection's articles and of the text.
pub(super) fn by_article(engine: &Engine, selection: &Selection, list: &mut [Line]) {
    let ranks = ranks(engine, selection);
    by_number(list, |line| two(line.last, u32::from(line.term)));
    by_numbers(list, |line| (two(rank(line, &ranks), line.passage.0), line.first));
}

/// Puts lines that stand in the order of [`by_article`] in another, equals as they are, and tells of each
/// whether it begins a group. The words of the list stand in the order of their letters, so that to compare
/// words is to compare their places.
pub(super) fn sort(engine: &Engine, selection: &Selection, by: LineOrder, list: &mut Vec<Line>) -> Vec<bool> {
    let ranks = ranks(engine, selection);
    let mut cut = Cut::default();
    let mut keyed: Vec<(u64, u32, Line)> = Vec::with_capacity(list.len());
    for line in list.iter() {
        let [group, second, third] = match by {
            LineOrder::Article => [rank(line, &ranks), 0, 0],
            LineOrder::Position => {
                let start = engine.volume.passages(line.article).start;
                [line.passage.0.saturating_sub(start), line.first, 0]
            }
            LineOrder::Left(_) | LineOrder::Right(_) => words(engine, &mut cut, line, by),
        };
        keyed.push((two(group, second), third, *line));
    }
    by_numbers(&mut keyed, |(first, then, _)| (*first, *then));
    list.clear();
    let mut begins = Vec::with_capacity(keyed.len());
    let mut before = None;
    for (key, _, line) in keyed {
        let group = key >> 32;
        begins.push(before.replace(group) != Some(group));
        list.push(line);
    }
    begins
}

/// The words that an order looks at, from the hit outward; 0 where there is none.
fn words<'e>(engine: &'e Engine, cut: &mut Cut<'e>, line: &Line, by: LineOrder) -> [u32; REACH] {
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

/// Two numbers as one, by which what is sorted stands as by the first and then the second.
fn two(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// The place of a line's article among those selected.
fn rank(line: &Line, ranks: &[u32]) -> u32 {
    ranks.get(line.article.0 as usize).copied().unwrap_or(u32::MAX)
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
