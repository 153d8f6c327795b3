// <cross-read> with an entry, figures, a comparison and a matrix, in somebody else's page.

import assert from "node:assert/strict";

import { MOUNTED, becomes, test } from "./lib/harness.mjs";
import { NO_ICON, heard, hosted, listen, part } from "./lib/host.mjs";
import { numbers } from "./lib/queries.mjs";
import * as at from "./selectors.mjs";

const TWO = "end-womens-work capitalism-covid-recession";
const SIDES = "side=article:end-womens-work&side=article:capitalism-covid-recession";

/** Each view: its attributes, its address, what it shows, and the page that it is a part of. */
const VIEWS = {
  entry: ['of="deep-canvassing"', "e/deep-canvassing", at.embedQuote, "#/e/deep-canvassing"],
  figures: ['query="union*" filters="kind=money&amp;by=-value"', "figures?q=union*&by=-value&kind=money", at.embedFigure, "#/figures?q=union*&by=-value&kind=money"],
  comparison: [`of="${TWO}"`, `comparison?${SIDES}`, at.embedPassage, `#/compare?${SIDES}`],
  matrix: [`of="${TWO}" filters="matrix=person"`, `matrix?${SIDES}&matrix=person`, at.embedCell, `#/compare?${SIDES}&matrix=person`],
};

const element = (view, more = "") => `<cross-read id="${view}" view="${view}" ${VIEWS[view][0]} ${more}></cross-read>`;
const text = (frame) => frame.locator(at.embed).textContent();

for (const [view, [, , shown, whole]] of Object.entries(VIEWS)) {
  test(`${view}: stands beside another part, tells its host what it holds, and leads to its page`, async (given) => {
    const { page } = given;
    const other = view === "entry" ? '<cross-read id="other" query="miners"></cross-read>' : element("entry");
    const { site } = await hosted(given, `${element(view)}${other}`);
    await listen(page);
    const frame = await part(page);
    await frame.locator(shown).first().waitFor();
    const beside = await part(page, 1);
    await page.locator("cross-read").nth(1).scrollIntoViewIfNeeded();
    const before = await text(beside);
    await becomes(page, async () => (await heard(page, "select")).findLast(([, id]) => id === view)?.[2].href, site + whole);
    const [, , { articles }] = (await heard(page, "select")).findLast(([, id]) => id === view);
    assert.ok(articles > 0 && articles <= 9, `${articles} articles`);
    const [opened] = await Promise.all([page.context().waitForEvent("page"), frame.locator(at.embedWhole).click()]);
    await opened.locator(MOUNTED).waitFor({ state: "attached" });
    assert.equal(opened.url(), site + whole);
    assert.equal(await opened.locator(at.embed).count(), 0, "the whole page");
    await becomes(page, async () => (await heard(page, "navigate")).at(-1)?.slice(1), [view, { href: site + whole }]);
    assert.equal(await text(beside), before, "the other part is as it was");
  });

  test(`${view}: every link leads to a page of its own, and none is within the frame`, async (given) => {
    const { page } = given;
    await hosted(given, element(view, 'height="2000"'));
    const frame = await part(page);
    await frame.locator(shown).first().waitFor();
    const links = frame.locator(`${at.embed} a[href]`);
    const n = await links.count();
    assert.ok(n > 2, `${n} links`);
    const here = page.frames()[1].url();
    for (const nth of [0, Math.floor(n / 2), n - 1]) {
      const [opened] = await Promise.all([page.context().waitForEvent("page"), links.nth(nth).press("Enter")]);
      await opened.close();
    }
    assert.equal(page.frames()[1].url(), here);
  });

  test(`${view}: in a sandbox of scripts alone it runs, says so, and its links open in the frame`, async (given) => {
    const { page } = given;
    await hosted(given, element(view, 'sandbox="allow-scripts"'));
    const frame = await part(page);
    await frame.locator(shown).first().waitFor();
    await frame.locator(at.reduced).waitFor();
    await frame.locator(at.embedWhole).press("Enter");
    await becomes(page, () => frame.locator(at.embed).count(), 0);
    await becomes(page, async () => page.frames()[1].url().endsWith(whole), true);
  });

  test(`${view}: the host's styles, direction and theme change no pixel inside`, async (given) => {
    const { page } = given;
    const shots = [];
    for (const [html, head] of [["", ""], ['dir="rtl"', '<meta name="color-scheme" content="dark">']]) {
      await hosted(given, element(view, 'theme="light" height="620"'), { html, head });
      await (await part(page)).locator(shown).first().waitFor();
      await page.frames()[1].evaluate(() => document.fonts.ready);
      shots.push(await page.locator("cross-read").screenshot());
    }
    assert.ok(shots[0].equals(shots[1]), "the two pictures differ");
  });

  test(`${view}: messages from others change nothing`, async (given) => {
    const { page } = given;
    await hosted(given, `${element(view)}<iframe title="Other" src="about:blank"></iframe>`);
    await listen(page);
    const frame = await part(page);
    await frame.locator(shown).first().waitFor();
    await becomes(page, async () => (await heard(page, "select")).length > 0, true);
    const state = async () => [await text(frame), page.frames()[1].url(), (await page.evaluate(() => heard)).length];
    const before = await state();
    const random = numbers(11);
    const values = [1, -1, 1e9, null, "", "hello", "height", "select", "navigate", "#/a/x", "javascript:alert(1)", {}, [], true];
    const pick = () => values[Math.floor(random() * values.length)];
    const fuzz = Array.from({ length: 1_000 }, (_, n) =>
      n % 2 ? { crossread: 1, type: ["height", "select", "navigate", "hello"][n % 4], height: 900, articles: 1, hits: 1, href: "x", theme: "dark" } : { crossread: pick(), type: pick(), height: pick(), href: pick(), theme: pick() },
    );
    const post = (fuzz) => {
      const inside = parent.document.querySelector("cross-read").shadowRoot.querySelector("iframe").contentWindow;
      for (const message of fuzz) {
        parent.postMessage(message, "*");
        if (window !== parent) inside.postMessage(message, "*");
      }
    };
    await page.evaluate(post, fuzz);
    await page.frames().find((each) => each.url() === "about:blank").evaluate(post, fuzz);
    // Messages arrive in the order in which they were sent, so when the look has changed all others have been heard.
    await page.evaluate(() => (document.querySelector("cross-read").theme = "dark"));
    await becomes(page, () => frame.locator("html").getAttribute("data-theme"), "dark");
    assert.deepEqual(await state(), before);
  });
}

test("a plain frame without an origin shows each view from the single file", async ({ page, serve, host }) => {
  const { url } = await serve();
  const frames = Object.values(VIEWS).map(([, address]) => `<iframe src="${url}crossread.html#/embed/${address.replaceAll("&", "&amp;")}" title="Part" sandbox="allow-scripts" width="600" height="400"></iframe>`);
  await page.goto((await host({ ...NO_ICON, "/": `<!doctype html><title>Blog</title>${frames.join("")}` })).url);
  for (const [n, [, , shown]] of Object.values(VIEWS).entries()) {
    await page.frameLocator(`iframe >> nth=${n}`).locator(shown).first().waitFor();
  }
});

test("the host sets query, filters and Sides, and the part follows", async (given) => {
  const { page } = given;
  await hosted(given, `${element("figures")}${element("matrix")}<cross-read id="compare" view="compare" of="${TWO}"></cross-read>`);
  const set = (id, name, value) => page.evaluate(([id, name, value]) => (document.querySelector(`#${id}`)[name] = value), [id, name, value]);
  const figures = await part(page);
  await figures.locator(at.embedFigure).first().waitFor();
  await set("figures", "query", "miners");
  await becomes(page, () => figures.locator(at.embedHeading).textContent(), "miners");
  await set("figures", "filters", { date: "1999" });
  await becomes(page, () => figures.locator(at.embedFigure).count(), 0);

  await page.locator("#matrix").scrollIntoViewIfNeeded();
  const matrix = await part(page, 1);
  await becomes(page, () => matrix.locator(at.embedRow).count(), 2);
  await set("matrix", "of", "");
  await becomes(page, () => matrix.locator(at.embedHeading).textContent(), "How working people build power");
  await becomes(page, async () => (await matrix.locator(at.embedRow).count()) > 2, true);

  await page.locator("#compare").scrollIntoViewIfNeeded();
  const compared = await part(page, 2);
  await becomes(page, () => compared.locator(at.embedHead).count(), 2);
  await set("compare", "of", "scotland-miners-pardon entry:afl-cio rest");
  await becomes(page, () => compared.locator(at.embedHead).count(), 3);
  await compared.locator(at.embedCombination).first().waitFor();
  await set("compare", "of", "scotland-miners-pardon");
  await compared.locator(at.message).filter({ hasText: "two to four Sides" }).waitFor();
});

test("a count in a part opens its sentences, by keys alone", async (given) => {
  const { page } = given;
  await hosted(given, element("comparison", 'height="700"'));
  const frame = await part(page);
  const number = frame.locator(`${at.embedShared} button`).first();
  const n = Number(await number.textContent());
  await number.press("Enter");
  await frame.locator(at.sentences).waitFor();
  assert.equal(await frame.locator(`${at.sentences} mark`).count(), n);
  await page.keyboard.press("Escape");
  await becomes(page, () => frame.locator(at.sentences).count(), 0);
  assert.equal(await number.evaluate((element) => element === document.activeElement), true);
});

test("a mark of the plot opens its figure, also one that is not among the first", async (given) => {
  const { page } = given;
  await hosted(given, element("figures", 'height="900"'));
  const frame = await part(page);
  await becomes(page, () => frame.locator(at.embedFigure).count(), 8);
  const marks = frame.locator(at.plotMark);
  for (const nth of [0, (await marks.count()) - 1]) {
    // A mark need not be filled in its middle, where a click would fall.
    await marks.nth(nth).dispatchEvent("click");
    await becomes(page, () => frame.locator(at.openFigure).count(), 1);
  }
  await becomes(page, () => frame.locator(at.embedFigure).count(), 9);
});

test("another type of entries is chosen in a matrix, and the host is told", async (given) => {
  const { page } = given;
  const { site } = await hosted(given, element("matrix"));
  await listen(page);
  const frame = await part(page);
  await frame.locator(at.embedChoice).selectOption("organisation");
  await becomes(page, async () => (await heard(page, "select")).at(-1)?.[2].href, `${site}#/compare?${SIDES}&matrix=organisation`);
  assert.equal((await heard(page, "select")).at(-1)[2].filters, "side=article%3Aend-womens-work&side=article%3Acapitalism-covid-recession&matrix=organisation");
});

test("what the corpus does not have is said in the part", async (given) => {
  const { page } = given;
  await hosted(given, '<cross-read view="entry" of="no-such"></cross-read>');
  await (await part(page)).locator(at.message).filter({ hasText: "no entry “no-such”" }).waitFor();
});
