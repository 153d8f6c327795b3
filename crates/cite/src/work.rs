//! The parts of what is cited, read once for all styles.

use crossread_model::{Date, PassageId};

use crate::Reference;
use crate::locator::{Abbreviation, locator};
use crate::name::{Name, clean};
use crate::title::Title;

/// What is cited, its parts read.
pub(crate) struct Work<'a> {
    /// The article's slug.
    pub(crate) slug: &'a str,
    /// Who signs; in want of authors, the interviewer.
    pub(crate) authors: Vec<Name>,
    /// In an interview, who is asked and who asks.
    pub(crate) interview: Option<Interview>,
    /// The title.
    pub(crate) title: Title,
    /// Where it appeared.
    pub(crate) container: Option<Container>,
    /// When it appeared.
    pub(crate) date: Option<Date>,
    /// The corpus.
    pub(crate) corpus: String,
    /// True where the corpus only retells the work.
    pub(crate) retold: bool,
    /// The citation of the original as the corpus gives it.
    pub(crate) source: Option<String>,
    /// The language, where known.
    pub(crate) language: Option<String>,
    /// Where it was read, and when.
    pub(crate) url: Option<String>,
    pub(crate) accessed: Option<Date>,
    passage: Option<PassageId>,
}

/// Who is asked and who asks.
pub(crate) struct Interview {
    pub(crate) interviewee: Name,
    /// Empty where nobody is named.
    pub(crate) interviewers: Vec<Name>,
}

/// What an article is a part of.
pub(crate) enum Container {
    /// A periodical, by its name.
    Outlet(String),
    /// The corpus, in which alone the article appeared.
    Corpus(String),
}

impl<'a> Work<'a> {
    pub(crate) fn new(reference: &Reference<'a>) -> Self {
        let front = reference.front;
        let interviewer = given(&front.interviewer);
        let interview = given(&front.interviewee).map(|asked| {
            let authors = || front.authors.iter().map(|name| clean(name)).filter(|name| *name != asked);
            let interviewers = interviewer.clone().map_or_else(|| names(authors()), |one| names([one]));
            Interview { interviewee: Name::parse(&asked), interviewers }
        });
        let mut authors = names(front.authors.iter().map(|name| clean(name)));
        if authors.is_empty() {
            authors = names(interviewer);
        }
        let title = match (given(&front.title), &front.title_note) {
            (None, _) => Title::Missing,
            (Some(title), None) => Title::Printed(title),
            (Some(title), Some(_)) => Title::Supplied(title),
        };
        let corpus = clean(reference.corpus_title);
        let container = match given(&front.outlet) {
            Some(outlet) => Some(Container::Outlet(outlet)),
            None if front.retold || corpus.is_empty() => None,
            None => Some(Container::Corpus(corpus.clone())),
        };
        let url = reference.url.map(clean).filter(|url| !url.is_empty());
        Self {
            slug: front.slug.as_str(),
            authors,
            interview,
            title,
            container,
            date: front.date,
            corpus,
            retold: front.retold,
            source: given(&front.source),
            language: given(&front.language),
            accessed: reference.accessed.filter(|_| url.is_some()),
            url,
            passage: reference.passage,
        }
    }

    /// Who leads the entry where interviews go by the one who is asked.
    pub(crate) fn leaders(&self) -> &[Name] {
        match &self.interview {
            Some(interview) => std::slice::from_ref(&interview.interviewee),
            None => &self.authors,
        }
    }

    /// The passage as it is pointed at, where one is cited.
    pub(crate) fn locator(&self, abbreviation: Abbreviation) -> Option<String> {
        self.passage.map(|passage| locator(passage, abbreviation))
    }

    /// The day of access where the text read has no date of its own.
    pub(crate) fn accessed_undated(&self) -> Option<Date> {
        self.accessed.filter(|_| self.retold || self.date.is_none())
    }
}

impl Interview {
    /// *Interview by Ezra Klein*; without an interviewer *Interview*.
    pub(crate) fn by(&self) -> String {
        let names: Vec<String> = self.interviewers.iter().map(Name::natural).collect();
        if names.is_empty() { "Interview".to_owned() } else { format!("Interview by {}", crate::name::listed(&names)) }
    }

    /// *Interview with Jane McAlevey*.
    pub(crate) fn with(&self) -> String {
        format!("Interview with {}", self.interviewee.natural())
    }
}

impl Container {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Outlet(name) | Self::Corpus(name) => name,
        }
    }
}

fn given(field: &Option<String>) -> Option<String> {
    field.as_deref().map(clean).filter(|text| !text.is_empty())
}

fn names(signed: impl IntoIterator<Item = String>) -> Vec<Name> {
    signed.into_iter().filter(|name| !name.is_empty()).map(|name| Name::parse(&name)).collect()
}
