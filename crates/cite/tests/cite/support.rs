//! What the tests share: front matter made by hand, and runs shown with their italics.

use crossread_cite::Run;
use crossread_model::FrontMatter;

/// Front matter that says nothing but its slug and code.
pub(crate) fn front(slug: &str) -> FrontMatter {
    FrontMatter::bare(slug.parse().expect("a slug"), "ABC".parse().expect("a code"))
}

/// The runs with italics between `<i>` and `</i>`, as the citation processor writes them.
pub(crate) fn marked(runs: &[Run]) -> String {
    runs.iter().map(|run| if run.italic { format!("<i>{}</i>", run.text) } else { run.text.clone() }).collect()
}
