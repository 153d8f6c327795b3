//! The parser's events to blocks.
//!
//! The outermost block makes the passage, and blocks inside it flow into its text: paragraphs of a
//! quotation and of a footnote are lines of it; what stands in a list item belongs to that item's
//! line. Footnotes are taken out of the place where they stand and put at the end.

use crossread_model::{MarkKind, safe_target};
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::inline::Inline;
use super::notes::{self, Notes};
use super::{Draft, Kind, html};
use crate::complaint::{Complaints, counted, quote};
use crate::source::{Text, clean};

/// The blocks of the body in order, footnotes last in the order of their numbers.
pub(super) fn blocks(text: &Text, body: usize, complaints: &mut Complaints) -> Vec<Draft> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let markdown = text.text.get(body..).unwrap_or_default();
    let mut reader = Reader::new(text, complaints);
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        reader.event(event, body + range.start);
    }
    reader.finish()
}

struct Reader<'a> {
    text: &'a Text,
    complaints: &'a mut Complaints,
    done: Vec<Draft>,
    /// The passage in the making.
    frame: Frame,
    /// The passages that a footnote's definition interrupts.
    interrupted: Vec<Frame>,
    notes: Notes,
    /// Images around this point, and the words that stand for the outermost of them.
    images: usize,
    alt: String,
    /// A block of HTML, line by line.
    html: Option<String>,
    /// Pieces of HTML so far and where the first stands; a page full of tags is one complaint.
    html_pieces: Option<(usize, usize)>,
}

/// A passage in the making.
struct Frame {
    at: usize,
    kind: Kind,
    /// The label of a footnote's definition.
    label: String,
    inline: Inline,
    /// Blocks open around this point, the outermost included; none between passages.
    depth: usize,
    /// Lists open around this point.
    lists: usize,
    /// The row and the cell of a table, from 1.
    row: usize,
    cell: usize,
    /// Inside preformatted text.
    code: bool,
}

impl Frame {
    fn new(kind: Kind, at: usize) -> Self {
        let (label, inline) = (String::new(), Inline::default());
        Self { at, kind, label, inline, depth: 0, lists: 0, row: 0, cell: 0, code: false }
    }

    /// Parts a block inside the passage from what stands before it.
    fn part(&mut self) {
        if matches!(self.kind, Kind::List(_)) { self.inline.blank() } else { self.inline.line() }
    }
}

impl<'a> Reader<'a> {
    fn new(text: &'a Text, complaints: &'a mut Complaints) -> Self {
        Self {
            text,
            complaints,
            done: Vec::new(),
            frame: Frame::new(Kind::Paragraph, 0),
            interrupted: Vec::new(),
            notes: Notes::default(),
            images: 0,
            alt: String::new(),
            html: None,
            html_pieces: None,
        }
    }

    fn event(&mut self, event: Event<'_>, at: usize) {
        if self.images > 0 {
            return self.inside_image(event, at);
        }
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words(&words, at),
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.frame.inline.open(Some(MarkKind::Code));
                self.frame.inline.write(&words);
                self.frame.inline.close();
            }
            Event::Html(words) | Event::InlineHtml(words) => self.html(&words, at),
            Event::FootnoteReference(label) => {
                let number = self.notes.refer(&label, at);
                self.frame.inline.note(number);
            }
            Event::SoftBreak => self.frame.inline.blank(),
            Event::HardBreak => match self.frame.kind {
                Kind::Paragraph | Kind::Quotation | Kind::Footnote(_) => self.frame.inline.line(),
                _ => self.frame.inline.blank(),
            },
            Event::Rule if self.frame.depth == 0 => self.push(Frame::new(Kind::Rule, at)),
            Event::Rule => self.frame.part(),
            // Task lists are not enabled: their boxes are text.
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: usize) {
        match tag {
            Tag::Paragraph => self.open(Kind::Paragraph, at),
            Tag::Heading { level, .. } => self.open(Kind::Heading(level as u8), at),
            Tag::BlockQuote(_) => self.open(Kind::Quotation, at),
            Tag::CodeBlock(_) => {
                self.open(Kind::Code, at);
                self.frame.code = true;
            }
            Tag::HtmlBlock => {
                self.open(Kind::Paragraph, at);
                self.html = Some(String::new());
            }
            Tag::List(start) => {
                self.open(Kind::List(start.and_then(|n| u32::try_from(n).ok())), at);
                self.frame.lists += 1;
            }
            Tag::Item => self.item(),
            Tag::FootnoteDefinition(label) => {
                let mut note = Frame::new(Kind::Footnote(0), at);
                note.label = label.into_string();
                note.depth = 1;
                self.interrupted.push(std::mem::replace(&mut self.frame, note));
            }
            Tag::Table(_) => self.open(Kind::Table, at),
            Tag::TableHead | Tag::TableRow => self.row(),
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.frame.inline.open(Some(MarkKind::Emphasis)),
            Tag::Strong => self.frame.inline.open(Some(MarkKind::Strong)),
            Tag::Strikethrough => self.frame.inline.open(Some(MarkKind::Strike)),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, dest_url, at),
            Tag::Image { .. } => self.images = 1,
            // Extensions that are not enabled; their marks are text.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::Table
            | TagEnd::FootnoteDefinition => self.close(),
            TagEnd::CodeBlock => {
                self.frame.code = false;
                self.close();
            }
            TagEnd::HtmlBlock => {
                self.end_html();
                self.close();
            }
            TagEnd::List(_) => {
                self.frame.lists -= 1;
                // What follows a list inside an item is a line of its own, not the inner item's.
                if self.frame.lists > 0 {
                    self.item();
                }
                self.close();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => self.frame.inline.close(),
            _ => {}
        }
    }

    /// Opens a block: a passage of its own, or a part of the one around it.
    fn open(&mut self, kind: Kind, at: usize) {
        if self.frame.depth == 0 {
            self.frame = Frame::new(kind, at);
        } else if !matches!(kind, Kind::List(_)) {
            self.frame.part();
        }
        self.frame.depth += 1;
    }

    /// Closes a block, and the passage with its outermost block.
    fn close(&mut self) {
        self.frame.depth -= 1;
        if self.frame.depth == 0 {
            let outer = match self.frame.kind {
                Kind::Footnote(_) => self.interrupted.pop(),
                _ => None,
            };
            let done = std::mem::replace(&mut self.frame, outer.unwrap_or_else(|| Frame::new(Kind::Paragraph, 0)));
            self.push(done);
        }
    }

    fn push(&mut self, frame: Frame) {
        let Frame { at, kind, label, inline, .. } = frame;
        let mut written = inline.finish();
        if kind == Kind::Code {
            written.text.truncate(written.text.trim_end_matches('\n').len());
        }
        let draft = Draft { at, kind, written, speaker: None, turn: false };
        match kind {
            Kind::Footnote(_) => self.notes.define(&label, draft, self.text, self.complaints),
            Kind::Rule => self.done.push(draft),
            _ if !draft.written.text.trim().is_empty() => self.done.push(draft),
            _ if draft.written.marks.is_empty() => {}
            _ => {
                let what = "a footnote's number stands without text";
                self.complaints.error(
                    &self.text.file,
                    self.text.place(at),
                    what,
                    "put it behind the words it belongs to",
                );
            }
        }
    }

    fn item(&mut self) {
        if matches!(self.frame.kind, Kind::List(_)) {
            let depth = self.frame.lists.saturating_sub(1);
            self.frame.inline.item(u8::try_from(depth).unwrap_or(u8::MAX));
        } else {
            self.frame.inline.line();
        }
    }

    fn row(&mut self) {
        self.frame.row += 1;
        self.frame.cell = 0;
        if self.frame.kind != Kind::Table {
            self.frame.part();
        } else if self.frame.row > 1 {
            self.frame.inline.row();
        }
    }

    fn cell(&mut self) {
        self.frame.cell += 1;
        if self.frame.cell == 1 {
            return;
        }
        if self.frame.kind == Kind::Table { self.frame.inline.cell() } else { self.frame.inline.write(" | ") }
    }

    fn words(&mut self, words: &str, at: usize) {
        if !self.frame.code
            && words.starts_with('^')
            && let Some(label) = notes::missing(&self.text.text, at)
        {
            let what = format!("there is no footnote {}, and the reference is shown as text", quote(label));
            let instead = format!("write a line [^{label}]: with its text, or \\[^{label}] if it is none");
            self.complaints.warn(&self.text.file, self.text.place(at - 1), what, instead);
        }
        let frame = &mut self.frame;
        if frame.kind == Kind::Code {
            frame.inline.write_verbatim(words);
        } else if frame.code {
            for line in words.lines() {
                frame.part();
                frame.inline.open(Some(MarkKind::Code));
                frame.inline.write(line);
                frame.inline.close();
            }
        } else {
            frame.inline.write(words);
        }
    }

    fn link(&mut self, link_type: LinkType, target: CowStr<'_>, at: usize) {
        let target = match link_type {
            LinkType::Email => format!("mailto:{target}"),
            _ => target.into_string(),
        };
        let safe = safe_target(&target);
        if !safe {
            let what = format!("the link to {} is left out and its words are kept", quote(&target));
            let instead = "link to an http, https or mailto address, or to one relative to the page";
            self.complaints.warn(&self.text.file, self.text.place(at), what, instead);
        }
        self.frame.inline.open(safe.then_some(MarkKind::Link(target)));
    }

    /// Words inside an image stand for it and are no text of the article.
    fn inside_image(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images -= 1,
            Event::Text(words) | Event::Code(words) => self.alt.push_str(&words),
            Event::SoftBreak | Event::HardBreak => self.alt.push(' '),
            _ => {}
        }
        if self.images == 0 {
            let alt = clean(&std::mem::take(&mut self.alt));
            let what = format!("the image {} is left out", quote(&alt));
            let instead = "say in words what it shows, or delete it";
            self.complaints.warn(&self.text.file, self.text.place(at), what, instead);
        }
    }

    /// HTML is text here: it is shown as it is written. Comments are for the author's eyes.
    fn html(&mut self, words: &str, at: usize) {
        if let Some(block) = &mut self.html {
            block.push_str(words);
            if self.html_pieces.is_none() && !html::without_comments(words).trim().is_empty() {
                self.html_pieces = Some((0, at));
            }
        } else if !html::is_comment(words) {
            let (count, first) = self.html_pieces.unwrap_or((0, at));
            self.html_pieces = Some((count + 1, first));
            self.frame.inline.write(words);
        }
    }

    fn end_html(&mut self) {
        let block = self.html.take().unwrap_or_default();
        let shown = html::without_comments(&block);
        if shown.trim().is_empty() {
            return;
        }
        if let Some((count, _)) = &mut self.html_pieces {
            *count += 1;
        }
        for line in shown.lines() {
            self.frame.inline.write(line);
            self.frame.part();
        }
    }

    fn finish(mut self) -> Vec<Draft> {
        if let Some((count, first)) = self.html_pieces {
            let what = format!("HTML is shown as it is written ({} in this file)", counted(count, "place", "places"));
            let instead = "write Markdown, or &lt; for a less-than sign";
            self.complaints.warn(&self.text.file, self.text.place(first), what, instead);
        }
        self.done.extend(self.notes.finish(self.text, self.complaints));
        self.done
    }
}
