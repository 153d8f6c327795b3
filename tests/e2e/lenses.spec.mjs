// The lenses over one filter: their tabs, their keys, and what leads from one to the other.

import assert from "node:assert/strict";

import { becomes, open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

const tabs = (page) => page.locator(at.lens).allTextContents();
const heading = (page) => page.locator(at.viewHeading).textContent();

test("each lens has its count for the present filter", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?q=strike`);
  await page.locator(at.result).first().waitFor();
  const summary = await page.locator(`${at.summary} h2`).textContent();
  const hits = summary.match(/([\d,]+) hits?$/)[1];
  await becomes(page, async () => (await tabs(page)).find((tab) => tab.startsWith("Lines")), `Lines ${hits}`);
  await page.locator(at.lens).filter({ hasText: "Lines" }).click();
  await becomes(page, () => new URL(page.url()).hash, "#/lines?q=strike");
  await becomes(page, async () => (await page.locator(`${at.summary} h2`).textContent()).split(" ")[0], hits);
  await becomes(page, () => page.locator(at.line).count(), Number(hits));
});

test("the count of each tab is what its lens shows", async ({ page, serve }) => {
  const { url } = await serve();
  for (const query of ["q=", "q=union", "q=%22police+unions%22", "q=&f.kind=report", "q=power*+OR+strike&date=2020-11-01..2020-11-30"]) {
    await open(page, `${url}#/figures?${query}`);
    const counts = async () => Object.fromEntries((await tabs(page)).map((tab) => tab.split(" ")));
    const stated = async () => (await page.locator(`${at.summary} b, ${at.figures} b`).first().textContent()).split(" ")[0];
    await page.locator(at.figures).waitFor();
    await becomes(page, async () => (await stated()) === (await counts()).Figures, true);
    await page.locator(at.lens).filter({ hasText: "Network" }).click();
    await page.locator(at.networkTable).waitFor();
    await becomes(page, async () => (await stated()) === (await counts()).Network, true);
  }
});

test("without words no line can be shown, and the page says so", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines`);
  await page.locator(at.noLines).waitFor();
  await becomes(page, async () => (await tabs(page)).find((tab) => tab.startsWith("Lines")), "Lines –");
});

test("two keys lead to each lens, and not while typing", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?q=strike`);
  await page.locator(at.result).first().waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await becomes(page, () => heading(page), "Lines: strike");
  for (const [key, name] of [["f", "Figures"], ["n", "Network"]]) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await becomes(page, () => heading(page), `${name}: strike`);
  }
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await becomes(page, () => heading(page), "Articles: strike");
  await page.locator(at.search).press("End");
  await page.locator(at.search).pressSequentially("gl");
  await becomes(page, () => page.locator(at.search).inputValue(), "strikegl");
  assert.equal(await heading(page), "Articles: strikegl");
});

test("what is typed keeps the lens, and its count is said once at rest", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines?q=strike&by=left1`);
  await page.locator(at.line).first().waitFor();
  await page.locator(at.search).fill("union");
  await becomes(page, () => new URL(page.url()).hash.replace("*", ""), "#/lines?q=union&by=left1");
  await becomes(page, async () => /^\d+ lines in \d+ articles?$|^\d+ lines in \d+ of 9 articles$/.test(await page.locator(at.status).textContent()), true);
});

test("an article leads back to the lens it was found through, where the page stood", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/lines?q=union*+OR+organiz*&by=right1`);
  await page.locator(at.line).first().waitFor();
  await page.evaluate(() => scrollTo(0, 3000));
  await becomes(page, () => page.evaluate(() => document.querySelector("[data-row]").dataset.row !== "0"), true);
  const row = page.locator(at.line).nth(30);
  const name = await row.getAttribute("data-row");
  await row.scrollIntoViewIfNeeded();
  const before = await row.evaluate((node) => node.getBoundingClientRect().top);
  await row.locator("a").first().click();
  await page.locator(at.articleTitle).waitFor();
  await page.goBack();
  await becomes(page, () => heading(page), "Lines: union* OR organiz*");
  const again = page.locator(`${at.line}[data-row="${name}"]`);
  await again.waitFor();
  await becomes(page, async () => Math.abs((await again.evaluate((node) => node.getBoundingClientRect().top)) - before) < 3, true);
});
