//! Section `links`: for each passage that has any, its links with their evidence, decoded and checked when asked for,
//! since it is the longest section after the texts and the postings.

use crossread_model::{Evidence, Link, Shared};

use crate::codec::{Reader, Writer};
use crate::records::Records;
use crate::section::Payload;

pub(crate) const NAME: &str = "links";

/// The opened section: the passages that have links, ascending, and a record for each.
#[derive(Debug)]
pub(crate) struct Links {
    payload: Payload,
    from: Vec<u32>,
    records: Records,
    passages: u32,
    entries: u32,
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

fn read_record(from: u32, mut r: Reader, entries: u32) -> Option<Vec<Link>> {
    let n = r.count()?;
    let list = (0..n).map(|_| {
        let (to, score, n) = (r.number()?, r.number()?, r.count()?);
        let evidence = (0..n).map(|_| {
            let weight = r.number()?;
            let what = match r.number()? {
                0 => Evidence::Term(r.string()?),
                1 => Evidence::Entry(r.number().filter(|entry| *entry < entries)?),
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
fn each(mut r: Reader, see: &mut dyn FnMut(u32, u32)) -> Option<()> {
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
    /// Finds where each record begins. Linear in their number; the bytes are kept as they are. A record that does not
    /// hold what it should, which the checksum leaves to those alone who mean it, reads as no links.
    pub(crate) fn open(payload: Payload, passages: usize, entries: usize) -> Option<Self> {
        let mut r = Reader(&payload);
        let from = r.ascending()?;
        let records = Records::read(&payload, &mut r, &mut |_| Some(()))?;
        r.end()?;
        let whole = from.len() == records.len() && from.is_sorted_by(|a, b| a < b);
        let (passages, entries) = (u32::try_from(passages).ok()?, u32::try_from(entries).ok()?);
        let inside = from.last().is_none_or(|last| *last < passages);
        (whole && inside).then_some(Self { payload, from, records, passages, entries })
    }

    /// Hands over all links, those of a passage after those of the one before: from where to where each leads, and
    /// how strong it is.
    pub(crate) fn each(&self, see: &mut dyn FnMut(u32, u32, u32)) {
        for (at, from) in self.from.iter().enumerate() {
            let mut inside = |to, score| {
                if to < self.passages {
                    see(*from, to, score);
                }
            };
            let _ = self.records.get(&self.payload, at).and_then(|record| each(record, &mut inside));
        }
    }

    /// How many passages have links.
    pub(crate) fn len(&self) -> usize {
        self.from.len()
    }

    /// The links from a passage, the best first. Logarithmic.
    pub(crate) fn of_passage(&self, passage: u32) -> Vec<Link> {
        let found = self.from.binary_search(&passage).ok().and_then(|at| self.records.get(&self.payload, at));
        let links = found.and_then(|record| read_record(passage, record, self.entries));
        links.filter(|links| links.iter().all(|link| link.to < self.passages)).unwrap_or_default()
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
        let section = Links::open(bytes[..].into(), 8, 3).unwrap();
        assert_eq!(section.of_passage(1), links[..2]);
        assert_eq!(section.of_passage(4), links[2..]);
        let mut all = Vec::new();
        section.each(&mut |from, to, score| all.push((from, to, score)));
        assert_eq!(all, links.clone().map(|link| (link.from, link.to, link.score)));
        assert_eq!((section.of_passage(0), section.len()), (vec![], 2));
        let opened = |passages, entries| Links::open(bytes[..].into(), passages, entries).unwrap();
        assert_eq!(opened(7, 3).of_passage(1), [], "a passage that is not there");
        assert_eq!(opened(8, 2).of_passage(1), [], "an entry that is not there");
        assert_eq!(opened(8, 2).of_passage(4), links[2..]);
        let mut inside = Vec::new();
        opened(7, 3).each(&mut |from, to, _| inside.push((from, to)));
        assert_eq!(inside, [(1, 5), (4, 0)]);
        assert!(Links::open(bytes[..].into(), 4, 3).is_none(), "links from a passage that is not there");
        for cut in 0..bytes.len() {
            assert!(Links::open(bytes[..cut].into(), 8, 3).is_none());
        }
    }
}
