//! Sections `passages` and `text`: how each passage is made, and the words themselves, all in one
//! string. Apart, they compress better, and the text can be searched without decoding anything.

use crossread_model::{Block, Mark, MarkKind, Passage, PassageId};

use crate::codec::{Reader, Writer};
use crate::section::Payload;

pub(crate) const NAME: &str = "passages";
pub(crate) const TEXT: &str = "text";

/// The opened sections.
#[derive(Debug)]
pub(crate) struct Passages {
    text: Payload,
    payload: Payload,
    /// Start of each passage's text, and the end of the last.
    texts: Vec<u32>,
    /// Start of each passage's record in `payload`, its length first.
    records: Vec<u32>,
}

/// The payloads of `passages` and `text`.
pub(crate) fn write<'a>(passages: impl ExactSizeIterator<Item = &'a Passage>) -> (Vec<u8>, Vec<u8>) {
    let mut w = Writer::default();
    let mut text = Vec::new();
    w.count(passages.len());
    for passage in passages {
        text.extend_from_slice(passage.text.as_bytes());
        w.count(passage.text.len());
        let mut record = Writer::default();
        write_record(&mut record, passage);
        w.bytes(&record.0);
    }
    (w.0, text)
}

fn write_record(w: &mut Writer, passage: &Passage) {
    let (kind, number) = match passage.id {
        PassageId::Title => (0u8, 0),
        PassageId::Dek => (1, 0),
        PassageId::Heading(n) => (2, n),
        PassageId::Body(n) => (3, n),
    };
    w.number(kind);
    w.number(number);
    match &passage.block {
        Block::Paragraph => w.number(0u8),
        Block::Heading(level) => {
            w.number(1u8);
            w.number(*level);
        }
        Block::Quotation => w.number(2u8),
        Block::List { start, depths } => {
            w.number(3u8);
            w.number(start.map_or(0, |n| u64::from(n) + 1));
            w.bytes(depths);
        }
        Block::Table => w.number(4u8),
        Block::Code => w.number(5u8),
        Block::Footnote(n) => {
            w.number(6u8);
            w.number(*n);
        }
    }
    w.option(passage.speaker.as_deref());
    w.number(u8::from(passage.turn));
    w.count(passage.marks.len());
    let mut last = 0;
    for mark in &passage.marks {
        w.number(mark.start - last);
        w.number(mark.end - mark.start);
        last = mark.start;
        match &mark.kind {
            MarkKind::Emphasis => w.number(0u8),
            MarkKind::Strong => w.number(1u8),
            MarkKind::Code => w.number(2u8),
            MarkKind::Strike => w.number(3u8),
            MarkKind::Link(target) => {
                w.number(4u8);
                w.string(target);
            }
            MarkKind::Note(n) => {
                w.number(5u8);
                w.number(*n);
            }
        }
    }
}

fn read_id(r: &mut Reader) -> Option<PassageId> {
    match (r.number()?, r.number()?) {
        (0, 0) => Some(PassageId::Title),
        (1, 0) => Some(PassageId::Dek),
        (2, n) => Some(PassageId::Heading(n)),
        (3, n) => Some(PassageId::Body(n)),
        _ => None,
    }
}

/// A passage but for its text, which is needed to check the marks against.
fn read_record(mut r: Reader, text: &[u8]) -> Option<Passage> {
    let id = read_id(&mut r)?;
    let block = match r.number()? {
        0 => Block::Paragraph,
        1 => Block::Heading(u8::try_from(r.number()?).ok().filter(|n| (1..=6).contains(n))?),
        2 => Block::Quotation,
        3 => Block::List { start: r.number()?.checked_sub(1), depths: r.bytes()?.to_vec() },
        4 => Block::Table,
        5 => Block::Code,
        6 => Block::Footnote(r.number()?),
        _ => return None,
    };
    let speaker = r.option()?;
    let turn = r.flag()?;
    let count = r.count()?;
    let mut last = 0u32;
    let mut marks = Vec::with_capacity(count);
    for _ in 0..count {
        let start = last.checked_add(r.number()?)?;
        let end = start.checked_add(r.number()?)?;
        // A mark that cuts a letter in two would break every view.
        (start <= end && is_boundary(text, start) && is_boundary(text, end)).then_some(())?;
        let kind = match r.number()? {
            0 => MarkKind::Emphasis,
            1 => MarkKind::Strong,
            2 => MarkKind::Code,
            3 => MarkKind::Strike,
            // The page trusts links, so they are checked again here.
            4 => MarkKind::Link(r.string().filter(|t| crossread_model::safe_target(t))?),
            5 => MarkKind::Note(r.number()?),
            _ => return None,
        };
        marks.push(Mark { start, end, kind });
        last = start;
    }
    r.end()?;
    Some(Passage { id, block, speaker, turn, text: String::new(), marks })
}

/// Tells whether a place in a text is its end, or a letter begins there.
fn is_boundary(text: &[u8], at: u32) -> bool {
    text.get(at as usize).map_or(at as usize == text.len(), |byte| byte & 0xc0 != 0x80)
}

/// Tells whether a record is that of a title, a dek or one of the first paragraphs of a body, with nothing to say but
/// that: so are most, and no more needs to be read to know that [`read_record`] can.
fn is_plain(record: &[u8]) -> bool {
    matches!(record, [0 | 1, 0, 0, 0, 0, 0] | [3, ..0x80, 0, 0, 0, 0])
}

impl Passages {
    /// Checks every record, so that none can fail later. Linear in the records, and not in the texts: the
    /// checksum has told that they are as they were written, and one that is no UTF-8 reads as empty.
    pub(crate) fn open(payload: Payload, text: Payload) -> Option<Self> {
        let mut r = Reader(&payload);
        let n = r.count()?;
        let (mut texts, mut records) = (Vec::with_capacity(n + 1), Vec::with_capacity(n));
        texts.push(0);
        let mut at = 0u32;
        for _ in 0..n {
            let end = at.checked_add(r.number()?)?;
            records.push(u32::try_from(payload.len() - r.0.len()).ok()?);
            is_boundary(&text, end).then_some(())?;
            let (record, text) = (r.bytes()?, text.get(at as usize..end as usize)?);
            if !is_plain(record) {
                read_record(Reader(record), text)?;
            }
            texts.push(end);
            at = end;
        }
        r.end()?;
        (at as usize == text.len()).then_some(Self { text, payload, texts, records })
    }

    pub(crate) fn len(&self) -> usize {
        self.texts.len() - 1
    }

    pub(crate) fn text_len(&self) -> usize {
        self.text.len()
    }

    /// The text of a passage; `None` also where it is no UTF-8. Linear in its bytes, very nearly as fast as to look
    /// at them.
    pub(crate) fn text(&self, passage: usize) -> Option<&str> {
        std::str::from_utf8(self.bytes(passage)?).ok()
    }

    fn bytes(&self, passage: usize) -> Option<&[u8]> {
        self.text.get(*self.texts.get(passage)? as usize..*self.texts.get(passage + 1)? as usize)
    }

    /// How many bytes a passage's text has.
    pub(crate) fn length(&self, passage: usize) -> Option<u32> {
        self.texts.get(passage + 1)?.checked_sub(*self.texts.get(passage)?)
    }

    pub(crate) fn passage(&self, passage: usize) -> Option<Passage> {
        let read = read_record(self.record(passage)?, self.bytes(passage)?)?;
        Some(match self.text(passage) {
            Some(text) => Passage { text: text.to_owned(), ..read },
            None => Passage { marks: Vec::new(), ..read },
        })
    }

    /// The number of a passage, without decoding the rest.
    pub(crate) fn id(&self, passage: usize) -> Option<PassageId> {
        read_id(&mut self.record(passage)?)
    }

    fn record(&self, passage: usize) -> Option<Reader<'_>> {
        Reader(self.payload.get(*self.records.get(passage)? as usize..)?).bytes().map(Reader)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn samples() -> Vec<Passage> {
        let plain = |id, block, text: &str| Passage {
            id,
            block,
            speaker: None,
            turn: false,
            text: text.to_owned(),
            marks: vec![],
        };
        let mut marked = plain(PassageId::Body(1), Block::Paragraph, "éa link¹");
        marked.speaker = Some("Klein".into());
        marked.turn = true;
        marked.marks = vec![
            Mark { start: 0, end: 8, kind: MarkKind::Strong },
            Mark { start: 4, end: 8, kind: MarkKind::Link("https://example.org/".into()) },
            Mark { start: 8, end: 8, kind: MarkKind::Note(1) },
        ];
        vec![
            plain(PassageId::Title, Block::Heading(1), "Title"),
            plain(PassageId::Dek, Block::Paragraph, "Dek"),
            plain(PassageId::Heading(1), Block::Heading(3), "Head"),
            marked,
            plain(PassageId::Body(2), Block::List { start: Some(0), depths: vec![0, 1] }, "a\nb"),
            plain(PassageId::Body(3), Block::List { start: None, depths: vec![0] }, "a"),
            plain(PassageId::Body(4), Block::Table, "a\tb\nc\td"),
            plain(PassageId::Body(5), Block::Code, "x"),
            plain(PassageId::Body(6), Block::Quotation, "q"),
            plain(PassageId::Body(7), Block::Footnote(1), "n"),
        ]
    }

    #[test]
    fn reads_back_as_written() {
        let samples = samples();
        let (bytes, text) = write(samples.iter());
        let opened = Passages::open(bytes[..].into(), text[..].into()).unwrap();
        assert_eq!(opened.len(), samples.len());
        assert_eq!((0..samples.len()).map(|i| opened.passage(i).unwrap()).collect::<Vec<_>>(), samples);
        assert_eq!((opened.passage(samples.len()), opened.id(samples.len())), (None, None));
        assert!(samples.iter().enumerate().all(|(at, sample)| opened.id(at) == Some(sample.id)));
        for cut in 0..bytes.len() {
            assert!(Passages::open(bytes[..cut].into(), text[..].into()).is_none());
        }
        assert!(Passages::open(bytes[..].into(), text[1..].into()).is_none());
    }

    #[test]
    fn an_unsafe_link_is_refused() {
        let mut sample = samples().remove(3);
        sample.marks = vec![Mark { start: 0, end: 2, kind: MarkKind::Link("javascript:alert(1)".into()) }];
        let (bytes, text) = write([&sample].into_iter());
        assert!(Passages::open(bytes[..].into(), text[..].into()).is_none());
    }

    proptest! {
        #[test]
        fn what_is_plain_can_be_read(record in prop::collection::vec(0u8..5, 5..8), number in 0u8..0x90) {
            let numbered = [&[3, number], record.get(2..).unwrap_or_default()].concat();
            for record in [&record, &numbered, &vec![3, number, 0, 0, 0, 0]] {
                prop_assert!(!is_plain(record) || read_record(Reader(record), b"").is_some());
            }
            prop_assert_eq!(is_plain(&[3, number, 0, 0, 0, 0]), number < 0x80);
        }
    }

    #[test]
    fn a_text_that_is_none_reads_as_empty() {
        let (bytes, mut text) = write(samples().iter());
        text[0] = 0xff;
        let opened = Passages::open(bytes[..].into(), text[..].into()).unwrap();
        assert_eq!((opened.text(0), opened.length(0)), (None, Some(samples()[0].text.len() as u32)));
        assert_eq!(opened.text(1), Some(samples()[1].text.as_str()));
        let empty = Passage { text: String::new(), marks: Vec::new(), ..samples()[0].clone() };
        assert_eq!((opened.passage(0), opened.passage(1)), (Some(empty), Some(samples()[1].clone())));
    }
}
