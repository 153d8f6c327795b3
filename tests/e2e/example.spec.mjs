// The page of docs/example: a corpus asked by a program, with nothing of Crossread's own page.

import assert from "node:assert/strict";
import { cpSync, readdirSync, copyFileSync } from "node:fs";
import path from "node:path";

import { becomes, test } from "./lib/harness.mjs";
import { builtSite, root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

test("the example asks the corpus and shows what it answers, with nothing of the page", async ({ page, folder, serve }) => {
  const site = folder();
  cpSync(path.join(root, "docs/example"), site, { recursive: true });
  const parts = readdirSync(builtSite).filter((name) => /^crossread(-app.*)?\.(js|wasm)$/.test(name));
  assert.equal(parts.length, 4, parts.join(", "));
  for (const name of parts) copyFileSync(path.join(builtSite, name), path.join(site, name));
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.replace(/-[0-9a-f]{16}/, "")));

  await page.goto((await serve({ site })).url);
  const status = page.getByRole("status");
  await becomes(page, async () => /\d of 9 articles/.test(await status.textContent()), true);
  await page.getByRole("textbox").fill("miners");
  await page.getByRole("button", { name: "Ask" }).press("Enter");
  await becomes(page, async () => (await status.textContent()).includes("1 of 9 articles"), true);
  const row = page.getByRole("row").nth(1);
  assert.match(await row.textContent(), /Scotland’s Miners/);
  assert.match((await row.locator("mark").textContent()).toLowerCase(), /^miners?$/);
  const known = ["/", "/example.js", "/crossread.js", "/crossread-app.js", "/crossread-app_bg.wasm", "/crossread-app_rest.wasm", "/favicon.ico"];
  assert.deepEqual(asked.filter((path) => !known.includes(path)), []);
});

test("the page of parts shows one of each view, and their links where no script runs", async ({ page, folder, serve }) => {
  const site = folder();
  cpSync(builtSite, site, { recursive: true });
  copyFileSync(path.join(root, "docs/example/embed.html"), path.join(site, "embed.html"));
  await page.goto(`${(await serve({ site })).url}embed.html`);
  const parts = page.locator("cross-read");
  assert.equal(await parts.count(), 7);
  for (let n = 0; n < 7; n++) {
    const part = parts.nth(n);
    await part.scrollIntoViewIfNeeded();
    const frame = part.frameLocator("iframe");
    await frame.locator(at.embed).waitFor();
    assert.equal(await frame.locator(at.message).count(), 0, await part.getAttribute("view"));
    const page = await part.locator("a").evaluate((link) => link.href);
    const whole = await frame.locator(at.embedWhole).evaluate((link) => link.href);
    assert.equal(decodeURIComponent(whole), decodeURIComponent(page));
  }
});
