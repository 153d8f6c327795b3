//! The elements of HTML, by name.

use super::El;

macro_rules! elements {
    ($($name:ident)*) => {$(
        #[doc = concat!("The element `", stringify!($name), "`.")]
        pub fn $name() -> El {
            El::html(stringify!($name))
        }
    )*};
}

elements! {
    a abbr article aside b blockquote caption code dd details dialog div dl dt em figcaption figure footer form h1 h2 h3 h4 header i iframe input kbd label li
    main mark nav ol option p pre s section select span strong summary sup table tbody td textarea th thead time tr ul
}

/// A `button` that sends no form.
pub fn button() -> El {
    El::html("button").attr("type", "button")
}
