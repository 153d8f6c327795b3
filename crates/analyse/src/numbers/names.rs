//! Numbers that state nothing: in names, references, lists, addresses, clock times and sayings.

use super::lexicon::{is_function, month, one_of, time};
use super::quantity::{Quantity, Sort};
use super::text::{Text, is_hyphen};
use crate::names::place;

/// Words that a number behind them belongs to, in whatever case they stand: *chapter 3*, *Local 1199*.
const HEADS: &str = "act amendment appendix apollo area article bill boeing bus catch channel chapter clause code \
     convention district division exhibit exit figure flight footnote fig gate grade h highway hr i \
     interstate item level line local locals lodge measure model motion no nos note number p page \
     pages paragraph part phase pp precinct precincts prop proposition psalm question regiment \
     resolution room route rule s section sections sign step table tier title type verse version \
     volume ward";

/// Heads that are names with a capital alone: *Day 100*, but *on day 100 workers …*.
const CAPITAL_HEADS: &str = "unit battalion class commandment company day group list order plan pier schedule social street \
     war";

/// Tells whether a number states nothing where it stands. `counts` tells whether a sign or a unit of
/// its own stands beside it.
pub(crate) fn holds(text: &Text, q: &Quantity, counts: bool) -> bool {
    let digits = matches!(q.sort, Sort::Digits | Sort::Marked | Sort::Measure | Sort::Times);
    is_saying(text, q)
        || (digits && (is_address(text, q) || is_joined(text, q) || (!counts && is_clock(text, q))))
        || (!counts && q.sort == Sort::Digits && is_listed(text, q))
        || is_named(text, q, counts)
}

fn is_named(text: &Text, q: &Quantity, counts: bool) -> bool {
    let before = text.back(q.from, 1);
    let raw = q.from.checked_sub(1).map_or("", |at| text.raw(at));
    let capital = raw.starts_with(char::is_uppercase);
    let gap = text.before(q.from);
    let near = matches!(gap, " " | "\u{a0}" | "\u{202f}" | ". " | "." | ".\u{a0}" | " #" | " (");
    // A member of a list of names: Locals 3 and 12, sections 4 to 6, Precincts 1, 2 and 3.
    let in_row = matches!(before, "and" | "or" | "to" | "through") || matches!(gap, ", " | "–" | "-");
    let second = in_row && {
        let back = usize::from(matches!(before, "and" | "or" | "to" | "through"));
        let head = q.from.checked_sub(2 + back).map_or("", |at| text.word(at));
        let first = q.from.checked_sub(1 + back).map_or("", |at| text.raw(at));
        first.bytes().all(|b| b.is_ascii_digit()) && !first.is_empty() && one_of(head, HEADS) && head.len() > 3
    };
    if q.sort == Sort::Digits && gap.ends_with(['#', '№', '§', '¶']) || second {
        return true;
    }
    let whole = matches!(q.sort, Sort::Digits | Sort::Words);
    if whole && near && (one_of(before, HEADS) || (capital && one_of(before, CAPITAL_HEADS))) && !gap.ends_with('(') {
        // A line 20 miles long and a bill of 5 pages are no names; nor is *no 5 percent*.
        let full_stop = gap.starts_with('.') && before.len() > 3;
        let small = before.len() <= 2 && !gap.starts_with('.') && !capital;
        let timed = counts && !capital && time(text.word(q.to)).is_some();
        return !(full_stop || small || timed);
    }
    if q.sort == Sort::Words && text.is_capital(q.from) && !text.opens(q.from) && !text.title {
        return true;
    }
    // Group of 20, Gang of Eight, Fight for $15.
    let two = text.back(q.from, 2);
    if (matches!(before, "of") && matches!(two, "group" | "gang" | "class" | "band") && text.is_capital(q.from - 2))
        || (before == "for" && two == "fight")
    {
        return true;
    }
    if counts || q.sort != Sort::Digits || !capital || !matches!(gap, " " | "\u{a0}") {
        return false;
    }
    // An acronym is a name also where it opens a sentence; so is what has a course number.
    let acronym = raw.len() > 1 && raw.chars().all(char::is_uppercase);
    if acronym || matches!(text.raw(q.from), "101" | "201") {
        return true;
    }
    let opening = is_function(before) || month(raw).is_some() || text.opens(q.from - 1);
    !opening && !text.title && !is_plural(text, q.to)
}

/// A list's number at the head of a line, or a note's in brackets.
fn is_listed(text: &Text, q: &Quantity) -> bool {
    let (before, after) = (text.before(q.from), text.slice(q.end, text.start(q.to)));
    let heads = before.trim_matches([' ', '(']).is_empty() && q.from == 0
        || before.trim_end_matches([' ', '(']).ends_with('\n');
    let list = heads
        && q.value < 1000.0
        && (after.starts_with(". ") || after.starts_with(')') || after.starts_with(".\u{a0}"));
    let note = q.value < 100.0
        && ((before.ends_with('(') && after.starts_with(')')) || (before.ends_with('[') && after.starts_with(']')));
    list || note
}

/// Joined to letters or digits before it (COVID-19, F-16, 9/11), or to a capital behind it (7-Eleven).
fn is_joined(text: &Text, q: &Quantity) -> bool {
    let before = text.before(q.from);
    let after = text.slice(q.end, text.start(q.to));
    let last = q.from.checked_sub(1).map_or("", |at| text.raw(at));
    let lettered = last.ends_with(char::is_alphabetic) && !matches!(last, "to" | "and" | "or" | "a" | "non" | "sub");
    let tagged = is_hyphen(before) && (lettered || last.ends_with(|c: char| c.is_ascii_digit()));
    let split = before == "/" && last.ends_with(|c: char| c.is_ascii_digit());
    let splits = after == "/" && text.raw(q.to).starts_with(|c: char| c.is_ascii_digit());
    let named = is_hyphen(after) && text.is_capital(q.to) && text.raw(q.to).len() < 3;
    // Telephone numbers are three groups.
    let groups = |at: usize| is_hyphen(text.before(at)) && text.raw(at).bytes().all(|b| b.is_ascii_digit());
    let phone = groups(q.to) && (groups(q.to + 1) || q.value >= 100.0 && text.raw(q.to).len() == 4);
    let domain = after == "." && text.raw(q.to).starts_with(char::is_alphabetic);
    let suffixed = after == "(" && text.raw(q.to).len() == 1;
    tagged || split || splits || named || phone || domain || suffixed
}

/// Inside a link, an address or a hashtag.
fn is_address(text: &Text, q: &Quantity) -> bool {
    let chunk = text.chunk(q.from);
    chunk.contains("://")
        || chunk.contains("www.")
        || chunk.contains('@')
        || chunk.contains('_')
        || chunk.contains('\\')
        || chunk.trim_start_matches(['(', '“', '"']).starts_with('/')
}

/// *9:30*, *5 p.m.*, *6 o’clock*, verses such as *3:16*, and what stands behind the colon.
fn is_clock(text: &Text, q: &Quantity) -> bool {
    let colon = |gap: &str, other: usize| gap == ":" && text.raw(other).starts_with(|c: char| c.is_ascii_digit());
    let next = text.word(q.to);
    let meridian = matches!(next, "am" | "pm" | "o'clock" | "o’clock")
        || (matches!(next, "a" | "p") && text.word(q.to + 1) == "m" && text.before(q.to + 1) == ".");
    meridian || colon(text.before(q.to), q.to) || (q.from > 0 && colon(text.before(q.from), q.from - 1))
}

/// What is said and not counted: *a million things*, *nine lives*, *one of those*.
fn is_saying(text: &Text, q: &Quantity) -> bool {
    if !matches!(q.sort, Sort::Words | Sort::Article) {
        return false;
    }
    let (before, next, after) = (text.back(q.from, 1), text.word(q.to), text.word(q.to + 1));
    let last = text.word(q.to.saturating_sub(1));
    match (last, next) {
        ("thousand" | "million" | "hundred" | "billion", "things" | "times" | "reasons" | "ways" | "words") => {
            q.sort == Sort::Article
        }
        ("million" | "billion", "dollar") if q.sort == Sort::Article => is_hyphen(text.before(q.to)),
        ("two", "cents") => matches!(before, "my" | "your" | "his" | "her" | "their"),
        ("two" | "three" | "four" | "five", _) if is_bare(text, q) => true,
        ("nine", "lives") | ("seven", "seas" | "sins") | ("four", "corners" | "letter") => true,
        ("two", "faced" | "by" | "bit" | "fold") | ("five", "star") | ("zero", "sum" | "tolerance" | "in") => true,
        ("dozen", _) => before == "dime" || (next == "or" && after == "dime"),
        ("zero", _) => matches!(before, "ground" | "net" | "square" | "day") || next == "emissions",
        (_, "o'clock" | "o’clock") => true,
        ("fifty", "fifty") | ("fours", _) => true,
        ("fifty", _) if before == "fifty" => true,
        // The two Koreas: one place, told apart.
        _ if text.is_capital(q.to) && text.joins(q.to) && next.strip_suffix('s').is_some_and(|one| place(one) > 4) => {
            true
        }
        ("nine", "to") => after == "five",
        ("one", _) => matches!((before, next), ("square" | "number" | "no" | "day", _)),
        _ => before == "cloud" || (before == "number" && q.value < 11.0),
    }
}

/// A small number that stands for things already named: *the two disagree*, *between these two*.
fn is_bare(text: &Text, q: &Quantity) -> bool {
    let (before, next) = (text.back(q.from, 1), text.word(q.to));
    let pointing = matches!(before, "the" | "these" | "those" | "between" | "other");
    let counted =
        text.follows(q.to) && !is_function(next) && (q.to..q.to + 3).any(|at| is_plural(text, at) && text.joins(at));
    pointing && (!counted)
}

/// A plural noun that is no function word.
pub(crate) fn is_plural(text: &Text, at: usize) -> bool {
    let word = text.word(at);
    let regular = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is");
    text.joins(at) && !is_function(word) && (regular || one_of(word, "people men women children feet teeth americans"))
}
