//! What is kept on the device: tastes and what is put aside to compare, in `localStorage`, and notes below. The only
//! place that touches either. A browser that refuses it (a sandboxed frame, a blocked site) costs the reader
//! only the memory of the choice.

pub mod notes;
mod unmarked;

use std::fmt;
use std::str::FromStr;

use crossread_cite::Style;
use leptos::prelude::window;
use web_sys::Storage;

pub use self::unmarked::{Mark, Unmarked};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The size of reading text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// Smaller.
    Small,
    /// As designed.
    #[default]
    Medium,
    /// Larger.
    Large,
    /// Largest.
    Huge,
}

/// Whether single-letter keys do anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters(pub bool);

/// The style of citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CiteStyle(pub Style);

/// A value with a place in the storage.
pub trait Kept: Copy + Default + PartialEq + fmt::Display + FromStr + 'static {
    /// Its key, with the version of its form.
    const KEY: &'static str;
}

impl Kept for Theme {
    const KEY: &'static str = "crossread.theme.1";
}

impl Kept for TextSize {
    const KEY: &'static str = "crossread.text.1";
}

impl Kept for Letters {
    const KEY: &'static str = "crossread.letters.1";
}

impl Kept for CiteStyle {
    const KEY: &'static str = "crossread.cite.1";
}

/// What was kept; the default where nothing was, or nothing readable.
pub fn read<T: Kept>() -> T {
    storage()
        .and_then(|storage| storage.get_item(T::KEY).ok().flatten())
        .and_then(|text| text.parse().ok())
        .unwrap_or_default()
}

/// Keeps the value, if the browser allows it; a default needs no memory.
pub fn write<T: Kept>(value: T) {
    if let Some(storage) = storage() {
        let _ = if value == T::default() {
            storage.remove_item(T::KEY)
        } else {
            storage.set_item(T::KEY, &value.to_string())
        };
    }
}

/// A text that was kept under a key.
pub fn read_text(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text, if the browser allows it; without one, what was kept goes.
pub fn write_text(key: &str, text: Option<&str>) {
    if let Some(storage) = storage() {
        let _ = match text {
            Some(text) => storage.set_item(key, text),
            None => storage.remove_item(key),
        };
    }
}

/// The storage, where the browser grants one: asking may itself throw.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

impl Theme {
    /// The next in the round: system, light, dark.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// How it is said.
    pub fn label(self) -> &'static str {
        match self {
            Self::System => "follows the system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The value of `data-theme`; none leaves the choice to the system.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

impl TextSize {
    const ALL: [Self; 4] = [Self::Small, Self::Medium, Self::Large, Self::Huge];

    /// The next size up, or the largest.
    pub fn larger(self) -> Self {
        Self::ALL.into_iter().skip_while(|size| *size != self).nth(1).unwrap_or(Self::Huge)
    }

    /// The next size down, or the smallest.
    pub fn smaller(self) -> Self {
        Self::ALL.into_iter().rev().skip_while(|size| *size != self).nth(1).unwrap_or(Self::Small)
    }

    /// The value of `data-text`; none for the size as designed.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Small => Some("s"),
            Self::Medium => None,
            Self::Large => Some("l"),
            Self::Huge => Some("xl"),
        }
    }
}

impl Default for Letters {
    fn default() -> Self {
        Self(true)
    }
}

impl Default for CiteStyle {
    fn default() -> Self {
        Self(Style::Apa)
    }
}

impl fmt::Display for CiteStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl FromStr for CiteStyle {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Style::from_name(text).map(Self).ok_or(())
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.attribute().unwrap_or("system"))
    }
}

impl FromStr for Theme {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::System, Self::Light, Self::Dark].into_iter().find(|t| t.to_string() == text).ok_or(())
    }
}

impl fmt::Display for TextSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.attribute().unwrap_or("m"))
    }
}

impl FromStr for TextSize {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|size| size.to_string() == text).ok_or(())
    }
}

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0 { "on" } else { "off" })
    }
}

impl FromStr for Letters {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "on" => Ok(Self(true)),
            "off" => Ok(Self(false)),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_value_reads_back_as_written() {
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            assert_eq!(theme.to_string().parse(), Ok(theme));
        }
        for size in TextSize::ALL {
            assert_eq!(size.to_string().parse(), Ok(size));
        }
        for letters in [Letters(true), Letters(false)] {
            assert_eq!(letters.to_string().parse(), Ok(letters));
        }
        for style in Style::ALL.map(CiteStyle) {
            assert_eq!(style.to_string().parse(), Ok(style));
        }
        assert_eq!("<script>".parse::<Theme>(), Err(()));
    }

    #[test]
    fn keys_are_versioned_and_distinct() {
        let keys = BTreeSet::from([Theme::KEY, TextSize::KEY, Letters::KEY, CiteStyle::KEY, Unmarked::KEY]);
        assert_eq!(keys.len(), 5);
        assert!(keys.iter().all(|key| key.starts_with("crossread.") && key.ends_with(".1")));
    }

    #[test]
    fn the_round_of_themes_closes_and_sizes_stop_at_their_ends() {
        assert_eq!(Theme::System.next().next().next(), Theme::System);
        assert_eq!(TextSize::Huge.larger(), TextSize::Huge);
        assert_eq!(TextSize::Small.smaller(), TextSize::Small);
        assert_eq!(TextSize::Medium.larger().smaller(), TextSize::Medium);
    }
}
