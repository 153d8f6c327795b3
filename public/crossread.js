// The engine without the page, for programs of one's own. Types and documentation: crossread.d.ts.
//
//   import { open } from "https://example.org/reader/crossread.js";
//   const corpus = await open();
//   for (const { slug, hits } of corpus.query("union*", { limit: 10 }).articles) console.log(slug, hits);
//
// This name stays; the names below are those of one version, written in when the site is published.

import init, { Corpus } from "./crossread-app.js";

const MODULE = "./crossread-app_bg.wasm";

export { Corpus };

/** Opens the corpus of this site, or the one in the module that is given. */
export async function open(source = new URL(MODULE, import.meta.url)) {
  const module = await compile(await source);
  await init({ module_or_path: module });
  return Corpus.open(module);
}

async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  if (source instanceof Response) return compileResponse(source);
  if (typeof source === "string" || source instanceof URL) return compileResponse(await fetch(source));
  throw new Error(`open: \`source\` must be an address, a Response, bytes or a WebAssembly.Module, got ${typeof source}`);
}

async function compileResponse(response) {
  if (!response.ok) throw new Error(`open: ${response.url} could not be loaded: the server answered ${response.status}`);
  // Only this type may be compiled as it arrives; a server that names another still serves the file.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
