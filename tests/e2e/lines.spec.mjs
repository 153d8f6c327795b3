// The lens Lines: order, context, the open line, what stands beside the keyword, and the files.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { becomes, open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

const shown = (page) => page.locator(at.line).count();
const words = (page, part) => page.locator(`${at.line} ${part}`).allTextContents();
const total = async (page) => Number((await page.locator(`${at.summary} h2 b`).textContent()).replace(/\D/g, ""));

test("every hit has a line with its keyword between its context", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines?q=power*`);
  await page.locator(at.line).first().waitFor();
  assert.equal(await shown(page), await total(page));
  for (const keyword of await words(page, "mark")) assert.match(keyword, /^power/i);
  const centres = await page.locator(`${at.line} mark`).evaluateAll((marks) =>
    marks.map((mark) => { const { left, width } = mark.getBoundingClientRect(); return Math.round(left + width / 2); }));
  assert.equal(new Set(centres).size, 1, "the keywords stand in one column");
});

test("lines sort outward from the keyword, and the words they sort by are underlined", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines?q=power*`);
  await page.locator(at.line).first().waitFor();
  await page.locator(at.sort).getByRole("button", { name: "1 left" }).click();
  await becomes(page, () => new URL(page.url()).hash, "#/lines?q=power*&by=left1");
  const sorted = async () => (await words(page, at.sortWords)).map((word) => word.toLowerCase());
  await becomes(page, async () => (await sorted()).length > 3, true);
  const left = await sorted();
  assert.deepEqual(left, [...left].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  await page.locator(at.outward).getByRole("button", { name: "2" }).click();
  await becomes(page, () => new URL(page.url()).hash, "#/lines?q=power*&by=left2");
  await becomes(page, async () => (await sorted()).some((stretch) => stretch.includes(" ")), true);
  await page.goBack();
  await becomes(page, async () => page.locator(at.sort).getByRole("button", { name: "1 left" }).getAttribute("aria-pressed"), "true");
});

test("a line opens in place to its whole passage, by keyboard too", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines?q=power*`);
  const first = page.locator(`${at.line} button`).first();
  await first.waitFor();
  await page.keyboard.press("j");
  assert.ok(await first.evaluate((node) => node === document.activeElement));
  await page.keyboard.press("Enter");
  await page.locator(at.opened).waitFor();
  assert.equal(await first.getAttribute("aria-expanded"), "true");
  assert.ok((await page.locator(`${at.opened} mark`).count()) > 0, "its hits are marked");
  await page.locator(at.opened).getByText("Read in place").click();
  await page.locator(at.articleTitle).waitFor();
});

test("each word asked for has its own lines", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines?q=power*+OR+organiz*`);
  await page.locator(at.line).first().waitFor();
  const all = await total(page);
  const link = page.locator(at.keyword).getByRole("link").first();
  const count = Number((await link.textContent()).match(/(\d+)$/)[1]);
  await link.click();
  await becomes(page, () => total(page), count);
  assert.ok(count < all);
  await page.locator(at.search).fill("strike");
  await becomes(page, () => new URL(page.url()).hash.includes("word="), false);
});

test("a word beside the keyword leads to as many lines as it counts", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines?q=union*`);
  const links = page.locator(at.collocate);
  await links.first().waitFor();
  for (const n of [0, 3, 7]) {
    const link = links.nth(n);
    const count = Number.parseInt(await link.locator(at.collocateCount).textContent());
    await link.click();
    await becomes(page, () => total(page), count);
    await page.goBack();
    await becomes(page, async () => (await total(page)) > count, true);
    await links.nth(n).waitFor();
  }
});

test("the words beside the keyword stand by their score, and what stands everywhere is left out", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines?q=union*`);
  await page.locator(at.collocate).first().waitFor();
  const scores = (await page.locator(at.collocateScore).allTextContents()).map(Number.parseFloat);
  assert.ok(scores.length > 5 && scores.every((score) => score > 0 && score <= 1), `${scores}`);
  assert.deepEqual(scores, [...scores].sort((a, b) => b - a));
  const beside = await page.locator(at.collocate).allTextContents();
  assert.ok(!beside.some((word) => /^(the|a) /.test(word)), `${beside}`);
});

test("context is cut at words, as wide as is asked for", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines?q=power*&width=short`);
  await page.locator(at.line).first().waitFor();
  const widths = async () => (await words(page, at.lineAfter)).map((text) => text.length);
  assert.ok(Math.max(...(await widths())) <= 28);
  await page.locator(at.context).selectOption("long");
  await becomes(page, async () => Math.max(...(await widths())) > 50, true);
});

test("thousands of lines scroll, and few are in the page", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines?q=a*+OR+t*+OR+s*`);
  await page.locator(at.line).first().waitFor();
  const lines = await total(page);
  assert.ok(lines > 3000, `${lines} lines`);
  assert.ok((await shown(page)) < 120);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await becomes(page, () => page.locator(at.line).last().getAttribute("data-row"), String(lines - 1));
  assert.ok((await shown(page)) < 120);
});

test("lines are handed over as files that read back", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines?q=power*`);
  await page.locator(at.line).first().waitFor();
  for (const [kind, name, separator] of [["CSV", "crossread-lines.csv", ","], ["TSV", "crossread-lines.tsv", "\t"]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: kind }).click()]);
    assert.equal(download.suggestedFilename(), name);
    const text = readFileSync(await download.path(), "utf8");
    const rows = text.trimEnd().split(/\r?\n/);
    assert.equal(rows.length, 1 + (await total(page)));
    assert.deepEqual(rows[0].split(separator), ["article", "code", "title", "passage", "term", "before", "keyword", "after"]);
  }
});
