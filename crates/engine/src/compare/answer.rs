//! A comparison as a document, as `crossread compare --json` prints it; `crates/cli/JSON.md` says what
//! each key means.

use std::collections::BTreeMap;

use crossread_volume::PassageIx;

use super::pairs::{PairEvidence, PairRow};
use super::words::{Keyword, Keywords};
use super::{Comparison, FigureGroup, NamedSet, Reused, SideFigure, WordChoice};
use crate::answer::six_digits;

/// Grows by one whenever a key of the document changes its meaning or goes.
pub const COMPARED_VERSION: u32 = 1;

/// A comparison. Its keys are the names of these fields.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Compared {
    /// [`COMPARED_VERSION`].
    pub version: u32,
    /// The fingerprint of the corpus.
    pub fingerprint: String,
    /// The Sides, in the order asked for; everything else names them by their places, from 0.
    pub sides: Vec<ComparedSide>,
    /// Two Sides and how many passages both have, where they have any.
    pub overlaps: Vec<(usize, usize, u32)>,
    /// The rows of the family of which all Sides are members, with what is said of each Side.
    pub aspects: Vec<(String, Vec<Option<String>>)>,
    /// Who and what the Sides name.
    pub named: Vec<ComparedNamed>,
    /// For each Side the words that set it apart from the others.
    pub words: Vec<ComparedWords>,
    /// Passages that answer one another, the strongest first.
    pub pairs: Vec<ComparedPair>,
    /// False where only links were looked at for `pairs`, and nothing for `reuse`, since the Sides are
    /// long.
    pub whole: bool,
    /// What Sides say in the same words, the longest first.
    pub reuse: Vec<ComparedReuse>,
    /// The figures, by kind and unit.
    pub figures: Vec<ComparedFigure>,
}

/// A Side.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparedSide {
    /// What it is made of, as it was asked for.
    pub spec: String,
    /// The title of the article, the name of the entry, or the filter restated.
    pub name: Option<String>,
    /// What could not be read or found, sentences.
    pub notes: Vec<String>,
    /// How many articles it has passages of.
    pub articles: usize,
    /// How many passages it has.
    pub passages: u32,
    /// How many words these have, titles included.
    pub words: u32,
    /// What it holds.
    pub glance: ComparedGlance,
}

/// What a Side holds.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparedGlance {
    /// How many body passages.
    pub paragraphs: u32,
    /// How many figures.
    pub figures: u32,
    /// The first and the last day on which its articles appeared.
    pub days: Option<(String, String)>,
    /// How many of its articles are undated.
    pub undated: u32,
    /// How many entries of each type its passages mention.
    pub entries: BTreeMap<&'static str, u32>,
    /// The values of each facet, with the number of its articles.
    pub facets: BTreeMap<String, Vec<(String, u32)>>,
}

/// The entries of a type that just these Sides name.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparedNamed {
    /// The type.
    pub kind: &'static str,
    /// The Sides.
    pub sides: Vec<usize>,
    /// How many entries there are.
    pub count: u32,
    /// The most mentioned first, as many as were asked for.
    pub entries: Vec<ComparedEntry>,
}

/// An entry that Sides name.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparedEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How often each Side mentions it.
    pub mentions: Vec<u32>,
}

/// The words that set a Side apart.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparedWords {
    /// How many words the Side has.
    pub here: u32,
    /// How many words the others have together.
    pub there: u32,
    /// `articles` or `passages`: over what the words are spread.
    pub spread_over: &'static str,
    /// How many of these the Side has.
    pub parts: u32,
    /// How many words are significantly more frequent here than there.
    pub count: u32,
    /// The first of them by log-likelihood, as many as were asked for.
    pub ranked: Vec<ComparedWord>,
    /// How many words stand here two to four times and nowhere else.
    pub few_count: u32,
    /// The most frequent of these, by the alphabet: too little evidence to be ranked.
    pub few: Vec<ComparedWord>,
}

/// A word that sets a Side apart.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparedWord {
    /// Its folded form.
    pub word: String,
    /// How often it stands in the Side.
    pub here: u32,
    /// How often in the others.
    pub there: u32,
    /// Log-likelihood.
    pub g2: f64,
    /// Log ratio.
    pub log_ratio: f64,
    /// In how many parts of the Side it stands.
    pub in_parts: u32,
    /// Gries's DP over these parts.
    pub dispersion: f64,
}

/// Passages that answer one another.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparedPair {
    /// How much the first two share, from 0 to 1.
    pub score: f64,
    /// Words that these share, folded.
    pub words: Vec<String>,
    /// The ids of entries that both mention.
    pub entries: Vec<String>,
    /// True where they have a figure in common.
    pub figure: bool,
    /// The passages, at most one of a Side.
    pub passages: Vec<ComparedPassage>,
}

/// A passage of a Side.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparedPassage {
    /// The Side.
    pub side: usize,
    /// Its address.
    pub id: String,
    /// How much it shares with another of the row, from 0 to 1.
    pub score: f64,
    /// False where it shares too little to answer, and is only the nearest of its Side.
    pub answers: bool,
}

/// What two passages say in the same words.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparedReuse {
    /// The addresses of the passages.
    pub passages: (String, String),
    /// The stretch in each.
    pub texts: (String, String),
    /// How many words are the same.
    pub same: u32,
    /// True where nothing differs within.
    pub verbatim: bool,
}

/// The figures of one kind and unit.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparedFigure {
    /// The kind.
    pub kind: &'static str,
    /// The currency, for money.
    pub currency: Option<String>,
    /// What one of them is.
    pub unit: Option<String>,
    /// How many each Side has.
    pub counts: Vec<u32>,
    /// For each Side, the greatest first: the address, the figure as it stands, and what it counts.
    pub sides: Vec<Vec<(String, String, Option<String>)>>,
}

impl Comparison<'_> {
    /// The whole comparison as a document, with at most `limit` members of each list.
    pub fn answer(&self, choice: WordChoice, limit: usize) -> Compared {
        let reuse = self.reuse();
        let pairs = self.pairs(&reuse, limit);
        let overlaps = self.overlaps().into_iter().map(|over| (over.sides.0, over.sides.1, over.passages));
        let glance = self.glance();
        let aspects = glance.aspects.iter().map(|row| (row.label.clone(), row.cells.clone()));
        Compared {
            version: COMPARED_VERSION,
            fingerprint: self.engine.volume().fingerprint().to_owned(),
            sides: self.sides_answer(&glance),
            overlaps: overlaps.collect(),
            aspects: aspects.collect(),
            named: self.named(limit).sets.iter().map(|set| self.named_answer(set)).collect(),
            words: self.words(choice, limit).iter().map(|words| self.words_answer(words)).collect(),
            pairs: pairs.rows.iter().map(|row| self.pair_answer(row)).collect(),
            whole: pairs.whole,
            reuse: reuse.found.iter().take(limit).map(|reused| self.reuse_answer(reused)).collect(),
            figures: self.figures(limit).iter().map(|group| self.figures_answer(group)).collect(),
        }
    }

    fn sides_answer(&self, glance: &super::Glance) -> Vec<ComparedSide> {
        let both = self.sides.iter().zip(&glance.sides);
        both.map(|(side, glance)| ComparedSide {
            spec: side.spec.text(),
            name: side.name.clone(),
            notes: side.notes.clone(),
            articles: side.articles.len(),
            passages: side.passages,
            words: side.words,
            glance: ComparedGlance {
                paragraphs: glance.paragraphs,
                figures: glance.figures,
                days: glance.days.map(|(first, last)| (first.to_string(), last.to_string())),
                undated: glance.undated,
                entries: glance.entries.iter().map(|(kind, n)| (kind.name(), *n)).collect(),
                facets: glance
                    .facets
                    .iter()
                    .map(|facet| {
                        (facet.name.clone(), facet.values.iter().map(|v| (v.value.clone(), v.count)).collect())
                    })
                    .collect(),
            },
        })
        .collect()
    }

    fn named_answer(&self, set: &NamedSet) -> ComparedNamed {
        let n = self.sides.len();
        let entry = |named: &super::NamedEntry| {
            let entry = self.engine.volume().entry(named.entry)?;
            Some(ComparedEntry {
                id: entry.id,
                name: entry.name,
                mentions: named.counts.iter().copied().take(n).collect(),
            })
        };
        ComparedNamed {
            kind: set.kind.name(),
            sides: (0..n).filter(|side| set.sides >> side & 1 == 1).collect(),
            count: set.count,
            entries: set.entries.iter().filter_map(entry).collect(),
        }
    }

    fn words_answer(&self, words: &Keywords) -> ComparedWords {
        let row = |word: &Keyword| ComparedWord {
            word: self.engine.volume().word(word.word).to_owned(),
            here: word.here,
            there: word.there,
            g2: six_digits(word.g2),
            log_ratio: six_digits(word.ratio),
            in_parts: word.in_parts,
            dispersion: six_digits(word.dispersion),
        };
        ComparedWords {
            here: words.here,
            there: words.there,
            spread_over: if words.by_articles { "articles" } else { "passages" },
            parts: words.parts,
            count: words.count,
            ranked: words.ranked.iter().map(row).collect(),
            few_count: words.few_count,
            few: words.few.iter().map(row).collect(),
        }
    }

    fn pair_answer(&self, row: &PairRow) -> ComparedPair {
        let mut answer = ComparedPair {
            score: thousandths(row.score),
            words: Vec::new(),
            entries: Vec::new(),
            figure: row.evidence.contains(&PairEvidence::Figure),
            passages: Vec::new(),
        };
        for evidence in &row.evidence {
            match evidence {
                PairEvidence::Word(word) => answer.words.push(word.clone()),
                PairEvidence::Entry(entry) => {
                    answer.entries.extend(self.engine.volume().entry(*entry).map(|entry| entry.id));
                }
                PairEvidence::Figure => {}
            }
        }
        for (side, cell) in row.cells.iter().enumerate() {
            if let Some(cell) = cell {
                let score = thousandths(cell.score);
                answer.passages.push(ComparedPassage {
                    side,
                    id: self.address(cell.passage),
                    score,
                    answers: cell.answers,
                });
            }
        }
        answer
    }

    fn reuse_answer(&self, reused: &Reused) -> ComparedReuse {
        let (a, b) = reused.passages;
        let text = |passage: PassageIx, span: (u32, u32)| {
            self.engine.volume().text(passage).get(span.0 as usize..span.1 as usize).unwrap_or_default().to_owned()
        };
        let (one, other) = self.stretches(reused);
        ComparedReuse {
            passages: (self.address(a), self.address(b)),
            texts: (text(a, one), text(b, other)),
            same: reused.same,
            verbatim: reused.is_verbatim(),
        }
    }

    fn figures_answer(&self, group: &FigureGroup) -> ComparedFigure {
        let row = |figure: &SideFigure| {
            let what = figure.figure.reading.what.clone();
            (self.address(figure.passage), self.figure_text(figure).to_owned(), what)
        };
        ComparedFigure {
            kind: group.kind.name(),
            currency: group.currency.clone(),
            unit: group.unit.clone(),
            counts: group.counts.clone(),
            sides: group.sides.iter().map(|list| list.iter().map(row).collect()).collect(),
        }
    }

    /// The address of a passage, like `slug/p12`.
    pub fn address(&self, passage: PassageIx) -> String {
        let volume = self.engine.volume();
        let slug = volume.slug(volume.article_of(passage)).map(|slug| slug.to_string()).unwrap_or_default();
        volume.passage_id(passage).map_or(slug.clone(), |id| format!("{slug}/{id}"))
    }
}

fn thousandths(score: u32) -> f64 {
    f64::from(score) / 1000.0
}
