//! Which notes the notebook shows, in which order, and how many stand under each heading, tag and article.

use std::collections::BTreeMap;

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
        let made = |index: usize| (notes[index].made.as_str(), notes[index].id.as_str());
        shown.sort_unstable_by(|a, b| made(*a).cmp(&made(*b)));
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
                shown.sort_by_key(|index| places.get(notes[*index].heading.as_str()).copied().unwrap_or(usize::MAX));
            }
            Order::Articles => shown.sort_by(|a, b| article(notes[*a]).cmp(&article(notes[*b]))),
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
    order.sort_unstable_by(|a, b| notes[*a].made.cmp(&notes[*b].made));
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
    if by != By::Heading {
        counts.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
    counts
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

/// The article and the place in it; what quotes none comes last.
fn article(note: &Note) -> (bool, &str, usize) {
    match &note.about {
        About::Words { slug, quote, .. } => (false, slug.as_str(), quote.start.unwrap_or(0)),
        _ => (true, "", 0),
    }
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
