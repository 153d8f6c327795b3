// What a first visit asks the server for before the page can be used is what the head of the page
// names, and so what `cargo xtask size` counts.

import assert from "node:assert/strict";

import { open, test } from "./lib/harness.mjs";

test("before it can be used the page asks for what its head names, each once", async ({ page, serve }) => {
  const { url } = await serve();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, url);
  const before = [...asked];
  const named = await page.evaluate(() => {
    const files = document.querySelectorAll("link[rel=stylesheet], link[rel=modulepreload], link[rel=preload], script[src]");
    return [...files].map((file) => file.href || file.src);
  });
  // The icon and the manifest are for the browser's own frame; the worker, what tells of it and the rest of the code
  // begin after that. rest.spec.mjs shows that nothing waits for the rest.
  const others = /\/icons\/|\.webmanifest$|\/sw\.js$|\/offline-\w+\.js$|_rest-\w+\.wasm$/;
  const needed = before.filter((address) => !others.test(new URL(address).pathname));
  assert.deepEqual(needed.toSorted(), [url, ...named].toSorted());
});
