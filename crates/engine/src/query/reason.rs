//! Why an article is not selected, said of it alone: *does not name the person “Ezra Klein”*.

use crossread_model::Date;

use super::figures::about;
use super::sentence::{clause, describe, joined, names, stretch, value_of};
use super::{Dates, Expr, a, noun};

/// What is said of an article in which `expr` does not hold.
pub(crate) fn lacks(expr: &Expr) -> String {
    said(expr, false, false)
}

/// When an article appeared that did not appear in these days.
pub(crate) fn published(dates: &Dates, day: Option<Date>) -> String {
    match (day, dates.first, dates.last) {
        (None, _, _) => "has no date".into(),
        (Some(day), Some(first), _) if day < first => format!("was published before {}", first.in_words()),
        (Some(day), _, Some(last)) if day > last => format!("was published after {}", last.in_words()),
        _ => lacks(&Expr::Dated(Some(*dates))),
    }
}

/// What is said of an article in which `expr` holds, or does not; `inside` a list of others.
fn said(expr: &Expr, holds: bool, inside: bool) -> String {
    match expr {
        Expr::Not(inner) => said(inner, !holds, inside),
        Expr::And(parts) | Expr::Or(parts) => {
            list(parts, matches!(expr, Expr::And(_)), holds).unwrap_or_else(|| {
                // What does not hold together lacks the one or the other.
                let all = matches!(expr, Expr::And(_)) == holds;
                let clauses: Vec<String> = parts.iter().map(|part| said(part, holds, true)).collect();
                let opening = match (inside, all, parts.len()) {
                    (true, true, 2) => "both ",
                    (true, false, _) => "either ",
                    _ => "",
                };
                format!("{opening}{}", joined(&clauses, if all { "and" } else { "or" }))
            })
        }
        Expr::Everything if holds => "is an article".into(),
        Expr::Everything => "is no article".into(),
        Expr::Words(pattern) if holds => format!("has {}", describe(pattern)),
        Expr::Words(pattern) => format!("does not have {}", describe(pattern)),
        Expr::Title(pattern) if holds => format!("has {} in its title", describe(pattern)),
        Expr::Title(pattern) => format!("does not have {} in its title", describe(pattern)),
        Expr::Facet { name, value: Some(value) } => with_value(name, &named(name, value, holds), holds),
        Expr::Facet { name, value: None } => {
            let has = if names(name) { "names" } else { "has" };
            if holds { format!("{has} no {}", noun(name)) } else { format!("{has} {}", a(noun(name))) }
        }
        Expr::In(slug) => format!("{} named {}", is(holds), value_of(slug)),
        Expr::Dated(None) if holds => "has no date".into(),
        Expr::Dated(None) => "has a date".into(),
        Expr::Dated(Some(dates)) => format!("{} published {}", if holds { "was" } else { "was not" }, stretch(dates)),
        Expr::Figure(None) if holds => "has no figure".into(),
        Expr::Figure(None) => "has a figure".into(),
        Expr::Figure(Some(test)) => format!("has {} {}", if holds { "a" } else { "no" }, test.described()),
        Expr::About(None) if holds => "names no year".into(),
        Expr::About(None) => "names a year".into(),
        Expr::About(Some(dates)) => {
            let about = about(dates);
            let years = about.trim_start_matches("writing ");
            format!("{} {years}", if holds { "writes" } else { "does not write" })
        }
        Expr::Same(inner) => format!("has {} passage {}", if holds { "a" } else { "no" }, clause(inner, true)),
    }
}

/// What is said of an article by several words, or by several values of one facet; `None` where the parts are of other
/// sorts.
fn list(parts: &[Expr], all: bool, holds: bool) -> Option<String> {
    let words: Option<Vec<String>> = parts.iter().map(word).collect();
    if let Some(words) = words {
        let two = words.len() == 2;
        return Some(match (all, holds) {
            (true, true) => format!("has {}", joined(&words, "and")),
            (false, true) => format!("has {}", joined(&words, "or")),
            (true, false) => format!("does not have {} {}", if two { "both" } else { "all of" }, joined(&words, "and")),
            (false, false) if two => format!("has neither {}", joined(&words, "nor")),
            (false, false) => format!("has none of {}", joined(&words, "and")),
        });
    }
    let facet = parts.iter().find_map(|part| value(part, None).map(|(name, _)| name))?;
    let values: Option<Vec<String>> =
        parts.iter().map(|part| value(part, Some(facet)).map(|(_, value)| named(facet, value, holds))).collect();
    match (all, values?.as_slice()) {
        (false, values) if holds => Some(with_value(facet, &joined(values, "or"), true)),
        (false, values) if facet == "kind" => Some(format!("is neither {}", joined(values, "nor"))),
        (false, values) if names(facet) => Some(format!("names neither the {} {}", noun(facet), joined(values, "nor"))),
        (false, values) => Some(with_value(facet, &joined(values, "or"), false)),
        (true, _) => None,
    }
}

fn word(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Words(pattern) => Some(describe(pattern)),
        _ => None,
    }
}

/// The facet, if it is `only` this one where one is given, and the value that is asked for.
fn value<'e>(expr: &'e Expr, only: Option<&str>) -> Option<(&'e str, &'e str)> {
    match expr {
        Expr::Facet { name, value: Some(value) } if only.is_none_or(|only| only == name) => Some((name, value)),
        _ => None,
    }
}

/// A value as it is named: a kind is what an article is, whatever else there is is quoted.
fn named(facet: &str, value: &str, holds: bool) -> String {
    match facet {
        "kind" if value.ends_with('*') => value_of(value),
        "kind" if holds => a(value),
        "kind" => value.to_owned(),
        _ => value_of(value),
    }
}

/// What is said of an article that has one of these values, or none of them.
fn with_value(facet: &str, values: &str, holds: bool) -> String {
    let noun = noun(facet);
    match facet {
        _ if names(facet) && holds => format!("names the {noun} {values}"),
        _ if names(facet) => format!("does not name the {noun} {values}"),
        "kind" if holds => format!("is {values}"),
        "kind" => format!("is no {values}"),
        "author" => format!("{} by {values}", is(holds)),
        "place" => format!("{} set in {values}", is(holds)),
        "outlet" if holds => format!("appeared in {values}"),
        "outlet" => format!("did not appear in {values}"),
        "tag" if holds => format!("has the tag {values}"),
        "tag" => format!("does not have the tag {values}"),
        _ => format!("{} of {noun} {values}", is(holds)),
    }
}

fn is(holds: bool) -> &'static str {
    if holds { "is" } else { "is not" }
}

#[cfg(test)]
mod tests {
    use super::super::Query;
    use super::*;

    /// Why an article is not selected by a query, and why by what it excludes.
    fn of(text: &str) -> (String, String) {
        let read = Query::of_text(text).read_with(&|name| name == "series").0;
        (lacks(&read), lacks(&Expr::Not(Box::new(read))))
    }

    #[test]
    fn the_reason_is_a_clause_of_one_article() {
        for (text, lacks, holds) in [
            ("", "is no article", "is an article"),
            ("union", "does not have “union”", "has “union”"),
            ("union*", "does not have “union…”", "has “union…”"),
            ("=Union", "does not have “Union” as written", "has “Union” as written"),
            ("\"broke on purpose\"", "does not have “broke on purpose”", "has “broke on purpose”"),
            ("=\"The Strike\"", "does not have “The Strike” as written", "has “The Strike” as written"),
            ("a NEAR/8 b", "does not have “a” within 8 words of “b”", "has “a” within 8 words of “b”"),
            ("title:union", "does not have “union” in its title", "has “union” in its title"),
            ("title:none", "has a title", "has no title"),
            ("person:maxmin", "does not name the person “maxmin”", "names the person “maxmin”"),
            ("org:afl*", "does not name the organisation “afl…”", "names the organisation “afl…”"),
            ("event:none", "names an event", "names no event"),
            ("kind:report", "is no report", "is a report"),
            ("kind:rep*", "is no “rep…”", "is “rep…”"),
            ("series:winter", "is not of series “winter”", "is of series “winter”"),
            ("kind:none", "has a kind", "has no kind"),
            ("outlet:politico", "did not appear in “politico”", "appeared in “politico”"),
            ("by:Klein", "is not by “Klein”", "is by “Klein”"),
            ("author:none", "has an author", "has no author"),
            ("place:Scotland", "is not set in “Scotland”", "is set in “Scotland”"),
            ("tag:\"new deal\"", "does not have the tag “new deal”", "has the tag “new deal”"),
            ("in:two-conn*", "is not named “two-conn…”", "is named “two-conn…”"),
            ("date:none", "has a date", "has no date"),
            ("after:2020-11-07", "was not published since 8 November 2020", "was published since 8 November 2020"),
            ("before:2020", "was not published until 31 December 2019", "was published until 31 December 2019"),
            ("date:2020-11-08", "was not published on 8 November 2020", "was published on 8 November 2020"),
            ("figure:none", "has a figure", "has no figure"),
            ("figure:>1m", "has no figure over 1,000,000", "has a figure over 1,000,000"),
            ("figure:money>5", "has no figure of kind “money” over 5", "has a figure of kind “money” over 5"),
            ("about:none", "names a year", "names no year"),
            ("about:1984..1985", "does not write about 1984 to 1985", "writes about 1984 to 1985"),
            ("about:1984..", "does not write about 1984 or later", "writes about 1984 or later"),
            (
                "SAME(union police)",
                "has no passage with both “union” and “police”",
                "has a passage with both “union” and “police”",
            ),
            (
                "SAME(a OR b OR c)",
                "has no passage with any of “a”, “b” or “c”",
                "has a passage with any of “a”, “b” or “c”",
            ),
            (
                "SAME(a -b)",
                "has no passage both with “a” and not with “b”",
                "has a passage both with “a” and not with “b”",
            ),
            ("a b", "does not have both “a” and “b”", "has “a” and “b”"),
            ("a b c", "does not have all of “a”, “b” and “c”", "has “a”, “b” and “c”"),
            ("a OR b", "has neither “a” nor “b”", "has “a” or “b”"),
            ("a OR b OR c", "has none of “a”, “b” and “c”", "has “a”, “b” or “c”"),
            (
                "person:henry OR person:klein",
                "names neither the person “henry” nor “klein”",
                "names the person “henry” or “klein”",
            ),
            ("kind:report OR kind:interview", "is neither report nor interview", "is a report or an interview"),
            ("by:a OR by:b", "is not by “a” or “b”", "is by “a” or “b”"),
            ("a kind:report", "does not have “a” or is no report", "has “a” and is a report"),
            ("a OR kind:report", "does not have “a” and is no report", "has “a” or is a report"),
            (
                "a OR (b -by:c)",
                "does not have “a” and either does not have “b” or is by “c”",
                "has “a” or both has “b” and is not by “c”",
            ),
            ("-union", "has “union”", "does not have “union”"),
            ("-(a OR b)", "has “a” or “b”", "has neither “a” nor “b”"),
        ] {
            assert_eq!(of(text), (lacks.to_owned(), holds.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_day_lies_before_or_after_the_days_asked_for() {
        let dates: Dates = "2020-11-08..2020-11-13".parse().unwrap();
        for (day, expected) in [
            (None, "has no date"),
            (Date::new(2020, 6, 28).ok(), "was published before 8 November 2020"),
            (Date::new(2020, 11, 14).ok(), "was published after 13 November 2020"),
            (Date::new(2020, 11, 9).ok(), "was not published from 8 November 2020 to 13 November 2020"),
        ] {
            assert_eq!(published(&dates, day), expected);
        }
    }
}
