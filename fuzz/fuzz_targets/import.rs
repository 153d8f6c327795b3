//! Any bytes as a digest, a page and a post: drafts that are a corpus, or a word on why there is none.

#![no_main]

use crossread_ingest::import::{Input, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["any.txt", "any.html", "any.md"] {
        let input = Input { name: name.to_owned(), bytes: bytes.to_vec() };
        let imported = import(&[input], &mut |_| {});
        assert!(!imported.drafts.is_empty() || !imported.report.items.is_empty(), "no draft and not a word why");
    }
});
