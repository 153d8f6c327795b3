// Hostile text in every field of a corpus, in every body and in the address runs nowhere and leaves
// no trace but its letters. That the same text does run in a page that trusts it, control.spec.mjs shows.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { becomes, mounted, open, test } from "./lib/harness.mjs";
import { LINKS, OWN, TARGETS, disturb, intruders, suite } from "./lib/hostile.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");
const app = process.env.CROSSREAD_APP ?? path.join(root, "target/app");

/** Where CROSSREAD_SOAK is set everything is gone through, and otherwise the stated part of it. */
const SOAK = Boolean(process.env.CROSSREAD_SOAK);

/** Of the longest suite the first so many. */
const SOME = SOAK ? Infinity : 600;
const suites = [OWN, suite("dompurify"), suite("h5sc"), suite("loofah"), suite("payloadbox").slice(0, SOME)];
const strings = suites.flat().filter((text) => !text.includes("\0"));

/** How many strings go into one article. */
const BATCH = 40;

/** A corpus that says these strings in every place where a corpus says anything. */
function write(folder) {
  mkdirSync(path.join(folder, "articles"), { recursive: true });
  const all = strings.join(" ");
  const about = { title: all, description: all, note: all, language: "en", licence: all, url: "https://example.org/x/" };
  const toml = Object.entries(about).map(([key, value]) => `${key} = ${quoted(value)}\n`);
  writeFileSync(path.join(folder, "corpus.toml"), toml.join(""));
  const slugs = [];
  for (let i = 0; i * BATCH < strings.length; i++) {
    slugs.push(`x${i}`);
    writeFileSync(path.join(folder, "articles", `x${i}.md`), article(strings.slice(i * BATCH, (i + 1) * BATCH)));
  }
  slugs.push("links");
  writeFileSync(path.join(folder, "articles/links.md"), `---\ntitle: Links\n---\n\n${LINKS.join("\n\n")}\n`);
  return slugs;
}

function article(texts) {
  const all = texts.join(" ");
  const fields = ["title", "title_note", "subtitle", "outlet", "kind", "source", "licence", "interviewee", "interviewer"];
  const front = fields.map((field) => `${field}: ${quoted(all)}`);
  for (const field of ["authors", "places", "tags", "series"]) front.push(`${field}: [${texts.map(quoted).join(", ")}]`);
  const body = texts.flatMap((text) => {
    const line = text.replaceAll(/\s+/g, " ");
    return [text, `## ${line}`, `> ${line}`, `- ${line}`, `| ${line} |\n|---|\n| ${line} |`, `    ${line}`, `[x](<${line}>)`, `**${line}:** Said.`];
  });
  return `---\n${front.join("\n")}\n---\n\nA text.\n\n${body.join("\n\n")}\n`;
}

/** A string as JSON, YAML and TOML alike write it. */
const quoted = (text) => JSON.stringify(text).replaceAll("\u007f", "\\u007f");

/** The site of that corpus, and the names of its articles. */
function site(folder) {
  const corpus = path.join(folder, "corpus");
  const slugs = write(corpus);
  execFileSync(command, ["build", corpus, "-o", path.join(folder, "site"), "--app", app]);
  return { site: path.join(folder, "site"), slugs };
}

/** Notes everything that a string tries to call, whether or not it gets that far. */
async function watch(page) {
  const fired = [];
  page.on("dialog", async (dialog) => {
    fired.push(`${dialog.type()} ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.exposeFunction("__fired", (what) => fired.push(what));
  await page.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => window.__fired(name);
  });
  return fired;
}

test("an article under a hostile name is refused, and nothing is written", ({ folder }) => {
  const place = folder();
  write(path.join(place, "corpus"));
  writeFileSync(path.join(place, "corpus/articles", "x\"><img src=x onerror=alert(1)>.md"), "---\n---\n\nText.\n");
  const out = path.join(place, "site");
  const { status, stderr } = spawnSync(command, ["build", path.join(place, "corpus"), "-o", out, "--app", app], { encoding: "utf8" });
  assert.equal(status, 1);
  assert.match(stderr, /is not the name of an article/);
  assert.ok(!existsSync(out));
});

test("in the plain pages, the feed and on paper hostile text stays text", async ({ page, folder, serve }) => {
  const fired = await watch(page);
  const { site: built, slugs } = site(folder());
  const { url } = await serve({ site: built });
  await page.route("**/boot-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  for (const place of ["", ...slugs.map((slug) => `a/${slug}/`)]) {
    await page.goto(url + place);
    assert.deepEqual(await intruders(page), [], place);
    await disturb(page);
    await page.emulateMedia({ media: "print" });
    await disturb(page);
    await page.emulateMedia({ media: "screen" });
  }
  await page.goto(`${url}a/x0/`);
  const text = await page.locator("main").textContent();
  assert.ok(text.includes("<script>") && text.includes("onerror"), "the text is there to be read");
  assert.deepEqual(fired, []);
});

test("in every view of the explorer hostile text stays text", async ({ page, folder, serve }) => {
  const fired = await watch(page);
  const { site: built, slugs } = site(folder());
  const { url } = await serve({ site: built });
  await open(page, url);
  const whole = ["#/", "#/?q=", "#/?q=alert", "#/lines?q=alert", "#/figures?q=", "#/network?q=", "#/index", "#/notes", "#/embed/search?q=script", "#/embed/figures", "#/embed/matrix"];
  // Every article is read; through the other views, which draw by the same parts, go the first and the last.
  const shown = SOAK ? slugs : [slugs[0], slugs.at(-1)];
  const others = shown.flatMap((slug) => [`#/a/${slug}/p3?q=alert`, `#/embed/a/${slug}`, `#/embed/comparison?side=article:${slug}&side=rest`, `#/compare?side=article:${slug}&side=rest`]);
  for (const view of [...whole, ...slugs.map((slug) => `#/a/${slug}`), ...others]) {
    await page.evaluate((hash) => (location.hash = hash), view);
    await becomes(page, () => page.evaluate(() => location.hash), view);
    assert.deepEqual(await intruders(page), [], view);
    await disturb(page);
  }
  assert.deepEqual(fired, []);
});

test("in the address and in what the device keeps hostile text stays text", async ({ page, serve }) => {
  const fired = await watch(page);
  const { url } = await serve();
  await open(page, url);
  const some = [...strings.filter((_, i) => i % 4 === 0 || SOAK), ...TARGETS];
  const forms = [
    (text) => `#/?q=${encodeURIComponent(text)}`,
    (text) => `#/a/${text}`,
    (text) => `#${text}`,
    (text) => `#/embed/search?q=${text}`,
    (text) => `#/embed/comparison?side=query:${encodeURIComponent(text)}&side=rest`,
  ];
  // Each text in one form, every form with as many texts; in soak each in all.
  const hashes = some.flatMap((text, i) => (SOAK ? forms : [forms[i % forms.length]]).map((form) => form(text)));
  for (let i = 0; i < hashes.length; i += 50) {
    await page.evaluate(async (hashes) => {
      for (const hash of hashes) {
        location.hash = hash;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, hashes.slice(i, i + 50));
    assert.deepEqual(await intruders(page), []);
  }
  await page.evaluate((texts) => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, texts[0]);
    for (const key of ["crossread.theme.1", "crossread.text.1", "crossread.letters.1"]) localStorage.setItem(key, texts.join(" "));
  }, some.slice(0, 100));
  await page.goto(url);
  await mounted(page);
  assert.deepEqual(await intruders(page), []);
  assert.deepEqual(fired, []);
  await becomes(page, () => page.locator(at.book).count(), 9);
});
