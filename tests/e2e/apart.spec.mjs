// A large corpus: its sections stand beside the module, in files named by their content.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";

import { becomes, open, test } from "./lib/harness.mjs";
import { numbers } from "./lib/queries.mjs";
import { root } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");
const app = process.env.CROSSREAD_APP ?? path.join(root, "target/app");
const ARTICLES = 240;

const place = mkdtempSync(path.join(tmpdir(), "crossread-apart-"));
after(() => rmSync(place, { recursive: true }));

/** The site of a corpus of random words, which pack badly (more than 1 MB in brotli), before and after an edit. */
function sites() {
  const random = numbers(7);
  const letters = (n) => Array.from({ length: n }, () => "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 26)]).join("");
  const vocabulary = Array.from({ length: 20_000 }, () => letters(6));
  const paragraph = () => Array.from({ length: 250 }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(" ");
  const articles = path.join(place, "corpus/articles");
  mkdirSync(articles, { recursive: true });
  writeFileSync(path.join(place, "corpus/corpus.toml"), 'title = "Large"\nlanguage = "en"\n');
  for (let n = 0; n < ARTICLES; n++) {
    const kind = n % 2 ? "report" : "essay";
    const text = Array.from({ length: 8 }, paragraph).join("\n\n");
    writeFileSync(path.join(articles, `n${n}.md`), `---\ntitle: Number ${n}\nkind: ${kind}\n---\n\nThe ${n % 10 ? "union" : "harbour"} met.\n\n${text}\n`);
  }
  const publish = (site) => execFileSync(command, ["build", path.join(place, "corpus"), "-o", site, "--app", app]);
  const [old, edited] = [path.join(place, "old"), path.join(place, "edited")];
  publish(old);
  appendFileSync(path.join(articles, "n7.md"), "\n\nOne more paragraph.\n");
  publish(edited);
  return { old, edited };
}

let made;
const built = () => (made ??= sites());

/** The files that hold the Volume or the module, by their name without its hash. */
function files(site) {
  const names = readdirSync(site, { recursive: true }).filter((name) => /^volume\/.|_bg-.*\.wasm$/.test(name));
  return Object.fromEntries(names.map((name) => [name.replace(/-[0-9a-f]{16}\./, "."), name]));
}

const count = (page) => page.locator(at.summary).textContent();

test("the page opens a large corpus, keeps it offline, and gives it to programs", async ({ page, serve }) => {
  const server = await serve({ site: built().old });
  await open(page, `${server.url}#/?q=harbour`);
  await becomes(page, async () => (await count(page)).includes("24 of 240 articles"), true);
  const asked = await page.evaluate(async () => {
    const { open } = await import("./crossread.js");
    return (await open()).query("harbour", { limit: 0 }).count;
  });
  assert.equal(asked, 24);
  await page.locator("html[data-offline=ready]").waitFor({ state: "attached" });
  await server.kill();
  await page.reload();
  await open(page, `${server.url}#/?q=%22harbour+met%22`);
  await becomes(page, async () => (await count(page)).includes("24 of 240 articles"), true);
});

test("one changed article leaves the module and the sections it does not touch as they are", () => {
  const [before, after] = [files(built().old), files(built().edited)];
  assert.ok(Object.keys(before).length > 5, Object.keys(before).join());
  const same = Object.keys(before).filter((name) => before[name] === after[name]);
  assert.ok(same.includes("crossread-app_bg.wasm") && same.includes("volume/facets.bin"), same.join());
  assert.notEqual(before["volume/text.bin"], after["volume/text.bin"]);
});

const DAMAGE = {
  "is not there": (file) => rmSync(file),
  "is cut short": (file) => writeFileSync(file, readFileSync(file).subarray(0, 5000)),
  "has a wrong byte": (file) => {
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] ^= 255;
    writeFileSync(file, bytes);
  },
  "is of another build": (file, other) => writeFileSync(file, readFileSync(other)),
};

for (const [what, damage] of Object.entries(DAMAGE)) {
  const faults = what.includes("not there") ? [/^console: .*404/] : [];
  test(`a section that ${what} is said, and the articles can be read`, { faults }, async ({ page, folder, serve }) => {
    const site = folder();
    const { old, edited } = built();
    cpSync(edited, site, { recursive: true });
    damage(path.join(site, files(site)["volume/postings.bin"]), path.join(old, files(old)["volume/postings.bin"]));
    await page.goto((await serve({ site })).url);
    const notice = page.locator(at.notice);
    await notice.waitFor();
    assert.match(await notice.textContent(), /postings/, "the notice names the section");
    assert.ok(await page.locator(at.plain).isVisible(), "the list of articles stands below");
  });
}
