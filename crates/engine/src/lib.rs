//! The engine: a [`Query`] becomes a [`Selection`], and lenses show it. It links neither the page
//! nor a disk or clock, and answers from the text itself: whatever it counts, it can show.

mod against;
mod agree;
mod answer;
mod bits;
mod card;
mod compare;
mod complete;
mod counts;
mod entries;
mod entry;
mod facets;
mod figures;
mod hits;
mod index;
mod lexicon;
mod lines;
mod loosen;
mod matching;
mod mend;
mod near;
mod network;
mod order;
mod outside;
mod places;
mod plan;
mod positions;
mod query;
mod quote;
mod rank;
mod select;
mod sought;
mod stems;
mod stretch;
mod table;
mod timeline;
mod tokens;
mod writing;
mod written;

use std::cell::{OnceCell, RefCell};

use crossread_model::{Date, PassageId};
use crossread_text::Language;
use crossread_volume::{PassageIx, Volume};

pub use against::Against;
pub use answer::{
    ANSWER_VERSION, Answer, AnswerArticle, AnswerPassage, AnswerSuggestion, AnswerValue, Encoding, Extent,
    answer_facet, utf16,
};
pub use card::{Card, Snippet, Strip, StripHit};
pub use compare::*;
pub use complete::{Completion, Offer};
pub use entries::Named;
pub use entry::{Companion, Excerpt};
pub use facets::{Facet, FacetValue};
pub use figures::{FigureList, FigureOrder, FigureRow, FiguresAsked, Plot, Point, Scale};
pub use hits::{PassageHits, Span};
pub use index::{Heading, Locators, MANY, OTHERS, Stretch, letter_of};
pub use lines::{Collocate, Flank, Line, LineOrder, LineText, Lines, LinesAsked, MOST_LINES, SPAN};
pub use loosen::{Loosened, Loosening};
pub use mend::Suggestion;
pub use near::{ALPHA, REORDERED};
pub use network::{MOST_ARTICLES, MOST_ENTRIES, Network, Shared};
pub use outside::{Filter, Outside};
pub use positions::Progress;
pub use query::{Choice, Dates, Expr, FigureTest, Form, Limit, Note, Pattern, Query, Sort, WordPattern, quotation};
pub use rank::{B, FIELD_WEIGHTS, K1};
pub use select::{Found, Selection};
pub use stretch::Room;
pub use table::Table;
pub use timeline::{Bin, Mark, Timeline, Unit};

/// An opened corpus that can be asked.
#[derive(Debug)]
pub struct Engine {
    volume: Volume,
    language: Language,
    tokens: tokens::Tokens,
    positions: RefCell<positions::Positions>,
    tally: RefCell<counts::Tally>,
    lengths: rank::Lengths,
    orders: order::Orders,
    /// All figures, as far as queries ask of them, made when they are first asked for.
    figures: OnceCell<figures::FigureKeys>,
    /// The entries that each article names, made when they are first counted.
    mentioned: OnceCell<network::Mentioned>,
    /// All years written about, made when they are first asked for.
    years: OnceCell<Vec<figures::YearsKey>>,
    /// The words of each facet's values, folded, made when they are first looked through.
    folded_values: OnceCell<Vec<Vec<String>>>,
    /// How many articles have each word of the list, made when a word is first completed.
    frequencies: OnceCell<Vec<u32>>,
    /// What comparisons need to know of the whole corpus.
    known: compare::Known,
    /// The headings of the index, made when they are first asked for.
    index: OnceCell<index::Index>,
}

impl Engine {
    /// Makes a Volume ready to be asked.
    pub fn open(volume: Volume) -> Self {
        Self {
            language: Language::of_tag(&volume.about().language),
            tokens: tokens::Tokens::default(),
            positions: RefCell::default(),
            tally: RefCell::default(),
            lengths: rank::Lengths::new(&volume),
            orders: order::Orders::default(),
            volume,
            figures: OnceCell::new(),
            mentioned: OnceCell::new(),
            years: OnceCell::new(),
            folded_values: OnceCell::new(),
            frequencies: OnceCell::new(),
            known: compare::Known::default(),
            index: OnceCell::new(),
        }
    }

    /// The corpus.
    pub fn volume(&self) -> &Volume {
        &self.volume
    }

    /// Goes on with what is better done before it is asked for, for about `budget` words of text: fills
    /// in the positions by which phrases, NEAR and SAME are found without reading texts. To be called
    /// in idle time until [`Progress::is_done`]; 8,000 words are a few milliseconds. Answers are the
    /// same before, meanwhile and after, and so is their order: only the time that they take differs.
    pub fn rest(&self, budget: usize) -> Progress {
        let mut positions = self.positions.borrow_mut();
        // To put a word into the table of words is about as much work as to look one up.
        let spent = if self.tokens.is_ready() { 0 } else { self.volume.word_count() };
        let lexicon = self.tokens.lexicon(&self.volume);
        if spent < budget.max(1) {
            positions.fill(&self.volume, lexicon, budget - spent.min(budget));
        }
        positions.progress(&self.volume)
    }

    /// Fills in all positions at once, where most of what they are still to be cut from would now be cut
    /// anyway to find something in these articles.
    pub(crate) fn fill_for(&self, articles: &bits::Bits) {
        let covered = self.positions.borrow().covered() as usize;
        let (mut asked, mut missing) = (0u64, 0u64);
        for (measure, article) in self.volume.measures().iter().zip(0..).skip(covered) {
            let words = u64::from(positions::total(measure.lengths));
            missing += words;
            asked += words * u64::from(articles.contains(article));
        }
        if asked * 2 > missing {
            self.rest(usize::MAX);
        }
    }

    /// How far [`Engine::rest`] has come. Phrases, NEAR and SAME wait for it: until it is done, they
    /// read the texts of the articles that have all their words.
    pub fn progress(&self) -> Progress {
        self.positions.borrow().progress(&self.volume)
    }

    fn dates(&self) -> &[Option<Date>] {
        self.volume.dates()
    }

    /// Which of the counted fields a passage belongs to: title, dek, headings or body.
    fn field(&self, passage: PassageIx) -> usize {
        match self.volume.passage_id(passage) {
            Some(PassageId::Title) => 0,
            Some(PassageId::Dek) => 1,
            Some(PassageId::Heading(_)) => 2,
            Some(PassageId::Body(_)) | None => 3,
        }
    }
}
