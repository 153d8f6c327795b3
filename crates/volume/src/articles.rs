//! Section `articles`: lengths and dates, a column each, and front matter, one record an article,
//! decoded when asked for.

use std::collections::BTreeMap;

use crossread_model::{Code, Date, FrontMatter, Slug};

use crate::codec::{Reader, Writer};
use crate::section::Payload;
use crate::{FIELDS, Measure};

pub(crate) const NAME: &str = "articles";

/// The opened section: where each record lies.
#[derive(Debug)]
pub(crate) struct Articles {
    payload: Payload,
    /// Start of each record in `payload`, and the end of the last.
    starts: Vec<u32>,
    /// Lengths and dates, kept unpacked since ranking and sorting read them all.
    measures: Vec<Measure>,
    dates: Vec<Option<Date>>,
}

pub(crate) fn write<'a>(articles: impl ExactSizeIterator<Item = (&'a FrontMatter, Measure)>) -> Vec<u8> {
    let mut w = Writer::default();
    w.count(articles.len());
    let mut columns: [Writer; COLUMNS] = Default::default();
    let mut records = Writer::default();
    for (front, measure) in articles {
        let before = records.0.len();
        write_front(&mut records, front);
        let [title, dek, headings, body] = measure.lengths;
        let date = front.date.map_or(0, pack_date);
        let length = (records.0.len() - before) as u32;
        let row = [title, dek, headings, body, measure.paragraphs, measure.passages, date, length];
        columns.iter_mut().zip(row).for_each(|(column, n)| column.number(n));
    }
    columns.iter().chain([&records]).for_each(|part| w.0.extend_from_slice(&part.0));
    w.0
}

/// Four lengths, paragraphs, passages, the date, and the bytes of the record.
const COLUMNS: usize = 8;

/// A day as one number, 0 for none.
fn pack_date(date: Date) -> u32 {
    u32::from(date.year()) << 9 | u32::from(date.month()) << 5 | u32::from(date.day())
}

/// The outer `Option` is about the bytes, the inner one about the date.
fn unpack_date(packed: u32) -> Option<Option<Date>> {
    if packed == 0 {
        return Some(None);
    }
    let (year, month, day) = (u16::try_from(packed >> 9).ok()?, packed >> 5 & 0xf, packed & 0x1f);
    Date::new(year, month as u8, day as u8).ok().map(Some)
}

fn write_front(w: &mut Writer, front: &FrontMatter) {
    w.string(front.slug.as_str());
    w.string(front.code.as_str());
    for text in [
        &front.title,
        &front.title_note,
        &front.dek,
        &front.interviewee,
        &front.interviewer,
        &front.outlet,
        &front.kind,
        &front.source,
        &front.licence,
        &front.language,
    ] {
        w.option(text.as_deref());
    }
    w.number(u8::from(front.retold));
    for list in [&front.authors, &front.places, &front.tags] {
        w.strings(list);
    }
    w.count(front.extra.len());
    for (key, values) in &front.extra {
        w.string(key);
        w.strings(values);
    }
}

fn read_front(r: &mut Reader, date: Option<Date>) -> Option<FrontMatter> {
    let slug = r.str()?.parse().ok()?;
    let code = r.str()?.parse().ok()?;
    let mut texts = [const { None }; 10];
    for text in &mut texts {
        *text = r.option()?;
    }
    let [title, title_note, dek, interviewee, interviewer, outlet, kind, source, licence, language] = texts;
    let retold = r.flag()?;
    let (authors, places, tags) = (r.strings()?, r.strings()?, r.strings()?);
    let keys = r.count()?;
    let mut extra = BTreeMap::new();
    for _ in 0..keys {
        extra.insert(r.string()?, r.strings()?);
    }
    Some(FrontMatter {
        slug,
        code,
        title,
        title_note,
        dek,
        authors,
        interviewee,
        interviewer,
        outlet,
        date,
        kind,
        places,
        tags,
        source,
        licence,
        language,
        retold,
        extra,
    })
}

/// Passes over a record that [`read_front`] can read, and gives its slug.
fn check_front<'a>(r: &mut Reader<'a>) -> Option<&'a str> {
    let slug = r.str()?;
    Slug::check(slug).ok()?;
    Code::is_legal(r.str()?).then_some(())?;
    (0..10).try_for_each(|_| r.skip_option())?;
    r.flag()?;
    (0..3).try_for_each(|_| r.skip_strings())?;
    let keys = r.count()?;
    (0..keys).try_for_each(|_| r.str().and_then(|_| r.skip_strings()))?;
    Some(slug)
}

impl Articles {
    /// Checks every record, so that none can fail later. Linear in the section's bytes, which it keeps
    /// as they are.
    pub(crate) fn open(payload: Payload) -> Option<Self> {
        let mut r = Reader(&payload);
        let n = r.count()?;
        let mut measures = vec![Measure::default(); n];
        for field in 0..FIELDS {
            for measure in &mut measures {
                *measure.lengths.get_mut(field)? = r.number()?;
            }
        }
        for measure in &mut measures {
            measure.paragraphs = r.number()?;
        }
        for measure in &mut measures {
            measure.passages = r.number()?;
        }
        let mut dates = Vec::with_capacity(n);
        for _ in 0..n {
            dates.push(unpack_date(r.number()?)?);
        }
        let lengths = r.numbers(n)?;
        let mut at = payload.len() - r.0.len();
        let mut starts = Vec::with_capacity(n + 1);
        starts.push(u32::try_from(at).ok()?);
        let mut last = None;
        for length in lengths {
            let mut record = Reader(r.take(length as usize)?);
            let slug = check_front(&mut record)?;
            record.end()?;
            // Articles stand by slug, each once: `find` relies on it.
            if last.is_some_and(|last| last >= slug) {
                return None;
            }
            last = Some(slug);
            at += length as usize;
            starts.push(u32::try_from(at).ok()?);
        }
        r.end()?;
        Some(Self { starts, measures, dates, payload })
    }

    pub(crate) fn measures(&self) -> &[Measure] {
        &self.measures
    }

    pub(crate) fn dates(&self) -> &[Option<Date>] {
        &self.dates
    }

    pub(crate) fn front(&self, article: usize) -> Option<FrontMatter> {
        read_front(&mut Reader(self.record(article)?), *self.dates.get(article)?)
    }

    /// The title alone, without decoding the rest.
    pub(crate) fn title(&self, article: usize) -> Option<&str> {
        let mut r = Reader(self.record(article)?);
        let (_slug, _code) = (r.str()?, r.str()?);
        if r.flag()? { r.str() } else { None }
    }

    /// The slug alone, without decoding the rest.
    pub(crate) fn slug(&self, article: usize) -> Option<&str> {
        Reader(self.record(article)?).str()
    }

    fn record(&self, article: usize) -> Option<&[u8]> {
        let (start, end) = (*self.starts.get(article)?, *self.starts.get(article + 1)?);
        self.payload.get(start as usize..end as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(slug: &str) -> FrontMatter {
        FrontMatter {
            slug: slug.parse().unwrap(),
            code: "ABC".parse().unwrap(),
            title: Some("T".into()),
            title_note: None,
            dek: Some("é".into()),
            authors: vec!["A".into(), "B".into()],
            interviewee: None,
            interviewer: Some("I".into()),
            outlet: None,
            date: Date::new(2020, 11, 8).ok(),
            kind: Some("report".into()),
            places: vec![],
            tags: vec!["t".into()],
            source: None,
            licence: None,
            language: Some("cy".into()),
            retold: true,
            extra: BTreeMap::from([("series".into(), vec!["x".into(), "y".into()])]),
        }
    }

    #[test]
    fn reads_back_as_written() {
        let measure = Measure { lengths: [3, 0, 300, 70_000], paragraphs: 9, passages: 12 };
        let (a, b) = (front("a"), FrontMatter { date: None, ..front("b") });
        let bytes = write([(&a, measure), (&b, measure)].into_iter());
        let opened = Articles::open(bytes[..].into()).unwrap();
        assert_eq!(opened.measures(), [measure, measure]);
        assert_eq!((opened.front(0), opened.front(1), opened.front(2)), (Some(a), Some(b), None));
        assert_eq!(opened.slug(1), Some("b"));
        assert_eq!((opened.title(0), opened.title(2)), (Some("T"), None));
        assert_eq!(opened.dates(), [Date::new(2020, 11, 8).ok(), None]);
        for cut in 0..bytes.len() {
            assert!(Articles::open(bytes[..cut].into()).is_none());
        }
    }

    #[test]
    fn articles_out_of_order_are_refused() {
        let measure = Measure::default();
        let bytes = write([(&front("b"), measure), (&front("a"), measure)].into_iter());
        assert!(Articles::open(bytes[..].into()).is_none());
    }
}
