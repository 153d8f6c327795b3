// The engine without the page: in somebody else's page, in a worker, and handed wrong arguments.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { becomes, test } from "./lib/harness.mjs";
import { builtSite } from "./lib/server.mjs";

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

/** A host that serves the four files of the module, a page of its own, and a worker. */
function hosted() {
  const parts = readdirSync(builtSite).filter((name) => /^crossread(-app.*)?\.(js|wasm)$/.test(name));
  assert.equal(parts.length, 4, parts.join(", "));
  const file = (name) => [
    `/lib/${name}`,
    { type: TYPES[path.extname(name)], body: readFileSync(path.join(builtSite, name)) },
  ];
  const worker = `import { open } from "./lib/crossread.js";
    const corpus = open();
    onmessage = async ({ data }) => postMessage([(await corpus).query(data).articles.map(({ slug }) => slug), (await corpus).prepared]);`;
  return {
    ...Object.fromEntries(parts.map(file)),
    "/": { body: "<!doctype html><title>Host</title>", headers: { "content-security-policy": CSP } },
    "/worker.js": { type: TYPES[".js"], body: worker, headers: { "content-security-policy": CSP } },
    "/favicon.ico": { type: "image/x-icon", body: "" },
  };
}

/** Opens the corpus in a host's page as `window.corpus`. */
async function opened(page, host) {
  await page.goto((await host(hosted())).url);
  await page.evaluate(async () => {
    window.door = await import("./lib/crossread.js");
    window.corpus = await door.open();
  });
}

test("a host asks without the page, and nothing is drawn", async ({ page, host }) => {
  await opened(page, host);
  const seen = await page.evaluate(() => {
    const article = corpus.article("scotland-miners-pardon");
    const answer = corpus.query("miners", { limit: 1 });
    const [{ passages }] = answer.articles;
    return {
      about: corpus.about,
      slugs: corpus.articles().map(({ slug }) => slug),
      keys: [corpus.articles()[0], article, article.passages[0], answer, corpus.complete("min")[0]].map((object) => Object.keys(object).join(" ")),
      marked: [...new Set(passages.flatMap(({ text, spans }) => spans.map((span) => text.slice(...span).toLowerCase())))],
      ids: article.passages.slice(0, 3).map(({ id }) => id),
      none: corpus.article("no-such-article") === undefined,
      all: corpus.query("").count,
      listed: [corpus.query("", { limit: 2 }), corpus.query("", { offset: 8 }), corpus.query("", { offset: 1e9 })].map(
        ({ articles }) => articles.length,
      ),
      completed: corpus.complete("“😀” min"),
      dated: corpus.query("", { dates: "2020-11..2020-11-30", limit: 0 }).count,
      kinds: corpus.facets("", { facets: { kind: ["report", "interview"] } }).kind,
      body: document.body.childElementCount,
    };
  });
  assert.equal(seen.about.title, "How working people build power");
  assert.deepEqual([seen.about.articles, seen.slugs.length, seen.all], [9, 9, 9]);
  assert.deepEqual(seen.slugs, [...seen.slugs].sort());
  assert.deepEqual(seen.ids, ["title", "dek", "p1"].map((id) => `scotland-miners-pardon/${id}`));
  assert.deepEqual(seen.listed, [2, 1, 0]);
  assert.ok(seen.none && seen.body === 0);
  assert.ok(seen.marked.every((word) => word.startsWith("miner")), seen.marked.join());
  assert.ok(seen.dated > 0 && seen.dated < 9, `${seen.dated} articles of November 2020`);
  assert.ok(seen.completed.some(({ kind, text, start, count }) => kind === "word" && text === "miners" && start === 5 && count > 0));
  assert.ok(seen.kinds.some(({ value, count }) => value === "report" && count === 2));
  const declared = readFileSync(path.join(builtSite, "crossread.d.ts"), "utf8");
  for (const key of seen.keys.join(" ").split(" ")) assert.match(declared, new RegExp(`^  ${key}:`, "m"));
});

test("every function that is declared is there, and no other", async ({ page, host }) => {
  await opened(page, host);
  const declared = readFileSync(path.join(builtSite, "crossread.d.ts"), "utf8");
  const [body] = declared.match(/export class Corpus \{[^]*?\n\}/);
  const expected = [...body.matchAll(/^ {2}(?:readonly )?(\w+)[(:]/gm)].map(([, name]) => name).filter((n) => n !== "constructor");
  const found = await page.evaluate(() => Object.getOwnPropertyNames(door.Corpus.prototype));
  assert.deepEqual(found.filter((name) => !/^(constructor|__)/.test(name)).sort(), expected.filter((name) => name !== "private").sort());
});

test("what is better done before it is asked for is done in pauses, in a page and in a worker", async ({ page, host }) => {
  await opened(page, host);
  await becomes(page, () => page.evaluate(() => corpus.prepared), true);
  await page.evaluate(() => {
    const worker = new Worker("./worker.js", { type: "module" });
    window.ask = (query) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage(query);
      });
  });
  assert.deepEqual((await page.evaluate(() => ask("miners")))[0], ["scotland-miners-pardon"]);
  await becomes(page, () => page.evaluate(async () => (await ask("miners"))[1]), true);
});

/** Calls that a host may well make, and what their error must name. */
const WRONG = {
  "corpus.query()": "`text` must be a string, got undefined",
  "corpus.query(7)": "`text` must be a string, got number",
  "corpus.query(null)": "`text` must be a string, got null",
  "corpus.query({})": "`text` must be a string, got object",
  "corpus.query('a', 1)": "`options` must be an object, got number",
  "corpus.query('a', null)": "`options` must be an object, got null",
  "corpus.query('a', [])": "`options` must be an object, got an array",
  "corpus.query('a', () => {})": "`options` must be an object, got function",
  "corpus.query('a', { sortt: 'newest' })": "there is no `options.sortt`",
  "corpus.query('a', { sort: 'sideways' })": "`options.sort` must be one of relevance,",
  "corpus.query('a', { typing: 1 })": "`options.typing` must be a boolean",
  "corpus.query('a', { limit: -1 })": "`options.limit` must be a whole number",
  "corpus.query('a', { limit: 1.5 })": "`options.limit` must be a whole number",
  "corpus.query('a', { limit: NaN })": "`options.limit` must be a whole number",
  "corpus.query('a', { offset: '1' })": "`options.offset` must be a whole number",
  "corpus.query('a', { facets: 'kind' })": "`options.facets` must be an object",
  "corpus.query('a', { facets: { nothing: 'x' } })": "no facet `nothing`; it has ",
  "corpus.query('a', { facets: { kind: [1] } })": "`options.facets.kind` must be a string",
  "corpus.query('a', { facets: { kind: null } })": "`options.facets.kind` must be a string",
  "corpus.query('a', { get sort() { throw new Error('mine') } })": "mine",
  "corpus.query('a', { dates: '2020-13' })": "`options.dates` must be like",
  "corpus.query('a', { dates: 2020 })": "`options.dates` must be a string",
  "corpus.complete(1)": "`text` must be a string",
  "corpus.facets(1)": "`text` must be a string",
  "corpus.facets('', { sort: 1 })": "`options.sort` must be a string",
  "corpus.article()": "`slug` must be a string",
  "corpus.article(Symbol.iterator)": "`slug` must be a string, got symbol",
  "door.Corpus.open()": "`module` must be a WebAssembly.Module",
  "door.Corpus.open({})": "`module` must be a WebAssembly.Module",
  "door.Corpus.open(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])))": "about",
  "door.open(7)": "`source` must be",
  "door.open('./nothing.wasm')": "the server answered 404",
  "door.open(new Uint8Array(8))": "magic",
};

test("a wrong argument is an error that names it, and nothing breaks", { faults: [/404/] }, async ({ page, host }) => {
  await opened(page, host);
  for (const [call, expected] of Object.entries(WRONG)) {
    const thrown = await page.evaluate(`(async () => {
      try {
        await ${call};
        return "nothing was thrown";
      } catch (error) {
        return error.name + ": " + error.message;
      }
    })()`);
    assert.ok(thrown.startsWith("Error: ") || thrown.startsWith("CompileError: "), `${call}: ${thrown}`);
    assert.ok(thrown.includes(expected), `${call}: ${thrown}`);
  }
  // Strange texts are queries all the same.
  const counts = await page.evaluate(() =>
    ["\ud800", "\0", "(".repeat(100_000), "a ".repeat(50_000), "NOT ".repeat(20_000), '"'.repeat(9999), "*"].map(
      (text) => corpus.query(text, { limit: 0 }).count,
    ),
  );
  assert.ok(counts.every(Number.isInteger), counts.join());
  await becomes(page, () => page.evaluate(() => corpus.query("miners").count), 1);
});
