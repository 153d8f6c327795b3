//! The places of a text that a pattern matches with the fewest edits.

/// A place where a match may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    /// The character after the match.
    pub(crate) at: usize,
    /// How many insertions, deletions and replacements the best match that ends here needs.
    pub(crate) errors: usize,
}

/// How many places are answered at most.
const PLACES: usize = 6;

/// The best ends in a text, at most one for each stretch of half the pattern's length, the fewest errors first and of
/// equal ones the nearest to `near`.
///
/// Gene Myers, *A fast bit-vector algorithm for approximate string matching based on dynamic programming*, Journal of
/// the ACM 46(3), 1999, in blocks of 64 rows: O(n ⌈m/64⌉).
pub(crate) fn scan(text: &[char], pattern: &[char], near: Option<usize>) -> Vec<End> {
    let letters = Letters::new(pattern);
    let mut column = Column::new(pattern.len());
    let stretch = (pattern.len() / 2).max(1);
    let mut best: Vec<End> = Vec::with_capacity(PLACES + 1);
    let mut here: Option<End> = None;
    for (index, &letter) in text.iter().enumerate() {
        column.advance(letters.of(letter));
        let end = End { at: index + 1, errors: column.errors };
        if here.is_none_or(|held| rank(&end, near) < rank(&held, near)) {
            here = Some(end);
        }
        if index % stretch == stretch - 1 || index + 1 == text.len() {
            keep(&mut best, here.take(), near);
        }
    }
    best
}

fn rank(end: &End, near: Option<usize>) -> (usize, usize) {
    (end.errors, near.map_or(0, |near| end.at.abs_diff(near)))
}

/// Puts an end among the best, in their order, if it is one of them.
fn keep(best: &mut Vec<End>, end: Option<End>, near: Option<usize>) {
    let Some(end) = end else { return };
    let before = best.iter().take_while(|held| rank(held, near) <= rank(&end, near)).count();
    if before < PLACES {
        best.insert(before, end);
        best.truncate(PLACES);
    }
}

/// Which rows of a pattern hold a letter, as bits.
struct Letters {
    letters: Vec<char>,
    /// Where the letters of ASCII are among them, since most are.
    ascii: [u8; 128],
    rows: Vec<u64>,
    blocks: usize,
}

impl Letters {
    fn new(pattern: &[char]) -> Letters {
        let blocks = pattern.len().div_ceil(64).max(1);
        let mut letters = pattern.to_vec();
        letters.sort_unstable();
        letters.dedup();
        // The last row of words stands for every letter that the pattern does not hold.
        let mut rows = vec![0; (letters.len() + 1) * blocks];
        for (row, letter) in pattern.iter().enumerate() {
            if let Ok(index) = letters.binary_search(letter) {
                rows[index * blocks + row / 64] |= 1 << (row % 64);
            }
        }
        let index = |letter: &char| letters.binary_search(letter).unwrap_or(letters.len());
        // A pattern has fewer than 256 letters: `place` cuts it, with its context, to four machine words.
        let ascii = std::array::from_fn(|code| index(&char::from(code as u8)) as u8);
        Letters { letters, ascii, rows, blocks }
    }

    fn of(&self, letter: char) -> &[u64] {
        let index = match self.ascii.get(letter as usize) {
            Some(index) => usize::from(*index),
            None => self.letters.binary_search(&letter).unwrap_or(self.letters.len()),
        };
        &self.rows[index * self.blocks..][..self.blocks]
    }
}

/// One column of the table of edits, as the differences between rows that follow one another.
struct Column {
    up: Vec<u64>,
    down: Vec<u64>,
    /// The bit of the pattern's last row, in the last block.
    last: u64,
    errors: usize,
}

impl Column {
    fn new(rows: usize) -> Column {
        let blocks = rows.div_ceil(64).max(1);
        let last = 1 << ((rows.max(1) - 1) % 64);
        Column { up: vec![!0; blocks], down: vec![0; blocks], last, errors: rows }
    }

    /// The column of the next letter. The names are Myers': *v* is vertical, *h* horizontal, *p* plus, *m* minus.
    fn advance(&mut self, equal: &[u64]) {
        let (mut plus, mut minus) = (0_u64, 0_u64);
        let blocks = equal.len();
        for (block, &equal) in equal.iter().enumerate() {
            let (pv, mv) = (self.up[block], self.down[block]);
            let xv = equal | mv;
            let equal = equal | minus;
            let xh = (((equal & pv).wrapping_add(pv)) ^ pv) | equal;
            let ph = mv | !(xh | pv);
            let mh = pv & xh;
            if block + 1 == blocks {
                self.errors += usize::from(ph & self.last != 0);
                self.errors -= usize::from(mh & self.last != 0);
            }
            let (from_plus, from_minus) = (plus, minus);
            (plus, minus) = (ph >> 63, mh >> 63);
            let ph = ph << 1 | from_plus;
            let mh = mh << 1 | from_minus;
            self.up[block] = mh | !(xv | ph);
            self.down[block] = ph & xv;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The errors of the best match that ends at each place, by the whole table (Sellers, 1980).
    fn table(text: &[char], pattern: &[char]) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut errors = Vec::new();
        for letter in text {
            let mut diagonal = column[0];
            for row in 1..column.len() {
                let replaced = diagonal + usize::from(pattern[row - 1] != *letter);
                diagonal = column[row];
                column[row] = replaced.min(column[row] + 1).min(column[row - 1] + 1);
            }
            errors.push(column[pattern.len()]);
        }
        errors
    }

    proptest! {
        #[test]
        fn errors_are_those_of_the_whole_table(text in "[ab é]{0,200}", pattern in "[ab é]{1,150}") {
            let (text, pattern): (Vec<char>, Vec<char>) = (text.chars().collect(), pattern.chars().collect());
            let letters = Letters::new(&pattern);
            let mut column = Column::new(pattern.len());
            for (letter, errors) in text.iter().zip(table(&text, &pattern)) {
                column.advance(letters.of(*letter));
                prop_assert_eq!(column.errors, errors);
            }
        }

        #[test]
        fn the_best_end_comes_first(text in "[ab é]{1,200}", pattern in "[ab é]{1,80}") {
            let (text, pattern): (Vec<char>, Vec<char>) = (text.chars().collect(), pattern.chars().collect());
            let ends = scan(&text, &pattern, None);
            prop_assert_eq!(Some(ends[0].errors), table(&text, &pattern).into_iter().min());
            prop_assert!(ends.is_sorted_by_key(|end| end.errors));
        }
    }
}
