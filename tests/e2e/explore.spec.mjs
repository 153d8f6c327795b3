// Searching and filtering, and the address that holds the state.

import assert from "node:assert/strict";

import { becomes, open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

const titles = (page) => page.locator(at.resultTitle).allTextContents();
const count = (page) => page.locator(at.result).count();

test("the page lists the nine articles of the corpus", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  await becomes(page, () => count(page), 9);
  assert.equal(new Set(await titles(page)).size, 9, "nine different titles");
  assert.equal(await page.locator(at.plain).isVisible(), false, "the fallback list gives way to the app");
});

test("typing filters the articles and marks the words", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  await page.locator(at.search).pressSequentially("miners");
  await becomes(page, () => count(page), 1);
  const marks = await page.locator(`${at.result} mark`).allTextContents();
  assert.ok(marks.length > 0, "the words are marked");
  for (const mark of marks) assert.match(mark, /^miner/i);
  await page.locator(at.search).fill("");
  await becomes(page, () => count(page), 9);
});

test("a phrase selects the articles that hold these words in this order", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  await page.locator(at.search).fill('"police unions"');
  await becomes(page, () => count(page), 2);
  await page.locator(at.search).fill('"unions police"');
  await becomes(page, () => count(page), 0);
});

test("a query of nothing but operators is no error", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  for (const query of ['"', "((", "AND OR NOT", "NEAR/", "-", "date:", "figure:>", "\u0007*"]) {
    await page.locator(at.search).fill(query);
    await becomes(page, () => page.locator(at.search).inputValue(), query);
    await page.locator(at.summary).waitFor();
  }
});

test("a facet narrows the articles and keeps its other choices", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  await page.locator(at.choice("Kind", "Report")).click();
  await becomes(page, () => count(page), 2);
  await page.locator(at.choice("Kind", "Interview")).click();
  await becomes(page, () => count(page), 4);
  await page.locator(at.choice("Kind", "Report")).click();
  await becomes(page, () => count(page), 2);
});

test("the state is in the address: a reload, back and forward restore it", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/?q=strike&f.kind=interview`);
  await becomes(page, () => page.locator(at.search).inputValue(), "strike");
  await becomes(page, () => count(page), 2);
  await page.reload();
  await becomes(page, () => count(page), 2);
  assert.equal(await page.locator(at.search).inputValue(), "strike");

  const [title] = await titles(page);
  await page.locator(at.resultTitle).first().click();
  await page.locator(at.articleTitle).waitFor();
  assert.equal(await page.locator(at.articleTitle).textContent(), title);
  await page.goBack();
  await becomes(page, () => count(page), 2);
  assert.equal(await page.locator(at.search).inputValue(), "strike");
  await page.goForward();
  await page.locator(at.articleTitle).waitFor();
});

test("what is typed and chosen is written into the address", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  await page.locator(at.search).fill("strike");
  await becomes(page, () => new URL(page.url()).hash.includes("q=strike"), true);
  await page.locator(at.choice("Kind", "Interview")).click();
  await becomes(page, () => new URL(page.url()).hash.includes("f.kind=interview"), true);
});

const GARBAGE = [
  "#/a/no-such-article",
  "#/a/scotland-miners-pardon/p9999",
  "#/nowhere/at/all",
  "#%%%",
  "#/?q=%ff%fe&f.nothing=x&sort=sideways",
  `#/${"x".repeat(20_000)}`,
  "#/embed/a/no-such-article",
  "#/embed/nothing",
  "#<img src=x onerror=alert(1)>",
];

for (const fragment of GARBAGE) {
  test(`an address that makes no sense says so: ${fragment.slice(0, 40)}`, async ({ page, serve }) => {
    await open(page, (await serve()).url + fragment);
    await page.locator(at.message).filter({ hasText: /\S/ }).first().waitFor();
    // And the page goes on from there.
    await page.goto(new URL("#/?q=miners", page.url()).href);
    await becomes(page, () => count(page), 1);
  });
}
