//! How sure a number is: *about*, *nearly*, *over*, *at least* … in one word for each sense.

use super::text::Text;

/// The qualifier before a word, if there is one.
pub(crate) fn before(text: &Text, at: usize) -> Option<&'static str> {
    let mark = text.before(at).trim_end_matches(['$', '€', '£', ' ']).chars().next_back();
    match mark {
        Some('~' | '≈') => return Some("about"),
        Some('>') => return Some("over"),
        Some('<') => return Some("under"),
        Some('≥') => return Some("at least"),
        Some('≤') => return Some("up to"),
        _ => {}
    }
    if at == 0 || text.before(at).contains(['.', ',', ';', ':', '\n']) {
        return None;
    }
    let article = usize::from(matches!(text.back(at, 1), "a" | "an" | "the" | "another"));
    let at = at - article;
    let two = (text.back(at, 2), text.back(at, 1));
    let three = text.back(at, 3);
    Some(match two {
        ("more" | "fewer" | "less" | "lower", "than") if three == "no" => {
            if two.0 == "more" {
                "up to"
            } else {
                "at least"
            }
        }
        ("more" | "fewer" | "less", "than") if text.back(at, 4) == "no" => "up to",
        ("less", "than") if matches!(three, "slightly" | "just" | "little") => "just under",
        ("more", "than") if matches!(three, "slightly" | "just" | "little") => "just over",
        ("more" | "greater" | "better" | "higher" | "larger" | "longer" | "older", "than") => "over",
        ("less" | "fewer" | "lower" | "smaller" | "younger" | "shorter", "than") => "under",
        ("at", "least") | ("minimum", "of") => "at least",
        ("at", "most") | ("maximum", "of") | ("up", "to") | ("high", "as") => "up to",
        ("many" | "much", "as") if matches!(three, "as") => "up to",
        ("few" | "little", "as") => "at least",
        ("close", "to") | ("just", "under" | "below" | "short") => "nearly",
        ("just", "over" | "above") | ("slightly", "over" | "above") | ("little", "over") => "just over",
        ("in", "excess") | ("excess", "of") | ("upwards" | "north", "of") => "over",
        ("average", "of") | ("averages" | "averaged" | "averaging", _) | ("on", "average") => "on average",
        ("an", "estimated") | (_, "estimated") => "about",
        ("order", "of") => "order of",
        (_, "averages" | "averaged" | "averaging" | "average") => "on average",
        (_, "about" | "around" | "roughly" | "approximately" | "approx" | "circa" | "some" | "perhaps") => "about",
        (_, "nearly" | "almost" | "approaching" | "virtually") => "nearly",
        (_, "over" | "above" | "exceeding" | "topping" | "surpassing" | "exceeds" | "exceeded") => "over",
        (_, "under" | "below" | "within") => "under",
        (_, "exactly" | "precisely") => "exactly",
        (_, "only" | "just" | "barely" | "merely" | "mere") => "only",
        _ => return None,
    })
}

/// The qualifier behind a number, and the word after it: *or more*, *and over*, *or so*.
pub(crate) fn behind(text: &Text, at: usize) -> Option<(&'static str, usize)> {
    if !text.follows(at) {
        return None;
    }
    let sense = match (text.word(at), text.word(at + 1)) {
        (
            "or" | "and",
            "more" | "over" | "above" | "older" | "up" | "better" | "upward" | "upwards" | "longer" | "higher",
        ) => "at least",
        ("or" | "and", "less" | "fewer" | "under" | "younger" | "below" | "lower") => "up to",
        ("or", "so") => "about",
        _ => return None,
    };
    Some((sense, at + 2))
}
