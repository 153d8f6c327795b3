//! Numbers in decimal digits, exactly, as people write them.
//!
//! The standard library reads and prints any floating-point number, with tables and code of 30 kB. What
//! stands in texts and queries has few digits: a whole number below 2⁵³ and a power of ten up to 10²² are
//! both exact in an `f64`, so one division or multiplication of the two is the nearest there is
//! (W. D. Clinger, *How to Read Floating Point Numbers Accurately*, PLDI 1990).

/// The powers of ten that an `f64` holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// Whole numbers up to here are exact.
const MOST: u64 = 1 << 53;

/// Reads `1234.5`, `-3` or `.5`, times a power of ten: the nearest number. `None` where the text is
/// something else, or has more digits than an `f64` can tell apart.
///
/// ```
/// use crossread_model::decimal::read;
/// assert_eq!(read("1.1", 6), Some(1_100_000.0));
/// assert_eq!(read("-0.25", 0), Some(-0.25));
/// assert_eq!(read("1e5", 0), None);
/// ```
pub fn read(text: &str, power: i32) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mut whole, mut read, mut point) = (0u64, false, None);
    for byte in digits.bytes() {
        match (byte, point) {
            (b'0'..=b'9', _) => {
                whole = whole.checked_mul(10)?.checked_add(u64::from(byte - b'0')).filter(|whole| *whole <= MOST)?;
                point = point.map(|places: i32| places + 1);
                read = true;
            }
            (b'.', None) => point = Some(0),
            _ => return None,
        }
    }
    let power = power.checked_sub(point.unwrap_or(0))?;
    let by = POWERS.get(power.unsigned_abs() as usize)?;
    let value = if power < 0 { whole as f64 / by } else { whole as f64 * by };
    read.then_some(if digits.len() < text.len() { -value } else { value })
}

/// The shortest digits that [`read`] as the number. One that has none such is rounded to the places
/// that an `f64` holds; one that is not finite is a dash.
///
/// ```
/// use crossread_model::decimal::text;
/// assert_eq!(text(1_100_000.0), "1100000");
/// assert_eq!(text(-0.25), "-0.25");
/// assert_eq!(text(1.0 / 3.0), "0.3333333333333333");
/// ```
pub fn text(value: f64) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    let size = value.abs();
    if !size.is_finite() {
        return "–".into();
    }
    if size >= MOST as f64 {
        return format!("{sign}{}", far(size));
    }
    let (mut whole, mut places) = (0, 0usize);
    for (power, digits) in POWERS.iter().zip(0..) {
        let scaled = size * power;
        if scaled >= MOST as f64 {
            break;
        }
        (whole, places) = (nearest(scaled), digits);
        if whole as f64 / power == size {
            break;
        }
    }
    // The last of sixteen digits is told apart by few numbers.
    if places > 0 && whole >= 1_000_000_000_000_000 && whole as f64 / power_of(places) != size {
        (whole, places) = ((whole + 5) / 10, places - 1);
    }
    while places > 0 && whole.is_multiple_of(10) {
        (whole, places) = (whole / 10, places - 1);
    }
    sign.to_owned() + &pointed(whole, places)
}

/// A number rounded to so many places, six at most, half of the last away from zero; what is not finite
/// or too large for it is the largest number there is place for.
///
/// ```
/// assert_eq!(crossread_model::decimal::rounded(-12.375, 2), "-12.38");
/// assert_eq!(crossread_model::decimal::rounded(86.0, 1), "86.0");
/// ```
pub fn rounded(value: f64, places: usize) -> String {
    let places = places.min(6);
    let whole = nearest(value.abs() * power_of(places)).min(MOST);
    let sign = if value < 0.0 && whole > 0 { "-" } else { "" };
    sign.to_owned() + &pointed(whole, places)
}

fn power_of(places: usize) -> f64 {
    POWERS.get(places).copied().unwrap_or(1.0)
}

/// The whole number nearest to a value that is not negative, the greater of two. To add a half would be
/// rounded itself where numbers have no halves.
fn nearest(value: f64) -> u64 {
    let below = value as u64;
    below.saturating_add(u64::from(value - below as f64 >= 0.5))
}

/// A whole number with the point so many digits before its end.
fn pointed(whole: u64, places: usize) -> String {
    let mut digits = whole.to_string();
    if places > 0 {
        while digits.len() <= places {
            digits.insert(0, '0');
        }
        digits.insert(digits.len() - places, '.');
    }
    digits
}

/// The digits of a number above those that are exact, rounded to fifteen of them.
fn far(mut size: f64) -> String {
    let mut zeros = 0;
    while size >= 1e15 {
        size /= 10.0;
        zeros += 1;
    }
    nearest(size).to_string() + &"0".repeat(zeros)
}

/// A run of digits with commas between its thousands: `14,278`. Linear.
pub fn thousands(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "1",
            "007",
            "12.50",
            ".5",
            "5.",
            "0.1",
            "0.3",
            "2.675",
            "1234567.891",
            "9007199254740992",
            "-40",
            "-0.0",
            "0.0000000000000000000001",
        ] {
            assert_eq!(read(text, 0), text.parse().ok(), "{text}");
        }
        for (text, power, expected) in [("1.1", 3, 1100.0), ("4.35", 2, 435.0), ("2", -1, 0.2), ("1", 22, 1e22)] {
            assert_eq!(read(text, power), Some(expected), "{text}e{power}");
        }
        for text in [
            "",
            "-",
            ".",
            "1.2.3",
            "--1",
            "1e5",
            "inf",
            "nan",
            "1,000",
            "9007199254740993",
            "0.00000000000000000000001",
        ] {
            assert_eq!(read(text, 0), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_in_the_fewest_digits() {
        for text_of in
            ["0", "1", "40", "-3", "0.1", "0.3", "2.675", "1234567.891", "0.000001", "9007199254740991", "99.5"]
        {
            let value: f64 = text_of.parse().expect("is a number");
            assert_eq!(text(value), text_of);
        }
        assert_eq!(text(0.1 + 0.2), "0.3");
        assert_eq!(
            (rounded(0.04, 1), rounded(-0.04, 1), rounded(2.0 / 3.0, 3)),
            ("0.0".into(), "0.0".into(), "0.667".into())
        );
        assert_eq!(text(2e18), "2000000000000000000");
        assert_eq!(text(f64::NAN), "–");
    }

    #[test]
    fn commas_part_threes_from_the_end() {
        for (digits, expected) in [("", ""), ("0", "0"), ("999", "999"), ("1000", "1,000"), ("1234567", "1,234,567")] {
            assert_eq!(thousands(digits), expected);
        }
    }
}
