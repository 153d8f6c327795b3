//! How high the rows of a list are: measured where they have been in the page, guessed elsewhere. In 64ths of a CSS
//! pixel, in which browsers lay out: so sums are exact, and a row that leaves the page moves nothing.

/// So many units are one CSS pixel.
pub(super) const UNIT: f64 = 64.0;

/// The heights of a list's rows.
pub(super) struct Heights {
    /// By place; 0 where none was measured.
    known: Vec<u32>,
    /// What a row is taken for that was not measured.
    guess: u32,
}

impl Heights {
    /// Those of a list of which nothing was measured.
    pub(super) const fn new(guess: u32) -> Self {
        Self { known: Vec::new(), guess }
    }

    /// What a row is taken for that was not measured.
    pub(super) fn guess(&self) -> u32 {
        self.guess
    }

    /// Forgets what was measured: another list begins, or another width.
    pub(super) fn forget(&mut self) {
        self.known.clear();
    }

    /// The row at this place is so high. A row that is not laid out says nothing.
    pub(super) fn learn(&mut self, at: usize, height: u32) {
        if height > 0 {
            if self.known.len() <= at {
                self.known.resize(at + 1, 0);
            }
            self.known[at] = height;
        }
    }

    /// Guesses from now on what the measured rows have on average.
    pub(super) fn fit(&mut self) {
        let (mut sum, mut rows) = (0, 0);
        for height in self.known.iter().filter(|height| **height > 0) {
            (sum, rows) = (sum + u64::from(*height), rows + 1);
        }
        if let Some(mean) = sum.checked_div(rows) {
            self.guess = mean as u32;
        }
    }

    /// How high the row at this place is.
    fn of(&self, at: usize) -> u64 {
        self.known.get(at).filter(|height| **height > 0).copied().unwrap_or(self.guess).into()
    }

    /// How high the rows before this place are together.
    pub(super) fn above(&self, at: usize) -> u64 {
        let known = at.min(self.known.len());
        (0..known).map(|at| self.of(at)).sum::<u64>() + (at - known) as u64 * u64::from(self.guess)
    }

    /// The place of the row that is so far below the start of the list; of the first row beyond the end where that is
    /// what is there.
    fn at(&self, y: u64, total: usize) -> usize {
        let mut below = y;
        for at in 0..self.known.len().min(total) {
            let height = self.of(at);
            if below < height {
                return at;
            }
            below -= height;
        }
        (self.known.len() as u64 + below / u64::from(self.guess.max(1))).min(total as u64) as usize
    }

    /// The places of the rows between two heights, from the first to the one after the last. There is always one.
    pub(super) fn between(&self, top: f64, bottom: f64, total: usize) -> (usize, usize) {
        let units = |y: f64| (y.max(0.0) * UNIT) as u64;
        let from = self.at(units(top), total).min(total.saturating_sub(1));
        (from, (self.at(units(bottom), total) + 1).clamp(from, total))
    }
}

#[cfg(test)]
impl Heights {
    /// So many pixels each, the first of these rows as measured.
    fn of_pixels(guess: u32, rows: &[u32]) -> Self {
        let mut heights = Self::new(guess * UNIT as u32);
        for (at, height) in rows.iter().enumerate() {
            heights.learn(at, height * UNIT as u32);
        }
        heights
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIXEL: u32 = UNIT as u32;

    #[test]
    fn rows_stand_below_one_another() {
        let heights = Heights::of_pixels(100, &[50, 0, 200]);
        for (at, expected) in [(0, 0), (1, 50), (2, 150), (3, 350), (5, 550)] {
            assert_eq!(heights.above(at), expected * u64::from(PIXEL), "above {at}");
        }
        for (top, bottom, expected) in [
            (0.0, 49.0, (0, 1)),
            (50.0, 149.9, (1, 2)),
            (49.9, 150.0, (0, 3)),
            (350.0, 560.0, (3, 6)),
            (-900.0, -100.0, (0, 1)),
            (1e9, 2e9, (9, 10)),
        ] {
            assert_eq!(heights.between(top, bottom, 10), expected, "{top} to {bottom}");
        }
        assert_eq!(heights.between(0.0, 500.0, 0), (0, 0), "no rows");
    }

    #[test]
    fn a_guess_is_the_mean_of_what_was_measured() {
        let mut heights = Heights::of_pixels(100, &[50, 0, 200]);
        assert_eq!(heights.above(4), 450 * u64::from(PIXEL));
        heights.fit();
        assert_eq!(heights.guess(), 125 * PIXEL);
        assert_eq!(heights.above(4), 500 * u64::from(PIXEL));
        heights.forget();
        heights.fit();
        assert_eq!(heights.above(4), 500 * u64::from(PIXEL), "the guess stays where nothing is known");
    }
}

// Properties are tried natively; proptest has no source of chance in a browser.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use proptest::prelude::*;

    use super::*;

    const PIXEL: u32 = UNIT as u32;

    proptest! {
        #[test]
        fn every_row_in_view_is_between(
            rows in prop::collection::vec(0_u32..900, 0..60),
            guess in 1_u32..600,
            top in 0_u32..20_000,
            view in 1_u32..2_000,
            total in 1_usize..80,
        ) {
            let heights = Heights::of_pixels(guess, &rows);
            let (from, to) = heights.between(top.into(), (top + view).into(), total);
            prop_assert!(from < to && to <= total);
            let (top, bottom) = (u64::from(top * PIXEL), u64::from((top + view) * PIXEL));
            for at in 0..total {
                let seen = heights.above(at + 1) > top && heights.above(at) <= bottom;
                prop_assert!(!seen || (from..to).contains(&at), "{at} of {from}..{to}");
                // And none that is not, but for the one where the view is beyond the end.
                prop_assert!(seen || !(from..to).contains(&at) || to - from == 1, "{at} of {from}..{to}");
            }
        }

        #[test]
        fn what_is_learnt_moves_only_what_is_below(
            rows in prop::collection::vec(0_u32..900, 1..60),
            at in 0_usize..80,
            height in 1_u32..900,
        ) {
            let mut heights = Heights::of_pixels(150, &rows);
            let before: Vec<u64> = (0..90).map(|at| heights.above(at)).collect();
            heights.learn(at, height * PIXEL);
            for (place, before) in before.into_iter().enumerate() {
                if place <= at {
                    prop_assert_eq!(heights.above(place), before);
                }
            }
            prop_assert_eq!(heights.above(at + 1) - heights.above(at), u64::from(height * PIXEL));
        }
    }
}
