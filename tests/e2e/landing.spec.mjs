// The landing: what the corpus is, and ways into it that all lead somewhere.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { becomes, open, test } from "./lib/harness.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");
const app = process.env.CROSSREAD_APP ?? path.join(root, "target/app");

/** Follows each link of a kind in turn, waits until `shown`, and tells how many of `counted` each leads to. */
async function found(page, links, shown, counted) {
  const hrefs = await page.locator(links).evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const counts = [];
  for (const href of hrefs) {
    await page.locator(`${links}[href="${href}"]`).click();
    await page.locator(shown).first().waitFor();
    counts.push(await page.locator(counted).count());
    await page.goBack();
    await page.locator(at.book).first().waitFor();
  }
  return counts;
}

test("the corpus introduces itself, and every way leads somewhere", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url);
  assert.equal(await page.locator(at.book).count(), 9);
  // Each sample leads to another lens, which counts what the landing said.
  const said = await page.locator(at.sampleCount).allTextContents();
  assert.deepEqual(said.map((text) => text.split(" ")[1].replace(/s$/, "")), ["line", "article", "figure"]);
  for (const [n, text] of said.entries()) {
    await page.locator(at.sample).nth(n).click();
    await page.locator(at.lensHere).waitFor();
    const counted = page.locator(text.endsWith("figures") ? `${at.figures} b` : at.lensHere);
    await becomes(page, () => counted.textContent().then((held) => held.replace(/\D/g, "")), text.replace(/\D/g, ""));
    await page.goBack();
    await page.locator(at.book).first().waitFor();
  }
  const questions = await found(page, at.question, at.rival, at.rival);
  assert.equal(questions.length, 9);
  assert.ok(questions.every((count) => count > 0), `${questions}`);
  const answers = await page.locator(at.answer).count();
  assert.equal(answers, questions.reduce((all, one) => all + one));
  await page.locator(at.answer).first().click();
  await page.locator(at.fact).first().waitFor();
});

test("the examples of what can be done lead to what they say", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  const said = Number(await page.locator(at.moveCount).textContent());
  await page.locator(at.moveSearch).click();
  await page.locator(at.result).first().waitFor();
  const counts = await page.locator(at.resultHits).allTextContents();
  assert.equal(Math.max(...counts.map((text) => parseInt(text, 10))), said);
  await page.goBack();
  await page.locator(at.movePlace).last().click();
  await page.locator(at.target).waitFor();
});

test("the syntax is shown by examples, each with what it finds here", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  await page.locator(at.syntaxButton).press("Enter");
  const rows = await page.locator(at.syntaxRow).evaluateAll((all) =>
    all.map((row) => [row.querySelector("a").getAttribute("href"), Number(row.lastElementChild.textContent)]),
  );
  assert.ok(rows.length > 10 && rows.filter(([, count]) => count > 0).length > 10, JSON.stringify(rows));
  for (const [href, count] of rows) {
    await page.evaluate((to) => (location.hash = to), href);
    await becomes(page, () => page.locator(at.result).count(), count);
  }
});

test("who begins to type on the landing stays in the box", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  await page.locator(at.search).pressSequentially("miners");
  await becomes(page, () => page.locator(at.result).count(), 1);
  assert.equal(await page.locator(at.search).inputValue(), "miners");
  assert.equal(await page.locator(at.book).count(), 0);
  await page.goBack();
  await becomes(page, () => page.locator(at.book).count(), 9);
});

test("a tick on the shelf leads to its paragraph", async ({ page, serve }) => {
  await open(page, (await serve()).url);
  await page.locator(`${at.book} svg[data-live]`).first().click();
  await page.locator(at.target).waitFor();
});

test("a corpus with no index, note or date, in another script, has a landing too", async ({ page, folder, serve }) => {
  const made = folder();
  mkdirSync(path.join(made, "corpus/articles"), { recursive: true });
  writeFileSync(path.join(made, "corpus/corpus.toml"), 'title = "短文"\nlanguage = "zh"\n');
  writeFileSync(path.join(made, "corpus/articles/one.md"), "---\ntitle: 工会\n---\n\n工会今天开会。\n");
  execFileSync(command, ["build", path.join(made, "corpus"), "-o", path.join(made, "site"), "--app", app]);
  await open(page, (await serve({ site: path.join(made, "site") })).url);
  await page.locator(at.book).waitFor();
  assert.equal(await page.locator(at.sample).count(), 0);
  assert.equal(await page.locator(at.question).count(), 0);
  await page.locator(at.search).fill("工会");
  await becomes(page, () => page.locator(at.result).count(), 1);
  assert.equal(await page.locator(at.band).count(), 0);
});

test("a search that is opened out of view has all its results before it is seen", async ({ page, serve }) => {
  const { url } = await serve();
  await page.addInitScript(() => {
    // As in a tab in the background: no frame is painted.
    Object.defineProperty(Document.prototype, "hidden", { get: () => true });
    globalThis.requestAnimationFrame = () => 0;
  });
  await page.goto(`${url}#/?q=`);
  await page.locator(at.result).nth(8).waitFor({ state: "attached" });
});
