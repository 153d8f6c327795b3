//! The parts that pages are made of. A part is a function from plain values and signals to a view;
//! what the reader does comes back through callbacks. Parts know no storage, no address and no
//! engine.
//!
//! Views are built from the functions of [`crate::view`] and not with `view!`: that macro writes every
//! static piece through `template.innerHTML`, which the page's Trusted Types policy refuses.

pub mod aspects;
pub mod badge;
pub mod card;
pub mod chips;
pub mod cite_box;
pub mod collocates;
pub mod compare;
pub mod confirm;
pub mod copyable;
pub mod crumbs;
pub mod dialog;
pub mod dispersion;
pub mod elsewhere;
pub mod empty;
pub mod export;
pub mod facets;
pub mod fall;
pub mod figure_row;
pub mod hovercard;
pub mod icons;
pub mod index_list;
pub mod inline;
pub mod keys_list;
pub mod letters;
pub mod line;
pub mod list;
pub mod marked;
pub mod masthead;
pub mod meant;
pub mod minimap;
pub mod moves;
pub mod network_map;
pub mod network_side;
pub mod network_table;
pub mod note_box;
pub mod note_item;
pub mod note_links;
pub mod note_mark;
pub mod notes;
pub mod notice;
pub mod offers;
pub mod opened;
pub mod outline;
pub mod outside;
pub mod pair;
pub mod passage;
pub mod plot;
pub mod questions;
pub mod quoted;
pub mod read_bar;
pub mod related;
pub mod result;
pub mod rows;
pub mod search_box;
pub mod shelf;
pub mod siglum;
pub mod strip;
pub mod syntax;
pub mod time_band;
pub mod toast;
pub mod tray;
pub mod tries;
