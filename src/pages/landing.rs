//! The landing: before anything is asked, what the corpus is, what can be asked of it, the questions
//! on which its texts differ, and all of them on a shelf.

mod examples;
mod families;
mod keep;
mod pair;
mod samples;
mod shelf;

use crossread_engine::{Query, Sort};
use crossread_volume::ArticleIx;

use crate::parts::pair as ready;
use crate::parts::questions::questions;
use crate::route::Route;
use crate::state::State;
use crate::view::html::{a, details, div, h1, h2, header, p, section, summary};
use crate::view::{Draw, El};
use crate::wording;

use self::families::Families;

pub(crate) use self::samples::{samples, telling_words};

/// What stands above the search box: what this is, its name, and what it holds.
pub(crate) fn introduction(state: State) -> impl Draw {
    let about = state.library.volume().about();
    let count = wording::capital(&wording::count_in_words(state.library.articles(), "article"));
    let count = if state.library.articles() > 1 { format!("{count}, read against one another") } else { count };
    let description =
        (!about.description.is_empty()).then(|| p().class("hero__d serif").child(about.description.clone()));
    (
        p().class("label").child(count),
        h1().class("serif").attr("tabindex", "-1").attr("data-heading", "").child(about.title.clone()),
        description,
    )
}

/// True where the corpus says nothing of its texts.
pub(crate) fn no_texts(state: State) -> bool {
    state.library.volume().about().note.trim().is_empty()
}

/// What the corpus says of its texts; nothing where it says nothing.
pub(crate) fn texts(state: State) -> Option<El> {
    let mut paragraphs =
        state.library.volume().about().note.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    let first = p().child(paragraphs.next()?.to_owned());
    let rest: Vec<El> = paragraphs.map(|text| p().child(text.to_owned())).collect();
    let more = (!rest.is_empty())
        .then(|| details().child(summary().class("link").child("More about the texts")).children(rest));
    let heading = h2().class("label").child("What these texts are");
    Some(section().class("hero__note").attr("aria-label", "About the texts").child((heading, first, more)))
}

/// What stands below: the questions and the shelf.
pub(super) fn landing(state: State) -> El {
    let families = Families::new(state.library.volume());
    let asked = families.questions();
    let count = u32::try_from(asked.len()).unwrap_or(u32::MAX);
    let questions = (count > 0).then(|| {
        let heading = wording::capital(&wording::count_in_words(count, "question"));
        let heading = format!("{heading}, and the rival answers");
        chapter(
            heading,
            "From the index: entries that compete, each with a table of aspects".to_owned(),
            questions(asked),
        )
    });
    let two = pair::two(state);
    let examples = examples::examples(state, two.as_ref());
    let two = two.map(|two| {
        let heading = "A comparison to begin with".to_owned();
        chapter(heading, format!("The two articles that name {}", two.telling.name), ready::two(two))
    });
    let all = wording::count_in_words(state.library.articles(), "article");
    let heading = if state.library.articles() > 1 { format!("All {all}") } else { wording::capital(&all) };
    let shelf = (state.library.articles() > 0).then(|| shelf::shelf(state, &families));
    let note = shelf::note(state, count);
    let explore = Route::articles(Query { sort: Sort::Newest, ..Query::default() }).href();
    let filter =
        p().class("acts").child(a().class("link").href(explore).child("Filter them by outlet, place, person and more"));
    div().class("page landing").child((
        examples,
        questions,
        two,
        shelf.map(|shelf| chapter(heading, note, (shelf, filter))),
        keep::keep(state),
    ))
}

fn chapter(heading: String, note: String, held: impl Draw) -> El {
    let note = p().class("muted").child(note);
    section().class("lsec").child((header().child((h2().class("serif").child(heading), note)), held))
}

/// All articles, the newest first.
fn newest(state: State) -> Vec<ArticleIx> {
    let query = Query { sort: Sort::Newest, ..Query::default() };
    state.library.engine().select(&query).articles.into_iter().map(|found| found.article).collect()
}
