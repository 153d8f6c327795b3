// The notebook: words are kept, found again, put in order, taken back, exported, and walked by keys alone.

import assert from "node:assert/strict";

import { MOUNTED, becomes, open, test } from "./lib/harness.mjs";
import { annotation, exported, highlighted, records, selectWords, write } from "./lib/notes.mjs";
import * as at from "./selectors.mjs";

const ARTICLE = "#/a/scotland-miners-pardon";

test("words are selected, kept with a remark, marked, found in the notebook, and still there after a reload", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, url + ARTICLE);
  const words = await selectWords(page, "p2", 4, 40);
  await page.keyboard.press("n");
  await page.locator(`${at.noteBox} textarea`).fill("Compare this with Fife.");
  await page.locator(`${at.noteBox} [id=note-tags]`).fill("figures, pay equity");
  await page.locator(`${at.noteBox} [id=note-under]`).fill("Police");
  await page.keyboard.press("Escape");
  await page.locator(at.toast).filter({ hasText: "Kept" }).waitFor();
  await becomes(page, () => highlighted(page), [words]);
  await becomes(page, () => page.locator(at.notesCount).textContent(), "1");
  await page.reload();
  await page.locator(MOUNTED).waitFor({ state: "attached" });
  await becomes(page, () => highlighted(page), [words]);
  await page.locator(at.noteMark).click();
  assert.equal(await page.locator(`${at.noteBox} textarea`).inputValue(), "Compare this with Fife.");
  await page.keyboard.press("Escape");
  await page.locator(at.notesLink).click();
  const item = page.locator(at.note);
  await item.filter({ hasText: words }).waitFor();
  assert.match(await item.textContent(), /Compare this with Fife/);
  await page.locator(`${at.notesSide} a`, { hasText: "pay equity" }).click();
  assert.match(page.url(), /#\/notes\?tag=pay\+equity/);
  assert.equal(await item.count(), 1);
});

test("a passage and a search are saved by s, and a deletion is taken back", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}${ARTICLE}/p3`);
  await page.keyboard.press("s");
  await page.locator(at.toast).filter({ hasText: "Passage saved" }).waitFor();
  await open(page, `${url}#/?q=union*`);
  await page.locator(at.result).first().waitFor();
  await page.keyboard.press("s");
  await becomes(page, () => page.locator(at.notesCount).textContent(), "2");
  await open(page, `${url}#/notes?order=newest`);
  await becomes(page, () => page.locator(at.note).count(), 2);
  assert.equal(await page.locator(`${at.note} a[href="#/?q=union*"]`).count(), 1);
  await page.locator(at.note).first().getByRole("button", { name: "Delete" }).click();
  await becomes(page, () => page.locator(at.note).count(), 1);
  await page.locator(at.toast).getByRole("button", { name: "Undo" }).click();
  await becomes(page, () => page.locator(at.note).count(), 2);
  await becomes(page, async () => (await records(page)).length, 2);
});

test("what is saved once stays one note: a second save says so, and a remark joins it", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}${ARTICLE}/p3`);
  await page.keyboard.press("s");
  await becomes(page, async () => (await records(page)).length, 1);
  await page.keyboard.press("s");
  await page.locator(at.toast).filter({ hasText: "in the notebook already" }).waitFor();
  await page.keyboard.press("n");
  await page.locator(`${at.noteBox} textarea`).fill("Read this twice.");
  await page.keyboard.press("Escape");
  await becomes(page, async () => (await records(page)).map((record) => record.motivation), ["commenting"]);
  assert.equal(await page.locator(at.noteMark).count(), 1);
  await open(page, `${url}#/notes`);
  await page.locator(at.page).getByText("One passage, with one remark of yours.").waitFor();
});

test("a step leads to a note, and Enter from there to its passage", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}${ARTICLE}/p3`);
  await page.keyboard.press("s");
  await becomes(page, async () => (await records(page)).length, 1);
  await open(page, `${url}#/notes`);
  await page.locator(at.note).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await becomes(page, () => new URL(page.url()).hash, `${ARTICLE}/p3`);
});

test("what the notes quote is handed over as records, each article once", async ({ page, serve }) => {
  const { url } = await serve();
  for (const place of [`${ARTICLE}/p3`, `${ARTICLE}/p4`, "#/a/ocasio-cortez-interview/p2"]) {
    const before = (await page.url().startsWith(url)) ? (await records(page)).length : 0;
    await open(page, url + place);
    await page.locator(at.target).waitFor();
    await page.keyboard.press("s");
    await becomes(page, async () => (await records(page)).length, before + 1);
  }
  await open(page, `${url}#/notes`);
  await page.locator(at.note).first().waitFor();
  const items = JSON.parse(await exported(page, "CSL-JSON"));
  assert.deepEqual(items.map((item) => item.id), ["scotland-miners-pardon", "ocasio-cortez-interview"]);
  assert.equal((await exported(page, "BibTeX")).match(/^@/gm).length, 2);
  assert.equal((await exported(page, "RIS")).match(/^ER /gm).length, 2);
});

test("an import is taken back as one", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  const notes = [annotation(url, "urn:uuid:1", "One"), annotation(url, "urn:uuid:2", "Two")];
  await page.locator(at.importFile).setInputFiles({ name: "n.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(notes)) });
  await becomes(page, () => page.locator(at.note).count(), 2);
  await page.locator(at.importSaid).getByRole("button", { name: "Undo" }).click();
  await becomes(page, async () => (await records(page)).length, 0);
});

test("Markdown and CSV hold the notes, and no cell is a formula", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  await write(page, [{ ...annotation(url, "urn:uuid:f", "=1+1"), bodyValue: "=HYPERLINK(\"http://evil.example\")" }]);
  await page.reload();
  await page.locator(at.note).waitFor();
  const csv = await exported(page, "Spreadsheet");
  assert.match(csv, /(^|,)'=1\+1,/m);
  assert.match(csv, /"'=HYPERLINK/);
  assert.match(await exported(page, "Markdown"), /> =1\+1|> \\=1\+1/);
});

test("a note that nothing was written in is kept by its button alone", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}${ARTICLE}/p2`);
  await page.keyboard.press("n");
  await page.locator(at.noteBox).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(at.noteBox).waitFor({ state: "detached" });
  assert.equal(await page.locator(at.notesCount).count(), 0);
  await page.keyboard.press("n");
  await page.getByRole("button", { name: "Keep" }).click();
  await becomes(page, () => page.locator(at.notesCount).textContent(), "1");
});

test("the notebook is walked by keys alone: a note is found, opened, changed, deleted and taken back", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  const notes = ["One", "Two", "Three"].map((words) => annotation(url, `urn:uuid:${words}`, words));
  await write(page, notes);
  await page.reload();
  await becomes(page, () => page.locator(at.note).count(), 3);
  await page.keyboard.press("/");
  await page.keyboard.type("two");
  await becomes(page, () => page.locator(at.note).count(), 1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await page.locator(at.exportMenu).filter({ hasText: "Export 1 selected" }).waitFor();
  // From the tick the next stops are the article and the remark.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(at.noteBox).waitFor();
  await page.keyboard.type("Written by keys.");
  await page.keyboard.press("Escape");
  await page.locator(at.note).filter({ hasText: "Written by keys." }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await becomes(page, focused, "Edit");
  await page.locator(at.note).getByRole("button", { name: "Delete" }).press("Enter");
  await becomes(page, () => page.locator(at.note).count(), 0);
  await becomes(page, focused, "Notebook");
  await page.locator(at.toast).getByRole("button", { name: "Undo" }).press("Enter");
  await becomes(page, () => page.locator(at.note).count(), 1);
});

test("each new note begins empty, on its own words", async ({ page, serve }) => {
  const { url } = await serve();
  const box = page.locator(`${at.noteBox} textarea`);
  const begin = async (place) => {
    await open(page, url + place);
    const paragraph = page.locator(`${at.paragraph}${place.replace(/.*\//, "#")}`);
    const text = await paragraph.locator(at.paragraphText).textContent();
    // The app moves the focus there in the frame after the address has changed, and a key can be faster.
    await paragraph.locator(at.permalinkAlone).focus();
    await page.keyboard.press("n");
    await box.waitFor();
    await becomes(page, async () => text.startsWith((await page.locator(`${at.noteBox} blockquote`).textContent()).slice(0, 40)), true);
    assert.equal(await box.inputValue(), "");
  };
  await begin(`${ARTICLE}/p3`);
  await box.fill("Of the third.");
  await page.keyboard.press("Escape");
  await page.locator(at.toast).filter({ hasText: "Kept" }).waitFor();
  await page.evaluate((hash) => (location.hash = hash), `${ARTICLE}/p5`);
  await begin(`${ARTICLE}/p5`);
  await page.getByRole("button", { name: "Discard" }).click();
  await begin(`${ARTICLE}/p6`);
  await page.getByRole("button", { name: "Discard" }).click();
  assert.equal((await records(page)).length, 1);
});

test("the menu of the export closes by Escape and by a press beside it", async ({ page, serve }) => {
  const { url } = await serve();
  await open(page, `${url}#/notes`);
  await write(page, [annotation(url, "urn:uuid:one", "Words")]);
  await page.reload();
  const shown = page.locator(at.exportForm).first();
  await page.locator(at.exportMenu).click();
  await shown.waitFor();
  await page.keyboard.press("Escape");
  await shown.waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
  await page.locator(at.exportMenu).click();
  await shown.waitFor();
  await page.locator("#app h1").click();
  await shown.waitFor({ state: "hidden" });
});

test("saved searches and comparisons are told apart by what they ask", async ({ page, serve }) => {
  const { url } = await serve();
  for (const place of ["#/?q=union*&f.kind=opinion", "#/?q=union*&f.kind=report", "#/compare?side=article:scotland-miners-pardon&side=rest"]) {
    await open(page, url + place);
    await page.locator("html[data-joined]").waitFor({ state: "attached" });
    await page.keyboard.press("s");
    await page.locator(at.toast).filter({ hasText: "Saved to the notebook" }).waitFor();
  }
  await open(page, `${url}#/notes`);
  await becomes(page, () => page.locator(at.note).count(), 3);
  const all = (await page.locator(at.note).allTextContents()).join("\n");
  for (const words of [/opinion/i, /report/i, /Compare: .*The rest of the corpus/]) assert.match(all, words);
});
