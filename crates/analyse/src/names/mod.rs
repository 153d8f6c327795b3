//! Entries found in the texts: names of people, organisations, places, measures, works and events.
//!
//! Three readings. The first ([`find`]) takes every run of words with capitals for a possible name and
//! gathers, for each form, votes from its words ([`kind`]) and from what stands around it. When all texts
//! are read, [`forms`] decides which forms are names, and of what. The last one leads acronyms and lone
//! surnames back to the names in full ([`acronyms`], [`people`]) and makes the entries ([`entries`]).
//!
//! The rules are those of rule-based recognisers for news (McDonald, *Internal and External Evidence in
//! the Identification and Semantic Categorization of Proper Names*, 1993; Mikheev, Moens and Grover,
//! *Named Entity Recognition without Gazetteers*, EACL 1999): evidence inside the name, evidence beside it,
//! and one sense for a name in one corpus.

mod acronyms;
mod cues;
mod entries;
mod find;
mod forms;
mod kind;
mod lists;
mod people;
mod runs;
mod token;
mod works;

pub(crate) use entries::{Found, Span, found};
pub(crate) use lists::place;
