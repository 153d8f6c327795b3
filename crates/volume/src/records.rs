//! Records of many lengths behind one another, found by their number and decoded when asked for.

use crate::codec::Reader;

/// Bytes of records, and where each starts.
#[derive(Debug)]
pub(crate) struct Records {
    bytes: Vec<u8>,
    /// Start of each record in `bytes`, and the end of the last.
    starts: Vec<u32>,
}

impl Records {
    /// Reads a count and as many records behind their lengths; `check` refuses a wrong one with `None`.
    pub(crate) fn read(r: &mut Reader, mut check: impl FnMut(&[u8]) -> Option<()>) -> Option<Self> {
        let n = r.count()?;
        let (mut bytes, mut starts) = (Vec::new(), vec![0]);
        for _ in 0..n {
            let record = r.bytes()?;
            check(record)?;
            bytes.extend_from_slice(record);
            starts.push(u32::try_from(bytes.len()).ok()?);
        }
        Some(Self { bytes, starts })
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(crate) fn get(&self, at: usize) -> Option<&[u8]> {
        let (start, end) = (*self.starts.get(at)?, *self.starts.get(at + 1)?);
        self.bytes.get(start as usize..end as usize)
    }
}
