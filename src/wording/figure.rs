//! How figures are worded: short, since the sentence is one click away.

use crossread_engine::{FigureOrder, Scale};
use crossread_model::{FigureKind, FigureValue, Reading};

use super::{capital, number};

/// A figure's value: `$87 M`, `30.6 %`, `1,300`, `102 ×`, `1984–1985`. Shares stand as the text words
/// them (`one in nine`), since a fraction of one says less.
pub fn figure_value(reading: &Reading, text: &str) -> String {
    let kind = reading.kind;
    let unit = reading.unit.as_deref().unwrap_or_default();
    let one = |value: f64| match kind {
        FigureKind::Money => money(value, reading.currency.as_deref()),
        FigureKind::Percent if unit == "points" => format!("{} pts", numeral(value)),
        FigureKind::Percent => format!("{} %", numeral(value)),
        FigureKind::Ratio => format!("{} ×", numeral(value)),
        FigureKind::Duration => format!("{} {unit}", numeral(value)),
        FigureKind::Rank => format!("No. {}", numeral(value)),
        FigureKind::Span => year(value),
        FigureKind::Count | FigureKind::Rate => numeral(value),
    };
    let value = match reading.value {
        _ if kind == FigureKind::Ratio && unit != "times" => return text.to_owned(),
        FigureValue::One(value) => one(value),
        FigureValue::Range(from, None) => format!("{}–", one(from)),
        FigureValue::Range(from, Some(to)) => format!("{}–{}", one(from), one(to)),
    };
    match reading.qualifier.as_deref() {
        Some("over" | "at least" | "just over") => format!("{value} +"),
        Some("under" | "just under" | "up to") => format!("< {value}"),
        Some("about" | "nearly" | "order of") => format!("≈ {value}"),
        _ => value,
    }
}

/// What a figure counts: in the words of an editor or of the text, or at least its unit.
pub fn what(reading: &Reading, text: &str) -> String {
    let what = reading.what.as_deref().or(reading.unit.as_deref());
    capital(what.unwrap_or(text))
}

/// What a scale is called above its plot: `Money, USD`, `Count`, `Duration, years`.
pub fn scale(scale: &Scale) -> String {
    let kind = capital(scale.kind.name());
    match &scale.unit {
        Some(unit) => format!("{kind}, {unit}"),
        None => kind,
    }
}

/// What an order of figures is called, and the column that it sorts by.
pub fn figure_order(by: FigureOrder) -> &'static str {
    match by {
        FigureOrder::Value => "Value",
        FigureOrder::Kind => "Kind",
        FigureOrder::What => "What",
        FigureOrder::Who => "Who",
        FigureOrder::When => "Year",
        FigureOrder::Article => "Article",
    }
}

/// A power of ten: `0.1`, `1,000`, `1 M`.
pub fn power(n: i8) -> String {
    if n < 0 {
        format!("0.{}1", "0".repeat(usize::from(n.unsigned_abs()) - 1))
    } else {
        numeral(f64::from(10u32.saturating_pow(n.unsigned_abs().into())))
    }
}

/// A number in a few characters: thousands parted, millions and billions by letter, at most two places.
pub fn numeral(value: f64) -> String {
    let size = value.abs();
    let (part, letter) = match size {
        _ if size >= 1e12 => (1e12, " T"),
        _ if size >= 1e9 => (1e9, " B"),
        _ if size >= 1e6 => (1e6, " M"),
        _ => (1.0, ""),
    };
    let hundredths = (size / part * 100.0).round() as u64;
    let whole = number(u32::try_from(hundredths / 100).unwrap_or(u32::MAX));
    let places = match hundredths % 100 {
        0 => String::new(),
        tenths if tenths % 10 == 0 => format!(".{}", tenths / 10),
        places => format!(".{places:02}"),
    };
    let sign = if value < 0.0 && hundredths > 0 { "−" } else { "" };
    format!("{sign}{whole}{places}{letter}")
}

fn money(value: f64, currency: Option<&str>) -> String {
    let sum = numeral(value);
    // A sum with cents has two places.
    let sum = if !sum.contains(' ') && sum.split_once('.').is_some_and(|(_, places)| places.len() == 1) {
        sum + "0"
    } else {
        sum
    };
    match currency {
        Some("USD") => format!("${sum}"),
        Some("NZD") => format!("NZ${sum}"),
        Some("CAD") => format!("C${sum}"),
        Some("AUD") => format!("A${sum}"),
        Some("EUR") => format!("€{sum}"),
        Some("GBP") => format!("£{sum}"),
        Some("JPY") => format!("¥{sum}"),
        Some(code) => format!("{code} {sum}"),
        None => sum,
    }
}

/// A year, whose thousands stay together.
fn year(value: f64) -> String {
    (value as i64).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(kind: FigureKind, value: FigureValue, unit: &str, qualifier: Option<&str>) -> Reading {
        let money = kind == FigureKind::Money;
        Reading {
            kind,
            value,
            unit: Some(unit.into()),
            currency: money.then(|| unit.into()),
            qualifier: qualifier.map(Into::into),
            what: None,
            who: None,
            when: None,
        }
    }

    #[test]
    fn numerals_are_short() {
        for (value, text) in [
            (0.0, "0"),
            (0.1111, "0.11"),
            (30.6, "30.6"),
            (1300.0, "1,300"),
            (865_000.0, "865,000"),
            (20_500_000.0, "20.5 M"),
            (4e9, "4 B"),
            (-3.25, "−3.25"),
            (1e12, "1 T"),
        ] {
            assert_eq!(numeral(value), text, "{value}");
        }
        assert_eq!([-1, 0, 3, 6].map(power), ["0.1", "1", "1,000", "1 M"]);
    }

    #[test]
    fn values_stand_with_what_makes_them_one() {
        let one = FigureValue::One;
        for (kind, value, unit, qualifier, text) in [
            (FigureKind::Money, one(87e6), "USD", None, "$87 M"),
            (FigureKind::Money, one(15.5), "NZD", Some("over"), "NZ$15.50 +"),
            (FigureKind::Money, one(3.0), "CHF", None, "CHF 3"),
            (FigureKind::Percent, one(30.6), "percent", Some("about"), "≈ 30.6 %"),
            (FigureKind::Percent, one(16.0), "points", None, "16 pts"),
            (FigureKind::Ratio, one(102.0), "times", None, "102 ×"),
            (FigureKind::Ratio, one(0.1111), "share", Some("nearly"), "one in nine"),
            (FigureKind::Span, FigureValue::Range(1984.0, Some(1985.0)), "years", None, "1984–1985"),
            (FigureKind::Span, FigureValue::Range(1953.0, None), "years", None, "1953–"),
            (FigureKind::Duration, one(1.5), "years", None, "1.5 years"),
            (FigureKind::Rank, one(2.0), "by size", None, "No. 2"),
            (FigureKind::Count, one(1300.0), "workers", Some("under"), "< 1,300"),
        ] {
            assert_eq!(figure_value(&reading(kind, value, unit, qualifier), "one in nine"), text);
        }
        assert_eq!(what(&reading(FigureKind::Count, one(3.0), "workers", None), "3"), "Workers");
    }
}
