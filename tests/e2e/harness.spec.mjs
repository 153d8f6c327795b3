// The harness itself: each kind of fault is seen, so that a green run means something.

import assert from "node:assert/strict";

import { becomes, settle, test } from "./lib/harness.mjs";

const STRICT = { "content-security-policy": "default-src 'none'; script-src 'self'; frame-src 'self'" };
const script = (body) => ({ type: "text/javascript", body });
const icon = { "/favicon.ico": { type: "image/x-icon", body: "" } };
const page = (body) => ({ body: `<!doctype html><title>Page</title>${body}`, headers: STRICT });

test("a page without faults passes", async ({ page: tab, host }) => {
  const server = await host({ ...icon, "/": page("<p>Fine.</p>") });
  await tab.goto(server.url);
  assert.equal(await tab.textContent("p"), "Fine.");
});

test("an error on the console is seen", { faults: [/^console: broken/] }, async ({ page: tab, host }) => {
  const server = await host({ ...icon, "/": page("<script src=a.js></script>"), "/a.js": script("console.error('broken')") });
  await tab.goto(server.url);
});

test("an exception is seen", { faults: [/^exception: Error: thrown/] }, async ({ page: tab, host }) => {
  const server = await host({ ...icon, "/": page("<script src=a.js></script>"), "/a.js": script("throw new Error('thrown')") });
  await tab.goto(server.url);
});

test("a rejection that nobody handles is seen", { faults: [/^exception: Error: alone/] }, async ({ page: tab, host }) => {
  const source = "Promise.reject(new Error('alone')); addEventListener('unhandledrejection', () => { document.title = 'seen'; });";
  const server = await host({ ...icon, "/": page("<script src=a.js></script>"), "/a.js": script(source) });
  await tab.goto(server.url);
  await becomes(tab, () => tab.title(), "seen");
});

test("a violation of the policy is seen", { faults: [/style-src/, /policy: style-src-attr refused inline/] }, async ({ page: tab, host }) => {
  const server = await host({ ...icon, "/": page("<p style='color: red'>x</p>") });
  await tab.goto(server.url);
});

test("a violation in a frame is seen", { faults: [/script-src/, /policy: script-src-elem refused inline/] }, async ({ page: tab, host }) => {
  const server = await host({ ...icon, "/": page("<iframe src=in.html></iframe>"), "/in.html": page("<script>1</script>") });
  await tab.goto(server.url);
});

test("a request to another origin is seen", { faults: [/^request to another origin: http:\/\/127\.0\.0\.1:1\//, /^console: /] }, async ({ page: tab, host }) => {
  const server = await host({ ...icon, "/": "<!doctype html><title>x</title><img src='http://127.0.0.1:1/pixel.png' alt=''>" });
  await tab.goto(server.url);
});

test("a missing file is seen", { faults: [/^console: .*404/] }, async ({ page: tab, host }) => {
  const server = await host({ ...icon, "/": "<!doctype html><title>x</title><img src=no.png alt=''>" });
  await tab.goto(server.url);
});

test("faults are settled one by one", async () => {
  assert.throws(() => settle(["console: x"], []), /did not announce/);
  assert.throws(() => settle([], [/x/]), /did not occur/);
  settle(["console: x", "console: x"], [/x/]);
});
