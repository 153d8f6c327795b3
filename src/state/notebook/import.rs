//! Notes out of a file. It is read in slices, each written before the next is asked for, so that a long file neither
//! holds the page up nor has to be kept whole; the reader may stop at any slice.

use js_sys::{ArrayBuffer, JSON, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::Blob;

use super::{Changes, Notebook};
use crate::dom;
use crate::notes::record;
use crate::notes::split::Splitter;
use crate::wording;

/// How many bytes are read at a time: a few dozen milliseconds of work.
const SLICE: u32 = 256 * 1024;

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
    splitter: Splitter,
    undo: Changes,
    added: u32,
    newer: u32,
    known: u32,
    refused: Vec<(u32, &'static str)>,
}

impl Notebook {
    /// Takes the annotations of a file in. What is there already stays, unless the file has a newer form of it.
    pub fn import(self, file: Blob) {
        self.progress.set(Some(Progress { hundredths: 0, read: 0 }));
        let import = Import {
            file,
            at: 0.0,
            splitter: Splitter::default(),
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
            let texts = import.splitter.push(&Uint8Array::new(&buffer).to_vec());
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
        let rest: Vec<Vec<u8>> = import.splitter.end().into_iter().collect();
        let changes = self.sift(rest, &mut import);
        if import.splitter.too_long > 0 {
            import.refused.push((0, "some are too long"));
        }
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

    /// What is to be kept of some annotations.
    fn sift(self, texts: Vec<Vec<u8>>, import: &mut Import) -> Changes {
        let page = self.page();
        let mut changes: Changes = Vec::new();
        for text in texts {
            let number = import.read() + 1;
            let text = String::from_utf8_lossy(&text);
            let read = JSON::parse(text.trim_start_matches('\u{FEFF}')).map_err(|_| "it is no JSON");
            let read = read.and_then(|record| Ok((record::read(&record, &page)?, record)));
            match read {
                Ok((note, record)) => match self.get(&note.id).map(|held| held.note.changed < note.changed) {
                    Some(false) => import.known += 1,
                    // The same one twice in a slice: the first is kept.
                    None if changes.iter().any(|(id, _)| *id == note.id) => import.known += 1,
                    newer => {
                        import.newer += u32::from(newer.is_some());
                        import.added += u32::from(newer.is_none());
                        changes.push((note.id, Some(record)));
                    }
                },
                Err(why) => import.refused.push((number, why)),
            }
        }
        changes
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
