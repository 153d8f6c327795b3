// Measures pages of the built site with Lighthouse on a simulated phone, each five times, and holds
// the medians against the goals.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

import { serveSite } from "../e2e/lib/server.mjs";

const RUNS = 5;
const PAGES = ["", "#/?q=union*", "#/a/two-connecticuts", "a/two-connecticuts/"];

/** Scores from 0 to 100 that a page must reach. */
const AT_LEAST = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
/** What a page must stay below: milliseconds, but the shift, which has no unit. */
const AT_MOST = { "largest-contentful-paint": 1800, "total-blocking-time": 150, "cumulative-layout-shift": 0.02 };

const server = await serveSite();
const FLAGS = ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
let missed = 0;
try {
  for (const page of PAGES) missed += await measure(page);
} finally {
  await server.kill();
}
process.exitCode = missed > 0 ? 1 : 0;

/** Prints the medians of a page, and how many goals they miss. */
async function measure(page) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await once(`${server.url}${page}`));
  const lines = [];
  for (const [name, goal] of Object.entries(AT_LEAST)) {
    const value = median(runs.map(({ categories }) => Math.round(categories[name].score * 100)));
    lines.push({ text: `${name} ${value}`, missed: value < goal, goal: `at least ${goal}` });
  }
  for (const [name, goal] of Object.entries(AT_MOST)) {
    const value = median(runs.map(({ audits }) => audits[name].numericValue));
    const shown = goal < 1 ? value.toFixed(3) : `${Math.round(value)} ms`;
    lines.push({ text: `${name} ${shown}`, missed: value > goal, goal: `at most ${goal}` });
  }
  console.log(`/${page}`);
  for (const { text, missed, goal } of lines) console.log(`  ${text}${missed ? `   MISSED: ${goal}` : ""}`);
  for (const complaint of new Set(runs.flatMap(complaints))) console.log(`  ${complaint}`);
  return lines.filter((line) => line.missed).length;
}

/** One run in a browser of its own, so that nothing is kept from the one before. */
async function once(url) {
  const chrome = await launch({ chromeFlags: FLAGS });
  try {
    const options = { port: chrome.port, onlyCategories: Object.keys(AT_LEAST), logLevel: "error" };
    const { lhr } = await lighthouse(url, options);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    chrome.kill();
  }
}

/** What keeps a category below its goal, performance apart, with the first element that it names. */
function complaints({ categories, audits }) {
  const names = Object.keys(AT_LEAST).filter((name) => name !== "performance");
  return names.flatMap((name) =>
    categories[name].auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
      .map(({ id }) => `${name}: ${audits[id].title} (${audits[id].details?.items?.[0]?.node?.snippet ?? id})`),
  );
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
