//! The statistics of words: how sure a difference is, how large, and how evenly spread.

/// Words that stand in a Side less often are too little evidence to be ranked.
pub const FEW: u32 = 5;

/// What log-likelihood exceeds by chance alone in one of twenty words: the value of chi-squared for one
/// degree of freedom at 0.05.
pub const CRITICAL: f64 = 3.84;

/// Log-likelihood, G², of a word that occurs `a` times in `c` words and `b` times in `d` words.
///
/// T. Dunning, *Accurate Methods for the Statistics of Surprise and Coincidence*, Computational
/// Linguistics 19 (1), 1993, brought the test to words; this is its form in P. Rayson and R. Garside,
/// *Comparing Corpora using Frequency Profiling*, Workshop on Comparing Corpora, ACL 2000: with
/// E₁ = c(a+b)/(c+d) and E₂ = d(a+b)/(c+d), G² = 2(a·ln(a/E₁) + b·ln(b/E₂)), where 0·ln 0 is 0.
/// Never negative; 0 where either has no words.
pub fn log_likelihood(a: u32, b: u32, c: u32, d: u32) -> f64 {
    if c == 0 || d == 0 {
        return 0.0;
    }
    let (a, b, c, d) = (f64::from(a), f64::from(b), f64::from(c), f64::from(d));
    let part = |observed: f64, of: f64| {
        let expected = of * (a + b) / (c + d);
        if observed == 0.0 { 0.0 } else { observed * libm::log(observed / expected) }
    };
    (2.0 * (part(a, c) + part(b, d))).max(0.0)
}

/// Log ratio: the binary logarithm of how many times as frequent a word is here as there; 1 is twice
/// as frequent, 2 four times, and below 0 it is rarer.
///
/// A. Hardie, *Log Ratio: an informal introduction*, 2014: where a word does not occur it is taken to
/// occur half a time. 0 where either has no words, or neither has the word.
pub fn log_ratio(a: u32, b: u32, c: u32, d: u32) -> f64 {
    if c == 0 || d == 0 || a == 0 && b == 0 {
        return 0.0;
    }
    let rate = |n: u32, of: u32| if n == 0 { 0.5 } else { f64::from(n) } / f64::from(of);
    libm::log2(rate(a, c) / rate(b, d))
}

/// How unevenly a word is spread over parts of `length` words together, given its occurrences in each
/// part that has it, and the length of that part: from 0, exactly as the parts' lengths, to near 1, all in
/// one short part.
///
/// The deviation of proportions, DP: S. Th. Gries, *Dispersions and adjusted frequencies in corpora*,
/// International Journal of Corpus Linguistics 13 (4), 2008: half the sum of the differences between
/// each part's share of all words and its share of the word's occurrences. Parts without the word differ
/// by their shares of all words, which are what the others leave.
pub fn dispersion(having: &[(u32, u32)], length: u32) -> f64 {
    let (mut occurrences, mut others) = (0u64, u64::from(length));
    for (n, of) in having {
        occurrences += u64::from(*n);
        others = others.saturating_sub(u64::from(*of));
    }
    let length = u64::from(length);
    if occurrences == 0 || length == 0 {
        return 0.0;
    }
    // All shares as parts of both sums together, in whole numbers, so that no order of parts matters.
    let mut sum = others * occurrences;
    for (n, of) in having {
        sum = sum.saturating_add((u64::from(*of) * occurrences).abs_diff(u64::from(*n) * length));
    }
    sum as f64 / (2.0 * occurrences as f64 * length as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(value: f64, published: f64, digits: f64) {
        assert!((value - published).abs() <= 0.5 * digits + 1e-12, "{value} is not {published}");
    }

    /// The example of Lancaster University's course on corpus linguistics, for the form with which
    /// Rayson's calculator answers: 52 in 50,000 against 57 in 75,000 words is +2.65.
    #[test]
    fn log_likelihood_is_that_of_the_published_example() {
        near(log_likelihood(52, 57, 50_000, 75_000), 2.65, 0.01);
        // V. Brezina, *Statistics in Corpus Linguistics*, 2018, chapter 3.
        near(log_likelihood(620, 267, 1_017_879, 1_007_532), 140.87, 0.01);
        assert!(log_ratio(52, 57, 50_000, 75_000) > 0.0, "the word is more frequent in the first");
    }

    /// What Hardie says of his measure: one point is a doubling, equal rates are 0, and absence is half
    /// an occurrence.
    #[test]
    fn log_ratio_counts_doublings() {
        near(log_ratio(20, 10, 1000, 1000), 1.0, 1e-9);
        near(log_ratio(40, 10, 1000, 1000), 2.0, 1e-9);
        near(log_ratio(10, 20, 1000, 1000), -1.0, 1e-9);
        near(log_ratio(10, 20, 1000, 2000), 0.0, 1e-9);
        near(log_ratio(8, 0, 1000, 1000), 4.0, 1e-9);
    }

    /// The example of Gries's article: a word in five parts of 9, 10, 10, 10 and 11 words, which have it
    /// once, twice, three, four and five times, has a DP of 0.18.
    #[test]
    fn dispersion_is_that_of_the_published_example() {
        near(dispersion(&[(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)], 50), 0.18, 0.001);
        // A part without the word is a part, whether it is named or not.
        assert_eq!(dispersion(&[(3, 10), (0, 30)], 40), dispersion(&[(3, 10)], 40));
    }

    proptest! {
        #[test]
        fn measures_are_finite_and_know_their_signs(a in 0u32..500, b in 0u32..500, c in 0u32..9000, d in 0u32..9000) {
            let (c, d) = (if a > 0 { c + a } else { c }, if b > 0 { d + b } else { d });
            let (g2, ratio) = (log_likelihood(a, b, c, d), log_ratio(a, b, c, d));
            prop_assert!(g2.is_finite() && g2 >= 0.0 && ratio.is_finite());
            prop_assert!((g2 - log_likelihood(b, a, d, c)).abs() < 1e-9);
            prop_assert!((ratio + log_ratio(b, a, d, c)).abs() < 1e-9);
        }

        #[test]
        fn dispersion_stays_in_its_bounds(parts in prop::collection::vec((0u32..50, 1u32..900), 0..20)) {
            let length = parts.iter().map(|(_, length)| length).sum();
            prop_assert!((0.0..=1.0).contains(&dispersion(&parts, length)));
        }
    }
}
