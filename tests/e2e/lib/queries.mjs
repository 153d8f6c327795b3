// Queries drawn from the text of a corpus, the same in every run.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The shapes of the query language, each a query made of words that stand in the text in this order. */
const SHAPES = [
  (a) => a,
  (a, b) => `${a} ${b}`,
  (a, b) => `"${a} ${b}"`,
  (a, b, c) => `"${a} ${b} ${c}"`,
  (a) => `${a.slice(0, 3)}*`,
  (a) => `=${a}`,
  (a, b) => `="${a} ${b}"`,
  (a, b) => `${a} OR ${b}`,
  (a, b) => `${a} -${b}`,
  (a, b, c) => `(${a} OR ${b}) AND ${c}`,
  (a, b, c) => `${a} NEAR/5 ${c}`,
  (a, b, c) => `SAME(${a} ${c})`,
  (a) => `title:${a}`,
  (a) => `${a.slice(0, 2)}${a.slice(3)}`,
];

/** What no shape brings about: what is missing, what is no query, what only some corpora have. */
const FIXED = [
  "",
  "date:none",
  "author:none",
  "title:none",
  "after:2020-11-01",
  "before:2001",
  "date:2020..2020",
  "kind:interview",
  "-kind:interview strike",
  "NOT strike",
  "zzzyzx",
  "😀",
  '"',
  "((",
  "AND OR NOT",
  "NEAR/",
  "-",
  "date:",
  "<script>alert(1)</script>",
  "a* b* c*",
  "naïve café",
  "=Straße",
  "strike-breaking",
  "北京",
  "שלום",
  "organise organization",
];

/** So many queries, from the articles in a folder. */
export function queriesOf(folder, count, seed) {
  const random = numbers(seed);
  const texts = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(path.join(folder, name), "utf8").match(/\p{L}[\p{L}\p{M}]*/gu));
  const drawn = [];
  for (let n = 0; drawn.length < count - FIXED.length; n++) {
    const words = texts[Math.floor(random() * texts.length)];
    const start = Math.floor(random() * (words.length - 3));
    drawn.push(SHAPES[n % SHAPES.length](...words.slice(start, start + 3)));
  }
  return [...FIXED, ...drawn];
}
