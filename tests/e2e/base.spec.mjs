// The site at a sub-path, as a host of many sites serves it.

import assert from "node:assert/strict";

import { becomes, mounted, open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

test("under a sub-path the site opens, links and reloads", async ({ page, serve }) => {
  const { url } = await serve({ base: "/some/sub/path/" });
  await open(page, `${url}#/?q=miners`);
  await becomes(page, () => page.locator(at.result).count(), 1);
  await page.locator(at.resultTitle).first().click();
  await page.locator(`${at.paragraph}#p1`).waitFor();
  assert.ok(page.url().startsWith(`${url}#/a/`), page.url());
  await page.reload();
  await mounted(page);
  await page.locator(`${at.paragraph}#p1`).waitFor();
});

test("without its last slash the address leads to the site all the same", async ({ page, serve }) => {
  const { url } = await serve({ base: "/x/" });
  await open(page, url.slice(0, -1));
  await becomes(page, () => page.url().startsWith(url), true);
  await becomes(page, () => page.locator(at.book).count(), 9);
});
