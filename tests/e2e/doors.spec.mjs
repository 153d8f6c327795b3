// One engine, three doors: the page, the command and the module give the same answers.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import path from "node:path";
import { isDeepStrictEqual, promisify } from "node:util";

import { becomes, open, test } from "./lib/harness.mjs";
import { queriesOf } from "./lib/queries.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");
const app = process.env.CROSSREAD_APP ?? path.join(root, "target/app");

const { summary, result, dekMark, snippet, mark } = at;
/** Where the page is read, as handed into it. */
const places = { summary, result, dekMark, snippet, mark };

const CORPORA = [
  { name: "the default corpus", folder: path.join(root, "corpus"), queries: 140, seed: 1 },
  { name: "hostile text", folder: path.join(root, "tests/e2e/corpora/hostile"), queries: 70, seed: 2 },
];

for (const { name, folder: corpus, queries, seed } of CORPORA) {
  test(`page, command and module agree about ${name}`, async ({ page, folder, serve }) => {
    const site = path.join(folder(), "site");
    execFileSync(command, ["build", corpus, "-o", site, "--app", app]);
    const { url } = await serve({ site });
    await open(page, url);
    await page.evaluate(async () => {
      const { open } = await import("./crossread.js");
      window.corpus = await open();
    });
    for (const query of queriesOf(path.join(corpus, "articles"), queries, seed)) {
      const told = inUtf16(await asked(corpus, query));
      assert.deepEqual(await page.evaluate((query) => window.corpus.query(query), query), told, `the module: ${query}`);
      await becomes(page, () => shown(page, query, told), list(told));
      const [first] = told.articles.filter((article) => article.hits > 0);
      if (first) await becomes(page, () => page.evaluate(readArticle, { places, slug: first.slug, query }), marks(first.passages));
    }
  });
}

// ------------------------------------------------------------------------------------ the command

async function asked(corpus, query) {
  // Behind `--` a query may begin with a hyphen.
  const { stdout } = await promisify(execFile)(command, ["query", "--json", "--", corpus, query], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout);
}

/** The command counts spans in bytes of UTF-8, JavaScript in units of UTF-16. */
function inUtf16(answer) {
  for (const passage of answer.articles.flatMap((article) => article.passages)) {
    const bytes = Buffer.from(passage.text);
    const units = (place) => bytes.subarray(0, place).toString().length;
    passage.spans = passage.spans.map((span) => span.map(units));
  }
  return answer;
}

// --------------------------------------------------------------------------------------- the page

/** What the list of articles must show of an answer. */
function list({ count, hits, articles }) {
  const asked = articles.some(({ passages }) => passages.some(({ spans }) => spans.length > 0));
  const rows = articles.map(({ slug, passages }) => {
    const of = (id) => marks(passages.filter((passage) => passage.id === `${slug}/${id}`)).flatMap(([, texts]) => texts);
    const body = passages.filter(({ id }) => /\/[hp]\d+$/.test(id));
    return { slug, title: of("title"), dek: of("dek"), snippets: asked ? Math.min(3, body.length) : 0, strays: [] };
  });
  return { count, hits: asked ? hits : 0, rows };
}

/** What the list shows of a query, in the same form; `told` says which marks a snippet may have. */
async function shown(page, query, told) {
  const passages = new Map(told.articles.flatMap((article) => marks(article.passages)));
  const { count, hits, rows } = await page.evaluate(readList, { places, query });
  // A snippet is cut from its passage, so its marks are some of the passage's, in a row.
  const stray = ([id, texts]) => {
    const all = passages.get(id) ?? [];
    const runs = all.map((_, start) => all.slice(start, start + texts.length));
    return texts.length === 0 || !runs.some((run) => isDeepStrictEqual(run, texts));
  };
  return {
    count,
    hits,
    rows: rows.map((row) => ({ ...row, snippets: row.snippets.length, strays: row.snippets.filter(stray) })),
  };
}

/** Runs in the page: goes to the query, and reads the list. */
async function readList({ places, query }) {
  const hash = `#/?q=${encodeURIComponent(query)}`;
  if (location.hash !== hash) location.hash = hash;
  const texts = (root, selector) => Array.from(root.querySelectorAll(selector), (mark) => mark.textContent.replace(/\s/g, ""));
  const number = (pattern) => Number((document.querySelector(places.summary)?.textContent.match(pattern)?.[1] ?? "0").replace(/\D/g, ""));
  const address = (link) => decodeURI(link.hash).match(/^#\/a\/([^?]*)/)[1];
  const rows = Array.from(document.querySelectorAll(places.result), (row) => ({
    slug: address(row.querySelector("h3 a")),
    title: texts(row, "h3 mark"),
    dek: texts(row, places.dekMark),
    snippets: Array.from(row.querySelectorAll(places.snippet), (line) => [address(line.querySelector("a")), texts(line, "mark")]),
  }));
  return { count: number(/([\d,]+)(?: of [\d,]+)? article/), hits: number(/([\d,]+) hits?/), rows };
}

/** Runs in the page: opens an article with the query, and reads its marks. */
async function readArticle({ places, slug, query }) {
  const hash = `#/a/${slug}?q=${encodeURIComponent(query)}`;
  if (location.hash !== hash) location.hash = hash;
  const found = [];
  for (const mark of document.querySelectorAll(places.mark)) {
    const text = mark.textContent.replace(/\s/g, "");
    const place = mark.closest("[id^=p], [id^=h]")?.id ?? (mark.closest("h1") ? "title" : "dek");
    const id = `${slug}/${place}`;
    // A hit that crosses the edge of an inline mark is drawn in pieces.
    if (!mark.hasAttribute("data-hit")) found.at(-1)[1].push(found.at(-1)[1].pop() + text);
    else if (found.at(-1)?.[0] === id) found.at(-1)[1].push(text);
    else found.push([id, [text]]);
  }
  return found;
}

/** What is marked in passages, by passage; lines and cells part a mark without showing white space. */
function marks(passages) {
  const hit = (text, [start, end]) => text.slice(start, end).replace(/\s/g, "");
  return passages
    .filter(({ spans }) => spans.length > 0)
    .map(({ id, text, spans }) => [id, spans.map((span) => hit(text, span))]);
}
