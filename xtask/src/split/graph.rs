//! Which function of a module is in which part.

use std::collections::{BTreeMap, BTreeSet};

use super::vtables::{Vtables, words};
use anyhow::{Context, Result, bail};
use walrus::ir::{RefFunc, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, GlobalId, LocalFunction, Module};

/// The functions of a module and what they have to do with one another. Functions and tables are told by their place in
/// the module, so that this holds for every reading of the same bytes.
pub(super) struct Graph {
    /// The functions of the rest.
    pub(super) rest: BTreeSet<usize>,
    /// Those of them that are exports.
    pub(super) exported: BTreeSet<usize>,
    /// What functions of the rest call or read of the first part.
    pub(super) used: BTreeSet<usize>,
    /// The globals that functions of the rest read or write.
    pub(super) globals: BTreeSet<usize>,
    /// Where functions stand in the table of functions.
    pub(super) slots: BTreeMap<usize, Vec<u32>>,
    /// The table of functions.
    pub(super) table: usize,
}

/// Reads a module whose functions have names. What is exported or in the table and does not mention a module of `later`
/// is in the first part, with all that it calls or names the vtable of, whatever that is called: compilers keep one of
/// several functions that do the same, under the name of any of them. Everything else is the rest.
///
/// # Errors
/// For what no module of wasm-bindgen has: a table that is filled in another way, functions passed by reference.
pub(super) fn read(module: &[u8], later: &[&str]) -> Result<Graph> {
    let module = Module::from_buffer(module)?;
    let places: BTreeMap<FunctionId, usize> = module.funcs.iter().map(|f| f.id()).zip(0..).collect();
    let (table, slots) = table(&module, &places)?;
    let is_later = |id: &FunctionId| {
        let name = module.funcs.get(*id).name.as_deref();
        name.is_some_and(|name| mentions(&plain(name), later))
    };
    let named_later: BTreeSet<usize> = places.iter().filter(|(id, _)| is_later(id)).map(|(_, at)| *at).collect();
    let mut uses = BTreeMap::new();
    for (id, function) in module.funcs.iter_local() {
        uses.insert(places[&id], Uses::of(&module, function, &places)?);
    }
    let in_slot = slots.iter().flat_map(|(at, slots)| slots.iter().map(|slot| (*slot, *at))).collect();
    let constants = uses.values().flat_map(|uses| &uses.constants).copied().collect();
    let vtables = Vtables::find(&module, &constants, &in_slot);
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(places[&id]),
        _ => None,
    });
    let exported: BTreeSet<usize> = exported.collect();

    let mut waiting: Vec<usize> = module.start.iter().map(|id| places[id]).collect();
    waiting.extend(exported.iter().chain(slots.keys()).filter(|at| !named_later.contains(at)));
    let mut first = BTreeSet::new();
    reach(&mut first, waiting, &uses, &vtables);

    let rest: BTreeSet<usize> = uses.keys().copied().filter(|at| !first.contains(at)).collect();
    let all = rest.iter().filter_map(|at| uses.get(at)).fold(Uses::default(), Uses::and);
    let used = all.functions.difference(&rest).copied().collect();
    let exported = exported.intersection(&rest).copied().collect();
    Ok(Graph { rest, exported, used, globals: all.globals, slots, table })
}

/// Adds functions and all that they call or may have called through a vtable.
fn reach(reached: &mut BTreeSet<usize>, mut from: Vec<usize>, uses: &BTreeMap<usize, Uses>, vtables: &Vtables) {
    while let Some(at) = from.pop() {
        if let (true, Some(uses)) = (reached.insert(at), uses.get(&at)) {
            from.extend(&uses.functions);
            from.extend(uses.constants.iter().flat_map(|address| vtables.at(*address)));
        }
    }
}

/// The place of the table of functions, and where in it which function stands.
fn table(module: &Module, places: &BTreeMap<FunctionId, usize>) -> Result<(usize, BTreeMap<usize, Vec<u32>>)> {
    let id = module.tables.main_function_table()?.context("it has no table of functions")?;
    let at = module.tables.iter().position(|table| table.id() == id).context("its table is nowhere")?;
    let mut slots: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for element in module.elements.iter() {
        let (ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(start)) }, ElementItems::Functions(ids)) =
            (&element.kind, &element.items)
        else {
            bail!("its table is filled in a way that is not known here");
        };
        if *table != id {
            bail!("it has a second table of functions");
        }
        for (id, slot) in ids.iter().zip(start.cast_unsigned()..) {
            slots.entry(places[id]).or_default().push(slot);
        }
    }
    Ok((at, slots))
}

/// What functions call, read and name.
#[derive(Default)]
struct Uses {
    constants: BTreeSet<u32>,
    functions: BTreeSet<usize>,
    globals: BTreeSet<usize>,
}

impl Uses {
    fn of(module: &Module, function: &LocalFunction, places: &BTreeMap<FunctionId, usize>) -> Result<Self> {
        #[derive(Default)]
        struct Seen {
            functions: BTreeSet<FunctionId>,
            globals: BTreeSet<GlobalId>,
            constants: BTreeSet<u32>,
            by_reference: bool,
        }
        impl Visitor<'_> for Seen {
            fn visit_function_id(&mut self, id: &FunctionId) {
                self.functions.insert(*id);
            }
            fn visit_global_id(&mut self, id: &GlobalId) {
                self.globals.insert(*id);
            }
            fn visit_value(&mut self, value: &Value) {
                self.constants.extend(words(*value));
            }
            fn visit_ref_func(&mut self, _: &RefFunc) {
                self.by_reference = true;
            }
        }
        let mut seen = Seen::default();
        dfs_in_order(&mut seen, function, function.entry_block());
        if seen.by_reference {
            bail!("a function passes another by reference");
        }
        let globals = module.globals.iter().zip(0..).filter(|(global, _)| seen.globals.contains(&global.id()));
        Ok(Self {
            constants: seen.constants,
            functions: seen.functions.iter().map(|id| places[id]).collect(),
            globals: globals.map(|(_, at)| at).collect(),
        })
    }

    fn and(mut self, other: &Self) -> Self {
        self.functions.extend(&other.functions);
        self.globals.extend(&other.globals);
        self
    }
}

/// True where a path stands in a name: `a::b` in `<a::b::C as d::E>::f` and not in `a::bc`.
fn mentions(name: &str, paths: &[&str]) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    paths.iter().any(|path| {
        name.match_indices(path)
            .any(|(at, _)| !name[..at].ends_with(part_of_word) && !name[at + path.len()..].starts_with(part_of_word))
    })
}

/// A name without the hashes of its crates, `app[0123456789abcdef]::f`, that wasm-bindgen leaves in it.
fn plain(name: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    let mut plain = String::with_capacity(name.len());
    let mut rest = name.as_str();
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        match after.split_once(']') {
            Some((hash, behind)) if hash.len() > 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => rest = behind,
            _ => {
                plain.push('[');
                rest = after;
            }
        }
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_mentions_a_module_by_its_whole_path() {
        let name =
            plain("<app[0a1b2c3d4e5f6071]::pages::index::Rows as core[0a1b2c3d4e5f6071]::ops::FnOnce<[u8]>>::call");
        assert_eq!(name, "<app::pages::index::Rows as core::ops::FnOnce<[u8]>>::call");
        assert!(mentions(&name, &["b::c", "app::pages::index"]));
        for other in ["app::pages::inde", "pp::pages::index", "app::pages::index::Row"] {
            assert!(!mentions(&name, &[other]), "{other}");
        }
    }
}
