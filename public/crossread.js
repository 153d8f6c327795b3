// The engine without the page, for programs of one's own. Types and documentation: crossread.d.ts.
//
//   import { open } from "https://example.org/reader/crossread.js";
//   const corpus = await open();
//   for (const { slug, hits } of corpus.query("union*", { limit: 10 }).articles) console.log(slug, hits);
//
// This name stays; the names below are those of one version, written in when the site is published.

import init, { Corpus } from "./crossread-app.js";

const MODULE = "./crossread-app_bg.wasm";
// The rest of the code, which a page joins later than a program (xtask/src/split.rs).
const REST = "./crossread-app_rest.wasm";
// The sections that stand beside the module; the next line is replaced when the site is published.
const SECTIONS = {};

export { Corpus };

/** Opens the corpus of this site, or the one in the module that is given. */
export async function open(source) {
  const [module, sections] = await (source === undefined
    ? Promise.all([compile(here(MODULE)), sectionsApart()])
    : Promise.all([compile(await source), {}]));
  const [first, rest] = await Promise.all([init({ module_or_path: module }), compile(here(REST))]);
  await WebAssembly.instantiate(rest, { first });
  return Corpus.open(module, sections);
}

const here = (path) => new URL(path, import.meta.url);

async function sectionsApart() {
  const read = async ([name, path]) => [name, new Uint8Array(await (await load(here(path))).arrayBuffer())];
  return Object.fromEntries(await Promise.all(Object.entries(SECTIONS).map(read)));
}

async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  if (source instanceof Response) return compileResponse(checked(source));
  if (typeof source === "string" || source instanceof URL) return compileResponse(await load(source));
  throw new Error(`open: \`source\` must be an address, a Response, bytes or a WebAssembly.Module, got ${typeof source}`);
}

const load = async (url) => checked(await fetch(url));

function checked(response) {
  if (!response.ok) throw new Error(`open: ${response.url} could not be loaded: the server answered ${response.status}`);
  return response;
}

async function compileResponse(response) {
  // Only this type may be compiled as it arrives; a server that names another still serves the file.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
