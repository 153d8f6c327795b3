// An article that the address asks for can be read from its plain page while the app is on its way.

import assert from "node:assert/strict";

import { becomes, keepBack, mounted, open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

const MODULE = /\/crossread-app_bg-\w+\.wasm$/;
const ARTICLE = "#/a/two-connecticuts";

const top = (page, selector) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);

test("it stands in the place of the list, and gives way to the app", async ({ page, serve }) => {
  const { url } = await serve();
  const go = await keepBack(page, MODULE);
  await page.goto(`${url}${ARTICLE}?q=union`);
  const article = page.locator(at.plainArticle);
  await article.getByRole("heading", { level: 1, name: "Two Connecticuts" }).waitFor();
  assert.equal(await article.getAttribute("lang"), "en");
  assert.equal(await page.locator(at.plainLink).first().isVisible(), false);
  assert.equal(await article.getByRole("link", { name: "Open in the explorer" }).count(), 0);
  // Its links lead through the page that it stands in, and none of its ids is one that the app will use.
  const links = await article.locator("a[href]").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.ok(links.includes(`${ARTICLE}/p7`));
  assert.ok(links.every((href) => /^(#\/|https?:|mailto:)/.test(href)), links.join(" "));
  const ids = await article.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
  assert.ok(ids.length > 10 && ids.every((id) => id.startsWith("plain-")), ids.join(" "));
  go();
  await mounted(page);
  await page.locator(`${at.paragraph}#p7`).waitFor();
  assert.equal(await article.count(), 0);
  assert.equal(await page.evaluate(() => location.hash), `${ARTICLE}?q=union`);
});

test("the app begins where the reader has come to meanwhile", async ({ page, serve }) => {
  const { url } = await serve();
  const go = await keepBack(page, MODULE);
  await page.goto(`${url}${ARTICLE}/p2?q=union`);
  await page.locator("#plain-p2").waitFor();
  await becomes(page, async () => Math.abs(await top(page, "#plain-p2")) < 200, true);
  await page.locator("#plain-p9").evaluate((passage) => passage.scrollIntoView());
  go();
  await mounted(page);
  assert.equal(await page.evaluate(() => location.hash), `${ARTICLE}/p9?q=union`);
  await page.locator(`${at.paragraph}#p9`).waitFor();
  await becomes(page, async () => Math.abs(await top(page, `${at.paragraph}#p9`)) < 200, true);
});

test("where the app cannot start it stands there with the reason and the list", { faults: [/ERR_FAILED/, /crossread-app_bg/] }, async ({ page, serve }) => {
  const { url } = await serve();
  await page.route(MODULE, (route) => route.abort());
  await page.goto(`${url}${ARTICLE}`);
  await page.getByRole("alert").waitFor();
  await page.locator(at.plainArticle).getByRole("heading", { level: 1, name: "Two Connecticuts" }).waitFor();
  await page.locator(at.plainLink).first().waitFor();
});

test("an article that there is none of is not asked for", async ({ page, serve }) => {
  const { url } = await serve();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, `${url}#/a/no-such-article`);
  assert.deepEqual(asked.filter((path) => path.startsWith("/a/")), []);
});

test("it is as the reader has chosen to read", { colorScheme: "light" }, async ({ page, serve }) => {
  const { url } = await serve();
  await page.addInitScript(() => {
    localStorage.setItem("crossread.theme.1", "dark");
    localStorage.setItem("crossread.text.1", "xl");
  });
  const go = await keepBack(page, MODULE);
  await page.goto(`${url}${ARTICLE}`);
  await page.locator(at.plainArticle).waitFor();
  const root = page.locator("html[data-theme=dark][data-text=xl]");
  assert.equal(await root.count(), 1);
  go();
  await mounted(page);
  assert.equal(await root.count(), 1);
});
