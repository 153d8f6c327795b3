// Types, scrolls and compares in a built site as a reader does, and writes how long each step took:
// `node felt.mjs SITE CORPUS OUT`, where CORPUS is `default` or one of the bench's. See felt.js for what is measured.
//
// Words are typed letter by letter, the next letter when the page is idle again, several times over; of each keystroke
// the quickest counts, since other programs share the machine. A fault of the page ends the run.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

import { chromium } from "playwright-core";

import { executable, openContext } from "../../tests/e2e/lib/browser.mjs";
import { serveSite } from "../../tests/e2e/lib/server.mjs";
import * as at from "../../tests/e2e/selectors.mjs";

const [site, corpus, out] = process.argv.slice(2);
const ROUNDS = 3;
const LENSES = { articles: "", lines: "lines", figures: "figures", network: "network" };

/** What is typed: words, and so prefixes of all lengths, a phrase, an operator. */
const TYPED = {
  default: ["police unions", '"deep canvassing"', "power -city"],
  bench: ["government", '"united states"', "peace -war"],
};

/** What is compared: articles, searches, a search and the rest, and four Sides. */
const COMPARED = {
  default: (slugs) => [
    ...slugs.slice(1).map((slug, n) => [`article:${slugs[n]}`, `article:${slug}`]),
    slugs.slice(0, 4).map((slug) => `article:${slug}`),
    ["query:police", "query:strike"],
    ["query:union", "rest"],
    ["query:the", "query:union", "query:strike", "query:power"],
  ],
  bench: (slugs) => [
    [0, 0.3, 0.6].map((share) => `article:${slugs[Math.floor(share * slugs.length)]}`),
    ["query:war", "query:peace"],
    ["query:tariff", "rest"],
    ["query:the", "query:of"],
    ["query:lord", "query:government", "query:war", "query:people"],
  ],
};

const kind = corpus === "default" ? "default" : "bench";
const server = await serveSite({ site });
const browser = await chromium.launch(executable());
const { context, page, faults } = await openContext(browser, {}, new Set([new URL(server.url).origin]));
await context.addInitScript(readFileSync(new URL("felt.js", import.meta.url), "utf8"));
try {
  const result = { keystrokes: {} };
  for (const [lens, step] of Object.entries(LENSES)) result.keystrokes[lens] = await typed(step);
  result.frames = await scrolled();
  result.comparisons = await compared();
  assert.deepEqual(faults, [], "faults of the page");
  writeFileSync(out, JSON.stringify(result));
} catch (error) {
  // What the page had to say is most often the reason why a step did not succeed.
  if (faults.length > 0) error.message += `\nfaults of the page:\n${faults.join("\n")}`;
  throw error;
} finally {
  await browser.close();
  await server.kill();
}

/** Loads the page anew at an address, and waits until the worker has fetched what it keeps. */
async function open(hash) {
  await page.goto("about:blank");
  await page.goto(server.url + hash);
  await page.locator("html[data-offline=ready]").waitFor({ state: "attached", timeout: 120_000 });
}

/** The quickest time of each keystroke of all that is typed. */
async function typed(step) {
  await open(`#/${step}?q=`);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const times = [];
    for (const text of TYPED[kind]) {
      await page.locator(at.search).focus();
      for (const letter of text) times.push(await press(letter));
      await page.keyboard.press("ControlOrMeta+a");
      times.push(await press("Backspace"));
    }
    rounds.push(times);
  }
  return rounds[0].map((_, n) => Math.min(...rounds.map((times) => times[n])));
}

async function press(key) {
  await page.keyboard.press(key);
  const took = await page.evaluate(() => window.felt.keystroke());
  assert.ok(Number.isFinite(took), `“${key}” changed nothing`);
  return took;
}

/** How long each frame took on the way through all articles. */
async function scrolled() {
  await open("#/?q=");
  await page.locator(at.result).first().waitFor();
  const frames = await page.evaluate(() => window.felt.scroll());
  const [all] = (await page.locator(at.summary).textContent()).match(/[\d,]+/);
  // Of a long list the rows near the view are in the page, and tell their places.
  const place = (row) => Number(row.ariaPosInSet ?? row.parentElement.childElementCount);
  const last = await page.locator(at.result).last().evaluate(place);
  assert.equal(last, Number(all.replaceAll(",", "")), "the article at the end of the list");
  return frames;
}

function visit(hash, shown) {
  return page.evaluate(([hash, shown, waiting]) => window.felt.visit(hash, shown, waiting), [hash, shown, at.undrawn]);
}

/** The quickest times of each comparison: to the paint of its first screen, and to that of its last section. */
async function compared() {
  await open("#/?q=");
  const slugs = await page.locator(at.result).evaluateAll((rows) => rows.map((row) => row.dataset.article));
  const times = [];
  for (const sides of COMPARED[kind](slugs)) {
    const hash = `#/compare?${sides.map((side) => `side=${encodeURIComponent(side)}`).join("&")}`;
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await visit(hash, at.head));
      const text = await page.locator(at.comparison).textContent();
      assert.ok(!text.includes("NaN") && (await page.locator(at.head).count()) === sides.length, `the heads of ${hash}`);
      await visit("#/?q=", at.result);
    }
    const quickest = (of) => Math.min(...rounds.map((round) => round[of]));
    times.push({ sides, ms: quickest("painted"), whole: quickest("whole") });
  }
  return times;
}
