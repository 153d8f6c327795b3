// A new version of the site: it is taken whole or not at all, it waits until the reader accepts it,
// and a tab that has not accepted it goes on with the version it runs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { becomes, mounted, open, test } from "./lib/harness.mjs";
import { selectWords } from "./lib/notes.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");
/** How many updates two tabs go through. */
const UPDATES = process.env.CROSSREAD_SOAK ? 100 : 3;
const app = process.env.CROSSREAD_APP ?? path.join(root, "target/app");

/** A corpus of one's own in a folder, and its site, which `publish` writes anew after each edit. */
function siteIn(folder) {
  const corpus = path.join(folder, "corpus");
  const site = path.join(folder, "site");
  const article = path.join(corpus, "articles/scotland-miners-pardon.md");
  const publish = () => execFileSync(command, ["build", corpus, "-o", site, "--app", app]);
  const edit = () => appendFileSync(article, "\n\nOne more paragraph.\n");
  cpSync(path.join(root, "corpus"), corpus, { recursive: true });
  publish();
  return { site, publish, edit };
}

/** Which module a tab runs: its name says its content. */
const running = (page) => page.evaluate(() => document.querySelector("link[as=fetch]").href);
const offline = (page, state) => page.locator(`html[data-offline=${state}]`).waitFor({ state: "attached" });
const versions = (page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("crossread ")).length);

/** Accepts the waiting version as the app does when the reader agrees. */
async function accept(page) {
  await Promise.all([
    page.waitForEvent("load"),
    page.evaluate(() => document.dispatchEvent(new Event("crossread:accept-update"))),
  ]);
  await mounted(page);
}

test("a new version waits, and each tab changes to it when its reader accepts", async ({ page, context, folder, serve }) => {
  const { site, publish, edit } = siteIn(folder());
  const server = await serve({ site });
  await open(page, server.url);
  await offline(page, "ready");
  await page.reload();
  const other = await context.newPage();
  await open(other, server.url);
  await offline(other, "ready");
  const old = await running(page);

  edit();
  publish();
  await page.reload();
  await offline(page, "update");
  await offline(other, "update");
  assert.equal(await running(page), old, "a reload alone does not change the version");

  await accept(page);
  assert.notEqual(await running(page), old);
  assert.equal(await running(other), old, "the other tab stays");
  await offline(other, "update");

  await server.kill();
  const answers = await other.evaluate(async () => {
    const files = [...document.querySelectorAll("link[href], script[src]")].map((file) => file.href || file.src);
    return Promise.all(files.map(async (file) => (await fetch(file)).status));
  });
  assert.deepEqual([...new Set(answers)], [200], "its files are still there");

  await accept(other);
  assert.equal(await running(other), await running(page));
  await becomes(other, () => versions(other), 1);
});

test(`${UPDATES} updates with two tabs open: the one that has not accepted stays as it is, with the note that is being written`, async ({ page, context, folder, serve }) => {
  const { site, publish, edit } = siteIn(folder());
  const server = await serve({ site });
  await open(page, `${server.url}#/?q=`);
  await offline(page, "ready");
  const other = await context.newPage();
  await open(other, `${server.url}#/a/two-connecticuts`);
  await offline(other, "ready");
  for (let n = 0; n < UPDATES; n++) {
    const old = await running(other);
    await selectWords(other, `p${1 + (n % 3)}`, n, n + 12);
    await other.keyboard.press("n");
    const remark = other.locator(`${at.noteBox} textarea`);
    await remark.fill(`Remark ${n}`);
    edit();
    publish();
    await page.reload();
    await offline(page, "update");
    await accept(page);
    await offline(other, "update");
    assert.equal(await running(other), old, "the other tab stays");
    assert.notEqual(await running(page), old);
    assert.equal(await remark.inputValue(), `Remark ${n}`);
    await remark.press("Escape");
    await becomes(other, () => other.locator(at.notesCount).textContent(), String(n + 1));
    await accept(other);
    assert.equal(await running(other), await running(page));
    await becomes(other, () => other.locator(at.notesCount).textContent(), String(n + 1));
  }
});

test("one changed article downloads again only what holds it, and what names that", ({ folder }) => {
  const { site, publish, edit } = siteIn(folder());
  const read = () => {
    const names = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(names.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).map((file) => [path.relative(site, file), readFileSync(file)]));
  };
  const before = read();
  edit();
  publish();
  const bytes = (files) => files.reduce((sum, [, held]) => sum + held.length, 0);
  // The worker keeps neither itself nor the single file.
  const kept = [...read()].filter(([name]) => !["sw.js", "crossread.html"].includes(name));
  const changed = kept.filter(([name, held]) => !before.get(name)?.equals(held));
  console.log(`${bytes(changed)} of ${bytes(kept)} bytes`);
  const names = changed.map(([name]) => name.replace(/-[0-9a-f]{16}/, "")).sort();
  assert.deepEqual(names, ["a/scotland-miners-pardon/index.html", "crossread-app.js", "crossread-app_bg.wasm", "crossread.js", "index.html"]);
});

const DAMAGE = {
  "is missing": (file) => rmSync(file),
  "is cut short": (file) => writeFileSync(file, readFileSync(file).subarray(0, -1)),
  "has one wrong byte": (file) => {
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(file, bytes);
  },
};

for (const [what, damage] of Object.entries(DAMAGE)) {
  test(`a new version whose module ${what} is not taken; the next whole one is`, async ({ page, folder, serve }) => {
    const { site, publish, edit } = siteIn(folder());
    const server = await serve({ site });
    await open(page, server.url);
    await offline(page, "ready");
    const old = await running(page);

    edit();
    publish();
    damage(path.join(site, readdirSync(site).find((name) => name.endsWith(".wasm"))));
    const fate = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return new Promise((resolve) => {
        registration.addEventListener("updatefound", () => {
          const { installing } = registration;
          installing.addEventListener("statechange", () => resolve(installing.state));
        });
        registration.update().catch(() => {});
      });
    });
    assert.equal(fate, "redundant");
    assert.equal(await versions(page), 1, "nothing of it is kept");
    await page.reload();
    await mounted(page);
    assert.equal(await running(page), old);

    edit();
    publish();
    await page.reload();
    await offline(page, "update");
    await accept(page);
    assert.notEqual(await running(page), old);
  });
}

/** Takes from the device what the browser might drop. */
const drop = (page, ending) =>
  page.evaluate(async (ending) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) if (request.url.endsWith(ending)) await cache.delete(request);
    }
  }, ending);

test("a file that the browser has dropped comes back once the server answers", async ({ page, folder, serve }) => {
  const { site } = siteIn(folder());
  const server = await serve({ site });
  await open(page, server.url);
  await offline(page, "ready");
  await drop(page, ".css");
  await page.reload();
  await mounted(page);
  await server.kill();
  await page.reload();
  await mounted(page);
  const loaded = await page.evaluate(() => [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0));
  assert.ok(loaded, "the style sheets are kept again");
});

test("after a crash the notice stands outside of the app, and a reload goes on", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url);
  await page.evaluate(() => document.dispatchEvent(new CustomEvent("crossread:crash", { detail: "a test" })));
  await page.locator(at.notice).waitFor({ timeout: 1000 });
  assert.ok(!(await page.locator(at.app).isVisible()), "what has crashed is out of sight");
  assert.ok(await page.locator(at.plain).isVisible(), "the list of articles stands below");
  await Promise.all([page.waitForEvent("load"), page.locator(`${at.notice} button`).click()]);
  await mounted(page);
});
