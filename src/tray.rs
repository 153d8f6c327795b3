//! The tray: what the reader has put aside to compare, kept across visits. Whatever can be a Side has
//! one way into it: [`State::toggle_side`].

use crossread_engine::{Query, SIDES, Spec};

use crate::notice::Notice;
use crate::route::{Comparing, Route};
use crate::state::State;
use crate::storage;

/// The key under which the tray is kept, with the version of its form: the pairs of an address.
const KEY: &str = "crossread.tray.1";

/// What was kept of the tray; empty where nothing was, or nothing readable.
pub(crate) fn kept() -> Vec<Spec> {
    Comparing::parse(&storage::read_text(KEY).unwrap_or_default(), &mut Vec::new()).sides
}

/// What a place shows as a Side: an article, an entry, or what a search finds; `None` for all other places.
pub(crate) fn side_of(route: &Route) -> Option<Spec> {
    match route {
        Route::Read { slug, .. } => Some(Spec::Article(slug.to_string())),
        Route::Entry { id } => Some(Spec::Entry(id.to_string())),
        Route::Explore { query, .. } if !query.is_empty() => Some(of_query(query.clone())),
        _ => None,
    }
}

/// A search as a Side, which has no order.
fn of_query(query: Query) -> Spec {
    Spec::Query(Query { sort: Default::default(), ..query })
}

impl State {
    /// Puts a Side into the tray, or takes it out where it is in. A full tray says so and stays as it is.
    /// Result cards, the reader, the index and entry pages call this with [`Spec::Article`] or
    /// [`Spec::Entry`]; [`State::in_tray`] tells what to show.
    pub fn toggle_side(self, spec: Spec) {
        let mut sides = self.tray.get_untracked();
        match sides.iter().position(|side| *side == spec) {
            Some(at) => {
                sides.remove(at);
                self.said.set("Taken out of the tray.".to_owned());
            }
            None if sides.len() >= SIDES => return self.say_full(),
            None => {
                sides.push(spec);
                self.said.set(format!("In the tray, {} of {SIDES}.", sides.len()));
            }
        }
        self.set_tray(sides);
    }

    /// Tells whether a Side is in the tray. Whoever reads it in the graph follows the tray.
    pub fn in_tray(self, spec: &Spec) -> bool {
        self.tray.with(|sides| sides.contains(spec))
    }

    /// Puts other Sides in the place of all.
    pub fn set_tray(self, sides: Vec<Spec>) {
        let comparing = Comparing { sides, ..Comparing::default() };
        let text = comparing.search();
        storage::write_text(KEY, text.strip_prefix('?').filter(|text| !text.is_empty()));
        self.tray.set(comparing.sides);
    }

    fn say_full(self) {
        let full = "The tray is full: a comparison has four Sides at most. Take one out first.";
        self.notice.set(Some(Notice::passing(full)));
    }

    /// Puts the present search in front, as the first Side. A full tray says so and stays as it is.
    pub fn search_as_side(self) {
        let spec = of_query(self.present());
        let mut sides = self.tray.get_untracked();
        sides.retain(|side| *side != spec);
        if sides.len() >= SIDES {
            return self.say_full();
        }
        sides.insert(0, spec);
        self.set_tray(sides);
        self.said.set("The present search is Side A.".to_owned());
    }

    /// True where there is a search that could be Side A and is not.
    pub fn can_search_be_side(self) -> bool {
        let asks = self.located.with(|located| matches!(located.route, Route::Explore { .. }))
            && self.query.with(|query| !query.is_empty());
        asks && self.tray.with(|sides| sides.first() != Some(&of_query(self.present())))
    }

    /// The link to the comparison of what is in the tray; one Side alone is held against the rest.
    pub fn compare_tray(self) -> Route {
        let mut sides = self.tray.get();
        if sides.len() == 1 && sides.first() != Some(&Spec::Rest) {
            sides.push(Spec::Rest);
        }
        Route::comparison(sides)
    }
}
