//! The notebook: the notes in memory, kept in step with those on the device and with other tabs. A note is shown as
//! soon as it is made; that it is saved is said only when the device has it.

mod draft;
mod import;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::signals::*;
use js_sys::{Array, JSON};
use wasm_bindgen::JsValue;

pub use self::draft::Draft;
pub use self::import::Progress;
pub use crate::storage::notes::Failure;

use leptos::prelude::window;

use crate::dom;
use crate::notes::{About, Note, record};
use crate::notice::Notice;
use crate::storage::notes::{Records, Store};

/// What addresses of the page begin with where it has none that others could use, as from disk.
const NOWHERE: &str = "urn:crossread:page";

/// The notebook. Copied freely; lives as long as the app.
#[derive(Clone, Copy)]
pub struct Notebook {
    book: StoredValue<Book>,
    /// Counts the changes; whoever reads the notes in the graph follows it.
    changes: RwSignal<u32>,
    /// What the last change did, for a passing notice.
    pub told: RwSignal<Option<Notice>>,
    /// The note that is being written.
    pub draft: RwSignal<Draft>,
    /// How far an import has come; none while there is none.
    pub progress: RwSignal<Option<Progress>>,
    /// What the last import did; empty where there was none.
    pub outcome: RwSignal<String>,
    /// What is asked of the reader before something is done, and what follows a yes.
    pub question: RwSignal<(String, Option<Callback<()>>)>,
}

/// A note and the annotation that it was read from.
pub struct Held {
    /// The note.
    pub note: Note,
    /// Its annotation.
    pub record: JsValue,
    /// Whether the device has it.
    pub saved: bool,
}

/// Where the notes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is not known yet.
    Opening,
    /// On the device.
    Device,
    /// In this tab alone, for this reason.
    Tab(Failure),
}

/// For each id the annotation that it is to have, or none.
pub type Changes = Vec<(String, Option<JsValue>)>;

struct Book {
    store: Option<Store>,
    page: String,
    notes: BTreeMap<String, Rc<Held>>,
    damaged: Vec<(JsValue, JsValue)>,
    place: Place,
    undo: Changes,
    reading: bool,
    read_again: bool,
    asked_to_persist: bool,
    /// Whether the page's script has been told of notes that the device does not have.
    told_unsaved: bool,
}

impl Notebook {
    /// An empty notebook, yet to be [opened](Self::open).
    pub fn empty() -> Self {
        let book = Book {
            store: None,
            page: dom::page_address().unwrap_or_else(|| NOWHERE.to_owned()),
            notes: BTreeMap::new(),
            damaged: Vec::new(),
            place: Place::Opening,
            undo: Vec::new(),
            reading: false,
            read_again: false,
            asked_to_persist: false,
            told_unsaved: false,
        };
        Self {
            book: StoredValue::new(book),
            changes: RwSignal::new(0),
            told: RwSignal::new(None),
            draft: RwSignal::new(Draft::default()),
            progress: RwSignal::new(None),
            outcome: RwSignal::new(String::new()),
            question: RwSignal::new((String::new(), None)),
        }
    }

    /// Reads what the device has, now and whenever another tab changes it. Asked again, it does nothing.
    pub fn open(self) {
        if self.book.with_value(|book| book.store.is_none()) {
            let store = Store::new(name(), move || self.read());
            self.book.update_value(|book| book.store = Some(store));
            self.read();
        }
    }

    /// All notes. Followed by whoever asks in the graph.
    pub fn all(self) -> Vec<Rc<Held>> {
        self.changes.track();
        self.book.with_value(|book| book.notes.values().cloned().collect())
    }

    /// How many notes there are.
    pub fn count(self) -> u32 {
        self.changes.track();
        self.book.with_value(|book| u32::try_from(book.notes.len()).unwrap_or(u32::MAX))
    }

    /// The note of an id, for the moment.
    pub fn get(self, id: &str) -> Option<Rc<Held>> {
        self.book.with_value(|book| book.notes.get(id).cloned())
    }

    /// The first note that is about this and nothing else, for the moment; none on nothing.
    pub fn on(self, about: &About) -> Option<Rc<Held>> {
        let held = |book: &Book| book.notes.values().find(|held| held.note.about == *about).cloned();
        if *about == About::Nothing { None } else { self.book.with_value(held) }
    }

    /// Where the notes are.
    pub fn place(self) -> Place {
        self.changes.track();
        self.book.with_value(|book| book.place.clone())
    }

    /// How many notes the device does not have.
    pub fn unsaved(self) -> u32 {
        self.all().iter().map(|held| u32::from(!held.saved)).sum()
    }

    /// What the page's address begins with in annotations.
    pub fn page(self) -> String {
        self.book.with_value(|book| book.page.clone())
    }

    /// Whether the last change can be taken back.
    pub fn can_undo(self) -> bool {
        self.changes.track();
        self.book.with_value(|book| !book.undo.is_empty())
    }

    /// Keeps a note, new or changed.
    pub fn keep(self, note: &Note, told: &str) {
        let before = self.get(&note.id);
        let record = record::write(note, before.as_ref().map(|held| &held.record), &self.page());
        self.change(vec![(note.id.clone(), Some(record))], told.to_owned());
    }

    /// Removes notes.
    pub fn remove(self, ids: Vec<String>, told: String) {
        self.change(ids.into_iter().map(|id| (id, None)).collect(), told);
    }

    /// Takes the last change back, be it an import.
    pub fn undo(self) {
        let mut undo = Vec::new();
        self.book.update_value(|book| undo = std::mem::take(&mut book.undo));
        undo.reverse();
        self.outcome.set(String::new());
        self.change(undo, "Taken back.".to_owned());
        self.book.update_value(|book| book.undo.clear());
    }

    /// Makes changes, in memory at once and on the device as soon as it has written them; `told` is said then.
    pub fn change(self, changes: Changes, told: String) {
        let mut undo = Vec::new();
        self.make(&changes, &mut undo);
        self.book.update_value(|book| book.undo = undo);
        // What an import did can no longer be taken back.
        self.outcome.set(String::new());
        self.changed();
        let removes = changes.iter().any(|(_, record)| record.is_none());
        self.write(changes, move |outcome| {
            self.written();
            // What could not be deleted is still there, and is shown again.
            if outcome.is_err() && removes {
                self.read();
            }
            self.told.set(Some(match (outcome, removes) {
                (Ok(()), _) => Notice::passing(told),
                (Err(_), false) => {
                    Notice::staying("Kept in this tab alone, and not on this device: export it from the notebook.")
                }
                (Err(_), true) => Notice::staying("This could not be deleted on this device."),
            }));
        });
    }

    /// Makes changes in memory, and adds to `undo` what takes them back. Views are not told.
    pub fn make(self, changes: &Changes, undo: &mut Changes) {
        self.book.update_value(|book| {
            for (id, record) in changes {
                undo.push((id.clone(), book.notes.get(id).map(|held| held.record.clone())));
                match record.as_ref().and_then(|record| Some((record::read(record, &book.page).ok()?, record))) {
                    Some((note, record)) => {
                        book.notes.insert(id.clone(), Rc::new(Held { note, record: record.clone(), saved: false }));
                    }
                    None => drop(book.notes.remove(id)),
                }
            }
        });
    }

    /// What takes an import back, once it has ended.
    pub fn can_take_back(self, undo: Changes) {
        self.book.update_value(|book| book.undo = undo);
        self.written();
    }

    /// Writes changes to the device. Neither views nor other tabs are told of it: see [`Notebook::written`].
    pub fn write(self, changes: Changes, then: impl FnOnce(Result<(), Failure>) + 'static) {
        // A reader may save before the page has come to open what is on the device.
        self.open();
        let Some(store) = self.book.with_value(|book| book.store.clone()) else { return };
        let (mut puts, mut removals) = (Vec::new(), Vec::new());
        for (id, record) in &changes {
            match record {
                Some(record) => puts.push((id.clone(), record.clone())),
                None => removals.push(id.clone()),
            }
        }
        if !puts.is_empty() {
            self.persist();
        }
        // A reading that is under way knows nothing of this change.
        self.book.update_value(|book| book.read_again |= book.reading);
        store.write(puts, removals, move |outcome| {
            self.book.update_value(|book| match &outcome {
                Ok(()) => {
                    book.place = Place::Device;
                    if book.told_unsaved {
                        tell_unsaved(changes.iter().map(|(id, _)| (id, None)));
                    }
                    for (id, record) in changes {
                        book.saved(&id, record.as_ref());
                    }
                }
                Err(failure) => {
                    book.place = Place::Tab(failure.clone());
                    book.told_unsaved = true;
                    tell_unsaved(changes.iter().map(|(id, record)| (id, record.as_ref())));
                }
            });
            then(outcome);
        });
    }

    /// Tries once more to save what the device does not have.
    pub fn save_again(self) {
        let unsaved = self.all().into_iter().filter(|held| !held.saved);
        let changes = unsaved.map(|held| (held.note.id.clone(), Some(held.record.clone()))).collect();
        self.write(changes, move |outcome| {
            self.written();
            if outcome.is_ok() {
                self.told.set(Some(Notice::passing("All notes are saved.")));
            }
        });
    }

    /// How many records on the device cannot be read.
    pub fn damaged(self) -> u32 {
        self.changes.track();
        self.book.with_value(|book| u32::try_from(book.damaged.len()).unwrap_or(u32::MAX))
    }

    /// The records that cannot be read, as JSON as far as that can say them.
    pub fn damaged_as_text(self) -> String {
        let list = Array::new();
        self.book.with_value(|book| {
            for (key, value) in &book.damaged {
                let said = JSON::stringify(value).ok().filter(|said| said.is_string());
                list.push(&Array::of2(key, &said.map_or_else(|| JsValue::NULL, JsValue::from)));
            }
        });
        JSON::stringify_with_replacer_and_space(&list, &JsValue::NULL, &1.into()).map(String::from).unwrap_or_default()
    }

    /// Reads all that the device has. While one reading is under way, another waits for its end.
    pub fn read(self) {
        let mut store = None;
        self.book.update_value(|book| {
            book.read_again |= book.reading;
            if !book.reading {
                book.reading = true;
                store = book.store.clone();
            }
        });
        let Some(store) = store else { return };
        store.read(move |outcome| {
            let mut again = false;
            self.book.update_value(|book| {
                book.reading = false;
                again = std::mem::take(&mut book.read_again);
                match outcome {
                    Ok(records) => book.take(&records),
                    Err(failure) => book.place = Place::Tab(failure),
                }
            });
            self.changed();
            if again {
                self.read();
            }
        });
    }

    /// Asks the browser, once, not to clear the notes when room is short.
    fn persist(self) {
        let mut first = false;
        self.book.update_value(|book| first = !std::mem::replace(&mut book.asked_to_persist, true));
        if first {
            dom::persist();
        }
    }

    /// Tells views and other tabs of what was written.
    fn written(self) {
        self.changed();
        if let Some(store) = self.book.with_value(|book| book.store.clone()) {
            store.tell();
        }
    }

    fn changed(self) {
        self.changes.update(|changes| *changes = changes.wrapping_add(1));
    }
}

impl Book {
    /// Takes over what the device has; what it does not have yet stays.
    fn take(&mut self, records: &Records) {
        self.place = Place::Device;
        self.notes.retain(|_, held| !held.saved);
        self.damaged.clear();
        for (key, value) in records.keys.iter().zip(records.values.iter()) {
            match record::read(&value, &self.page) {
                Ok(note) if key.as_string().as_ref() == Some(&note.id) => {
                    let held = || Rc::new(Held { note: note.clone(), record: value, saved: true });
                    self.notes.entry(note.id.clone()).or_insert_with(held);
                }
                _ => self.damaged.push((key, value)),
            }
        }
    }

    /// Marks a note as saved, unless it has changed since.
    fn saved(&mut self, id: &str, record: Option<&JsValue>) {
        if let Some(held) = self.notes.get_mut(id).filter(|held| Some(&held.record) == record) {
            *held = Rc::new(Held { note: held.note.clone(), record: held.record.clone(), saved: true });
        }
    }
}

/// Tells the page's script which annotations the device does not have, or no longer lacks: after a crash it hands them
/// to the reader.
fn tell_unsaved<'a>(notes: impl Iterator<Item = (&'a String, Option<&'a JsValue>)>) {
    let pairs = notes.map(|(id, record)| Array::of2(&id.into(), record.unwrap_or(&JsValue::UNDEFINED)));
    dom::tell_of("crossread:unsaved", &pairs.collect::<Array>());
}

/// The name of the site's notes among those of other sites under one origin: it says in which folder the page stands.
/// `boot.js` knows it too.
fn name() -> String {
    let path = window().location().pathname().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("crossread.notes {folder}/")
}
