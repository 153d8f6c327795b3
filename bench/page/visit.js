// What happens in the bench page. Each visit is a page of its own, as a reader's is: nothing is warm
// in it but what the visit itself has done.

import * as engines from "./engines.js";

/** Builds a peer's index from the articles: its files, and how long that took without writing them. */
export async function build(name) {
  const engine = engines[name];
  const code = await engine.load();
  const docs = await (await fetch("/data/docs.json")).json();
  const start = performance.now();
  const write = engine.build(code, docs);
  const ms = performance.now() - start;
  const files = write();
  for (const [file, body] of files) await fetch(`/data/${file}`, { method: "PUT", body });
  return { ms, files: files.map(([file]) => file) };
}

/**
 * Loads the engine's code, and gets the bytes and the queries to hand. The bytes come in one response: of shorter ones
 * the tools that watch the page keep a copy in its process, which would be weighed with it.
 */
export async function prepare(name, files) {
  const code = await engines[name].load();
  const response = await fetch(`/data/all?${files.join("&")}`);
  const lengths = response.headers.get("lengths").split(",").map(Number);
  const all = await response.arrayBuffer();
  let end = 0;
  const bytes = files.map((file, i) => [file, all.slice(end, (end += lengths[i]))]);
  const queries = await (await fetch("/data/queries.json")).json();
  Object.assign(window, { bench: { engine: engines[name], code, bytes, queries } });
}

/** From bytes at hand to the first answer. */
export function first() {
  const { engine, code, bytes, queries } = window.bench;
  const start = performance.now();
  const opened = engine.open(code, bytes);
  const openMs = performance.now() - start;
  engine.ask(opened, queries[0]);
  const ms = performance.now() - start;
  window.bench = { engine, code, opened, queries };
  return { ms, openMs, wasm: code.memory?.buffer.byteLength };
}

/**
 * Asks every query for the first time in this page, then once more. An engine that has idle work to do
 * is asked every other phrase before it, and all else after.
 */
export function ask() {
  const { engine, code, opened, queries } = window.bench;
  const timed = (work) => {
    const start = performance.now();
    const value = work();
    return { ms: performance.now() - start, value };
  };
  const answers = queries.map(() => null);
  const askThose = (which, early) => {
    queries.forEach((query, i) => {
      if (answers[i] || !which(query, i)) return;
      const { ms, value } = timed(() => engine.ask(opened, query));
      answers[i] = value && { ms, early, ...value };
    });
  };
  const slices = [];
  if (engine.rest) {
    askThose(({ kind }, i) => kind === "phrase" && i % 16 < 8, true);
    for (let done = false; !done; ) {
      const { ms, value } = timed(() => engine.rest(opened));
      slices.push(ms);
      done = value;
    }
  }
  askThose(() => true, false);
  queries.forEach((query, i) => {
    if (answers[i]) answers[i].again_ms = timed(() => engine.ask(opened, query)).ms;
  });
  const draw = engine.draw && queries.filter(({ kind }) => kind === "prefix").map((query) => timed(() => engine.draw(opened, query)).ms);
  return { answers, slices, draw, wasm: code.memory?.buffer.byteLength };
}
