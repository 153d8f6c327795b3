//! Notes as a table for a spreadsheet: RFC 4180, one row each; and out of such a table.

use crossread_engine::Table;

use super::told::{LONGEST, Told};
use super::{About, Note, tags};

/// The names of the columns.
const COLUMNS: [&str; 9] = ["heading", "words", "article", "passage", "remark", "tags", "made", "link", "id"];

/// The table, its first row the names of the columns; the byte order mark tells spreadsheets that it is UTF-8.
pub fn csv(notes: &[&Note]) -> String {
    let mut out = String::from("\u{FEFF}");
    Table::Csv.record(&mut out, &COLUMNS);
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
        let row = [note.heading.as_str(), words, &slug, &passage, &note.remark, &tags, &note.made, &link, &note.id];
        Table::Csv.record(&mut out, &row);
    }
    out
}

/// Takes notes out of a table that comes in pieces. Its first row names the columns, in any order; what is between the
/// cells is what is between these names, since spreadsheets of some countries write semicolons.
#[derive(Default)]
pub struct Reader {
    /// For each column of the file its place among [`COLUMNS`]; none until the first row has been read.
    columns: Option<Vec<Option<usize>>>,
    between: u8,
    row: Vec<Vec<u8>>,
    cell: Vec<u8>,
    /// How many bytes the row has.
    length: usize,
    quoted: bool,
    /// A quotation mark within quotes, which ends them unless another follows.
    ending: bool,
    /// Whether the first row names a column that a note can be made of.
    pub named: bool,
    /// How many rows were too long and are left out.
    pub too_long: u32,
}

impl Reader {
    /// Takes a piece and gives the notes whose rows ended in it.
    pub fn push(&mut self, piece: &[u8]) -> Vec<Told> {
        let mut found = Vec::new();
        for &byte in piece {
            self.take(byte, &mut found);
        }
        found
    }

    /// Ends the file, whose last row may have no line break.
    pub fn end(&mut self) -> Vec<Told> {
        let mut found = Vec::new();
        self.quoted = false;
        self.take(b'\n', &mut found);
        found
    }

    fn take(&mut self, byte: u8, found: &mut Vec<Told>) {
        let ends = std::mem::take(&mut self.ending);
        if ends && byte != b'"' {
            self.quoted = false;
        }
        let between = match self.columns {
            None => matches!(byte, b',' | b';' | b'\t') && (self.between == 0 || self.between == byte),
            Some(_) => byte == self.between,
        };
        match byte {
            b'"' if ends => self.hold(byte),
            b'"' if self.quoted => self.ending = true,
            b'"' if self.cell.is_empty() || self.cell == BOM => self.quoted = true,
            _ if between && !self.quoted => {
                self.between = byte;
                let cell = std::mem::take(&mut self.cell);
                // A cell is as long as what parts it from the next, or else a row of empty ones would have no end.
                self.length += 1;
                if self.length <= LONGEST {
                    self.row.push(cell);
                }
            }
            b'\n' if !self.quoted => {
                if self.cell.last() == Some(&b'\r') {
                    self.cell.pop();
                }
                self.row.push(std::mem::take(&mut self.cell));
                let row = std::mem::take(&mut self.row);
                let length = std::mem::take(&mut self.length);
                if length > LONGEST {
                    self.too_long += 1;
                } else {
                    self.end_row(&row, found);
                }
            }
            _ => self.hold(byte),
        }
    }

    /// Keeps a byte, up to just beyond the longest row.
    fn hold(&mut self, byte: u8) {
        self.length += 1;
        if self.length <= LONGEST {
            self.cell.push(byte);
        }
    }

    fn end_row(&mut self, row: &[Vec<u8>], found: &mut Vec<Told>) {
        let cells = row.iter().map(|cell| String::from_utf8_lossy(cell));
        let Some(columns) = &self.columns else {
            let place = |cell: &str| {
                let name = cell.trim_start_matches('\u{FEFF}').trim().to_lowercase();
                COLUMNS.iter().position(|column| *column == name)
            };
            let columns: Vec<Option<usize>> = cells.map(|cell| place(&cell)).collect();
            self.named = ["words", "remark", "link"]
                .iter()
                .any(|name| columns.iter().flatten().any(|place| COLUMNS[*place] == *name));
            self.columns = Some(columns);
            return;
        };
        let mut values: [String; COLUMNS.len()] = Default::default();
        for (cell, column) in cells.zip(columns) {
            if let Some(value) = column.and_then(|place| values.get_mut(place)) {
                *value = Table::plain(&cell).to_owned();
            }
        }
        let [heading, words, article, passage, remark, tagged, made, link, id] = values;
        let link = match link.is_empty() && !article.is_empty() {
            true => format!("#/a/{article}/{passage}").trim_end_matches('/').to_owned(),
            false => link,
        };
        let told = Told { id, words, link, remark, heading, tags: tags(&tagged), made };
        if !told.says_nothing() {
            found.push(told);
        }
    }
}

/// The mark that a file begins with which says that it is UTF-8.
const BOM: &[u8] = "\u{FEFF}".as_bytes();

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
        assert_eq!(row, r#"' @SUM(1),,,,"'=HYPERLINK(""x"")","a ""b"", c",2026-11-22T09:00:00Z,,"#);
    }

    fn read(file: &str, piece: usize) -> Vec<Told> {
        let mut reader = Reader::default();
        let mut found: Vec<Told> = file.as_bytes().chunks(piece).flat_map(|piece| reader.push(piece)).collect();
        found.extend(reader.end());
        found
    }

    #[test]
    fn what_is_written_reads_back() {
        let note = Note {
            id: "urn:uuid:1".to_owned(),
            made: "2026-11-22T09:00:00Z".to_owned(),
            changed: "2026-11-22T09:00:00Z".to_owned(),
            heading: "Pay, and \"worth\"".to_owned(),
            remark: "=1+1\r\nand, a second line".to_owned(),
            tags: vec!["pay equity".to_owned(), "é".to_owned()],
            about: About::of(
                "#/a/two-towns/p3",
                crossread_anchor::Quote { exact: "Words".into(), ..Default::default() },
                String::new(),
                "",
            ),
        };
        for piece in [1, 7, 10_000] {
            let told = read(&csv(&[&note]), piece);
            assert_eq!(told.into_iter().map(|told| told.note("", "")).collect::<Vec<_>>(), std::slice::from_ref(&note));
        }
    }

    #[test]
    fn tables_of_others_are_read_by_the_names_of_their_columns() {
        let told = read("Remark;Colour;Words;Article\nWhy; red ;The miners;two-towns\n;;;\n\"one\ntwo\"", 3);
        let said: Vec<_> =
            told.iter().map(|told| (told.remark.as_str(), told.words.as_str(), told.link.as_str())).collect();
        assert_eq!(said, [("Why", "The miners", "#/a/two-towns"), ("one\ntwo", "", "")]);
        let mut reader = Reader::default();
        assert!(reader.push(b"a,b\n1,2\n").is_empty());
        assert!(!reader.named);
        let mut reader = Reader::default();
        let file = format!("words\n\"{}\"\nb\n", "x".repeat(LONGEST + 1));
        assert_eq!(reader.push(file.as_bytes()).len(), 1);
        assert_eq!(reader.too_long, 1);
        let mut reader = Reader::default();
        let file = format!("words\n{}\nb\n", ",".repeat(LONGEST + 1));
        assert_eq!(reader.push(file.as_bytes()).len(), 1);
        assert_eq!((reader.too_long, reader.row.len()), (1, 0));
    }
}
