//! Section `index`: the families of rivals with their members, and the entries, first those of the
//! editorial index, then those found in the texts: one record each, decoded when asked for.

use crossread_model::{Aspect, Contrast, Entry, EntryType, Family, Index};

use crate::EntryIx;
use crate::codec::{Reader, Writer};
use crate::records::Records;
use crate::section::Payload;

pub(crate) const NAME: &str = "index";

/// A family and the entries that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    /// The family.
    pub family: Family,
    /// Its members, in the order of the index.
    pub members: Vec<EntryIx>,
}

/// The opened section.
#[derive(Debug)]
pub(crate) struct Entries {
    payload: Payload,
    records: Records,
    /// How many entries are of the editorial index: the first ones.
    editorial: usize,
    families: Vec<Members>,
}

pub(crate) fn write(index: &Index, found: &[Entry]) -> Vec<u8> {
    let mut w = Writer::default();
    w.count(index.families.len());
    for family in &index.families {
        let belongs = |entry: &Entry| entry.family.as_ref() == Some(&family.id);
        let members: Vec<u32> = index.entries.iter().zip(0..).filter(|(e, _)| belongs(e)).map(|(_, at)| at).collect();
        w.string(&family.id);
        w.string(&family.question);
        w.string(&family.name);
        w.strings(&family.aspects);
        w.ascending(&members);
    }
    w.number(index.entries.len() as u64);
    w.count(index.entries.len() + found.len());
    for entry in index.entries.iter().chain(found) {
        let mut record = Writer::default();
        write_entry(&mut record, entry);
        w.bytes(&record.0);
    }
    w.0
}

fn write_entry(w: &mut Writer, entry: &Entry) {
    w.string(&entry.id);
    w.string(entry.kind.name());
    w.string(&entry.name);
    w.string(&entry.sort);
    w.strings(&entry.aliases);
    w.option(entry.definition.as_deref());
    w.count(entry.contrasts.len());
    for contrast in &entry.contrasts {
        w.string(&contrast.with);
        w.string(&contrast.how);
    }
    w.strings(&entry.parts);
    w.strings(&entry.see);
    w.option(entry.family.as_deref());
    w.count(entry.aspects.len());
    for aspect in &entry.aspects {
        w.string(&aspect.label);
        w.string(&aspect.text);
    }
}

fn read_entry(r: &mut Reader) -> Option<Entry> {
    let id = r.string()?;
    let kind = r.str()?.parse().ok()?;
    let (name, sort, aliases, definition) = (r.string()?, r.string()?, r.strings()?, r.option()?);
    let contrasts = r.count()?;
    let contrasts = (0..contrasts).map(|_| Some(Contrast { with: r.string()?, how: r.string()? }));
    let contrasts = contrasts.collect::<Option<_>>()?;
    let (parts, see, family) = (r.strings()?, r.strings()?, r.option()?);
    let aspects = r.count()?;
    let aspects = (0..aspects).map(|_| Some(Aspect { label: r.string()?, text: r.string()? }));
    let aspects = aspects.collect::<Option<_>>()?;
    Some(Entry { id, kind, name, sort, aliases, definition, contrasts, parts, see, family, aspects })
}

/// Passes over a record that [`read_entry`] can read.
fn check_entry(mut r: Reader) -> Option<()> {
    r.str()?;
    r.str()?.parse::<EntryType>().ok()?;
    r.str()?;
    r.str()?;
    r.skip_strings()?;
    r.skip_option()?;
    for _ in 0..r.count()? {
        r.str()?;
        r.str()?;
    }
    r.skip_strings()?;
    r.skip_strings()?;
    r.skip_option()?;
    for _ in 0..r.count()? {
        r.str()?;
        r.str()?;
    }
    r.end()
}

impl Entries {
    /// Checks every record, so that none can fail later. Linear in the section's bytes, which it keeps as
    /// they are.
    pub(crate) fn open(payload: Payload) -> Option<Self> {
        let mut r = Reader(&payload);
        let n = r.count()?;
        let families: Vec<Members> = (0..n).map(|_| members(&mut r)).collect::<Option<_>>()?;
        let editorial = r.number()? as usize;
        let records = Records::read(&payload, &mut r, &mut check_entry)?;
        r.end()?;
        let inside = |family: &Members| family.members.iter().all(|entry| (entry.0 as usize) < editorial);
        let whole = editorial <= records.len() && families.iter().all(inside);
        whole.then_some(Self { payload, records, editorial, families })
    }

    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    pub(crate) fn editorial(&self) -> usize {
        self.editorial
    }

    pub(crate) fn entry(&self, entry: usize) -> Option<Entry> {
        read_entry(&mut self.records.get(&self.payload, entry)?)
    }

    /// The place of the entry of this id, with which each record begins.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        (0..self.len()).find(|at| self.records.get(&self.payload, *at).and_then(|mut record| record.str()) == Some(id))
    }

    /// What an entry is, without decoding the rest.
    pub(crate) fn kind(&self, entry: usize) -> Option<EntryType> {
        let mut r = self.records.get(&self.payload, entry)?;
        r.str()?;
        r.str()?.parse().ok()
    }

    pub(crate) fn families(&self) -> &[Members] {
        &self.families
    }
}

fn members(r: &mut Reader) -> Option<Members> {
    let family = Family { id: r.string()?, question: r.string()?, name: r.string()?, aspects: r.strings()? };
    let members = r.ascending()?.into_iter().map(EntryIx).collect();
    Some(Members { family, members })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, family: Option<&str>) -> Entry {
        Entry {
            id: id.into(),
            kind: EntryType::Measure,
            name: "Łódź Act".into(),
            sort: id.into(),
            aliases: vec!["the Act".into(), "Act".into()],
            definition: family.map(|_| "A law.".into()),
            contrasts: vec![Contrast { with: "other".into(), how: "differs".into() }],
            parts: vec!["one".into(), "two".into()],
            see: vec!["other".into()],
            family: family.map(str::to_owned),
            aspects: vec![Aspect { label: "Where".into(), text: "ABC ¶1".into() }],
        }
    }

    #[test]
    fn reads_back_as_written() {
        let family =
            Family { id: "f".into(), question: "How?".into(), name: "ways".into(), aspects: vec!["Where".into()] };
        let entries = vec![entry("a", Some("f")), entry("b", None), entry("c", Some("f")), entry("found", None)];
        let editorial = Index { entries: entries[..3].to_vec(), families: vec![family.clone()] };
        let bytes = write(&editorial, &entries[3..]);
        let opened = Entries::open(bytes[..].into()).unwrap();
        assert_eq!((opened.len(), opened.editorial()), (4, 3));
        assert_eq!(
            (0..5).map(|at| opened.entry(at)).collect::<Vec<_>>(),
            entries.into_iter().map(Some).chain([None]).collect::<Vec<_>>()
        );
        assert_eq!(["found", "b", "d"].map(|id| opened.find(id)), [Some(3), Some(1), None]);
        let kinds: Vec<_> = (0..5).map(|at| opened.kind(at)).collect();
        let kind = Some(EntryType::Measure);
        assert_eq!(kinds, [kind, kind, kind, kind, None]);
        assert_eq!(opened.families(), [Members { family, members: vec![EntryIx(0), EntryIx(2)] }]);
        for cut in 0..bytes.len() {
            assert!(Entries::open(bytes[..cut].into()).is_none());
        }
    }

    #[test]
    fn a_member_that_is_no_entry_is_refused() {
        let family = Family { id: "f".into(), question: "?".into(), name: "n".into(), aspects: vec![] };
        let mut bytes = write(&Index { entries: vec![entry("a", Some("f"))], families: vec![family] }, &[]);
        assert!(Entries::open(bytes[..].into()).is_some());
        // The last byte of the families, before the counts and the record, is the gap to the first member.
        let record = {
            let mut w = Writer::default();
            write_entry(&mut w, &entry("a", Some("f")));
            let mut behind = Writer::default();
            behind.bytes(&w.0);
            behind.0.len()
        };
        let member = bytes.len() - record - 3;
        assert_eq!(bytes[member..member + 3], [0, 1, 1]);
        bytes[member] = 1;
        assert!(Entries::open(bytes[..].into()).is_none());
    }
}
