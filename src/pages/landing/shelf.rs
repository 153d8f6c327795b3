//! All articles on a shelf, the newest first; of a large corpus the first ones.

use crossread_model::PassageId;
use crossread_text::words;
use crossread_volume::{ArticleIx, PassageIx};

use super::families::Families;
use super::newest;
use crate::pages::{entry, put};
use crate::parts::shelf::Book;
use crate::parts::strip::Tick;
use crate::route::Route;
use crate::signals::*;
use crate::state::State;
use crate::view::El;
use crate::wording;

/// At most so many articles stand on the shelf.
const SHELF: usize = 100;

/// The shelf.
pub(super) fn shelf(state: State, families: &Families) -> El {
    let articles: Vec<ArticleIx> = newest(state).into_iter().take(SHELF).collect();
    let longest = articles.iter().map(|article| state.library.volume().measure(*article).words()).max().unwrap_or(0);
    let books = articles.into_iter().map(|article| book(state, article, families, longest.max(1)));
    crate::parts::shelf::shelf(books.collect())
}

/// What is said of the shelf.
pub(super) fn note(state: State, questions: u32) -> String {
    let some = state.library.volume().len() > SHELF;
    let newest = if some { format!("The {SHELF} newest.") } else { "Newest first.".to_owned() };
    let ticks = match questions {
        0 => String::new(),
        1 => "; a tick is a paragraph that bears on the question".to_owned(),
        n => format!("; a tick is a paragraph that bears on one of the {}", wording::count_in_words(n, "question")),
    };
    format!("{newest} A line is as long as its article{ticks}.")
}

fn book(state: State, article: ArticleIx, families: &Families, longest: u32) -> Book {
    let front = state.library.volume().front(article);
    let entry = entry(state.library, article, &front);
    let ticks = ticks(state, article, families);
    let slug = front.slug;
    let put = put(state, &slug);
    let href = Route::Read { slug: slug.clone(), passage: None, query: Default::default() }.href();
    let jump = Callback::new(move |passage| {
        state.visit(Route::Read { slug: slug.clone(), passage: Some(passage), query: Default::default() });
    });
    Book { length: f64::from(entry.words) / f64::from(longest), entry, href, ticks, jump, put }
}

/// The paragraphs that bear on a question, by where they begin.
fn ticks(state: State, article: ArticleIx, families: &Families) -> Vec<Tick> {
    let volume = state.library.volume();
    let wanted: Vec<u32> = families.paragraphs(article).collect();
    let mut before = 0;
    let mut begun: Vec<(usize, PassageId)> = Vec::new();
    // Without a tick to place, no text is read.
    for passage in volume.passages(article).filter(|_| !wanted.is_empty()).map(PassageIx) {
        let id = volume.passage(passage).id;
        if matches!(id, PassageId::Body(n) if wanted.contains(&n)) {
            begun.push((before, id));
        }
        before += words(volume.text(passage)).count();
    }
    let total = before.max(1);
    let at = |begin: usize| u16::try_from(begin * 1000 / total).unwrap_or(1000);
    begun.into_iter().map(|(begin, passage)| Tick { at: at(begin), passage }).collect()
}
