//! Notes out of a file: annotations, a table or Markdown, as its name says. It is read in slices, each written before the next is asked for, so that a long file neither
//! holds the page up nor has to be kept whole; the reader may stop at any slice.

use std::collections::BTreeSet;

use js_sys::{ArrayBuffer, JSON, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

use super::{Changes, Notebook};
use crate::dom;
use crate::notes::split::Splitter;
use crate::notes::told::{Told, likeness};
use crate::notes::{Note, csv, markdown, record};
use crate::wording;

/// How many bytes are read at a time: a few dozen milliseconds of work.
const SLICE: u32 = 128 * 1024;

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Hundredths of the file.
    pub hundredths: u32,
    /// Annotations read so far.
    pub read: u32,
}

/// A file on its way in.
struct Import {
    file: Blob,
    at: f64,
    form: Form,
    /// What the notes say that are here already, or come without a name in this file; empty until one comes so.
    like: BTreeSet<String>,
    undo: Changes,
    added: u32,
    newer: u32,
    known: u32,
    refused: Vec<(u32, &'static str)>,
}

/// The form of a file.
enum Form {
    Annotations(Splitter),
    Table(csv::Reader),
    Markdown(markdown::Reader),
}

/// One note of a file.
enum Taken {
    /// The text of an annotation.
    Annotation(Vec<u8>),
    /// What another form says.
    Told(Told),
}

impl Form {
    /// The form that the name of a file says; annotations where it says nothing else.
    fn named(name: &str) -> Form {
        let name = name.to_lowercase();
        if name.ends_with(".csv") {
            Form::Table(csv::Reader::default())
        } else if [".md", ".markdown"].iter().any(|ending| name.ends_with(ending)) {
            Form::Markdown(markdown::Reader::default())
        } else {
            Form::Annotations(Splitter::default())
        }
    }

    fn push(&mut self, piece: &[u8]) -> Vec<Taken> {
        match self {
            Form::Annotations(splitter) => splitter.push(piece).into_iter().map(Taken::Annotation).collect(),
            Form::Table(reader) => reader.push(piece).into_iter().map(Taken::Told).collect(),
            Form::Markdown(reader) => reader.push(piece).into_iter().map(Taken::Told).collect(),
        }
    }

    fn end(&mut self) -> Vec<Taken> {
        match self {
            Form::Annotations(splitter) => splitter.end().into_iter().map(Taken::Annotation).collect(),
            Form::Table(reader) => reader.end().into_iter().map(Taken::Told).collect(),
            Form::Markdown(reader) => reader.end().into_iter().map(Taken::Told).collect(),
        }
    }

    /// What is wrong with the whole file, once it has been read.
    fn wrong(&self) -> Option<&'static str> {
        match self {
            Form::Table(reader) if !reader.named => Some("the first row names no column words, remark or link"),
            Form::Annotations(Splitter { too_long: 1.., .. })
            | Form::Table(csv::Reader { too_long: 1.., .. })
            | Form::Markdown(markdown::Reader { too_long: 1.., .. }) => Some("some are too long"),
            _ => None,
        }
    }
}

impl Notebook {
    /// Takes the notes of a file in. What is there already stays, unless the file has a newer form of it.
    pub fn import(self, file: File) {
        self.progress.set(Some(Progress { hundredths: 0, read: 0 }));
        let import = Import {
            form: Form::named(&file.name()),
            file: file.into(),
            at: 0.0,
            like: BTreeSet::new(),
            undo: Vec::new(),
            added: 0,
            newer: 0,
            known: 0,
            refused: Vec::new(),
        };
        self.slice(import);
    }

    /// Stops an import; what was taken in stays, and can be taken back.
    pub fn stop_import(self) {
        self.progress.set(None);
    }

    /// Reads the next slice, takes it in, writes it, and goes on.
    fn slice(self, mut import: Import) {
        let size = import.file.size();
        let to = (import.at + f64::from(SLICE)).min(size);
        if import.at >= size || self.progress.get_untracked().is_none() {
            return self.end(import);
        }
        let Ok(slice) = import.file.slice_with_f64_and_f64(import.at, to) else { return self.end(import) };
        import.at = to;
        dom::when_settled(&slice.array_buffer(), move |outcome| {
            let Some(buffer) = outcome.ok().and_then(|buffer| buffer.dyn_into::<ArrayBuffer>().ok()) else {
                import.refused.push((0, "the file could not be read to its end"));
                return self.end(import);
            };
            let texts = import.form.push(&Uint8Array::new(&buffer).to_vec());
            let changes = self.sift(texts, &mut import);
            let hundredths = (import.at * 100.0 / size) as u32;
            self.progress.update(|progress| {
                if progress.is_some() {
                    *progress = Some(Progress { hundredths, read: import.read() });
                }
            });
            self.take_in(changes, import, Notebook::slice);
        });
    }

    fn end(self, mut import: Import) {
        let rest = import.form.end();
        let changes = self.sift(rest, &mut import);
        import.refused.extend(import.form.wrong().map(|why| (0, why)));
        self.take_in(changes, import, |notebook, import| {
            notebook.progress.set(None);
            notebook.outcome.set(import.outcome());
            notebook.can_take_back(import.undo);
        });
    }

    fn take_in(self, changes: Changes, mut import: Import, then: fn(Notebook, Import)) {
        if changes.is_empty() {
            return then(self, import);
        }
        self.make(&changes, &mut import.undo);
        self.write(changes, move |_| then(self, import));
    }

    /// What is to be kept of some notes.
    fn sift(self, taken: Vec<Taken>, import: &mut Import) -> Changes {
        let mut changes: Changes = Vec::new();
        for taken in taken {
            let number = import.read() + 1;
            match self.read_in(taken, import) {
                Ok(Some((note, record))) => match self.get(&note.id).map(|held| held.note.changed < note.changed) {
                    Some(false) => import.known += 1,
                    // The same one twice in a slice: the first is kept.
                    None if changes.iter().any(|(id, _)| *id == note.id) => import.known += 1,
                    newer => {
                        import.newer += u32::from(newer.is_some());
                        import.added += u32::from(newer.is_none());
                        changes.push((note.id, Some(record)));
                    }
                },
                Ok(None) => import.known += 1,
                Err(why) => import.refused.push((number, why)),
            }
        }
        changes
    }

    /// A note with its annotation; none where it came without a name and one that says the same is here.
    fn read_in(self, taken: Taken, import: &mut Import) -> Result<Option<(Note, JsValue)>, &'static str> {
        let page = self.page();
        let record = match taken {
            Taken::Annotation(text) => {
                let text = String::from_utf8_lossy(&text);
                JSON::parse(text.trim_start_matches('\u{FEFF}')).map_err(|_| "it is no JSON")?
            }
            Taken::Told(told) => {
                let mut note = told.note(&page, &dom::now());
                if note.id.is_empty() {
                    if import.like.is_empty() {
                        import.like = self.all().iter().map(|held| likeness(&held.note)).collect();
                    }
                    if !import.like.insert(likeness(&note)) {
                        return Ok(None);
                    }
                    note.id = dom::new_id();
                }
                record::write(&note, None, &page)
            }
        };
        Ok(Some((record::read(&record, &page)?, record)))
    }
}

/// How many refusals are told one by one.
const TOLD: usize = 5;

impl Import {
    fn read(&self) -> u32 {
        self.added + self.newer + self.known + u32::try_from(self.refused.len()).unwrap_or(u32::MAX)
    }

    /// What came of it, in sentences.
    fn outcome(&self) -> String {
        let mut out = format!("{} added", wording::count(self.added, "note"));
        for (count, what) in [(self.newer, "replaced by newer ones"), (self.known, "already here")] {
            if count > 0 {
                out.push_str(&format!(", {} {what}", wording::number(count)));
            }
        }
        out.push('.');
        if !self.refused.is_empty() {
            let count = u32::try_from(self.refused.len()).unwrap_or(u32::MAX);
            out.push_str(&format!(" {} refused:", wording::number(count)));
            for (number, why) in self.refused.iter().take(TOLD) {
                out.push_str(&match number {
                    0 => format!(" {why};"),
                    _ => format!(" number {number}, {why};"),
                });
            }
            out.pop();
            out.push_str(if self.refused.len() > TOLD { "; and so on." } else { "." });
        }
        out
    }
}
