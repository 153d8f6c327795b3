//! The vocabulary of Crossread, in reading order. Values here are parsed and checked: a wrong one
//! cannot be said. No module reads a disk, a clock or the network.

mod about;
mod analysis;
mod article;
mod date;
pub mod decimal;
mod direction;
mod figure;
mod index;
mod link;
mod locator;
mod mention;
mod passage;
mod site_url;
mod slug;
mod year;

pub use about::{About, Corpus, FACETS};
pub use analysis::{Analysis, FacetRow, FacetTable};
pub use article::{Article, Code, FrontMatter};
pub use date::{Date, DateError};
pub use direction::direction;
pub use figure::{Figure, FigureKind, FigureNote, FigureValue, Reading};
pub use index::{Aspect, Contrast, Entry, EntryType, Family, Index};
pub use link::{Evidence, Link, Shared};
pub use locator::{Locator, WHERE, locators};
pub use mention::{Mention, Unresolved};
pub use passage::{Address, Block, Mark, MarkKind, Passage, PassageId, safe_target};
pub use site_url::{SiteUrl, SiteUrlError};
pub use slug::{Slug, SlugError};
pub use year::Years;
