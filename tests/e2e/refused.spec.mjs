// A browser or a host that refuses what the explorer needs: within three seconds the page says so,
// and every article can be read all the same.

import assert from "node:assert/strict";

import { mounted, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

const SOON = { timeout: 3000 };

/** Answers every request for such an address as the server does, but changed. */
const changed = (page, pattern, change) =>
  page.route(pattern, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, ...(await change(response)) });
  });

/** The page itself under a further policy, as a host may send one. */
const policed = (policy) => (page, url) =>
  changed(page, url, (response) => ({ headers: { ...response.headers(), "content-security-policy": policy } }));

/** From the list of articles to the text of each, without the explorer. */
async function readsEverything(page) {
  const links = page.locator(at.plainLink);
  const addresses = await links.evaluateAll((found) => found.map((link) => link.href));
  assert.equal(addresses.length, 9);
  for (const address of addresses) {
    assert.ok(await page.locator(`${at.plainLink}[href$="${new URL(address).pathname.slice(1)}"]`).isVisible(), address);
    const other = await page.context().newPage();
    await other.goto(address);
    assert.ok((await other.locator(at.plainBlock).count()) > 5, address);
    await other.close();
  }
}

const NO_WASM = "default-src 'self'; style-src 'self'; script-src 'self'";

const REFUSALS = {
  "no WebAssembly": {
    prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly),
    says: /no WebAssembly/,
  },
  "a host whose policy forbids WebAssembly": {
    prepare: policed(NO_WASM),
    says: /refuses to run it/,
    faults: [/policy: script-src refused wasm-eval/],
  },
  "a server that sends the module as text, and not all of it": {
    prepare: (page) =>
      changed(page, "**/*.wasm", async (response) => ({
        contentType: "text/plain",
        body: (await response.body()).subarray(0, 50_000),
      })),
    says: /\.wasm \(sent as text\/plain\) is damaged/,
  },
  "glue of another version": {
    prepare: (page) =>
      changed(page, "**/crossread-app-*.js", async (response) => ({
        body: (await response.text()).replaceAll("__wbg_", "__wbx_"),
      })),
    says: /do not fit together/,
  },
  "glue that is not there": {
    prepare: (page) => page.route("**/crossread-app-*.js", (route) => route.fulfill({ status: 404, body: "" })),
    says: /crossread-app-\w+\.js could not be loaded/,
    faults: [/404/],
  },
};

for (const [what, { prepare, says, faults = [] }] of Object.entries(REFUSALS)) {
  test(`${what}: the page says so, and every article can be read`, { faults }, async ({ page, serve }) => {
    const { url } = await serve();
    await prepare(page, url);
    await page.goto(url);
    await page.locator(at.notice).waitFor(SOON);
    assert.match(await page.locator(at.notice).textContent(), says);
    await page.unrouteAll();
    await readsEverything(page);
  });
}

const SILENT = {
  "JavaScript switched off": { options: { javaScriptEnabled: false } },
  "a host whose policy forbids every script": {
    prepare: policed("script-src 'none'"),
    options: { faults: [/refused|violates/] },
  },
  "a first script that is not there": {
    prepare: (page) => page.route("**/boot-*.js", (route) => route.fulfill({ status: 404, body: "" })),
    options: { faults: [/404/] },
  },
  "a host whose policy refuses the page's own": {
    prepare: policed("trusted-types other"),
    options: { faults: [/policy: trusted-types refused/, /exception: TypeError/, /console/] },
  },
};

for (const [what, { prepare, options }] of Object.entries(SILENT)) {
  test(`${what}: the page says so without any script, and every article can be read`, options, async ({ page, serve }) => {
    const { url } = await serve();
    await prepare?.(page, url);
    await page.goto(url);
    await page.locator(at.bootless).waitFor(SOON);
    await page.unrouteAll();
    await readsEverything(page);
  });
}

test("with storage refused the explorer runs, and forgets", async ({ page, serve }) => {
  await page.addInitScript(() => {
    const refuse = { get: () => { throw new DOMException("refused", "SecurityError"); } };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, name, refuse);
    Object.defineProperty(Navigator.prototype, "serviceWorker", refuse);
  });
  await page.goto((await serve()).url);
  await mounted(page);
  await page.locator("html[data-offline=offline-unavailable]").waitFor({ state: "attached" });
  assert.equal(await page.locator(at.book).count(), 9);
});

test("while the module is on its way, the page says how much has arrived and can be read", async ({ page, serve }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/crossread-app-*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto((await serve()).url, { waitUntil: "domcontentloaded" });
  await page.locator(at.loading).waitFor(SOON);
  const whole = page.locator(`${at.loaded}`);
  await page.waitForFunction((selector) => document.querySelector(selector)?.position === 1, at.loaded);
  assert.ok(await whole.isVisible());
  assert.ok(await page.locator(at.plain).isVisible());
  release();
  await mounted(page);
  assert.equal(await page.locator(at.loading).count(), 0);
});
