// The lens Network: map and table say the same, and every edge has its sentences.

import assert from "node:assert/strict";

import { becomes, open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

test("the map and the table show the same entries", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/network?q=`);
  await page.locator(at.cell).first().waitFor();
  const rows = await page.locator(`${at.networkRow} th`).allTextContents();
  assert.equal(await page.locator(at.mapName).count(), rows.length);
  assert.equal(new Set(rows).size, rows.length);
});

test("every number of the table is that of the marks it leads to", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/network?q=`);
  await page.locator(at.cell).first().waitFor();
  const cells = await page.locator(at.cell).count();
  for (const n of [0, Math.floor(cells / 3), Math.floor(cells / 2), cells - 1]) {
    const cell = page.locator(at.cell).nth(n);
    const count = Number(await cell.textContent());
    const [, article] = (await cell.getAttribute("href")).match(/article=([^&]+)/);
    await cell.click();
    await becomes(page, () => new URL(page.url()).hash.includes(`article=${article}`), true);
    await becomes(page, () => page.locator(`${at.sideQuote} mark`).count(), count);
  }
});

test("an entry is chosen on the map, and another article beside it", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/network?q=`);
  const name = page.locator(`${at.mapName}:not(.on)`).nth(2);
  await name.waitFor();
  const first = await page.locator(`${at.side} h2`).textContent();
  const chosen = await name.textContent();
  await name.click();
  await becomes(page, () => page.locator(`${at.side} h2`).textContent(), chosen);
  const other = page.locator(at.sideArticle).nth(1);
  const text = await other.getAttribute("aria-label");
  await other.click();
  await becomes(page, () => page.locator(`${at.sideArticle}[aria-current]`).getAttribute("aria-label"), text);
  await page.goBack();
  await page.goBack();
  await becomes(page, () => page.locator(`${at.side} h2`).textContent(), first);
});

test("back steps through the entries that were looked at, and forward too", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/network?q=`);
  const looked = page.locator(`${at.side} h2`);
  await looked.waitFor();
  const seen = [await looked.textContent()];
  for (const nth of [2, 4, 6]) {
    const name = page.locator(`${at.mapName}:not(.on)`).nth(nth);
    seen.push(await name.textContent());
    await name.click();
    await becomes(page, () => looked.textContent(), seen.at(-1));
  }
  for (const before of seen.slice(0, -1).reverse()) {
    await page.goBack();
    await becomes(page, () => looked.textContent(), before);
  }
  await page.goForward();
  await becomes(page, () => looked.textContent(), seen[1]);
});

test("without a choice the entry that most articles name is looked at, and nothing takes the focus", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/network?q=`);
  await page.locator(at.sideQuote).first().waitFor();
  const most = await page.locator(at.networkRow).evaluateAll((rows) => Math.max(...rows.map((row) => row.querySelectorAll("a[data-mark]").length)));
  assert.equal(await page.locator(at.sideArticle).count(), most);
  assert.equal(await page.locator(`${at.side} :focus`).count(), 0);
});

test("the table is seen by itself, with the sentences of a cell beside it", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/network?q=`);
  await page.getByRole("link", { name: "Table", exact: true }).click();
  await becomes(page, () => new URL(page.url()).hash, "#/network?view=table");
  await becomes(page, () => page.locator(at.map).count(), 0);
  const cell = page.locator(at.cell).last();
  const count = Number(await cell.textContent());
  await cell.click();
  await becomes(page, () => page.locator(`${at.sideQuote} mark`).count(), count);
  assert.match(page.url(), /view=table/);
  await page.getByRole("link", { name: "Map", exact: true }).click();
  await page.locator(at.map).waitFor();
});

test("fewer entries are shared by more articles", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/network?q=`);
  await page.locator(at.cell).first().waitFor();
  const two = await page.locator(at.networkRow).count();
  await open(page, `${(await serve()).url}#/network?q=&shared=4`);
  await page.locator(at.cell).first().waitFor();
  assert.ok((await page.locator(at.networkRow).count()) < two);
});

test("the table comes first where the page is narrow", { viewport: { width: 390, height: 800 } }, async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/network?q=`);
  await page.locator(at.cell).first().waitFor();
  const top = (selector) => page.locator(selector).evaluate((node) => node.getBoundingClientRect().top);
  assert.ok((await top(at.networkTable)) < (await top(at.map)));
});

test("the table follows the map, however long what stands beside them is", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/network?q=`);
  await page.locator(at.cell).first().waitFor();
  const gap = await page.evaluate(([map, table]) => {
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    return box(table).top - box(map).bottom;
  }, [at.map, at.networkTable]);
  assert.ok(gap >= 0 && gap < 100, `${gap}`);
});
