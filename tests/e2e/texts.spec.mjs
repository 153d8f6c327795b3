// Texts of every shape: from right to left, without title or date, with very long words, with footnotes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { becomes, open, test } from "./lib/harness.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");
const app = process.env.CROSSREAD_APP ?? path.join(root, "target/app");

const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(6);
const ARTICLES = {
  arabic: `---
title: الاتحاد والعمال
language: ar
date: 2020-11-08
---

## الأول

اجتمع العمال في المدينة وقالوا إن Local 1199 of the SEIU هو الاتحاد الأكبر (1,250 عضوا).

## الثاني

قال الاتحاد: "We will not wait" ثم صوّت الأعضاء.
`,
  bare: "---\nkind: report\n---\n\nThe union met without a name and without a day.\n\nNobody wrote it down.\n",
  long: `---
title: ${LONG}
authors: ${LONG}
outlet: ${LONG}
---

## ${LONG}

The union said ${LONG} and left.

## ${LONG}

    ${LONG}

| ${LONG} | b |
| --- | --- |
| c | ${LONG} |
`,
  notes: `---
title: Notes
---

The union met.[^a] It met again.[^b]

It met once more.[^a]

[^a]: In the town hall.
[^b]: In the street.
`,
};

/** The site of these articles. */
function siteIn(folder) {
  const site = path.join(folder, "site");
  mkdirSync(path.join(folder, "corpus/articles"), { recursive: true });
  writeFileSync(path.join(folder, "corpus/corpus.toml"), 'title = "Texts"\nlanguage = "en"\n');
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(path.join(folder, `corpus/articles/${name}.md`), text);
  execFileSync(command, ["build", path.join(folder, "corpus"), "-o", site, "--app", app]);
  return site;
}

/** How far the page reaches beyond the window sideways, to either side. */
const beyond = (page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    root.scrollLeft = -9999;
    const left = -root.scrollLeft;
    root.scrollLeft = 9999;
    return Math.max(left, root.scrollLeft);
  });

test("nothing scrolls sideways at 400 % zoom, whatever the text", { viewport: { width: 320, height: 256 } }, async ({ page, folder, serve }) => {
  const { url } = await serve({ site: siteIn(folder()) });
  for (const name of Object.keys(ARTICLES)) {
    await page.goto("about:blank");
    await open(page, `${url}#/a/${name}?q=union`);
    await page.locator(`${at.paragraph}#p1`).waitFor();
    assert.equal(await beyond(page), 0, name);
    await page.locator(at.readingTools).getByRole("button", { name: "Cite" }).click();
    const box = await page.locator(at.citeBox).boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 320, `${name}: the dialog is ${box.width} px wide at ${box.x}`);
    assert.equal(await beyond(page), 0, `${name}, while it is cited`);
  }
});

test("a text from right to left is set so, and the tools around it are not", async ({ page, folder, serve }) => {
  const { url } = await serve({ site: siteIn(folder()) });
  await open(page, `${url}#/a/arabic/p1?q=الاتحاد`);
  const direction = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).direction);
  assert.equal(await direction(at.articleText), "rtl");
  assert.equal(await page.locator(at.articleText).getAttribute("lang"), "ar");
  assert.equal(await direction(at.readingTools), "ltr");
  const [number, text] = await Promise.all([page.locator("#p1 .pno").boundingBox(), page.locator("#p1 p").boundingBox()]);
  assert.ok(number.x >= text.x + text.width - 1, `the number stands at ${number.x}, the text ends at ${text.x + text.width}`);
  assert.ok((await page.locator(at.mark).count()) >= 2, "hits are marked");
});

test("a text without title, author and date shows that it has none, and is cited so", async ({ page, folder, serve }) => {
  const { url } = await serve({ site: siteIn(folder()) });
  await open(page, `${url}#/a/bare`);
  assert.equal(await page.locator(at.articleTitle).textContent(), "[bare]");
  assert.match(await page.locator(at.articleHead).textContent(), /Undated.*Unsigned/s);
  await page.locator(at.readingTools).getByRole("button", { name: "Cite" }).click();
  assert.match(await page.locator(at.citation).first().textContent(), /n\.d\./);
});

test("the number of a footnote leads to it, and the footnote back", async ({ page, folder, serve }) => {
  const { url } = await serve({ site: siteIn(folder()) });
  await open(page, `${url}#/a/notes`);
  assert.deepEqual(await page.locator(at.noteReference).allTextContents(), ["1", "2", "1"]);
  await page.locator(at.noteReference).nth(1).press("Enter");
  await becomes(page, () => page.locator(at.target).textContent().then((text) => text.includes("In the street.")), true);
  await page.locator(at.noteNumber).nth(1).press("Enter");
  await becomes(page, () => page.locator(at.target).getAttribute("id"), "p1");
});

test("nothing moves for those who asked for that", { reducedMotion: "reduce" }, async ({ page, folder, serve }) => {
  const { url } = await serve({ site: siteIn(folder()) });
  await open(page, `${url}#/a/notes?q=union`);
  const moving = () =>
    [...document.querySelectorAll("#app *")].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return parseFloat(transitionDuration) > 0 || animationName !== "none" || scrollBehavior === "smooth";
    }).length;
  assert.equal(await page.evaluate(moving), 0);
});
