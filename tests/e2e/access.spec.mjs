// axe-core on every view: WCAG A and AA, best practice and the size of targets, without exception.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

import { open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const VIEWS = {
  landing: ["#/", at.book],
  "search syntax": ["#/", at.book, at.syntaxButton],
  "all articles": ["#/?q=", at.result],
  "days chosen, with articles just outside": ["#/?q=union*&f.place=United+States&date=2020-07-01..2020-12-31", at.outside],
  "another query may be meant": ["#/?q=%22unoin%22", at.meantInstead],
  results: ["#/?q=union*", at.result],
  lines: ["#/lines?q=union*+OR+power*&by=left1", at.collocate],
  "an open line": ["#/lines?q=power*", at.line, `${at.line} button`],
  figures: ["#/figures?q=", at.figure, `${at.figure} button`],
  network: ["#/network?q=", at.cell],
  "an edge of the network": ["#/network?q=&entry=deep-canvassing", at.sideQuote],
  "lines without words": ["#/lines", at.noLines],
  "no results": ["#/?q=zzzzzzzz", at.summary],
  article: ["#/a/scotland-miners-pardon", `${at.paragraph}#p1`],
  "article at a passage": ["#/a/ocasio-cortez-interview/p7?q=party", at.target],
  "article cited": ["#/a/scotland-miners-pardon?q=miners", at.mark, at.citeButton],
  index: ["#/index", at.heading],
  "index, filtered": ["#/index?type=concept&find=canvass", at.heading],
  "index without a heading": ["#/index?find=zzzz", at.nothingFound],
  "entry with rivals, companions opened": ["#/e/deep-canvassing", at.mention, at.companionCount],
  "entry of a person": ["#/e/linda-hill", at.mention],
  "entry that no article names": ["#/e/massachusetts", at.fact],
  "family, a place opened": ["#/family/moving-people", at.rival, at.place],
  "unknown entry": ["#/e/no-such", at.message],
  "view shared": ["#/a/two-connecticuts/p2", at.target, at.shareButton],
  "two articles compared": ["#/compare?side=article:end-womens-work&side=article:capitalism-covid-recession&read=on", at.wordTable + ", " + at.count],
  "four Sides compared": ["#/compare?side=article:nowhere&side=query:strike&side=entry:afl-cio&side=rest", at.count],
  "nothing to compare": ["#/compare", at.comparison],
  "unknown address": ["#/nowhere", at.message],
  "embedded search": ["#/embed/search?q=union", at.embed],
  "embedded article": ["#/embed/a/two-connecticuts", at.embed],
  "embedded passage": ["#/embed/a/two-connecticuts/p2", at.embed],
};

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Each violation as `rule: element`, so that a failure shows where to look. */
async function violations(page) {
  // Evaluated by the browser's own debugger, and so outside the page's policy.
  await page.evaluate(axe);
  const found = await page.evaluate(
    (tags) => globalThis.axe.run({ runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } } }),
    TAGS,
  );
  assert.ok(found.passes.length > 5, "axe has looked at the page");
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(" ")}`));
}

const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
};

for (const [look, options] of Object.entries(LOOKS)) {
  for (const width of [320, 768, 1280]) {
    test(`axe finds nothing at ${width} px, ${look}`, { ...options, viewport: { width, height: 800 } }, async ({ page, serve }) => {
      const { url } = await serve();
      const all = [];
      for (const [name, [fragment, shown, press]] of Object.entries(VIEWS)) {
        await page.goto("about:blank");
        await open(page, url + fragment);
        await page.locator(shown).first().waitFor();
        if (press) await page.locator(press).first().press("Enter");
        all.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${name} is ${overflow} px wider than the window`);
      }
      assert.deepEqual(all, []);
    });
  }
}

test("a page known to be wrong is not let through", async ({ page, host }) => {
  const body = "<!doctype html><html lang=en><title>x</title><main><h1>x</h1><img src='data:,' alt><input><p style='color:#ccc'>pale</p></main>";
  const server = await host({ "/": body, "/favicon.ico": { type: "image/x-icon", body: "" } });
  await page.goto(server.url);
  const rules = (await violations(page)).map((violation) => violation.split(" ")[0]);
  assert.ok(rules.includes("label") && rules.includes("color-contrast"), rules.join());
});
