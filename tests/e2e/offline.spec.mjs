// After one visit nothing but the browser is needed. The server is not blocked but killed: only
// then is it certain that nobody was asked.

import assert from "node:assert/strict";
import { copyFileSync, cpSync } from "node:fs";
import path from "node:path";

import { becomes, mounted, open, test } from "./lib/harness.mjs";
import { builtSite, root } from "./lib/server.mjs";
import { PARTS, VIEWS } from "./lib/views.mjs";
import * as at from "./selectors.mjs";

/** Waits until the whole site is kept on the device. */
const kept = (page) => page.locator("html[data-offline=ready]").waitFor({ state: "attached" });

for (const base of ["/", "/some/sub/path/"]) {
  test(`with the server dead the page at ${base} reloads, searches and reads`, async ({ page, context, serve }) => {
    const server = await serve({ base });
    await open(page, server.url);
    await kept(page);
    await server.kill();
    await assert.rejects(fetch(server.url), "nobody listens any more");

    await page.reload();
    await mounted(page);
    await page.locator(at.search).fill("miners");
    await becomes(page, () => page.locator(at.result).count(), 1);
    await page.locator(at.resultTitle).first().click();
    await page.locator(`${at.paragraph}#p1`).waitFor();

    const second = await context.newPage();
    await open(second, `${server.url}#/a/two-connecticuts/p2`);
    await becomes(second, () => second.locator(at.target).getAttribute("id"), "p2");
  });
}

test("with the server dead these views work, and nobody is asked", async ({ page, context, serve }) => {
  const server = await serve();
  await open(page, server.url);
  await kept(page);
  await server.kill();
  const failed = [];
  context.on("requestfailed", (request) => failed.push(request.url()));
  for (const [fragment, shown] of Object.entries({ ...VIEWS, ...PARTS })) {
    await page.goto("about:blank");
    await open(page, server.url + fragment);
    await page.locator(shown).first().waitFor();
    // Its scripts have come too; what is left unfetched by a page that is left would count as failed.
    await kept(page);
  }
  // The browser itself looks for a newer worker.
  assert.deepEqual(failed.filter((url) => !url.endsWith("/sw.js")), []);
});

test("a second visit asks the server for none of the files again", async ({ page, context, serve }) => {
  const server = await serve();
  await open(page, server.url);
  await kept(page);
  const fromServer = [];
  context.on("response", (response) => {
    if (!response.fromServiceWorker()) fromServer.push(new URL(response.url()).pathname);
  });
  await page.reload();
  await mounted(page);
  // The browser itself looks for a newer worker; everything else stands on the device.
  assert.deepEqual(fromServer.filter((path) => path !== "/sw.js"), []);
});

test("a site that is withdrawn is gone from the device by the second visit, and notes stay", async ({ page, folder, serve }) => {
  const site = folder();
  cpSync(builtSite, site, { recursive: true });
  const server = await serve({ site });
  await open(page, `${server.url}#/a/two-connecticuts/p2`);
  await kept(page);
  await page.keyboard.press("s");
  await becomes(page, () => page.locator(at.notesCount).textContent(), "1");
  copyFileSync(path.join(root, "docs/withdraw/sw.js"), path.join(site, "sw.js"));
  const held = () =>
    page.evaluate(async () => ({
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      caches: (await caches.keys()).length,
    }));
  await page.reload();
  await mounted(page);
  await becomes(page, async () => (await held()).caches, 0);
  await page.reload();
  await mounted(page);
  await page.locator("html[data-offline=offline-unavailable]").waitFor({ state: "attached" });
  await becomes(page, held, { workers: 0, caches: 0 });
  assert.equal(await page.locator(at.notesCount).textContent(), "1");
});
