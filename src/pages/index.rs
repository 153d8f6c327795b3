//! The index of the corpus: its headings in order, filtered by type and by typing, a part at a time
//! where there are many.

mod rows;

use crossread_engine::OTHERS;
use crossread_model::EntryType;
use leptos::prelude::window;

use crate::address;
use crate::dom;
use crate::pages::remarks;
use crate::parts::icons::icon;
use crate::parts::letters::{Letter, letters};
use crate::parts::notes::notes;
use crate::parts::search_box::{SearchBox, search_box};
use crate::parts::siglum::siglum;
use crate::route::Route;
use crate::signals::*;
use crate::state::State;
use crate::view::html::{a, button, div, em, h1, h2, li, main, nav, p, section, span, ul};
use crate::view::{El, follow};
use crate::wording;

/// So many headings are shown at once.
const PART: usize = 1000;
/// So many articles are named below the index at most.
const KEY: usize = 60;
/// How long a count must rest before it is said, in milliseconds.
const REST: u32 = 300;

/// What the address asks of the index.
#[derive(Clone, Default, PartialEq)]
struct Asked {
    kind: Option<EntryType>,
    find: String,
    at: String,
}

impl Asked {
    fn href(&self) -> String {
        self.clone().route().href()
    }

    fn route(self) -> Route {
        Route::Index { kind: self.kind, find: self.find, at: self.at }
    }
}

/// The page.
pub fn index(state: State) -> El {
    // While the reader goes elsewhere, the index stays as it was.
    let asked = Memo::new(move |before: Option<&Asked>| {
        state.located.with(|located| match &located.route {
            Route::Index { kind, find, at } => Asked { kind: *kind, find: find.clone(), at: at.clone() },
            _ => before.cloned().unwrap_or_default(),
        })
    });
    let found = Memo::new(move |_| asked.with(|asked| state.library.engine().headings_found(asked.kind, &asked.find)));
    let whole = RwSignal::new(false);
    announce(state, found);
    let all = wording::count_in_words(state.library.articles(), "article");
    let head = div().class("pagehead").child((
        p().class("label").child("Index"),
        h1().attr("tabindex", "-1").attr("data-heading", "").child(format!("Index to {all}")),
        p().child((
            "Numbers are paragraphs, § is a heading. A range means every paragraph in it. Bold headings occur in three articles or \
             more; works are in italic; ",
            em().child("see"),
            " sends you to the heading in use. Headings are in order word by word.",
        )),
    ));
    let list = move || {
        let (asked, found) = (asked.get(), found.get());
        let begin = state.library.engine().heading_at(&found, &asked.at);
        let first = if whole.get() { 0 } else { begin / PART * PART };
        let last = if whole.get() { found.len() } else { found.len().min(first + PART) };
        let sought = (!asked.at.is_empty()).then_some(begin);
        let shown = found.get(first..last).unwrap_or_default();
        (
            (found.is_empty()).then(|| nothing(&asked)),
            rows::rows(state, shown, sought.map(|at| at - first)),
            (shown.len() < found.len()).then(|| parts(state, &asked, &found, first, whole)),
        )
    };
    main().class("page indexpage").attr("id", "main").attr("tabindex", "-1").child((
        head,
        notes(move || remarks(state)),
        div().class("ixbar").child((filter(state, asked), types(state, asked))),
        move || letters(jumps(state, &asked.get(), &found.get())),
        list,
        key(state),
    ))
}

/// The box that filters by typing.
fn filter(state: State, asked: Memo<Asked>) -> El {
    let ask = move |find: String| {
        // The place that was asked for is none of what is typed now.
        let asked = Asked { find, at: String::new(), ..asked.get_untracked() };
        state.retype(asked.route());
    };
    search_box(SearchBox {
        text: Signal::derive(move || asked.with(|asked| asked.find.clone())),
        placeholder: "Filter headings".to_owned(),
        described_by: None,
        offers: None,
        ready: Signal::derive(|| true),
        typed: Callback::new(ask),
        done: Callback::new(move |find| {
            ask(find);
            address::settle();
        }),
        left: Callback::new(|()| address::settle()),
    })
}

/// The types of the corpus, each with how many entries are found.
fn types(state: State, asked: Memo<Asked>) -> El {
    let engine = move || state.library.engine();
    let had = |kind: &EntryType| engine().headings().iter().any(|heading| heading.kind == *kind);
    let counts = Memo::new(move |_| {
        let found = asked.with(|asked| engine().headings_found(None, &asked.find));
        let mut counts = vec![0u32; EntryType::ALL.len() + 1];
        for heading in
            found.iter().filter_map(|at| engine().headings().get(*at as usize)).filter(|heading| !heading.see)
        {
            let place = EntryType::ALL.iter().position(|kind| *kind == heading.kind).unwrap_or_default();
            for at in [0, place + 1] {
                if let Some(count) = counts.get_mut(at) {
                    *count += 1;
                }
            }
        }
        counts
    });
    let option =
        move |at: usize, kind: Option<EntryType>| {
            let count = move || wording::number(counts.with(|counts| counts.get(at).copied().unwrap_or_default()));
            let href = move || asked.with(|asked| Asked { kind, at: String::new(), ..asked.clone() }.href());
            let name = kind.map_or_else(|| "All".to_owned(), |kind| wording::entry_type(kind, true));
            a().href(href)
                .attr("aria-current", move || (asked.with(|asked| asked.kind) == kind).then_some("true"))
                .child((name, " ", span().class("n").child(count)))
        };
    let each = (1..).zip(EntryType::ALL).filter(|(_, kind)| had(kind)).map(|(at, kind)| option(at, Some(kind)));
    nav().class("seg seg--wrap").attr("aria-label", "Type").child(option(0, None)).children(each)
}

/// The letters that the corpus has, and of the Latin ones all; those without a found heading lead
/// nowhere.
fn jumps(state: State, asked: &Asked, found: &[u32]) -> Vec<Letter> {
    let headings = state.library.engine().headings();
    let mut names: Vec<String> = Vec::new();
    for heading in headings {
        if names.last() != Some(&heading.letter) && !names.contains(&heading.letter) {
            names.push(heading.letter.clone());
        }
    }
    let latin = |name: &String| name.len() == 1;
    if let Some(at) = names.iter().position(latin) {
        names.retain(|name| !latin(name));
        names.splice(at..at, ('A'..='Z').map(String::from));
    }
    let mut firsts = found.iter().filter_map(|at| headings.get(*at as usize)).peekable();
    let mut letters = Vec::new();
    for name in names {
        let mut first = None;
        while let Some(heading) = firsts.next_if(|heading| heading.letter == name) {
            first.get_or_insert(heading);
        }
        let href = first.map(|heading| {
            // Signs sort before all letters, but not every heading of theirs does.
            let at = if name == OTHERS { heading.name.clone() } else { name.clone() };
            Asked { at, ..asked.clone() }.href()
        });
        letters.push(Letter { name, href });
    }
    letters
}

/// The parts before and after this one, by their first and last headings, and the whole for printing.
fn parts(state: State, asked: &Asked, found: &[u32], first: usize, whole: RwSignal<bool>) -> El {
    let name = |at: usize| {
        let heading = found.get(at).and_then(|at| state.library.engine().headings().get(*at as usize));
        heading.map(|heading| heading.name.clone()).unwrap_or_default()
    };
    let part = |label: &'static str, from: usize| {
        let (begin, end) = (name(from), name(from.saturating_add(PART).min(found.len()) - 1));
        let href = Asked { at: begin.clone(), ..asked.clone() }.href();
        a().href(href).child((span().class("label").child(label), span().child(format!("{begin} – {end}"))))
    };
    let before = first.checked_sub(PART).map(|from| part("Before", from));
    let after = Some(first + PART).filter(|from| *from < found.len()).map(|from| part("After", from));
    let print = move |_| {
        whole.set(true);
        dom::drawn(move || {
            let _ = window().print();
            whole.set(false);
        });
    };
    let print = button().class("btn").on(leptos::ev::click, print).child((icon("print"), "Print the whole index"));
    nav().class("prevnext").attr("aria-label", "Parts of the index").child((before, print, after))
}

fn nothing(asked: &Asked) -> El {
    let what = asked.kind.map_or_else(|| "heading".to_owned(), |kind| wording::entry_type(kind, false).to_lowercase());
    let text = if asked.find.is_empty() {
        "This corpus has no index: nothing in it is named that an index would list.".to_owned()
    } else {
        format!("No {what} has “{}”.", asked.find)
    };
    let drop = asked.kind.filter(|_| !asked.find.is_empty()).map(|_| {
        let href = Asked { kind: None, ..asked.clone() }.href();
        p().class("acts").child(a().class("link").href(href).child("Look among all headings"))
    });
    div().class("empty").child((p().class("serif empty__t").child(text), drop))
}

/// The articles behind the codes; nothing where they are too many to be looked up in a list.
fn key(state: State) -> Option<El> {
    let volume = state.library.volume();
    (volume.len() <= KEY).then(|| {
        let each = volume.articles().map(|article| {
            let front = volume.front(article);
            let href = Route::Read { slug: front.slug.clone(), passage: None, query: Default::default() }.href();
            let sig = siglum(&crate::pages::identity(article, &front), move || href.clone());
            li().child((sig, " ", span().class("muted").child(wording::authors(&front))))
        });
        section().class("ixkey").child((h2().class("label").child("Articles"), ul().children(each)))
    })
}

/// Says how many headings are found when that has rested.
fn announce(state: State, found: Memo<Vec<u32>>) {
    let waiting = StoredValue::new(None::<gloo::timers::callback::Timeout>);
    let mut first = true;
    follow(move || {
        let n = u32::try_from(found.with(Vec::len)).unwrap_or(u32::MAX);
        if !std::mem::take(&mut first) {
            let say = move || state.said.set(wording::count(n, "heading"));
            // Setting the new timer drops, and so cancels, the one before.
            waiting.set_value(Some(gloo::timers::callback::Timeout::new(REST, say)));
        }
    });
}
