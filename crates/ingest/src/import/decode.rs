//! Bytes to text: UTF-8, or else Windows-1252, of which Latin-1 is a part.

use super::report::{Lines, Log};

/// The text of a file. Bytes that are no UTF-8 are read as Windows-1252, and the report says so;
/// no file is refused.
pub(super) fn decode(bytes: &[u8], log: &mut Log<'_>) -> String {
    let utf16 = |swap: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).skip(1).map(|pair| swap([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    if bytes.starts_with(&[0xff, 0xfe]) {
        log.repaired(Lines::one(1), "encoding", "the file is UTF-16 and was read as such", "");
        return utf16(u16::from_le_bytes);
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        log.repaired(Lines::one(1), "encoding", "the file is UTF-16 and was read as such", "");
        return utf16(u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(wrong) => {
            let before = bytes.get(..wrong.valid_up_to()).unwrap_or_default();
            let line = 1 + before.iter().filter(|b| **b == b'\n').count();
            let byte = bytes.get(wrong.valid_up_to()).copied().unwrap_or_default();
            let reason = format!("byte {byte:#04x} is no UTF-8, so the file was read as Windows-1252 (Latin-1)");
            log.repaired(Lines::one(u32::try_from(line).unwrap_or(u32::MAX)), "encoding", reason, "");
            bytes.iter().copied().map(windows_1252).collect()
        }
    }
}

/// The character of a byte. The five bytes that Windows-1252 leaves free are those of Latin-1.
fn windows_1252(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::super::report::Report;
    use super::*;

    fn read(bytes: &[u8]) -> (String, usize) {
        let mut report = Report::default();
        let text = decode(bytes, &mut report.of("a.txt"));
        (text, report.items.len())
    }

    #[test]
    fn utf_8_is_taken_as_it_is_and_anything_else_is_reported() {
        assert_eq!(read("\u{feff}naïve".as_bytes()), ("naïve".to_owned(), 0));
        assert_eq!(read(b"na\xefve \x93so\x94 \x80"), ("naïve “so” €".to_owned(), 1));
        assert_eq!(read(b"\xff\xfea\0b\0"), ("ab".to_owned(), 1));
        assert_eq!(read(b"\xfe\xff\0a\0b"), ("ab".to_owned(), 1));
    }
}
