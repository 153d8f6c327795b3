//! Records of many lengths behind one another, found by their number and decoded when asked for.

use crate::codec::Reader;

/// Where in a payload records start, each behind its length.
#[derive(Debug)]
pub(crate) struct Records(Vec<u32>);

impl Records {
    /// Reads a count and as many records behind their lengths from where `r` stands in a payload; `check`
    /// refuses a wrong one with `None`.
    pub(crate) fn read(payload: &[u8], r: &mut Reader, check: &mut dyn FnMut(Reader) -> Option<()>) -> Option<Self> {
        let n = r.count()?;
        let mut starts = Vec::with_capacity(n);
        for _ in 0..n {
            starts.push(u32::try_from(payload.len() - r.0.len()).ok()?);
            check(Reader(r.bytes()?))?;
        }
        Some(Self(starts))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// A record of the payload that was read.
    pub(crate) fn get<'p>(&self, payload: &'p [u8], at: usize) -> Option<Reader<'p>> {
        let start = *self.0.get(at)? as usize;
        Reader(payload.get(start..)?).bytes().map(Reader)
    }
}
