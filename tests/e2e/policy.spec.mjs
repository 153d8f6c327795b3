// The policies that the pages carry: no high finding of csp_evaluator, and just what the site needs.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { open, test } from "./lib/harness.mjs";
import { builtSite } from "./lib/server.mjs";

const require = createRequire(import.meta.url);
const { CspEvaluator } = require("csp_evaluator");
const { CspParser } = require("csp_evaluator/dist/parser.js");
const { Severity } = require("csp_evaluator/dist/finding.js");

const pages = readdirSync(builtSite, { recursive: true }).filter((name) => name.endsWith(".html"));
const policy = (page) =>
  readFileSync(path.join(builtSite, page), "utf8").match(/<meta http-equiv="Content-Security-Policy" content="([^"]+)">/)?.[1];
const severe = (text) =>
  new CspEvaluator(new CspParser(text).csp).evaluate()
    .filter(({ severity }) => [Severity.HIGH, Severity.SYNTAX].includes(severity))
    .map(({ directive, value, description }) => `${directive} ${value}: ${description}`);

test("every page has a policy without high findings", () => {
  assert.ok(pages.length >= 10, `${pages.length} pages`);
  for (const page of pages) {
    assert.ok(policy(page), `${page} has a policy`);
    assert.deepEqual(severe(policy(page)), [], page);
  }
});

test("the evaluator does find a hole", () => {
  assert.notDeepEqual(severe("script-src 'self' 'unsafe-inline' *"), []);
});

test("the explorer's page allows what it needs and no more", () => {
  const directives = new Map(policy("index.html").split("; ").map((directive) => [directive.split(" ")[0], directive]));
  assert.deepEqual([...directives.values()].toSorted(), [
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "form-action 'none'",
    "frame-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "trusted-types default",
    "worker-src 'self'",
  ]);
});

test("Trusted Types accept no HTML, no script, and of addresses the worker's alone", { faults: [/TrustedHTML|TrustedScript|require-trusted-types-for|trusted-types/] }, async ({ page, serve }) => {
  await open(page, (await serve()).url);
  const refused = await page.evaluate(() => {
    const tries = {
      html: () => (document.createElement("div").innerHTML = "<b>x</b>"),
      document: () => new DOMParser().parseFromString("<b>x</b>", "text/html"),
      script: () => (document.createElement("script").text = "1"),
      address: () => (document.createElement("script").src = "x.js"),
      worker: () => new Worker("other.js"),
      policy: () => trustedTypes.createPolicy("another", {}),
    };
    return Object.keys(tries).filter((name) => {
      try {
        tries[name]();
        return false;
      } catch {
        return true;
      }
    });
  });
  assert.deepEqual(refused, ["html", "document", "script", "address", "worker", "policy"]);
  assert.equal(await page.evaluate(() => trustedTypes.defaultPolicy.createScriptURL(new URL("sw.js", location).href)?.toString()), await page.evaluate(() => new URL("sw.js", location).href));
});
