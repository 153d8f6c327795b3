//! `cargo xtask size --functions`: the code of the module by crate and by function, its copies for other types
//! included. Read from the module as the compiler leaves it, before wasm-opt, since that one still has its names.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;

/// How many crates and functions are listed.
const LISTED: usize = 40;

/// What only describes types to wasm-bindgen, which takes it out.
const DESCRIPTIONS: &str = "__wbindgen_describe";

/// Prints both lists, the largest first. The module is that of the last build.
pub(crate) fn run() -> Result<()> {
    let path = Workspace::read()?.target.join("wasm32-unknown-unknown/web/crossread_app.wasm");
    let module =
        fs::read(&path).with_context(|| format!("no module at {}; `cargo xtask build` first", path.display()))?;
    let functions = functions(&module).context("the module could not be read")?;
    let total: usize = functions.iter().map(|(_, bytes)| bytes).sum();
    println!("{total:9} bytes of code in {} functions, by crate", functions.len());
    list(functions.iter().map(|(name, bytes)| (origin(name), *bytes)));
    println!("by function, all its copies together");
    list(functions.iter().map(|(name, bytes)| (name.clone(), *bytes)));
    Ok(())
}

fn list(functions: impl Iterator<Item = (String, usize)>) {
    let mut sums: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (name, bytes) in functions {
        let sum = sums.entry(name).or_default();
        *sum = (sum.0 + bytes, sum.1 + 1);
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, (bytes, _))| std::cmp::Reverse(*bytes));
    for (name, (bytes, copies)) in sums.into_iter().take(LISTED) {
        println!("{bytes:9} {copies:6} × {name}");
    }
}

/// The crate that a function's name begins with; of a trait's function, that of the type it is for.
fn origin(name: &str) -> String {
    let path = name.trim_start_matches(|c: char| !(c.is_alphabetic() || c == '_'));
    let path = path.strip_prefix("impl ").unwrap_or(path);
    let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(path.len());
    path[..end].to_owned()
}

/// The functions of a module with their names and the bytes of their code.
fn functions(module: &[u8]) -> Result<Vec<(String, usize)>> {
    let mut rest = Bytes(module);
    if rest.take(8)? != b"\0asm\x01\0\0\0" {
        bail!("it is no WebAssembly module of version 1");
    }
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    while !rest.0.is_empty() {
        let (id, length) = (rest.byte()?, rest.number()?);
        let mut section = Bytes(rest.take(length)?);
        match id {
            0 if section.text()? == "name" => names = function_names(section)?,
            2 => imported = imported_functions(section)?,
            10 => {
                for _ in 0..section.number()? {
                    let length = section.number()?;
                    sizes.push(length);
                    section.take(length)?;
                }
            }
            _ => {}
        }
    }
    let named = |(i, bytes)| {
        let name = names.get(&(imported + i)).map_or("(no name)", String::as_str);
        let name = if name.starts_with(DESCRIPTIONS) { DESCRIPTIONS.to_owned() } else { plain(name) };
        (name, bytes)
    };
    Ok(sizes.into_iter().enumerate().map(named).collect())
}

/// A function's path without the hash that tells its copies apart.
fn plain(mangled: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(mangled))
}

fn function_names(mut section: Bytes<'_>) -> Result<BTreeMap<usize, String>> {
    let mut names = BTreeMap::new();
    while !section.0.is_empty() {
        let (kind, length) = (section.byte()?, section.number()?);
        let mut part = Bytes(section.take(length)?);
        if kind == 1 {
            for _ in 0..part.number()? {
                names.insert(part.number()?, part.text()?.to_owned());
            }
        }
    }
    Ok(names)
}

/// How many functions are imported, which come first in the numbering.
fn imported_functions(mut section: Bytes<'_>) -> Result<usize> {
    let mut functions = 0;
    for _ in 0..section.number()? {
        section.text()?;
        section.text()?;
        match section.byte()? {
            0 => {
                section.number()?;
                functions += 1;
            }
            kind => bail!("an import of kind {kind}, which wasm-bindgen does not make"),
        }
    }
    Ok(functions)
}

/// The bytes that are still to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).context("it ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// An unsigned number in groups of seven bits, the lowest first.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number is too long")
    }

    fn text(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        Ok(std::str::from_utf8(self.take(length)?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_named_behind_the_imported_ones() {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for section in [
            &b"\x02\x07\x01\x01a\x01b\0\0"[..],
            b"\x0a\x08\x02\x02\0\x0b\x03\0\x01\x0b",
            b"\0\x11\x04name\x01\x0a\x02\x01\x03one\x02\x02me",
        ] {
            module.extend(section);
        }
        let expected = [("one", 2), ("me", 3)].map(|(name, bytes)| (name.to_owned(), bytes));
        assert_eq!(functions(&module).unwrap(), expected);
        for end in 9..module.len() {
            // A module that ends between two sections is whole as far as it goes.
            let cut = functions(&module[..end]);
            assert!(cut.is_err() || [17, 27].contains(&end), "cut at {end}: {cut:?}");
        }
    }

    #[test]
    fn a_function_is_told_by_its_crate() {
        for (mangled, name, crate_name) in [
            (
                "_ZN4core5slice4sort6stable9quicksort17h2cdd9c1dae4e21b9E",
                "core::slice::sort::stable::quicksort",
                "core",
            ),
            (
                "_ZN50_$LT$T$u20$as$u20$reactive_graph..traits..With$GT$8try_with17h2cdd9c1dae4e21b9E",
                "<T as reactive_graph::traits::With>::try_with",
                "T",
            ),
            ("main", "main", "main"),
        ] {
            assert_eq!((plain(mangled).as_str(), origin(&plain(mangled)).as_str()), (name, crate_name));
        }
    }
}
