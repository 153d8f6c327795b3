//! Section `articles`: front matter and lengths, one record an article, decoded when asked for.

use std::collections::BTreeMap;

use crossread_model::{Date, FrontMatter};

use crate::Measure;
use crate::codec::{Reader, Writer};

pub(crate) const NAME: &str = "articles";

/// The opened section: where each record lies.
#[derive(Debug)]
pub(crate) struct Articles {
    bytes: Vec<u8>,
    /// Start of each record in `bytes`, and the end of the last.
    starts: Vec<u32>,
    /// Lengths, kept unpacked since ranking reads them all.
    measures: Vec<Measure>,
}

pub(crate) fn write<'a>(articles: impl ExactSizeIterator<Item = (&'a FrontMatter, Measure)>) -> Vec<u8> {
    let mut w = Writer::default();
    w.count(articles.len());
    for (front, measure) in articles {
        for n in measure.lengths.into_iter().chain([measure.paragraphs, measure.passages]) {
            w.number(n);
        }
        let mut record = Writer::default();
        write_front(&mut record, front);
        w.bytes(&record.0);
    }
    w.0
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
    match front.date {
        None => w.number(0u32),
        Some(d) => w.number(u32::from(d.year()) << 9 | u32::from(d.month()) << 5 | u32::from(d.day())),
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

fn read_front(r: &mut Reader) -> Option<FrontMatter> {
    let slug = r.str()?.parse().ok()?;
    let code = r.str()?.parse().ok()?;
    let mut texts = [const { None }; 10];
    for text in &mut texts {
        *text = r.option()?;
    }
    let [title, title_note, dek, interviewee, interviewer, outlet, kind, source, licence, language] = texts;
    let date = match r.number()? {
        0 => None,
        packed => Some(
            Date::new(
                u16::try_from(packed >> 9).ok()?,
                u8::try_from(packed >> 5 & 0xf).ok()?,
                u8::try_from(packed & 0x1f).ok()?,
            )
            .ok()?,
        ),
    };
    let retold = r.flag()?;
    let (authors, places, tags) = (r.strings()?, r.strings()?, r.strings()?);
    let keys = r.count()?;
    let extra = (0..keys).map(|_| Some((r.string()?, r.strings()?))).collect::<Option<BTreeMap<_, _>>>()?;
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

impl Articles {
    /// Checks every record, so that none can fail later. Linear in the section's bytes.
    pub(crate) fn open(payload: &[u8]) -> Option<Self> {
        let mut r = Reader(payload);
        let n = r.count()?;
        let (mut bytes, mut starts, mut measures) = (Vec::with_capacity(payload.len()), vec![0], Vec::with_capacity(n));
        let mut last: Option<String> = None;
        for _ in 0..n {
            let mut lengths = [0; 4];
            for length in &mut lengths {
                *length = r.number()?;
            }
            measures.push(Measure { lengths, paragraphs: r.number()?, passages: r.number()? });
            let record = r.bytes()?;
            let mut inner = Reader(record);
            let slug = read_front(&mut inner)?.slug.to_string();
            inner.end()?;
            // Articles stand by slug, each once: `find` relies on it.
            if last.as_ref().is_some_and(|last| *last >= slug) {
                return None;
            }
            last = Some(slug);
            bytes.extend_from_slice(record);
            starts.push(u32::try_from(bytes.len()).ok()?);
        }
        r.end()?;
        Some(Self { bytes, starts, measures })
    }

    pub(crate) fn measures(&self) -> &[Measure] {
        &self.measures
    }

    pub(crate) fn front(&self, article: usize) -> Option<FrontMatter> {
        read_front(&mut Reader(self.record(article)?))
    }

    /// The slug alone, without decoding the rest.
    pub(crate) fn slug(&self, article: usize) -> Option<&str> {
        Reader(self.record(article)?).str()
    }

    fn record(&self, article: usize) -> Option<&[u8]> {
        let (start, end) = (*self.starts.get(article)?, *self.starts.get(article + 1)?);
        self.bytes.get(start as usize..end as usize)
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
        let opened = Articles::open(&bytes).unwrap();
        assert_eq!(opened.measures(), [measure, measure]);
        assert_eq!((opened.front(0), opened.front(1), opened.front(2)), (Some(a), Some(b), None));
        assert_eq!(opened.slug(1), Some("b"));
        for cut in 0..bytes.len() {
            assert!(Articles::open(&bytes[..cut]).is_none());
        }
    }

    #[test]
    fn articles_out_of_order_are_refused() {
        let measure = Measure::default();
        let bytes = write([(&front("b"), measure), (&front("a"), measure)].into_iter());
        assert!(Articles::open(&bytes).is_none());
    }
}
