// A corpus with more articles than are drawn at once.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { becomes, open, test } from "./lib/harness.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");
const app = process.env.CROSSREAD_APP ?? path.join(root, "target/app");

/** The site of a corpus whose articles differ in length, so that no height can be guessed. */
function siteIn(folder, articles) {
  const site = path.join(folder, "site");
  mkdirSync(path.join(folder, "corpus/articles"), { recursive: true });
  writeFileSync(path.join(folder, "corpus/corpus.toml"), 'title = "Long"\nlanguage = "en"\n');
  for (let n = 0; n < articles; n++) {
    const title = Array.from({ length: 1 + (n % 23) }, () => "town").join(" ");
    const text = Array.from({ length: 1 + (n % 5) }, () => "The union met.").join("\n\n");
    writeFileSync(path.join(folder, `corpus/articles/n${n}.md`), `---\ntitle: ${title} ${n}\n---\n\n${text}\n`);
  }
  execFileSync(command, ["build", path.join(folder, "corpus"), "-o", site, "--app", app]);
  return site;
}

test("a long list is drawn as it is scrolled, and Back leads to the row that was left", async ({ page, folder, serve }) => {
  await open(page, `${(await serve({ site: siteIn(folder(), 150) })).url}#/?q=union`);
  const rows = page.locator(at.result);
  const drawn = await rows.count();
  assert.ok(drawn < 150, `${drawn} rows are drawn at once`);
  const title = page.locator(at.resultTitle).nth(100);
  await becomes(
    page,
    async () => {
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      return (await rows.count()) > 100;
    },
    true,
  );
  await title.scrollIntoViewIfNeeded();
  const text = await title.textContent();
  const top = () => title.evaluate((row) => Math.round(row.getBoundingClientRect().top));
  const left = await top();
  await title.click();
  await page.locator(at.articleTitle).waitFor();
  await page.goBack();
  await becomes(page, () => title.textContent(), text);
  await becomes(page, async () => Math.abs((await top()) - left) < 8, true);
});

test("all results of a long list are printed, and the paper says where there are more", async ({ page, folder, serve }) => {
  for (const [articles, printed, said] of [[150, 150, 0], [510, 500, 1]]) {
    await open(page, `${(await serve({ site: siteIn(folder(), articles) })).url}#/?q=union`);
    const drawn = await page.locator(at.result).count();
    assert.ok(drawn < 60, `${drawn} rows are drawn at once`);
    // Heard after the page has heard of it, just before the paper is made.
    await page.evaluate((result) => {
      addEventListener("beforeprint", () => {
        const rows = [...document.querySelectorAll(result)];
        const marked = rows.filter((row) => row.querySelector("mark")).length;
        const said = document.body.innerText.includes(`The first 500 of ${rows.length + 10} articles are printed.`);
        Object.assign(window, { printed: { rows: rows.length, marked, said: Number(said) } });
      });
    }, at.result);
    await page.pdf();
    assert.deepEqual(await page.evaluate(() => window.printed), { rows: printed, marked: printed, said });
    await becomes(page, () => page.locator(at.result).count(), drawn);
    await page.goto("about:blank");
  }
});
