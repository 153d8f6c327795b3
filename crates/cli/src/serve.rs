//! Serves a built site on this machine, as a static host would: under any sub-path, compressed, nothing cached
//! without asking.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use axum::Router;
use axum::handler::HandlerWithoutStateExt;
use axum::http::header::{CACHE_CONTROL, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Serves the site in the folder `site` at `address` under the path `base` (`/` or `/x/`) until the process ends.
///
/// Port 0 takes any free port. The address is printed once requests are answered, as the one line
/// `Serving SITE at http://ADDRESS/BASE`.
///
/// # Errors
/// When the folder holds no site, the base is no path, or the address cannot be had.
pub(crate) fn run(site: &Path, address: SocketAddr, base: &str) -> Result<(), ServeError> {
    let router = router(site, base)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::Io)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => ServeError::InUse(address),
            _ => ServeError::Bind(address, error),
        })?;
        let bound = listener.local_addr().map_err(ServeError::Io)?;
        println!("Serving {} at http://{bound}{base}", site.display());
        axum::serve(listener, router).await.map_err(ServeError::Io)
    })
}

/// Why a site is not served.
#[derive(Debug)]
pub(crate) enum ServeError {
    /// The folder has no `index.html`.
    NoSite(PathBuf),
    /// The base is not of the form `/` or `/some/path/`.
    Base(String),
    /// Another program listens there.
    InUse(SocketAddr),
    /// The address cannot be listened at for another reason.
    Bind(SocketAddr, io::Error),
    /// Listening failed.
    Io(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSite(site) => {
                write!(f, "{} holds no index.html; build a site there with `crossread build`", site.display())
            }
            Self::Base(base) => write!(
                f,
                "the base is `{base}`; write a path that begins and ends with a slash, of letters, digits, `-`, `_`, \
                 `.` and `~`, such as `/essays/`"
            ),
            Self::InUse(address) => write!(
                f,
                "port {} is in use by another program; stop it, or choose another port with `--port` (0 takes any)",
                address.port()
            ),
            Self::Bind(address, error) => write!(f, "could not listen at {address}: {error}"),
            Self::Io(error) => write!(f, "could not serve: {error}"),
        }
    }
}

impl std::error::Error for ServeError {}

/// The site's routes. `ServeDir` answers nothing that lies outside its folder.
fn router(site: &Path, base: &str) -> Result<Router, ServeError> {
    if !site.join("index.html").is_file() {
        return Err(ServeError::NoSite(site.to_owned()));
    }
    if !is_base(base) {
        return Err(ServeError::Base(base.to_owned()));
    }
    let prefix = base.trim_end_matches('/');
    let files = ServeDir::new(site)
        .precompressed_br()
        .precompressed_gzip()
        .redirect_path_prefix(prefix)
        .not_found_service(nothing_here.into_service());
    let routes = if prefix.is_empty() {
        Router::new().fallback_service(files)
    } else {
        let to_base = Redirect::permanent(base);
        // Without its last slash the page's relative addresses would miss the base.
        Router::new()
            .route(prefix, get(async || to_base))
            .nest_service(base, files)
            .fallback(async |uri: Uri| nothing_here(uri).await)
    };
    let header = |name, value| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    Ok(routes
        .layer(CompressionLayer::new())
        .layer(header(CACHE_CONTROL, "no-cache"))
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff")))
}

fn is_base(base: &str) -> bool {
    let parts = base.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    base == "/"
        || parts.is_some_and(|parts| {
            parts.split('/').all(|part| !matches!(part, "" | "." | "..") && part.bytes().all(letter))
        })
}

async fn nothing_here(uri: Uri) -> impl IntoResponse {
    (StatusCode::NOT_FOUND, format!("404: there is nothing at {}\n", uri.path()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
    use tempfile::TempDir;
    use tower::ServiceExt;

    use super::*;

    /// A site of a few files, beside a file that does not belong to it.
    fn site() -> (TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let site = place.path().join("site");
        fs::create_dir_all(site.join("a/one")).unwrap();
        fs::write(place.path().join("secret.txt"), "not for readers").unwrap();
        for file in ["index.html", "app.wasm", "boot.js", "app.webmanifest", "style.css", "a/one/index.html"] {
            fs::write(site.join(file), format!("{file} {}", "text ".repeat(100))).unwrap();
        }
        fs::write(site.join("big.js"), "as written").unwrap();
        fs::write(site.join("big.js.br"), "as compressed").unwrap();
        (place, site)
    }

    /// What the site answers to a request: status, a header and the body.
    fn ask(base: &str, path: &str, accept: &'static str) -> axum::http::Response<String> {
        let (_place, site) = site();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let request = Request::get(path).header(ACCEPT_ENCODING, accept).body(Body::empty()).unwrap();
            let (parts, body) = router(&site, base).unwrap().oneshot(request).await.unwrap().into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap();
            axum::http::Response::from_parts(parts, String::from_utf8_lossy(&bytes).into_owned())
        })
    }

    #[test]
    fn each_kind_of_file_has_its_type_and_is_not_cached_unasked() {
        for (path, expected) in [
            ("/", "text/html"),
            ("/app.wasm", "application/wasm"),
            ("/boot.js", "text/javascript"),
            ("/style.css", "text/css"),
            ("/app.webmanifest", "application/manifest+json"),
            ("/a/one/", "text/html"),
        ] {
            let answer = ask("/", path, "identity");
            assert_eq!(answer.status(), 200, "{path}");
            assert_eq!(answer.headers()[CONTENT_TYPE], expected, "{path}");
            assert_eq!(answer.headers()[CACHE_CONTROL], "no-cache", "{path}");
        }
    }

    #[test]
    fn a_compressed_file_beside_the_file_is_used_and_others_are_compressed_as_they_go() {
        let beside = ask("/", "/big.js", "br");
        assert_eq!(
            (beside.headers()[CONTENT_ENCODING].as_bytes(), beside.body().as_str()),
            (&b"br"[..], "as compressed")
        );
        assert_eq!(ask("/", "/big.js", "identity").body(), "as written");
        let page = ask("/", "/", "gzip");
        assert_eq!(page.headers()[CONTENT_ENCODING], "gzip");
        assert!(page.body().len() < 200, "500 characters of repeats shrink");
    }

    #[test]
    fn under_a_base_the_site_is_there_and_nowhere_else() {
        assert_eq!(ask("/x/y/", "/x/y/", "identity").status(), 200);
        assert_eq!(ask("/x/y/", "/x/y/boot.js", "identity").status(), 200);
        assert_eq!(ask("/x/y/", "/boot.js", "identity").status(), 404);
        assert_eq!(ask("/x/y/", "/", "identity").status(), 404);
        for (path, location) in [("/x/y", "/x/y/"), ("/x/y/a/one", "/x/y/a/one/")] {
            let answer = ask("/x/y/", path, "identity");
            assert!(answer.status().is_redirection(), "{path}: {}", answer.status());
            assert_eq!(answer.headers()[LOCATION], location, "{path}");
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_answered() {
        for path in
            ["/../secret.txt", "/%2e%2e/secret.txt", "/a/../../secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt"]
        {
            let answer = ask("/", path, "identity");
            assert_eq!(answer.status(), 404, "{path}");
            assert!(!answer.body().contains("not for readers"), "{path}");
        }
    }

    #[test]
    fn a_base_begins_and_ends_with_a_slash_and_holds_plain_letters() {
        let (_place, site) = site();
        for good in ["/", "/x/", "/some/sub-path/v1.2/"] {
            assert!(is_base(good), "{good}");
        }
        for bad in ["", "x", "/x", "x/", "//", "/x//y/", "/../", "/{all}/", "/a b/"] {
            assert!(matches!(router(&site, bad), Err(ServeError::Base(_))), "{bad}");
        }
    }

    #[test]
    fn a_port_in_use_and_a_folder_without_a_site_are_said_plainly() {
        let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = taken.local_addr().unwrap();
        let (_place, site) = site();
        let error = run(&site, address, "/").unwrap_err();
        assert!(error.to_string().starts_with(&format!("port {} is in use", address.port())), "got {error}");
        let error = run(&std::env::temp_dir().join("no-such-site"), address, "/").unwrap_err();
        assert!(error.to_string().contains("holds no index.html"), "got {error}");
    }
}
