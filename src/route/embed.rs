//! Places inside another site's page: how their addresses are read, and the whole pages that they are parts of.

use crossread_engine::{Query, Spec};

use super::compare::Comparing;
use super::lens::{FiguresLens, Lens, NetworkLens};
use super::{Route, query, query_and};

impl Route {
    /// Reads what follows `embed/`; `None` where it names no place.
    pub(super) fn part(steps: &[&str], search: &str, notes: &mut Vec<String>) -> Option<Self> {
        match steps {
            ["search"] => return Some(Self::EmbedSearch { query: query(search, notes) }),
            ["figures"] => {
                let mut lens = Lens::Figures(FiguresLens::default());
                let query = query_and(search, &mut lens, notes);
                let Lens::Figures(lens) = lens else { return None };
                return Some(Self::EmbedFigures { query, lens });
            }
            ["comparison"] => {
                return Some(Self::EmbedComparison { comparing: Box::new(Comparing::parse(search, notes)) });
            }
            ["matrix"] => return Some(Self::EmbedMatrix { comparing: Box::new(Comparing::parse(search, notes)) }),
            _ => {}
        }
        // The others ask nothing; what is not even a query is said not to have been understood.
        let _ = query(search, notes);
        match steps {
            ["a", slug] => slug.parse().ok().map(|slug| Self::EmbedArticle { slug }),
            ["a", slug, passage] => {
                let place = (slug.parse().ok(), passage.parse().ok());
                if let (Some(slug), Some(passage)) = place { Some(Self::EmbedPassage { slug, passage }) } else { None }
            }
            ["e", id] => id.parse().ok().map(|id| Self::EmbedEntry { id }),
            _ => None,
        }
    }

    /// True for the places that show nothing but themselves inside another site's page.
    pub fn embedded(&self) -> bool {
        matches!(
            self,
            Self::EmbedSearch { .. }
                | Self::EmbedArticle { .. }
                | Self::EmbedPassage { .. }
                | Self::EmbedEntry { .. }
                | Self::EmbedFigures { .. }
                | Self::EmbedComparison { .. }
                | Self::EmbedMatrix { .. }
        )
    }

    /// The page that an embedded place is a part of; any other place itself.
    pub fn whole(&self) -> Self {
        match self {
            Self::EmbedSearch { query } => Self::articles(query.clone()),
            Self::EmbedArticle { slug } => Self::Read { slug: slug.clone(), passage: None, query: Query::default() },
            Self::EmbedPassage { slug, passage } => {
                Self::Read { slug: slug.clone(), passage: Some(*passage), query: Query::default() }
            }
            Self::EmbedEntry { id } => Self::Entry { id: id.clone() },
            Self::EmbedFigures { query, lens } => Self::Explore { query: query.clone(), lens: Lens::Figures(*lens) },
            Self::EmbedComparison { comparing } | Self::EmbedMatrix { comparing } => {
                // What cannot be compared is seen through a lens that has a matrix of all articles.
                if comparing.sides.is_empty() {
                    let lens = Lens::Network(NetworkLens::default());
                    return Self::Explore { query: Query::default(), lens };
                }
                let mut comparing = comparing.clone();
                if comparing.sides.len() == 1 {
                    comparing.sides.push(Spec::Rest);
                }
                Self::Compare { comparing }
            }
            other => other.clone(),
        }
    }

    /// What is compared here, if anything is.
    pub fn comparing(&self) -> Option<&Comparing> {
        match self {
            Self::Compare { comparing } | Self::EmbedComparison { comparing } | Self::EmbedMatrix { comparing } => {
                Some(comparing)
            }
            _ => None,
        }
    }

    /// The same sort of place for another comparison.
    pub fn with_comparing(&self, comparing: Comparing) -> Self {
        let comparing = Box::new(comparing);
        match self {
            Self::EmbedComparison { .. } => Self::EmbedComparison { comparing },
            Self::EmbedMatrix { .. } => Self::EmbedMatrix { comparing },
            _ => Self::Compare { comparing },
        }
    }
}
