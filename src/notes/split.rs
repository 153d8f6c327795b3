//! Takes annotations out of a file of JSON, however long, without ever having the whole of it parsed: the file comes
//! in pieces, and each annotation is handed on as a text of its own.
//!
//! An annotation is an object that stands alone, in an array at the top, or in an array named `items`: that of an
//! AnnotationPage, or of the first page of a collection. Elsewhere `items` are of the annotation's own, as those of a
//! body from which one is to be chosen.

/// The longest annotation that is handed on, in bytes.
const LONGEST: usize = 2_000_000;

/// What an open bracket has begun.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    /// An array whose objects are annotations.
    List,
    /// An object that may be a page or a collection: that at the top, or the first page of a collection.
    Page,
    /// Anything else.
    Other,
}

/// The state between two pieces of a file.
#[derive(Default)]
pub struct Splitter {
    /// What each open bracket has begun.
    open: Vec<Open>,
    /// The text of the annotation that is being read; at the top, of the whole file.
    held: Vec<u8>,
    /// How many brackets were open when it began; none while there is none.
    began: Option<usize>,
    in_text: bool,
    escaped: bool,
    /// The last text that was read, which names what follows.
    name: Vec<u8>,
    /// How many annotations were too long and are left out.
    pub too_long: u32,
    /// Whether anything was found in an array of annotations: if not, the whole file is one.
    listed: bool,
}

impl Splitter {
    /// Takes a piece and gives the annotations that ended in it. Linear in the piece.
    pub fn push(&mut self, piece: &[u8]) -> Vec<Vec<u8>> {
        let mut found = Vec::new();
        for &byte in piece {
            self.take(byte, &mut found);
        }
        found
    }

    /// Ends the file: if it was no list, it is one annotation, whatever it holds.
    pub fn end(&mut self) -> Option<Vec<u8>> {
        let whole = std::mem::take(&mut self.held);
        (!self.listed && !whole.iter().all(u8::is_ascii_whitespace)).then_some(whole)
    }

    fn take(&mut self, byte: u8, found: &mut Vec<Vec<u8>>) {
        if self.in_text {
            self.hold(byte);
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_text = false,
                _ if self.name.len() < 16 => self.name.push(byte),
                _ => {}
            }
            return;
        }
        match byte {
            b'"' => {
                self.in_text = true;
                self.name.clear();
            }
            b'{' | b'[' => {
                let open = self.opens(byte);
                if byte == b'{' && self.began.is_none() && self.open.last() == Some(&Open::List) {
                    self.began = Some(self.open.len());
                    self.held.clear();
                }
                self.listed |= open == Open::List;
                self.open.push(open);
                self.name.clear();
            }
            _ => {}
        }
        self.hold(byte);
        if matches!(byte, b'}' | b']') {
            self.open.pop();
            if self.began == Some(self.open.len()) {
                self.began = None;
                let annotation = std::mem::take(&mut self.held);
                if annotation.len() > LONGEST {
                    self.too_long += 1;
                } else {
                    found.push(annotation);
                }
            }
        }
    }

    /// What a bracket begins here.
    fn opens(&self, bracket: u8) -> Open {
        match (self.open.as_slice(), bracket) {
            _ if self.began.is_some() => Open::Other,
            ([], b'[') => Open::List,
            ([], _) => Open::Page,
            ([.., Open::Page], b'[') if self.name == b"items" => Open::List,
            ([Open::Page], b'{') if self.name == b"first" => Open::Page,
            _ => Open::Other,
        }
    }

    /// Keeps a byte of what may be an annotation, up to just beyond the longest.
    fn hold(&mut self, byte: u8) {
        if (self.began.is_some() || !self.listed) && self.held.len() <= LONGEST {
            self.held.push(byte);
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str, piece: usize) -> Vec<String> {
        let mut splitter = Splitter::default();
        let mut found: Vec<Vec<u8>> = text.as_bytes().chunks(piece).flat_map(|piece| splitter.push(piece)).collect();
        found.extend(splitter.end());
        found.into_iter().map(|bytes| String::from_utf8(bytes).expect("the test's text")).collect()
    }

    #[test]
    fn annotations_are_found_wherever_the_model_puts_them() {
        for one in [
            r#"{"id":"a","body":[{"items":[{"x":"}]\"{"}]}]}"#,
            r#"{"body":{"type":"Choice","items":["http://example.org/a","http://example.org/b"]},"id":"a"}"#,
            r#"{"target":{"type":"List","items":[{"id":"http://example.org/a"}]},"id":"a"}"#,
        ] {
            for file in [
                one.to_owned(),
                format!("[{one}]"),
                format!(r#"{{"type":"AnnotationPage","items":[{one}]}}"#),
                format!(r#"{{"first":{{"items" : [ {one} ]}},"total":1}}"#),
            ] {
                for piece in [1, 7, 10_000] {
                    assert_eq!(split(&file, piece), [one], "{file}");
                }
            }
        }
        assert_eq!(split(r#"{"items":[{"a":1},{"a":2}]}"#, 3), [r#"{"a":1}"#, r#"{"a":2}"#]);
        assert_eq!(split("  \n", 3), [""; 0]);
        assert_eq!(split("not JSON", 3), ["not JSON"]);
    }

    #[test]
    fn one_too_long_is_left_out_and_counted() {
        let mut splitter = Splitter::default();
        let file = format!(r#"[{{"a":"{}"}},{{"a":1}}]"#, "x".repeat(LONGEST));
        assert_eq!(splitter.push(file.as_bytes()), [br#"{"a":1}"#]);
        assert_eq!(splitter.too_long, 1);
    }

    proptest! {
        #[test]
        fn any_file_is_answered_the_same_however_it_is_cut(file in r#"[\[\]{}",:\\a items]{0,60}"#, piece in 1_usize..20) {
            prop_assert_eq!(split(&file, piece), split(&file, 1_000));
        }
    }
}
