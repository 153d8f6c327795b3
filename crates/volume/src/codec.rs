//! The few shapes that every section is made of: numbers in seven-bit groups, the lowest first
//! (LEB128), and UTF-8 strings behind their length in bytes.

/// Writes a section's payload.
#[derive(Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    pub(crate) fn number(&mut self, n: impl Into<u64>) {
        let mut n = n.into();
        while n >= 0x80 {
            self.0.push((n & 0x7f) as u8 | 0x80);
            n >>= 7;
        }
        self.0.push(n as u8);
    }

    pub(crate) fn count(&mut self, n: usize) {
        self.number(n as u64);
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn string(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// `None` is 0, `Some` 1 and the string.
    pub(crate) fn option(&mut self, text: Option<&str>) {
        self.number(u8::from(text.is_some()));
        if let Some(text) = text {
            self.string(text);
        }
    }

    pub(crate) fn strings(&mut self, list: &[String]) {
        self.count(list.len());
        for text in list {
            self.string(text);
        }
    }

    /// Ascending numbers as their count and gaps.
    pub(crate) fn ascending(&mut self, numbers: &[u32]) {
        self.count(numbers.len());
        let mut last = 0;
        for &n in numbers {
            self.number(n - last);
            last = n;
        }
    }
}

/// Reads a payload from the front. Every read answers `None` where the bytes do not hold what is
/// asked; nothing here panics, or makes room for more things than there are bytes left.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    #[inline]
    pub(crate) fn number(&mut self) -> Option<u32> {
        // Most numbers are small.
        if let [byte @ ..0x80, rest @ ..] = self.0 {
            self.0 = rest;
            return Some(u32::from(*byte));
        }
        self.long_number()
    }

    fn long_number(&mut self) -> Option<u32> {
        let mut n: u64 = 0;
        for shift in (0..35).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            n |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(n).ok();
            }
        }
        None
    }

    /// A count of things that take a byte each at least.
    pub(crate) fn count(&mut self) -> Option<usize> {
        let n = self.number()? as usize;
        (n <= self.0.len()).then_some(n)
    }

    pub(crate) fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(taken)
    }

    pub(crate) fn bytes(&mut self) -> Option<&'a [u8]> {
        let len = self.count()?;
        self.take(len)
    }

    pub(crate) fn str(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    pub(crate) fn string(&mut self) -> Option<String> {
        self.str().map(str::to_owned)
    }

    pub(crate) fn flag(&mut self) -> Option<bool> {
        match self.number()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    /// The outer `Option` is about the bytes, the inner one about the value.
    pub(crate) fn option(&mut self) -> Option<Option<String>> {
        if self.flag()? { self.string().map(Some) } else { Some(None) }
    }

    pub(crate) fn strings(&mut self) -> Option<Vec<String>> {
        let n = self.count()?;
        let mut list = Vec::with_capacity(n);
        for _ in 0..n {
            list.push(self.string()?);
        }
        Some(list)
    }

    pub(crate) fn ascending(&mut self) -> Option<Vec<u32>> {
        let n = self.count()?;
        let mut list = self.numbers(n)?;
        let mut last = 0u32;
        for n in &mut list {
            last = last.checked_add(*n)?;
            *n = last;
        }
        Some(list)
    }

    /// So many numbers, each of which takes a byte at least.
    pub(crate) fn numbers(&mut self, n: usize) -> Option<Vec<u32>> {
        if n > self.0.len() {
            return None;
        }
        let mut list = Vec::with_capacity(n);
        for _ in 0..n {
            list.push(self.number()?);
        }
        Some(list)
    }

    /// Passes over an optional string.
    pub(crate) fn skip_option(&mut self) -> Option<()> {
        if self.flag()? { self.str().map(drop) } else { Some(()) }
    }

    /// Passes over a list of strings.
    pub(crate) fn skip_strings(&mut self) -> Option<()> {
        let n = self.count()?;
        (0..n).try_for_each(|_| self.str().map(drop))
    }

    pub(crate) fn end(self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_reads_back(n in any::<u32>(), text in ".*", list in prop::collection::vec(".*", 0..5), mut up in prop::collection::vec(any::<u32>(), 0..9)) {
            up.sort_unstable();
            let mut w = Writer::default();
            w.number(n);
            w.string(&text);
            w.option(None);
            w.option(Some(&text));
            w.strings(&list);
            w.ascending(&up);
            let mut r = Reader(&w.0);
            prop_assert_eq!(r.number(), Some(n));
            prop_assert_eq!(r.string(), Some(text.clone()));
            prop_assert_eq!(r.option(), Some(None));
            prop_assert_eq!(r.option(), Some(Some(text)));
            prop_assert_eq!(r.strings(), Some(list));
            prop_assert_eq!(r.ascending(), Some(up.clone()));
            prop_assert_eq!(r.end(), Some(()));
            let mut r = Reader(&w.0);
            prop_assert!(r.number().is_some() && r.str().is_some());
            prop_assert_eq!(r.skip_option().and(r.skip_option()).and(r.skip_strings()), Some(()));
            prop_assert_eq!(r.ascending(), Some(up));
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            for read in [
                |r: &mut Reader| r.number().map(drop),
                |r: &mut Reader| r.string().map(drop),
                |r: &mut Reader| r.option().map(drop),
                |r: &mut Reader| r.strings().map(drop),
                |r: &mut Reader| r.ascending().map(drop),
            ] {
                let mut r = Reader(&bytes);
                while !r.0.is_empty() && read(&mut r).is_some() {}
            }
        }
    }
}
