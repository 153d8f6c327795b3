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

/** Scrolls through the whole list, half a screen at a time: the places of the rows seen, and how many stood at once. */
async function through(result) {
  const frame = () => new Promise(requestAnimationFrame);
  const [seen, rows] = [new Set(), () => [...document.querySelectorAll(result)]];
  let most = 0;
  for (let top = -1; scrollY !== top; ) {
    for (let n = 0; n < 4; n++) await frame();
    most = Math.max(most, rows().length);
    for (const row of rows()) {
      const { top, bottom } = row.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight) seen.add(Number(row.ariaPosInSet));
    }
    top = scrollY;
    scrollBy({ top: innerHeight / 2, behavior: "instant" });
  }
  return { seen: [...seen], most };
}

/** Makes the browser one that lets what is in view go with what comes and goes above it. */
function withoutAnchors() {
  addEventListener("DOMContentLoaded", () => document.documentElement.style.setProperty("overflow-anchor", "none"));
  Object.defineProperty(CSSStyleDeclaration.prototype, "overflowAnchor", { get: () => undefined });
}

/** The first row in view: its place, its title, and where it begins. */
function inView(page) {
  return page.evaluate((result) => {
    const row = [...document.querySelectorAll(result)].find((row) => row.getBoundingClientRect().bottom > 0);
    const [place, title] = [Number(row?.ariaPosInSet), row?.querySelector("h3").textContent];
    return row && { place, title, top: Math.round(row.getBoundingClientRect().top) };
  }, at.result);
}

/** Waits until the page stands again where it was left, but for the rounding of a pixel. */
async function stands(page, { place, title, top }) {
  await becomes(page, async () => {
    const now = await inView(page);
    return now?.place === place && now.title === title && Math.abs(now.top - top) <= 1;
  }, true);
}

/** Scrolls until the row at a place is the first in view. */
async function far(page, place) {
  const step = (wanted) => page.evaluate(([result, wanted]) => {
    const rows = [...document.querySelectorAll(result)];
    const row = rows.find((row) => Number(row.ariaPosInSet) === wanted);
    if (row) scrollBy({ top: row.getBoundingClientRect().top + 10, behavior: "instant" });
    else scrollBy({ top: (Number(rows[0].ariaPosInSet) < wanted ? 1 : -1) * innerHeight, behavior: "instant" });
  }, [at.result, wanted]);
  await becomes(page, async () => (await inView(page))?.place === place || (await step(place)), true);
}

/** Opens the results for a query, and waits until they follow the view. */
async function results(page, site, query) {
  await open(page, `${site.url}#/?q=${encodeURIComponent(query)}`);
  await page.locator(`${at.result}[aria-posinset="1"]`).waitFor();
}

/** True where the rows are the same, and at the same places, four frames on; runs in the page. */
async function rests(result) {
  const top = () => document.querySelector(result).getBoundingClientRect().top;
  const [row, before] = [document.querySelector(result), top()];
  for (let n = 0; n < 4; n++) await new Promise(requestAnimationFrame);
  return document.querySelector(result) === row && top() === before;
}

/** Goes to the end of the page, however it grows, until the last of so many rows is there. */
async function atEnd(page, rows) {
  const last = page.locator(`${at.result}[aria-posinset="${rows}"][aria-setsize="${rows}"]`);
  const go = () => page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" }));
  await becomes(page, async () => (await last.count()) === 1 || (await go()), true);
}

test("a long list has the rows near the view in the page, and Back leads to the row that was left", async ({ page, folder, serve }) => {
  await results(page, await serve({ site: siteIn(folder(), 150) }), "union");
  const all = await page.evaluate(through, at.result);
  assert.deepEqual(all.seen, Array.from({ length: 150 }, (_, n) => n + 1), "rows seen on the way, by their places");
  assert.ok(all.most < 60, `${all.most} rows were in the page at once`);

  await far(page, 100);
  const left = await inView(page);
  await page.locator(`${at.result}[aria-posinset="${left.place + 1}"] h3 a`).click();
  await page.locator(at.articleTitle).waitFor();
  await page.goBack();
  await stands(page, left);
  assert.ok((await page.locator(at.result).count()) < 60, "few rows after Back");

  // Another query in between, typed at the top.
  await page.locator(at.search).fill("town");
  await becomes(page, async () => (await inView(page))?.place, 1);
  await far(page, 30);
  await page.goBack();
  await stands(page, left);
});

for (const anchors of [true, false]) {
  const by = anchors ? "the browser" : "the page, as in Safari";
  test(`scrolling up through rows that were never drawn moves none of them: ${by} sees to that`, async ({ page, folder, serve }) => {
    if (!anchors) await page.addInitScript(withoutAnchors);
    await results(page, await serve({ site: siteIn(folder(), 150) }), "union");
    await atEnd(page, 150);
    await becomes(page, () => page.evaluate(rests, at.result), true);
    for (let n = 0; n < 40; n++) {
      const moved = await page.evaluate(async (result) => {
        const frame = () => new Promise(requestAnimationFrame);
        const tops = () => new Map([...document.querySelectorAll(result)].map((row) => [row, row.getBoundingClientRect()]));
        const before = tops();
        scrollBy({ top: -200, behavior: "instant" });
        for (let n = 0; n < 4; n++) await frame();
        const seen = ([row, { top, bottom }]) => before.has(row) && bottom > 0 && top < innerHeight;
        return [...tops()].filter(seen).map(([row, { top }]) => top - before.get(row).top);
      }, at.result);
      assert.ok(moved.length > 0, "rows stay in view");
      assert.ok(moved.every((by) => Math.abs(by - 200) < 1.5), `step ${n}: ${moved}`);
    }
  });
}

test("a row that holds the focus stays in a long list, and keys lead on from it", async ({ page, folder, serve }) => {
  await results(page, await serve({ site: siteIn(folder(), 150) }), "union");
  const third = page.locator(at.resultTitle).nth(2);
  await third.focus();
  const name = await third.textContent();
  await far(page, 100);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), name);
  const place = () => page.evaluate(() => document.activeElement.closest("li")?.ariaPosInSet);
  await page.keyboard.press("j");
  await becomes(page, place, "4");
  await becomes(page, async () => (await inView(page)).place < 5, true);
  for (let n = 5; n < 30; n++) {
    await page.keyboard.press("j");
    await becomes(page, place, String(n));
  }
  for (let n = 28; n > 20; n--) {
    await page.keyboard.press("k");
    await becomes(page, place, String(n));
  }
});

test("End leads to the last row of a long list, and to what is just outside", async ({ page, folder, serve }) => {
  await results(page, await serve({ site: siteIn(folder(), 150) }), 'union -"town 44"');
  assert.equal(await page.locator(at.outside).count(), 0, "nothing stands below rows that are not there");
  await page.locator(at.resultTitle).first().focus();
  await page.keyboard.press("End");
  await page.locator(`${at.result}[aria-posinset="149"][aria-setsize="149"]`).waitFor();
  await page.locator(at.outside).waitFor();
});

test("what is asked far down in a long list is shown from its start", async ({ page, folder, serve }) => {
  await results(page, await serve({ site: siteIn(folder(), 150) }), "union");
  await far(page, 100);
  // As by a script or a voice: what asks has not got the focus.
  await page.locator(at.sortResults).evaluate((select) => {
    select.value = "title";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await becomes(page, async () => (await inView(page))?.place, 1);
  assert.ok(await page.locator(at.summary).evaluate((head) => head.getBoundingClientRect().top >= 0), "the head is in view");
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
    await becomes(page, async () => (await page.locator(at.result).count()) < 60, true);
    await page.goto("about:blank");
  }
});
