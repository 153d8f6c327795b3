//! Which notes the notebook shows, in which order, and how many stand under each heading, tag and article.

use std::collections::BTreeMap;

use crossread_order::by_number;

use super::{About, Note};

/// What the notebook is asked to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Words that a note must all hold, in whatever case.
    pub find: String,
    /// One heading, tag or article that all must have.
    pub by: Option<(By, String)>,
    /// The order.
    pub order: Order,
}

/// What notes are gathered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The heading that the reader gave them.
    Heading,
    /// A tag.
    Tag,
    /// The article quoted, by its slug.
    Article,
}

/// The order of notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Under their headings, in the order in which these were first used; within one, as they were made.
    #[default]
    Headings,
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
    /// By article, in the order of the text.
    Articles,
}

impl By {
    /// All of them, in the order in which they are shown.
    pub const ALL: [By; 3] = [By::Heading, By::Tag, By::Article];

    /// Its name in an address.
    pub fn name(self) -> &'static str {
        match self {
            By::Heading => "heading",
            By::Tag => "tag",
            By::Article => "in",
        }
    }
}

impl Order {
    /// All orders, the usual one first.
    pub const ALL: [Order; 4] = [Order::Headings, Order::Newest, Order::Oldest, Order::Articles];

    /// Its name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Order::Headings => "headings",
            Order::Newest => "newest",
            Order::Oldest => "oldest",
            Order::Articles => "articles",
        }
    }
}

impl Shelf {
    /// The notes that are shown, as indices, in their order.
    pub fn shown(&self, notes: &[&Note]) -> Vec<usize> {
        let words: Vec<String> = self.find.split_whitespace().map(str::to_lowercase).collect();
        let mut shown: Vec<usize> = (0..notes.len()).filter(|index| self.holds(notes[*index], &words)).collect();
        by_text(&mut shown, &|index| notes[index].id.as_str());
        by_text(&mut shown, &|index| notes[index].made.as_str());
        match self.order {
            Order::Oldest => {}
            Order::Newest => shown.reverse(),
            Order::Headings => {
                let headings = counts(notes, By::Heading);
                let mut places = BTreeMap::new();
                for (place, (name, _)) in headings.iter().enumerate() {
                    places.insert(name.as_str(), place);
                }
                // What stands under no heading comes last.
                let place = |index: &usize| places.get(notes[*index].heading.as_str()).copied();
                by_number(&mut shown, |index| place(index).map_or(u64::MAX, |place| place as u64));
            }
            Order::Articles => {
                by_number(&mut shown, |index| start(notes[*index]));
                by_text(&mut shown, &|index| article(notes[index]).unwrap_or_default());
                // What is about no article comes last.
                by_number(&mut shown, |index| u64::from(article(notes[*index]).is_none()));
            }
        }
        shown
    }

    fn holds(&self, note: &Note, words: &[String]) -> bool {
        let gathered = self.by.as_ref().is_none_or(|(by, value)| has(note, *by, value));
        gathered && words.iter().all(|word| texts(note).iter().any(|text| text.to_lowercase().contains(word)))
    }
}

/// How many notes each heading, tag or article has: headings in the order in which they were first used, the others
/// by how many, then by name.
pub fn counts(notes: &[&Note], by: By) -> Vec<(String, u32)> {
    let mut order: Vec<usize> = (0..notes.len()).collect();
    by_text(&mut order, &|index| notes[index].made.as_str());
    let mut counts: Vec<(String, u32)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for index in order {
        let note = notes[index];
        let mut count = |name| {
            let place = *places.entry(name).or_insert(counts.len());
            match counts.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => counts.push((name.to_owned(), 1)),
            }
        };
        match (by, &note.about) {
            (By::Heading, _) if !note.heading.is_empty() => count(note.heading.as_str()),
            (By::Tag, _) => note.tags.iter().for_each(|tag| count(tag)),
            (By::Article, About::Words { slug, .. }) => count(slug.as_str()),
            _ => {}
        }
    }
    if by == By::Heading {
        return counts;
    }
    let mut order: Vec<usize> = (0..counts.len()).collect();
    by_text(&mut order, &|index| counts[index].0.as_str());
    by_number(&mut order, |index| u64::from(u32::MAX - counts[*index].1));
    order.into_iter().map(|index| counts[index].clone()).collect()
}

fn has(note: &Note, by: By, value: &str) -> bool {
    match (by, &note.about) {
        (By::Heading, _) => note.heading == value,
        (By::Tag, _) => note.tags.iter().any(|tag| tag == value),
        (By::Article, About::Words { slug, .. }) => slug.as_str() == value,
        (By::Article, _) => false,
    }
}

fn texts(note: &Note) -> Vec<&str> {
    let mut texts = vec![note.remark.as_str(), note.heading.as_str()];
    texts.extend(note.tags.iter().map(String::as_str));
    match &note.about {
        About::Words { quote, slug, .. } => texts.extend([quote.exact.as_str(), slug.as_str()]),
        About::Place { title, .. } => texts.push(title),
        About::Elsewhere(address) => texts.push(address),
        About::Nothing => {}
    }
    texts
}

/// The article that a note is about.
fn article(note: &Note) -> Option<&str> {
    match &note.about {
        About::Words { slug, .. } => Some(slug.as_str()),
        _ => None,
    }
}

/// Where in its article a note's words begin.
fn start(note: &Note) -> u64 {
    match &note.about {
        About::Words { quote, .. } => quote.start.unwrap_or(0) as u64,
        _ => 0,
    }
}

/// Puts places in the order of a text of each; those whose texts are equal stay in their order.
fn by_text<'a>(places: &mut [usize], text: &dyn Fn(usize) -> &'a str) {
    places.sort_by(|a, b| text(*a).cmp(text(*b)));
}

#[cfg(test)]
mod tests {
    use crossread_anchor::Quote;

    use super::*;

    fn note(made: &str, heading: &str, tags: &[&str], article: Option<(&str, usize)>) -> Note {
        let about = article.map_or(About::Nothing, |(slug, start)| About::Words {
            slug: slug.parse().expect("a slug"),
            passage: None,
            quote: Quote { exact: "Miners struck".to_owned(), start: Some(start), ..Quote::default() },
        });
        let tags = tags.iter().map(ToString::to_string).collect();
        Note { id: made.to_owned(), made: made.to_owned(), heading: heading.to_owned(), tags, about, ..Note::default() }
    }

    #[test]
    fn orders_and_filters_answer_what_they_say() {
        let notes = [
            note("3", "Pay", &["figures"], Some(("b", 1))),
            note("1", "", &[], None),
            note("2", "Police", &["figures", "law"], Some(("a", 9))),
            note("4", "Police", &[], Some(("b", 0))),
        ];
        let notes: Vec<&Note> = notes.iter().collect();
        let made = |shelf: Shelf| shelf.shown(&notes).into_iter().map(|i| notes[i].made.as_str()).collect::<String>();
        assert_eq!(made(Shelf::default()), "2431");
        assert_eq!(made(Shelf { order: Order::Newest, ..Shelf::default() }), "4321");
        assert_eq!(made(Shelf { order: Order::Articles, ..Shelf::default() }), "2431");
        assert_eq!(made(Shelf { by: Some((By::Tag, "figures".into())), ..Shelf::default() }), "23");
        assert_eq!(made(Shelf { by: Some((By::Article, "b".into())), ..Shelf::default() }), "43");
        assert_eq!(made(Shelf { find: "MINERS pol".into(), ..Shelf::default() }), "24");
        assert_eq!(counts(&notes, By::Heading), [("Police".to_owned(), 2), ("Pay".to_owned(), 1)]);
        assert_eq!(counts(&notes, By::Tag), [("figures".to_owned(), 2), ("law".to_owned(), 1)]);
    }
}
