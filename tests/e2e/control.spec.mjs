// The control of hostile.spec.mjs: in a page that trusts them the same strings run, so that a test
// in which none runs means something.

import assert from "node:assert/strict";

import { becomes, test } from "./lib/harness.mjs";
import { OWN, TARGETS, disturb, suite } from "./lib/hostile.mjs";

/** So many strings at a time, each in a frame of its own. */
const BATCH = 300;

/** How many of these strings run in a page that trusts them: at once, or when a reader does something. */
async function running(page, host, texts) {
  // Only what is in this page counts, so that it asks nobody else and holds no other documents.
  const policy = "default-src 'self' data: 'unsafe-inline'; frame-src 'none'; object-src 'none'";
  const headers = { "content-security-policy": policy };
  // A dialog that a frame has open while the frame goes hangs or ends some Chromiums.
  await page.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => {};
  });
  const body = "<!doctype html><title>Trusting</title>";
  const server = await host({ "/": { headers, body }, "/favicon.ico": { type: "image/x-icon", body: "" } });
  let fired = 0;
  for (let i = 0; i < texts.length; i += BATCH) {
    await page.goto(server.url);
    await page.evaluate((texts) => {
      window.fired = new Set();
      texts.forEach((text, i) => {
        const { contentWindow, contentDocument } = document.body.appendChild(document.createElement("iframe"));
        for (const name of ["alert", "confirm", "prompt", "print", "open"]) contentWindow[name] = () => window.fired.add(i);
        contentDocument.body.innerHTML = text;
      });
    }, texts.slice(i, i + BATCH));
    await disturb(page, "body > iframe");
    fired += await page.evaluate(() => window.fired.size);
  }
  return fired;
}

// In Chromium at least so many of each run; a detector that sees fewer is broken.
for (const [name, some, least] of [["dompurify", Infinity, 39], ["payloadbox", 600, 194]]) {
  test(`in a page that trusts it, the text of ${name} runs`, { faults: [/./] }, async ({ page, host }) => {
    const texts = suite(name).slice(0, some);
    const there = texts.length > 0;
    const fired = await running(page, host, there ? texts : OWN);
    console.log(there ? `${fired} of ${texts.length} strings of ${name} have run` : `${fired} of ${OWN.length} of our own have run`);
    // Scripts that are written into a document so do not run; the others of our own do.
    assert.ok(fired >= (there ? least : 4), `${fired} have run`);
  });
}

// Not every spelling is a script of sound syntax.
test("in a page that trusts them, links to scripts run", { faults: [/^exception: /] }, async ({ page, host }) => {
  const server = await host({ "/": "<!doctype html><title>Trusting</title>", "/favicon.ico": { type: "image/x-icon", body: "" } });
  await page.goto(server.url);
  const unsound = page.waitForEvent("pageerror");
  await page.evaluate((targets) => {
    window.fired = new Set();
    targets.forEach((target, i) => {
      const { contentWindow, contentDocument } = document.body.appendChild(document.createElement("iframe"));
      contentWindow.alert = () => window.fired.add(i);
      contentDocument.body.innerHTML = `<a href="${target}">x</a>`;
      if (/script/i.test(target)) contentDocument.querySelector("a").click();
    });
  }, TARGETS.filter((target) => !/^(blob|vbscript|[\\/])/.test(target)));
  await becomes(page, async () => (await page.evaluate(() => window.fired.size)) >= 10, true);
  await unsound;
});
