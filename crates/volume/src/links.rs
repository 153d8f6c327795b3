//! Section `links`: for each passage that has any, its links with their evidence, decoded when asked for.

use crossread_model::{Evidence, Link, Shared};

use crate::codec::{Reader, Writer};
use crate::records::Records;

pub(crate) const NAME: &str = "links";

/// The opened section: the passages that have links, ascending, and a record for each.
#[derive(Debug)]
pub(crate) struct Links {
    from: Vec<u32>,
    records: Records,
}

/// Writes links, which stand by the passage that they lead from.
pub(crate) fn write(links: &[Link]) -> Vec<u8> {
    let groups: Vec<&[Link]> = links.chunk_by(|a, b| a.from == b.from).collect();
    let mut w = Writer::default();
    w.ascending(&groups.iter().filter_map(|group| group.first()).map(|link| link.from).collect::<Vec<_>>());
    w.count(groups.len());
    for group in groups {
        w.bytes(&record(group));
    }
    w.0
}

fn record(group: &[Link]) -> Vec<u8> {
    let mut w = Writer::default();
    w.count(group.len());
    for link in group {
        w.number(link.to);
        w.number(link.score);
        w.count(link.evidence.len());
        for shared in &link.evidence {
            w.number(shared.weight);
            match &shared.what {
                Evidence::Term(word) => {
                    w.number(0u32);
                    w.string(word);
                }
                Evidence::Entry(entry) => {
                    w.number(1u32);
                    w.number(*entry);
                }
            }
        }
    }
    w.0
}

fn read_record(from: u32, record: &[u8]) -> Option<Vec<Link>> {
    let mut r = Reader(record);
    let n = r.count()?;
    let list = (0..n).map(|_| {
        let (to, score, n) = (r.number()?, r.number()?, r.count()?);
        let evidence = (0..n).map(|_| {
            let weight = r.number()?;
            let what = match r.number()? {
                0 => Evidence::Term(r.string()?),
                1 => Evidence::Entry(r.number()?),
                _ => return None,
            };
            Some(Shared { what, weight })
        });
        Some(Link { from, to, score, evidence: evidence.collect::<Option<_>>()? })
    });
    let list = list.collect::<Option<Vec<_>>>()?;
    r.end().map(|()| list)
}

/// The links of a record without their evidence: where each leads, and how strong it is.
fn each(record: &[u8], see: &mut dyn FnMut(u32, u32)) -> Option<()> {
    let mut r = Reader(record);
    for _ in 0..r.count()? {
        let (to, score) = (r.number()?, r.number()?);
        for _ in 0..r.count()? {
            let _weight = r.number()?;
            if r.number()? == 0 {
                r.bytes()?;
            } else {
                r.number()?;
            }
        }
        see(to, score);
    }
    Some(())
}

impl Links {
    /// Checks every record, so that none can fail later. Linear in the section's bytes.
    pub(crate) fn open(payload: &[u8], passages: usize, entries: usize) -> Option<Self> {
        let mut r = Reader(payload);
        let from = r.ascending()?;
        let inside = |passage: u32| (passage as usize) < passages;
        let known = |shared: &Shared| !matches!(shared.what, Evidence::Entry(entry) if entry as usize >= entries);
        let right = |link: &Link| inside(link.to) && link.evidence.iter().all(known);
        let records = Records::read(&mut r, |record| read_record(0, record)?.iter().all(right).then_some(()))?;
        r.end()?;
        let whole = from.len() == records.len() && from.is_sorted_by(|a, b| a < b);
        (whole && from.last().is_none_or(|last| inside(*last))).then_some(Self { from, records })
    }

    /// Hands over all links, those of a passage after those of the one before: from where to where each leads, and
    /// how strong it is.
    pub(crate) fn each(&self, see: &mut dyn FnMut(u32, u32, u32)) {
        for (at, from) in self.from.iter().enumerate() {
            // Every record was checked when the section was opened.
            let _ = self.records.get(at).and_then(|record| each(record, &mut |to, score| see(*from, to, score)));
        }
    }

    /// How many passages have links.
    pub(crate) fn len(&self) -> usize {
        self.from.len()
    }

    /// The links from a passage, the best first. Logarithmic.
    pub(crate) fn of_passage(&self, passage: u32) -> Vec<Link> {
        let found = self.from.binary_search(&passage).ok().and_then(|at| self.records.get(at));
        found.and_then(|record| read_record(passage, record)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_as_written() {
        let link = |from, to, what| Link { from, to, score: 412, evidence: vec![Shared { what, weight: 300 }] };
        let links =
            [link(1, 7, Evidence::Term("łódź".into())), link(1, 5, Evidence::Entry(2)), link(4, 0, Evidence::Entry(0))];
        let bytes = write(&links);
        let section = Links::open(&bytes, 8, 3).unwrap();
        assert_eq!(section.of_passage(1), links[..2]);
        assert_eq!(section.of_passage(4), links[2..]);
        let mut all = Vec::new();
        section.each(&mut |from, to, score| all.push((from, to, score)));
        assert_eq!(all, links.map(|link| (link.from, link.to, link.score)));
        assert_eq!((section.of_passage(0), section.len()), (vec![], 2));
        assert!(Links::open(&bytes, 7, 3).is_none(), "a passage that is not there");
        assert!(Links::open(&bytes, 8, 2).is_none(), "an entry that is not there");
        for cut in 0..bytes.len() {
            assert!(Links::open(&bytes[..cut], 8, 3).is_none());
        }
    }
}
