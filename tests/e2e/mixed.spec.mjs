// Files of two versions mixed, files that fail one by one, files that the browser has dropped, and what an update costs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";

import { chromium } from "playwright-core";

import { MOUNTED, becomes, mounted, open, test } from "./lib/harness.mjs";
import { filesOf } from "./lib/files.mjs";
import { builtSite, root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");
const app = process.env.CROSSREAD_APP ?? path.join(root, "target/app");
const SOON = { timeout: 3000 };
const place = mkdtempSync(path.join(tmpdir(), "crossread-mixed-"));
after(() => rmSync(place, { recursive: true }));

/** A version of the site: `edit` changes the corpus, `rename` the names by which glue and module know one another. */
function version(name, { edit = false, rename = false } = {}) {
  const [corpus, parts, site] = ["corpus", "app", "site"].map((part) => path.join(place, name, part));
  cpSync(path.join(root, "corpus"), corpus, { recursive: true });
  cpSync(app, parts, { recursive: true });
  if (edit) appendFileSync(path.join(corpus, "articles/scotland-miners-pardon.md"), "\n\nOne more paragraph.\n");
  for (const file of rename ? readdirSync(parts).filter((file) => /^crossread-app.*\.(js|wasm)$/.test(file)) : []) {
    // The names of the glue's functions, and the seal of the two parts.
    const bytes = readFileSync(path.join(parts, file)).toString("latin1").replaceAll("__wbg_", "__wbx_").replace(/_1\.[0-9a-f]{8}/g, "_1.00000000");
    writeFileSync(path.join(parts, file), bytes, "latin1");
  }
  if (rename) appendFileSync(path.join(parts, "boot.js"), "\n// Another version.\n");
  execFileSync(command, ["build", corpus, "-o", site, "--app", parts]);
  return filesOf(site);
}

let made;
const versions = () => (made ??= { old: version("old"), edited: version("edited", { edit: true }), new: version("new", { edit: true, rename: true }) });

/** The part of a site's files, by what it is. */
const find = (files, pattern) => [...files.keys()].find((name) => pattern.test(name));
const REST = /^crossread-app_rest-\w+\.wasm$/;
const PARTS = { glue: /^crossread-app-\w+\.js$/, module: /^crossread-app_bg-\w+\.wasm$/, boot: /^boot-\w+\.js$/ };

for (const page of ["old", "new"]) {
  for (const boot of ["old", "new"]) {
    for (const glue of ["old", "new"]) {
      for (const module of ["old", "new"]) {
        const fits = glue === module;
        const name = `page ${page}, first script ${boot}, glue ${glue}, module with its corpus ${module}`;
        // What a cache between gives under the names that the page knows.
        test(`${name}: ${fits ? "runs" : "says to reload"}`, async ({ page: tab, files }) => {
          const all = versions();
          const server = await files(new Map(all[page]));
          for (const [part, of] of Object.entries({ boot, glue, module })) {
            server.files.set(find(all[page], PARTS[part]), all[of].get(find(all[of], PARTS[part])));
          }
          await tab.goto(server.url);
          if (fits) {
            await tab.locator(MOUNTED).waitFor({ state: "attached", ...SOON });
            assert.equal(await tab.locator(at.book).count(), 9);
          } else {
            await tab.locator(at.notice).waitFor(SOON);
            assert.match(await tab.locator(at.notice).textContent(), /Reload/);
            assert.equal(await tab.locator(at.plainLink).count(), 9);
          }
        });
      }
    }
  }
}

/** The files that the worker of a version keeps. */
const keptFiles = (files) => Object.keys(JSON.parse(/^const SITE = (.*);$/m.exec(files.get("sw.js").toString())[1]).files);

/** Takes a file from the device, as the browser may when room is short; what it gives puts the file back. */
async function evict(page, file) {
  const held = await page.evaluateHandle(async (path) => {
    const held = [];
    for (const name of await caches.keys()) {
      const [cache, url] = [await caches.open(name), new URL(path, `${location.origin}/`).href];
      const response = await cache.match(url);
      if (response) held.push([cache, url, response]);
      await cache.delete(url);
    }
    return held;
  }, file);
  return () => held.evaluate((held) => Promise.all(held.map(([cache, url, response]) => cache.put(url, response))));
}

for (const [what, rest] of [["newer", "new"], ["older", "old"]]) {
  test(`the rest of the code of the ${what} version: a search runs, and what needs the rest says to reload`, { serviceWorkers: "block" }, async ({ page, files }) => {
    const all = versions();
    const here = rest === "new" ? "old" : "new";
    const server = await files(new Map(all[here]));
    server.files.set(find(all[here], REST), all[rest].get(find(all[rest], REST)));
    await open(page, `${server.url}#/?q=union*`);
    await page.locator(at.result).first().waitFor();
    await page.goto("about:blank");
    await page.goto(`${server.url}#/a/two-connecticuts/p2`);
    await page.locator(at.notice).waitFor(SOON);
    assert.match(await page.locator(at.notice).textContent(), /do not fit together. Reload/);
    assert.equal(await page.locator(at.plainLink).count(), 9);
  });
}

const offline = (page, state) => page.locator(`html[data-offline=${state}]`).waitFor({ state: "attached" });
const running = (page) => page.evaluate(() => document.querySelector("link[as=fetch]").href);

const DAMAGE = {
  404: (body) => ({ status: 404, body: "" }),
  500: (body) => ({ status: 500, body }),
  "cut short": (body) => ({ body: body.subarray(0, -1) }),
  "one wrong byte": (body) => ({ body: Buffer.from(body).fill(body[0] ^ 1, 0, 1) }),
};

/** Every file with every damage, or with one of them in turn. */
const damages = (n) => Object.entries(DAMAGE).filter((_, at) => process.env.CROSSREAD_SOAK || at === n % 4);

test("O2: a new version of which any file fails is not taken, and the old one runs on", async ({ page, files }) => {
  const { old, edited } = versions();
  const server = await files(new Map(old));
  await open(page, server.url);
  await offline(page, "ready");
  const before = await running(page);
  const fate = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return new Promise((resolve) => {
        const found = () => {
          registration.removeEventListener("updatefound", found);
          const { installing } = registration;
          installing.addEventListener("statechange", () => resolve(installing.state));
        };
        registration.addEventListener("updatefound", found);
        registration.update().catch(() => {});
      });
    });
  const kept = keptFiles(edited);
  assert.ok(kept.length >= 25, kept.join());
  server.files = new Map(edited);
  for (const file of kept) {
    // What has not changed would be taken from the version that is kept, so that must not have it for the time being.
    const back = await evict(page, file);
    for (const [what, damage] of damages(kept.indexOf(file))) {
      server.answer = (address, body) => (address === file ? damage(body) : undefined);
      assert.equal(await fate(), "redundant", `${file}: ${what}`);
    }
    await back();
  }
  await page.reload();
  await mounted(page);
  assert.equal(await running(page), before);
  server.answer = () => undefined;
  assert.equal(await fate(), "installed");
  await offline(page, "update");
});

test("O5: with the server dead any one file may be dropped: the page runs or says so, and is whole again online", { faults: [/console: |exception: /] }, async ({ page, files }) => {
  const { old } = versions();
  let server = await files(new Map(old));
  await open(page, server.url);
  await offline(page, "ready");
  const all = keptFiles(old);
  const said = {};
  for (const file of all) {
    const isPage = file === "" || file.endsWith("/");
    await evict(page, file);
    await server.kill();
    // A page is opened at its own address, everything else by the app, on a place that needs all of its code.
    await page.goto("about:blank");
    await page.goto(server.url + (isPage ? file : "#/a/two-connecticuts/p2"));
    const spoken = page.locator(`${at.notice}, ${at.bootless}, ${at.target}`).or(page.getByText("is not kept on this device"));
    await spoken.first().waitFor(SOON).catch((error) => assert.fail(`${file || "the page"}: ${error}`));
    said[file.replace(/-[0-9a-f]{16}/, "")] = (await page.locator(at.target).count()) > 0 ? "runs" : "says so";
    server = await files(new Map(old), server.port);
    await page.goto(server.url);
    await page.reload();
    await mounted(page);
    if (isPage) await page.goto(server.url + file);
    else await page.evaluate((path) => fetch(path).then((response) => response.arrayBuffer()), file);
    await becomes(page, () => page.evaluate(async (path) => Boolean(await caches.match(new URL(path, location.origin + "/").href)), file), true);
  }
  console.log(said);
});

test("after one changed article a reader downloads what it is in, and nothing else", async ({ page, files }) => {
  const { old, edited } = versions();
  const server = await files(new Map(old));
  await open(page, server.url);
  await offline(page, "ready");
  server.files = new Map(edited);
  server.asked.length = 0;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await offline(page, "update");
  const names = [...new Set(server.asked)].map((name) => name.replace(/-[0-9a-f]{16}/, "")).toSorted();
  assert.deepEqual(names, ["", "a/scotland-miners-pardon/", "crossread-app.js", "crossread-app_bg.wasm", "crossread.js", "sw.js"]);
});

const DROPPED = {
  "the page": [/^$/, { text: /is not kept on this device/ }],
  "the first script": [PARTS.boot, { seen: at.bootless }],
  "the glue": [PARTS.glue, { seen: at.notice }],
  "the module": [PARTS.module, { seen: at.notice }],
};

for (const [what, [pattern, { text, seen }]] of Object.entries(DROPPED)) {
  test(`with the server dead and ${what} dropped by the browser the page says so, and is whole again online`, { faults: [/console: /] }, async ({ page, files }) => {
    const { old } = versions();
    const server = await files(new Map(old));
    await open(page, server.url);
    await offline(page, "ready");
    await page.evaluate(async (path) => {
      for (const name of await caches.keys()) await (await caches.open(name)).delete(new URL(path, location).href);
    }, find(old, pattern));
    await server.kill();
    await page.reload();
    if (text) await becomes(page, async () => text.test(await page.locator("body").textContent()), true);
    else await page.locator(seen).waitFor(SOON);
    await files(new Map(old), server.port);
    await page.reload();
    await mounted(page);
    await becomes(page, () => page.evaluate(async (path) => Boolean(await caches.match(new URL(path, location).href)), find(old, pattern)), true);
  });
}

test("it can be installed as an app", async ({ folder, files }) => {
  const server = await files(filesOf(builtSite));
  // Where a profile is not kept, Chromium says just that.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const context = await chromium.launchPersistentContext(folder(), { executablePath, args });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await open(page, server.url);
    await offline(page, "ready");
    const session = await context.newCDPSession(page);
    await becomes(page, async () => (await session.send("Page.getInstallabilityErrors")).installabilityErrors, []);
    assert.match((await session.send("Page.getAppManifest")).data, /How working people build power/);
  } finally {
    await context.close();
  }
});
