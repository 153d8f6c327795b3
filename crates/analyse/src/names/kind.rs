//! What a name is: votes for each type, from its words and from what stands around it.

use crossread_model::EntryType;
use crossread_text::fold;

use super::cues::of_nouns;
use super::lists::{Known, head, is_common, is_given, is_no_entry, is_particle, is_surname, known, place};
use super::runs::Run;
use super::token::{Gap, Shape, Token};

/// Votes by the order of [`EntryType::ALL`].
pub(crate) type Votes = [i32; EntryType::ALL.len()];

/// The place of a type in [`Votes`].
pub(crate) fn slot(kind: EntryType) -> usize {
    EntryType::ALL.iter().position(|k| *k == kind).unwrap_or_default()
}

/// The type with the most votes, the first where several have as many.
pub(crate) fn winner(votes: &Votes) -> (EntryType, i32) {
    let mut best = (EntryType::Concept, 0);
    for (kind, n) in EntryType::ALL.into_iter().zip(votes) {
        if *n > best.1 {
            best = (kind, *n);
        }
    }
    best
}

/// Votes from the words of a name alone, the same wherever it stands: *form* is the name as written.
pub(crate) fn of_words(text: &str, tokens: &[Token], form: &str) -> Votes {
    let mut votes = Votes::default();
    let folded: Vec<String> = tokens.iter().map(|t| fold(t.of(text))).collect();
    if let Some(Known { kind, .. }) = known(form) {
        votes[slot(kind)] += 12;
        return votes;
    }
    let (Some(last), Some(first)) = (folded.last(), folded.first()) else { return votes };
    let joint = folded.iter().skip(1).position(|w| matches!(w.as_str(), "of" | "for" | "on"));
    let before = joint.and_then(|at| folded.get(at));
    let numbered = tokens.last().is_some_and(|t| matches!(t.shape, Shape::Digits | Shape::Letter));
    let noun = if numbered { folded.len().checked_sub(2).and_then(|at| folded.get(at)) } else { Some(last) };
    let headed = before.and_then(|w| of_head(w)).or_else(|| noun.and_then(|w| head(w)));
    // *Friends of the River*, *Students for Justice*: people who are together for something.
    let together = joint.and_then(|at| folded.get(at + 1)).zip(before).is_some_and(|(joint, w)| are_together(w, joint));
    let headed = if together { Some(EntryType::Organisation) } else { headed };
    // *Hurricane Agnes*, *Operation Overlord*: what such a word stands before is the name of an event.
    let headed = if folded.len() > 1 && is_opening(first) { Some(EntryType::Event) } else { headed };
    let headed = headed.filter(|_| !(last == "day" && is_given(first)));
    // *The Democratic National Convention* meets, the Geneva Convention is kept.
    let meets = last == "convention" && folded.iter().any(|w| is_of_a_party(w));
    let headed = if meets { Some(EntryType::Event) } else { headed };
    if folded.len() > 1
        && let Some(kind) = headed
    {
        votes[slot(kind)] += 6;
    } else if folded.len() > 1 && folded.iter().any(|w| head(w) == Some(EntryType::Organisation)) {
        votes[slot(EntryType::Organisation)] += 3;
    }
    let whole = folded.join(" ");
    let saint = whole.strip_prefix("st ").map_or(0, |rest| place(&format!("saint {rest}")));
    let sure = place(&whole).max(saint);
    let alone = folded.len() == 1 && sure < 7 && (is_common(first) || is_given(first) || is_surname(first));
    votes[slot(EntryType::Place)] += match (alone, folded.len()) {
        (true, _) => sure.min(2),
        (false, 1) => sure,
        // A city of several words is seldom anything else.
        _ => sure * 2,
    };
    let compass = "north south east west northern southern eastern western southwest southeast northwest northeast \
        central upper lower";
    // *Northern Italy*, *Soviet Russia*, *Fort Monroe*.
    let part = place(last) == 7 && (compass.split_whitespace().any(|word| word == first) || is_no_entry(first));
    let spot = matches!(first.as_str(), "fort" | "mount" | "camp" | "lake" | "port" | "cape") && head(last).is_none();
    if folded.len() == 2 && (part || spot) {
        votes[slot(EntryType::Place)] += 8;
    }
    // *350.org*: the address of a site is the name of who keeps it.
    if folded.len() == 1 && last.contains('.') && tokens.iter().all(|t| t.shape == Shape::Capital) {
        votes[slot(EntryType::Organisation)] += 6;
    }
    if let [word] = tokens
        && matches!(word.shape, Shape::Upper | Shape::Dotted)
        && sure == 0
    {
        votes[slot(EntryType::Organisation)] += 3;
    }
    let hyphened =
        tokens.iter().skip(1).all(|t| t.gap == Gap::Hyphen) && tokens.iter().any(|t| t.shape == Shape::Upper);
    if hyphened && tokens.len() > 1 {
        votes[slot(EntryType::Organisation)] += 3;
    }
    votes[slot(EntryType::Person)] += as_person(text, tokens, &folded, headed);
    if tokens.len() > 1 {
        votes[slot(EntryType::Organisation)] += 1;
    }
    votes
}

/// The type of a name that has a word before *of*, *for* or *on*: an order of foresters is a body, an
/// executive order a measure.
fn of_head(word: &str) -> Option<EntryType> {
    if word == "order" { Some(EntryType::Organisation) } else { head(word) }
}

/// People who are together of or for something; not *Governments of*, *Principles for*.
fn are_together(word: &str, joint: &str) -> bool {
    let people = ["ers", "ors", "ans", "ists", "ents", "izens"].iter().any(|ending| word.ends_with(ending));
    matches!(word, "friends" | "sons" | "daughters" | "knights") || (joint == "for" && people && head(word).is_none())
}

/// Words before the name of an event.
pub(crate) fn is_opening(word: &str) -> bool {
    matches!(word, "hurricane" | "typhoon" | "cyclone" | "operation")
}

/// Words for conventions at which people meet.
fn is_of_a_party(word: &str) -> bool {
    matches!(word, "national" | "constitutional" | "federal" | "democratic" | "republican" | "annual")
}

/// Two capitals that are the short form of a place or body, and no one's initials: *UC Davis*.
fn is_short_form(word: &str) -> bool {
    matches!(word, "uc" | "un" | "eu" | "uk" | "us" | "la" | "ny" | "nz" | "dc" | "gm")
}

/// How much the words are like the name of a person.
fn as_person(text: &str, tokens: &[Token], folded: &[String], headed: Option<EntryType>) -> i32 {
    let units = tokens.iter().filter(|t| t.gap != Gap::Hyphen).count();
    let (Some(first), Some(last)) = (folded.first(), folded.last()) else { return 0 };
    let small = |t: &&Token| t.shape == Shape::Lower;
    let strange = tokens.iter().filter(small).any(|t| !is_particle(t.of(text)));
    let upper = tokens.iter().any(|t| matches!(t.shape, Shape::Upper | Shape::Digits) && t.of(text).len() > 2);
    if !(2..=5).contains(&units)
        || strange
        || upper
        || tokens.iter().any(|t| t.gap == Gap::And || t.gap == Gap::Apostrophe)
    {
        return 0;
    }
    let short = tokens.first().is_some_and(|t| t.shape == Shape::Upper) && is_short_form(first);
    if short {
        return 0;
    }
    let mut votes = 0;
    let initials = tokens.first().is_some_and(|t| matches!(t.shape, Shape::Letter | Shape::Dotted));
    votes += match (is_given(first), is_common(first)) {
        (true, false) => 5,
        (true, true) => 5,
        (false, false) => 2,
        (false, true) => -3,
    };
    votes += i32::from(initials) * 4;
    let younger = matches!(last.as_str(), "jr" | "sr" | "jr." | "sr." | "iii");
    let surname =
        folded.iter().rev().find(|w| !matches!(w.as_str(), "jr" | "sr" | "jr." | "sr." | "iii")).unwrap_or(last);
    // *Brightwater Homes*, *Summit Foods*: things of which a firm has many.
    let things = !is_given(first) && surname.strip_suffix('s').is_some_and(is_common) && is_common(surname);
    votes += match (is_surname(surname) && !things, is_common(surname)) {
        (true, _) => 3,
        (false, false) => 2,
        (false, true) if is_given(first) => -1,
        (false, true) => -2,
    };
    let inner = tokens.iter().skip(1).any(|t| t.shape == Shape::Letter);
    votes += i32::from(inner) * 3 + i32::from(younger) * 3;
    if headed.is_some() {
        votes -= 6;
    }
    // *Native American*, *December I*: no person.
    let foreign = (is_no_entry(first) && !is_given(first)) || (is_no_entry(surname) && !is_surname(surname));
    if foreign || tokens.last().is_some_and(|t| t.shape == Shape::Letter) {
        return 0;
    }
    votes
}

/// Verbs of people who say something.
pub(crate) fn speaks(word: &str) -> bool {
    let verbs = "said says told asked wrote writes argued argues explained added recalled recalls explains notes thinks \
        tells replied insisted";
    verbs.split_whitespace().any(|verb| verb == word)
}

/// A given name and one more word that is none of the small ones, with a word behind them that they may
/// stand for: *the Ivan Brodsky view*.
fn is_full_name(text: &str, tokens: &[Token], run: &Run) -> bool {
    let (first, last) = (tokens.get(run.first), tokens.get(run.last));
    let (Some(first), Some(last), Some(next)) = (first, last, tokens.get(run.last + 1)) else { return false };
    let surname = fold(last.of(text));
    run.last == run.first + 1
        && next.gap == Gap::Blank
        && next.shape == Shape::Lower
        && is_given(&fold(first.of(text)))
        && !is_common(&surname)
        && place(&surname) < 5
}

/// Votes from what stands around a run.
pub(crate) fn of_place(text: &str, tokens: &[Token], run: &Run) -> Votes {
    let mut votes = Votes::default();
    let before = run.title.unwrap_or(run.first);
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |t| t.of(text));
    let gap = |at: usize| tokens.get(at).map_or(Gap::Break, |t| t.gap);
    let prior = if gap(before) == Gap::Blank { word(before.checked_sub(1)) } else { "" };
    let next = if matches!(gap(run.last + 1), Gap::Blank | Gap::Comma) { word(Some(run.last + 1)) } else { "" };
    let possessive = tokens.get(run.last).is_some_and(|t| t.possessive);
    if run.title.is_some() {
        votes[slot(EntryType::Person)] += 6;
    }
    if !possessive && (speaks(next) || speaks(prior) || next == "who" || next == "whose") {
        votes[slot(EntryType::Person)] += 2;
    }
    // *The Sanders campaign*: what people have and places have not.
    let alone = run.first == run.last && tokens.get(run.first).is_some_and(|t| is_surname(&fold(t.of(text))));
    let leads = alone && matches!(next, "administration" | "presidency" | "candidacy" | "campaign");
    if leads {
        votes[slot(EntryType::Person)] += 4;
    }
    match prior {
        "in" | "In" | "from" | "From" | "near" | "Near" | "across" | "Across" | "outside" | "Outside"
        | "throughout" | "Throughout" | "around" | "within" | "Within" => {
            votes[slot(EntryType::Place)] += 2;
        }
        "at" | "At" => votes[slot(EntryType::Place)] += 1,
        // *The Ivan Brodsky view* is still that of a person.
        "the" | "The" | "a" | "an" | "this" | "our" if !is_full_name(text, tokens, run) && !leads => {
            votes[slot(EntryType::Person)] -= 4;
            votes[slot(EntryType::Organisation)] += 1;
        }
        "Mr" | "Ms" | "Mrs" | "Dr" => votes[slot(EntryType::Person)] += 6,
        _ => {}
    }
    // *Detroit and Toledo*: beside a place stands a place.
    let listed = gap(before) == Gap::Comma || matches!(prior, "and" | "or");
    let neighbour = before.checked_sub(if gap(before) == Gap::Comma { 1 } else { 2 });
    if listed && place(&fold(word(neighbour))) > 2 {
        votes[slot(EntryType::Place)] += 2;
    }
    let told = of_nouns(text, tokens, run);
    votes.iter_mut().zip(told).for_each(|(sum, n)| *sum += n);
    // *Mesa, Arizona*.
    if gap(run.last + 1) == Gap::Comma && place(&fold(word(Some(run.last + 1)))) == 7 {
        votes[slot(EntryType::Place)] += 3;
    }
    votes
}
