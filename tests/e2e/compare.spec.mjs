// Compare: Sides held against one another, and the tray that gathers them. Numbers are those of the
// command, and each leads to its sentences.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import { becomes, open, test } from "./lib/harness.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");
const TWO = ["article:end-womens-work", "article:capitalism-covid-recession"];
const MIXED = ["article:police-unions-losing-war", "query:strike", "entry:afl-cio", "rest"];

/** The address of a comparison. */
const address = (sides, more = "") => `#/compare?${sides.map((side) => `side=${encodeURIComponent(side)}`).join("&")}${more}`;

/** What the command says of the same Sides. */
function told(sides, ...options) {
  const arguments_ = ["compare", path.join(root, "corpus"), ...sides, "--json", ...options];
  return JSON.parse(execFileSync(command, arguments_, { encoding: "utf8", maxBuffer: 2 ** 26 }));
}

/** Waits until every section is drawn, also those far below. */
const whole = (page) => becomes(page, async () => (await page.locator(at.undrawn).count()) + Number(!(await page.locator(at.wordTable).count())), 0);

const number = (text) => Number(text.replaceAll(",", ""));

/** The words of each table: as written, here, there, G², log ratio. */
const tables = (page) =>
  page.locator(at.wordTable).evaluateAll((all) =>
    all.map((table) =>
      [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent)),
    ),
  );

for (const sides of [TWO, MIXED]) {
  test(`page and command agree on ${sides.join(", ")}`, async ({ page, serve }) => {
    const { url } = await serve();
    await open(page, url + address(sides));
    await whole(page);
    const answer = told(sides);
    const shown = await tables(page);
    assert.equal(shown.length, sides.length);
    for (const [side, rows] of shown.entries()) {
      const expected = answer.words[side].ranked.map(({ word, here, there, g2, log_ratio }) => [
        word, here, there, g2.toFixed(2), log_ratio.toFixed(2),
      ]);
      const read = rows.map(([word, here, there, , , g2, ratio]) => [
        word.toLowerCase().replaceAll("’", "'"), number(here), number(there), g2, ratio,
      ]);
      assert.deepEqual(read.map((row) => row.slice(0, 3)), expected.map((row) => row.slice(0, 3)));
      for (const [i, row] of read.entries()) {
        for (const k of [3, 4]) assert.ok(Math.abs(row[k] - expected[i][k]) <= 0.011, `${row} is not ${expected[i]}`);
      }
    }
    const places = await page.locator(at.answering).evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll(".ps:not(.ps--none) .sig")].map((link) => link.getAttribute("href").slice(4))),
    );
    const answers = answer.pairs.slice(0, places.length).map(({ passages }) => passages.filter((p) => p.answers).map((p) => p.id));
    assert.ok(places.length > 0);
    assert.deepEqual(places, answers);
  });
}

for (const sides of [TWO, MIXED]) {
  test(`passages of ${sides.join(", ")} that answer one another show what they share, marked`, async ({ page, serve }) => {
    const { url } = await serve();
    await open(page, url + address(sides));
    await whole(page);
    const shown = await page.locator(at.answering).evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll(".ps:not(.ps--none)")].map((passage) => ({
          id: passage.querySelector("footer .sig").getAttribute("href").slice(4),
          marks: [...passage.querySelectorAll("mark")].map((mark) => mark.textContent.toLowerCase().replaceAll("’", "'")),
        })),
      ),
    );
    const pairs = told(sides).pairs.slice(0, shown.length);
    assert.ok(pairs.some(({ words }) => words.length > 0));
    for (const [i, { words, score, passages }] of pairs.entries()) {
      // The two that the row is about: a third one has what it shares with either.
      const two = passages.filter((passage) => passage.score === score).slice(0, 2).map(({ id }) => id);
      const marks = shown[i].filter(({ id }) => two.includes(id)).map((passage) => passage.marks);
      assert.equal(marks.length, 2);
      for (const own of marks) assert.ok(own.length >= words.length, `${words} are more than ${own}`);
      // Another form of a word begins as it does, and that of a short one at least with its letter: man, men.
      const begins = (word) => word.slice(0, word.length > 3 ? 3 : 1);
      for (const word of words) {
        for (const own of marks) assert.ok(own.some((mark) => mark.includes(begins(word))), `${word} is not in ${own}`);
      }
      assert.ok(shown[i].slice(0, 2).every(({ marks }) => marks.length > 0));
    }
  });
}

test("a count opens as many sentences as it says", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + address(TWO));
  const counts = page.locator(at.count);
  await counts.first().waitFor();
  for (const nth of [0, 3, 7]) {
    const count = counts.nth(nth);
    const n = number((await count.textContent()).split(" : ")[0]);
    await count.press("Enter");
    await page.locator(at.sentences).waitFor();
    assert.equal(await page.locator(`${at.sentences} mark`).count(), n);
    await page.keyboard.press("Escape");
    await page.locator(at.sentences).waitFor({ state: "hidden" });
    assert.ok(await count.evaluate((button) => button === document.activeElement), "the focus is back");
  }
});

test("what the pointer is on is lit wherever it stands", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + address(TWO, "&matrix=place"));
  // What is drawn later is lit by the next move of the pointer.
  await whole(page);
  const name = page.locator(`${at.named} [data-same]`).filter({ hasText: /^United States/ }).first();
  await name.hover();
  await becomes(page, async () => (await page.locator(at.lit).count()) > 2, true);
});

test("switches are in the address, and back takes them back", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + address(TWO));
  const box = page.getByLabel("Stop words");
  await box.check();
  await becomes(page, () => page.evaluate(() => location.hash.includes("stop=on")), true);
  await becomes(page, async () => (await tables(page)).flat().some(([word]) => word === "by" || word === "as"), true);
  await page.goBack();
  await becomes(page, () => page.getByLabel("Stop words").isChecked(), false);
});

test("the tray gathers from results, keys and the reader, and is kept", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/?q=`);
  await page.locator(at.result).first().waitFor();
  await page.locator(at.putAside).nth(0).check();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await becomes(page, () => page.locator(at.slot).count(), 2);
  await page.reload();
  await becomes(page, () => page.locator(at.slot).count(), 2);
  await page.locator(at.putAside).nth(4).check();
  await page.locator(at.putAside).nth(5).check();
  await page.locator(at.putAside).nth(6).click();
  await page.locator(at.message).getByText("The tray is full").waitFor();
  assert.equal(await page.locator(at.slot).count(), 4);
  assert.equal(await page.locator(at.putAside).nth(6).isChecked(), false);
  await page.keyboard.press("Shift+C");
  await page.locator(at.head).first().waitFor();
  assert.equal(await page.locator(at.head).count(), 4);
});

test("what stands at the foot of the page makes room for the tray, and only for that", async ({ page, serve }) => {
  const { url } = await serve();
  const room = () => page.evaluate(() => document.documentElement.dataset.tray);
  await open(page, `${url}#/?q=`);
  await page.locator(at.putAside).first().check();
  await becomes(page, room, "");
  await page.evaluate(() => (location.hash = "#/compare"));
  await becomes(page, room, undefined);
  await page.goBack();
  await becomes(page, room, "");
  await page.evaluate(() => (location.hash = "#/embed/search?q=union"));
  await becomes(page, room, undefined);
});

test("the present search is Side A, and one Side is held against the rest", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/?q=strike&f.kind=interview`);
  await page.locator(at.putAside).first().check();
  await page.getByRole("button", { name: "Use current search as A" }).click();
  await becomes(page, () => page.locator(at.slot).count(), 2);
  await page.getByRole("button", { name: "Against the rest" }).click();
  await becomes(page, () => page.locator(at.slot).count(), 3);
  await page.locator(at.trayCompare).click();
  await becomes(page, () => page.locator(at.head).count(), 3);
  assert.match(await page.locator(at.head).first().textContent(), /strike/);
  await page.getByRole("button", { name: "Take REST out" }).click();
  await becomes(page, () => page.locator(at.head).count(), 2);
});

test("a search goes into an empty tray, a saved one from the notebook, and none takes another's place", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/?q=strike`);
  await page.getByRole("button", { name: "Save this search" }).click();
  await page.getByRole("button", { name: "Use current search as A" }).click();
  await becomes(page, () => page.locator(at.slot).count(), 1);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await becomes(page, () => page.locator(at.slot).count(), 0);
  await page.locator(at.notesLink).click();
  const saved = page.locator(at.note).getByRole("checkbox", { name: /^Compare / });
  await saved.check();
  await page.locator(at.trayCompare).click();
  await becomes(page, () => page.locator(at.head).count(), 2);
  assert.match(await page.locator(at.head).first().textContent(), /strike/);

  await open(page, `${url}#/?q=union`);
  for (const nth of [0, 1, 2]) await page.locator(at.putAside).nth(nth).check();
  await becomes(page, () => page.locator(at.slot).count(), 4);
  const before = await page.locator(at.slot).allTextContents();
  await page.getByRole("button", { name: "Use current search as A" }).click();
  await page.locator(at.message).getByText("The tray is full").waitFor();
  assert.deepEqual(await page.locator(at.slot).allTextContents(), before);
});

test("what is not there is said, and the rest still works", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + address(["article:nowhere", ...TWO, "query:xyzzyx"], "&v=00000000"));
  await page.locator(at.head).first().waitFor();
  const text = await page.locator(at.comparison).innerText();
  for (const said of ["no article named “nowhere”", "xyzzyx"]) {
    assert.ok(text.includes(said), said);
  }
  await page.locator(at.message).getByText("The corpus has changed since this link was made").waitFor();
  await page.locator(at.wordTable).first().waitFor({ state: "attached" });
  await open(page, `${url}#/compare`);
  await page.getByRole("heading", { name: "Nothing to compare yet" }).waitFor();
});

test("what is drawn later moves nothing, is there for who asks for it, and for who comes back", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + address(["query:union", "rest"]));
  const section = page.locator(`${at.comparison} section`).first();
  const top = await section.evaluate((first) => first.getBoundingClientRect().top + scrollY);
  // At once: a way to a section waits for all that is above it.
  await page.getByRole("button", { name: "Matrix" }).click();
  await becomes(page, () => page.evaluate(() => document.activeElement.id), "c6");
  assert.equal(await page.locator(at.undrawn).count(), 0, "all above is drawn");
  const where = () => page.evaluate(() => Math.round(document.querySelector("#c6").getBoundingClientRect().top));
  const before = await where();
  assert.ok(before < 400, `the matrix is in view, ${before} px below the top`);
  assert.equal(await section.evaluate((first) => first.getBoundingClientRect().top + scrollY), top);
  await page.locator("#c6 tbody th a").first().click();
  await page.locator(at.articleTitle).waitFor();
  await page.goBack();
  await page.locator(at.head).first().waitFor();
  await becomes(page, where, before);
});

test("two texts are read beside one another", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + address(TWO, "&read=on"));
  const [left, right] = [page.locator(at.column).nth(0), page.locator(at.column).nth(1)];
  await left.waitFor();
  const answered = left.locator("[data-answer]").nth(1);
  await left.hover();
  await answered.evaluate((line) => {
    line.parentElement.scrollTop = line.offsetTop;
  });
  const answer = await answered.getAttribute("data-answer");
  const gap = async () => {
    const [a, b] = [await answered.boundingBox(), await right.locator(`[data-line="${answer}"]`).boundingBox()];
    return Math.abs(a.y - b.y) < 4;
  };
  await becomes(page, gap, true);
});

test("a comparison is taken away as a table and as a text", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + address(TWO));
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    return readFileSync(await download.path(), "utf8");
  };
  const csv = await saved("CSV");
  assert.match(csv, /^part,what,side,count/);
  assert.match(csv, /\r\nword,pay,article:end-womens-work,49,2,16\.904/);
  const markdown = await saved("Markdown");
  assert.match(markdown, /# Comparison/);
  assert.ok(markdown.includes(told(TWO).fingerprint), "names the corpus");
});

test("the two texts are one step away, laid open", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/compare?side=article:end-womens-work&side=article:capitalism-covid-recession`);
  await page.getByRole("button", { name: "Read side by side" }).press("Enter");
  await page.locator(at.column).first().waitFor();
  await becomes(page, () => page.evaluate(() => document.activeElement.id), "c7");
  assert.match(await page.evaluate(() => location.hash), /read=on/);
  await page.goto("about:blank");
  await open(page, `${(await serve()).url}#/compare?side=article:end-womens-work&side=rest`);
  await page.locator(at.count).first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Read side by side" }).count(), 0);
});

test("no Side that is not an article has the mark of one", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + address(["query:union*", "rest", "entry:afl-cio", "article:end-womens-work"]));
  await whole(page);
  const marks = (selector) => page.locator(selector).evaluateAll((all) => all.map((node) => node.dataset.mark));
  const [heads, rows] = [await marks(at.head), await marks(at.rowHead)];
  assert.ok(rows.length >= 9 && new Set(heads).size === 4, `${heads}; ${rows}`);
  assert.deepEqual(heads.filter((mark) => rows.includes(mark)), heads.slice(3));
});

test("where rivals stand opens its paragraphs", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + address(["entry:advocacy", "entry:organizing"]));
  const place = page.locator(at.sidePlace).first();
  const [code, number] = (await place.getAttribute("aria-label")).split(" ");
  await place.click();
  assert.equal((await page.locator(`${at.sentences} .sig`).textContent()).trim(), `${code} ${number}`);
});

for (const [width, sides] of [[1440, TWO], [390, MIXED]]) {
  test(`a section begins where the heads end, ${width} wide`, { viewport: { width, height: 900 } }, async ({ page, serve }) => {
    const { url } = await serve();
    await open(page, url + address(sides));
    for (const [name, id] of [["Words", "c3"], ["Passages", "c4"], ["Named", "c2"]]) {
      await page.locator(at.contents(name)).evaluate((button) => button.click());
      await becomes(page, () => page.evaluate(() => {
        const heads = document.querySelector(".cmp__heads").getBoundingClientRect().bottom;
        return [document.activeElement.id, Math.abs(document.activeElement.getBoundingClientRect().top - heads) < 1];
      }), [id, true]);
    }
  });
}

test("a passage is saved from where it answers another", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/compare?side=article:local-unions-defy-afl-cio&side=article:police-unions-losing-war`);
  const save = page.locator("#c4 [data-save]").first();
  const place = await save.getAttribute("data-save");
  await save.click();
  await page.locator(at.toast).filter({ hasText: "Passage saved" }).waitFor();
  await open(page, `${url}#/notes`);
  await page.locator(`${at.note} a[href="${place}"]`).first().waitFor();
});
