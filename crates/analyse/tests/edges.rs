//! Figures and years as they are read from single sentences, and numbers that are none.

mod samples;

use crossread_analyse::figures;
use crossread_model::{Figure, FigureValue, Years};
use samples::corpus;

/// *kind value unit [currency] (qualifier) “text”* of each figure, and the days of each year.
fn show(text: &str) -> String {
    let (found, years) = figures(&corpus(text));
    let figures = found.iter().map(|figure| shown(text, figure));
    figures.chain(years.iter().map(|years| dated(text, years))).collect::<Vec<_>>().join("; ")
}

fn shown(text: &str, Figure { start, end, reading, .. }: &Figure) -> String {
    let value = match reading.value {
        FigureValue::One(value) => format!("{:.4}", value).trim_end_matches('0').trim_end_matches('.').to_owned(),
        FigureValue::Range(from, to) => format!("{from}..{}", to.unwrap_or(f64::INFINITY)),
    };
    let mut line = format!("{} {value} {}", reading.kind, reading.unit.as_deref().unwrap_or("–"));
    for extra in [&reading.currency, &reading.qualifier].into_iter().flatten() {
        line += &format!(" {extra}");
    }
    format!("{line} “{}”", &text[*start as usize..*end as usize])
}

fn dated(text: &str, Years { start, end, first, last, .. }: &Years) -> String {
    format!("{first}..{last} “{}”", &text[*start as usize..*end as usize])
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| show(text) != *expected)
        .map(|(text, expected)| format!("{text}\n  expected {expected}\n  found    {}", show(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn money_has_its_currency() {
    check(&[
        ("a contract of $33 million", "money 33000000 dollars USD “$33 million”"),
        ("about €1.5bn in fees", "money 1500000000 euros EUR about “€1.5bn”"),
        ("between $5 and $10 each", "money 5..10 dollars USD “$5 and $10”"),
        ("some $5–10 million went", "money 5000000..10000000 dollars USD about “$5–10 million”"),
        ("£3.2m a year", "money 3200000 pounds per year GBP “£3.2m”"),
        ("earned NZ$18.40 (U.S. $12.90) an hour", "money 18.4 dollars per hour NZD “NZ$18.40 (U.S. $12.90)”"),
        ("nearly two hundred thousand dollars", "money 200000 dollars USD nearly “two hundred thousand dollars”"),
        (
            "a Canadian firm paid $40 (US$31) a day, 75 cents more than before",
            "money 40 dollars per day CAD “$40 (US$31)”; money 0.75 dollars CAD “75 cents”",
        ),
        ("50 cents", "money 0.5 dollars USD “50 cents”"),
        ("82 cents on the dollar", "ratio 0.82 to the dollar “82 cents”"),
        ("USD 5 million or 20 EUR", "money 5000000 dollars USD “USD 5 million”; money 20 euros EUR “20 EUR”"),
        (
            "some seven hundred millions of dollars",
            "money 700000000 dollars USD about “seven hundred millions of dollars”",
        ),
        ("millions of dollars", "money 1000000 dollars USD order of “millions of dollars”"),
        ("a $20-million deal", "money 20000000 dollars USD “$20-million”"),
        ("$1\u{a0}000\u{a0}000 and ¥500", "money 1000000 dollars USD “$1\u{a0}000\u{a0}000”; money 500 yen JPY “¥500”"),
        ("$50,000+", "money 50000 dollars USD “$50,000+”"),
        ("one-half billion dollars", "money 500000000 dollars USD “one-half billion dollars”"),
    ]);
}

#[test]
fn shares_and_multiples_are_ratios_or_percentages() {
    check(&[
        ("15 to 49 percent", "percent 15..49 percent “15 to 49 percent”"),
        ("some 40% to 45% of them", "percent 40..45 percent about “40% to 45%”"),
        ("it rose 5 percent to 12 percent", "percent 5 percent “5 percent”; percent 12 percent “12 percent”"),
        ("nearly 12.5% of them", "percent 12.5 percent nearly “12.5%”"),
        ("10–20 % more", "percent 10..20 percent “10–20 %”"),
        ("twenty-two per cent", "percent 22 percent “twenty-two per cent”"),
        ("from 9 percent to 3 percent", "percent 9 percent “9 percent”; percent 3 percent “3 percent”"),
        ("up 4 percentage points", "percent 4 points “4 percentage points”"),
        ("16 points behind", "percent 16 points “16 points”"),
        ("a loss of −5 percent", "percent -5 percent “−5 percent”"),
        ("one in nine women", "ratio 0.1111 share “one in nine”"),
        ("9 out of every 10", "ratio 0.9 share “9 out of every 10”"),
        ("two-thirds of voters", "ratio 0.6667 share “two-thirds”"),
        ("just over a third of it", "ratio 0.3333 share just over “a third”"),
        ("about half the town", "ratio 0.5 share about “half”"),
        ("2/3 majority", "ratio 0.6667 share “2/3”"),
        ("102 times more effective", "ratio 102 times “102 times”"),
        ("outnumbered 3 to 1", "ratio 3 to one “3 to 1”"),
        ("it doubled and then tripled", "ratio 2 times “doubled”; ratio 3 times “tripled”"),
        ("a tenfold rise", "ratio 10 times “tenfold”"),
    ]);
}

#[test]
fn times_rates_and_ranks_are_told_from_counts() {
    check(&[
        ("for two years", "duration 2 years “two years”"),
        ("a three-day meeting", "duration 3 days “three-day”"),
        ("half an hour", "duration 0.5 hours “half an hour”"),
        ("over half a century", "duration 50 years over “half a century”"),
        ("a year and a half", "duration 1.5 years “a year and a half”"),
        ("for decades", "duration 10 years order of “decades”"),
        ("6 1/2 years", "duration 6.5 years “6 1/2 years”"),
        ("five or six weeks", "duration 5..6 weeks “five or six weeks”"),
        ("a 26-year-old nurse", "count 26 years of age “26-year-old”"),
        ("aged 20 and over", "count 20 years of age at least “20”"),
        ("174 deaths per day", "rate 174 deaths per day “174 deaths per day”"),
        ("twice a week", "rate 2 times per week “twice a week”"),
        ("7 per 100,000", "rate 7 per 100,000 “7 per 100,000”"),
        ("the second-largest union", "rank 2 by being largest “second-largest”"),
        ("ranked 37th in health", "rank 37 – “37th”"),
        ("100,000 workers", "count 100000 workers “100,000”"),
        ("at least five labor groups", "count 5 groups at least “five”"),
        ("as many as 300 health care workers", "count 300 workers up to “300”"),
        ("1.234.567 and 10,00,000 votes", "count 1234567 – “1.234.567”; count 1000000 votes “10,00,000”"),
        ("one hundred and five men", "count 105 men “one hundred and five”"),
        ("a dozen, two dozen eggs", "count 12 – “a dozen”; count 24 eggs “two dozen”"),
        ("hundreds of thousands of people", "count 100000 people order of “hundreds of thousands”"),
        ("20+ towns", "count 20 – over “20+”"),
        ("15 to 20 people or more", "count 15..20 people “15 to 20”"),
        ("more than one union", "count 1 union over “one”"),
    ]);
}

#[test]
fn dates_are_years_and_no_figures() {
    check(&[
        ("In 1984–85 they struck", "1984-01-01..1985-12-31 “1984–85”"),
        ("from 1984 to 1989", "1984-01-01..1989-12-31 “1984 to 1989”"),
        ("the 1980s and ’90s", "1980-01-01..1989-12-31 “1980s”; 1990-01-01..1999-12-31 “90s”"),
        ("in the eighties", "1980-01-01..1989-12-31 “eighties”"),
        ("on November 3, 2020, at dawn", "2020-11-03..2020-11-03 “November 3, 2020”"),
        ("3 November 2020", "2020-11-03..2020-11-03 “3 November 2020”"),
        ("Nov. 2020", "2020-11-01..2020-11-30 “Nov. 2020”"),
        ("2020-11-03", "2020-11-03..2020-11-03 “2020-11-03”"),
        ("11/3/2020", "2020-01-01..2020-12-31 “11/3/2020”"),
        ("on May 3 and July 4", ""),
        ("1500 strikers in 1912", "count 1500 strikers “1500”; 1912-01-01..1912-12-31 “1912”"),
        ("in her 60s", ""),
    ]);
}

#[test]
fn what_states_nothing_is_no_figure() {
    for text in [
        "Local 1199 and District 13 backed Proposition 22",
        "SEIU 1199 New England struck",
        "Route 66, COVID-19, 9/11, F-16, G20, 24/7",
        "see page 12, section 4, chapter 3",
        "Locals 3 and 12",
        "the Gang of Eight, the Fortune 500, Title IX, the 14th Amendment",
        "one of those who left, and no one else",
        "a million things to do, a thousand times no",
        "at 9:30 a.m. or 5 p.m.",
        "call 555-867-5309",
        "https://example.org/2020/11/12 and ann12@example.org",
        "a 401(k), a 3D film, 350.org",
        "[12] and (3)",
        "a third party in the second half",
        "Economics 101",
        "a fifty-fifty chance in the first place",
        "what parts the two Koreas",
        "their test scores rose",
    ] {
        assert_eq!(show(text), "", "{text}");
    }
    assert_eq!(show("1. First, 20 men"), "count 20 men “20”", "a list number");
}

#[test]
fn digits_are_found_in_other_languages() {
    let read = |language: &str, text: &str| {
        let mut corpus = corpus(text);
        corpus.about.language = language.into();
        let (found, years) = figures(&corpus);
        let list: Vec<String> = found.iter().map(|figure| shown(text, figure)).collect();
        (list.join("; "), years.len())
    };
    assert_eq!(read("de", "1.500 Euro, 12,5 %").0, "money 1500 euros EUR “1.500 Euro”; percent 12.5 percent “12,5 %”");
    assert_eq!(read("fr", "3,5 millions € en 1984"), ("money 3500000 euros EUR “3,5 millions €”".to_owned(), 1));
}

#[test]
fn a_pasted_repeat_never_counts() {
    let line = "The union spent $33 million on it in 2017, and lost by 12 percent, as it said itself.";
    let (once, years) = figures(&corpus(line));
    let (twice, years_twice) = figures(&corpus(&format!("{line}\nBetween.\n{line}")));
    assert_eq!((once.len(), years.len()), (2, 1));
    assert_eq!((twice, years_twice), (once, years));
}
