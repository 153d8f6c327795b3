//! A comparison and a matrix for another site's page. Every count opens its sentences.

use crossread_volume::ArticleIx;

use super::{out, tell, top, whole};
use crate::pages::compare::{Held, asked, matrix as shown, named, passages, sides};
use crate::parts::compare::heads::heads;
use crate::parts::compare::named::{both, most, several};
use crate::parts::compare::passages::passages as answering;
use crate::parts::compare::sentences::sentences;
use crate::parts::notes::notes;
use crate::signals::RwSignal;
use crate::state::State;
use crate::view::html::{div, footer, h1, main, span};
use crate::view::{Draw, El, View, follow};
use crate::wording;

/// So many names are shown that all Sides have.
const NAMES: usize = 5;

/// So many combinations of three or four Sides are shown.
const COMBINATIONS: usize = 4;

/// So many rows of passages are shown.
const ROWS: usize = 1;

/// Two to four Sides: what they are, what they have in common, and the passages that answer one another best.
pub(super) fn comparison(state: State) -> El {
    let (comparing, specs) = asked(state);
    let held = move || {
        let specs = specs.get();
        (specs.len() > 1).then(|| compared(state, Held::new(state, comparing, &specs)))
    };
    let missing = move || {
        (specs.with(Vec::len) < 2).then(|| {
            let says = "A comparison has two to four Sides, and this address names fewer.";
            (
                h1().class("embed__t serif").child("Nothing to compare yet"),
                notes(move || vec![says.to_owned()]),
                foot(state, ""),
            )
        })
    };
    main().class("embed embed--cmp").attr("aria-label", "Comparison").child((
        top("Compared".to_owned()),
        remarks(state),
        missing,
        held,
    ))
}

fn foot(state: State, says: impl Draw) -> El {
    footer().child((span().class("muted").child(says), out("link", move || whole(state), "Open the comparison")))
}

/// What of the address was not understood.
fn remarks(state: State) -> impl Draw {
    notes(move || state.located.with(|located| located.notes.clone()))
}

fn compared(state: State, held: Held) -> View {
    let (comparison, identities, open) = (held.comparison(), held.identities(), held.open());
    let specs: Vec<_> = comparison.sides().iter().map(|side| side.spec.clone()).collect();
    let n = specs.len().to_string();
    let all = comparison.named(named::SHOWN);
    let common = if specs.len() == 2 {
        let set = named::common(held, &all, NAMES);
        both("both name", &identities, &set, most(&set), open)
    } else {
        let mut rows = named::combinations(held, &all, specs.len());
        rows.truncate(COMBINATIONS);
        for row in &mut rows {
            row.set.entries.truncate(NAMES);
        }
        several(&identities, &rows, RwSignal::new(true).into(), open)
    };
    let pairs = comparison.pairs(&comparison.reuse(), ROWS);
    told(state, held);
    (
        h1().class("embed__t serif").child(sides::heading(&specs, all.common(specs.len()))),
        div().class("cmp").child((
            heads(&sides::heads(held), None).style("--n", n.clone()),
            common,
            answering(&identities, &passages::rows(held, &pairs), false),
        )),
        foot(state, format!("{} of passages that answer one another", wording::count(pairs.count, "pair"))),
        sentences(held.found.into()),
    )
        .view()
}

/// Articles by the entries of a type: of the Sides, or of all articles where there are none.
pub(super) fn matrix(state: State) -> El {
    let (comparing, specs) = asked(state);
    let held = move || {
        let specs = specs.get();
        let held = Held::new(state, comparing, &specs);
        told(state, held);
        let titles: Vec<String> = held.identities().into_iter().map(|identity| identity.title).collect();
        let corpus = &state.library.volume().about().title;
        let title = if titles.is_empty() { corpus.clone() } else { wording::list(&titles) };
        (
            h1().class("embed__t serif").child(title),
            div().class("cmp").child(shown::shown(held, held.open(), Vec::new)),
            sentences(held.found.into()),
        )
    };
    let kind =
        move || format!("Articles by {}", comparing.with(|of| wording::entry_type(of.matrix, true).to_lowercase()));
    // Without Sides there is no comparison; articles and what they share are seen through a lens.
    let to = move || if specs.with(Vec::is_empty) { "Open the network" } else { "Open the comparison" };
    main().class("embed embed--matrix").attr("aria-label", "Matrix").child((
        top("Matrix".to_owned()),
        remarks(state),
        held,
        footer().child((span().class("muted").child(kind), out("link", move || whole(state), to))),
    ))
}

/// Tells the page around how many articles are in the Sides; without Sides it is all.
fn told(state: State, held: Held) {
    let comparison = held.comparison();
    let mut articles: Vec<ArticleIx> =
        comparison.sides().iter().flat_map(|side| side.articles.iter().copied()).collect();
    crossread_order::by_number(&mut articles, |article| u64::from(article.0));
    articles.dedup();
    let n = if comparison.sides().is_empty() { state.library.volume().len() } else { articles.len() };
    follow(move || tell(state, n, 0));
}
