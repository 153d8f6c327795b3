//! What a program hands in, looked at before it is used.

use crossread_engine::{Choice, Dates, Engine, Query, Sort};
use js_sys::{Array, Error, Object, Reflect};
use wasm_bindgen::prelude::*;

/// How a query is asked, apart from its text.
#[derive(Debug)]
pub(super) struct Options {
    query: Query,
    /// How many articles to pass over.
    pub(super) offset: usize,
    /// The greatest number of articles to list.
    pub(super) limit: usize,
}

impl Options {
    /// Reads an object of options; absent ones have the values of a search box.
    pub(super) fn read(function: &str, options: &JsValue, engine: &Engine) -> Result<Self, JsValue> {
        let mut read = Self { query: Query::default(), offset: 0, limit: usize::MAX };
        for (name, value) in entries(function, "options", options)? {
            let argument = format!("options.{name}");
            match name.as_str() {
                _ if value.is_undefined() => {}
                "facets" => read.query.facets = choices(function, &value, engine)?,
                "dates" => read.query.dates = Some(dates(function, "dates", &value)?),
                "about" => read.query.about = Some(dates(function, "about", &value)?),
                "sort" => read.query.sort = sort(function, &value)?,
                "typing" => {
                    read.query.typing =
                        value.as_bool().ok_or_else(|| wrong(function, &argument, "a boolean", &value))?;
                }
                "offset" => read.offset = count(function, &argument, &value)?,
                "limit" => read.limit = count(function, &argument, &value)?,
                _ => {
                    let known = "facets, dates, about, sort, typing, offset and limit";
                    return Err(error(&format!("{function}: there is no `{argument}`; there are {known}")));
                }
            }
        }
        Ok(read)
    }

    /// The query of this text.
    pub(super) fn query(&self, text: String) -> Query {
        Query { text, ..self.query.clone() }
    }
}

/// A string argument.
pub(super) fn string(function: &str, argument: &str, value: &JsValue) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| wrong(function, argument, "a string", value))
}

/// What a value is, in a word or two.
pub(super) fn kind(value: &JsValue) -> String {
    match value {
        _ if value.is_null() => "null".to_owned(),
        _ if Array::is_array(value) => "an array".to_owned(),
        _ => value.js_typeof().as_string().unwrap_or_default(),
    }
}

/// An `Error` to be thrown.
pub(super) fn error(message: &str) -> JsValue {
    Error::new(message).into()
}

fn wrong(function: &str, argument: &str, expected: &str, value: &JsValue) -> JsValue {
    error(&format!("{function}: `{argument}` must be {expected}, got {}", kind(value)))
}

/// The own entries of an object; none where it is undefined.
fn entries(function: &str, argument: &str, value: &JsValue) -> Result<Vec<(String, JsValue)>, JsValue> {
    if value.is_undefined() {
        return Ok(Vec::new());
    }
    let object = value.dyn_ref::<Object>().filter(|_| !Array::is_array(value) && !value.is_function());
    let object = object.ok_or_else(|| wrong(function, argument, "an object", value))?;
    // Getters and proxies may throw, which then is what the caller sees.
    let mut entries = Vec::new();
    for key in Reflect::own_keys(object)?.iter() {
        if let Some(name) = key.as_string() {
            entries.push((name, Reflect::get(object, &key)?));
        }
    }
    Ok(entries)
}

/// `{ kind: "report", place: ["Maine", "Scotland"] }`.
fn choices(function: &str, value: &JsValue, engine: &Engine) -> Result<Vec<Choice>, JsValue> {
    let mut choices = Vec::new();
    for (facet, values) in entries(function, "options.facets", value)? {
        let known = engine.volume().facets();
        if !known.iter().any(|table| table.name == facet) {
            let names = known.iter().map(|table| table.name.as_str()).collect::<Vec<_>>().join(", ");
            return Err(error(&format!("{function}: the corpus has no facet `{facet}`; it has {names}")));
        }
        let values = if Array::is_array(&values) { Array::from(&values) } else { Array::of1(&values) };
        for value in values.iter() {
            let value = string(function, &format!("options.facets.{facet}"), &value)?;
            choices.push(Choice { facet: facet.clone(), value });
        }
    }
    Ok(choices)
}

fn sort(function: &str, value: &JsValue) -> Result<Sort, JsValue> {
    let sort = string(function, "options.sort", value)?;
    sort.parse().map_err(|()| {
        let names = Sort::ALL.map(Sort::name).join(", ");
        error(&format!("{function}: `options.sort` must be one of {names}, got “{sort}”"))
    })
}

/// `2020`, `2020-11`, `2020-11-08`, or two of them around `..`.
fn dates(function: &str, option: &str, value: &JsValue) -> Result<Dates, JsValue> {
    let dates = string(function, &format!("options.{option}"), value)?;
    let wrong = |_| error(&format!("{function}: `options.{option}` must be like “2020-11..2021”, got “{dates}”"));
    dates.parse().map_err(wrong)
}

/// A whole number from 0.
fn count(function: &str, argument: &str, value: &JsValue) -> Result<usize, JsValue> {
    let number = value.as_f64().filter(|n| *n >= 0.0 && (n.fract() == 0.0 || n.is_infinite()));
    // A number beyond the greatest becomes the greatest.
    number.map(|n| n as usize).ok_or_else(|| wrong(function, argument, "a whole number from 0", value))
}
