// Notes out of files: what was exported comes back, other makers' notes are taken in or refused with a reason, a long file
// does not hold the page up, and none can do harm.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";

import { becomes, open, test } from "./lib/harness.mjs";
import { annotation, database, exported, highlighted, keep, records, selectWords, write } from "./lib/notes.mjs";
import * as at from "./selectors.mjs";

const ARTICLE = "#/a/scotland-miners-pardon";

/** Removes all notes from the device, and opens the notebook without them. */
async function wipe(page, url) {
  await page.evaluate(async (name) => {
    const request = indexedDB.open(name);
    const db = await new Promise((done) => (request.onsuccess = () => done(request.result)));
    const transaction = db.transaction("notes", "readwrite");
    transaction.objectStore("notes").clear();
    await new Promise((done) => (transaction.oncomplete = done));
    db.close();
  }, await database(page));
  await page.reload();
  await open(page, `${url}#/notes`);
}

test("D6: what is exported, wiped and imported is the same, and a second import adds nothing", async ({ page, folder, serve }) => {
  const { url } = await serve();
  await open(page, url + ARTICLE);
  await keep(page, 3);
  const foreign = { ...annotation(url, "urn:uuid:foreign", "x"), target: "http://example.org/page1", creator: { id: "http://example.org/me", name: "Me" }, via: "http://example.org/a" };
  await write(page, [foreign]);
  await page.reload();
  await open(page, `${url}#/notes`);
  await becomes(page, () => page.locator(at.note).count(), 4);
  const before = await records(page);
  const file = path.join(folder(), "notebook.jsonld");
  writeFileSync(file, await exported(page, "To import elsewhere"));
  await wipe(page, url);
  await page.locator(at.importFile).setInputFiles(file);
  await page.locator(at.importSaid).filter({ hasText: "4 notes added." }).waitFor();
  assert.deepEqual(await records(page), before);
  await page.locator(at.importFile).setInputFiles(file);
  await page.locator(at.importSaid).filter({ hasText: "0 notes added, 4 already here." }).waitFor();
  assert.deepEqual(await records(page), before);
});

test("D6: annotations of other makers are taken in as they are, and what is none is refused with its reason", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  let count = 0;
  const made = (rest) => ({ "@context": "http://www.w3.org/ns/anno.jsonld", id: `http://example.org/anno${++count}`, type: "Annotation", ...rest });
  const target = "http://example.org/page1";
  // The forms that the model allows, one after another: sections 3.1 to 4.2.
  const good = [
    made({ target }),
    made({ body: "http://example.org/post1", target }),
    made({ body: { id: "http://example.org/video1", type: "Video" }, target: { id: target, type: "Text" } }),
    made({ bodyValue: "Comment text", target }),
    made({ body: ["http://example.org/a", { type: "TextualBody", value: "Two" }], target: [target, "http://example.org/page2"] }),
    made({ body: { type: "Choice", items: ["http://example.org/en", "http://example.org/fr"] }, target }),
    made({ body: { type: "SpecificResource", purpose: "tagging", source: "http://example.org/tag" }, target }),
    made({ body: { type: "TextualBody", value: "<p>text</p>", format: "text/html", language: "fr" }, target }),
    made({ "@context": ["http://www.w3.org/ns/anno.jsonld", "http://example.org/more"], type: ["Annotation", "http://example.org/T"], target }),
    made({ created: "2015-01-28T12:00:00Z", modified: "2015-01-29T09:00:00+01:00", creator: [{ id: "http://example.org/me" }], target }),
    made({ target: { source: target, selector: { type: "FragmentSelector", value: "xywh=1,2,3,4", refinedBy: { type: "TextQuoteSelector", exact: "x" } } } }),
    made({ target: { type: "List", items: [target, "http://example.org/page3"] } }),
    made({ target: { source: target, selector: "http://example.org/selectors/1", renderedVia: { id: "http://example.org/viewer", type: "Software" } } }),
    made({ target: { source: target, state: { type: "TimeState", sourceDate: "2015-07-20T13:30:00Z" } } }),
    made({ target: { source: target, state: [{ type: "HttpRequestState", value: "Accept: text/plain", refinedBy: { type: "TimeState" } }] } }),
    made({ target: { source: target, selector: { type: "RangeSelector", startSelector: { type: "XPathSelector", value: "//p[1]" }, endSelector: { type: "XPathSelector", value: "//p[2]" } } } }),
    made({ target: { source: target, selector: [{ type: "CssSelector", value: "#a > p" }, { type: "DataPositionSelector", start: 4096, end: 4104 }, { type: "SvgSelector", id: "http://example.org/svg1" }] } }),
    made({ target: { id: "http://example.org/target1", source: target, scope: "http://example.org/home", styleClass: "red", purpose: "highlighting" }, stylesheet: { type: "CssStylesheet", value: ".red { color: red }" } }),
    made({ body: { type: "Composite", items: ["http://example.org/a", { type: "TextualBody", value: "Two" }] }, target: { type: "Independents", items: [target] } }),
    made({ motivation: ["moderating", "commenting"], audience: { id: "http://example.org/group", type: "schema:EducationalAudience" }, rights: "https://creativecommons.org/publicdomain/zero/1.0/", target }),
    made({ generator: { id: "http://example.org/client", type: "SoftwareAgent", homepage: "http://example.org/client/home" }, generated: "2015-02-04T12:00:00Z", canonical: "urn:uuid:dbfb1861", via: "http://example.org/a1", target }),
  ];
  const bad = [
    [made({}), "no target"],
    [made({ target: [] }), "no target"],
    [{ ...made({ target }), "@context": undefined }, "context"],
    [{ ...made({ target }), "@context": "http://example.org/other" }, "context"],
    [{ ...made({ target }), type: "Note" }, "type is not Annotation"],
    [{ ...made({ target }), type: undefined }, "type is not Annotation"],
    [{ ...made({ target }), id: undefined }, "id is no address"],
    [{ ...made({ target }), id: ["http://example.org/1", "http://example.org/2"] }, "id is no address"],
    [{ ...made({ target }), id: "no address" }, "id is no address"],
    [made({ target: "no address" }), "target is no address"],
    [made({ target, created: "yesterday" }), "times are not times"],
    [made({ target, body: "http://example.org/b", bodyValue: "b" }), "both body and bodyValue"],
  ];
  const take = async (notes) => {
    await page.locator(at.importFile).setInputFiles({ name: "n.jsonld", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(notes)) });
  };
  await take({ "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationCollection", first: { type: "AnnotationPage", items: good } });
  await page.locator(at.importSaid).filter({ hasText: `${good.length} notes added.` }).waitFor();
  const ordered = [...good].sort((a, b) => (a.id < b.id ? -1 : 1));
  assert.deepEqual(await records(page), ordered);
  for (const [annotation, reason] of bad) {
    await take([annotation]);
    await page.locator(at.importSaid).filter({ hasText: "0 notes added. 1 refused: number 1" }).filter({ hasText: reason }).waitFor();
    // The next refusal is told anew.
    await take([good[0]]);
    await page.locator(at.importSaid).filter({ hasText: "1 already here" }).waitFor();
  }
  // One alone may have items of its own, which are no list of annotations.
  const alone = made({ body: { type: "Choice", items: ["http://example.org/en", { type: "TextualBody", value: "fr" }] }, target });
  await take(alone);
  await page.locator(at.importSaid).filter({ hasText: "1 note added." }).waitFor();
  assert.deepEqual((await records(page)).find(({ id }) => id === alone.id), alone);
  good.push(alone);
  await page.locator(at.importFile).setInputFiles({ name: "n.txt", mimeType: "text/plain", buffer: Buffer.from("not JSON {") });
  await page.locator(at.importSaid).filter({ hasText: "it is no JSON" }).waitFor();
  assert.equal((await records(page)).length, good.length);
});

/** What a note says, whatever file it went through. */
const said = ({ target, body = [], created }, day) => ({
  about: typeof target === "string" ? target.replace(/^.*#/, "#") : target.source.replace(/^.*#/, "#"),
  words: target.selector?.find(({ type }) => type === "TextQuoteSelector").exact.trim(),
  bodies: body.map(({ purpose, value }) => [purpose, value]),
  created: day ? created.slice(0, 10) : created,
});

for (const [form, name, day] of [["Spreadsheet", "notebook.csv", false], ["Markdown", "notebook.md", true]]) {
  test(`what is exported as ${name} comes back from it, marked in the text, and a second time adds nothing`, async ({ page, folder, serve }) => {
    const { url } = await serve();
    await open(page, url + ARTICLE);
    const words = await selectWords(page, "p2", 4, 40);
    await page.keyboard.press("n");
    await page.locator(`${at.noteBox} textarea`).fill("- =1+1, she says:\n\n# *not* a heading\n2020-01-02 #x");
    await page.locator(`${at.noteBox} [id=note-tags]`).fill("figures, pay");
    await page.locator(`${at.noteBox} [id=note-under]`).fill("Police & [pay]");
    await page.keyboard.press("Escape");
    await becomes(page, async () => (await records(page)).length, 1);
    await page.locator(`${at.paragraph}#p3 ${at.permalinkAlone}`).focus();
    await page.keyboard.press("s");
    await becomes(page, async () => (await records(page)).length, 2);
    await open(page, `${url}#/?q=union*&f.kind=report`);
    await page.locator(at.result).first().waitFor();
    await page.keyboard.press("s");
    await becomes(page, async () => (await records(page)).length, 3);
    await open(page, `${url}#/notes`);
    await becomes(page, () => page.locator(at.note).count(), 3);
    const all = async () => (await records(page)).map((note) => said(note, day)).sort((a, b) => (a.about < b.about ? -1 : 1));
    const before = await all();
    const file = path.join(folder(), name);
    writeFileSync(file, await exported(page, form));
    await page.locator(at.importFile).setInputFiles(file);
    await page.locator(at.importSaid).filter({ hasText: "0 notes added, 3 already here." }).waitFor();
    await wipe(page, url);
    await page.locator(at.importFile).setInputFiles(file);
    await page.locator(at.importSaid).filter({ hasText: "3 notes added." }).waitFor();
    assert.deepEqual(await all(), before);
    await page.locator(at.importFile).setInputFiles(file);
    await page.locator(at.importSaid).filter({ hasText: "0 notes added, 3 already here." }).waitFor();
    await open(page, url + ARTICLE);
    await becomes(page, async () => (await highlighted(page)).map((text) => text.trim()).includes(words.trim()), true);
    await open(page, `${url}#/notes`);
    await page.locator(at.importFile).setInputFiles(file);
    await page.locator(at.importSaid).filter({ hasText: "0 notes added" }).waitFor();
  });
}

test("a table that is none, an empty file and a file of bytes are refused with their reasons", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  for (const [name, buffer, reason] of [
    ["a.csv", Buffer.from("colour;size\nred;3\n"), "the first row names no column words, remark or link"],
    ["b.csv", Buffer.from(""), "the first row names no column"],
    ["c.csv", Buffer.from('words,link\n"never closed', "utf8"), "1 note added"],
    ["d.md", Buffer.from([0xff, 0xfe, 0x00, 0x80]), "1 note added"],
    ["e.md", Buffer.from(""), "0 notes added."],
    ["f.jsonld", Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff]), "it is no JSON"],
    ["g.csv", Buffer.from('remark,link\nx,javascript:globalThis.ran=1\ny,"not an address"\n'), "1 note added. 1 refused: number 2, its target is no address"],
  ]) {
    await page.locator(at.importFile).setInputFiles({ name, mimeType: "", buffer });
    await page.locator(at.importSaid).filter({ hasText: reason }).waitFor();
  }
  assert.equal(await page.locator(`${at.note} a[href^=javascript]`).count(), 0);
});

/** A file of notes of five kilobytes each. */
function longFile(url, folder, count) {
  const remark = "x".repeat(5_000);
  const notes = Array.from({ length: count }, (_, index) => JSON.stringify({ ...annotation(url, `urn:uuid:${index}`, "Words"), bodyValue: remark }));
  const file = path.join(folder(), "long.jsonld");
  writeFileSync(file, `[${notes.join(",")}]`);
  return file;
}

test("D7: fifty megabytes come in whole, without a long task", async ({ page, folder, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (globalThis.longest = Math.max(globalThis.longest, entry.duration)))).observe({ type: "longtask" });
  });
  await page.locator(at.importFile).setInputFiles(longFile(url, folder, 10_000));
  await page.locator(at.importSaid).filter({ hasText: "10,000 notes added." }).waitFor({ timeout: 60_000 });
  const longest = await page.evaluate(() => globalThis.longest);
  console.log(`the longest task took ${longest} ms`);
  assert.ok(longest <= 200, `the longest task took ${longest} ms`);
  assert.equal((await records(page)).length, 10_000);
});

test("D7: fifty megabytes can be stopped, and what came in can be taken back", async ({ page, folder, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  await page.locator(at.importFile).setInputFiles(longFile(url, folder, 10_000));
  await page.getByRole("button", { name: "Stop" }).click();
  await page.locator(at.importSaid).filter({ hasText: /notes? added/ }).waitFor();
  const stopped = (await records(page)).length;
  assert.ok(stopped < 10_000, `${stopped} were read before the stop`);
  if (stopped === 0) return;
  await page.locator(at.importSaid).getByRole("button", { name: "Undo" }).click();
  await becomes(page, async () => (await records(page)).length, 0);
});

test("what a note or an imported file holds is never run, and no link leads to a script", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  const evil = '<img src=x onerror="globalThis.ran=1"><script>ran=1</script>';
  const notes = [
    { ...annotation(url, "urn:uuid:e", evil), bodyValue: evil },
    { ...annotation(url, "urn:uuid:j", "x"), target: "javascript:globalThis.ran=1" },
    { ...annotation(url, "urn:uuid:t", "x"), body: [{ type: "TextualBody", purpose: "tagging", value: evil }] },
  ];
  await page.locator(at.importFile).setInputFiles({ name: "n.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(notes)) });
  await becomes(page, () => page.locator(at.note).count(), 3);
  assert.equal(await page.locator(`${at.note} img, ${at.note} script, ${at.note} a[href^=javascript]`).count(), 0);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
});

test("an import that is meant to choke the page is shown in part, or refused with its reason", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  const made = (id, rest) => ({ ...annotation(url, `urn:uuid:${id}`, "Words"), ...rest });
  const tag = (index) => ({ type: "TextualBody", purpose: "tagging", value: `tag ${index}` });
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const file = [
    made("lines", { bodyValue: "\n".repeat(500_000) }),
    made("tags", { body: Array.from({ length: 900 }, (_, index) => tag(index)) }),
    made("more-tags", { body: Array.from({ length: 20_000 }, (_, index) => tag(index)) }),
    made("long", { bodyValue: "x".repeat(3_000_000) }),
  ].map((note) => JSON.stringify(note));
  const buffer = Buffer.from(`[${file.join(",")},{"a":${deep}}]`);
  await page.locator(at.importFile).setInputFiles({ name: "n.json", mimeType: "application/json", buffer });
  await page.locator(at.importSaid).filter({ hasText: "2 notes added." }).filter({ hasText: "more than a thousand tags" }).filter({ hasText: "some are too long" }).waitFor();
  await becomes(page, () => page.locator(at.note).count(), 2);
  assert.ok((await page.locator(`${at.page} *`).count()) < 1_000, "no more is drawn than a reader can take in");
});
