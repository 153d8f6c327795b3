// The code comes in two parts: the landing and a search wait for the first alone, and whatever needs the rest waits for
// it, gets it, or says that it could not be had.

import assert from "node:assert/strict";

import { becomes, keepBack, mounted, open, test } from "./lib/harness.mjs";
import { records } from "./lib/notes.mjs";
import * as at from "./selectors.mjs";

const REST = "**/crossread-app_rest-*.wasm";

const joined = (page) => page.evaluate(() => document.documentElement.dataset.joined);

test("the landing and a search need the first part alone", async ({ page, serve }) => {
  const { url } = await serve();
  const go = await keepBack(page, REST);
  await open(page, url);
  await page.locator(at.search).fill('"unoin"');
  await page.keyboard.press("Enter");
  await page.locator(at.meant).first().waitFor();
  await page.locator(at.search).fill("union* strike");
  await page.locator(at.result).first().waitFor();
  await page.locator(at.facet).first().click();
  await page.locator(at.chip).first().waitFor();
  assert.equal(await joined(page), undefined);
  await page.locator(at.search).fill('"unoin"');
  await page.keyboard.press("Enter");
  await page.locator(at.meant).first().waitFor();
  go();
  await becomes(page, () => joined(page), "");
  await page.locator(at.meantInstead).first().waitFor();
  assert.equal(await page.locator(at.meant).count(), 0, "it is said once");
});

test("the list of keys that was asked for opens when the rest has come", async ({ page, serve }) => {
  const { url } = await serve();
  const go = await keepBack(page, REST);
  await open(page, url);
  await page.keyboard.press("?");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  go();
  await page.locator("dialog[open]").waitFor();
});

test("the style sheets of what comes later come with it, each at its place", async ({ page, serve }) => {
  const { url } = await serve();
  const written = (await (await fetch(url)).text()).matchAll(/<link rel="(stylesheet|later)" href="\.\/([^"]+)"/g);
  const expected = Array.from(written, ([, rel, name]) => ({ rel, name }));
  assert.ok(expected.some(({ rel }) => rel === "later"));
  await open(page, url);
  await becomes(page, () => joined(page), "");
  const sheets = await page.evaluate(() => [...document.styleSheets].map(({ href, cssRules }) => [href.split("/").pop(), cssRules.length > 0]));
  assert.deepEqual(sheets, expected.map(({ name }) => [name, true]));
});

test("a style sheet that does not come keeps the rest away, and is asked for again", { faults: [/Failed to load resource/] }, async ({ page, context, serve }) => {
  const { url } = await serve();
  let missing = true;
  await page.route(/later-[0-9a-f]+\.css/, (route) => (missing ? route.abort() : route.continue()));
  await open(page, url);
  await becomes(page, () => page.locator("link[rel=later]").count(), 1);
  assert.equal(await joined(page), undefined);
  missing = false;
  await page.locator(at.search).fill("union");
  await page.goto(`${url}#/index`);
  await page.locator(at.heading).first().waitFor();
  assert.equal(await joined(page), "");
});

test("what is typed before the rest has come is completed with it", async ({ page, serve }) => {
  const { url } = await serve();
  const go = await keepBack(page, REST);
  await open(page, url);
  await page.locator(at.search).pressSequentially("poli");
  await page.locator(at.result).first().waitFor();
  assert.equal(await joined(page), undefined);
  go();
  await page.locator(at.offer).first().filter({ hasText: "poli*" }).waitFor();
});

test("a page of the rest is awaited, and then stands at its passage", async ({ page, serve }) => {
  const { url } = await serve();
  const go = await keepBack(page, REST);
  await open(page, url);
  await page.evaluate(() => (location.hash = "#/a/scotland-miners-pardon/p9"));
  await page.getByText("still arriving").waitFor();
  assert.equal(await joined(page), undefined);
  await page.evaluate(() => (location.hash = "#/figures?q="));
  await page.locator(at.search).waitFor();
  await page.getByText("still arriving").waitFor();
  assert.equal(await page.locator("#app main").count(), 1);
  await page.evaluate(() => (location.hash = "#/a/scotland-miners-pardon/p9"));
  go();
  const passage = page.locator("#p9");
  await passage.waitFor();
  await becomes(page, () => passage.evaluate((p) => p.getBoundingClientRect().top >= 0 && p.getBoundingClientRect().top < innerHeight), true);
  await becomes(page, () => page.title(), "Justice for Scotland’s Miners and the Great Strike’s Legacy Today · Crossread");
});

for (const [what, hash, shows] of [
  ["a lens", "#/figures?q=", at.figure],
  ["the notebook", "#/notes", "#app .nbpage"],
]) {
  test(`${what} is there when its address is opened`, async ({ page, serve }) => {
    const { url } = await serve();
    await open(page, url + hash);
    // It was joined before anything was drawn.
    assert.equal(await joined(page), "");
    await page.locator(shows).first().waitFor();
  });
}

test("what a reader asks of the rest is done when it has come", async ({ page, serve }) => {
  const { url } = await serve();
  const go = await keepBack(page, REST);
  await open(page, `${url}#/?q=union*`);
  await page.locator(at.result).first().waitFor();
  await page.locator(at.shareButton).click();
  assert.equal(await page.locator("dialog[open]").count(), 0);
  go();
  await page.locator("dialog[open]").waitFor();
  assert.equal(await joined(page), "");
});

test("what calls the rest before it has come has it at once", { waits: true }, async ({ page, serve }) => {
  const { url } = await serve();
  let asked = 0;
  // The first request is never answered; the second is that of the waiting page.
  await page.route(REST, (route) => (asked++ === 0 ? undefined : route.continue()));
  await open(page, url);
  await becomes(page, () => asked, 1);
  // What a stand-in tells.
  await page.evaluate(() => document.dispatchEvent(new Event("crossread:need")));
  assert.equal(await joined(page), "at once");
  await page.evaluate(() => (location.hash = "#/index"));
  await page.locator(at.heading).first().waitFor();
});

const DAMAGE = {
  "that is not there": [(route) => route.fulfill({ status: 404, body: "" }), /_rest-\w+\.wasm could not be loaded/, [/404/]],
  "cut short": [
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.body()).subarray(0, 10_000) });
    },
    /_rest-\w+\.wasm \(sent as application\/wasm\) is damaged/,
    [],
  ],
  "of another build": [
    (route) => route.fulfill({ contentType: "application/wasm", body: Buffer.from("0061736d010000000107016000000206010161016200", "hex").subarray(0, 8 + 9) }),
    /damaged|do not fit together/,
    [],
  ],
};

for (const [what, [damage, says, faults]] of Object.entries(DAMAGE)) {
  // A worker would have the rest by itself, and give it where it is asked for again.
  const options = { faults, serviceWorkers: "block" };
  test(`a rest ${what} leaves a search alone, and is said where it is needed`, options, async ({ page, serve }) => {
    const { url } = await serve();
    await page.route(REST, damage);
    await open(page, url);
    await page.locator(at.search).fill("strike");
    await page.locator(at.result).first().waitFor();
    await page.evaluate(() => (location.hash = "#/compare?side=article:two-connecticuts&side=rest"));
    await page.locator(at.notice).waitFor();
    assert.match(await page.locator(at.notice).textContent(), says);
    assert.equal(await page.locator(at.plainLink).count(), 9);
  });

  test(`a rest ${what} is said at once where a page of it is opened`, options, async ({ page, serve }) => {
    const { url } = await serve();
    await page.route(REST, damage);
    await page.goto(`${url}#/a/two-connecticuts`);
    await page.locator(at.notice).waitFor({ timeout: 3000 });
    assert.match(await page.locator(at.notice).textContent(), says);
    assert.equal(await page.locator(at.plainLink).count(), 9);
  });
}

test("a search that is saved before the rest has come is the one that was on show", async ({ page, serve }) => {
  const { url } = await serve();
  const go = await keepBack(page, REST);
  await open(page, `${url}#/?q=union*`);
  await page.locator(at.result).first().waitFor();
  await page.keyboard.press("s");
  await page.evaluate(() => (location.hash = "#/?q=miners"));
  await becomes(page, () => page.locator(at.search).inputValue(), "miners");
  go();
  await page.locator(at.toast).filter({ hasText: "Saved" }).waitFor();
  assert.deepEqual((await records(page)).map(({ target }) => target.source ?? target), [`${url}#/?q=union*`]);
});
