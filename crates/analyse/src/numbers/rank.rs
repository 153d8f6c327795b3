//! Places in an order: *second-largest*, *ranked 37th*, *third in the nation*, *No. 1 in exports*.

use super::lexicon::one_of;
use super::quantity::{Quantity, ordinal_at, quantity};
use super::text::Text;

/// A rank: its place, its unit, its words and its first byte after them.
pub(crate) struct Rank {
    pub(crate) q: Quantity,
    pub(crate) unit: Option<String>,
    pub(crate) to: usize,
    pub(crate) end: u32,
}

/// The rank that begins with this word.
pub(crate) fn rank(text: &Text, at: usize) -> Option<Rank> {
    if matches!(text.word(at), "a" | "an" | "half") {
        return None;
    }
    let ranked = is_ranked(text, at);
    if ranked && let Some(q) = quantity(text, at, false).filter(|q| q.value >= 1.0 && q.to == at + 1) {
        let numbered = matches!(text.back(at, 1), "no" | "number") || text.before(at).ends_with('#');
        if numbered {
            return Some(Rank { q, unit: None, to: q.to, end: q.end });
        }
    }
    let q = ordinal_at(text, at)?;
    let made = |unit: Option<String>, to: usize| Some(Rank { q, unit, to, end: text.end(to - 1) });
    let next = text.word(q.to);
    if text.joins(q.to) {
        if is_superlative(next) {
            return made(Some(format!("by being {next}")), q.to + 1);
        }
        if matches!(next, "most" | "least") {
            return made(Some(format!("{next} {}", text.word(q.to + 1))), q.to + 1);
        }
        if matches!(next, "consecutive" | "straight" | "successive") {
            return made(Some(format!("{next} {}", text.word(q.to + 1))), q.to + 2);
        }
        let in_row = text.reads(q.to + 1, "in a row") && text.follows(q.to + 1);
        if q.value > 1.0 && (next == "time" || in_row) {
            return made(Some(format!("{next} in a row").replace("time in a row", "time")), q.to + 1);
        }
        // *In the first place* is a way of speaking.
        let spoken = text.back(at, 1) == "the" && text.back(at, 2) == "in" && q.value == 1.0;
        if next == "place" && !spoken {
            return made(None, q.to + 1);
        }
    }
    let among = matches!(next, "in" | "among" | "of")
        && text.follows(q.to)
        && matches!(text.word(q.to + 1), "the" | "all" | "its")
        && one_of(text.word(q.to + 2), "world nation country state states nations countries league");
    let hanging = text.back(at, 1) != "the" || text.word(q.to) == "in";
    if ranked || (among && hanging && q.value > 1.0) { made(None, q.to) } else { None }
}

/// True behind *ranks*, *ranked*, *came*, *finished*: what follows is a place.
fn is_ranked(text: &Text, at: usize) -> bool {
    let verb = |word: &str| one_of(word, "rank ranks ranked ranking finished placed finish");
    (1..=4).any(|by| {
        let between = (1..by).all(|n| one_of(text.back(at, n), "only a as no number currently dead the now about"));
        between && verb(text.back(at, by))
    })
}

/// *largest*, *wealthiest*, *best*; not *interest* and the like.
pub(crate) fn is_superlative(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("est")
        && !one_of(
            word,
            "interest request contest protest harvest forest arrest guest quest west test conquest honest \
                 invest suggest midwest northwest southwest chest priest digest",
        )
        || matches!(word, "best" | "worst")
}
