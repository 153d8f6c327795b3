//! Bytes as text that may stand in a script element: five characters for four bytes, so a quarter more,
//! where base64 takes a third.
//!
//! Four bytes, the highest first, are a number in base 85; a digit is the character at `(` and that many
//! further, but for `<`, which could end the element: `}` stands in its place. The last bytes are filled
//! up with zeros, so the length has to be known. `pack85.js` reads it back.

/// The first digit.
const ZERO: u8 = b'(';

/// What stands for [`BARRED`].
const STAND_IN: u8 = b'}';
const BARRED: u8 = b'<';

/// The text. Linear.
pub(crate) fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(4) * 5);
    for group in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..group.len()].copy_from_slice(group);
        let mut number = u32::from_be_bytes(four);
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = character((number % 85) as u8);
            number /= 85;
        }
        text.extend(digits.map(char::from));
    }
    text
}

fn character(digit: u8) -> u8 {
    let character = ZERO + digit;
    if character == BARRED { STAND_IN } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `unpack` in boot.js.
    fn read(text: &str, length: usize) -> Vec<u8> {
        let value = |c: &u8| u32::from(if *c == STAND_IN { BARRED } else { *c } - ZERO);
        let group = |five: &[u8]| five.iter().fold(0_u32, |number, c| number.wrapping_mul(85) + value(c)).to_be_bytes();
        let mut bytes: Vec<u8> = text.as_bytes().chunks(5).flat_map(group).collect();
        bytes.truncate(length);
        bytes
    }

    #[test]
    fn bytes_of_every_value_and_every_length_read_back() {
        for length in 0..600 {
            let bytes: Vec<u8> = (0..length).map(|i| (i * 151 % 257) as u8).collect();
            assert_eq!(read(&write(&bytes), length), bytes);
        }
        for four in [[0; 4], [255; 4], [0, 0, 0, 1], [128, 0, 0, 0]] {
            assert_eq!(read(&write(&four), 4), four);
        }
    }

    #[test]
    fn no_character_can_end_a_script_or_begin_a_comment() {
        let every: String = (0..85).map(|digit| char::from(character(digit))).collect();
        assert_eq!(every.chars().collect::<std::collections::BTreeSet<_>>().len(), 85, "each digit is its own");
        assert!(every.chars().all(|c| c.is_ascii_graphic() && !"<\"'&".contains(c)), "{every}");
    }
}
