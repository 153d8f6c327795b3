// Reading an article: numbered paragraphs that can be linked to.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
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
