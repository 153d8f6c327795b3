//! The two modules, written from the whole one.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walrus::ir::Value;
use walrus::{
    ConstExpr, ElementItems, ElementKind, Export, ExportItem, FunctionBuilder, FunctionId, FunctionKind, Global,
    GlobalKind, ImportKind, ImportedFunction, LocalFunction, LocalId, Memory, Module, ModuleConfig, Table, TableId,
    TypeId, passes,
};

use super::graph::Graph;

/// What the stand-ins call to have the rest joined, an export of the app (src/rest.rs).
const NEED: &str = "needRest";

/// What the rest takes from the first part comes by this import.
const FIRST: &str = "first";

/// Both parts, as files.
pub(super) struct Parts {
    pub(super) first: Vec<u8>,
    pub(super) rest: Vec<u8>,
}

/// Writes both parts of the module that the graph was read from.
///
/// # Errors
/// Where the module does not export [`NEED`] as a function that takes and gives nothing.
pub(super) fn write(module: &[u8], graph: &Graph) -> Result<Parts> {
    let mut first = Half::read(module, graph)?;
    let mut rest = Half::read(module, graph)?;
    let mut slots = graph.slots.clone();
    slots.retain(|at, _| graph.rest.contains(at));
    let more: Vec<usize> = graph.exported.iter().copied().filter(|at| !slots.contains_key(at)).collect();
    let size = u32::try_from(first.module.tables.get(first.table).initial)?;
    slots.extend(more.iter().copied().zip((size..).map(|slot| vec![slot])));
    for half in [&mut first, &mut rest] {
        let table = half.module.tables.get_mut(half.table);
        table.initial += more.len() as u64;
        table.maximum = table.maximum.map(|maximum| maximum.max(table.initial));
    }

    first.stand_in(&slots)?;
    first.place([(size, more)].into());

    rest.strip();
    share(&mut first, &mut rest, graph, &seal(module));
    rest.place(runs(&slots));
    Ok(Parts { first: first.write(), rest: rest.write() })
}

/// One reading of the module, on its way to become a part.
struct Half {
    module: Module,
    functions: Vec<FunctionId>,
    table: TableId,
}

impl Half {
    fn read(module: &[u8], graph: &Graph) -> Result<Self> {
        let module =
            ModuleConfig::new().generate_name_section(false).generate_producers_section(false).parse(module)?;
        let functions = module.funcs.iter().map(|function| function.id()).collect();
        let table = module.tables.iter().nth(graph.table).context("another module than the graph's")?.id();
        Ok(Self { module, functions, table })
    }

    fn write(mut self) -> Vec<u8> {
        passes::gc::run(&mut self.module);
        self.module.emit_wasm()
    }

    fn type_of(&self, at: usize) -> TypeId {
        self.module.funcs.get(self.functions[at]).ty()
    }

    /// Functions of the rest give way to what asks for the rest and then calls what is in their slot; an export calls
    /// what is in the slot.
    fn stand_in(&mut self, slots: &BTreeMap<usize, Vec<u32>>) -> Result<()> {
        let need = self.module.exports.get_func(NEED).with_context(|| format!("it does not export `{NEED}`"))?;
        let ty = self.module.types.get(self.module.funcs.get(need).ty());
        anyhow::ensure!(ty.params().is_empty() && ty.results().is_empty(), "`{NEED}` takes or gives something");
        for (&at, slots) in slots {
            let id = self.functions[at];
            let is_it = |export: &&Export| matches!(export.item, ExportItem::Function(of) if of == id);
            for export in self.module.exports.iter().filter(is_it).map(Export::id).collect::<Vec<_>>() {
                let through = self.calling(at, slots[0], None);
                self.module.exports.get_mut(export).item = ExportItem::Function(self.module.funcs.add_local(through));
            }
            self.module.funcs.get_mut(id).kind = FunctionKind::Local(self.calling(at, slots[0], Some(need)));
        }
        Ok(())
    }

    /// A function like this one that calls `before` and then, with what it was given, what is in a slot.
    fn calling(&mut self, at: usize, slot: u32, before: Option<FunctionId>) -> LocalFunction {
        let ty = self.type_of(at);
        let (params, results) = self.module.types.params_results(ty);
        let (params, results) = (params.to_vec(), results.to_vec());
        let args: Vec<LocalId> = params.iter().map(|ty| self.module.locals.add(*ty)).collect();
        let mut builder = FunctionBuilder::new(&mut self.module.types, &params, &results);
        let mut body = builder.func_body();
        if let Some(before) = before {
            body.call(before);
        }
        for arg in &args {
            body.local_get(*arg);
        }
        body.i32_const(slot.cast_signed()).call_indirect(ty, self.table);
        builder.local_func(args)
    }

    /// Puts functions into the table, from the given slots on.
    fn place(&mut self, runs: Vec<(u32, Vec<usize>)>) {
        for (start, functions) in runs.into_iter().filter(|(_, functions)| !functions.is_empty()) {
            let offset = ConstExpr::Value(Value::I32(start.cast_signed()));
            let ids = functions.into_iter().map(|at| self.functions[at]).collect();
            let kind = ElementKind::Active { table: self.table, offset };
            let element = self.module.elements.add(kind, ElementItems::Functions(ids));
            self.module.tables.get_mut(self.table).elem_segments.insert(element);
        }
    }

    /// Takes out what is the first part's alone: exports, data, what is in the table.
    fn strip(&mut self) {
        let module = &mut self.module;
        module.start = None;
        for id in module.exports.iter().map(|export| export.id()).collect::<Vec<_>>() {
            module.exports.delete(id);
        }
        for id in module.elements.iter().map(|element| element.id()).collect::<Vec<_>>() {
            module.elements.delete(id);
        }
        for id in module.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
            module.data.delete(id);
        }
        module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
        module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
    }
}

/// What tells the parts of one module from those of another.
fn seal(module: &[u8]) -> String {
    Sha256::digest(module).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// What the rest uses of the first part: exported there, imported here, by number. The first name carries the seal, so
/// that parts of two builds are not joined, whose numbers may mean other things.
fn share(first: &mut Half, rest: &mut Half, graph: &Graph, seal: &str) {
    let mut shared = 0_u32;
    let mut share = |first: &mut Module, item: ExportItem, rest: &mut Module, kind: ImportKind| {
        shared += 1;
        let name = if shared == 1 { format!("_1.{seal}") } else { format!("_{shared}") };
        first.exports.add(&name, item);
        rest.imports.add(FIRST, &name, kind)
    };
    let (one, other) = (&mut first.module, &mut rest.module);
    for (&of_first, &id) in graph.used.iter().map(|&at| (&first.functions[at], &rest.functions[at])) {
        let ty = other.funcs.get(id).ty();
        // Those of the page come through the first part too, so that all there is comes by one import.
        if let Some(import) = other.imports.get_imported_func(id).map(|import| import.id()) {
            other.imports.delete(import);
        }
        let import = share(one, of_first.into(), other, id.into());
        other.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let globals = both(one.globals.iter().map(Global::id), other.globals.iter().map(Global::id));
    for (of_first, id) in graph.globals.iter().map(|&at| globals[at]) {
        other.globals.get_mut(id).kind = GlobalKind::Import(share(one, of_first.into(), other, id.into()));
    }
    for (of_first, id) in both(one.memories.iter().map(Memory::id), other.memories.iter().map(Memory::id)) {
        other.memories.get_mut(id).import = Some(share(one, of_first.into(), other, id.into()));
    }
    for (of_first, id) in both(one.tables.iter().map(Table::id), other.tables.iter().map(Table::id)) {
        other.tables.get_mut(id).import = Some(share(one, of_first.into(), other, id.into()));
    }
}

fn both<T>(one: impl Iterator<Item = T>, other: impl Iterator<Item = T>) -> Vec<(T, T)> {
    one.zip(other).collect()
}

/// Functions by the slot that a run of them begins at.
fn runs(slots: &BTreeMap<usize, Vec<u32>>) -> Vec<(u32, Vec<usize>)> {
    let by_slot: BTreeMap<u32, usize> =
        slots.iter().flat_map(|(at, slots)| slots.iter().map(move |slot| (*slot, *at))).collect();
    let mut runs: Vec<(u32, Vec<usize>)> = Vec::new();
    for (slot, at) in by_slot {
        match runs.last_mut() {
            Some((start, run)) if *start as usize + run.len() == slot as usize => run.push(at),
            _ => runs.push((slot, vec![at])),
        }
    }
    runs
}
