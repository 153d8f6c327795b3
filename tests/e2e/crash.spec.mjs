// A panic in any view: within a second the page says so outside of the app, the list of articles
// stands below, and a reload goes on from there.

import assert from "node:assert/strict";

import { sabotage } from "./lib/crash.mjs";
import { mounted, open, test } from "./lib/harness.mjs";
import * as at from "./selectors.mjs";

const VIEWS = {
  landing: "#/",
  "all articles": "#/?q=",
  results: "#/?q=union*",
  article: "#/a/scotland-miners-pardon",
  passage: "#/a/ocasio-cortez-interview/p7?q=party",
  lines: "#/lines?q=power*",
  figures: "#/figures?q=union*",
  network: "#/network?q=",
  comparison: "#/compare?side=article:end-womens-work&side=article:capitalism-covid-recession",
  index: "#/index",
  entry: "#/e/deep-canvassing",
  family: "#/family/moving-people",
  notebook: "#/notes",
  "unknown address": "#/nowhere",
  "embedded search": "#/embed/search?q=union",
  "embedded article": "#/embed/a/two-connecticuts",
  "embedded passage": "#/embed/a/two-connecticuts/p2",
  "embedded entry": "#/embed/e/deep-canvassing",
  "embedded figures": "#/embed/figures?q=union*",
  "embedded comparison": "#/embed/comparison?side=article:end-womens-work&side=rest",
  "embedded matrix": "#/embed/matrix",
};

for (const [name, fragment] of Object.entries(VIEWS)) {
  test(`after a panic in the view “${name}” the page says so and reloads`, { faults: [/panicked at/, /RuntimeError: unreachable/] }, async ({ page, serve }) => {
    const { url } = await serve();
    let loads = 0;
    page.on("load", () => loads++);
    await open(page, url + fragment);
    await page.evaluate(sabotage);
    const to = fragment.includes("nowhere") ? "#/a/two-connecticuts" : "#/nowhere";
    await page.evaluate((hash) => (location.hash = hash), to);
    await page.locator(at.notice).waitFor({ timeout: 1000 });
    assert.ok(!(await page.locator(at.app).isVisible()), "what has crashed is out of sight");
    assert.equal(await page.locator(at.plainLink).count(), 9);
    assert.ok(await page.locator(at.plainLink).first().isVisible());
    assert.equal(loads, 1, "it does not reload by itself");
    await Promise.all([page.waitForEvent("load"), page.locator(`${at.notice} button`).click()]);
    await mounted(page);
  });
}

test("a panic at every start is said each time, and the page never reloads by itself", { faults: [/panicked at|no more elements/] }, async ({ page, serve }) => {
  const { url } = await serve();
  let loads = 0;
  page.on("load", () => loads++);
  await open(page, `${url}#/a/two-connecticuts/p2`);
  await page.keyboard.press("s");
  await page.locator(at.toast).filter({ hasText: "Passage saved" }).waitFor();
  await page.addInitScript(sabotage);
  await page.reload();
  for (const before of [2, 3]) {
    await page.locator(at.notice).waitFor();
    const button = page.locator(at.notice).getByRole("button", { name: "Export notes" });
    const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
    assert.equal(file.suggestedFilename(), "notebook.jsonld");
    assert.equal(await page.locator(at.plainLink).count(), 9);
    assert.equal(loads, before);
    await Promise.all([page.waitForEvent("load"), page.locator(at.notice).getByRole("button", { name: "Reload" }).click()]);
  }
  await page.locator(at.notice).waitFor();
  assert.equal(loads, 4);
});
