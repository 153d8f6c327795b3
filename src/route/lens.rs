//! The lenses and their settings, and how these are written in an address: each its own step of the
//! path, and pairs after the query's.

use crossread_engine::{FigureOrder, LineOrder};
use crossread_model::FigureKind;

use super::percent::encode;

/// A way to see a Selection, with its settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Lens {
    /// The articles: `#/?q=…`.
    #[default]
    Articles,
    /// The hits, one a line: `#/lines?q=…&by=left1&width=long&word=power*&with=political`.
    Lines(LinesLens),
    /// The figures: `#/figures?q=…&by=-value&kind=money&least=1e6`.
    Figures(FiguresLens),
    /// The entries that several articles name: `#/network?q=…&shared=3&entry=deep-canvassing&article=…&view=table`.
    Network(NetworkLens),
}

/// How lines are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinesLens {
    /// Their order.
    pub by: LineOrder,
    /// How much stands beside the hit.
    pub width: Width,
    /// The label of the one term that is looked at; empty for all.
    pub word: String,
    /// A folded word that must stand beside the hit; empty for none.
    pub with: String,
    /// The id of the entry whose mentions are shown, and not the hits of words; empty for none.
    pub entry: String,
}

/// How figures are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FiguresLens {
    /// Their order.
    pub by: FigureOrder,
    /// True for the opposite order, in the address a `-` before it.
    pub turned: bool,
    /// Of this kind alone.
    pub kind: Option<FigureKind>,
    /// Not below ten to this power, one of [`FiguresLens::POWERS`].
    pub least: Option<i8>,
    /// Not above it.
    pub most: Option<i8>,
}

/// How the network is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkLens {
    /// How many articles must name an entry, one of [`NetworkLens::SHARED`].
    pub shared: u8,
    /// The id of the entry that is looked at; empty for none.
    pub entry: String,
    /// The slug of the article whose sentences on it are shown; empty for the one that has most.
    pub article: String,
    /// True where the table alone is shown, and no map.
    pub table: bool,
}

impl Default for NetworkLens {
    fn default() -> Self {
        Self { shared: 2, entry: String::new(), article: String::new(), table: false }
    }
}

/// How much of its passage stands on either side of a hit, as far as there is room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// A few words.
    Short,
    /// What fits beside the collocates on a wide screen.
    #[default]
    Medium,
    /// The whole width of the page.
    Long,
}

impl Width {
    /// Every width.
    pub const ALL: [Self; 3] = [Self::Short, Self::Medium, Self::Long];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Medium => "medium",
            Self::Long => "long",
        }
    }

    /// At most so many characters on either side.
    pub fn characters(self) -> usize {
        match self {
            Self::Short => 28,
            Self::Medium => 70,
            Self::Long => 160,
        }
    }
}

/// What comes of a pair of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is a setting of the lens.
    Yes,
    /// It is one, but its value is not.
    Senseless,
    /// The lens has no such setting.
    No,
}

impl Lens {
    /// The lens of this step of a path, with its settings as they are at first; the articles where no
    /// lens has it.
    pub fn of_step(step: &str) -> Self {
        match step {
            "lines" => Self::Lines(LinesLens::default()),
            "figures" => Self::Figures(FiguresLens::default()),
            "network" => Self::Network(NetworkLens::default()),
            _ => Self::Articles,
        }
    }

    /// The step of the path; empty for the articles.
    pub fn step(&self) -> &'static str {
        match self {
            Self::Articles => "",
            Self::Lines(_) => "lines",
            Self::Figures(_) => "figures",
            Self::Network(_) => "network",
        }
    }

    /// Takes a pair of an address that the query did not take.
    pub(super) fn take(&mut self, key: &str, value: &str) -> Taken {
        match self {
            Self::Articles => Taken::No,
            Self::Lines(lens) => lens.take(key, value),
            Self::Figures(lens) => lens.take(key, value),
            Self::Network(lens) => lens.take(key, value),
        }
    }

    /// Writes the settings that are not as at first, each behind a `&`.
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Articles => {}
            Self::Lines(lens) => lens.write(out),
            Self::Figures(lens) => lens.write(out),
            Self::Network(lens) => lens.write(out),
        }
    }

    /// The lens for another text of the query: what it said of words that were asked for is void.
    pub fn for_other_words(&self) -> Self {
        match self {
            Self::Lines(LinesLens { by, width, .. }) => {
                Self::Lines(LinesLens { by: *by, width: *width, ..LinesLens::default() })
            }
            other => other.clone(),
        }
    }
}

impl LinesLens {
    fn take(&mut self, key: &str, value: &str) -> Taken {
        match key {
            "by" => set(&mut self.by, value.parse().ok()),
            "width" => set(&mut self.width, Width::ALL.into_iter().find(|width| width.name() == value)),
            "word" => set(&mut self.word, Some(value.to_owned())),
            "with" => set(&mut self.with, Some(value.to_owned())),
            "entry" => set(&mut self.entry, Some(value.to_owned())),
            _ => Taken::No,
        }
    }

    fn write(&self, out: &mut String) {
        if self.by != LineOrder::default() {
            pair("by", self.by.name(), out);
        }
        if self.width != Width::default() {
            pair("width", self.width.name(), out);
        }
        text("word", &self.word, out);
        text("with", &self.with, out);
        text("entry", &self.entry, out);
    }
}

impl FiguresLens {
    /// The powers of ten by which figures are kept.
    pub const POWERS: [i8; 7] = [-1, 0, 1, 2, 3, 6, 9];

    fn take(&mut self, key: &str, value: &str) -> Taken {
        match key {
            "by" => {
                let turned = value.strip_prefix('-');
                self.turned = turned.is_some();
                set(&mut self.by, turned.unwrap_or(value).parse().ok())
            }
            "kind" => set(&mut self.kind, value.parse().ok().map(Some)),
            "least" => set(&mut self.least, power(value).map(Some)),
            "most" => set(&mut self.most, power(value).map(Some)),
            _ => Taken::No,
        }
    }

    fn write(self, out: &mut String) {
        if self.turned || self.by != FigureOrder::default() {
            let sign = if self.turned { "-" } else { "" };
            pair("by", &format!("{sign}{}", self.by), out);
        }
        if let Some(kind) = self.kind {
            pair("kind", kind.name(), out);
        }
        for (key, power) in [("least", self.least), ("most", self.most)] {
            if let Some(power) = power {
                pair(key, &format!("1e{power}"), out);
            }
        }
    }
}

impl NetworkLens {
    /// By how many articles an entry may be asked to be named.
    pub const SHARED: [u8; 4] = [2, 3, 4, 5];

    fn take(&mut self, key: &str, value: &str) -> Taken {
        match key {
            "shared" => set(&mut self.shared, value.parse().ok().filter(|n| Self::SHARED.contains(n))),
            "entry" => set(&mut self.entry, Some(value.to_owned())),
            "article" => set(&mut self.article, Some(value.to_owned())),
            "view" => set(&mut self.table, (value == "table").then_some(true)),
            _ => Taken::No,
        }
    }

    fn write(&self, out: &mut String) {
        if self.shared != Self::default().shared {
            pair("shared", &self.shared.to_string(), out);
        }
        text("entry", &self.entry, out);
        text("article", &self.article, out);
        if self.table {
            pair("view", "table", out);
        }
    }
}

/// A power of ten, as `1e6`.
fn power(value: &str) -> Option<i8> {
    let power = value.strip_prefix("1e")?.parse().ok()?;
    FiguresLens::POWERS.contains(&power).then_some(power)
}

/// Sets a setting to its new value, if that was understood.
fn set<T>(setting: &mut T, value: Option<T>) -> Taken {
    match value {
        Some(value) => {
            *setting = value;
            Taken::Yes
        }
        None => Taken::Senseless,
    }
}

fn text(key: &str, value: &str, out: &mut String) {
    if !value.is_empty() {
        pair(key, value, out);
    }
}

fn pair(key: &str, value: &str, out: &mut String) {
    out.push('&');
    out.push_str(key);
    out.push('=');
    encode(value, out);
}

// Properties are tried natively; proptest has no source of chance in a browser.
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(super) mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    fn power() -> impl Strategy<Value = Option<i8>> {
        proptest::option::of(select(&FiguresLens::POWERS[..]))
    }

    /// The lens Figures with any settings.
    pub(crate) fn figures() -> impl Strategy<Value = FiguresLens> {
        let kind = proptest::option::of(select(&FigureKind::ALL[..]));
        (select(&FigureOrder::ALL[..]), any::<bool>(), kind, power(), power())
            .prop_map(|(by, turned, kind, least, most)| FiguresLens { by, turned, kind, least, most })
    }

    /// Every lens with any settings.
    pub(crate) fn lenses() -> impl Strategy<Value = Lens> {
        let word = || prop_oneof![Just(String::new()), ".{1,12}".prop_map(String::from)];
        let lines = (select(&LineOrder::ALL[..]), select(&Width::ALL[..]), (word(), word()), word())
            .prop_map(|(by, width, (word, with), entry)| Lens::Lines(LinesLens { by, width, word, with, entry }));
        let network = (select(&NetworkLens::SHARED[..]), word(), word(), any::<bool>())
            .prop_map(|(shared, entry, article, table)| Lens::Network(NetworkLens { shared, entry, article, table }));
        prop_oneof![Just(Lens::Articles), lines, figures().prop_map(Lens::Figures), network]
    }
}
