// Names in an article, their cards, and the margin that leads to other articles.

import assert from "node:assert/strict";

import { becomes, open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

const article = "#/a/maxmin-rural-maine";
const cards = (page) => page.locator(at.card).count();

/** True where a card and its word lie on each other anywhere. */
const covers = (page) =>
  page.evaluate((selector) => {
    const card = document.querySelector(selector);
    const word = card.previousElementSibling;
    const frame = card.getBoundingClientRect();
    return [...word.getClientRects()].some(
      (line) => line.bottom > frame.top && line.top < frame.bottom && line.right > frame.left && line.left < frame.right,
    );
  }, at.card);

for (const width of [1440, 820, 390]) {
  test(`a name's card opens on focus, never over its word, and Esc closes it: ${width} px`, { viewport: { width, height: 800 } }, async ({ page, serve }) => {
    await open(page, `${(await serve()).url}${article}`);
    const names = page.locator(at.nameInText);
    await names.first().waitFor();
    for (const n of [0, 5, 20, 60, (await names.count()) - 1]) {
      await names.nth(n).focus();
      await becomes(page, () => cards(page), 1);
      assert.equal(await covers(page), false, `name ${n}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `the card of name ${n} makes the page ${overflow} px wider`);
      await page.keyboard.press("Escape");
      await becomes(page, () => cards(page), 0);
    }
  });
}

test("a card opens when the pointer rests, stays while it is pointed at, and goes", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}${article}`);
  await page.locator(at.nameInText).filter({ hasText: "Washington" }).first().hover();
  const card = page.locator(at.card);
  await card.waitFor();
  assert.match(await card.textContent(), /Place/);
  assert.match(await card.textContent(), /5 mentions in 4 articles/);
  assert.ok((await card.locator("blockquote mark").count()) > 0, "its other places are quoted, and marked");
  await card.hover();
  await page.locator(at.articleTitle).hover();
  await becomes(page, () => cards(page), 0);
});

test("cards are reached by the keyboard, pinned, and stand several at once", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}${article}`);
  const names = page.locator(at.nameInText);
  for (const n of [1, 8]) {
    await names.nth(n).focus();
    await page.locator(at.card).last().waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(`${at.card} [aria-pressed=true]`).last().waitFor();
  }
  await becomes(page, () => cards(page), 2);
  await page.keyboard.press("Escape");
  await becomes(page, () => cards(page), 1);
  const focused = () => page.evaluate(() => document.activeElement.className);
  assert.equal(await focused(), "ent", "the focus is given back to the word");
  assert.equal(await cards(page), 1, "which does not open its card again");
});

test("the first tap on a name opens its card, which leads on; so does a second tap", { hasTouch: true, viewport: { width: 390, height: 800 } }, async ({ page, serve }) => {
  await open(page, `${(await serve()).url}${article}`);
  const hash = () => page.evaluate(() => location.hash);
  const here = await hash();
  const name = page.locator(at.nameInText).nth(1);
  const entry = await name.getAttribute("href");
  await name.tap();
  await page.locator(at.card).waitFor();
  assert.equal(await hash(), here, "the article stays");
  await page.getByRole("link", { name: "Open the entry" }).tap();
  await becomes(page, hash, entry);
  // Back gives the focus back to the name, and so its card stands again.
  await page.goBack();
  await page.locator(at.card).waitFor();
  assert.equal(await hash(), here);
  await name.tap();
  await becomes(page, hash, entry);
});

for (const [how, go] of [["a click", (name) => name.click()], ["Enter", (name) => name.press("Enter")]]) {
  test(`${how} on a name leads to its entry at once`, async ({ page, serve }) => {
    await open(page, `${(await serve()).url}${article}`);
    const name = page.locator(at.nameInText).nth(1);
    const entry = await name.getAttribute("href");
    await go(name);
    await becomes(page, () => page.evaluate(() => location.hash), entry);
  });
}

test("a locator shows its passage on focus and opens it in the margin, with the evidence", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + article);
  const locator = page.locator(`#p11 ${at.beside.replace("#app ", "")}`).first();
  await locator.focus();
  const card = page.locator(at.card);
  await card.waitFor();
  assert.match(await card.textContent(), /Both have .*“canvassing”/);
  await page.keyboard.press("Enter");
  await becomes(page, () => locator.getAttribute("aria-expanded"), "true");
  await becomes(page, () => cards(page), 1);
  assert.ok((await card.locator("blockquote mark").count()) > 1, "what both share is marked");
  assert.equal(new URL(page.url()).hash, article, "the article stays");
  await locator.click();
  await becomes(page, () => cards(page), 0);
  const [other] = await Promise.all([page.context().waitForEvent("page"), locator.click({ modifiers: ["Control"] })]);
  assert.match(new URL(other.url()).hash, /^#\/a\/ocasio-cortez-interview\/p\d+$/);
});

test("what is opened in the margin moves no line of the text", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + article);
  const tops = () => page.locator(at.paragraph).evaluateAll((all) => all.map((p) => Math.round(p.getBoundingClientRect().top + scrollY)));
  const before = await tops();
  const locators = page.locator(at.paragraph).filter({ has: page.locator(at.besideAlone).nth(1) }).first().locator(at.besideAlone);
  await locators.first().click();
  await becomes(page, () => locators.first().getAttribute("aria-expanded"), "true");
  await locators.nth(1).click();
  await becomes(page, () => cards(page), 2);
  assert.deepEqual(await tops(), before);
  const [first, second] = await page.locator(at.card).evaluateAll((all) => all.map((card) => card.getBoundingClientRect()));
  assert.ok(first.bottom <= second.top, "two of one margin stand below each other");
});

test("keys go from name to name where nothing is asked, and from hit to hit where something is", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + article);
  await page.locator(at.nameInText).first().waitFor();
  await page.keyboard.press("]");
  await page.locator(at.card).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  const first = await focused();
  await page.keyboard.press("]");
  const second = await focused();
  await page.keyboard.press("[");
  await becomes(page, focused, first);
  assert.notEqual(first, second);
  await page.goto("about:blank");
  await open(page, `${url}${article}?q=canvassing`);
  await page.locator(at.mark).first().waitFor();
  await page.keyboard.press("]");
  assert.match(await focused(), /canvassing/i);
});

test("what is marked in the text is put off and stays off, and comes back", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}${article}?q=canvass*`);
  const boxes = page.locator(at.markedBox);
  assert.deepEqual(await boxes.evaluateAll((all) => all.map((box) => box.checked)), [true, true, true]);
  const looks = () =>
    page.evaluate(([name, hit, beside]) => {
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      return [style(name).textDecorationLine !== "none", style(hit).backgroundColor !== "rgba(0, 0, 0, 0)", style(beside).display !== "none"];
    }, [at.nameInText, at.mark, ".xref"]);
  assert.deepEqual(await looks(), [true, true, true]);
  for (const n of [0, 1, 2]) await boxes.nth(n).press("Space");
  await becomes(page, looks, [false, false, false]);
  await page.reload();
  await page.locator(at.mark).first().waitFor();
  assert.deepEqual(await looks(), [false, false, false]);
  assert.deepEqual(await boxes.evaluateAll((all) => all.map((box) => box.checked)), [false, false, false]);
  for (const n of [0, 1, 2]) await boxes.nth(n).press("Space");
  await becomes(page, looks, [true, true, true]);
});

test("what to read against an article leads to it, to the names and to what both share", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}${article}`);
  const rows = page.locator(at.related);
  await becomes(page, () => rows.count(), 3);
  const row = rows.first();
  const said = Number((await row.locator("a").last().textContent()).split(" ")[0]);
  assert.ok(said > 0);
  assert.match(await row.locator("a[href^='#/e/']").first().getAttribute("href"), /^#\/e\/[a-z0-9-]+$/);
  const title = await row.locator("h3").textContent();
  await row.locator("a").last().click();
  await page.locator(at.count).first().waitFor();
  assert.equal(await page.evaluate(() => location.hash.match(/side=article/g).length), 2);
  await page.goBack();
  await rows.first().locator("h3 a").click();
  await becomes(page, () => page.locator(at.articleTitle).textContent(), title);
});
