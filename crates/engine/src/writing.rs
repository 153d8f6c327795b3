//! How a word is written, beside its folded form.

/// A writing of a folded word. All but the last say in full what stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// As the folded form: *strike*.
    Small,
    /// With a capital first: *Strike*.
    Capital,
    /// In capitals: *AFL*.
    Capitals,
    /// Otherwise: with accents, *McAlevey*, *1,000*; only the text says how.
    Other,
}

impl Writing {
    /// How `word`, whose folded form is `folded`, is written; curly and straight apostrophes are alike.
    pub(crate) fn of(word: &str, folded: &str) -> Self {
        if word == folded {
            return Self::Small;
        }
        let word = straight(word);
        if word.len() != folded.len() {
            return Self::Other;
        }
        let pairs = || word.bytes().zip(folded.bytes());
        let capital = |(a, b): (u8, u8)| a == b.to_ascii_uppercase();
        if word == folded {
            Self::Small
        } else if pairs().take(1).all(capital) && pairs().skip(1).all(|(a, b)| a == b) {
            Self::Capital
        } else if pairs().all(capital) {
            Self::Capitals
        } else {
            Self::Other
        }
    }

    pub(crate) fn bits(self) -> u8 {
        match self {
            Self::Small => 0,
            Self::Capital => 1,
            Self::Capitals => 2,
            Self::Other => 3,
        }
    }

    /// The writing of the two lowest bits.
    pub(crate) fn of_bits(bits: u8) -> Self {
        match bits & 3 {
            0 => Self::Small,
            1 => Self::Capital,
            2 => Self::Capitals,
            _ => Self::Other,
        }
    }
}

/// Curly and straight apostrophes alike, everything else as it is.
pub(crate) fn straight(word: &str) -> std::borrow::Cow<'_, str> {
    if word.is_ascii() { word.into() } else { word.replace(['’', 'ʼ'], "'").into() }
}

#[cfg(test)]
mod tests {
    use crossread_text::fold;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn writings_are_told_apart() {
        for (word, writing) in [
            ("strike", Writing::Small),
            ("women’s", Writing::Small),
            ("Women’s", Writing::Capital),
            ("A", Writing::Capital),
            ("AFL", Writing::Capitals),
            ("WOMEN'S", Writing::Capitals),
            ("McAlevey", Writing::Other),
            ("Gascón", Writing::Other),
            ("1,000", Writing::Other),
            ("1000", Writing::Small),
            ("労", Writing::Small),
        ] {
            assert_eq!(Writing::of(word, &fold(word)), writing, "{word}");
            assert_eq!(Writing::of_bits(writing.bits()), writing);
        }
    }

    /// A folded word and two ways to write it.
    fn written_twice() -> impl Strategy<Value = (String, String)> {
        const LETTERS: [&[&str]; 4] = [&["a", "A"], &["e", "E", "é", "É"], &["'", "’"], &["1"]];
        let letter = prop::sample::select(&LETTERS[..]);
        let twice = letter.prop_flat_map(|ways| (prop::sample::select(ways), prop::sample::select(ways)));
        prop::collection::vec(twice, 1..5)
            .prop_map(|letters| letters.into_iter().unzip::<_, _, Vec<_>, Vec<_>>())
            .prop_map(|(a, b)| (a.concat(), b.concat()))
    }

    proptest! {
        /// But for the last writing, what is written alike stands there letter for letter.
        #[test]
        fn a_writing_says_what_stands_there((a, b) in written_twice()) {
            let folded = fold(&a);
            prop_assert_eq!(&folded, &fold(&b));
            let (of_a, of_b) = (Writing::of(&a, &folded), Writing::of(&b, &folded));
            if straight(&a) == straight(&b) {
                prop_assert_eq!(of_a, of_b);
            } else if of_a != Writing::Other {
                prop_assert_ne!(of_a, of_b);
            }
        }
    }
}
