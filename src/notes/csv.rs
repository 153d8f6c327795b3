//! Notes as a table for a spreadsheet: RFC 4180, one row each.

use crossread_engine::Table;

use super::{About, Note};

/// The table, its first row the names of the columns; the byte order mark tells spreadsheets that it is UTF-8.
pub fn csv(notes: &[&Note]) -> String {
    let mut out = String::from("\u{FEFF}heading,words,article,passage,remark,tags,made,link\r\n");
    for note in notes {
        let (words, slug, passage) = match &note.about {
            About::Words { slug, passage, quote } => {
                (quote.exact.as_str(), slug.to_string(), passage.map(|id| id.to_string()).unwrap_or_default())
            }
            About::Place { title, .. } => (title.as_str(), String::new(), String::new()),
            About::Elsewhere(address) => (address.as_str(), String::new(), String::new()),
            About::Nothing => ("", String::new(), String::new()),
        };
        let tags = note.tags.join(", ");
        let link = note.about.href().unwrap_or_default();
        Table::Csv.record(&mut out, &[&note.heading, words, &slug, &passage, &note.remark, &tags, &note.made, &link]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let note = Note {
            remark: "=HYPERLINK(\"x\")".to_owned(),
            heading: " @SUM(1)".to_owned(),
            tags: vec!["a \"b\"".to_owned(), "c".to_owned()],
            made: "2026-11-22T09:00:00Z".to_owned(),
            ..Note::default()
        };
        let table = csv(&[&note]);
        let row = table.lines().nth(1).expect("a row");
        assert_eq!(row, r#"' @SUM(1),,,,"'=HYPERLINK(""x"")","a ""b"", c",2026-11-22T09:00:00Z,"#);
    }
}
