// `test(name, options, body)`: a test with a page of its own, which fails on any fault that the
// options do not announce. No retries, no timers: a step waits for what it expects to see.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test as nodeTest } from "node:test";

import { launch, openContext } from "./browser.mjs";
import { serveFiles } from "./files.mjs";
import { servePages, serveSite } from "./server.mjs";

let browser;
after(async () => (await browser)?.close());

/** Milliseconds, many times what the longest test takes: what hangs is named. What CROSSREAD_SOAK makes long may be. */
const HUNG = process.env.CROSSREAD_SOAK ? Infinity : 10 * 60_000;

/**
 * Options are those of a Playwright context, and
 * - `faults`: regular expressions for the faults that the test brings about; each must occur.
 *
 * The body is given `page`, `context`, and `serve` and `host`, which start servers that are stopped
 * when the test ends (see server.mjs; `files` starts the one of files.mjs), and `folder`, which makes a folder that is removed after that:
 * as long as a page is open it may ask for a file.
 */
export function test(name, options, body) {
  if (typeof options === "function") return test(name, {}, options);
  const { faults: expected = [], waits = false, ...contextOptions } = options;
  nodeTest(name, { timeout: HUNG }, async () => {
    browser ??= launch();
    const servers = [];
    const folders = [];
    const folder = () => {
      folders.push(mkdtempSync(path.join(tmpdir(), "crossread-e2e-")));
      return folders.at(-1);
    };
    const origins = new Set();
    const started = (start) => async (...what) => {
      const server = await start(...what);
      servers.push(server);
      origins.add(new URL(server.url).origin);
      return server;
    };
    const { context, page, faults } = await openContext(await browser, contextOptions, origins);
    try {
      await body({ page, context, folder, serve: started(serveSite), host: started(servePages), files: started(serveFiles) });
      // What a page has reported by now has arrived once it answers.
      const joined = await Promise.all(context.pages().map((open) => open.evaluate(() => document.documentElement?.dataset.joined)));
      settle(faults, expected);
      if (!waits) assert.ok(!joined.includes("at once"), "the page stood still until the rest of its code had come");
    } catch (error) {
      // What the page had to say is most often the reason why a step did not succeed.
      if (faults.length > 0) error.message += `\nfaults of the page:\n${faults.join("\n")}`;
      throw error;
    } finally {
      await context.close();
      await Promise.all(servers.map((server) => server.kill()));
      for (const made of folders) rmSync(made, { recursive: true });
    }
  });
}

/** Fails unless the faults are those that were announced, each at least once. */
export function settle(faults, expected) {
  const unexpected = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
  assert.deepEqual(unexpected, [], "faults that the test did not announce");
  const missing = expected.filter((pattern) => !faults.some((fault) => pattern.test(fault)));
  assert.deepEqual(missing, [], "faults that were announced and did not occur");
}

/** Opens an address and waits until the app has mounted. */
export async function open(page, url) {
  await page.goto(url);
  await mounted(page);
}

/** Matches once the app has mounted and drawn the whole landing, or all results. */
export const MOUNTED = "html[data-app=ready]:not([data-drawing])";

/** Waits for that. */
export async function mounted(page) {
  await page.locator(MOUNTED).waitFor({ state: "attached" });
}

/** Keeps files back, by their addresses; the function that is returned lets them come. */
export async function keepBack(page, which) {
  let go;
  const until = new Promise((resolve) => (go = resolve));
  await page.route(which, async (route) => {
    await until;
    await route.continue();
  });
  return go;
}

/** Waits until `read` gives the value that is expected, and shows both if it does not in time (milliseconds). */
export async function becomes(page, read, expected, time = 15_000) {
  let last;
  const deadline = performance.now() + time;
  do {
    last = await read();
    if (isSame(last, expected)) return;
    // A frame of the page is the shortest time in which anything can change.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  } while (performance.now() < deadline);
  assert.deepEqual(last, expected);
}

function isSame(one, two) {
  try {
    assert.deepEqual(one, two);
    return true;
  } catch {
    return false;
  }
}
