// The servers of the tests: the real one, and a small one for other people's pages. Each takes a
// free port and is stopped by the test that started it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const builtSite = process.env.CROSSREAD_SITE ?? path.join(root, "dist");
const command = process.env.CROSSREAD ?? path.join(root, "target/debug/crossread");

/**
 * Starts `crossread serve` on a site and resolves when it answers: `url` ends in the base, and
 * `kill()` resolves when the process is gone and its port is free.
 */
export async function serveSite({ site = builtSite, base = "/", port = 0 } = {}) {
  const args = ["serve", site, "--port", String(port), "--base", base];
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise((resolve, reject) => {
    child.on("exit", resolve);
    child.on("error", reject);
  });
  // A test that breaks off must not leave its server behind.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  const firstLine = once(createInterface({ input: child.stdout }), "line");
  const said = await Promise.race([firstLine, gone.then(() => [""])]);
  const url = said[0].match(/ at (http:\S+)$/)?.[1];
  if (!url) throw new Error(`\`crossread ${args.join(" ")}\` did not say where it serves; it said “${said[0]}”`);
  return {
    url,
    async kill() {
      process.removeListener("exit", end);
      end();
      await gone;
    },
  };
}

/**
 * Serves pages written in a test: `pages` maps a path to `{ type, body, headers }` or to a string
 * of HTML. Anything else is answered 404.
 */
export async function servePages(pages) {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url, "http://host").pathname];
    if (page === undefined) return response.writeHead(404).end();
    const { type = "text/html; charset=utf-8", body, headers = {} } = typeof page === "string" ? { body: page } : page;
    response.writeHead(200, { "content-type": type, ...headers }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    async kill() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
