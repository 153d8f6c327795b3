//! What the tests share: front matter made by hand, and runs shown with their italics.

use std::collections::BTreeMap;

use crossread_cite::Run;
use crossread_model::FrontMatter;

/// Front matter that says nothing but its slug and code.
pub(crate) fn front(slug: &str) -> FrontMatter {
    FrontMatter {
        slug: slug.parse().expect("a slug"),
        code: "ABC".parse().expect("a code"),
        title: None,
        title_note: None,
        dek: None,
        authors: Vec::new(),
        interviewee: None,
        interviewer: None,
        outlet: None,
        date: None,
        kind: None,
        places: Vec::new(),
        tags: Vec::new(),
        source: None,
        licence: None,
        language: None,
        retold: false,
        extra: BTreeMap::new(),
    }
}

/// The runs with italics between `<i>` and `</i>`, as the citation processor writes them.
pub(crate) fn marked(runs: &[Run]) -> String {
    runs.iter().map(|run| if run.italic { format!("<i>{}</i>", run.text) } else { run.text.clone() }).collect()
}
