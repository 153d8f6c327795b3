//! Currencies: signs and codes before an amount, names and codes behind it.

use super::quantity::Quantity;
use super::text::{Text, is_blank, is_hyphen};

/// A currency as a sign or a name tells it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Currency {
    /// ISO 4217.
    pub(crate) code: &'static str,
    /// What an amount is multiplied by: a hundredth for cents.
    pub(crate) part: f64,
}

/// Codes that stand beside amounts as they are, with the name of the unit.
const CODES: [(&str, &str); 22] = [
    ("USD", "dollars"),
    ("EUR", "euros"),
    ("GBP", "pounds"),
    ("JPY", "yen"),
    ("AUD", "dollars"),
    ("CAD", "dollars"),
    ("NZD", "dollars"),
    ("HKD", "dollars"),
    ("SGD", "dollars"),
    ("CHF", "francs"),
    ("CNY", "yuan"),
    ("INR", "rupees"),
    ("BRL", "reais"),
    ("MXN", "pesos"),
    ("ZAR", "rand"),
    ("SEK", "kronor"),
    ("NOK", "kroner"),
    ("DKK", "kroner"),
    ("PLN", "złoty"),
    ("KRW", "won"),
    ("RUB", "roubles"),
    ("ILS", "shekels"),
];

/// The name of a currency's unit, in the plural; the code itself where it is not known.
pub(crate) fn unit(code: &str) -> &str {
    CODES.iter().find(|(known, _)| *known == code).map_or(code, |(_, unit)| unit)
}

/// The currency whose sign or code stands right before a word, and the byte at which it begins.
pub(crate) fn sign(text: &Text, at: usize) -> Option<(Currency, u32)> {
    let gap = text.before(at);
    let bare = gap.trim_end_matches([' ', '\u{a0}', '\u{202f}', '−', '-']);
    if let Some(mark) = bare.chars().next_back()
        && let Some(code) = of_sign(mark)
    {
        let from = text.start(at) - (gap.len() - bare.len() + mark.len_utf8()) as u32;
        let (code, start) = if mark == '$' { dollars_of(text, at, from) } else { (code, from) };
        return Some((Currency { code, part: 1.0 }, start));
    }
    // USD 5 million
    let before = at.checked_sub(1)?;
    let code = CODES.iter().find(|(code, _)| *code == text.raw(before)).filter(|_| is_blank(gap))?.0;
    Some((Currency { code, part: 1.0 }, text.start(before)))
}

fn of_sign(sign: char) -> Option<&'static str> {
    Some(match sign {
        '$' | '＄' => "USD",
        '€' => "EUR",
        '£' => "GBP",
        '¥' | '￥' => "JPY",
        '₹' => "INR",
        '₽' => "RUB",
        '₩' => "KRW",
        '₪' => "ILS",
        '₺' => "TRY",
        '₴' => "UAH",
        '₦' => "NGN",
        '₱' => "PHP",
        '₫' => "VND",
        '฿' => "THB",
        _ => return None,
    })
}

/// Whose dollars they are, from the letters before the sign: *NZ$*, *U.S. $*, *A$*. `sign` is the byte
/// of the dollar sign.
fn dollars_of(text: &Text, at: usize, sign: u32) -> (&'static str, u32) {
    let Some(last) = at.checked_sub(1) else { return ("USD", sign) };
    let gap = text.slice(text.end(last), sign);
    let code = match (text.raw(last), gap) {
        ("US", "" | " " | "\u{a0}") => "USD",
        ("NZ", "" | " ") => "NZD",
        ("A" | "AU", "") => "AUD",
        ("C" | "CA" | "CAN", "") => "CAD",
        ("HK", "") => "HKD",
        ("S", "") => "SGD",
        ("R", "") => "BRL",
        ("MX", "") => "MXN",
        ("S", ". " | "." | ".\u{a0}") if text.back(last, 1) == "u" && text.before(last) == "." => {
            return ("USD", text.start(last - 1));
        }
        _ => return ("USD", sign),
    };
    (code, text.start(last))
}

/// The dollars of the country, other than the United States, that a text names nearest to a word.
pub(crate) fn dollars_near(text: &Text, at: usize) -> Option<&'static str> {
    let of = |at: usize| match (text.word(at), text.word(at + 1)) {
        ("new", "zealand" | "zealander" | "zealanders") => Some("NZD"),
        ("australia" | "australian" | "australians", _) => Some("AUD"),
        ("canada" | "canadian" | "canadians", _) => Some("CAD"),
        ("hong", "kong") => Some("HKD"),
        ("singapore" | "singaporean", _) => Some("SGD"),
        _ => None,
    };
    let near = |by: usize| of(at + by).or_else(|| at.checked_sub(by).and_then(of));
    (0..text.len()).filter(|by| at + by < text.len() || *by <= at).find_map(near)
}

/// The currency named right behind an amount, and the word after its name: *dollars*, *U.S. dollars*,
/// *cents*, *EUR*, *€*. `known` is the currency last spoken of, to which cents belong. The byte is the
/// end of the name.
pub(crate) fn name(text: &Text, q: &Quantity, known: Option<&'static str>) -> Option<(Currency, usize, u32)> {
    let to = q.to;
    let gap = text.slice(q.end, text.start(to));
    let bare = gap.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    if let Some(sign) = bare.chars().next()
        && let Some(code) = of_sign(sign).or((sign == '¢').then_some("USD"))
    {
        // In English a sign behind an amount is that of the next one: *between 5 and $10*.
        let next = bare.len() == sign.len_utf8() && text.raw(to).starts_with(|c: char| c.is_ascii_digit());
        let end = q.end + (gap.len() - bare.len() + sign.len_utf8()) as u32;
        let part = if sign == '¢' { 0.01 } else { 1.0 };
        return (!next).then_some((Currency { code, part }, to, end));
    }
    if !(is_blank(gap) || is_hyphen(gap) || gap.is_empty()) {
        return None;
    }
    // Millions of dollars.
    let of = usize::from(text.word(to) == "of" && text.follows(to) && text.follows(to + 1));
    let at = to + of;
    let found = |code, part, words: usize| Some((Currency { code, part }, at + words, text.end(at + words - 1)));
    if let Some((code, _)) = CODES.iter().find(|(code, _)| *code == text.raw(at)) {
        return found(code, 1.0, 1);
    }
    let (whose, words) = match (text.word(at), text.word(at + 1), text.word(at + 2)) {
        ("u", "s", _) => (Some("USD"), 2),
        ("us" | "american", _, _) if text.is_capital(at) => (Some("USD"), 1),
        ("new", "zealand", _) => (Some("NZD"), 2),
        ("hong", "kong", _) => (Some("HKD"), 2),
        ("australian", _, _) => (Some("AUD"), 1),
        ("canadian", _, _) => (Some("CAD"), 1),
        ("british", _, _) => (Some("GBP"), 1),
        ("swiss", _, _) => (Some("CHF"), 1),
        _ => (None, 0),
    };
    let dollars = whose.unwrap_or("USD");
    match text.word(at + words) {
        "dollars" | "dollar" => found(dollars, 1.0, words + 1),
        "cents" | "cent" if words == 0 => found(known.unwrap_or("USD"), 0.01, 1),
        "euros" | "euro" => found("EUR", 1.0, 1),
        "pounds" if text.reads(at + 1, "sterling") => found("GBP", 1.0, 2),
        "pounds" if whose == Some("GBP") || known == Some("GBP") => found("GBP", 1.0, words + 1),
        "pence" => found("GBP", 0.01, 1),
        "yen" => found("JPY", 1.0, 1),
        "yuan" | "renminbi" => found("CNY", 1.0, 1),
        "rupees" => found("INR", 1.0, 1),
        "rubles" | "roubles" => found("RUB", 1.0, 1),
        "pesos" => found("MXN", 1.0, 1),
        "reais" => found("BRL", 1.0, 1),
        "francs" if whose.is_some() => found("CHF", 1.0, words + 1),
        "złoty" | "zlotys" => found("PLN", 1.0, 1),
        _ => None,
    }
}

/// What money is paid for, said behind an amount, and the byte and word after it: *an hour*, *per
/// month*, *annually*, *each*.
pub(crate) fn per(text: &Text, at: usize) -> Option<(String, usize)> {
    if text.joins(at) { per_from(text, at) } else { None }
}

/// [`per`] where the caller knows what stands before the word.
pub(crate) fn per_from(text: &Text, at: usize) -> Option<(String, usize)> {
    let each = text.word(at);
    let time = |at: usize| {
        let word = text.word(at);
        (super::lexicon::time(word).is_some() && !word.ends_with('s') && text.joins(at)).then_some(word)
    };
    match each {
        "a" | "an" | "each" | "every" => Some((format!("per {}", time(at + 1)?), at + 2)),
        "per" if text.follows(at + 1) => {
            let of: String = text.word(at + 1).to_owned();
            let plain = of.starts_with(|c: char| c.is_alphabetic());
            plain.then(|| (format!("per {of}"), at + 2))
        }
        "annually" | "yearly" => Some(("per year".into(), at + 1)),
        "monthly" => Some(("per month".into(), at + 1)),
        "weekly" => Some(("per week".into(), at + 1)),
        "daily" => Some(("per day".into(), at + 1)),
        "hourly" => Some(("per hour".into(), at + 1)),
        "apiece" => Some(("each".into(), at + 1)),
        _ => None,
    }
}

/// The code as the table has it; `None` where it is not in the table.
pub(crate) fn known(code: &str) -> Option<&'static str> {
    CODES.iter().map(|(known, _)| *known).find(|known| *known == code)
}
