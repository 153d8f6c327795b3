// Reading an article: numbered paragraphs that can be linked to.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { becomes, open, test } from "./lib/harness.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const slugs = readdirSync(path.join(root, "corpus/articles")).map((file) => file.replace(/\.md$/, ""));
const ids = (page, selector) => page.locator(selector).evaluateAll((found) => found.map((element) => element.id));

test("every article opens with its paragraphs numbered from one", async ({ page, serve }) => {
  const { url } = await serve();
  assert.equal(slugs.length, 9);
  await open(page, url);
  for (const slug of slugs) {
    await page.goto(`${url}#/a/${slug}`);
    await becomes(page, () => page.evaluate(() => location.hash), `#/a/${slug}`);
    await page.locator(`${at.paragraph}#p1`).waitFor();
    const found = await ids(page, at.paragraph);
    const numbered = found.filter((id) => /^p\d+$/.test(id));
    assert.deepEqual(numbered, numbered.map((_, index) => `p${index + 1}`), slug);
    assert.ok(numbered.length > 5, `${slug} has ${numbered.length} paragraphs`);
    assert.notEqual((await page.locator(at.articleTitle).textContent()).trim(), "");
  }
});

test("the number of a paragraph is a link to it", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/a/scotland-miners-pardon`);
  await page.locator(`${at.paragraph}#p3 .pno`).click();
  await becomes(page, () => new URL(page.url()).hash, "#/a/scotland-miners-pardon/p3");
  await becomes(page, () => ids(page, at.target), ["p3"]);
});

test("a link to a paragraph shows that paragraph", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/a/ocasio-cortez-interview/p20`);
  await becomes(page, () => ids(page, at.target), ["p20"]);
  const visible = () =>
    page.locator(at.target).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  await becomes(page, visible, true);
});

test("words of the query that led to an article are marked in it", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/?q=miners`);
  await page.locator(at.resultTitle).first().click();
  await page.locator(at.articleTitle).waitFor();
  await page.locator(at.mark).first().waitFor();
  for (const mark of await page.locator(at.mark).allTextContents()) assert.match(mark, /^miner/i);
});

test("an article is cited in six styles, and its record is saved as a file", async ({ page, context, serve }) => {
  const { url } = await serve();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `${url}#/a/scotland-miners-pardon`);
  const opener = page.locator(at.readingTools).getByRole("button", { name: "Cite" });
  await opener.press("Enter");
  const box = page.locator(at.citeBox);
  await box.waitFor();
  assert.match(await box.textContent(), /retelling/);
  const styles = await box.getByRole("group", { name: "Style" }).getByRole("button").allTextContents();
  assert.deepEqual(styles, ["APA", "MLA", "Chicago", "BibTeX", "RIS", "CSL-JSON"]);
  const seen = new Set();
  for (const style of styles) {
    await box.getByRole("button", { name: style, exact: true }).press("Enter");
    const text = page.locator(at.citation).first();
    await becomes(page, async () => seen.has(await text.textContent()), false);
    seen.add(await text.textContent());
    assert.match(await text.textContent(), /Retold in/i, style);
    assert.equal(await text.locator("em").count() > 0, ["APA", "MLA", "Chicago"].includes(style), `${style}: italics`);
  }
  await box.getByRole("button", { name: "Copy", exact: true }).click();
  await box.getByText("Copied.").waitFor();
  const [item] = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(item.id, "scotland-miners-pardon");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    box.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "scotland-miners-pardon.json");
  assert.deepEqual(JSON.parse(readFileSync(await download.path(), "utf8")), [item]);

  await page.keyboard.press("Escape");
  await becomes(page, () => opener.evaluate((button) => document.activeElement === button), true);
  await page.reload();
  await opener.click();
  const pressed = () => box.locator("[aria-pressed=true]").allTextContents();
  await becomes(page, pressed, ["CSL-JSON"]);
});

test("a paragraph is copied with its citation, by keys alone", async ({ page, context, serve }) => {
  const { url } = await serve();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `${url}#/a/two-connecticuts?q=union`);
  const passage = page.locator(`${at.paragraph}#p2`);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await becomes(page, () => passage.evaluate((p) => p.contains(document.activeElement)), true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("The passage is copied with its citation.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const text = await passage.locator("p").textContent();
  assert.ok(copied.startsWith(`“${text}” (`), copied);
  assert.match(copied, /para\. 2\)\n/);
  assert.ok(copied.includes(`\n${url}#/a/two-connecticuts/p2?v=`), copied);
});

test("a browser that refuses the clipboard shows the passage, selected", async ({ page, serve }) => {
  const { url } = await serve();
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await open(page, `${url}#/a/two-connecticuts`);
  const passage = page.locator(`${at.paragraph}#p3`);
  await passage.hover();
  await passage.locator(at.copyPassage).click();
  await page.locator(at.quoteBox).waitFor();
  const shown = await page.locator(at.copyText).textContent();
  assert.match(shown, /^“.*” \(.*para\. 3\)/s);
  await becomes(page, () => page.evaluate(() => getSelection().toString().replace(/\s+/g, " ").trim()), shown.replace(/\s+/g, " ").trim());
});

test("the map of an article shows its hits and leads to its paragraphs", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/a/ocasio-cortez-interview`);
  assert.equal(await page.locator(at.minimap).count(), 0, "nothing is asked, so there is nothing to map");
  await open(page, `${url}#/a/ocasio-cortez-interview?q=party`);
  const map = page.getByRole("slider", { name: "Place in the article" });
  const value = async () => Number(await map.getAttribute("aria-valuenow"));
  const last = Number(await map.getAttribute("aria-valuemax"));
  const inView = (n) => page.locator(`#p${n}`).evaluate((p) => p.getBoundingClientRect().top < innerHeight && p.getBoundingClientRect().bottom > 0);
  await map.press("End");
  await becomes(page, () => inView(last), true);
  await map.press("Home");
  await becomes(page, value, 1);
  await map.press("ArrowRight");
  await becomes(page, value, 2);
  const { width, height } = await map.boundingBox();
  await map.click({ position: { x: width / 2, y: height / 2 } });
  await becomes(page, async () => (await value()) > 5 && (await value()) < last, true);
  assert.equal(await inView(await value()), true);
});

test("the keyboard reaches the tools without moving the text", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/a/ocasio-cortez-interview/p20?q=party`);
  await page.locator(at.target).waitFor();
  await page.locator(at.citeButton).focus();
  const scrolled = await page.evaluate(() => scrollY);
  assert.ok(scrolled > 0, "the page has gone to the paragraph");
  for (let n = 0; n < 5; n++) await page.keyboard.press("Tab");
  await becomes(page, () => page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Smaller text");
  assert.equal(await page.evaluate(() => scrollY), scrolled);
});

test("the place in the article is that of the paragraph that a key leads to", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/a/ocasio-cortez-interview`);
  const place = () => page.locator(at.readingPlace).textContent();
  await page.locator(at.paragraph).first().waitFor();
  for (let n = 1; n <= 4; n++) {
    await page.keyboard.press("j");
    await becomes(page, async () => (await place()).split(" ")[0], `¶${await page.evaluate(() => document.activeElement.closest("[id]").id.slice(1))}`);
  }
});

test("brackets step through the hits, and come round", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/a/scotland-miners-pardon?q=miners`);
  const hits = await page.locator(at.mark).count();
  const focused = () => page.locator(at.mark).evaluateAll((marks) => marks.indexOf(document.activeElement));
  for (let n = 0; n < hits; n++) {
    await page.keyboard.press("]");
    await becomes(page, focused, n);
  }
  await page.keyboard.press("]");
  await becomes(page, focused, 0);
  await page.keyboard.press("[");
  await becomes(page, focused, hits - 1);
});

test("letters change the size of the text and the theme", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/a/scotland-miners-pardon`);
  const size = () => page.locator("#p1 p").evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
  const designed = await size();
  await page.keyboard.press("+");
  await becomes(page, async () => (await size()) > designed, true);
  await page.keyboard.press("-");
  await becomes(page, size, designed);
  await page.keyboard.press("t");
  await page.keyboard.press("t");
  await becomes(page, () => page.locator("html").getAttribute("data-theme"), "dark");
});

test("on paper the numbers stay and the tools go", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/a/scotland-miners-pardon?q=miners`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#p4 .pno").isVisible(), true);
  for (const gone of [at.readingTools, `#p4 ${at.copyPassage}`]) assert.equal(await page.locator(gone).isVisible(), false, gone);
});

test("a retelling says so at its head, with its source", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/a/scotland-miners-pardon`);
  const head = await page.locator(at.articleHead).textContent();
  assert.match(head, /Retold in other words/);
  assert.match(head, /Source/);
});

test("/ leads from an article to the search that it was found by, ready to be typed in", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/?q=union`);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.locator(at.paragraph).first().waitFor();
  await page.keyboard.press("/");
  await becomes(page, () => page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.type("s");
  await becomes(page, () => page.locator(at.search).inputValue(), "unions");
});

test("a card is seen whole, or scrolls within what is seen", async ({ page, serve }) => {
  const { url } = await serve();
  await page.setViewportSize({ width: 1280, height: 560 });
  await open(page, `${url}#/a/police-unions-losing-war`);
  const words = page.locator(`${at.paragraph} [data-card^=e]`);
  await words.first().waitFor();
  for (let at = 0; at < 12; at++) {
    await words.nth(at).evaluate((word) => word.scrollIntoView({ block: "center", behavior: "instant" }));
    await words.nth(at).focus();
    const card = page.locator(".hovercard");
    await card.waitFor();
    const { top, bottom } = await card.evaluate((card) => card.getBoundingClientRect());
    const bar = await page.locator(".readbar").evaluate((bar) => bar.getBoundingClientRect().bottom);
    assert.ok(top >= bar && bottom <= 560, `card ${at} from ${top} to ${bottom}`);
    await page.keyboard.press("Escape");
  }
});
