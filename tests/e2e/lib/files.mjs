// A server of files in memory that a test may change, break and count: what a host, a cache between and a bad line do.

import { once } from "node:events";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".json": "application/json",
};

/** Every file of a site by its address, relative to the site. */
export function filesOf(site) {
  const names = readdirSync(site, { recursive: true }).filter((name) => statSync(path.join(site, name)).isFile());
  const address = (name) => name.split(path.sep).join("/").replace(/(^|\/)index\.html$/, "$1");
  return new Map(names.map((name) => [address(name), readFileSync(path.join(site, name))]));
}

/**
 * Serves `server.files`, a map as `filesOf` gives it. `server.asked` lists what was asked for; `server.answer` may give
 * `{ status, body }` for an address, or nothing.
 */
export async function serveFiles(files, port = 0) {
  const state = { files, asked: [], answer: () => undefined };
  const server = createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url, "http://host").pathname.slice(1));
    state.asked.push(address);
    const body = state.files.get(address);
    const changed = state.answer(address, body);
    if (!changed && body === undefined) return response.writeHead(404).end();
    const type = TYPES[path.extname(address)] ?? (address === "" || address.endsWith("/") ? TYPES[".html"] : "application/octet-stream");
    response.writeHead(changed?.status ?? 200, { "content-type": type, "cache-control": "no-cache" }).end(changed?.body ?? body);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return Object.assign(state, {
    url: `http://127.0.0.1:${server.address().port}/`,
    port: server.address().port,
    async kill() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
