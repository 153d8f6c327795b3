//! English inflections: plurals, possessives, *-ed* and *-ing*. Endings that make another word
//! (*-er*, *-ation*, *-ly*, *-ness*) are left alone, so that *organizing* is not *organization*, nor
//! *mobilizing* *mobile*.
//!
//! The steps follow step 1 of M. F. Porter, *An algorithm for suffix stripping* (Program 14.3,
//! 1980), and part from it in what is put back: a silent *e* is restored after one syllable (*hoping*
//! meets *hope*, not *hop*) and dropped after several (*organizing* and *organize* meet in *organiz*),
//! where the two can hardly be confused.

use std::borrow::Cow;

use crate::spelling::american;

/// The stem of a folded English word.
pub(crate) fn stem(folded: &str) -> Cow<'_, str> {
    if !folded.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'') {
        return Cow::Borrowed(folded);
    }
    let word = without_possessive(folded);
    if word.len() < 3 {
        return Cow::Borrowed(word);
    }
    if let Ok(at) = IRREGULAR.binary_search_by_key(&word, |pair| pair.0) {
        return IRREGULAR.get(at).map_or(Cow::Borrowed(word), |pair| settle(Cow::Borrowed(pair.1)));
    }
    if UNINFLECTED.binary_search(&word).is_ok() {
        return Cow::Borrowed(word);
    }
    match american(word) {
        Cow::Borrowed(same) => settle(without_ending(same)),
        Cow::Owned(other) => Cow::Owned(settle(without_ending(&other)).into_owned()),
    }
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word)
}

/// Takes off one inflection.
fn without_ending(word: &str) -> Cow<'_, str> {
    if let Some(head) = word.strip_suffix("ies").or_else(|| word.strip_suffix("ied"))
        && word.len() > 4
    {
        return Cow::Owned(format!("{head}y"));
    }
    if word.ends_with('s') {
        return Cow::Borrowed(singular(word));
    }
    if let Some(head) = word.strip_suffix('d')
        && head.ends_with("ie")
    {
        return Cow::Borrowed(head);
    }
    if word.ends_with("eed") {
        return Cow::Borrowed(word);
    }
    match word.strip_suffix("ed").or_else(|| word.strip_suffix("ing")) {
        Some(head) if head.len() >= 2 && has_vowel(head) => infinitive(head),
        _ => Cow::Borrowed(word),
    }
}

fn singular(word: &str) -> &str {
    let cut = |by: usize| word.get(..word.len() - by).unwrap_or(word);
    if word.len() < 4 || ["ss", "us", "is"].iter().any(|e| word.ends_with(e)) {
        return word;
    }
    if ["sses", "xes", "ches", "shes", "zzes"].iter().any(|e| word.ends_with(e)) {
        return cut(2);
    }
    if word.len() > 5 && word.ends_with("oes") {
        return cut(2);
    }
    cut(1)
}

/// The verb whose *-ed* or *-ing* form begins with `head`.
fn infinitive(head: &str) -> Cow<'_, str> {
    let bytes = head.as_bytes();
    let &[.., before, last] = bytes else { return Cow::Borrowed(head) };
    if before == last && !b"aeioulsz".contains(&last) {
        return Cow::Borrowed(head.get(..head.len() - 1).unwrap_or(head));
    }
    if syllables(bytes) == 1 && wants_e(bytes) {
        return Cow::Owned(format!("{head}e"));
    }
    Cow::Borrowed(head)
}

/// Tells whether a verb of one syllable, cut before *-ed* or *-ing*, has lost an *e*.
fn wants_e(head: &[u8]) -> bool {
    let Some((&last, rest)) = head.split_last() else { return false };
    let Some((&before, rest)) = rest.split_last() else { return false };
    let vowel = |b: u8| b"aeiou".contains(&b);
    match (before, last) {
        // *us-ing*, *mov-ing*, *argu-ed*
        (_, b'v' | b'u') => true,
        // *danc-ed*, *plac-ed*
        (_, b'c') => true,
        // *judg-ed*, *merg-ed*; *chang-ed* is listed with the irregular forms
        (b'd' | b'r' | b'l', b'g') => true,
        // *rais-ed*, *nurs-ed*, *puls-ed*, *seiz-ed*
        (b's', b's') | (b'z', b'z') => false,
        (_, b's') => vowel(before) || b"nrl".contains(&before),
        (_, b'z') => vowel(before),
        // *settl-ed*, *handl-ed*
        (b, b'l') if !vowel(b) && b != b'l' && b != b'r' && b != b'w' => true,
        (_, b'w' | b'x' | b'y') => false,
        // One vowel between consonants, as in *vot-ed*; after two vowels (*need-ed*, *loan-ed*) none.
        (v, l) if (vowel(v) || v == b'y') && !vowel(l) => {
            rest.last().is_none_or(|&b| !vowel(b) || rest.ends_with(b"qu"))
        }
        _ => false,
    }
}

/// Brings what is left to one form: a silent *e* after several syllables goes, *ll* there becomes
/// *l* (*controlled*, *control*), and *ie* becomes *y* (*movies*, *movie*).
fn settle(word: Cow<'_, str>) -> Cow<'_, str> {
    if KEEP_E.contains(&&*word) {
        return word;
    }
    let bytes = word.as_bytes();
    let keep = match bytes {
        [.., b'i', b'e'] if bytes.len() > 4 => return Cow::Owned(format!("{}y", &word[..word.len() - 2])),
        [head @ .., b'e'] if bytes.len() > 3 && !head.ends_with(b"e") && syllables(head) > 1 => bytes.len() - 1,
        [.., b'l', b'l'] if syllables(bytes) > 1 => bytes.len() - 1,
        _ => return word,
    };
    match word {
        Cow::Borrowed(w) => Cow::Borrowed(w.get(..keep).unwrap_or(w)),
        Cow::Owned(mut w) => {
            w.truncate(keep);
            Cow::Owned(w)
        }
    }
}

fn has_vowel(head: &str) -> bool {
    head.bytes().any(|b| b"aeiouy".contains(&b))
}

/// Groups of vowels; *y* counts as one except at the start, and *qu* has none.
fn syllables(word: &[u8]) -> usize {
    let mut count = 0;
    let mut in_group = false;
    for (at, &b) in word.iter().enumerate() {
        let after_q = at > 0 && b == b'u' && word.get(at - 1) == Some(&b'q');
        let vowel = (b"aeiou".contains(&b) && !after_q) || (b == b'y' && at > 0);
        count += usize::from(vowel && !in_group);
        in_group = vowel;
    }
    count
}

/// Forms that the rules would part from their word, sorted.
const IRREGULAR: &[(&str, &str)] = &[
    ("aches", "ache"),
    ("agreed", "agree"),
    ("axes", "axe"),
    ("banged", "bang"),
    ("being", "be"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("canoes", "canoe"),
    ("changed", "change"),
    ("changing", "change"),
    ("children", "child"),
    ("children's", "child"),
    ("clothing", "clothing"),
    ("created", "create"),
    ("creating", "create"),
    ("crises", "crisis"),
    ("decreed", "decree"),
    ("does", "do"),
    ("doing", "do"),
    ("dying", "die"),
    ("exchanged", "exchange"),
    ("exchanging", "exchange"),
    ("feet", "foot"),
    ("freed", "free"),
    ("gases", "gas"),
    ("geese", "goose"),
    ("goes", "go"),
    ("going", "go"),
    ("guaranteed", "guarantee"),
    ("halves", "half"),
    ("headaches", "headache"),
    ("knives", "knife"),
    ("leaves", "leave"),
    ("lives", "life"),
    ("loaves", "loaf"),
    ("lying", "lie"),
    ("men", "man"),
    ("mice", "mouse"),
    ("quizzes", "quiz"),
    ("ranged", "range"),
    ("ranging", "range"),
    ("reunited", "reunite"),
    ("reuniting", "reunite"),
    ("selves", "self"),
    ("shelves", "shelf"),
    ("shoes", "shoe"),
    ("teeth", "tooth"),
    ("theses", "thesis"),
    ("thieves", "thief"),
    ("tying", "tie"),
    ("united", "unite"),
    ("uniting", "unite"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("women", "woman"),
];

/// Words that would be another without their silent *e*.
const KEEP_E: &[&str] = &["reunite", "unite"];

/// Words that only look inflected, sorted.
const UNINFLECTED: &[&str] = &[
    "always",
    "anything",
    "bring",
    "ceiling",
    "during",
    "evening",
    "everything",
    "hatred",
    "humane",
    "hundred",
    "locale",
    "morale",
    "morning",
    "news",
    "nothing",
    "rationale",
    "sacred",
    "series",
    "sibling",
    "something",
    "species",
    "spring",
    "sterling",
    "string",
    "urbane",
    "wedding",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn inflections_of_a_word_meet() {
        for family in [
            "strike strikes striking",
            "organize organizes organized organizing organise organised organising organises",
            "mobilize mobilizing mobilised",
            "union unions union's unions'",
            "vote votes voted voting",
            "hope hopes hoped hoping",
            "stop stops stopped stopping",
            "plan plans planned planning",
            "policy policies",
            "try tries tried trying",
            "movie movies",
            "class classes",
            "church churches",
            "box boxes boxed boxing",
            "house houses housed housing",
            "raise raises raised raising",
            "need needs needed needing",
            "call calls called calling",
            "control controls controlled controlling",
            "travel travels travelled traveling",
            "change changes changed changing",
            "charge charges charged charging",
            "judge judges judged judging",
            "settle settles settled settling",
            "argue argues argued arguing",
            "die dies died dying",
            "woman women woman's women's",
            "colour colors coloured coloring",
            "analyse analyzes analysed analyzing",
            "hero heroes",
            "use uses used using",
            "move moves moved moving",
            "agree agrees agreed agreeing",
            "create creates created creating",
            "visit visits visited visiting",
            "increase increases increased increasing",
            "defence defense defences",
            "quit quits quitting",
            "unite unites united uniting",
            "unit units",
            "show shows showed showing",
            "help helps helped helping",
            "enroll enrolled enrol enrolling",
        ] {
            let stems: std::collections::BTreeSet<_> = family.split(' ').map(stem).collect();
            assert_eq!(stems.len(), 1, "{family}: {stems:?}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in [
            ("organizing", "organization"),
            ("organize", "organ"),
            ("organizer", "organize"),
            ("mobilizing", "mobile"),
            ("hoping", "hopping"),
            ("planing", "planning"),
            ("bar", "bare"),
            ("car", "care"),
            ("poll", "pole"),
            ("mill", "mile"),
            ("news", "new"),
            ("human", "humane"),
            ("moral", "morale"),
            ("us", "use"),
            ("state", "stat"),
            ("unite", "unit"),
            ("university", "universe"),
            ("policy", "police"),
            ("red", "re"),
            ("string", "str"),
            ("this", "thi"),
            ("basis", "basi"),
            ("need", "ne"),
            ("promise", "promiz"),
            ("as", "a"),
        ] {
            assert_ne!(stem(a), stem(b), "{a}, {b}");
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(IRREGULAR.is_sorted_by_key(|pair| pair.0));
        assert!(UNINFLECTED.is_sorted());
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem(word in "[a-z']{0,14}") {
            prop_assert!(stem(&word).len() <= word.len() + 3);
        }
    }
}
