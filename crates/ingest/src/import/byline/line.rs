//! One line of a byline: its key, its date, and the fields between its marks.

use super::super::date;
use super::super::kind;
use super::super::look::{is_caps, is_name, is_small, tokens, word_count};
use super::super::outlet::is_outlet;
use super::Byline;

/// The most words that a line of a byline has.
const MOST_WORDS: usize = 30;

/// What one line says, if it is nothing but a byline or a part of one.
pub(in super::super) fn line(text: &str) -> Option<Byline> {
    const MOST_BYTES: usize = 400;
    if text.len() > MOST_BYTES
        || word_count(text) > MOST_WORDS
        || text.starts_with(['—', '–', '-', '“', '"', '•', '@', '©', '('])
    {
        return None;
    }
    if text.contains("://") || text.ends_with(['?', '!', ':', ',']) {
        return None;
    }
    let mut byline = Byline::default();
    let text = keyed(text.trim_matches(['*', '_']), &mut byline);
    if byline.title.is_some() {
        return Some(byline);
    }
    let rest = take_date(&text, &mut byline);
    for field in fields(&rest) {
        read_field(field, &mut byline)?;
    }
    (!byline.is_empty()).then_some(byline)
}

/// The value of a line `Key: value` of a byline, with what the key says of it already noted.
fn keyed(text: &str, byline: &mut Byline) -> String {
    let Some((key, value)) = text.split_once(':') else { return text.to_owned() };
    let value = value.trim();
    let key = key.trim().to_lowercase();
    match key.as_str() {
        _ if value.is_empty() => return text.to_owned(),
        "title" | "headline" => byline.title = Some(value.to_owned()),
        "author" | "authors" | "writer" | "byline" | "by" => return format!("By {value}"),
        "source" | "outlet" | "publication" | "published in" | "published by" | "publisher" => {
            byline.marked = true;
            return format!("in {value}");
        }
        "date" | "published" | "published on" | "posted" | "posted on" | "publication date" | "updated"
            if date::find(value).is_some() =>
        {
            byline.marked = true;
            return value.to_owned();
        }
        _ => {}
    }
    text.to_owned()
}

/// Notes the date of a line and returns the line with a break in its place.
fn take_date(text: &str, byline: &mut Byline) -> String {
    let Some(found) = date::find(text) else { return text.to_owned() };
    let (before, after) = (text.get(..found.range.start), text.get(found.range.end..));
    byline.date = found.date;
    byline.doubtful_date = found.doubt.map(|why| (text.get(found.range.clone()).unwrap_or_default().to_owned(), why));
    format!("{}\t{}", before.unwrap_or_default().trim_end_matches(['(', ' ']), after.unwrap_or_default())
}

/// The parts of a line between the marks that part them.
fn fields(text: &str) -> Vec<&str> {
    let mut fields = Vec::new();
    for part in text.split(['|', '•', '·', '\t', '\u{a0}', '—', '–', '(', ')', ';', '►']) {
        fields.extend(part.split(" - ").flat_map(|p| p.split(" // ")).flat_map(|p| p.split(" / ")));
    }
    fields.into_iter().map(trimmed).filter(|f| !f.is_empty()).collect()
}

/// A field without stray punctuation at its ends; the stop of an abbreviation stays.
fn trimmed(field: &str) -> &str {
    let field = field.trim().trim_start_matches([',', '.', '-', '/']).trim_end_matches([',', '-', '/']).trim();
    let last = tokens(field).next_back().unwrap_or_default();
    if last.chars().count() <= 4 { field } else { field.trim_end_matches('.') }
}

/// Reads names and an outlet out of a field; `None` where it holds other words, so that the line is
/// no byline.
fn read_field(field: &str, byline: &mut Byline) -> Option<()> {
    let (field, lead) = without_lead(field);
    byline.interview |= lead == Lead::Interview;
    byline.marked |= matches!(lead, Lead::By | Lead::Interview);
    if field.is_empty() || is_time(field) {
        return Some(());
    }
    if let Some(kind) = kind::of(field) {
        byline.kind = Some(kind);
        return Some(());
    }
    if lead == Lead::In {
        return take_outlet(field, byline);
    }
    let (names, outlet) = split_outlet(field, lead == Lead::By || lead == Lead::Interview);
    if let Some(outlet) = outlet {
        take_outlet(outlet, byline)?;
    }
    let pieces: Vec<&str> = names.map(pieces).unwrap_or_default();
    let last = pieces.len().saturating_sub(1);
    for (i, piece) in pieces.iter().enumerate() {
        let single = i == 0 && lead == Lead::By && tokens(piece).count() == 1 && is_word_name(piece);
        if i == last
            && byline.outlet.is_none()
            && is_outlet(piece)
            && (i > 0 || !byline.names.is_empty() || lead != Lead::By)
        {
            take_outlet(piece, byline)?;
        } else if matches!(*piece, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "PhD" | "MD") {
            let name = byline.names.last_mut()?;
            name.push_str(", ");
            name.push_str(piece);
        } else if is_name(piece) || single {
            byline.ambiguous = i == last && i > 0 && byline.outlet.is_none() && names.is_some_and(|n| n.contains(','));
            byline.names.push((*piece).to_owned());
        } else if i == last && byline.outlet.is_none() && is_proper(piece) {
            take_outlet(piece, byline)?;
        } else {
            return None;
        }
    }
    Some(())
}

fn take_outlet(text: &str, byline: &mut Byline) -> Option<()> {
    if byline.outlet.is_some() || !is_proper(text) {
        return None;
    }
    byline.outlet = Some(tokens(text).collect::<Vec<_>>().join(" "));
    Some(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    None,
    By,
    In,
    Interview,
}

/// A field without the words that lead it in.
fn without_lead(field: &str) -> (&str, Lead) {
    const LEADS: [(&str, Lead); 23] = [
        ("interviewed by ", Lead::Interview),
        ("an interview by ", Lead::Interview),
        ("interview by ", Lead::Interview),
        ("originally published in ", Lead::In),
        ("first published in ", Lead::In),
        ("published in ", Lead::In),
        ("published by ", Lead::In),
        ("published on ", Lead::In),
        ("published ", Lead::In),
        ("posted by ", Lead::By),
        ("posted on ", Lead::In),
        ("posted ", Lead::In),
        ("updated on ", Lead::In),
        ("updated ", Lead::In),
        ("reported by ", Lead::By),
        ("written by ", Lead::By),
        ("story by ", Lead::By),
        ("words by ", Lead::By),
        ("by ", Lead::By),
        ("from ", Lead::In),
        ("via ", Lead::In),
        ("in ", Lead::In),
        ("for ", Lead::In),
    ];
    for (lead, kind) in LEADS {
        if let Some((head, rest)) = field.split_at_checked(lead.len())
            && head.eq_ignore_ascii_case(lead)
        {
            return (rest.trim(), kind);
        }
    }
    let alone = ["published", "posted", "updated", "on", "by", "in", "last updated", "date"];
    if alone.iter().any(|word| field.eq_ignore_ascii_case(word)) { ("", Lead::None) } else { (field, Lead::None) }
}

/// Parts names from an outlet: at *for*, *of* or *in*, or where capitals begin after small letters
/// (`Ana Ruiz THE POST`). A field all in capitals is an outlet, unless *By* stands before it.
fn split_outlet(field: &str, by: bool) -> (Option<&str>, Option<&str>) {
    for joint in [" for ", " in ", " of ", " at "] {
        if let Some((names, outlet)) = field.split_once(joint)
            && pieces(names).iter().all(|p| is_name(p))
        {
            return (Some(names), Some(outlet));
        }
    }
    if is_caps(field) {
        return if by { (Some(field), None) } else { (None, Some(field)) };
    }
    let mut start = field.len();
    for token in tokens(field).collect::<Vec<_>>().into_iter().rev() {
        let at = offset(field, token);
        let joins = start < field.len() && is_small(&token.to_lowercase()) && is_caps_word(token);
        if is_caps_word(token) && !is_initial(token) || joins {
            start = at;
        } else {
            break;
        }
    }
    if start == field.len() {
        return (Some(field), None);
    }
    let (names, outlet) = field.split_at(start);
    let names = names.trim().trim_end_matches([',', '-', '–', '—', '/']).trim();
    if names.is_empty() { (None, Some(outlet)) } else { (Some(names), Some(outlet)) }
}

/// Where a token, which is a slice of the field, begins in it.
fn offset(field: &str, token: &str) -> usize {
    (token.as_ptr() as usize).saturating_sub(field.as_ptr() as usize)
}

fn is_caps_word(token: &str) -> bool {
    token.chars().any(char::is_alphabetic) && !token.chars().any(char::is_lowercase)
}

/// *J.*, *JP.*, *III*: capitals that end a name.
fn is_initial(token: &str) -> bool {
    token.ends_with('.') && token.chars().count() <= 4
        || matches!(token, "II" | "III" | "IV")
        || token.chars().count() == 1
}

/// Names in a list.
fn pieces(names: &str) -> Vec<&str> {
    names
        .split([',', '&'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" with "))
        .map(|part| part.trim().trim_start_matches("and ").trim())
        .filter(|part| !part.is_empty())
        .collect()
}

/// A name of one word after *By*: *By Banu*, *By Staff*.
fn is_word_name(piece: &str) -> bool {
    piece.chars().next().is_some_and(char::is_uppercase) && piece.chars().all(|c| c.is_alphabetic() || c == '-')
}

/// True where every word has a capital or a digit, or is one of the small words inside names.
fn is_proper(text: &str) -> bool {
    let words: Vec<&str> = tokens(text).collect();
    let proper = |word: &str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_none_or(|c| c.is_uppercase() || c.is_numeric()) || word.contains(".com") || word.contains(".org")
    };
    (1..=8).contains(&words.len())
        && words.iter().all(|word| proper(word) || is_small(&word.to_lowercase()) || *word == "&")
        && words.iter().any(|word| proper(word) && word.chars().any(char::is_alphabetic))
        && !text.contains(['“', '”', '"', '@', ':'])
        && (!text.ends_with('.') || text.ends_with("Inc."))
}

/// True for a lone name of a month, which looks like a proper name.
pub(in super::super) fn is_month(text: &str) -> bool {
    date::find(&format!("{text} 2000")).is_some()
}

/// *10:30 a.m. ET*, *5 min read*.
fn is_time(field: &str) -> bool {
    let lower = field.to_lowercase();
    let first = tokens(&lower).next().unwrap_or_default();
    first.starts_with(|c: char| c.is_ascii_digit())
        && (first.contains(':') || lower.contains("min read") || lower.contains("minute"))
        && word_count(field) <= 5
        || matches!(lower.as_str(), "at" | "et" | "gmt" | "bst" | "updated")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let found = line(text)?;
        let date = found.date.map(|d| d.to_string()).or(found.doubtful_date.map(|(text, _)| format!("?{text}")));
        Some(format!(
            "{} / {} / {}",
            found.names.join(" + "),
            found.outlet.unwrap_or_default(),
            date.unwrap_or_default()
        ))
    }

    #[test]
    fn six_shapes_and_more_say_the_same() {
        let same = "Ana Ruiz / The Harbour Post / 2021-03-04";
        for text in [
            "By Ana Ruiz, The Harbour Post, March 4, 2021",
            "Ana Ruiz | The Harbour Post | 4 March 2021",
            "The Harbour Post — Ana Ruiz — 2021-03-04",
            "by Ana Ruiz for The Harbour Post (Thursday, 4 March 2021)",
            "March 4th, 2021 · Ana Ruiz · The Harbour Post",
            "Published March 4, 2021 by Ana Ruiz in The Harbour Post",
        ] {
            assert_eq!(read(text).as_deref(), Some(same), "{text}");
        }
        for (text, expected) in [
            ("March 4, 2021 Ana Ruiz THE HARBOUR POST", "Ana Ruiz / THE HARBOUR POST / 2021-03-04"),
            ("March 4, 2021 Ana Ruiz and B. J. Cole\u{a0}POST", "Ana Ruiz + B. J. Cole / POST / 2021-03-04"),
            ("March 4, 2021 THE HARBOUR POST", " / THE HARBOUR POST / 2021-03-04"),
            ("March 4, 2021 Ana Ruiz, Bo van Dyk", "Ana Ruiz + Bo van Dyk /  / 2021-03-04"),
            ("BY ANA RUIZ", "ANA RUIZ /  / "),
            ("Author: Ana Ruiz, Jr.", "Ana Ruiz, Jr. /  / "),
            ("Source: The Harbour Post", " / The Harbour Post / "),
            ("Ana Ruiz, HARBOUR POST", "Ana Ruiz / HARBOUR POST / "),
            ("By Ana Ruiz | March 2021 | 5 min read", "Ana Ruiz /  / ?March 2021"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn sentences_and_credits_are_no_bylines() {
        for text in [
            "On March 4, 2021 the council met.",
            "— Ana Ruiz (@ana) March 4, 2021",
            "By the end of March 4, 2021, nobody was left",
            "Photo: Ana Ruiz/Agency, March 4, 2021",
            "Three demands:",
            "By and large it worked",
            "Ana Ruiz said so on March 4, 2021",
        ] {
            let found = line(text).filter(Byline::is_anchor);
            assert_eq!(found, None, "{text}");
        }
    }
}
