//! The only name an article has: in file names, addresses and URLs.

use std::fmt;
use std::str::FromStr;

/// The name of an article: one or more lower-case letters, digits and inner hyphens, at most
/// [`Slug::MAX`] bytes, from the stem of its file name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

/// Why a string is no [`Slug`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugError {
    /// The string is empty.
    Empty,
    /// The string is longer than [`Slug::MAX`] bytes.
    Long,
    /// The character may not stand where it stands.
    Character(char),
}

impl Slug {
    /// The greatest length in bytes; with `/index.html` around it, it stays a legal file name on
    /// every common disk.
    pub const MAX: usize = 120;

    /// Tells whether a string may be one, without keeping it.
    ///
    /// # Errors
    /// Why it may not.
    pub fn check(name: &str) -> Result<(), SlugError> {
        if name.is_empty() {
            return Err(SlugError::Empty);
        }
        if name.len() > Self::MAX {
            return Err(SlugError::Long);
        }
        let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if let Some(wrong) = name.chars().find(|c| !legal(*c)) {
            return Err(SlugError::Character(wrong));
        }
        if name.starts_with('-') || name.ends_with('-') {
            return Err(SlugError::Character('-'));
        }
        Ok(())
    }

    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(name: &str) -> Result<Self, SlugError> {
        Self::check(name)?;
        Ok(Self(name.to_owned()))
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for SlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the name is empty"),
            Self::Long => write!(f, "the name is longer than {} bytes", Slug::MAX),
            Self::Character(c) => write!(f, "{c:?} may not stand there"),
        }
    }
}

impl std::error::Error for SlugError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_lower_case_letters_digits_and_inner_hyphens() {
        assert_eq!("two-connecticuts".parse::<Slug>().map(|s| s.to_string()), Ok("two-connecticuts".into()));
        for (wrong, why) in [
            ("", SlugError::Empty),
            ("Two", SlugError::Character('T')),
            ("a/b", SlugError::Character('/')),
            ("..", SlugError::Character('.')),
            ("-a", SlugError::Character('-')),
            ("é", SlugError::Character('é')),
        ] {
            assert_eq!(wrong.parse::<Slug>(), Err(why), "{wrong:?}");
        }
        assert_eq!("a".repeat(121).parse::<Slug>(), Err(SlugError::Long));
    }
}
