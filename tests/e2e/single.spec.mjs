// The whole site in one file, opened from disk under a name of the reader's own, with every request
// refused but that for the file itself.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { becomes, mounted, open, test } from "./lib/harness.mjs";
import { exported, highlighted, selectWords } from "./lib/notes.mjs";
import { builtSite } from "./lib/server.mjs";
import { VIEWS } from "./lib/views.mjs";
import * as at from "./selectors.mjs";

const single = path.join(builtSite, "crossread.html");
/** The harness counts every request that is not to a server of the test; the file is the only one. */
const ITSELF = /^request to another origin: file:.*\/Saved%20on%20Sunday\.html$/;

/** Saves the file, changed or not, and answers its address; every request but that for it fails. */
async function saved({ page, folder }, change = (text) => text) {
  const file = path.join(folder(), "Saved on Sunday.html");
  writeFileSync(file, change(readFileSync(single, "utf8")));
  const { href } = pathToFileURL(file);
  const asked = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await page.context().route(
    (url) => url.href.split("#")[0] !== href,
    (route) => route.abort(),
  );
  return { href, asked };
}

test("from disk it searches, filters and reads, and asks nobody for anything", { faults: [ITSELF] }, async (given) => {
  const { page } = given;
  const { href, asked } = await saved(given);
  await open(page, href);
  await becomes(page, () => page.locator(at.book).count(), 9);
  assert.equal(await page.locator(at.save).count(), 0, "the saved file does not offer to save itself");
  await page.locator(at.search).fill("miners");
  await becomes(page, () => page.locator(at.result).count(), 1);
  await page.locator(at.resultTitle).first().click();
  await page.locator(`${at.paragraph}#p1`).waitFor();
  assert.ok((await page.locator(at.mark).count()) > 0, "what was looked for is marked");
  await page.goBack();
  await becomes(page, () => page.locator(at.result).count(), 1);
  await page.goto(`${href}#/?q=&f.kind=report`);
  await becomes(page, () => page.locator(at.chip).count(), 1);
  await page.reload();
  await mounted(page);
  await becomes(page, () => page.locator(at.chip).count(), 1);
  await page.goto(`${href}#/a/two-connecticuts/p2`);
  await becomes(page, () => page.locator(at.target).getAttribute("id"), "p2");
  assert.deepEqual([...new Set(asked.map((url) => url.split("#")[0]))], [href]);
});

test("O8: from disk every view works, and nobody is asked", { faults: [ITSELF] }, async (given) => {
  const { page } = given;
  const { href, asked } = await saved(given);
  for (const [fragment, shown] of Object.entries(VIEWS)) {
    await page.goto("about:blank");
    await open(page, href + fragment);
    await page.locator(shown).first().waitFor();
  }
  assert.deepEqual([...new Set(asked.map((url) => url.split("#")[0]))].filter((url) => url !== "about:blank"), [href]);
});

test("O8: from disk words are kept, found again after a reload, exported and imported", { faults: [ITSELF] }, async (given) => {
  const { page } = given;
  const { href, asked } = await saved(given);
  await open(page, `${href}#/a/two-connecticuts`);
  const words = await selectWords(page, "p2", 4, 40);
  await page.keyboard.press("n");
  await page.locator(`${at.noteBox} textarea`).fill("From disk.");
  await page.keyboard.press("Escape");
  await becomes(page, () => page.locator(at.notesCount).textContent(), "1");
  await page.reload();
  await mounted(page);
  await becomes(page, () => highlighted(page), [words]);
  await page.locator(at.notesLink).click();
  await page.locator(at.note).filter({ hasText: words }).filter({ hasText: "From disk." }).waitFor();
  const text = await exported(page, "To import elsewhere");
  await page.locator(at.note).getByRole("button", { name: "Delete" }).click();
  await becomes(page, () => page.locator(at.note).count(), 0);
  await page.locator(at.importFile).setInputFiles({ name: "notebook.jsonld", mimeType: "application/ld+json", buffer: Buffer.from(text) });
  await page.locator(at.note).filter({ hasText: words }).waitFor();
  assert.deepEqual([...new Set(asked.map((url) => url.split("#")[0]))].filter((url) => !url.startsWith("blob:")), [href]);
});

test("a reader's tastes are kept from one opening to the next", { faults: [ITSELF] }, async (given) => {
  const { href } = await saved(given);
  await open(given.page, href);
  await given.page.keyboard.press("t");
  const theme = await given.page.locator("html").getAttribute("data-theme");
  assert.ok(theme);
  await given.page.reload();
  await mounted(given.page);
  assert.equal(await given.page.locator("html").getAttribute("data-theme"), theme);
});

test("without JavaScript every article is in it, at the address that the app gives it", { javaScriptEnabled: false, faults: [ITSELF] }, async (given) => {
  const { page } = given;
  const { href } = await saved(given);
  await page.goto(href);
  const links = await page.locator(at.plainLink).evaluateAll((found) => found.map((link) => link.getAttribute("href")));
  assert.equal(links.length, 9);
  for (const link of links) {
    await page.goto(`${href}${link}/p1`);
    const id = `${link.slice(1)}/p1`;
    const top = await page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top >= -1 && top < 400, `${link} is in view at ${top}`);
  }
});

const FAULTS = {
  "a damaged module": [(text) => text.replace(/(id="crossread-module"[^>]*>.{5000})./, "$1("), /damaged/],
  "a module cut short": [(text) => text.replace(/(id="crossread-module"[^>]*>.{5000})[^<]*/, "$1"), /damaged/],
};

for (const [what, [change, says]] of Object.entries(FAULTS)) {
  test(`${what} is said, and the articles can be read`, { faults: [ITSELF] }, async (given) => {
    const { page } = given;
    const { href } = await saved(given, change);
    await page.goto(href);
    await page.locator(at.notice).waitFor({ timeout: 3000 });
    assert.match(await page.locator(at.notice).textContent(), says);
    await page.locator(at.plainLink).first().click();
    assert.equal(await page.locator(at.plainArticle).count(), 9);
    assert.ok(await page.locator(at.plainArticle).first().isVisible());
  });
}

test("a script that somebody adds to the file does not run", { faults: [ITSELF, /Content Security Policy/, /policy: script-src/] }, async (given) => {
  const { href } = await saved(given, (text) => text.replace("<body>", "<body><script>document.title = 'changed'</script>"));
  await open(given.page, href);
  assert.doesNotMatch(await given.page.title(), /changed/);
});

test("the site offers the file, and what is saved is the file", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(at.save).click()]);
  assert.equal(download.suggestedFilename(), "how-working-people-build-power.html");
  assert.ok(readFileSync(await download.path()).equals(readFileSync(single)));
});

test("the file is not kept for offline use unasked", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  await page.locator("html[data-offline=ready]").waitFor({ state: "attached" });
  assert.equal(await page.evaluate(async () => (await caches.match("crossread.html")) === undefined), true);
});

test("it is at most twice as long as the site in Brotli", () => {
  const names = readdirSync(builtSite, { recursive: true }).filter((name) => statSync(path.join(builtSite, name)).isFile());
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  const packed = (name) => brotliCompressSync(readFileSync(path.join(builtSite, name)), { params }).length;
  const site = names.filter((name) => name !== "crossread.html").reduce((sum, name) => sum + packed(name), 0);
  const { size } = statSync(single);
  console.log(`${size} bytes, ${(size / site).toFixed(2)} times the site's ${site} bytes of Brotli`);
  assert.ok(size <= 2 * site);
});
