//! What a link says of the corpus that it was made on, beside the place that it leads to: `v`, the beginning of the
//! corpus' fingerprint, and for a passage `w`, its first words. A place is the same place with and without them.

use super::percent::{decode, encode};

/// What a link was made on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The beginning of the fingerprint.
    pub version: String,
    /// The first words of the passage; empty where the link leads to none.
    pub words: String,
}

impl Made {
    /// Reads it from a fragment; `None` where the link does not say it. What else stands there is the route's.
    pub fn read(fragment: &str) -> Option<Self> {
        let (_, search) = fragment.split_once('?')?;
        let value = |name: &str| {
            let pairs = search.split('&').filter_map(|pair| pair.split_once('='));
            pairs.filter(|(key, _)| *key == name).map(|(_, value)| decode(value).0).next()
        };
        Some(Self { version: value("v")?, words: value("w").unwrap_or_default() })
    }

    /// The link to a place, with this in it.
    pub fn stamp(&self, mut href: String) -> String {
        for (key, value) in [("v", &self.version), ("w", &self.words)] {
            if !value.is_empty() {
                href.push(if href.contains('?') { '&' } else { '?' });
                href.push_str(key);
                href.push('=');
                encode(value, &mut href);
            }
        }
        href
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::route::Route;

    proptest! {
        #[test]
        fn what_is_written_reads_back_and_the_place_stays(version in "[0-9a-f]{1,12}", words in ".{0,60}", path in "#/(\\?q=[a-z+]{1,9}|a/[a-z]{1,9}/p[1-9])") {
            let made = Made { version, words };
            let stamped = made.stamp(path.clone());
            prop_assert_eq!(Made::read(&stamped), Some(made));
            let (plain, located) = (Route::parse(&path), Route::parse(&stamped));
            prop_assert_eq!(located, plain);
        }

        #[test]
        fn any_fragment_is_read(fragment in ".{0,60}") {
            let _ = Made::read(&fragment);
        }
    }

    #[test]
    fn a_link_without_a_version_was_made_on_any() {
        for fragment in ["", "#/", "#/?q=v=1", "#/a/x?w=a"] {
            assert_eq!(Made::read(fragment), None, "{fragment}");
        }
    }
}
