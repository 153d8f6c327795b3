//! Notices: what the page has to say in passing.

/// What is said at the foot of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// True where it goes by itself.
    pub passes: bool,
}

impl Notice {
    /// Says that something is done: it goes by itself.
    pub fn passing(text: impl Into<String>) -> Self {
        Self { text: text.into(), passes: true }
    }

    /// Says what the reader must see or use: it stays until it is put away.
    pub fn staying(text: impl Into<String>) -> Self {
        Self { text: text.into(), passes: false }
    }
}
