//! Places in the app, and how each is written in the fragment of the URL. Every link comes from
//! [`Route::href`], and whatever stands behind the `#` reads as some place: what could not be read
//! is said in a note.

mod asked;
mod compare;
mod embed;
mod lens;
mod made;
mod notes;
mod pairs;
mod percent;

use std::fmt;

use crossread_engine::{Query, Spec};
use crossread_model::{EntryType, PassageId, Slug};

use self::asked::{query, query_and, search, with_settings};
pub use self::compare::{Comparing, order, order_name};
pub use self::lens::{FiguresLens, Lens, LinesLens, NetworkLens, Width};
pub use self::made::Made;
use self::pairs::{each_pair, pairs, unread};
use crate::notes::shelf::Shelf;

/// A place in the app.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// The corpus introduces itself: `#/`.
    Landing,
    /// What a query selects, through a lens: `#/?q=…&f.kind=report&sort=newest`, `#/lines?q=…&by=left1`;
    /// all articles: `#/?q=`.
    Explore {
        /// What is asked.
        query: Query,
        /// How it is seen.
        lens: Lens,
    },
    /// An article: `#/a/SLUG`, `#/a/SLUG/p7?q=…`.
    Read {
        /// The article.
        slug: Slug,
        /// The passage to show first.
        passage: Option<PassageId>,
        /// The query that led here; its hits are marked.
        query: Query,
    },
    /// The index of the corpus: `#/index?type=person&find=co&at=c`.
    Index {
        /// The headings of this type alone.
        kind: Option<EntryType>,
        /// The headings that have these words alone.
        find: String,
        /// Where in the order of headings to begin: a letter or a heading. Empty at the start.
        at: String,
    },
    /// An entry of the index: `#/e/ID`.
    Entry {
        /// Its id, of the form of a slug.
        id: Slug,
    },
    /// A family of rivals: `#/family/ID`.
    Family {
        /// Its id, of the form of a slug.
        id: Slug,
    },
    /// Sides held against one another: `#/compare?side=article:SLUG&side=query:TEXT`.
    Compare {
        /// What is compared, and how it is shown. In a box, since it is far larger than other places.
        comparing: Box<Comparing>,
    },
    /// What the reader keeps: `#/notes`, `#/notes?q=…&tag=…&order=newest`.
    Notes {
        /// Which notes, in which order.
        shelf: Shelf,
    },
    /// A small search for another site's page: `#/embed/search?q=…`.
    EmbedSearch {
        /// What is asked.
        query: Query,
    },
    /// An article's card for another site's page: `#/embed/a/SLUG`.
    EmbedArticle {
        /// The article.
        slug: Slug,
    },
    /// A passage for another site's page: `#/embed/a/SLUG/p7`.
    EmbedPassage {
        /// The article.
        slug: Slug,
        /// The passage.
        passage: PassageId,
    },
    /// An entry of the index for another site's page: `#/embed/e/ID`.
    EmbedEntry {
        /// Its id, of the form of a slug.
        id: Slug,
    },
    /// Figures for another site's page: `#/embed/figures?q=…&kind=money`.
    EmbedFigures {
        /// What is asked.
        query: Query,
        /// How they are shown.
        lens: FiguresLens,
    },
    /// Sides held against one another, for another site's page: `#/embed/comparison?side=…&side=…`.
    EmbedComparison {
        /// What is compared.
        comparing: Box<Comparing>,
    },
    /// Articles by entries, for another site's page: `#/embed/matrix?side=…&matrix=person`.
    EmbedMatrix {
        /// The Sides, all articles where there are none, and how the matrix is shown.
        comparing: Box<Comparing>,
    },
    /// An address that names no place.
    Unknown {
        /// The fragment as found, without its `#`.
        fragment: String,
    },
}

/// A place as read from a fragment.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The place.
    pub route: Route,
    /// What was not understood, each a sentence.
    pub notes: Vec<String>,
}

impl Route {
    /// Reads a fragment, with or without its `#`. Never fails: see [`Located::notes`].
    pub fn parse(fragment: &str) -> Located {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        // No address of ours holds another `#`; WordPress puts one, and a secret of its own, behind what it embeds.
        let fragment = fragment.split_once("#?secret=").map_or(fragment, |(ours, _)| ours);
        let (path, search) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut notes = Vec::new();
        let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        let route = match steps.as_slice() {
            [] if search.is_empty() => Some(Self::Landing),
            [] => Some(explored(Lens::Articles, search, &mut notes)),
            ["index"] => Some(index(search, &mut notes)),
            ["e", id] => {
                let _ = query(search, &mut notes);
                id.parse().ok().map(|id| Self::Entry { id })
            }
            ["family", id] => {
                let _ = query(search, &mut notes);
                id.parse().ok().map(|id| Self::Family { id })
            }
            ["compare"] => Some(Self::Compare { comparing: Box::new(Comparing::parse(search, &mut notes)) }),
            ["notes"] => Some(Self::Notes { shelf: notes::read(search, &mut notes) }),
            ["embed", part @ ..] => Self::part(part, search, &mut notes),
            [step] if Lens::of_step(step) != Lens::Articles => Some(explored(Lens::of_step(step), search, &mut notes)),
            ["a", slug] => article(slug, None, search, &mut notes),
            ["a", slug, passage] => article(slug, Some(passage), search, &mut notes),
            _ => None,
        };
        let route = route.unwrap_or_else(|| {
            notes.insert(0, format!("The address “#{fragment}” was not understood."));
            Self::Unknown { fragment: fragment.to_owned() }
        });
        Located { route, notes }
    }

    /// The articles that a query selects.
    pub fn articles(query: Query) -> Self {
        Self::Explore { query, lens: Lens::Articles }
    }

    /// The link to this place, relative to the page: `#/…`.
    pub fn href(&self) -> String {
        self.to_string()
    }

    /// The comparison of these Sides, shown as it is at first.
    pub fn comparison(sides: Vec<Spec>) -> Self {
        Self::Compare { comparing: Box::new(Comparing { sides, ..Comparing::default() }) }
    }

    /// The query of this place, if it has one.
    pub fn query(&self) -> Option<&Query> {
        match self {
            Self::Explore { query, .. }
            | Self::Read { query, .. }
            | Self::EmbedSearch { query }
            | Self::EmbedFigures { query, .. } => Some(query),
            _ => None,
        }
    }

    /// What of the notebook this place shows, if it is in it.
    pub fn shelf(&self) -> Option<&Shelf> {
        match self {
            Self::Notes { shelf } => Some(shelf),
            _ => None,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Landing => f.write_str("#/"),
            // Without a `?` it would be the landing.
            Self::Explore { query, lens: Lens::Articles } if search(query).is_empty() => f.write_str("#/?q="),
            Self::Explore { query, lens } => write!(f, "#/{}{}", lens.step(), with_settings(search(query), lens)),
            Self::Read { slug, passage: None, query } => write!(f, "#/a/{slug}{}", search(query)),
            Self::Read { slug, passage: Some(passage), query } => write!(f, "#/a/{slug}/{passage}{}", search(query)),
            Self::Index { kind, find, at } => {
                let kind = kind.map_or("", EntryType::name);
                write!(f, "#/index{}", pairs(&[("type", kind), ("find", find), ("at", at)]))
            }
            Self::Entry { id } => write!(f, "#/e/{id}"),
            Self::Family { id } => write!(f, "#/family/{id}"),
            Self::Compare { comparing } => write!(f, "#/compare{}", comparing.search()),
            Self::Notes { shelf } => write!(f, "#/notes{}", notes::write(shelf)),
            Self::EmbedSearch { query } => write!(f, "#/embed/search{}", search(query)),
            Self::EmbedArticle { slug } => write!(f, "#/embed/a/{slug}"),
            Self::EmbedPassage { slug, passage } => write!(f, "#/embed/a/{slug}/{passage}"),
            Self::EmbedEntry { id } => write!(f, "#/embed/e/{id}"),
            Self::EmbedFigures { query, lens } => {
                write!(f, "#/embed/figures{}", with_settings(search(query), &Lens::Figures(*lens)))
            }
            Self::EmbedComparison { comparing } => write!(f, "#/embed/comparison{}", comparing.search()),
            Self::EmbedMatrix { comparing } => write!(f, "#/embed/matrix{}", comparing.search()),
            Self::Unknown { fragment } => write!(f, "#{fragment}"),
        }
    }
}

/// Reads an article's address; `None` where the slug is none.
fn article(slug: &str, passage: Option<&str>, search: &str, notes: &mut Vec<String>) -> Option<Route> {
    let slug = slug.parse().ok()?;
    let passage = passage.and_then(|id| match id.parse() {
        Ok(id) => Some(id),
        Err(()) => {
            notes.push(format!("“{id}” in the address names no paragraph; the article is shown from its start."));
            None
        }
    });
    Some(Route::Read { slug, passage, query: query(search, notes) })
}

/// Reads the address of the index.
fn index(search: &str, notes: &mut Vec<String>) -> Route {
    let (mut kind, mut find, mut at) = (None, String::new(), String::new());
    each_pair(search, notes, &mut |pair, key, value, notes| match key.as_str() {
        "type" => match value.parse::<EntryType>() {
            Ok(known) => kind = Some(known),
            Err(()) => notes.push(format!("“type={value}” in the address names no type of entry and is left out.")),
        },
        "find" => find = value,
        "at" => at = value,
        _ => notes.push(unread(pair)),
    });
    Route::Index { kind, find, at }
}

/// Reads the address of a lens.
fn explored(mut lens: Lens, search: &str, notes: &mut Vec<String>) -> Route {
    let query = query_and(search, &mut lens, notes);
    Route::Explore { query, lens }
}

// Properties are tried natively; proptest has no source of chance in a browser.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
