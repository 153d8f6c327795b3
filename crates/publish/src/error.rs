//! Why a site could not be published. The old site, if there is one, still stands.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::WasmError;

/// Why a site could not be published.
#[derive(Debug)]
pub enum PublishError {
    /// The disk refused.
    Io {
        /// What was being done: "read", "write", …
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The built app is not as this publisher expects it; what is wrong, and what to do.
    App {
        /// The file in the app.
        file: String,
        /// What is wrong with it.
        wrong: String,
    },
    /// The app's module cannot carry the corpus.
    Wasm {
        /// The module's file in the app.
        file: String,
        /// Why.
        source: WasmError,
    },
    /// The site may not be written there.
    Out {
        /// Where it was to be written.
        path: PathBuf,
        /// Why not, and what to do.
        why: &'static str,
    },
}

impl PublishError {
    pub(crate) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { doing, path: path.to_owned(), source }
    }

    pub(crate) fn app(file: &str, wrong: impl Into<String>) -> Self {
        Self::App { file: file.to_owned(), wrong: wrong.into() }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { doing, path, source } => write!(f, "cannot {doing} {}: {source}", path.display()),
            Self::App { file, wrong } => write!(f, "the app's {file}: {wrong}"),
            Self::Wasm { file, source } => write!(f, "the app's {file}: {source}"),
            Self::Out { path, why } => write!(f, "cannot write the site to {}: {why}", path.display()),
        }
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Wasm { source, .. } => Some(source),
            Self::App { .. } | Self::Out { .. } => None,
        }
    }
}
