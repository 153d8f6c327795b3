// Handing on the present view: a link that lasts, a citation, and a part of it for another page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { becomes, mounted, open, test } from "./lib/harness.mjs";
import { NO_ICON } from "./lib/host.mjs";
import { numbers, queriesOf } from "./lib/queries.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");
const app = process.env.CROSSREAD_APP ?? path.join(root, "target/app");

/** Opens the dialog, and gives the text under one of its labels. */
async function share(page) {
  await page.locator(at.shareButton).click();
  await page.locator(at.shareBox).waitFor();
  return (label) => page.locator(at.shareText(label)).textContent();
}

test("the dialog gives link, citation and snippet of what is read, and shows the part as it will be", async ({ page, serve }) => {
  const { url } = await serve({ base: "/some/path/" });
  await open(page, `${url}#/a/two-connecticuts/p2`);
  const text = await share(page);
  assert.match(await text("Link to this view"), /^http.*\/some\/path\/#\/a\/two-connecticuts\/p2\?v=[0-9a-f]{8}&w=\S+$/);
  assert.match(await text("Citation"), /Two Connecticuts/);
  const snippet = await text("Snippet");
  assert.ok(snippet.includes(`src="${url}embed.js"`) && snippet.includes('of="two-connecticuts/p2"'), snippet);
  const preview = page.frameLocator(at.sharePreview);
  await preview.locator(at.embed).waitFor();
  await page.getByRole("button", { name: "Article", exact: true }).click();
  await becomes(page, async () => (await text("Snippet")).includes('view="article"'), true);
  await page.getByRole("button", { name: "Dark" }).click();
  await becomes(page, () => preview.locator("html").getAttribute("data-theme"), "dark");
  await page.keyboard.press("Escape");
  await becomes(page, () => page.locator(at.shareBox).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Share or embed this view");
});

const SIDES = "side=article:end-womens-work&side=article:capitalism-covid-recession";
const PLACES = ["#/e/deep-canvassing", "#/figures?q=union*&by=-value&kind=money", `#/compare?${SIDES}`, "#/compare?side=entry:afl-cio&side=query:police+unions&side=rest"];

const STATES = process.env.CROSSREAD_SOAK ? 100 : 10;

/** So many states drawn from what the corpus holds, the same in every run. */
function randomStates(count) {
  const random = numbers(4);
  const pick = (all) => all[Math.floor(random() * all.length)];
  const corpus = path.join(root, "corpus");
  const slugs = readdirSync(path.join(corpus, "articles")).map((name) => name.replace(/\.md$/, ""));
  const ids = [...readFileSync(path.join(corpus, "index.toml"), "utf8").split("[[entry]]").slice(1).join().matchAll(/^id = "(.+)"$/gm)].map(([, id]) => id);
  const queries = queriesOf(path.join(corpus, "articles"), 300, 4);
  const filters = () => ["", "&f.kind=report", "&f.kind=essay&f.kind=interview", "&date=2020-11", "&date=2020-11-08..2020-11-12", "&about=1984..1990", "&sort=newest"][Math.floor(random() * 7)];
  const asked = () => `q=${encodeURIComponent(pick(queries))}${filters()}`;
  const side = () => pick([`article:${pick(slugs)}`, `entry:${pick(ids)}`, `query:${encodeURIComponent(pick(["union*", "police unions", '"pay equity"']))}`]);
  const made = [
    () => `#/?${asked()}`,
    () => `#/a/${pick(slugs)}`,
    () => `#/a/${pick(slugs)}/p${1 + Math.floor(random() * 9)}`,
    () => `#/e/${pick(ids)}`,
    () => `#/figures?${asked()}&by=${pick(["value", "-value", "kind"])}&kind=${pick(["money", "percent", "count"])}`,
    () => `#/compare?side=${side()}&side=${pick([side(), "rest"])}`,
  ];
  return Array.from({ length: count }, (_, n) => made[n % made.length]());
}

test(`E4: what the snippet puts into another page is what was shared, in ${STATES} random states too`, async ({ page, context, serve, host }) => {
  const { url } = await serve();
  const blog = await context.newPage();
  const states = ["#/?q=union*&f.kind=report", "#/?q=%22police+unions%22", "#/?q=%3Cb%3E+%22x%22&date=2020", "#/a/two-connecticuts", "#/a/two-connecticuts/p3", "#/?q=", ...PLACES, ...randomStates(STATES)];
  for (const state of states) {
    await page.goto("about:blank");
    await open(page, url + state);
    const text = await share(page);
    // Of the parts that there are one after another is taken.
    const parts = page.locator(at.shareParts);
    await parts.nth(states.indexOf(state) % (await parts.count())).click();
    const link = await text("Link to this view");
    const preview = page.frameLocator(at.sharePreview);
    await preview.locator(at.embed).waitFor();
    const outside = await host({ ...NO_ICON, "/": `<!doctype html><title>Host</title>${await text("Snippet")}` });
    await blog.goto(outside.url);
    const frame = blog.frameLocator("cross-read iframe");
    await frame.locator(at.embed).waitFor();
    const said = (part) => part.locator(at.embed).textContent();
    await becomes(blog, async () => ((await said(frame)) === (await said(preview)) ? state : [await said(frame), await said(preview)]), state);
    assert.equal(await blog.locator("cross-read > a").getAttribute("href"), link, state);
    const whole = (part) => part.locator(at.embedWhole).first().getAttribute("href");
    assert.equal(await whole(frame), await whole(preview), state);
    await outside.kill();
  }
});

test("a device that can share does so", async ({ page, serve }) => {
  await page.addInitScript(() => {
    window.shared = [];
    navigator.share = async (what) => void shared.push(what);
  });
  await open(page, `${(await serve()).url}#/?q=miners`);
  await share(page);
  await page.getByRole("button", { name: "Share with an app" }).click();
  const [{ url, title }] = await page.evaluate(() => shared);
  assert.match(url, /#\/\?q=miners&v=[0-9a-f]{8}$/);
  assert.match(title, /miners/);
});

test("the dialog is used by keys alone", async ({ page, serve }) => {
  await open(page, `${(await serve()).url}#/a/two-connecticuts`);
  await page.locator(at.shareButton).focus();
  await page.keyboard.press("Enter");
  await page.locator(at.shareBox).waitFor();
  const reached = new Set();
  for (let n = 0; n < 20; n++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.textContent.trim().slice(0, 20)));
  }
  for (const name of ["Copy", "Article", "Dark"]) assert.ok(reached.has(name), `${name}: ${[...reached].join(" | ")}`);
});

/** The site of a corpus in which `edit` has changed one article. */
function edited(folder, edit) {
  const corpus = path.join(folder, "corpus");
  const site = path.join(folder, "site");
  cpSync(path.join(root, "corpus"), corpus, { recursive: true });
  const article = path.join(corpus, "articles/two-connecticuts.md");
  writeFileSync(article, edit(readFileSync(article, "utf8")));
  // The editorial index and the figures name paragraphs, which an edit moves.
  for (const name of ["index.toml", "figures.toml"]) writeFileSync(path.join(corpus, name), "");
  execFileSync(command, ["build", corpus, "-o", site, "--app", app]);
  return site;
}

const paragraphs = (text) => text.split(/\n\n+/);

test("a link made on an older corpus finds its passage again, or says that it is gone", async ({ page, folder, serve }) => {
  await open(page, `${(await serve()).url}#/a/two-connecticuts/p3`);
  const old = await (await share(page))("Link to this view");
  const text = page.locator(`${at.target} ${at.paragraphText}`);
  const words = await text.textContent();
  const fragment = old.slice(old.indexOf("#"));

  const before = edited(folder(), (text) => {
    const parts = paragraphs(text);
    return [parts[0], "A paragraph that stands before all others.", ...parts.slice(1)].join("\n\n");
  });
  await open(page, `${(await serve({ site: before })).url}${fragment}`);
  await becomes(page, () => page.locator(at.target).getAttribute("id"), "p4");
  assert.equal(await text.textContent(), words);
  assert.match(await page.locator(at.message).first().textContent(), /¶3 is now at ¶4/);

  const without = edited(folder(), (text) => {
    const begins = new URLSearchParams(fragment.split("?")[1]).get("w");
    const other = (part) => (part.startsWith(begins) ? "Something else altogether, about nothing of the kind." : part);
    return paragraphs(text).map(other).join("\n\n");
  });
  await page.goto("about:blank");
  await open(page, `${(await serve({ site: without })).url}${fragment}`);
  await page.locator(at.message).filter({ hasText: "has changed or is gone" }).waitFor();

  const other = edited(folder(), (text) => `${text}\n\nOne more paragraph.\n`);
  const elsewhere = await serve({ site: other });
  await page.goto("about:blank");
  await open(page, `${elsewhere.url}${fragment}`);
  await becomes(page, () => page.locator(at.target).getAttribute("id"), "p3");
  assert.equal(await page.locator(at.message).count(), 0, "the passage is as it was, and nothing is said");
  await page.goto("about:blank");
  await page.goto(`${elsewhere.url}#/?q=union*&v=00000000`);
  await mounted(page);
  await page.locator(at.message).filter({ hasText: "corpus has changed" }).waitFor();
});
