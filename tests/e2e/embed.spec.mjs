// A piece of the site in somebody else's page, under the strictest policy that still allows a frame.

import assert from "node:assert/strict";

import { MOUNTED, becomes, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

/** A page of another origin that holds one frame and allows nothing else. */
function hostPage(frame) {
  const origin = new URL(frame).origin;
  return {
    "/favicon.ico": { type: "image/x-icon", body: "" },
    "/": {
      headers: { "content-security-policy": `default-src 'none'; frame-src ${origin}; style-src 'self'` },
      body: `<!doctype html><html lang="en"><title>Host</title><h1>Host</h1><iframe src="${frame}" title="Crossread" width="800" height="500"></iframe>`,
    },
  };
}

/** Opens a host page with the frame in it, and resolves to the frame. */
async function embedded({ page, serve, host }, fragment) {
  const site = await serve();
  const outside = await host(hostPage(`${site.url}${fragment}`));
  assert.notEqual(new URL(outside.url).origin, new URL(site.url).origin);
  await page.goto(outside.url);
  const frame = page.frameLocator("iframe");
  await frame.locator(MOUNTED).waitFor({ state: "attached" });
  return frame;
}

test("a search stands in a foreign page and can be used there", async (given) => {
  const frame = await embedded(given, "#/embed/search?q=miners");
  await frame.locator(at.embed).waitFor();
  await becomes(given.page, () => frame.locator(at.search).inputValue(), "miners");
  const links = frame.locator(`${at.embed} ol > li`);
  await becomes(given.page, () => links.count(), 1);
  await frame.locator(at.search).fill('"police unions"');
  await becomes(given.page, () => links.count(), 2);
});

test("while a part is loading, its frame does not show the list of all articles", async ({ page, serve, host }) => {
  const site = await serve();
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/crossread-app-*.js", async (route) => {
    await held;
    await route.continue();
  });
  const outside = await host(hostPage(`${site.url}#/embed/search?q=miners`));
  await page.goto(outside.url, { waitUntil: "commit" });
  const frame = page.frameLocator("iframe");
  await frame.locator(at.loading).waitFor();
  assert.equal(await frame.locator(at.plain).isVisible(), false);
  release();
  await frame.locator(at.embed).waitFor();
});

test("an article stands in a foreign page", async (given) => {
  const frame = await embedded(given, "#/embed/a/scotland-miners-pardon");
  await frame.locator(at.embed).filter({ hasText: /miners/i }).waitFor();
});

test("a link in a frame opens the site itself, not a page within the frame", async (given) => {
  const frame = await embedded(given, "#/embed/a/scotland-miners-pardon");
  const links = frame.locator(`${at.embed} a[href]`);
  await links.first().waitFor();
  const targets = await links.evaluateAll((found) => found.map((link) => link.target));
  assert.deepEqual([...new Set(targets)], ["_blank"]);
});
