//! What is asked of figures and of the years written about: `figure:money`, `figure:>1000000`,
//! `figure:money>1m`, `figure:percent,10..20`, `about:1984..1985`.

use crossread_model::{Date, FigureKind, Reading, decimal};

use super::Dates;

/// Which figures are asked for; one figure must pass all of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureTest {
    /// Of this kind.
    pub kind: Option<FigureKind>,
    /// In this currency, a code of ISO 4217.
    pub currency: Option<String>,
    /// Not below this.
    pub least: Option<Limit>,
    /// Not above this.
    pub most: Option<Limit>,
}

/// An end of a stretch of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// The number, finite.
    pub value: f64,
    /// True where the number itself passes.
    pub included: bool,
}

impl Eq for FigureTest {}

/// The signs that stand for a currency in front of a number.
const SIGNS: [(char, &str); 4] = [('$', "USD"), ('€', "EUR"), ('£', "GBP"), ('¥', "JPY")];

impl FigureTest {
    /// Tells whether a figure passes. A range passes where any number in it does.
    pub fn holds(&self, reading: &Reading) -> bool {
        self.fits(reading.kind, reading.currency.as_deref(), reading.value.bounds())
    }

    /// [`FigureTest::holds`] for what decides about it.
    pub(crate) fn fits(&self, kind: FigureKind, currency: Option<&str>, (low, high): (f64, f64)) -> bool {
        self.kind.is_none_or(|asked| asked == kind)
            && self.currency.as_deref().is_none_or(|asked| Some(asked) == currency)
            && self.least.is_none_or(|least| high > least.value || (least.included && high == least.value))
            && self.most.is_none_or(|most| low < most.value || (most.included && low == most.value))
    }

    /// Reads what is typed behind `figure:`; `None` where it is neither a kind nor a number. While
    /// `typing`, the beginning of a kind stands for it where it is the only one that begins so.
    pub(super) fn read(text: &str, typing: bool) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        let rest = text.trim_start_matches(|c: char| c.is_alphabetic());
        let mut test = Self::default();
        let word = text.strip_suffix(rest)?;
        if !word.is_empty() && !test.word(word, typing && rest.is_empty()) {
            return None;
        }
        let rest = rest.strip_prefix([',', ':', '=']).filter(|_| !word.is_empty()).unwrap_or(rest);
        if rest.is_empty() {
            return (!word.is_empty()).then_some(test);
        }
        let compare = ["<=", "≤", ">=", "≥", "<", ">"].iter().find_map(|sign| Some((*sign, rest.strip_prefix(sign)?)));
        let ends = match compare {
            Some((sign, number)) => {
                let limit = Limit { value: test.number(number)?, included: !matches!(sign, "<" | ">") };
                if sign.starts_with(['>', '≥']) { (Some(limit), None) } else { (None, Some(limit)) }
            }
            None => {
                let (from, to) = rest.split_once("..").unwrap_or((rest, rest));
                let mut end = |number: &str| -> Option<Option<Limit>> {
                    if number.is_empty() {
                        return Some(None);
                    }
                    Some(Some(Limit { value: test.number(number)?, included: true }))
                };
                (end(from)?, end(to)?)
            }
        };
        (test.least, test.most) = ends;
        match ends {
            (None, None) => None,
            (Some(least), Some(most)) if least.value > most.value => None,
            _ => Some(test),
        }
    }

    /// Takes a kind or a currency; false where the word is neither.
    fn word(&mut self, word: &str, typing: bool) -> bool {
        let mut begun = FigureKind::ALL.into_iter().filter(|kind| kind.name().starts_with(word));
        self.kind = match (word.parse().ok(), begun.next(), begun.next()) {
            (Some(kind), _, _) => Some(kind),
            (None, Some(only), None) if typing => Some(only),
            _ => None,
        };
        if self.kind.is_none() && word.len() == 3 && word.is_ascii() && !typing {
            self.currency = Some(word.to_ascii_uppercase());
        }
        self.kind.is_some() || self.currency.is_some()
    }

    /// A number as people type it: 1000000, 1,000,000, 1.5m, $5bn, 20%.
    fn number(&mut self, text: &str) -> Option<f64> {
        let sign = text.chars().next()?;
        if let Some(code) = SIGNS.iter().find(|(c, _)| *c == sign) {
            self.currency.get_or_insert_with(|| code.1.to_owned());
        }
        let text = text.trim_start_matches(['$', '€', '£', '¥']);
        if text.ends_with('%') {
            self.kind.get_or_insert(FigureKind::Percent);
        }
        let text = text.trim_end_matches('%');
        let digits = text.trim_end_matches(|c: char| c.is_alphabetic());
        let by = match text.strip_prefix(digits)? {
            "" => 0,
            "k" | "thousand" => 3,
            "m" | "mn" | "million" => 6,
            "b" | "bn" | "billion" => 9,
            "t" | "tn" | "trillion" => 12,
            _ => return None,
        };
        decimal::read(&digits.replace(',', ""), by)
    }

    /// What is typed behind `figure:` to ask for this.
    pub(super) fn text(&self) -> String {
        let limited = self.least.is_some() || self.most.is_some();
        let code = self.currency.as_deref();
        let sign = SIGNS.iter().find(|(_, name)| limited && Some(*name) == code).map(|(sign, _)| *sign);
        // A currency that a sign before the number names leaves its place to the kind.
        let word = match (self.kind, code.filter(|_| sign.is_none())) {
            (_, Some(code)) => code.to_ascii_lowercase(),
            (Some(kind), None) => kind.name().to_owned(),
            (None, None) => String::new(),
        };
        let percent = self.kind == Some(FigureKind::Percent) && word != FigureKind::Percent.name();
        let number = |limit: Limit| {
            let sign = sign.map_or(String::new(), String::from);
            format!("{sign}{}{}", decimal::text(limit.value), if percent { "%" } else { "" })
        };
        let part = |sign: &str, word: &str| if word.is_empty() { String::new() } else { sign.to_owned() };
        match (self.least, self.most) {
            (None, None) => word,
            (Some(least), Some(most)) if least == most => format!("{word}{}{}", part("=", &word), number(least)),
            (Some(least), Some(most)) => format!("{word}{}{}..{}", part(",", &word), number(least), number(most)),
            (Some(least), None) => format!("{word}{}{}", if least.included { ">=" } else { ">" }, number(least)),
            (None, Some(most)) => format!("{word}{}{}", if most.included { "<=" } else { "<" }, number(most)),
        }
    }

    /// What is asked, as part of a sentence, after *a* or *no*: *figure of kind “money” over 1,000,000*.
    pub(super) fn described(&self) -> String {
        let mut words = String::from("figure");
        if let Some(kind) = self.kind {
            words += &format!(" of kind “{kind}”");
        }
        if let Some(currency) = &self.currency {
            words += &format!(" in {currency}");
        }
        let limit = |limit: Limit, without: &str, with: &str| {
            format!(" {} {}", if limit.included { with } else { without }, parted(limit.value))
        };
        words += &match (self.least, self.most) {
            (Some(least), Some(most)) if least == most => format!(" of exactly {}", parted(least.value)),
            (Some(least), Some(most)) => format!(" from {} to {}", parted(least.value), parted(most.value)),
            (Some(least), None) => limit(least, "over", "of at least"),
            (None, Some(most)) => limit(most, "under", "of at most"),
            (None, None) => String::new(),
        };
        words
    }
}

/// A number with commas between its thousands: `1,000,000`, `0.5`.
fn parted(value: f64) -> String {
    let text = decimal::text(value);
    let digits = text.trim_start_matches('-');
    let (sign, whole) = (&text[..text.len() - digits.len()], digits.split('.').next().unwrap_or_default());
    format!("{sign}{}{}", decimal::thousands(whole), &digits[whole.len()..])
}

/// The note on a value that asks for no figures.
pub(super) fn unread(value: &str) -> String {
    let kinds = FigureKind::ALL.map(FigureKind::name).join(", ");
    format!("“figure:{value}” asks for no kind ({kinds}) and no number such as >1000000 or 10..20; it was left out.")
}

/// The years asked for, as part of a sentence: *writing about 1984 to 1985*.
pub(super) fn about(dates: &Dates) -> String {
    let first = |day: Date| if (day.month(), day.day()) == (1, 1) { day.year().to_string() } else { day.to_string() };
    let last = |day: Date| if (day.month(), day.day()) == (12, 31) { day.year().to_string() } else { day.to_string() };
    let when = match (dates.first, dates.last) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) if first(from) == last(to) => first(from),
        // A month or a part of a year shows its days, lest half of it look like a whole year.
        (Some(from), Some(to)) if first(from).len() == last(to).len() => format!("{} to {}", first(from), last(to)),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("{} or later", first(from)),
        (None, Some(to)) => format!("{} or earlier", last(to)),
        (None, None) => "any year".to_owned(),
    };
    format!("writing about {when}")
}

#[cfg(test)]
mod tests {
    use super::super::Query;
    use super::super::sentence::sentence;

    fn read(text: &str) -> String {
        let (expr, notes) = Query::of_text(text).read();
        let notes: Vec<_> = notes.into_iter().map(|note| format!(" !{}", note.text)).collect();
        sentence(&expr, &Query::default()) + &notes.concat()
    }

    #[test]
    fn figures_and_years_are_asked_for() {
        for (text, expected) in [
            ("figure:money", "Articles with a figure of kind “money”."),
            ("figure:Percent", "Articles with a figure of kind “percent”."),
            ("figure:>1000000", "Articles with a figure over 1,000,000."),
            ("figure:>=1,000,000", "Articles with a figure of at least 1,000,000."),
            ("figure:-1234567.125..999", "Articles with a figure from -1,234,567.125 to 999."),
            ("figure:<5", "Articles with a figure under 5."),
            ("figure:≤0.5", "Articles with a figure of at most 0.5."),
            ("figure:100..200", "Articles with a figure from 100 to 200."),
            ("figure:100..", "Articles with a figure of at least 100."),
            ("figure:..200", "Articles with a figure of at most 200."),
            ("figure:15", "Articles with a figure of exactly 15."),
            ("figure:=15", "Articles with a figure of exactly 15."),
            ("figure:money>1m", "Articles with a figure of kind “money” over 1,000,000."),
            ("figure:percent,10..20", "Articles with a figure of kind “percent” from 10 to 20."),
            ("figure:percent:10..20", "Articles with a figure of kind “percent” from 10 to 20."),
            ("figure:nzd>=5", "Articles with a figure in NZD of at least 5."),
            ("figure:>$5bn", "Articles with a figure in USD over 5,000,000,000."),
            ("figure:<20%", "Articles with a figure of kind “percent” under 20."),
            ("figure:\"> 1 million\"", "Articles with a figure over 1,000,000."),
            ("figure:none", "Articles without a figure."),
            ("-figure:none", "Articles with a figure."),
            ("-figure:money", "Articles not with a figure of kind “money”."),
            ("about:1984", "Articles writing about 1984."),
            ("about:1984..1985", "Articles writing about 1984 to 1985."),
            ("about:1984..", "Articles writing about 1984 or later."),
            ("about:..1984", "Articles writing about 1984 or earlier."),
            ("about:2020-11-03", "Articles writing about 2020-11-03."),
            ("about:2020-11", "Articles writing about 2020-11-01 to 2020-11-30."),
            ("about:2020-06..2020", "Articles writing about 2020-06-01 to 2020-12-31."),
            ("about:none", "Articles that name no year."),
            ("-about:none", "Articles that name a year."),
            ("about:none figure:none", "Articles that name no year and without a figure."),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn nonsense_is_said_and_left_out() {
        for text in ["mony", ">", "..", "5..1", ">1e5", ">inf", "money>", "5x", "1,..x", "“>”", "<=", "ratio ratio"]
        {
            let query = if text.contains(' ') { format!("figure:\"{text}\"") } else { format!("figure:{text}") };
            let said = read(&query);
            assert!(said.starts_with("All articles. !“figure:"), "{said}");
            assert!(said.ends_with(
                "asks for no kind (money, percent, ratio, count, rate, duration, span, rank) and no number \
                 such as >1000000 or 10..20; it was left out."
            ));
        }
        assert!(read("about:soon").starts_with("All articles. !“about:soon” names no day, month or year"));
        assert!(read("about:").starts_with("All articles. !“about:” wants a value"));
    }

    #[test]
    fn a_kind_is_known_from_its_beginning_while_typing() {
        let typed = |text: &str| {
            let query = Query { typing: true, ..Query::of_text(text) };
            let (expr, notes) = query.read();
            (sentence(&expr, &query), notes.len())
        };
        assert_eq!(typed("figure:mo"), ("Articles with a figure of kind “money”.".into(), 0));
        assert_eq!(typed("figure:ra"), ("All articles.".into(), 0), "ratio, rate or rank");
        assert_eq!(typed("figure:>"), ("All articles.".into(), 0));
        assert_eq!(typed("figure:money>"), ("All articles.".into(), 0));
    }
}
