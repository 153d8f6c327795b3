// A site with a damaged file says what is wrong, and its articles can be read all the same.

import assert from "node:assert/strict";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { test } from "./lib/harness.mjs";
import { builtSite } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

/** Every module of a site that a visit begins with, with its path; rest.spec.mjs damages the other part. */
function modules(site) {
  const names = readdirSync(site, { recursive: true }).filter((name) => /_bg-\w+\.wasm$/.test(name));
  assert.ok(names.length > 0, "the site has a module");
  return names.map((name) => path.join(site, name));
}

/** Where each custom section of the Volume stands in a module: the bytes behind its name. */
function* volumeSections(bytes) {
  const number = (at) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return [value, at];
    }
  };
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [length, start] = number(at + 1);
    if (id === 0) {
      const [size, name] = number(start);
      if (bytes.toString("utf8", name, name + size).startsWith("crossread.")) yield [name, name + size, start + length];
    }
    at = start + length;
  }
}

const DAMAGE = {
  "a module that is not there": (file) => rmSync(file),
  "a module cut short": (file) => writeFileSync(file, readFileSync(file).subarray(0, 5000)),
  "a module that is a page of HTML": (file) => writeFileSync(file, "<!doctype html><p>Not found"),
  "a module without its Volume": (file) => {
    const bytes = readFileSync(file);
    const found = [...volumeSections(bytes)];
    assert.ok(found.length > 0, "the module carries a Volume");
    for (const [name] of found) bytes.write("vanished__", name);
    writeFileSync(file, bytes);
  },
  "a Volume of zeros": (file) => {
    const bytes = readFileSync(file);
    for (const [, start, end] of volumeSections(bytes)) bytes.fill(0, start, end);
    writeFileSync(file, bytes);
  },
  "a Volume with one wrong byte in each section": (file) => {
    const bytes = readFileSync(file);
    for (const [, start, end] of volumeSections(bytes)) bytes[Math.floor((start + end) / 2)] ^= 255;
    writeFileSync(file, bytes);
  },
};

for (const [what, damage] of Object.entries(DAMAGE)) {
  // Chromium itself reports a file that is missing; the page must add nothing but its notice.
  const faults = what.includes("not there") ? [/^console: .*404/] : [];
  test(`${what} is said, and the articles can be read`, { faults }, async ({ page, folder, serve }) => {
    const site = folder();
    cpSync(builtSite, site, { recursive: true });
    for (const file of modules(site)) {
      for (const packed of [`${file}.br`, `${file}.gz`]) rmSync(packed, { force: true });
      damage(file);
    }
    await page.goto((await serve({ site })).url);
    const notice = page.locator(at.notice);
    await notice.waitFor();
    assert.match(await notice.textContent(), /\S{3,} \S{3,}/, "the reason is a sentence");
    assert.ok(await page.locator(at.plain).isVisible(), "the list of articles stands below");
    await page.locator(`${at.plain} a[href*="a/"]`).first().click();
    await page.getByText(/miner|union|Connecticut|women|Maine|capital/i).first().waitFor();
  });
}
