// axe-core on every view: WCAG A and AA, best practice and the size of targets, without exception.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

import { mounted, open, test } from "./lib/harness.mjs";
import { annotation, write } from "./lib/notes.mjs";
import * as at from "./selectors.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** By name: the fragment, what shows that it stands, what is pressed then, what is done before, by which key, and what that brings up. */
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
  "years chosen": ["#/?about=1984..1985", at.result],
  "a name's card": ["#/a/maxmin-rural-maine", at.nameInText, at.nameInText, undefined, "Shift"],
  "a passage in the margin": ["#/a/maxmin-rural-maine", at.beside, at.beside],
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
  "notebook, empty": ["#/notes", at.notesBlank],
  "writing a note": ["#/a/scotland-miners-pardon/p2", at.target, at.noteButton],
  "unknown address": ["#/nowhere", at.message],
  "embedded search": ["#/embed/search?q=union", at.embed],
  "embedded article": ["#/embed/a/two-connecticuts", at.embed],
  "embedded passage": ["#/embed/a/two-connecticuts/p2", at.embed],
  "embedded entry": ["#/embed/e/deep-canvassing", at.embedQuote],
  "embedded figures, one opened": ["#/embed/figures?q=union*", at.embedFigure, `${at.embedFigure} button`],
  "embedded comparison": ["#/embed/comparison?side=article:end-womens-work&side=article:capitalism-covid-recession", at.embedPassage],
  "embedded comparison of three": ["#/embed/comparison?side=article:end-womens-work&side=entry:afl-cio&side=rest", at.embedCombination],
  "embedded comparison, sentences opened": ["#/embed/comparison?side=article:end-womens-work&side=article:capitalism-covid-recession", at.embedShared, `${at.embedShared} button`],
  "embedded comparison of too few": ["#/embed/comparison?side=rest", at.message],
  "embedded matrix": ["#/embed/matrix?side=article:end-womens-work&side=article:capitalism-covid-recession", at.embedCell],
  "embedded matrix of all": ["#/embed/matrix?matrix=organisation", at.embedCell],
  // From here on something is kept.
  "article with notes": ["#/a/scotland-miners-pardon", at.noteMark, undefined, keepSome],
  "note opened from its mark": ["#/a/scotland-miners-pardon", at.noteMark, at.noteMark],
  "notebook with notes": ["#/notes", at.note],
  "notebook, one tag": ["#/notes?tag=figures&order=newest", at.note],
  "notebook, nothing found": ["#/notes?q=zzzz", at.notesSide],
  "notebook, export opened": ["#/notes", at.note, at.exportMenu],
  "notebook, after a deletion": ["#/notes", at.note, at.noteDelete, undefined, "Enter", at.toast],
  "notebook, a record damaged": ["#/notes", at.appNotice, undefined, (page) => write(page, [{ type: "damaged", id: "urn:uuid:g" }])],
};

/** All rules; what they look at is the same in every look, but for the colours. */
const ALL = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  rules: { "target-size": { enabled: true } },
};
const COLOURS = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

/** Notes of every kind: on words that stand, with and without a remark, on words and an article that are gone, a search, a page elsewhere. */
async function keepSome(page, url) {
  const text = await page.locator(`${at.paragraph}#p2 ${at.paragraphText}`).textContent();
  const body = [{ type: "TextualBody", value: "A remark.\nOf two lines." }, { type: "TextualBody", purpose: "tagging", value: "figures" }, { type: "TextualBody", purpose: "classifying", value: "A heading" }];
  const elsewhere = { source: `${url}#/a/no-such-article/p1`, selector: [{ type: "TextQuoteSelector", exact: "Words" }] };
  await write(page, [
    { ...annotation(url, "urn:uuid:a", text.slice(0, 90)), body },
    annotation(url, "urn:uuid:b", text.slice(100, 140)),
    annotation(url, "urn:uuid:c", "These words were never in any article of this corpus at all."),
    { ...annotation(url, "urn:uuid:d", "Words"), target: elsewhere },
    { ...annotation(url, "urn:uuid:e", ""), target: `${url}#/?q=union*`, body: [{ type: "TextualBody", purpose: "describing", value: "union*" }] },
    { ...annotation(url, "urn:uuid:f", ""), target: `https://example.org/${"long-".repeat(40)}`, body },
  ]);
}

/** Each violation as `rule: element`, so that a failure shows where to look; `which`: what of axe is run. */
async function violations(page, which) {
  // Evaluated by the browser's own debugger, and so outside the page's policy.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const run = () => page.evaluate((options) => globalThis.axe.run({ ...options, resultTypes: ["violations"] }), which);
  const found = await run();
  assert.ok(found.passes.length > 0, "axe has looked at the page");
  const all = named(found.violations);
  if (!all.some((violation) => violation.startsWith("target-size"))) return all;
  // A target that only passes beneath a bar as the text is scrolled is small at this place alone.
  await page.evaluate(() => scrollBy({ top: scrollY > 90 ? -90 : 90, behavior: "instant" }));
  const moved = named((await run()).violations);
  return all.filter((violation) => !violation.startsWith("target-size") || moved.includes(violation));
}

function named(violations) {
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(" ")}`));
}

/** Colours are looked at when they stand: what is not drawn begins to fade only when axe looks at it. */
const STILL = { reducedMotion: "reduce" };

/** Each with what is run in it. */
const LOOKS = {
  light: [{ colorScheme: "light", forcedColors: "none" }, ALL],
  dark: [{ colorScheme: "dark", forcedColors: "none" }, COLOURS],
  "forced colours": [{ colorScheme: "light", forcedColors: "active" }, COLOURS],
};

for (const width of [320, 768, 1280]) {
  test(`axe finds nothing at ${width} px, light, dark and in forced colours`, { viewport: { width, height: 800 }, ...STILL }, async ({ page, serve }) => {
    const { url } = await serve();
    const all = [];
    for (const [name, [fragment, shown, press, prepare, key = "Enter", brought = shown]] of Object.entries(VIEWS)) {
      await page.goto("about:blank");
      await open(page, url + fragment);
      if (prepare) {
        await prepare(page, url);
        await page.reload();
        await mounted(page);
      }
      await page.locator(shown).first().waitFor();
      if (press) await page.locator(press).first().press(key);
      await page.locator(brought).first().waitFor();
      for (const [look, [media, which]] of Object.entries(LOOKS)) {
        await page.emulateMedia(media);
        all.push(...(await violations(page, which)).map((violation) => `${name}, ${look}: ${violation}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${name}, ${look}, is ${overflow} px wider than the window`);
      }
    }
    assert.deepEqual(all, []);
  });
}

test("a page known to be wrong is not let through", async ({ page, host }) => {
  const body = "<!doctype html><html lang=en><title>x</title><main><h1>x</h1><img src='data:,' alt><input><p style='color:#ccc'>pale</p></main>";
  const server = await host({ "/": body, "/favicon.ico": { type: "image/x-icon", body: "" } });
  await page.goto(server.url);
  const rules = (await violations(page, ALL)).map((violation) => violation.split(" ")[0]);
  assert.ok(rules.includes("label") && rules.includes("color-contrast"), rules.join());
});
