//! Percent-encoding of names and values in a fragment, as forms write them: a blank is `+`, and a
//! `+` is `%2B`.

/// Appends `text`, with all bytes encoded that could be mistaken for something else, in the
/// fragment or by a program that looks for links in running text.
pub(super) fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'*' | b':' | b'/' => {
                out.push(char::from(byte));
            }
            b' ' => out.push('+'),
            _ => {
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}

/// The text, and whether it was sound. A `%` that starts no number stays as it is; bytes that are
/// no UTF-8 become U+FFFD.
pub(super) fn decode(written: &str) -> (String, bool) {
    let mut bytes = Vec::with_capacity(written.len());
    let mut sound = true;
    let mut rest = written.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(nibble(*high) << 4 | nibble(*low));
                rest = after;
            }
            (b'%', _) => {
                sound = false;
                bytes.push(b'%');
            }
            _ => bytes.push(*first),
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, sound),
        Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), false),
    }
}

/// The value of a hexadecimal digit.
fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => digit.wrapping_sub(b'A').wrapping_add(10),
    }
}

// Properties are tried natively; proptest has no source of chance in a browser.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn text_reads_back_as_encoded(text in "\\PC*") {
            let mut written = String::new();
            encode(&text, &mut written);
            prop_assert_eq!(decode(&written), (text, true));
        }

        #[test]
        fn any_string_is_decoded(written in ".*") {
            let _ = decode(&written);
        }
    }

    #[test]
    fn damage_is_reported_and_costs_nothing_else() {
        assert_eq!(decode("a+b%20c%2Bd"), ("a b c+d".into(), true));
        assert_eq!(decode("100%"), ("100%".into(), false));
        assert_eq!(decode("%zz"), ("%zz".into(), false));
        assert_eq!(decode("%E2%82x"), ("\u{fffd}x".into(), false));
        assert_eq!(decode("%c3%A9"), ("é".into(), true));
    }
}
