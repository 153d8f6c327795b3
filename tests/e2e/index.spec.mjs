// The index, the pages of its entries and of its families: what they show is what the texts say.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";

import { becomes, open, test } from "./lib/harness.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");

/** The whole index of the corpus as the command line gives it. */
function listed() {
  const out = execFileSync(command, ["index", path.join(root, "corpus"), "--json"], { maxBuffer: 1 << 26 });
  return JSON.parse(out).entries;
}

const texts = (page, selector) => page.locator(selector).allTextContents();

test("the index has a heading for every entry, and the masthead leads to it", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url);
  await page.locator(at.section("Index")).click();
  await page.locator(at.heading).first().waitFor();
  const entries = listed();
  assert.equal(await page.locator(at.heading).count(), entries.length);
  assert.match(await page.title(), /^Index · /);
  const all = Number((await page.locator(at.typeOption("All")).textContent()).replace(/\D/g, ""));
  assert.equal(all, entries.length);
  for (const [label, type] of [["People", "person"], ["Places", "place"], ["Works", "work"]]) {
    const count = Number((await page.locator(at.typeOption(label)).textContent()).replace(/\D/g, ""));
    assert.equal(count, entries.filter((entry) => entry.type === type).length, label);
  }
});

test("a locator leads to its paragraph", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/index?find=linda`);
  await page.locator(at.locator).first().click();
  await page.locator(at.target).waitFor();
  await page.goBack();
  await page.locator(at.heading).first().waitFor();
  assert.equal(await page.locator(at.search).inputValue(), "linda");
});

test("each letter has its own columns, and no code is torn from its number", { viewport: { width: 1440, height: 900 } }, async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/index`);
  await page.locator(at.heading).first().waitFor();
  const letters = await page.locator(at.letterGroup).evaluateAll((all) => all.map((group) => group.getBoundingClientRect()));
  assert.ok(letters.length > 10);
  letters.slice(1).forEach((letter, i) => assert.ok(letter.top >= letters[i].bottom, "letters stand below one another"));
  const columns = await page.locator(`${at.letterGroup}:first-child li`).evaluateAll((all) => new Set(all.map((row) => row.getBoundingClientRect().left)).size);
  assert.ok(columns > 1, "and their headings in columns");
  const torn = await page.locator(`${at.heading} .lo`).evaluateAll((all) => all.filter((place) => {
    const [code, number] = [place.querySelector("b"), place.querySelector("a")].map((part) => part.getClientRects()[0]);
    return Math.abs(code.bottom - number.bottom) > 6;
  }).length);
  assert.equal(torn, 0);
});

test("typing and types filter the headings, and the address keeps both", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/index`);
  await page.locator(at.search).pressSequentially("canvass");
  await becomes(page, async () => (await texts(page, at.heading)).every((text) => /canvass/i.test(text)), true);
  await page.locator(at.typeOption("Concepts")).click();
  await becomes(page, () => page.evaluate(() => location.hash), "#/index?type=concept&find=canvass");
  const before = await texts(page, at.heading);
  await page.reload();
  await page.locator(at.heading).first().waitFor();
  assert.deepEqual(await texts(page, at.heading), before);
  await page.locator(at.search).fill("disinvestment");
  await becomes(page, () => texts(page, at.seeReference), ["see austerity"]);
  await page.locator(at.search).fill("zzzz");
  await page.locator(at.nothingFound).waitFor();
  assert.equal(await page.locator(at.heading).count(), 0);
});

test("a letter leads to its headings, and one without headings leads nowhere", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/index`);
  await page.locator(at.letter("M")).click();
  await becomes(page, () => page.evaluate(() => document.activeElement.textContent), "M");
  assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().top < innerHeight));
  await page.locator(at.search).fill("linda");
  await becomes(page, () => page.locator(at.letter("M")).count(), 0);
  await page.locator(at.letter("H")).waitFor();
});

test("an entry shows each of its mentions in its sentence", async ({ page, serve }) => {
  const { url } = await serve();
  const entries = listed();
  for (const id of ["deep-canvassing", "afl-cio", "linda-hill"]) {
    await open(page, `${url}#/e/${id}`);
    const entry = entries.find((entry) => entry.id === id);
    await page.locator(at.mention).first().waitFor();
    assert.equal(await page.locator(`${at.mention} mark[data-hit]`).count(), entry.mentions.length, id);
    assert.match(await page.title(), new RegExp(`^${entry.name} · `));
    const facts = await texts(page, at.fact);
    assert.equal(facts[0], String(entry.mentions.length), id);
    assert.equal(facts[1], `${new Set(entry.mentions.map((mention) => mention.article)).size} of 9`, id);
  }
});

test("the number beside a companion opens the passages that name both", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/e/organizing`);
  const number = page.locator(at.companionCount).first();
  const count = Number(await number.textContent());
  await number.press("Enter");
  await becomes(page, () => page.locator(at.companionQuote).count(), count);
  await number.press("Enter");
  await becomes(page, () => page.locator(at.companionQuote).count(), 0);
});

test("filter by this selects just the articles that name the entry", async ({ page, serve }) => {
  const { url } = await serve();
  const entries = listed();
  for (const id of ["linda-hill", "afl-cio", "organizing"]) {
    await open(page, `${url}#/e/${id}`);
    await page.locator(at.filterBy).click();
    const articles = new Set(entries.find((entry) => entry.id === id).mentions.map((mention) => mention.article));
    await becomes(page, () => page.locator(at.result).count(), articles.size);
  }
});

test("an entry is cited as a part of the corpus", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/e/deep-canvassing`);
  await page.locator(at.citeEntry).click();
  const cited = await page.locator(at.citation).first().textContent();
  assert.ok(cited.includes("Index entry: deep canvassing"), cited);
  assert.ok(cited.includes("#/e/deep-canvassing"), cited);
});

test("a family shows every member and every aspect, and a place opens its paragraphs", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/family/moving-people`);
  await page.locator(at.rival).first().waitFor();
  assert.equal(await page.locator(at.rival).count(), 6);
  assert.equal(await page.locator(at.aspect).count(), 6);
  const place = page.locator(at.place).first();
  await place.press("Enter");
  await page.locator(at.placeQuote).first().waitFor();
  assert.equal(await place.getAttribute("aria-expanded"), "true");
  await page.locator(at.closePlace).press("Enter");
  await becomes(page, () => page.locator(at.placeQuote).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.className), "sig");
  assert.match(await page.title(), /^ways to move people · /);
});

test("members of a family are ticked to be compared, and Esc closes what a place opened", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/family/moving-people`);
  await page.locator(at.rivalTick).nth(0).check();
  assert.equal(await page.getByRole("link", { name: /^Compare \d chosen/ }).count(), 0);
  await page.locator(at.rivalTick).nth(1).check();
  await page.locator(at.place).first().press("Enter");
  await page.locator(at.placeOpened).getByRole("link", { name: "Read it in place" }).waitFor();
  await page.keyboard.press("Escape");
  await becomes(page, () => page.locator(at.placeOpened).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "false", "the focus is on the place");
  await page.getByRole("link", { name: "Compare 2 chosen" }).click();
  await becomes(page, () => new URL(page.url()).hash.match(/entry(:|%3A)/g)?.length, 2);
});

test("a mention is saved beside its sentence", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/e/organizing`);
  await page.locator(at.mentionSave).nth(1).click();
  await page.locator(at.toast).filter({ hasText: "Passage saved" }).waitFor();
  await becomes(page, () => page.locator(at.notesCount).textContent(), "1");
});

test("what the index does not have is said", async ({ page, serve }) => {
  const { url } = await serve();
  for (const [fragment, said] of [["#/e/no-such", "entry “no-such”"], ["#/family/no-such", "family “no-such”"]]) {
    await page.goto("about:blank");
    await open(page, url + fragment);
    await becomes(page, async () => (await page.locator(at.message).textContent()).includes(said), true);
    assert.match(await page.title(), /^Not found · /);
  }
});
