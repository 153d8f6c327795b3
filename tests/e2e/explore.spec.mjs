// Searching and filtering, and the address that holds the state.

import assert from "node:assert/strict";

import { becomes, open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

const titles = (page) => page.locator(at.resultTitle).allTextContents();
const count = (page) => page.locator(at.result).count();

test("the page lists the nine articles of the corpus", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?q=`);
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
  await open(page, `${(await serve()).url}#/?q=`);
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

test("what may have been meant is a link that works, and the focus goes along", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?q=${encodeURIComponent('"unoin"')}`);
  await page.locator(at.meantInstead).first().click();
  await becomes(page, () => page.locator(at.search).inputValue(), '"union"');
  assert.ok((await count(page)) > 0, "it finds something");
  await becomes(page, () => page.evaluate(() => document.activeElement.tagName), "H1");
});

test("completions open below the box, and the keys take one", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  const box = page.locator(at.search);
  await box.pressSequentially("organi");
  // Every ending comes first.
  await page.locator(at.offer).first().filter({ hasText: "organi*" }).waitFor();
  assert.equal(await box.getAttribute("aria-expanded"), "true");
  await box.press("ArrowDown");
  await box.press("ArrowDown");
  const active = await box.getAttribute("aria-activedescendant");
  const text = await page.locator(`#${active} span`).first().textContent();
  await box.press("Enter");
  await becomes(page, () => box.inputValue(), text);
  assert.equal(await page.locator(at.offer).count(), 0, "the list is closed");
  assert.ok((await count(page)) > 0);
});

test("whoever ignores the completions is not disturbed", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  const box = page.locator(at.search);
  await box.pressSequentially("poli");
  await page.locator(at.offer).first().filter({ hasText: "poli*" }).waitFor();
  await box.press("Escape");
  await becomes(page, () => page.locator(at.offer).count(), 0);
  assert.equal(await box.inputValue(), "poli", "Esc closes the list and nothing else");
  assert.ok(await box.evaluate((node) => node === document.activeElement), "the box keeps the focus");
  await box.pressSequentially("ce");
  await page.locator(at.offer).first().waitFor();
  await box.press("Enter");
  await becomes(page, () => page.locator(at.offer).count(), 0);
  assert.equal(await box.inputValue(), "police", "Enter sends what was typed");
});

test("a completion is taken with the pointer", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  await page.locator(at.search).pressSequentially("poli");
  await page.locator(at.offer).first().filter({ hasText: "poli*" }).waitFor();
  const offer = page.locator(at.offer).nth(1);
  const text = await offer.locator("span").first().textContent();
  await offer.click();
  await becomes(page, () => page.locator(at.search).inputValue(), text);
});

test("days are chosen with the keys, in one entry of the history, and given up by their chip", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?q=`);
  await becomes(page, () => count(page), 9);
  const entries = await page.evaluate(() => history.length);
  const first = page.locator(at.firstDay);
  await first.focus();
  assert.equal(await first.getAttribute("aria-valuenow"), "0");
  await first.press("ArrowRight");
  await becomes(page, () => first.getAttribute("aria-valuenow"), "1");
  await first.press("Shift+ArrowRight");
  await becomes(page, () => first.getAttribute("aria-valuenow"), "5");
  assert.ok(await first.evaluate((node) => node === document.activeElement), "the handle keeps the focus");
  assert.match(await first.getAttribute("aria-valuetext"), /^\d+ \w+ 2020$/);
  await becomes(page, () => count(page), 6);
  await becomes(page, () => new URL(page.url()).hash.includes("date=2020-08-02.."), true);
  assert.equal(await page.evaluate(() => history.length), entries + 1);
  await first.press("End");
  await becomes(page, async () => (await first.getAttribute("aria-valuenow")) === (await page.locator(at.lastDay).getAttribute("aria-valuenow")), true);
  await first.press("Home");
  await becomes(page, () => page.locator(at.chip).count(), 0);
  await first.press("ArrowRight");
  await page.locator(`${at.chip} button`).click();
  await becomes(page, () => count(page), 9);
});

test("days are chosen by dragging, in one entry of the history", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?q=`);
  await becomes(page, () => count(page), 9);
  const entries = await page.evaluate(() => history.length);
  const { x, y, width, height } = await page.locator(at.band).boundingBox();
  await page.mouse.move(x + width * 0.3, y + height * 0.4);
  await page.mouse.down();
  for (let share = 0.3; share < 0.75; share += 0.02) await page.mouse.move(x + width * share, y + height * 0.4);
  assert.equal(await page.evaluate(() => history.length), entries, "nothing is written while it moves");
  await page.mouse.up();
  await page.locator(at.chip).filter({ hasText: "Published" }).waitFor();
  await becomes(page, () => count(page), 6);
  assert.equal(await page.evaluate(() => history.length), entries + 1);
  await page.goBack();
  await becomes(page, () => count(page), 9);
});

test("articles just outside are shown with the filter that keeps them out", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?q=union*&f.place=United+States`);
  const outside = page.locator(at.outside);
  await outside.locator("li").first().waitFor();
  assert.match(await outside.textContent(), /Is not set in “United States”/);
  await open(page, `${(await serve()).url}#/?q=person:maxmn`);
  await outside.locator("li").first().waitFor();
  assert.match(await outside.textContent(), /Does not name the person “Maxmin”.* more without “person:maxmn”$/);
});

test("where nothing is found every part of the query can be given up, with what that brings", async ({ page, serve }) => {
  const { url } = await serve();
  const ways = page.locator(`${at.nothingFound} li`).filter({ has: page.locator("button") });
  for (const [query, expected] of [
    ['"broke on purpose" miners', ["LoosenDrop \"broke on purpose\"1 more article for “miners”", 'Drop “miners”1 more article for "broke on purpose"']],
    ["date:2019-01-01..2019-02-01", ["LoosenThe nearest day: 30 June 20201 more article"]],
    ["outlet:politico union -union", ["LoosenDrop “-union”1 more article for “outlet:politico union”"]],
    ["miners Connecticut Maxmin", ["LoosenOnly “miners”1 article", "Only “Connecticut”1 article", "Only “Maxmin”1 article"]],
  ]) {
    await open(page, `${url}#/?q=${encodeURIComponent(query)}`);
    await becomes(page, () => ways.allTextContents(), [...expected, "Clear everythingback to 9 articles"]);
  }
  await ways.locator("button").first().click();
  await becomes(page, () => count(page), 1);
  assert.equal(await page.evaluate(() => location.hash), "#/?q=miners");
});

test("a word in no article is said to be so once", async ({ page, serve }) => {
  const { url } = await serve();
  for (const [query, notes] of [["zzzxqv", 0], ["zzzxqv&f.kind=report", 0], ["zzzxqv+union", 1]]) {
    await open(page, `${url}#/?q=${query}`);
    await page.locator(at.nothingFound).waitFor();
    const word = /No article has “zzzxqv”\./g;
    assert.equal((await page.locator("#main").innerText()).match(word)?.length, 1, query);
    assert.equal(await page.locator(at.remarks).count(), notes, query);
  }
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

test("going back puts the focus on the link that led away", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?q=union*`);
  const title = page.locator(at.resultTitle).nth(2);
  const href = await title.getAttribute("href");
  await title.focus();
  await page.keyboard.press("Enter");
  await page.locator(at.articleTitle).waitFor();
  await page.goBack();
  await becomes(page, () => page.evaluate(() => document.activeElement.getAttribute("href")), href);
});

test("a control that goes, or is drawn anew, leaves the focus to its like or to the heading", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/?q=union*&f.kind=report`);
  await page.locator(at.chip).first().locator("button").press("Enter");
  await becomes(page, () => page.evaluate(() => document.activeElement.hasAttribute("data-heading")), true);
  await open(page, `${url}#/compare?side=article:end-womens-work&side=article:nowhere`);
  const box = page.getByRole("checkbox", { name: "Only what differs" });
  await box.press("Space");
  await becomes(page, () => box.isChecked(), true);
  await becomes(page, () => box.evaluate((held) => held === document.activeElement), true);
});

test("a notice that something is done goes by itself, and not while it is pointed at", async ({ page, serve }) => {
  await page.clock.install();
  await open(page, `${(await serve()).url}#/?q=union*`);
  await page.keyboard.press("s");
  const toast = page.locator(at.toast);
  await toast.waitFor();
  await toast.hover();
  await page.clock.runFor(60_000);
  assert.equal(await toast.count(), 1);
  await page.mouse.move(0, 0);
  await page.clock.runFor(60_000);
  await becomes(page, () => toast.count(), 0);
});

test("on a phone the filters say what they leave, and lead there", { viewport: { width: 390, height: 800 } }, async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/?q=union*`);
  await page.locator(at.filters).press("Enter");
  await page.locator(at.choice("Kind", "Report")).click();
  const done = page.locator(at.filtersDone);
  await becomes(page, () => done.textContent(), "Show 1 of 9 articles");
  await done.click();
  await becomes(page, () => done.isVisible(), false);
  await becomes(page, () => page.evaluate(() => document.activeElement.textContent.startsWith("1 of 9 articles")), true);
  assert.ok(await page.locator(at.resultTitle).first().isVisible());
});
