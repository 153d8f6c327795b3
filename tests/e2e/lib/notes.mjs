// Notes as tests make them: annotations, and the database that holds them.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

import { chromium } from "playwright-core";

import { executable } from "./browser.mjs";
import { becomes } from "./harness.mjs";
import * as at from "../selectors.mjs";

/** An annotation on words of the miners' article. */
export function annotation(url, id, exact, { prefix = "", suffix = "" } = {}) {
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id,
    type: "Annotation",
    created: "2026-01-02T03:04:05.000Z",
    target: { source: `${url}#/a/scotland-miners-pardon/p2`, selector: [{ type: "TextQuoteSelector", exact, prefix, suffix }] },
  };
}

/** The name of the database of the page's site, once the app has made it. */
export async function database(page) {
  const name = await page.evaluate(() => `crossread.notes ${new URL("./", location.href).pathname}`);
  const made = (name) => indexedDB.databases().then((all) => all.some((database) => database.name === name));
  await becomes(page, () => page.evaluate(made, name), true);
  return name;
}

/** All that the database holds, in the order of its keys. */
export async function records(page) {
  return page.evaluate(async (name) => {
    const request = indexedDB.open(name);
    const db = await new Promise((done) => (request.onsuccess = () => done(request.result)));
    const all = db.transaction("notes").objectStore("notes").getAll();
    const values = await new Promise((done) => (all.onsuccess = () => done(all.result)));
    db.close();
    return values.map((value) => (typeof value === "bigint" ? String(value) : value));
  }, await database(page));
}

/** Puts annotations into the database, as another tab would. */
export async function write(page, notes) {
  await page.evaluate(
    async ([name, notes]) => {
      const request = indexedDB.open(name);
      const db = await new Promise((done) => (request.onsuccess = () => done(request.result)));
      const transaction = db.transaction("notes", "readwrite");
      for (const note of notes) transaction.objectStore("notes").put(note, note.id);
      await new Promise((done) => (transaction.oncomplete = done));
      db.close();
    },
    [await database(page), notes],
  );
}

/** Selects characters of a paragraph and gives them. */
export const selectWords = (page, id, from, to) =>
  page.evaluate(
    ([selector, from, to]) => {
      const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
      const range = new Range();
      for (let at = 0, node = walker.nextNode(); node; at += node.length, node = walker.nextNode()) {
        if (from >= at && from < at + node.length) range.setStart(node, from - at);
        if (to > at && to <= at + node.length) range.setEnd(node, to - at);
      }
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return String(range);
    },
    [`${at.paragraph}#${id} ${at.paragraphText}`, from, to],
  );

/** Saves the first passages of the article that is open. */
export async function keep(page, count) {
  for (let kept = 1; kept <= count; kept++) {
    await page.locator(`${at.paragraph}#p${kept} ${at.permalinkAlone}`).focus();
    await page.keyboard.press("s");
    await becomes(page, async () => (await records(page)).length, kept);
  }
}

/** Uses a tab of a browser of its own, on a profile that outlives it, whose processes are then all killed at once. */
export async function untilKilled(profile, use) {
  const { executablePath, args } = executable();
  const options = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const process_ = spawn(executablePath, [...args, ...options], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(process_, "exit");
  let browser;
  try {
    const address = await new Promise((found, failed) => {
      let said = "";
      ended.then(() => failed(new Error(`the browser ended: ${said}`)));
      process_.stderr.on("data", (data) => {
        said += data;
        const line = /DevTools listening on (ws:\S+)/.exec(said);
        if (line) found(line[1]);
      });
    });
    browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    await use(context.pages()[0] ?? (await context.newPage()));
  } finally {
    if (process_.exitCode === null && process_.signalCode === null) process.kill(-process_.pid, "SIGKILL");
    await ended;
    await browser?.close();
  }
}

/** The texts that are highlighted as notes. */
export const highlighted = (page) => page.evaluate(() => Array.from(CSS.highlights.get("note") ?? [], String));

/** Chooses a form of the export and gives the file's text. */
export async function exported(page, form) {
  await page.locator(at.exportMenu).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator(at.exportForm).filter({ hasText: form }).click()]);
  return readFileSync(await file.path(), "utf8");
}
