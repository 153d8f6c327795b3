//! The engine: a [`Query`] becomes a [`Selection`], and lenses show it. It links neither the page
//! nor a disk or clock, and answers from the text itself: whatever it counts, it can show.

mod bits;
mod card;
mod complete;
mod facets;
mod figures;
mod hits;
mod matching;
mod mend;
mod outside;
mod plan;
mod query;
mod rank;
mod select;
mod stems;
mod timeline;
mod tokens;

use std::cell::OnceCell;
use std::collections::HashMap;

use crossread_model::Date;
use crossread_text::Language;
use crossread_volume::{ArticleIx, Volume};

pub use card::{Card, Snippet, Strip, StripHit};
pub use complete::{Completion, Offer};
pub use facets::{Facet, FacetValue};
pub use hits::{PassageHits, Span};
pub use mend::Suggestion;
pub use outside::{Filter, Outside};
pub use query::{Choice, Dates, Expr, FigureTest, Form, Limit, Note, Pattern, Query, Sort, WordPattern};
pub use rank::{B, FIELD_WEIGHTS, K1};
pub use select::{Found, Selection};
pub use timeline::{Bin, Mark, Timeline, Unit};

/// An opened corpus that can be asked.
#[derive(Debug)]
pub struct Engine {
    volume: Volume,
    language: Language,
    tokens: tokens::Tokens,
    /// In English, places in the word list by stem, made when the first word is asked for.
    stems: OnceCell<HashMap<String, Vec<u32>>>,
    /// When each article appeared, made when dates are first asked for.
    dates: OnceCell<Vec<Option<Date>>>,
    /// All figures, as far as queries ask of them, made when they are first asked for.
    figures: OnceCell<Vec<figures::FigureKey>>,
    /// All years written about, made when they are first asked for.
    years: OnceCell<Vec<figures::YearsKey>>,
    /// How many articles have each word of the list, made when a word is first completed.
    frequencies: OnceCell<Vec<u32>>,
}

impl Engine {
    /// Makes a Volume ready to be asked.
    pub fn open(volume: Volume) -> Self {
        Self {
            language: Language::of_tag(&volume.about().language),
            tokens: tokens::Tokens::new(&volume),
            volume,
            stems: OnceCell::new(),
            dates: OnceCell::new(),
            figures: OnceCell::new(),
            years: OnceCell::new(),
            frequencies: OnceCell::new(),
        }
    }

    /// The corpus.
    pub fn volume(&self) -> &Volume {
        &self.volume
    }

    fn dates(&self) -> &[Option<Date>] {
        self.dates.get_or_init(|| self.volume.articles().map(|a| self.volume.front(a).date).collect())
    }

    fn date(&self, article: ArticleIx) -> Option<Date> {
        self.dates().get(article.0 as usize).copied().flatten()
    }
}
