//! A passage cut into words, ready to be looked at from any word to either side.

use crossread_text::Word;

/// A passage's text and its words. A word is named by its place; beyond either end of the text words
/// and gaps are empty.
pub(crate) struct Text<'t> {
    pub(crate) text: &'t str,
    /// The text with its ASCII letters made small, byte for byte.
    lower: String,
    words: &'t [Word],
    /// True where a comma marks decimals in the text's language.
    pub(crate) decimal_comma: bool,
    /// True where most words have capitals anyway, as in a title.
    pub(crate) title: bool,
}

impl<'t> Text<'t> {
    /// A text and its words.
    pub(crate) fn new(text: &'t str, words: &'t [Word], decimal_comma: bool, title: bool) -> Self {
        Self { text, lower: text.to_ascii_lowercase(), words, decimal_comma, title }
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// A word with its ASCII letters made small.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.of(&self.lower))
    }

    /// The word so many places before another.
    pub(crate) fn back(&self, at: usize, by: usize) -> &str {
        at.checked_sub(by).map_or("", |at| self.word(at))
    }

    /// A word as written.
    pub(crate) fn raw(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |w| w.of(self.text))
    }

    /// First byte of a word; the length of the text beyond the last.
    pub(crate) fn start(&self, at: usize) -> u32 {
        self.words.get(at).map_or(self.text.len() as u32, |w| w.start)
    }

    /// First byte after a word.
    pub(crate) fn end(&self, at: usize) -> u32 {
        self.words.get(at).map_or(self.text.len() as u32, |w| w.end)
    }

    /// What stands between a word and the one before it.
    pub(crate) fn before(&self, at: usize) -> &'t str {
        let from = at.checked_sub(1).map_or(0, |last| self.end(last));
        self.slice(from, self.start(at))
    }

    /// What stands between a word and the next.
    pub(crate) fn after(&self, at: usize) -> &'t str {
        self.slice(self.end(at), self.start(at + 1))
    }

    pub(crate) fn slice(&self, from: u32, to: u32) -> &'t str {
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }

    /// True where nothing but blanks parts a word from the one before it.
    pub(crate) fn follows(&self, at: usize) -> bool {
        at > 0 && is_blank(self.before(at))
    }

    /// True where a blank or a hyphen parts a word from the one before it.
    pub(crate) fn joins(&self, at: usize) -> bool {
        self.follows(at) || (at > 0 && is_hyphen(self.before(at)))
    }

    /// True where these words follow, parted by blanks alone. A blank inside an item parts its words.
    pub(crate) fn reads(&self, at: usize, words: &str) -> bool {
        words.split(' ').zip(at..).all(|(word, n)| self.word(n) == word && (n == at || self.follows(n)))
    }

    /// True where a word begins a sentence, a line or a quotation.
    pub(crate) fn opens(&self, at: usize) -> bool {
        at == 0 || self.before(at).contains(['.', '!', '?', '\n', '\t', '“', '"', ':', '•', '…'])
    }

    /// True where a word begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.raw(at).starts_with(char::is_uppercase)
    }

    /// The run without blanks around a word.
    pub(crate) fn chunk(&self, at: usize) -> &'t str {
        let (start, end) = (self.start(at) as usize, self.end(at) as usize);
        let head = self.text.get(..start).unwrap_or_default();
        // Runs without blanks are short; one that is not is no prose, and its beginning tells enough.
        let from = head.char_indices().rev().take(80).take_while(|(_, c)| !c.is_whitespace()).last();
        let tail = self.text.get(end..).unwrap_or_default();
        let to = tail
            .char_indices()
            .take(80)
            .find(|(_, c)| c.is_whitespace())
            .map_or_else(|| tail.char_indices().nth(80).map_or(tail.len(), |(n, _)| n), |(n, _)| n);
        self.text.get(from.map_or(start, |(n, _)| n)..end + to).unwrap_or_default()
    }
}

/// One blank or more on a line, of whatever width.
pub(crate) fn is_blank(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(|c| c.is_whitespace() && c != '\n' && c != '\t')
}

pub(crate) fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "‐" | "‑")
}

/// A dash or hyphen that says *to* between two numbers, blanks around it or not.
pub(crate) fn is_dash(gap: &str) -> bool {
    let bare = gap.trim();
    matches!(bare, "–" | "‒" | "−") || (bare == gap && is_hyphen(gap))
}
