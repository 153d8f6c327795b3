//! The way back from a page of the index.

use crate::view::El;
use crate::view::html::{a, nav, span};

/// Names with their links, the widest first.
pub fn crumbs(all: Vec<(String, String)>) -> El {
    let each = all.into_iter().enumerate().map(|(i, (name, href))| {
        let stroke = (i > 0).then(|| span().attr("aria-hidden", "true").child("/"));
        span().child((stroke, a().href(href).child(name)))
    });
    nav().class("crumbs").attr("aria-label", "Breadcrumb").children(each)
}
