// The second band: the years that articles write about, chosen by keys, by dragging and by the address.

import assert from "node:assert/strict";

import { becomes, open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

const count = (page) => page.locator(at.result).count();
const hash = (page) => page.evaluate(() => location.hash);

test("years written about are in the address, the sentence, the chips and just outside", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?about=1984..1985`);
  await becomes(page, () => count(page), 2);
  assert.match(await page.locator(at.restated).textContent(), /writing about 1984 to 1985/);
  assert.match(await page.locator(at.chip).textContent(), /1984–1985/);
  assert.match(await page.locator(at.outside).textContent(), /Does not write about 1984 to 1985/);
  await page.locator(`${at.chip} button`).click();
  await becomes(page, () => count(page), 9);
  assert.equal(await hash(page), "#/?q=");
});

test("the handles of the years are moved by keys, in one entry of the history", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?q=`);
  await becomes(page, () => count(page), 9);
  const entries = await page.evaluate(() => history.length);
  const [first, last] = [page.locator(at.firstYear), page.locator(at.lastYear)];
  assert.equal(await first.getAttribute("aria-valuetext"), "1919");
  await first.press("Shift+ArrowRight");
  await becomes(page, () => hash(page), "#/?about=1923..2029");
  await becomes(page, () => first.getAttribute("aria-valuetext"), "1923");
  await first.press("ArrowRight");
  await becomes(page, () => hash(page), "#/?about=1924..2029");
  await first.press("ArrowLeft");
  await becomes(page, () => hash(page), "#/?about=1923..2029");
  assert.equal(await page.evaluate(() => history.length), entries + 1);
  await last.press("Home");
  await becomes(page, () => hash(page), "#/?about=1923");
  await becomes(page, () => count(page), 0);
  await last.press("End");
  await first.press("Home");
  await becomes(page, () => count(page), 9);
});

test("years are chosen by dragging, beside days and words", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?q=union*`);
  await becomes(page, () => count(page), 6);
  const { x, y, width, height } = await page.locator(at.years).boundingBox();
  await page.mouse.move(x + width * 0.45, y + height * 0.4);
  await page.mouse.down();
  for (let share = 0.45; share < 0.55; share += 0.02) await page.mouse.move(x + width * share, y + height * 0.4);
  await page.mouse.up();
  await page.locator(at.chip).filter({ hasText: "About" }).waitFor();
  await becomes(page, async () => /^#\/\?q=union\*&about=19\d\d(\.\.19\d\d)?$/.test(await hash(page)), true);
  const [years] = (await hash(page)).match(/about=.*/);
  const shown = await count(page);
  assert.ok(shown > 0 && shown < 6, `${shown} articles write about ${years}`);
  // The band of publication counts what the years leave, and is chosen among beside them.
  await page.locator(at.firstDay).press("ArrowRight");
  await becomes(page, async () => (await hash(page)).includes("date="), true);
  assert.ok((await hash(page)).includes(years));
});
