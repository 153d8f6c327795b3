//! Where a site is published.

use std::fmt;
use std::str::FromStr;

/// The address of a published site: `https://example.org/reader/`. It begins with `http://` or
/// `https://`, ends with a slash, and holds nothing that would need escaping in a page, a feed or
/// another address; so an address of the site is this and a path after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrl(String);

/// A string that is no [`SiteUrl`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SiteUrlError;

impl SiteUrl {
    /// The address of `path`, which is relative to the site.
    pub fn of(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

impl FromStr for SiteUrl {
    type Err = SiteUrlError;

    fn from_str(text: &str) -> Result<Self, SiteUrlError> {
        let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme)).ok_or(SiteUrlError)?;
        let (authority, path) = rest.split_once('/').ok_or(SiteUrlError)?;
        let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
        let labels = host.split('.').all(|label| {
            let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            !label.is_empty() && label.bytes().all(inner) && !label.starts_with('-') && !label.ends_with('-')
        });
        let port = port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
        let parts = path.is_empty()
            || path.strip_suffix('/').is_some_and(|path| {
                let legal = |b: u8| b.is_ascii_alphanumeric() || b"-_.~%".contains(&b);
                path.split('/').all(|part| !matches!(part, "" | "." | "..") && part.bytes().all(legal))
            });
        if labels && port && parts { Ok(Self(text.to_owned())) } else { Err(SiteUrlError) }
    }
}

impl fmt::Display for SiteUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for SiteUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the address of a site; one begins with https:// and ends with a slash")
    }
}

impl std::error::Error for SiteUrlError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_site_ends_with_a_slash_and_needs_no_escaping() {
        for good in [
            "https://example.org/",
            "http://localhost:8080/",
            "https://a-b.example.org/some/path-1/v1.2/",
            "https://example.org/~ann/",
            "https://xn--bcher-kva.example/b%C3%BCcher/",
        ] {
            assert_eq!(good.parse::<SiteUrl>().map(|url| url.to_string()), Ok(good.to_owned()));
        }
        for wrong in [
            "",
            "example.org/",
            "https://example.org",
            "https:///",
            "https://example.org/a",
            "https://example.org//",
            "https://example.org/../",
            "https://example.org/?a/",
            "https://example.org/#/",
            "https://Example.org/",
            "https://a..b/",
            "https://-a.org/",
            "https://example.org:99999/",
            "https://example.org:+80/",
            "https://me:word@example.org/",
            "https://example.org/a b/",
            "https://example.org/\"><script>/",
            "https://bücher.example/",
            "javascript:alert(1)//x/",
            "ftp://example.org/",
        ] {
            assert_eq!(wrong.parse::<SiteUrl>(), Err(SiteUrlError), "{wrong:?}");
        }
    }

    #[test]
    fn a_path_follows_the_address() {
        let url: SiteUrl = "https://example.org/x/".parse().expect("is an address");
        assert_eq!(url.of("a/one/"), "https://example.org/x/a/one/");
    }
}
