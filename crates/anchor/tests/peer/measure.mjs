// Measures two established matchers on the cases that `examples/edited.rs` writes, and prints what each did as JSON.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

import search from "approx-string-match";

const require = createRequire(import.meta.url);
const { diff_match_patch } = require("diff-match-patch");
const version = (name) => `${name} ${require(`${name}/package.json`).version}`;

/** The least errors with which a string ends or begins at a place, of 1, as Hypothesis' `textMatchScore` has it. */
function likeness(text, pattern) {
  if (pattern.length === 0 || text.length === 0) return 0;
  const matches = search(text, pattern, pattern.length);
  return 1 - matches[0].errors / pattern.length;
}

/** Hypothesis' `matchQuote`, with its weights and its limit of errors (src/annotator/anchoring/match-quote.ts). */
function hypothesis(text, { exact, prefix, suffix, start }) {
  const limit = Math.min(256, exact.length / 2);
  let matches = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    matches.push({ start: at, end: at + exact.length, errors: 0 });
  }
  if (matches.length === 0) matches = search(text, exact, limit);
  const score = (match) => {
    const words = 1 - match.errors / exact.length;
    const left = prefix ? likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix) : 1;
    const right = suffix ? likeness(text.slice(match.end, match.end + suffix.length), suffix) : 1;
    const near = 1 - Math.abs(match.start - start) / text.length;
    return (50 * words + 20 * left + 20 * right + 2 * near) / 92;
  };
  return matches.map((match) => [score(match), match]).sort((a, b) => b[0] - a[0])[0]?.[1];
}

/** What dom-anchor-text-quote does: the quotation's first and last 32 characters, each found near its place. */
function patch(text, { exact, start }) {
  const matcher = new diff_match_patch();
  matcher.Match_Distance = text.length * 2;
  const head = matcher.match_main(text, exact.slice(0, 32), start);
  if (head === -1) return undefined;
  if (exact.length <= 32) return { start: head, end: Math.min(text.length, head + exact.length) };
  const tail = matcher.match_main(text, exact.slice(-32), head + exact.length - 32);
  return tail === -1 || tail + 32 <= head ? undefined : { start: head, end: tail + 32 };
}

/** The same count as `Outcome` in tests/edits/mod.rs. */
function count(outcome, { exact, now }, found) {
  const spread = now.length > 0 ? now.at(-1) - now[0] : 0;
  const survives = now.length * 2 >= exact.length && spread <= exact.length * 2;
  outcome.surviving += survives ? 1 : 0;
  if (found === undefined) {
    outcome.orphans += 1;
    return;
  }
  const theirs = now.filter((at) => at >= found.start && at < found.end).length;
  const wrong = theirs * 2 < found.end - found.start;
  outcome.wrong += wrong ? 1 : 0;
  outcome.right += survives && !wrong && theirs * 2 >= now.length ? 1 : 0;
}

const peers = { [version("approx-string-match")]: hypothesis, [version("diff-match-patch")]: patch };
const outcomes = {};
for await (const line of createInterface({ input: process.stdin })) {
  const { rate, text, highlights } = JSON.parse(line);
  for (const [name, find] of Object.entries(peers)) {
    const of = ((outcomes[name] ??= {})[rate] ??= { highlights: 0, surviving: 0, right: 0, wrong: 0, orphans: 0 });
    for (const highlight of highlights) {
      of.highlights += 1;
      count(of, highlight, find(text, highlight));
    }
  }
}
console.log(JSON.stringify(outcomes, null, 2));
