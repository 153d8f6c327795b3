//! Notes as Markdown: headings, quotations, remarks and links; and out of such a text.

use super::told::{LONGEST, Told, is_address};
use super::{About, Note};

/// What a note's source is called, where the corpus has it: `Ezra Klein, Vox, 2020`.
pub type Source<'a> = &'a dyn Fn(&Note) -> String;

/// The notes in their order. `page` is the address of the page, which links begin with; `source` names an article.
pub fn markdown(notes: &[&Note], page: &str, source: Source) -> String {
    let mut out = String::from("# Notebook\n");
    let mut heading = "";
    for note in notes {
        if note.heading != heading {
            heading = &note.heading;
            // A line across says that no heading goes on.
            out.push_str(&if heading.is_empty() { "\n---\n".to_owned() } else { format!("\n## {}\n", line(heading)) });
        }
        out.push('\n');
        if let Some(words) = note.about.quoted() {
            for words in words.lines().filter(|words| !words.trim().is_empty()) {
                out.push_str(&format!("> {}\n>\n", line(words)));
            }
        }
        let named = match &note.about {
            About::Place { title, .. } => title.clone(),
            About::Elsewhere(address) => address.clone(),
            _ => source(note),
        };
        let mark = if note.about.quoted().is_some() { "> " } else { "" };
        if let Some(href) = note.about.href() {
            out.push_str(&format!("{mark}[{}](<{page}{href}>)\n\n", line(&named)));
        } else if !named.is_empty() {
            out.push_str(&format!("{mark}{}\n\n", line(&named)));
        }
        if !note.remark.is_empty() {
            let remark: Vec<String> = note.remark.lines().map(written).collect();
            out.push_str(&format!("{}\n\n", remark.join("\n")));
        }
        let tags: Vec<String> = note.tags.iter().map(|tag| format!("#{}", line(&tag.replace(' ', "-")))).collect();
        let day = note.made.get(..10).unwrap_or_default();
        out.push_str(&format!("{}\n", [day.to_owned(), tags.join(" ")].join(" ").trim_end()));
    }
    out
}

/// A line of text that means itself: what Markdown would read as more is escaped.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.trim();
    for (index, c) in text.char_indices() {
        let opens = index == 0 && matches!(c, '#' | '+' | '-' | '>' | '=' | '~' | '|');
        let numbers = matches!(c, '.' | ')') && index > 0 && text[..index].bytes().all(|b| b.is_ascii_digit());
        if opens || numbers || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&') {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

/// A line of a remark, which is not taken for the day and the tags that end a note.
fn written(text: &str) -> String {
    let line = line(text);
    if ending(&line).is_some() { line.replacen('-', "\\-", 1) } else { line }
}

/// Takes notes out of a text that comes in pieces. Each is a quotation, the link to where it stands, a remark and a line
/// with day and tags, all of which may be absent; what is no quotation and no link is remark, so that nothing is lost.
#[derive(Default)]
pub struct Reader {
    line: Vec<u8>,
    heading: String,
    held: Told,
    /// How many notes were too long and are left out.
    pub too_long: u32,
}

impl Reader {
    /// Takes a piece and gives the notes that ended in it.
    pub fn push(&mut self, piece: &[u8]) -> Vec<Told> {
        let mut found = Vec::new();
        for &byte in piece {
            if byte == b'\n' {
                self.end_line(&mut found);
            } else if self.line.len() <= LONGEST {
                self.line.push(byte);
            }
        }
        found
    }

    /// Ends the text.
    pub fn end(&mut self) -> Vec<Told> {
        let mut found = Vec::new();
        self.end_line(&mut found);
        self.end_note(&mut found);
        found
    }

    fn end_line(&mut self, found: &mut Vec<Told>) {
        let bytes = std::mem::take(&mut self.line);
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_start_matches('\u{FEFF}').trim();
        let quoted = line.strip_prefix('>').map(str::trim);
        if let Some(name) = heading(line) {
            self.end_note(found);
            self.heading = name;
        } else if let Some((day, tags)) = ending(line).filter(|_| !self.held.says_nothing()) {
            self.held.made = format!("{day}T00:00:00Z");
            self.held.tags = tags;
            self.end_note(found);
        } else if let Some(quoted) = quoted {
            if !self.held.remark.trim().is_empty() || !self.held.link.is_empty() && !quoted.is_empty() {
                self.end_note(found);
            }
            match link(quoted) {
                Some((_, address)) => self.held.link = address,
                None => add(&mut self.held.words, quoted),
            }
        } else if let Some((title, address)) = link(line).filter(|_| self.held.says_nothing()) {
            self.held.link = address;
            self.held.words = title;
        } else if !line.is_empty() || !self.held.remark.is_empty() {
            let empty = self.held.says_nothing();
            if empty && is_address(&plain(line)) {
                self.held.words = plain(line);
            } else {
                self.held.remark.push_str(if self.held.remark.is_empty() { "" } else { "\n" });
                self.held.remark.push_str(&plain(line));
            }
        }
        // What goes on without an end is not kept to the end.
        if self.held.words.len() + self.held.remark.len() > LONGEST {
            self.too_long += 1;
            self.held = Told::default();
        }
    }

    fn end_note(&mut self, found: &mut Vec<Told>) {
        let held = std::mem::take(&mut self.held);
        if !held.says_nothing() {
            found.push(Told { heading: self.heading.clone(), ..held });
        }
    }
}

/// Adds a line of a quotation.
fn add(words: &mut String, line: &str) {
    if !line.is_empty() {
        words.push_str(if words.is_empty() { "" } else { "\n" });
        words.push_str(&plain(line));
    }
}

/// The heading that a line is; under the title of the whole, and under a line across, stands none.
fn heading(line: &str) -> Option<String> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let is = (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with(' '));
    if line == "---" {
        return Some(String::new());
    }
    is.then(|| if level == 1 { String::new() } else { plain(rest.trim()) })
}

/// Day and tags, where a line is these and nothing else.
fn ending(line: &str) -> Option<(&str, Vec<String>)> {
    let mut words = line.split(' ');
    let day = words.next().filter(|day| super::record::is_time(&format!("{day}T00:00")))?;
    let tags: Option<Vec<String>> = words.map(|tag| tag.strip_prefix('#').map(plain)).collect();
    Some((day, tags?))
}

/// Title and address, where a line is one link and nothing else.
fn link(line: &str) -> Option<(String, String)> {
    let inner = line.strip_prefix('[')?.strip_suffix(')')?;
    let (title, address) = inner.rsplit_once("](")?;
    let address = address.strip_prefix('<').and_then(|address| address.strip_suffix('>')).unwrap_or(address);
    (!address.contains(['<', '>', ' '])).then(|| (plain(title), address.to_owned()))
}

/// What a line says, without the marks of [`line`].
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.chars() {
        if escaped && !c.is_ascii_punctuation() {
            out.push('\\');
        }
        if escaped || c != '\\' {
            out.push(c);
        }
        escaped = !escaped && c == '\\';
    }
    out.push_str(if escaped { "\\" } else { "" });
    out
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use crossread_anchor::Quote;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_note_is_a_quotation_its_source_and_a_remark() {
        let quote = Quote { exact: "1. The *miners*\nstruck.".to_owned(), ..Quote::default() };
        let slug = "two-towns".parse().expect("a slug");
        let note = Note {
            about: About::Words { slug, passage: "p3".parse().ok(), quote },
            heading: "Power".to_owned(),
            remark: "# Find the <study>".to_owned(),
            tags: vec!["pay equity".to_owned()],
            made: "2026-11-22T09:00:00Z".to_owned(),
            ..Note::default()
        };
        let text = markdown(&[&note], "https://here.example/", &|_| "A. Writer, Outlet".to_owned());
        assert_eq!(
            text,
            "# Notebook\n\n## Power\n\n> 1\\. The \\*miners\\*\n>\n> struck.\n>\n> [A. Writer, Outlet](<https://here.example/#/a/two-towns/p3>)\n\n\\# Find the \\<study>\n\n2026-11-22 #pay-equity\n"
        );
    }
    fn read(text: &str, piece: usize) -> Vec<Told> {
        let mut reader = Reader::default();
        let mut found: Vec<Told> = text.as_bytes().chunks(piece).flat_map(|piece| reader.push(piece)).collect();
        found.extend(reader.end());
        found
    }

    const PAGE: &str = "https://here.example/";

    fn note(heading: &str, about: About, remark: &str, tags: &[&str]) -> Note {
        let made = "2026-11-22T00:00:00Z".to_owned();
        let tags = tags.iter().map(ToString::to_string).collect();
        let remark = remark.to_owned();
        Note { id: String::new(), made: made.clone(), changed: made, heading: heading.to_owned(), about, remark, tags }
    }

    fn back(notes: &[Note], piece: usize) -> Vec<Note> {
        let source = |note: &Note| note.about.quoted().map_or_else(String::new, |_| "A. Writer, Outlet".to_owned());
        let text = markdown(&notes.iter().collect::<Vec<_>>(), PAGE, &source);
        read(&text, piece).into_iter().map(|told| told.note(PAGE, "")).collect()
    }

    fn words(exact: &str) -> About {
        About::of("#/a/two-towns/p3", Quote { exact: exact.to_owned(), ..Quote::default() }, String::new(), PAGE)
    }

    #[test]
    fn what_is_written_reads_back() {
        let place = About::of("#/?q=a+b&f.kind=report", Quote::default(), "a [b] & c".to_owned(), PAGE);
        let notes = [
            note(
                "",
                words("1. The *miners*\nstruck."),
                "# Find the <study>\n\n- 2 > 1\n2020-01-02 #x",
                &["law", "a_b"],
            ),
            note("Pay & [worth]", words("A second."), "", &[]),
            note("Pay & [worth]", place, "", &["pay"]),
            note("Pay & [worth]", About::Elsewhere("http://example.org/a_b".to_owned()), "Why?", &[]),
            note("Last", About::Nothing, "Alone \\ [x](y)", &[]),
            note("", About::Nothing, "---\n2 - 1", &[]),
        ];
        for piece in [1, 7, 10_000] {
            assert_eq!(back(&notes, piece), notes);
        }
    }

    #[test]
    fn a_text_of_others_is_read_as_far_as_it_is_like_notes_and_nothing_is_lost() {
        let told = read("Some thoughts\n\nof mine\n\n> Words\n> more\n\nA remark\n> Others\n", 5);
        let said: Vec<_> = told.iter().map(|told| (told.words.as_str(), told.remark.trim())).collect();
        assert_eq!(said, [("", "Some thoughts\n\nof mine"), ("Words\nmore", "A remark"), ("Others", "")]);
        assert!(
            read("", 1).is_empty()
                && read("\n# Title\n\n## Heading\n2020-01-01\n", 3).iter().all(|told| told.words.is_empty())
        );
    }

    proptest! {
        #[test]
        fn a_remark_reads_back_as_it_was(remark in "[-a-c #>\\[\\]()*_0-9.\\\\\n]{1,40}") {
            let tidy = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned();
            prop_assume!(!tidy(&remark).is_empty());
            let notes = [note("H", words("Words"), &tidy(&remark), &[]), note("H", words("Others"), "", &[])];
            prop_assert_eq!(back(&notes, 9), notes);
        }
    }
}
