// One Chromium per spec file, and for each test a fresh context whose every fault is kept: an error
// on the console, an exception, a violation of a Content Security Policy, a request to anywhere but
// the servers of the test.

import { accessSync, constants } from "node:fs";

import { chromium } from "playwright-core";

const FLAGS = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts the browser that `CHROMIUM` names, or the one of Debian. */
export function launch() {
  return chromium.launch(executable());
}

/** Where that browser is, and what it is started with. */
export function executable() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  try {
    accessSync(executablePath, constants.X_OK);
  } catch {
    throw new Error(`there is no browser at ${executablePath}; run the tests by \`cargo xtask test\`, or set CHROMIUM`);
  }
  // Chromium's sandbox does not start for root.
  const args = process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS;
  return { executablePath, args };
}

/** A context and a page in it, with the list of what went wrong so far. `origins` are the servers that may be asked. */
export async function openContext(browser, options, origins) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(15_000);
  const faults = [];
  // A violation in a frame or in a page's own policy is reported to that document; the console carries it here.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => faults.push(`exception: ${error.error().stack ?? error.error()}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:", "about:"].includes(url.protocol) && !origins.has(url.origin)) {
      faults.push(`request to another origin: ${url.href}`);
    }
  });
  return { context, page: await context.newPage(), faults };
}
