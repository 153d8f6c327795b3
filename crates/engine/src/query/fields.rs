//! The fields that every corpus has.

/// The name of a field as the engine knows it, from what people write.
pub(crate) fn canonical(name: &str) -> Option<&'static str> {
    Some(match name {
        "title" => "title",
        "in" => "in",
        "date" => "date",
        "before" => "before",
        "after" => "after",
        "kind" => "kind",
        "outlet" => "outlet",
        "author" | "by" => "author",
        "place" => "place",
        "concept" => "concept",
        "person" => "person",
        "org" | "organisation" | "organization" => "org",
        "measure" => "measure",
        "event" => "event",
        "work" => "work",
        "tag" => "tag",
        "year" => "year",
        "figure" => "figure",
        "about" => "about",
        _ => return None,
    })
}
