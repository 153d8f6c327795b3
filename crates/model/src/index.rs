//! The editorial index: what a careful indexer would put at the back of the book.

use std::fmt;
use std::str::FromStr;

/// Entries and families, in the order of their file. Ids are unique and every reference resolves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The entries.
    pub entries: Vec<Entry>,
    /// The families of rivals.
    pub families: Vec<Family>,
}

/// A heading of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in references and URLs, of the form of a slug.
    pub id: String,
    /// What it is.
    pub kind: EntryType,
    /// The name to show.
    pub name: String,
    /// The key to sort it by.
    pub sort: String,
    /// The words under which texts mention it. An alias in lower case stands also for the same
    /// words with a capital first letter; all others are case-sensitive.
    pub aliases: Vec<String>,
    /// What it is or does: the definition of a concept, the role of any other entry.
    pub definition: Option<String>,
    /// Entries that it is set against.
    pub contrasts: Vec<Contrast>,
    /// The steps of a method, in order.
    pub parts: Vec<String>,
    /// Ids of related entries.
    pub see: Vec<String>,
    /// The id of the family it belongs to.
    pub family: Option<String>,
    /// Its cells in the family's table; a row of which nothing is said is left out.
    pub aspects: Vec<Aspect>,
}

/// How an entry differs from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// The other entry's id.
    pub with: String,
    /// How the other differs.
    pub how: String,
}

/// A cell of a family's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aspect {
    /// The row's label, one of [`Family::aspects`].
    pub label: String,
    /// What the articles say, as claimed.
    pub text: String,
}

/// Entries that are rivals, with the rows of their table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Its name in references and URLs.
    pub id: String,
    /// The question that its members answer.
    pub question: String,
    /// What it is called.
    pub name: String,
    /// The labels of the table's rows, in order.
    pub aspects: Vec<String>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryType {
    /// An idea.
    Concept,
    /// Something that happened.
    Event,
    /// A law, a bill, a policy.
    Measure,
    /// An organisation.
    Organisation,
    /// A person.
    Person,
    /// A place.
    Place,
    /// A book, a report, a film.
    Work,
}

impl EntryType {
    /// Every type, in order.
    pub const ALL: [Self; 7] =
        [Self::Concept, Self::Event, Self::Measure, Self::Organisation, Self::Person, Self::Place, Self::Work];

    /// The word in `index.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Concept => "concept",
            Self::Event => "event",
            Self::Measure => "measure",
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Place => "place",
            Self::Work => "work",
        }
    }

    /// The facet and query field that selects by entries of this type. The facet of places has those
    /// of the front matter too.
    pub fn facet(self) -> &'static str {
        match self {
            Self::Organisation => "org",
            other => other.name(),
        }
    }
}

impl fmt::Display for EntryType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for EntryType {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|t| t.name() == text).ok_or(())
    }
}
