//! The elements of SVG, by name.

use super::El;

macro_rules! elements {
    ($($name:ident)*) => {$(
        #[doc = concat!("The element `", stringify!($name), "`.")]
        pub fn $name() -> El {
            El::svg(stringify!($name))
        }
    )*};
}

elements! { circle defs line path rect svg symbol text }

/// The element `use`, which shows the symbol of this id.
pub fn used(id: &str) -> El {
    El::svg("use").href(format!("#{id}"))
}
