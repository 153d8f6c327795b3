//! How many edits part one word from others: a letter put in, left out or changed, or two neighbours
//! exchanged, each counts one (F. J. Damerau, *A technique for computer detection and correction of
//! spelling errors*, CACM 7, 1964; no letter is edited twice).
//!
//! A word is run past an automaton whose states are kept as bits, one number for each count of edits
//! (S. Wu, U. Manber, *Fast text searching allowing errors*, CACM 35, 1992), so that a letter costs a
//! few instructions. Along a sorted list the states of the letters that a word shares with the one
//! before it are kept, and words that share a beginning from which nothing can be reached any more
//! are passed over by bisection. One edit is tried before two, since it ends far more beginnings.

use crossread_text::is_letter;

/// The most edits that are ever tried.
pub(super) const MOST: usize = 2;

/// Longer words are never tried: a state is 64 bits.
const LONGEST: usize = 62;

/// How many edits are tried for a folded word: as its length allows, but none for numbers, and none
/// for letters of scripts without blanks, whose marks make them long but not words.
pub(super) fn allowed(folded: &str) -> usize {
    let telling = !folded.chars().any(char::is_numeric) && !is_letter(folded);
    if telling { by_length(folded.chars().count()) } else { 0 }
}

/// How many edits are tried for so many letters: none below three, one below six, else two. These are
/// the lengths of Elasticsearch's fuzziness `AUTO` (*Elasticsearch Guide*, “Common options:
/// Fuzziness”).
pub(super) fn by_length(letters: usize) -> usize {
    match letters {
        0..3 => 0,
        3..6 => 1,
        6..=LONGEST => MOST,
        _ => 0,
    }
}

/// A word made ready to be compared with others.
pub(super) struct Near {
    letters: Vec<char>,
    /// For each ASCII letter, at which places of the word it stands: bit 1 for the first.
    ascii: [u64; 128],
    /// Bits of all places, 0 before the first letter included.
    places: u64,
    most: usize,
    /// True where the word is the beginning of those that are sought.
    prefix: bool,
}

/// A word, or with a prefix the beginning of one, that is near enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The least number of edits.
    pub(super) edits: usize,
    /// Bytes of the word that were compared: all of them, or the length of the nearest beginning.
    pub(super) len: usize,
}

/// What can be reached with what was read of a word.
#[derive(Clone, Copy)]
struct State {
    /// Bit *i* of `rows[d]`: the first *i* letters become what was read in `d` edits at most.
    rows: [u64; MOST + 1],
    /// The same where the letter just read is the first of two exchanged ones.
    swaps: [u64; MOST],
    /// The nearest beginning so far.
    best: Option<(Found, usize)>,
    /// Bytes and letters read.
    read: (usize, usize),
}

impl Near {
    /// For whole words within `most` edits of a folded word, or for words that begin so.
    pub(super) fn new(folded: &str, most: usize, prefix: bool) -> Self {
        let letters: Vec<char> = folded.chars().collect();
        let mut ascii = [0; 128];
        for (c, place) in letters.iter().take(LONGEST).zip(1..) {
            if let Some(places) = ascii.get_mut(*c as usize) {
                *places |= 1 << place;
            }
        }
        let places = (1 << (letters.len().min(LONGEST) + 1)) - 1;
        let most = if letters.len() > LONGEST { 0 } else { most.min(MOST) };
        Self { letters, ascii, places, most, prefix }
    }

    /// How near a single word is. Linear in it.
    pub(super) fn find(&self, word: &str) -> Option<Found> {
        let mut state = self.start();
        for c in word.chars() {
            state = self.step(&state, c);
            if state.is_dead(self.most) {
                break;
            }
        }
        self.outcome(&state, word.len(), self.most)
    }

    /// The nearest of the `accepted` words of a list in byte order, by their places, all with the
    /// least number of edits that any of them has. Linear in the letters of the list at worst, but most
    /// words are never looked at.
    pub(super) fn nearest<'w>(
        &self,
        count: u32,
        word: &dyn Fn(u32) -> &'w str,
        accepted: &dyn Fn(u32) -> bool,
    ) -> Vec<(u32, Found)> {
        let mut nearest: Vec<(u32, Found)> = Vec::new();
        for most in 1..=self.most {
            let mut least = most;
            self.walk(count, word, most, &mut |place, found, most| {
                if !accepted(place) {
                    return;
                }
                (least, *most) = (found.edits, found.edits);
                nearest.push((place, found));
            });
            nearest.retain(|(_, found)| found.edits == least);
            if !nearest.is_empty() {
                break;
            }
        }
        nearest
    }

    /// All words of a list in byte order that are near enough, by their places.
    pub(super) fn every<'w>(&self, count: u32, word: &dyn Fn(u32) -> &'w str) -> Vec<u32> {
        let mut every = Vec::new();
        self.walk(count, word, self.most, &mut |place, _, _| every.push(place));
        every
    }

    /// Tells of each word that is within `most` edits, which may lower that number.
    fn walk<'w>(
        &self,
        count: u32,
        word: &dyn Fn(u32) -> &'w str,
        mut most: usize,
        tell: &mut dyn FnMut(u32, Found, &mut usize),
    ) {
        // States after each letter of the word before.
        let mut states = vec![self.start()];
        let mut last = "";
        let mut place = 0;
        while place < count {
            let here = word(place);
            let shared = last.bytes().zip(here.bytes()).take_while(|(a, b)| a == b).count();
            while states.len() > 1 && states.last().is_some_and(|state| state.read.0 > shared) {
                states.pop();
            }
            last = here;
            let dead = self.read_on(&mut states, here, most);
            let Some(reached) = dead.or(states.last().copied()) else { break };
            // Nothing is reached from a beginning either by the other words that have it.
            let next = if dead.is_some() { after(here, reached.read.0, place, count, word) } else { place + 1 };
            for place in place..next {
                let Some(found) = self.outcome(&reached, word(place).len(), most) else { break };
                tell(place, found, &mut most);
            }
            place = next;
        }
    }

    /// Reads what follows the last state of a word; the state from which nothing is reached, if any.
    fn read_on(&self, states: &mut Vec<State>, word: &str, most: usize) -> Option<State> {
        let mut state = *states.last()?;
        for c in word.get(state.read.0..)?.chars() {
            state = self.step(&state, c);
            if state.is_dead(most) {
                return Some(state);
            }
            states.push(state);
        }
        None
    }

    fn start(&self) -> State {
        let rows = [1, 0b11, 0b111].map(|row| row & self.places);
        let mut state = State { rows, swaps: [0; MOST], best: None, read: (0, 0) };
        self.note_beginning(&mut state);
        state
    }

    fn step(&self, before: &State, c: char) -> State {
        let here = match self.ascii.get(c as usize) {
            Some(places) => *places,
            None => self.letters.iter().zip(1..).filter(|(l, _)| **l == c).fold(0, |all, (_, at)| all | 1 << at),
        };
        let mut rows = [0; MOST + 1];
        let mut swaps = [0; MOST];
        let mut fewer: Option<(u64, u64)> = None;
        for (d, (row, old)) in rows.iter_mut().zip(before.rows).enumerate() {
            *row = old << 1 & here;
            if let Some((old_fewer, new_fewer)) = fewer {
                // A letter put in, changed, or left out.
                *row |= old_fewer | old_fewer << 1 | new_fewer << 1;
                // The second of two exchanged letters is the one that stood before the first.
                let swapped = d.checked_sub(1).and_then(|d| before.swaps.get(d)).copied().unwrap_or_default();
                *row |= (swapped & here >> 1) << 2;
            }
            *row &= self.places;
            if let Some(swap) = swaps.get_mut(d) {
                *swap = old & here >> 2;
            }
            fewer = Some((old, *row));
        }
        let read = (before.read.0 + c.len_utf8(), before.read.1 + 1);
        let mut state = State { rows, swaps, best: before.best, read };
        self.note_beginning(&mut state);
        state
    }

    /// Keeps the nearest beginning: the fewest edits, then the likest length, then the longest.
    fn note_beginning(&self, state: &mut State) {
        let Some(edits) = self.edits(state).filter(|_| self.prefix && state.read.1 > 0) else { return };
        let off = state.read.1.abs_diff(self.letters.len());
        if state.best.is_none_or(|(best, best_off)| (edits, off) <= (best.edits, best_off)) {
            state.best = Some((Found { edits, len: state.read.0 }, off));
        }
    }

    /// The edits that make the whole of the word what was read.
    fn edits(&self, state: &State) -> Option<usize> {
        let end = self.letters.len().min(LONGEST);
        (0..=self.most).find(|d| state.rows.get(*d).is_some_and(|row| row >> end & 1 == 1))
    }

    fn outcome(&self, state: &State, len: usize, most: usize) -> Option<Found> {
        let found = match state.best {
            best if self.prefix => best.map(|(found, _)| found),
            _ if state.read.0 == len => self.edits(state).map(|edits| Found { edits, len }),
            _ => None,
        };
        found.filter(|found| found.edits <= most && self.letters.len() <= LONGEST)
    }
}

/// The first place after `place` whose word does not begin with the first `bytes` of the word there. Logarithmic in how
/// many do.
fn after<'w>(here: &str, bytes: usize, place: u32, count: u32, word: &dyn Fn(u32) -> &'w str) -> u32 {
    let alike = |at: u32| here.as_bytes().get(..bytes).is_some_and(|start| word(at).as_bytes().starts_with(start));
    let mut step = 1;
    while place + step < count && alike(place + step) {
        step *= 2;
    }
    let (mut low, mut high) = (place + step / 2 + 1, count.min(place + step));
    while low < high {
        let middle = low.midpoint(high);
        if alike(middle) { low = middle + 1 } else { high = middle }
    }
    high
}

impl State {
    /// True where no letter that follows leads anywhere; each row holds those before it.
    fn is_dead(&self, most: usize) -> bool {
        self.rows.get(most).is_none_or(|row| *row == 0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The textbook table of distances, without a thought for speed.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let differs = usize::from(a[i - 1] != b[j - 1]);
                    (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(table[i - 1][j - 1] + differs)
                };
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    table[i][j] = table[i][j].min(table[i - 2][j - 2] + 1);
                }
            }
        }
        table[a.len()][b.len()]
    }

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    /// The distance to the nearest beginning of a word.
    fn distance_of_beginning(typed: &str, word: &str) -> usize {
        let (typed, word) = (letters(typed), letters(word));
        (1..=word.len()).map(|n| distance(&typed, &word[..n])).min().unwrap_or(usize::MAX)
    }

    #[test]
    fn edits_are_counted_as_damerau_counts_them() {
        for (typed, word, edits) in [
            ("union", "union", Some(0)),
            ("unoin", "union", Some(1)),
            ("nuion", "union", Some(1)),
            ("uion", "union", Some(1)),
            ("unnion", "union", Some(1)),
            ("umion", "union", Some(1)),
            ("inion", "union", Some(1)),
            ("unino", "union", Some(1)),
            ("nuino", "union", Some(2)),
            ("ca", "abc", None),
            ("łódz", "łódź", Some(1)),
            ("strikes", "union", None),
            ("", "ab", Some(2)),
        ] {
            assert_eq!(Near::new(typed, 2, false).find(word).map(|f| f.edits), edits, "{typed} {word}");
        }
    }

    #[test]
    fn the_nearest_beginning_is_as_long_as_what_was_typed() {
        for (typed, word, found) in [
            ("unoi", "unions", Some((1, "unio"))),
            ("unoin", "unions", Some((1, "union"))),
            ("uni", "unions", Some((0, "uni"))),
            ("unions", "union", Some((1, "union"))),
            ("xyz", "unions", None),
        ] {
            let got = Near::new(typed, 2, true).find(word).map(|f| (f.edits, &word[..f.len]));
            assert_eq!(got, found, "{typed} {word}");
        }
    }

    #[test]
    fn long_words_are_left_alone() {
        let long = "a".repeat(63);
        assert_eq!(Near::new(&long, 2, false).find(&long), None);
        let longest = "a".repeat(62);
        assert_eq!(Near::new(&longest, 2, false).find(&long).map(|f| f.edits), Some(1));
    }

    proptest! {
        #[test]
        fn a_word_is_as_near_as_the_textbook_says(typed in "[abcé]{0,6}", word in "[abcé]{0,8}", most in 0..3usize) {
            let expected = Some(distance(&letters(&typed), &letters(&word))).filter(|edits| *edits <= most);
            prop_assert_eq!(Near::new(&typed, most, false).find(&word).map(|f| f.edits), expected);
            let expected = Some(distance_of_beginning(&typed, &word)).filter(|edits| *edits <= most);
            let found = Near::new(&typed, most, true).find(&word);
            prop_assert_eq!(found.map(|f| f.edits), expected);
            let beginning = found.map(|f| distance(&letters(&typed), &letters(&word[..f.len])));
            prop_assert_eq!(beginning, expected);
        }

        #[test]
        fn the_nearest_of_a_list_are_found(
            typed in "[abcd]{1,6}", words in prop::collection::btree_set("[abcd]{1,7}", 0..60), prefix in any::<bool>(),
        ) {
            let words: Vec<String> = words.into_iter().collect();
            let most = 2;
            let edits = |word: &String| if prefix {
                distance_of_beginning(&typed, word)
            } else {
                distance(&letters(&typed), &letters(word))
            };
            let least = words.iter().map(edits).min().filter(|edits| *edits <= most);
            let expected: Vec<u32> =
                words.iter().zip(0..).filter(|(word, _)| Some(edits(word)) == least).map(|(_, at)| at).collect();
            let near = Near::new(&typed, most, prefix);
            let got = near.nearest(words.len() as u32, &|at| words[at as usize].as_str(), &|_| true);
            prop_assert!(got.iter().all(|(_, found)| Some(found.edits) == least));
            prop_assert_eq!(got.into_iter().map(|(at, _)| at).collect::<Vec<_>>(), expected);
            let every = near.every(words.len() as u32, &|at| words[at as usize].as_str());
            let expected = words.iter().zip(0..).filter(|(word, _)| edits(word) <= most).map(|(_, at)| at);
            prop_assert_eq!(every, expected.collect::<Vec<u32>>());
        }
    }
}
