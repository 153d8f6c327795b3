//! Interviews and transcripts whose turns begin with a label: `Ana Ruiz (AR): …`, `AR: …`, `Q: …`,
//! `SPEAKER 1: …`, a name alone on a line.

use std::collections::BTreeMap;

use super::super::look::{bare, ends_question, is_caps, is_name, tokens, word_count};
use super::super::outlet;
use super::super::report::Log;
use super::{Facts, Kind, Part, Setting};

/// The label of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Label<'a> {
    /// The name as printed, without what stands in brackets.
    pub(in super::super) name: &'a str,
    /// The short form that brackets give: `Ana Ruiz (AR)`.
    pub(in super::super) short: Option<&'a str>,
    /// What is said.
    pub(in super::super) rest: &'a str,
}

/// Words that stand before a colon and name nobody.
const NOBODY: [&str; 24] = [
    "advertisement",
    "also",
    "audio",
    "caption",
    "correction",
    "credit",
    "date",
    "editor's note",
    "example",
    "fact",
    "image",
    "note",
    "photo",
    "picture",
    "question",
    "read more",
    "related",
    "see also",
    "source",
    "sources",
    "summary",
    "update",
    "video",
    "warning",
];

/// The label with which a paragraph begins, if it could be one.
pub(in super::super) fn label(text: &str) -> Option<Label<'_>> {
    const LONGEST: usize = 60;
    let text = without_time(text);
    let (head, rest) = text.split_once(':')?;
    let head = head.trim_start_matches('*').trim_end_matches('*').trim();
    let rest = rest.trim_start_matches('*');
    if head.is_empty() || head.len() > LONGEST || !(rest.is_empty() || rest.starts_with([' ', '\u{a0}'])) {
        return None;
    }
    let (name, short) = match head.split_once(['(', '[']) {
        Some((name, short)) => (name.trim(), Some(short.trim_end_matches([')', ']'])).filter(|s| is_short(s))),
        None => (head, None),
    };
    let words: Vec<&str> = tokens(name).collect();
    let proper = |w: &&str| w.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let named = (1..=4).contains(&words.len())
        && words.iter().all(|w| proper(w) || matches!(*w, "van" | "von" | "de" | "der" | "al" | "bin"));
    let starts = words.first().is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase));
    let nobody = NOBODY.contains(&name.to_lowercase().replace('’', "'").as_str());
    (named && starts && !nobody && !name.contains(['“', '”', '"', '?', '!', ','])).then_some(Label {
        name,
        short,
        rest: rest.trim(),
    })
}

/// Gives turns their speakers. False where the paragraphs are not labelled.
pub(super) fn turns(parts: &mut Vec<Part>, setting: &Setting, facts: &mut Facts, log: &mut Log<'_>) -> bool {
    let names = Names::of(parts, setting);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for part in parts.iter() {
        if let Some(label) = label(&part.text) {
            *counts.entry(names.full(&label)).or_insert(0) += 1;
        }
    }
    // A name with a single turn may be a sentence with a colon; the circle needs two who come again.
    let circle: Vec<String> = counts.iter().filter(|(_, n)| **n >= 2).map(|(name, _)| name.clone()).collect();
    let enough = circle.len() >= 2
        || counts.len() == 2
            && counts.values().sum::<usize>() >= 3
            && (facts.interview || counts.keys().all(|n| is_name(n)));
    if !enough {
        return false;
    }
    let named = |name: &String| circle.contains(name) || counts.len() == 2 || is_name(name) || is_role(name);
    let mut roles: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    let mut done: Vec<Part> = Vec::with_capacity(parts.len());
    let mut pending: Option<(String, super::Lines)> = None;
    for mut part in parts.drain(..) {
        let speaker = label(&part.text).map(|l| (names.full(&l), l.rest.to_owned())).filter(|(name, _)| named(name));
        let stamped = without_time(&part.text);
        if stamped.len() < part.text.len() {
            let stamp = part.text.get(..part.text.len() - stamped.len()).unwrap_or_default().trim();
            log.left_out(part.at, "time", "the time of a recording", stamp);
            part.text = stamped.to_owned();
        }
        if let Some((name, said)) = speaker {
            if said.is_empty() {
                pending = Some((name, part.at));
                continue;
            }
            let role = roles.entry(name.clone()).or_default();
            role.0 += 1;
            role.1 += usize::from(ends_question(&said));
            role.2 += word_count(&said);
            (part.kind, part.text) = (Kind::Turn(name), said);
        } else if let Some((name, at)) = pending.take() {
            let role = roles.entry(name.clone()).or_default();
            (role.0, role.1, role.2) =
                (role.0 + 1, role.1 + usize::from(ends_question(&part.text)), role.2 + word_count(&part.text));
            part.at = at.to(part.at);
            part.kind = Kind::Turn(name);
        } else if part.kind == Kind::Heading {
            part.kind = Kind::Heading;
        }
        done.push(part);
    }
    if let Some((name, at)) = pending {
        log.left_out(at, "label", "a speaker's name with nothing said below it", &name);
    }
    *parts = done;
    cast(&roles, setting, facts);
    shorten(parts, facts);
    facts.interview = true;
    true
}

/// Who asks and who answers: the one whose turns end most often as questions asks.
fn cast(roles: &BTreeMap<String, (usize, usize, usize)>, setting: &Setting, facts: &mut Facts) {
    let asks = |(_, (turns, questions, words)): &(&String, &(usize, usize, usize))| {
        (questions * 1000 / (*turns).max(1), usize::MAX - words / (*turns).max(1))
    };
    let Some((interviewer, _)) = roles.iter().max_by_key(asks) else { return };
    let others: Vec<String> = roles.keys().filter(|name| *name != interviewer).cloned().collect();
    let named = Some(interviewer.clone()).filter(|name| is_name(name) || setting.people.contains(name));
    // Where the labels are *Q* and *A*, the one who signs is the one who asks.
    let signer = setting.people.first().filter(|_| setting.people.len() == 1 && is_role(interviewer));
    facts.interviewer = named.or_else(|| signer.cloned());
    let named: Vec<String> = others.into_iter().filter(|name| is_name(name)).collect();
    facts.interviewee = (!named.is_empty()).then(|| named.join(" and "));
}

/// Full names to surnames, where no two speakers share one.
fn shorten(parts: &mut [Part], facts: &Facts) {
    let speakers: Vec<String> = parts
        .iter()
        .filter_map(|p| if let Kind::Turn(name) = &p.kind { Some(name.clone()) } else { None })
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    let _ = facts;
    let surname = |name: &str| {
        if is_name(name) { tokens(name).next_back().map_or(name, |w| w).to_owned() } else { name.to_owned() }
    };
    let shared = |s: &str| speakers.iter().filter(|n| surname(n) == s).count() > 1;
    for part in parts {
        if let Kind::Turn(name) = &mut part.kind {
            let short = surname(name);
            if !shared(&short) {
                *name = short;
            }
        }
    }
}

/// The full names behind initials and surnames.
struct Names {
    full: Vec<String>,
    short: BTreeMap<String, String>,
}

impl Names {
    fn of(parts: &[Part], setting: &Setting) -> Self {
        let mut names = Self { full: Vec::new(), short: BTreeMap::new() };
        for label in parts.iter().filter_map(|p| label(&p.text)) {
            let name = cased(label.name);
            if let Some(short) = label.short {
                names.short.insert(short.to_owned(), name.clone());
            }
            if is_name(&name) && !names.full.contains(&name) {
                names.full.push(name);
            }
        }
        for name in &setting.people {
            if !names.full.contains(name) {
                names.full.push(name.clone());
            }
        }
        names
    }

    fn full(&self, label: &Label<'_>) -> String {
        if let Some(name) = self.short.get(label.name) {
            return name.clone();
        }
        let name = cased(label.name);
        if is_name(&name) || is_role(&name) {
            return name;
        }
        let initials = |full: &&String| {
            tokens(full).filter_map(|w| w.chars().next()).collect::<String>() == label.name.replace('.', "")
        };
        let surname =
            |full: &&String| tokens(full).next_back().is_some_and(|w| bare(w).eq_ignore_ascii_case(label.name));
        let mut matching = self.full.iter().filter(|full| initials(full) || surname(full));
        match (matching.next(), matching.next()) {
            (Some(one), None) => one.clone(),
            _ => name,
        }
    }
}

/// A name in capitals with small letters; initials stay.
fn cased(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if is_caps(name) && letters > 3 {
        outlet::restored(name).unwrap_or_else(|| name.to_owned())
    } else {
        name.to_owned()
    }
}

/// *Q*, *Interviewer*, *Speaker 2*, *Moderator*.
fn is_role(name: &str) -> bool {
    let first = tokens(name).next().unwrap_or_default().to_lowercase();
    matches!(
        first.as_str(),
        "q" | "a"
            | "interviewer"
            | "interviewee"
            | "speaker"
            | "moderator"
            | "host"
            | "guest"
            | "audience"
            | "narrator"
    )
}

fn is_short(text: &str) -> bool {
    (1..=4).contains(&text.chars().count()) && text.chars().all(|c| c.is_uppercase() || c == '.')
}

/// A paragraph without the time of a recording before it: `[00:01:23] `, `(1:23) `, `00:01:23 `.
fn without_time(text: &str) -> &str {
    let inner = text.trim_start_matches(['[', '(']);
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.')).len();
    let stamp = inner.get(..digits).unwrap_or_default();
    let rest = inner.get(digits..).unwrap_or_default().trim_start_matches([']', ')']);
    let is_time = (1..=3).contains(&stamp.matches(':').count())
        && !stamp.ends_with(':')
        && stamp.starts_with(|c: char| c.is_ascii_digit());
    if is_time && rest.starts_with(' ') { rest.trim_start() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_names_before_a_colon() {
        let read = |text: &'static str| label(text).map(|l| (l.name, l.short, l.rest));
        assert_eq!(read("Ana Ruiz (AR): Why now?"), Some(("Ana Ruiz", Some("AR"), "Why now?")));
        assert_eq!(read("[00:12:30] SPEAKER 1: So."), Some(("SPEAKER 1", None, "So.")));
        assert_eq!(read("**Q:** Why?"), Some(("Q", None, "Why?")));
        assert_eq!(read("ANA RUIZ:"), Some(("ANA RUIZ", None, "")));
        for text in [
            "Note: it rained.",
            "There was one rule: none.",
            "At 12:30 it rained.",
            "https://example.org",
            "He said: “No.”",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
