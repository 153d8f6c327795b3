// What a reader keeps is safe: when the text has changed, the browser is killed, tabs write at once, the device is full or
// refuses, records are damaged, a file is hostile, the page stands in another site's frame, or the app has stopped.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { becomes, open, test } from "./lib/harness.mjs";
import { annotation, database, exported, highlighted, keep, launchToKill, records, selectWords, write } from "./lib/notes.mjs";
import * as at from "./selectors.mjs";

const ARTICLE = "#/a/scotland-miners-pardon";

test("words of a changed text are found again, and those that are gone are listed as such", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + ARTICLE);
  const text = await page.locator(`${at.paragraph}#p2`).locator(at.paragraphText).textContent();
  const cut = text.slice(0, 60);
  const changed = cut.replace(/ \w+ /, " really ");
  await write(page, [
    annotation(url, "urn:uuid:changed", changed, { suffix: text.slice(60, 92) }),
    annotation(url, "urn:uuid:gone", "These words were never in any article of this corpus at all."),
    { ...annotation(url, "urn:uuid:other", "Words"), target: { source: `${url}#/a/no-such-article/p1`, selector: [{ type: "TextQuoteSelector", exact: "Words" }] } },
  ]);
  await page.reload();
  await becomes(page, () => highlighted(page).then((all) => all.length), 1);
  await open(page, `${url}#/notes`);
  const said = (what) => page.locator(at.note).filter({ hasText: what }).count();
  await becomes(page, () => said("The text has changed since."), 1);
  await becomes(page, () => said("no longer in the article"), 1);
  await becomes(page, () => said("no longer here"), 1);
});

test("D2: what was said to be saved is there after the browser is killed, each time", async ({ page, folder, serve }) => {
  const { url } = await serve();
  const profile = folder();
  const rounds = process.env.CROSSREAD_SOAK ? 1000 : 10;
  for (let round = 1; round <= rounds; round++) {
    const { tab, kill } = await launchToKill(profile);
    await open(tab, `${url}#/?q=word${round}`);
    assert.equal((await records(tab)).length, round - 1);
    await tab.keyboard.press("s");
    await tab.locator(at.toast).filter({ hasText: "Saved to the notebook" }).waitFor();
    // All its processes end at once; nothing of the browser runs any more.
    await kill();
  }
  const { tab, kill } = await launchToKill(profile);
  await open(tab, `${url}#/notes`);
  assert.equal((await records(tab)).length, rounds);
  await becomes(tab, () => tab.locator(at.note).count(), Math.min(rounds, 40));
  await kill();
  await open(page, `${url}#/notes`);
});

test("D3: two tabs write at once, lose nothing, and agree", async ({ page, context, serve }) => {
  const { url } = await serve();
  const other = await context.newPage();
  await open(page, `${url}#/notes`);
  await open(other, `${url}#/notes`);
  const importInto = async (tab, name) => {
    const notes = Array.from({ length: 500 }, (_, index) => annotation(url, `urn:uuid:${name}-${index}`, `Words ${index}`));
    await tab.locator(at.importFile).setInputFiles({ name: "n.jsonld", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(notes)) });
  };
  await Promise.all([importInto(page, "a"), importInto(other, "b")]);
  await becomes(page, () => page.locator(at.notesCount).textContent(), "1000");
  await becomes(other, () => other.locator(at.notesCount).textContent(), "1000");
  assert.equal((await records(page)).length, 1000);
});

test("D3: two tabs that change one note at once keep both, and what one deletes the other no longer shows", async ({ page, context, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  await write(page, [{ ...annotation(url, "urn:uuid:one", "Words"), bodyValue: "First." }]);
  await page.reload();
  const other = await context.newPage();
  await open(other, `${url}#/notes`);
  for (const tab of [page, other]) await tab.locator(at.note).getByRole("button", { name: "Edit" }).click();
  for (const [tab, words] of [[page, "From one."], [other, "From the other."]]) {
    await tab.locator(`${at.noteBox} textarea`).fill(words);
    await tab.keyboard.press("Escape");
    await tab.locator(at.toast).waitFor();
  }
  for (const tab of [page, other]) {
    await becomes(tab, async () => (await tab.locator(`${at.note} .note`).allTextContents()).sort(), ["From one.", "From the other."]);
  }
  await page.locator(at.note).first().getByRole("button", { name: "Delete" }).click();
  await becomes(other, () => other.locator(at.note).count(), 1);
});

test("D3: a newer form of the notes in another tab is neither held up nor destroyed", async ({ page, context, serve }) => {
  const { url } = await serve();
  await open(page, url + ARTICLE);
  await page.keyboard.press("s");
  await page.locator(at.toast).filter({ hasText: "Passage saved" }).waitFor();
  const newer = await context.newPage();
  await open(newer, `${url}#/`);
  const upgraded = await newer.evaluate(
    (name) => new Promise((done) => {
      const request = indexedDB.open(name, 2);
      request.onupgradeneeded = () => {};
      request.onblocked = () => done("blocked");
      request.onsuccess = () => done("upgraded");
    }),
    await database(page),
  );
  assert.equal(upgraded, "upgraded");
  await page.locator(`${at.permalink}`).nth(3).focus();
  await page.keyboard.press("s");
  await page.locator(at.notesLink).click();
  await page.locator(at.page).filter({ hasText: "brought the notebook into a newer form" }).waitFor();
  await becomes(page, () => page.locator(at.note).count(), 2);
});

test("D4: on a full device the note stays on the page, export is offered, and room made is used", async ({ page, context, serve }) => {
  const { url } = await serve();
  const session = await context.newCDPSession(page);
  const origin = new URL(url).origin;
  // Before anything is written: Chromium asks for the room that is left now and then, not at each write.
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1_000 });
  await open(page, url + ARTICLE);
  await selectWords(page, "p4", 0, 30);
  await page.keyboard.press("n");
  const remark = "x".repeat(200_000);
  await page.locator(`${at.noteBox} textarea`).fill(remark);
  await page.keyboard.press("Escape");
  await page.locator(at.toast).filter({ hasText: "Kept in this tab alone" }).waitFor();
  await page.locator(at.notesLink).click();
  await page.locator(at.appNotice).filter({ hasText: "Not saved on this device: 1 note" }).waitFor();
  await page.locator(at.page).filter({ hasText: "There is no room left on this device" }).waitFor();
  assert.equal(await page.locator(at.note).filter({ hasText: "Not saved yet" }).count(), 1);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export all" }).click()]);
  const { items } = JSON.parse(readFileSync(await file.path(), "utf8"));
  assert.deepEqual([items.length, items[0].body[0].value], [1, remark]);
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  await page.getByRole("button", { name: "Try again" }).click();
  await becomes(page, async () => (await records(page)).length, 1);
  await page.locator(at.appNotice).waitFor({ state: "detached" });
});

test("D5: ten thousand damaged records cost the others nothing, and can be saved", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/`);
  const good = Array.from({ length: 10 }, (_, index) => annotation(url, `urn:uuid:good-${index}`, "Words"));
  await write(page, good);
  await page.evaluate(async (name) => {
    const request = indexedDB.open(name);
    const db = await new Promise((done) => (request.onsuccess = () => done(request.result)));
    const transaction = db.transaction("notes", "readwrite");
    const bad = [null, 7, "text", [], {}, new Date(NaN), new Map([[1, 2]]), { type: "Annotation" }, { id: {}, type: [] }, new Uint8Array(3), 1n];
    for (let index = 0; index < 10_000; index++) transaction.objectStore("notes").put(bad[index % bad.length], `bad ${index}`);
    await new Promise((done) => (transaction.oncomplete = done));
    db.close();
  }, await database(page));
  await page.reload();
  await open(page, `${url}#/notes`);
  await becomes(page, () => page.locator(at.notesCount).textContent(), "10");
  await page.locator(at.appNotice).filter({ hasText: "10,000 records" }).waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save them as a file" }).click()]);
  assert.equal(JSON.parse(readFileSync(await file.path(), "utf8")).length, 10_000);
  assert.equal((await records(page)).length, 10_010, "nothing was removed");
});

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
  await page.locator(at.importFile).setInputFiles({ name: "n.txt", mimeType: "text/plain", buffer: Buffer.from("not JSON {") });
  await page.locator(at.importSaid).filter({ hasText: "it is no JSON" }).waitFor();
  assert.equal((await records(page)).length, good.length);
});

/** A file of notes of five kilobytes each. */
function longFile(url, folder, count) {
  const remark = "x".repeat(5_000);
  const notes = Array.from({ length: count }, (_, index) => JSON.stringify({ ...annotation(url, `urn:uuid:${index}`, "Words"), bodyValue: remark }));
  const file = path.join(folder(), "long.jsonld");
  writeFileSync(file, `[${notes.join(",")}]`);
  return file;
}

test("D7: ten megabytes come in whole, without a long task", async ({ page, folder, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (globalThis.longest = Math.max(globalThis.longest, entry.duration)))).observe({ type: "longtask" });
  });
  await page.locator(at.importFile).setInputFiles(longFile(url, folder, 2_000));
  await page.locator(at.importSaid).filter({ hasText: "2,000 notes added." }).waitFor();
  const longest = await page.evaluate(() => globalThis.longest);
  assert.ok(longest <= 200, `the longest task took ${longest} ms`);
  assert.equal((await records(page)).length, 2_000);
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

test("S8: in a frame, deletion and import ask first and can be taken back", async ({ page, serve, host }) => {
  const site = await serve();
  const outside = await host({
    "/favicon.ico": { type: "image/x-icon", body: "" },
    "/": { body: `<!doctype html><html lang="en"><title>Host</title><h1>Host</h1><iframe src="${site.url}${ARTICLE}/p2" title="Crossread" width="1000" height="700"></iframe>` },
  });
  await page.goto(outside.url);
  const frame = page.frameLocator("iframe");
  await frame.locator("html[data-app=ready]").waitFor({ state: "attached" });
  await frame.locator(at.readingTools).getByRole("button", { name: "Save" }).click();
  await frame.locator(at.toast).filter({ hasText: "Passage saved" }).waitFor();
  await frame.locator(at.notesLink).click();
  await frame.locator(at.page).filter({ hasText: "inside the one that frames it" }).waitFor();
  await frame.locator(at.note).getByRole("button", { name: "Delete" }).click();
  assert.equal(await frame.locator(at.note).count(), 1, "nothing is deleted before the answer");
  await frame.locator(at.confirm).getByRole("button", { name: "Yes" }).click();
  await becomes(page, () => frame.locator(at.note).count(), 0);
  await frame.locator(at.toast).getByRole("button", { name: "Undo" }).click();
  await becomes(page, () => frame.locator(at.note).count(), 1);
  const file = { name: "n.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify([annotation(site.url, "urn:uuid:1", "One")])) };
  await frame.locator(at.importFile).setInputFiles(file);
  await frame.locator(at.confirm).getByRole("button", { name: "No" }).click();
  await frame.locator(at.importFile).setInputFiles(file);
  await frame.locator(at.confirm).getByRole("button", { name: "Yes" }).click();
  await frame.locator(at.importSaid).filter({ hasText: "1 note added." }).getByRole("button", { name: "Undo" }).click();
  await becomes(page, () => frame.locator(at.note).count(), 1);
});

test("where storage is refused, the page says so, keeps notes in the tab, and exports them", async ({ page, context, serve }) => {
  await context.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { get: () => { throw new DOMException("Storage is off", "SecurityError"); } }));
  const { url } = await serve();
  await open(page, `${url}${ARTICLE}/p2`);
  await page.keyboard.press("s");
  await page.locator(at.toast).filter({ hasText: "Kept in this tab alone" }).waitFor();
  await page.locator(at.notesLink).click();
  await page.locator(at.page).filter({ hasText: "keeps no notes for this page here (Storage is off)" }).waitFor();
  assert.equal(await page.locator(at.note).count(), 1);
  assert.equal(JSON.parse(await exported(page, "To import elsewhere")).items.length, 1);
});

test("after a crash the notes can be exported outside of the app, and what was being written is still there", { faults: [/panicked at/, /RuntimeError: unreachable/] }, async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}${ARTICLE}/p2`);
  await page.keyboard.press("s");
  await page.locator(at.toast).filter({ hasText: "Passage saved" }).waitFor();
  await page.keyboard.press("n");
  await page.locator(`${at.noteBox} textarea`).fill("Half a thought");
  await page.evaluate(() => {
    const make = Document.prototype.createElement;
    Document.prototype.createElement = function (...args) {
      const { stack } = new Error();
      if (stack.includes("crossread-app") && !stack.includes("/boot-")) throw new Error("no more elements");
      return make.apply(this, args);
    };
    location.hash = "#/nowhere";
  });
  await page.locator(at.notice).filter({ hasText: "The note that you keep on this device is safe." }).filter({ hasText: "Half a thought" }).waitFor();
  const button = page.locator(at.notice).getByRole("button", { name: "Export notes" });
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const { type, items } = JSON.parse(readFileSync(await file.path(), "utf8"));
  assert.deepEqual([type, items.length], ["AnnotationPage", 1]);
});
