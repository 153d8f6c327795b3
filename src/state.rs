//! What the app knows: the library, opened once and outside the reactive graph, the place that the
//! reader is at, and what follows from both.

mod calm;
mod held;
pub mod notebook;

use std::collections::BTreeMap;
use std::rc::Rc;

use crossread_engine::{Choice, Engine, Query, Selection, Spec};
use crossread_model::{PassageId, Slug};
use crossread_volume::Volume;

use crate::address::{self, Arrival};
use crate::dom::{self, Standing};
use crate::links;
use crate::notice::Notice;
use crate::offline::Offline;
use crate::route::{Lens, Located, Route};
use crate::signals::*;
use crate::state::notebook::Notebook;
use crate::storage::{self, CiteStyle, Kept, Letters, TextSize, Theme, Unmarked};
use crate::tray;
use crate::view::follow;

use self::calm::Calm;
pub use self::held::Held;
pub use crate::storage::Mark;

/// How many mentions of an entry are drawn at first: some screens.
const WINDOW: usize = 12;

/// How many more are drawn each time the end of their list comes near.
pub const STEP: usize = 60;

/// The corpus, opened for the whole life of the page.
#[derive(Clone, Copy)]
pub struct Library(StoredValue<&'static Engine>);

/// What pages read. Copied freely; all signals live as long as the app.
#[derive(Clone, Copy)]
pub struct State {
    /// The corpus.
    pub library: Library,
    /// The place, and what of its address was not understood.
    pub located: RwSignal<Located>,
    /// How the place was reached; set anew on every arrival, also at the same place.
    pub arrival: RwSignal<Arrival>,
    /// What the place asks.
    pub query: Memo<Query>,
    /// How it is seen.
    pub lens: Memo<Lens>,
    /// How many mentions of an entry are drawn.
    pub shown: RwSignal<usize>,
    /// What is said to those who hear the page.
    pub said: RwSignal<String>,
    /// How often the present view was to be shared.
    pub shared: RwSignal<u32>,
    /// What a passing notice says; none while there is nothing to say.
    pub notice: RwSignal<Option<Notice>>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// The size of reading text.
    pub text_size: RwSignal<TextSize>,
    /// What is not marked in the text that is read.
    pub unmarked: RwSignal<Unmarked>,
    /// Whether single-letter keys are on.
    pub letters: RwSignal<Letters>,
    /// The style of citations.
    pub cite_style: RwSignal<CiteStyle>,
    /// What the reader keeps.
    pub notebook: Notebook,
    /// How far the page is ready to be used offline.
    pub offline: RwSignal<Offline>,
    /// What is put aside to compare; changed by [`State::toggle_side`] and its like.
    pub tray: RwSignal<Vec<Spec>>,
    /// True once all of the app's code is there; see [`crate::rest`].
    pub joined: RwSignal<bool>,
    /// True while a new version waits for the reader.
    pub update: RwSignal<bool>,
    /// What the query selects.
    selected: Held<Selection>,
    /// What follows a keystroke one frame later.
    calm: Calm,
    left: StoredValue<BTreeMap<String, Standing>>,
    /// True where the reader has come back to the place, and asked for nothing else there since.
    returned: StoredValue<bool>,
}

impl Library {
    /// Holds an engine that lives as long as the page.
    pub fn new(engine: &'static Engine) -> Self {
        Self(StoredValue::new(engine))
    }

    /// The engine.
    pub fn engine(self) -> &'static Engine {
        self.0.get_value()
    }

    /// The packed corpus.
    pub fn volume(self) -> &'static Volume {
        self.engine().volume()
    }

    /// How many articles there are.
    pub fn articles(self) -> u32 {
        u32::try_from(self.volume().len()).unwrap_or(u32::MAX)
    }
}

impl State {
    /// Reads the address and the reader's tastes, and listens for changes. To be called once,
    /// inside the app's owner.
    pub fn new(library: Library) -> Self {
        let (located, told) = links::locate(&address::fragment(), library.volume());
        let located = RwSignal::new(located);
        let query = Memo::new(move |_| located.with(|l| l.route.query().cloned().unwrap_or_default()));
        // An article leads back to the lens through which it was found.
        let lens = Memo::new(move |before: Option<&Lens>| {
            located.with(|l| match &l.route {
                Route::Explore { lens, .. } => lens.clone(),
                Route::EmbedFigures { lens, .. } => Lens::Figures(*lens),
                Route::Read { .. } => before.cloned().unwrap_or_default(),
                _ => Lens::Articles,
            })
        });
        let selected = Held::new(move || query.with(|query| library.engine().select(query)));
        let state = Self {
            library,
            located,
            arrival: RwSignal::new(Arrival::New),
            query,
            lens,
            selected,
            calm: Calm::new(query),
            shown: RwSignal::new(WINDOW),
            said: RwSignal::new(String::new()),
            shared: RwSignal::new(0),
            notice: RwSignal::new(told.map(Notice::staying)),
            theme: kept("theme", Theme::attribute),
            text_size: kept("text", TextSize::attribute),
            unmarked: kept("unmarked", Unmarked::attribute),
            letters: kept("", |_| None),
            cite_style: kept("", |_| None),
            notebook: Notebook::empty(),
            offline: RwSignal::new(Offline::default()),
            tray: RwSignal::new(tray::kept()),
            joined: RwSignal::new(false),
            update: RwSignal::new(false),
            left: StoredValue::new(BTreeMap::new()),
            returned: StoredValue::new(false),
        };
        address::listen(move |fragment, arrival| state.arrive(&fragment, arrival));
        state
    }

    /// What the query selects. Whoever reads it in the graph follows the query.
    pub fn selection(self) -> Rc<Selection> {
        self.selected.get()
    }

    /// How often something was selected. Whoever reads it in the graph follows the query.
    pub fn selected(self) -> u32 {
        self.selected.count()
    }

    /// True between a keystroke and the frame after its paint. Whoever reads it in the graph follows it.
    pub fn ahead(self) -> bool {
        self.calm.ahead.get()
    }

    /// How many results are drawn within a keystroke: about as many as can be in view. The others follow one frame later
    /// (see [`State::ahead`]).
    pub fn at_once(self) -> usize {
        self.calm.at_once.get_value()
    }

    /// The query, but while the present one is ahead the one before: for what surrounds the results.
    pub fn calm(self) -> Memo<Query> {
        self.calm.query
    }

    /// What the query selects, for what surrounds the results: whoever reads it in the graph follows [`State::calm`].
    pub fn settled(self) -> Rc<Selection> {
        self.calm.query.track();
        untrack(|| self.selection())
    }

    /// The query as it stands, for whoever changes something beside its text: a word still being typed
    /// stays the prefix that it stands for.
    pub fn present(self) -> Query {
        self.query.with_untracked(meant)
    }

    /// Goes to a place as by a link. From a part in another site's page it opens beside that.
    pub fn visit(self, route: Route) {
        if self.located.with_untracked(|located| located.route.embedded()) {
            return dom::open_beside(&route.href());
        }
        self.leave();
        address::push(&route.href());
        self.stand(Located { route, notes: Vec::new() }, Arrival::New);
    }

    /// Goes to a place as if back to it: the page stands where it was left.
    pub fn revisit(self, route: Route) {
        self.leave();
        address::push(&route.href());
        self.stand(Located { route, notes: Vec::new() }, Arrival::Return);
    }

    /// Goes once more to the present place: its passage comes back into view.
    pub fn stay(self) {
        self.arrival.set(Arrival::New);
    }

    /// Asks something else at the same place. While it is `typed`, the history keeps one entry.
    pub fn ask(self, query: Query, typed: bool) {
        let query = Query { typing: typed, ..query };
        let route = match self.located.with_untracked(|l| l.route.clone()) {
            Route::EmbedSearch { .. } => Route::EmbedSearch { query },
            _ => self.seen(query),
        };
        if typed {
            self.calm.typed();
            address::typed(settled(&route).href());
        } else {
            address::push(&route.href());
        }
        self.returned.set_value(false);
        self.located.set(Located { route, notes: Vec::new() });
    }

    /// Asks for other days while a control is being moved: the history keeps one entry of it all, until
    /// [`address::settle`] ends it.
    pub fn adjust(self, query: Query) {
        let route = self.seen(query);
        address::typed(settled(&route).href());
        self.returned.set_value(false);
        self.located.set(Located { route, notes: Vec::new() });
    }

    /// Changes what the address says while a filter is being typed: the history keeps one entry of it
    /// all, until [`address::settle`] ends it.
    pub fn retype(self, route: Route) {
        address::typed(route.href());
        self.located.set(Located { route, notes: Vec::new() });
    }

    /// Sees what is asked otherwise, at the same place.
    pub fn look(self, lens: Lens) {
        let query = self.present();
        let embedded = self.located.with_untracked(|located| located.route.embedded());
        let route = match lens {
            Lens::Figures(lens) if embedded => Route::EmbedFigures { query, lens },
            lens => Route::Explore { query, lens },
        };
        address::push(&route.href());
        self.returned.set_value(false);
        self.located.set(Located { route, notes: Vec::new() });
    }

    /// The place where a query is seen as the present one is.
    pub fn seen(self, query: Query) -> Route {
        let lens = self.lens.get_untracked();
        let same = self.query.with_untracked(|before| before.text == query.text);
        Route::Explore { lens: if same { lens } else { lens.for_other_words() }, query }
    }

    /// Adds a choice, or takes it back.
    pub fn toggle(self, choice: Choice) {
        let mut query = self.present();
        match query.facets.iter().position(|c| *c == choice) {
            Some(at) => drop(query.facets.remove(at)),
            None => query.facets.push(choice),
        }
        self.ask(query, false);
    }

    /// The link to an article that carries the present query.
    pub fn href(self, slug: &Slug, passage: Option<PassageId>) -> String {
        Route::Read { slug: slug.clone(), passage, query: self.query.with(meant) }.href()
    }

    /// The same for links that follow [`State::calm`].
    pub fn calm_href(self, slug: &Slug, passage: Option<PassageId>) -> String {
        self.calm.query.track();
        untrack(|| self.href(slug, passage))
    }

    /// Where the page stood when this place was last left.
    pub fn place_left(self, route: &Route) -> Option<Standing> {
        self.left.with_value(|left| left.get(&route.href()).cloned())
    }

    /// The row that was first in view when the place was left to which the reader has returned; none where something
    /// else was asked there since.
    pub fn row_left(self) -> Option<String> {
        let left = self.located.with_untracked(|located| self.place_left(&located.route));
        left.filter(|_| self.returned.get_value()).and_then(|left| left.row())
    }

    fn arrive(self, fragment: &str, arrival: Arrival) {
        let (located, told) = links::locate(fragment, self.library.volume());
        if told.is_some() {
            self.notice.set(told.map(Notice::staying));
        }
        let moved = self.located.with_untracked(|l| l.route.href() != located.route.href());
        // A link to the present place brings its passage back into view; a second event for one
        // and the same step says nothing new.
        if moved || arrival == Arrival::New {
            self.leave();
            self.stand(located, arrival);
        }
    }

    fn leave(self) {
        let here = self.located.with_untracked(|l| settled(&l.route).href());
        self.left.update_value(|left| {
            left.insert(here, dom::standing());
        });
    }

    fn stand(self, located: Located, arrival: Arrival) {
        if arrival == Arrival::New && located.route.query() != Some(&self.query.get_untracked()) {
            self.shown.set(WINDOW);
        }
        self.returned.set_value(arrival == Arrival::Return);
        self.located.set(located);
        self.arrival.set(arrival);
    }
}

/// The place as an address may keep it.
fn settled(route: &Route) -> Route {
    let mut route = route.clone();
    if let Route::Explore { query, .. } | Route::Read { query, .. } | Route::EmbedSearch { query } = &mut route {
        *query = meant(query);
    }
    route
}

/// The query as an address may keep it. While it is typed its last word stands for all words that
/// begin so; in a link the asterisk says the same.
fn meant(query: &Query) -> Query {
    let mut query = query.clone();
    let open_quote = query.text.matches('"').count() % 2 == 1;
    if query.typing && !open_quote && query.text.ends_with(char::is_alphanumeric) {
        query.text.push('*');
    }
    query.typing = false;
    query
}

/// A taste as a signal: read now, kept at each change, and shown as an attribute of the root
/// element under `name`, if it has one.
fn kept<T: Kept>(name: &'static str, attribute: fn(T) -> Option<&'static str>) -> RwSignal<T> {
    let signal = RwSignal::new(storage::read::<T>());
    let mut before = None;
    follow(move || {
        let value = signal.get();
        // An embedded part takes its look from the page around it.
        if !name.is_empty() && !dom::embedded() {
            dom::set_root(name, attribute(value));
        }
        if before.replace(value).is_some_and(|before| before != value) {
            storage::write(value);
        }
    });
    signal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_still_being_typed_is_linked_as_a_prefix() {
        for (text, typing, expected) in [
            ("unio", true, "unio*"),
            ("unio", false, "unio"),
            ("unio ", true, "unio "),
            ("uni*", true, "uni*"),
            ("\"deep canv", true, "\"deep canv"),
            ("\"deep canvassing\" po", true, "\"deep canvassing\" po*"),
            ("", true, ""),
        ] {
            let query = Query { text: text.into(), typing, ..Query::default() };
            let meant = meant(&query);
            assert_eq!((meant.text.as_str(), meant.typing), (expected, false), "{text:?}");
        }
    }
}
