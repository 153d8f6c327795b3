//! YAML to a tree in which everything knows its place.
//!
//! Scalars keep the letters in which they are written, so that `title: 1984` and `code: NO` are
//! what they look like.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::complaint::{Complaints, Place};
use crate::source::Text;

/// A value and where it begins.
pub(crate) struct Node {
    pub(crate) at: Place,
    pub(crate) value: Value,
}

/// What a node is.
pub(crate) enum Value {
    /// Words; `plain` where they stand without quotation marks.
    Scalar { words: String, plain: bool },
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the order of the file.
    Map(Vec<(Node, Node)>),
}

/// The deepest nesting that is read; front matter has no use for more.
const DEEPEST: usize = 16;

impl Node {
    /// The words of a scalar; `None` for a list, a map, or nothing (an empty value, `null`, `~`).
    pub(crate) fn words(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { words, .. } if !self.is_null() => Some(words),
            _ => None,
        }
    }

    /// True for an empty value, `null` and `~`.
    pub(crate) fn is_null(&self) -> bool {
        match &self.value {
            Value::Scalar { words, plain } => {
                words.trim().is_empty() || *plain && matches!(words.as_str(), "null" | "Null" | "NULL" | "~")
            }
            _ => false,
        }
    }
}

/// The keys and values of `yaml`, which begins on line `first` of `text`. Complains and returns
/// `None` where it is no YAML or no map.
pub(crate) fn map(text: &Text, yaml: &str, first: u32, complaints: &mut Complaints) -> Option<Vec<(Node, Node)>> {
    match tree(yaml) {
        Ok(None) => Some(Vec::new()),
        Ok(Some(Node { value: Value::Map(pairs), .. })) => Some(shift(pairs, text, first)),
        Ok(Some(other)) => {
            let at = moved(other.at, text, first);
            complaints.error(&text.file, at, "the front matter has no keys", "write a line \"key: value\" for each");
            None
        }
        Err((at, what)) => {
            let instead =
                "write \"key: value\", and put a value that holds a colon, # or a quotation mark into quotation marks";
            complaints.error(
                &text.file,
                moved(at, text, first),
                format!("the front matter is not YAML: {what}"),
                instead,
            );
            None
        }
    }
}

/// What is still open while the events come in.
enum Open {
    List(Place, Vec<Node>),
    Map(Place, Vec<(Node, Node)>, Option<Node>),
}

/// The one document of `yaml`, if there is one. The stack is our own, since front matter is
/// anybody's text and nesting must not use up the machine's.
fn tree(yaml: &str) -> Result<Option<Node>, (Place, String)> {
    let mut open: Vec<Open> = Vec::new();
    let mut root: Option<Node> = None;
    for event in Parser::new_from_str(yaml) {
        let (event, span) = event.map_err(|wrong| {
            let (line, column) = (wrong.marker().line(), wrong.marker().col());
            (place(line, column), wrong.info().to_owned())
        })?;
        let at = start(span);
        if open.len() > DEEPEST {
            return Err((at, format!("more than {DEEPEST} levels of nesting")));
        }
        let done = match event {
            Event::Scalar(words, style, anchor, _) => {
                refuse_anchor(anchor, at)?;
                let plain = style == ScalarStyle::Plain;
                Some(Node { at, value: Value::Scalar { words: words.into_owned(), plain } })
            }
            Event::SequenceStart(anchor, _) => {
                refuse_anchor(anchor, at)?;
                open.push(Open::List(at, Vec::new()));
                None
            }
            Event::MappingStart(anchor, _) => {
                refuse_anchor(anchor, at)?;
                open.push(Open::Map(at, Vec::new(), None));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|top| match top {
                Open::List(at, nodes) => Node { at, value: Value::List(nodes) },
                Open::Map(at, pairs, _) => Node { at, value: Value::Map(pairs) },
            }),
            Event::Alias(_) => return Err((at, "an alias (*name) is not read here".to_owned())),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {
                None
            }
        };
        let Some(node) = done else { continue };
        match open.last_mut() {
            Some(Open::List(_, nodes)) => nodes.push(node),
            Some(Open::Map(_, pairs, key)) => match key.take() {
                Some(first) => pairs.push((first, node)),
                None => *key = Some(node),
            },
            None if root.is_none() => root = Some(node),
            None => return Err((at, "a second document".to_owned())),
        }
    }
    Ok(root)
}

fn refuse_anchor(anchor: usize, at: Place) -> Result<(), (Place, String)> {
    if anchor == 0 { Ok(()) } else { Err((at, "an anchor (&name) is not read here".to_owned())) }
}

fn start(span: Span) -> Place {
    place(span.start.line(), span.start.col())
}

/// The parser counts lines from 1 and columns from 0.
fn place(line: usize, column: usize) -> Place {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place { line: number(line), column: number(column).saturating_add(1) }
}

fn shift(pairs: Vec<(Node, Node)>, text: &Text, first: u32) -> Vec<(Node, Node)> {
    pairs.into_iter().map(|(key, value)| (shift_node(key, text, first), shift_node(value, text, first))).collect()
}

fn shift_node(node: Node, text: &Text, first: u32) -> Node {
    let value = match node.value {
        Value::Scalar { words, plain } => Value::Scalar { words, plain },
        Value::List(nodes) => Value::List(nodes.into_iter().map(|n| shift_node(n, text, first)).collect()),
        Value::Map(pairs) => Value::Map(shift(pairs, text, first)),
    };
    Node { at: moved(node.at, text, first), value }
}

/// From a place in the YAML to the place in the file.
fn moved(at: Place, text: &Text, first: u32) -> Place {
    text.clamp(Place { line: at.line.saturating_add(first - 1), column: at.column })
}
