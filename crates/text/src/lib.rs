//! The one tokenizer: whatever counts, finds or marks words uses it, so that counts and marks
//! agree everywhere. No module reads a disk, a clock or the network.

mod english;
mod fold;
mod marks;
mod sentence;
mod spelling;
mod stem;
mod word;

pub use fold::{fold, fold_into};
pub use marks::is_mark;
pub use sentence::sentences;
pub use stem::{Language, stem};
pub use word::{Word, is_letter, words};

/// Grows by one whenever a change here alters words, folded forms or stems. A Volume carries it,
/// since its word list was made with it.
pub const VERSION: u16 = 2;
