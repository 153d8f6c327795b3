// Drives the bench page: `node run.mjs DATA ENGINE` measures Crossread and its peers on the data in
// one folder (see bench/native) with the module in another, and writes `browser.json` beside the data.
//
// Every visit has a browser of its own, and the engines take turns, so that what else the machine
// does falls on all of them alike. The page is isolated (COOP, COEP), for which Chromium's clock has
// steps of 5 µs.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import zlib from "node:zlib";

import { chromium } from "playwright-core";

const [data, engineFolder] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const PEERS = ["minisearch", "flexsearch"];
const VISITS = 3;

const FOLDERS = { "/data/": data, "/engine/": engineFolder, "/": here };
const FILES = {
  "/peers/minisearch.js": path.join(here, "../node_modules/minisearch/dist/es/index.js"),
  "/peers/flexsearch.js": path.join(here, "../node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs"),
};
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://bench");
  const address = pathname.replace(/\/$/, "/index.html");
  const [folder] = Object.keys(FOLDERS).filter((folder) => address.startsWith(folder));
  const file = FILES[address] ?? path.join(FOLDERS[folder], path.basename(address));
  if (request.method === "PUT") {
    const chunks = await request.toArray();
    writeFileSync(file, Buffer.concat(chunks));
    return response.writeHead(204).end();
  }
  const isolated = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
  if (address === "/data/all") {
    const parts = [...searchParams.keys()].map((name) => readFileSync(path.join(data, path.basename(name))));
    return response.writeHead(200, { ...isolated, lengths: parts.map(({ length }) => length).join() }).end(Buffer.concat(parts));
  }
  if (!existsSync(file)) return response.writeHead(404).end();
  const type = TYPES[path.extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { ...isolated, "content-type": type }).end(readFileSync(file));
});
server.listen(0, "127.0.0.1");
await once(server, "listening");

const { sections, ...packed } = JSON.parse(readFileSync(path.join(data, "pack.json")));
const files = { crossread: sections.map((name) => `${name}.section`) };
const engines = { crossread: { visits: [] } };
for (const name of PEERS) {
  const built = await visit(async (page) => page.evaluate((name) => window.visit.build(name), name));
  files[name] = built.files;
  engines[name] = { build_ms: built.ms, visits: [] };
}
for (let n = 0; n < VISITS; n++) {
  for (const name of Object.keys(engines)) engines[name].visits.push(await visit((page, memory) => measure(page, memory, name)));
}
for (const [name, engine] of Object.entries(engines)) engine.files = await sizes(files[name], name === "crossread" ? 11 : 9);
const module = readFileSync(path.join(engineFolder, "bench_engine_bg.wasm"));
const result = { ...packed, engines, module: { raw: module.length, brotli: await brotli(module, 11) } };
writeFileSync(path.join(data, "browser.json"), JSON.stringify(result));
server.close();

/** One visit of one engine: memory before and after, the first answer, and all answers. */
async function measure(page, memory, name) {
  // The code is loaded before the clock and the scales: what is asked is what the data cost.
  await page.evaluate(async (name) => void (await (await import("./engines.js"))[name].load()), name);
  const before = await memory();
  await page.evaluate(([name, files]) => window.visit.prepare(name, files), [name, files[name]]);
  const first = await page.evaluate(() => window.visit.first());
  const opened = await memory();
  const asked = await page.evaluate(() => window.visit.ask());
  const after = await memory();
  return { first, ...asked, memory: { opened: opened - before, asked: after - before } };
}

/** Opens the page in a browser of its own. `memory` tells the private bytes of the page's process. */
async function visit(work) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  // Chromium's sandbox does not start for root.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => window.visit && crossOriginIsolated);
    const session = await page.context().newCDPSession(page);
    const memory = async () => {
      await session.send("HeapProfiler.collectGarbage");
      return privateBytes(process.pid);
    };
    return await work(page, memory);
  } finally {
    await browser.close();
  }
}

/**
 * Private memory of the largest renderer below a process, written to; NaN where the system does not tell. What is only
 * read, as the pages of the browser's own program, can be thrown away at any time and is no memory of the data.
 */
function privateBytes(parent) {
  if (process.platform !== "linux") return NaN;
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  const processes = rows.map((row) => row.trim().match(/^(\d+)\s+(\d+)\s+(.*)$/)).map(([, pid, ppid, args]) => ({ pid, ppid, args }));
  const below = new Set([String(parent)]);
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const { pid, ppid } of processes) if (below.has(ppid)) below.add(pid);
  }
  const renderers = processes.filter(({ pid, args }) => below.has(pid) && args.includes("--type=renderer"));
  const kilobytes = renderers.map(({ pid }) =>
    [...readFileSync(`/proc/${pid}/smaps_rollup`, "utf8").matchAll(/^Private_Dirty:\s+(\d+)/gm)].reduce((sum, [, kb]) => sum + Number(kb), 0),
  );
  return Math.max(...kilobytes) * 1024;
}

/** Raw and brotli sizes by file. The peers' large files are packed less hard, which makes them a few hundredths longer. */
async function sizes(names, quality) {
  const entries = names.map(async (name) => {
    const bytes = readFileSync(path.join(data, name));
    return [name, { raw: bytes.length, brotli: await brotli(bytes, quality) }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The length in brotli. At the highest setting it takes a second for each megabyte and more, so it is kept by content. */
async function brotli(bytes, quality) {
  const file = path.join(data, "brotli.json");
  const key = createHash("sha256").update(bytes).digest("hex") + quality;
  const kept = () => (existsSync(file) ? JSON.parse(readFileSync(file)) : {});
  const known = kept()[key];
  if (known) return known;
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: quality, [zlib.constants.BROTLI_PARAM_LGWIN]: 24, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const { length } = await promisify(zlib.brotliCompress)(bytes, { params });
  writeFileSync(file, JSON.stringify({ ...kept(), [key]: length }));
  return length;
}
