// The lens Figures: order, filters, plots, the open row, and the files.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { becomes, open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

const total = async (page) => Number((await page.locator(`${at.figures} b`).textContent()).replace(/\D/g, ""));
const column = (page, part) => page.locator(`${at.figure} ${part}`).allTextContents();

/** The number that a sum of dollars says. */
const dollars = (text) => {
  const [, digits, letter] = text.match(/\$([\d,.]+) ?([MBT]?)/);
  return Number(digits.replaceAll(",", "")) * { "": 1, M: 1e6, B: 1e9, T: 1e12 }[letter];
};

test("sums stand by value, each currency by itself", { viewport: { width: 1280, height: 2400 } }, async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/figures?q=&kind=money`);
  await page.locator(at.figure).first().waitFor();
  await becomes(page, () => page.locator(at.figure).count(), await total(page));
  const values = await column(page, at.figureValue);
  const firstOther = values.findIndex((value) => value.includes("NZ$"));
  assert.ok(firstOther > values.length / 2, "the currency with the most figures comes first");
  assert.ok(values.slice(firstOther).every((value) => value.includes("NZ$")), "two currencies, one after the other");
  const usd = values.slice(0, firstOther).map(dollars);
  assert.deepEqual(usd, [...usd].sort((a, b) => b - a));
});

test("a head sorts, once more turns round, and the address says so", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/figures?q=`);
  await page.locator(at.figure).first().waitFor();
  await page.locator(at.figureHead("What")).click();
  await becomes(page, () => new URL(page.url()).hash, "#/figures?by=what");
  await becomes(page, () => page.locator(at.figureColumn("What")).getAttribute("aria-sort"), "ascending");
  await page.locator(at.figureHead("What")).click();
  await becomes(page, () => new URL(page.url()).hash, "#/figures?by=-what");
  await becomes(page, () => page.locator(at.figureColumn("What")).getAttribute("aria-sort"), "descending");
});

test("kinds and sizes narrow the list, and back restores it", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/figures?q=`);
  await page.locator(at.figure).first().waitFor();
  const all = await total(page);
  const chip = page.locator(at.kindChip("Percent"));
  const count = Number((await chip.textContent()).match(/(\d+)$/)[1]);
  await chip.click();
  await becomes(page, () => total(page), count);
  assert.equal(await chip.getAttribute("aria-pressed"), "true");
  await becomes(page, async () => new Set(await column(page, at.figureKind)).size, 1);
  await page.goBack();
  await becomes(page, () => total(page), all);
  await page.locator(at.sizeFrom).selectOption("6");
  await becomes(page, () => new URL(page.url()).hash, "#/figures?least=1e6");
  await becomes(page, async () => (await total(page)) < all, true);
});

test("a figure opens to its passage, where it is marked", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/figures?q=`);
  const first = page.locator(`${at.figure} button`).first();
  await first.waitFor();
  await first.press("Enter");
  await page.locator(`${at.opened} mark`).waitFor();
  assert.equal(await page.locator(`${at.opened} mark`).count(), 1);
  await first.press("Enter");
  await becomes(page, () => page.locator(at.opened).count(), 0);
});

test("a mark of a plot opens its row", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/figures?q=`);
  await page.locator(at.plotMark).first().waitFor();
  assert.ok((await page.locator(at.plot).count()) >= 2);
  await page.locator(at.plotMark).nth(3).click();
  await page.locator(`${at.opened} mark`).waitFor();
  assert.ok(await page.locator(at.opened).evaluate((node) => node.getBoundingClientRect().top < innerHeight));
});

test("plots name their least and their greatest figure, and every article its count", { viewport: { width: 1280, height: 2400 } }, async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/figures?q=&kind=money`);
  await page.locator(at.plotValue).first().waitFor();
  const named = await page.locator(at.plotValue).allTextContents();
  const values = await column(page, at.figureValue);
  assert.ok(named.length >= 2 && named.every((value) => values.includes(value)), `${named}`);
  assert.equal(named.at(-1), values[0], "the greatest of the first currency");
  const counts = await page.locator(`${at.figureKey} .num`).allTextContents();
  assert.equal(counts.map(Number).reduce((sum, n) => sum + n, 0), await total(page));
});

test("marks of a plot do not cover one another, and its greatest value stands above its own", { viewport: { width: 1440, height: 2400 } }, async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/figures?q=`);
  await page.locator(at.plotMark).first().waitFor();
  const plots = await page.locator(at.plot).evaluateAll((all) =>
    all.map((plot) => {
      const boxes = (name) => [...plot.querySelectorAll(name)].map((node) => ["x", "y", "width", "height"].map((key) => Number(node.getAttribute(key))));
      const value = [...plot.querySelectorAll(".val")].at(-1)?.getBoundingClientRect();
      const marks = [...plot.querySelectorAll("use")].map((node) => node.getBoundingClientRect());
      const last = Math.max(...marks.map((box) => box.right));
      return { boxes: boxes("use"), over: value && last > value.left && last < value.right + 12 };
    }),
  );
  const drawn = plots.filter((plot) => plot.boxes.length > 0);
  assert.ok(drawn.length > 0);
  for (const { boxes, over } of drawn) {
    const meet = ([x, y, w, h], [u, v]) => Math.abs(x - u) < w && Math.abs(y - v) < h;
    assert.ok(!boxes.some((one, i) => boxes.some((other, k) => k > i && meet(one, other))), JSON.stringify(boxes));
    assert.ok(over);
  }
});

test("figures are handed over as files", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/figures?q=&kind=percent`);
  await page.locator(at.figure).first().waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV" }).click()]);
  assert.equal(download.suggestedFilename(), "crossread-figures.csv");
  const rows = readFileSync(await download.path(), "utf8").trimEnd().split("\r\n");
  assert.equal(rows.length, 1 + (await total(page)));
  assert.ok(rows[0].startsWith("kind,from,to,unit,currency,"));
  assert.ok(rows.slice(1).every((row) => row.startsWith("percent,")));
});
