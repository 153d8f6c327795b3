//! The stems of words in languages other than English, found once when a corpus is built: the Volume
//! carries which words of the corpus are inflections of one another, so the page needs no stemmer.
//!
//! The stemmers are those of the Snowball project (M. F. Porter, *Snowball: a language for stemming
//! algorithms*, 2001; <https://snowballstem.org/algorithms/>).

use std::collections::BTreeMap;

use crossread_model::Corpus;
use crossread_text::{fold, is_letter, words};
use snowball_stemmers_rs::{Algorithm, Stemmer};

/// The stem of each word of the corpus, folded both. Several words may fold to one, *marche* and
/// *marché*: then the stem is that of the most frequent. Linear in the text.
pub(crate) fn stems(corpus: &Corpus) -> BTreeMap<String, String> {
    let Some(algorithm) = algorithm(&corpus.about.language) else { return BTreeMap::new() };
    let mut written: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    for passage in corpus.articles.iter().flat_map(|article| &article.passages) {
        for word in words(&passage.text).map(|word| word.of(&passage.text)).filter(|word| !is_letter(word)) {
            *written.entry(fold(word)).or_default().entry(word.to_lowercase()).or_default() += 1;
        }
    }
    let stemmer = Stemmer::create(algorithm);
    let stem = |(folded, written): (String, BTreeMap<String, u32>)| {
        // Of equally frequent ones the first in order, since the last of the greatest would win.
        let frequent = written.into_iter().rev().max_by_key(|(_, count)| *count)?.0;
        let stem = fold(&stemmer.stem(&frequent));
        let stem = if stem.is_empty() { folded.clone() } else { stem };
        (!folded.is_empty()).then_some((folded, stem))
    };
    written.into_iter().filter_map(stem).collect()
}

/// The stemmer for a BCP 47 tag, by its first part; none for English and for languages that Snowball
/// does not know.
fn algorithm(tag: &str) -> Option<Algorithm> {
    let first = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    ALGORITHMS.iter().find(|(code, _)| *code == first).map(|(_, algorithm)| *algorithm)
}

/// By codes of ISO 639-1, and 639-2 where there is none.
const ALGORITHMS: &[(&str, Algorithm)] = &[
    ("ar", Algorithm::Arabic),
    ("ca", Algorithm::Catalan),
    ("cs", Algorithm::Czech),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("eo", Algorithm::Esperanto),
    ("es", Algorithm::Spanish),
    ("et", Algorithm::Estonian),
    ("eu", Algorithm::Basque),
    ("fa", Algorithm::Persian),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("ga", Algorithm::Irish),
    ("hi", Algorithm::Hindi),
    ("hu", Algorithm::Hungarian),
    ("hy", Algorithm::Armenian),
    ("id", Algorithm::Indonesian),
    ("it", Algorithm::Italian),
    ("lt", Algorithm::Lithuanian),
    ("nb", Algorithm::Norwegian),
    ("ne", Algorithm::Nepali),
    ("nl", Algorithm::Dutch),
    ("nn", Algorithm::Norwegian),
    ("no", Algorithm::Norwegian),
    ("pl", Algorithm::Polish),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sr", Algorithm::Serbian),
    ("st", Algorithm::Sesotho),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
    ("uk", Algorithm::Ukrainian),
    ("yi", Algorithm::Yiddish),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn inflections_meet_in_their_language() {
        for (tag, family) in [
            ("de", "gewerkschaft gewerkschaften"),
            ("de-AT", "streik streiks"),
            ("fr", "grève grèves"),
            ("es", "huelga huelgas"),
            ("it", "sciopero scioperi"),
            ("ru", "забастовка забастовки забастовкой"),
            ("sv", "strejk strejken"),
            ("pt", "greve greves"),
            ("nl", "staking stakingen"),
            ("tr", "sendika sendikalar"),
        ] {
            let stemmer = Stemmer::create(algorithm(tag).expect("has a stemmer"));
            let stems: std::collections::BTreeSet<_> =
                family.split(' ').map(|word| fold(&stemmer.stem(word))).collect();
            assert_eq!(stems.len(), 1, "{tag}: {stems:?}");
        }
        for tag in ["en", "en-GB", "zh", "", "x"] {
            assert!(algorithm(tag).is_none(), "{tag}");
        }
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem_in_every_language(word in "[a-zà-ÿа-яα-ωא-ת]{0,12}|\\PC{0,8}") {
            for (tag, algorithm) in ALGORITHMS {
                prop_assert!(word.is_empty() || Stemmer::create(*algorithm).stem(&word).len() <= 4 * word.len() + 8, "{}", tag);
            }
        }
    }
}
