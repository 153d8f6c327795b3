//! The notes on the device: one IndexedDB with one store, whose records are annotations under their ids.
//!
//! Asked of the browser's own interface: nothing here is more than opening, reading all, and writing in one transaction
//! with strict durability. ARCHITECTURE.md says why no crate does it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::{
    BroadcastChannel, DomException, EventTarget, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction,
};

/// The version of the schema. Version 1: the store `notes`, keys out of line.
const VERSION: u32 = 1;

/// The name of the store.
const NOTES: &str = "notes";

#[wasm_bindgen]
extern "C" {
    /// A database, since `web-sys` holds back a transaction's options.
    type Database;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(this: &Database, store: &str, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;
}

/// Why nothing was read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is no room left.
    Full,
    /// Another tab has brought the notes into a newer form, which this page does not know.
    Newer,
    /// The browser refuses, in its own words.
    Refused(String),
}

/// What follows an attempt.
type Then<T> = Box<dyn FnOnce(Result<T, Failure>)>;

/// The notes of one site on the device. Copies share one connection, which is opened when it is first needed.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

struct Inner {
    name: String,
    connection: RefCell<Connection>,
    channel: Option<BroadcastChannel>,
}

enum Connection {
    Closed,
    /// What waits for it.
    Opening(Vec<Then<IdbDatabase>>),
    Open(IdbDatabase),
}

/// What is kept: ids and annotations, in the same order. Neither is checked.
pub struct Records {
    /// The keys.
    pub keys: Array,
    /// The values.
    pub values: Array,
}

impl Store {
    /// The notes kept under a name; `told` is called when another tab has changed them.
    pub fn new(name: String, told: impl Fn() + 'static) -> Store {
        let channel = BroadcastChannel::new(&name).ok();
        if let Some(channel) = &channel {
            EventListener::new(channel, "message", move |_| told()).forget();
        }
        Store(Rc::new(Inner { name, connection: RefCell::new(Connection::Closed), channel }))
    }

    /// Reads all that is kept.
    pub fn read(&self, then: impl FnOnce(Result<Records, Failure>) + 'static) {
        self.open(Box::new(move |database| match database.and_then(|database| requests(&database)) {
            Ok((transaction, keys, values)) => {
                finish(
                    transaction,
                    Box::new(move |outcome| {
                        then(outcome.map(|()| Records { keys: array(&keys), values: array(&values) }));
                    }),
                );
            }
            Err(failure) => then(Err(failure)),
        }));
    }

    /// Tells other tabs that something has changed.
    pub fn tell(&self) {
        if let Some(channel) = &self.0.channel {
            let _ = channel.post_message(&JsValue::NULL);
        }
    }

    /// Puts annotations under their ids and removes ids, all or nothing, on the disk itself before `then` is told so.
    pub fn write(
        &self,
        puts: Vec<(String, JsValue)>,
        removals: Vec<String>,
        then: impl FnOnce(Result<(), Failure>) + 'static,
    ) {
        self.open(Box::new(move |database| match database.and_then(|database| change(&database, &puts, &removals)) {
            Ok(transaction) => finish(transaction, Box::new(then)),
            Err(failure) => then(Err(failure)),
        }));
    }

    /// Gives the connection, opened if it is not.
    fn open(&self, then: Then<IdbDatabase>) {
        let open = match &mut *self.0.connection.borrow_mut() {
            Connection::Open(database) => Some(database.clone()),
            Connection::Opening(waiting) => return waiting.push(then),
            Connection::Closed => None,
        };
        if let Some(database) = open {
            return then(Ok(database));
        }
        match request(&self.0.name) {
            Ok(request) => {
                *self.0.connection.borrow_mut() = Connection::Opening(vec![then]);
                EventListener::once(&request, "upgradeneeded", |event| upgrade(event.target())).forget();
                let store = self.clone();
                let asked = request.clone();
                settled(&request, ["success", "error"], Box::new(move |_| store.opened(&asked)));
            }
            Err(reason) => then(Err(failure(&reason))),
        }
    }

    fn opened(&self, request: &IdbRequest) {
        let outcome = match request.result() {
            Ok(database) if database.is_instance_of::<IdbDatabase>() => Ok(database.unchecked_into::<IdbDatabase>()),
            _ => Err(request.error().ok().flatten().map_or(Failure::Refused(String::new()), |error| said(&error))),
        };
        let next = match &outcome {
            Ok(database) => {
                self.give_way(database);
                Connection::Open(database.clone())
            }
            Err(_) => Connection::Closed,
        };
        let before = std::mem::replace(&mut *self.0.connection.borrow_mut(), next);
        if let Connection::Opening(waiting) = before {
            for then in waiting {
                then(outcome.clone());
            }
        }
    }

    /// A newer page in another tab may bring the notes into another form: this one lets go, and opens them anew when
    /// it needs them.
    fn give_way(&self, database: &IdbDatabase) {
        for event in ["versionchange", "close"] {
            let (store, held) = (self.clone(), database.clone());
            EventListener::new(database, event, move |_| {
                held.close();
                *store.0.connection.borrow_mut() = Connection::Closed;
            })
            .forget();
        }
    }
}

/// Asks for the connection. To ask at all may throw where storage is refused.
fn request(name: &str) -> Result<IdbOpenDbRequest, JsValue> {
    let factory = window().indexed_db()?.ok_or_else(|| JsValue::from_str("this browser has no IndexedDB here"))?;
    factory.open_with_u32(name, VERSION)
}

/// Brings the notes into the present form, from whichever version they have.
fn upgrade(request: Option<EventTarget>) {
    let request = request.and_then(|request| request.dyn_into::<IdbRequest>().ok());
    let database =
        request.and_then(|request| request.result().ok()).and_then(|made| made.dyn_into::<IdbDatabase>().ok());
    if let Some(database) = database.filter(|database| !database.object_store_names().contains(NOTES)) {
        // What fails here ends the upgrade, of which `opened` is told.
        let _ = database.create_object_store(NOTES);
    }
}

fn requests(database: &IdbDatabase) -> Result<(IdbTransaction, IdbRequest, IdbRequest), Failure> {
    let ask = || {
        let transaction = database.transaction_with_str(NOTES)?;
        let store = transaction.object_store(NOTES)?;
        Ok((transaction, store.get_all_keys()?, store.get_all()?))
    };
    ask().map_err(|reason: JsValue| failure(&reason))
}

fn change(database: &IdbDatabase, puts: &[(String, JsValue)], removals: &[String]) -> Result<IdbTransaction, Failure> {
    let options = Object::new();
    let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
    let ask = || {
        let transaction = database.unchecked_ref::<Database>().begin(NOTES, "readwrite", &options)?;
        let store = transaction.object_store(NOTES)?;
        let asked = fill(&store, puts, removals);
        if asked.is_err() {
            let _ = transaction.abort();
        }
        asked.map(|()| transaction)
    };
    ask().map_err(|reason: JsValue| failure(&reason))
}

fn fill(store: &IdbObjectStore, puts: &[(String, JsValue)], removals: &[String]) -> Result<(), JsValue> {
    for (id, record) in puts {
        store.put_with_key(record, &id.into())?;
    }
    for id in removals {
        store.delete(&id.into())?;
    }
    Ok(())
}

/// Waits for the end of a transaction: only `complete` says that what was written is there.
fn finish(transaction: IdbTransaction, then: Then<()>) {
    let held = transaction.clone();
    settled(
        &transaction,
        ["complete", "abort"],
        Box::new(move |event| {
            then(match event {
                "complete" => Ok(()),
                _ => Err(held.error().map_or(Failure::Refused(String::new()), |error| said(&error))),
            });
        }),
    );
}

/// Calls `run` with the first of two events; then both are forgotten.
fn settled(target: &EventTarget, events: [&'static str; 2], run: Box<dyn FnOnce(&'static str)>) {
    let run = Rc::new(RefCell::new(Some(run)));
    let listeners = Rc::new(RefCell::new(Vec::new()));
    for event in events {
        let (run, held) = (run.clone(), listeners.clone());
        let listener = EventListener::new(target, event, move |_| {
            let run = run.borrow_mut().take();
            if let Some(run) = run {
                run(event);
            }
            held.borrow_mut().clear();
        });
        listeners.borrow_mut().push(listener);
    }
}

fn array(request: &IdbRequest) -> Array {
    request.result().ok().and_then(|result| result.dyn_into().ok()).unwrap_or_default()
}

fn failure(reason: &JsValue) -> Failure {
    match reason.dyn_ref::<DomException>() {
        Some(error) => said(error),
        None => Failure::Refused(reason.as_string().unwrap_or_default()),
    }
}

fn said(error: &DomException) -> Failure {
    match error.name().as_str() {
        "QuotaExceededError" => Failure::Full,
        "VersionError" => Failure::Newer,
        _ => Failure::Refused(error.message()),
    }
}
