//! The note that is being written.

use super::Notebook;
use crate::dom;
use crate::notes::{About, Note, tags};

/// The note that is being written, and whether it is new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The note as it was when the writing began.
    pub note: Note,
    /// True until it is kept.
    pub new: bool,
}

impl Notebook {
    /// A new note on something, neither kept nor written yet.
    pub fn begin(self, about: About) {
        let now = dom::now();
        let note = Note { id: dom::new_id(), made: now.clone(), changed: now, about, ..Note::default() };
        self.draft.set(Draft { note, new: true });
    }

    /// Takes up a note that was kept.
    pub fn take_up(self, id: &str) {
        if let Some(held) = self.get(id) {
            self.draft.set(Draft { note: held.note.clone(), new: false });
        }
    }

    /// Keeps the draft with what was written, unless nothing was changed. Where another tab has changed the note in
    /// the meantime, what was written here becomes a note of its own, so that neither is lost.
    pub fn finish(self, remark: String, heading: &str, tagged: &str) {
        let Draft { note: before, new } = self.draft.get_untracked();
        let mut note = Note { remark, heading: heading.trim().to_owned(), tags: tags(tagged), ..before.clone() };
        if new && note.about == About::Nothing && note.remark.trim().is_empty() || !new && note == before {
            return;
        }
        note.changed = dom::now();
        if !new && self.get(&note.id).is_some_and(|held| held.note != before) {
            note.id = dom::new_id();
            return self.keep(&note, "Another tab has changed this note: yours is kept beside it.");
        }
        self.keep(&note, "Kept in the notebook.");
    }

    /// Keeps something as it is, without a remark.
    pub fn save(self, about: About, told: &str) {
        self.begin(about);
        self.keep(&self.draft.get_untracked().note, told);
    }

    /// Gives the draft up: a new one is gone, one that was kept is removed.
    pub fn drop_draft(self) {
        let Draft { note, new } = self.draft.get_untracked();
        if !new {
            self.remove(vec![note.id], "The note is deleted.".to_owned());
        }
    }
}
