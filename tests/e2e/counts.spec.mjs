// One count in every view: what the index, an entry's page, its facet and the lenses say is what the
// command line counts. The engine behind them is held to one count in crates/cli/tests/one_count.rs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";

import { becomes, open, test } from "./lib/harness.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");

/** What the command line says of the default corpus. */
const told = (verb, ...rest) =>
  JSON.parse(execFileSync(command, [verb, "--json", "--", path.join(root, "corpus"), ...rest], { maxBuffer: 1 << 26 }));

const number = (text) => Number(text.replace(/[^\d].*$/, ""));
const tab = async (page, name) => {
  const texts = await page.locator(at.lens).allTextContents();
  return texts.find((text) => text.startsWith(name)).replace(/\D/g, "");
};

/** The entry of each type that most articles name. */
function strongest(entries) {
  const best = {};
  for (const entry of entries) {
    const articles = new Set(entry.mentions.map((mention) => mention.article)).size;
    if (articles >= 2 && articles > (best[entry.type]?.articles ?? 0)) best[entry.type] = { ...entry, articles };
  }
  return Object.values(best);
}

test("an entry has one count in the index, on its page, in its facet and in the network", async ({ page, serve }) => {
  const { url } = await serve();
  const entries = strongest(told("index").entries);
  assert.ok(entries.length >= 5, "entries of several types");
  for (const { id, name, type, mentions, articles } of entries) {
    await open(page, `${url}#/index`);
    const places = page.locator(at.locatorOf(id));
    await places.first().waitFor();
    const named = await places.evaluateAll((links) => links.map((link) => link.getAttribute("href").split("/")[2]));
    assert.equal(new Set(named).size, articles, `${name} in the index`);

    await open(page, `${url}#/e/${id}`);
    await page.locator(at.fact).first().waitFor();
    const facts = await page.locator(at.fact).allTextContents();
    assert.deepEqual([number(facts[0]), number(facts[1])], [mentions.length, articles], `${name} on its page`);
    await becomes(page, () => page.locator(at.mentionMark).count(), mentions.length);

    await page.locator(at.showNetwork).click();
    const row = page.locator(`${at.networkRow}[data-row="${id}"]`);
    await row.waitFor();
    assert.equal(Number(await row.locator("td.num").textContent()), mentions.length, `${name} in the network`);
    assert.equal(await row.locator("a[data-mark]").count(), articles, `${name} in the network`);
    assert.equal(await page.locator(at.sideArticle).count(), articles, `${name} beside the network`);

    // A place is also of the articles that give it in their front matter.
    if (type === "place") continue;
    assert.equal(await tab(page, "Articles"), String(articles), `${name} as a filter`);
    await page.locator(at.lens).first().click();
    await page.locator(at.result).first().waitFor();
    const ticked = page.locator(at.ticked);
    if ((await ticked.count()) > 0) assert.equal(await ticked.locator(at.choiceCount).textContent(), String(articles), `${name} as a facet`);
  }
});

test("each lens counts what the command line counts", { viewport: { width: 1280, height: 6000 } }, async ({ page, serve }) => {
  const { url } = await serve();
  for (const query of ["strike", "union* OR power*", '"police unions"', "place:connecticut union", "-pandemic union"]) {
    const { count, hits } = told("query", query);
    await open(page, `${url}#/lines?q=${encodeURIComponent(query)}`);
    await page.locator(at.line).first().waitFor();
    assert.deepEqual([await tab(page, "Articles"), await tab(page, "Lines")], [String(count), String(hits)], query);
    assert.equal(number(await page.locator(`${at.summary} h2`).textContent()), hits, query);
    await becomes(page, () => page.locator(at.line).count(), hits);
  }
  await open(page, `${url}#/figures`);
  await page.locator(at.figure).first().waitFor();
  assert.equal(await tab(page, "Figures"), String(told("figures").figures.length));
});

test("all lines of an entry are its mentions, by whatever name", async ({ page, serve }) => {
  const { url } = await serve();
  for (const { id, mentions } of strongest(told("index").entries)) {
    await open(page, `${url}#/e/${id}`);
    await page.locator(at.findLines).click();
    await page.locator(at.line).first().waitFor();
    assert.equal(number(await page.locator(`${at.summary} h2`).textContent()), mentions.length, id);
    assert.equal(number(await tab(page, "Lines")), mentions.length, id);
    await becomes(page, () => page.locator(at.line).count(), mentions.length);
    const keywords = await page.locator(`${at.line} ${at.lineKeyword}`).allTextContents();
    const bare = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
// A line has whole words: America’s.
    const texts = mentions.map(({ text }) => bare(text)).sort();
    assert.ok(keywords.map(bare).sort().every((keyword, i) => keyword.startsWith(texts[i])), `${id}: ${keywords}`);
  }
});
