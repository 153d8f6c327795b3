// <cross-read> in somebody else's page: hostile styles, the strictest policy, several parts side by side, frames without
// an origin, and messages that come from others.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { becomes, test } from "./lib/harness.mjs";
import { LINE, NO_ICON, STRICT, heard, hosted, listen, part } from "./lib/host.mjs";
import { numbers } from "./lib/queries.mjs";
import { builtSite } from "./lib/server.mjs";
import * as at from "./selectors.mjs";

test("the loader is small, adds no global, and asks for nothing before its part comes near", async (given) => {
  const { page } = given;
  assert.ok(gzipSync(readFileSync(path.join(builtSite, "embed.js"))).length <= 5_000);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.addInitScript(() => (window.before = Object.getOwnPropertyNames(window).concat("before")));
  await hosted(given, `${LINE.repeat(120)}<cross-read id="far" query="miners"><a href="#x">Search</a></cross-read>`);
  await page.waitForFunction(() => customElements.get("cross-read"));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.deepEqual(asked.toSorted(), ["/", "/embed.js", "/host.css"]);
  assert.deepEqual(await page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !before.includes(name))), []);
  assert.ok(await page.locator("cross-read a").isVisible(), "until then its link is shown");
  await page.locator("cross-read").scrollIntoViewIfNeeded();
  const frame = await part(page);
  await becomes(page, () => frame.locator(at.search).inputValue(), "miners");
  await becomes(page, () => page.locator("cross-read a").isVisible(), false);
});

test("nothing that is read is moved, and the part takes its height while it is out of sight", async (given) => {
  const { page } = given;
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifted += value))).observe({ type: "layout-shift", buffered: true });
    window.heights = 0;
    addEventListener("message", ({ data }) => data?.type === "height" && heights++);
  });
  await hosted(given, `<cross-read query="union*"></cross-read>${LINE.repeat(60)}<cross-read view="article" of="two-connecticuts"></cross-read>${LINE.repeat(60)}`);
  await part(page);
  const tall = () => page.locator("cross-read").first().evaluate((element) => element.offsetHeight);
  const before = await tall();
  await page.locator("cross-read").nth(1).scrollIntoViewIfNeeded();
  await part(page, 1);
  await page.evaluate(() => scrollTo(0, 0));
  const inner = await page.frames()[1].evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
  await becomes(page, tall, inner);
  console.log(`reserved ${before}, taken ${inner}, shifted ${await page.evaluate(() => shifted)}`);
  assert.ok((await page.evaluate(() => shifted)) <= 0.02);
  assert.ok((await page.evaluate(() => heights)) <= 4, "two for each part");
});

test("a height that the host gives stays", async (given) => {
  await hosted(given, `<cross-read height="333" query="union*"></cross-read>`);
  await part(given.page);
  assert.equal(await given.page.locator("cross-read").evaluate((element) => element.offsetHeight), 333);
});

test("the host filters a part, hears what readers ask and open, and its way back stays its own", async (given) => {
  const { page } = given;
  await hosted(given, `<cross-read id="one"></cross-read><cross-read id="two"></cross-read><cross-read id="three" view="entry" of="deep-canvassing"></cross-read>`);
  await listen(page);
  await part(page, 2);
  const [one, two] = [await part(page, 0), await part(page, 1)];
  const entries = await page.evaluate(() => history.length);
  await page.evaluate(() => {
    document.querySelector("#one").query = "union*";
    document.querySelector("#one").filters = { kind: ["report"], date: "2020-11-01..2020-11-30" };
  });
  await becomes(page, () => one.locator(at.search).inputValue(), "union*");
  await becomes(page, async () => (await heard(page, "select")).at(-1)?.[2].filters, "f.kind=report&date=2020-11-01..2020-11-30");
  const [, who, detail] = (await heard(page, "select")).at(-1);
  assert.equal(who, "one");
  assert.equal(detail.query, "union*");
  assert.equal(await one.locator(`${at.embed} ol > li`).count(), Math.min(5, detail.articles));
  await two.locator(at.search).fill("miners");
  await becomes(page, async () => (await heard(page, "select")).filter(([, id]) => id === "two").at(-1)?.[2].articles, 1);
  assert.equal(await one.locator(at.search).inputValue(), "union*", "the other part is as it was");
  assert.deepEqual([...new Set((await heard(page, "select")).filter(([, id]) => id === "three").map(([, , told]) => told.query))], [""]);
  await page.evaluate(() => (document.querySelector("#two").filters = { about: "1984..1990" }));
  await becomes(page, async () => (await heard(page, "select")).filter(([, id]) => id === "two").at(-1)?.[2].filters, "about=1984..1990");
  assert.equal(await page.evaluate(() => history.length), entries);
  const [opened] = await Promise.all([page.context().waitForEvent("page"), two.locator(`${at.embed} ol a`).first().click()]);
  await becomes(page, async () => (await heard(page, "navigate")).at(-1)?.[2].href, opened.url());
});

test("messages from others change nothing and break nothing", async (given) => {
  const { page } = given;
  await hosted(given, `<cross-read id="one" query="union*"></cross-read><iframe title="Other" src="about:blank" id="other"></iframe>`);
  await listen(page);
  const frame = await part(page);
  await becomes(page, async () => (await heard(page, "select")).length > 0, true);
  const state = async () => ({
    host: await page.evaluate(() => [document.querySelector("#one").offsetHeight, heard.length, document.querySelector("#one").outerHTML]),
    inside: [await frame.locator(at.search).inputValue(), await frame.locator("html").getAttribute("style"), page.frames()[1].url()],
  });
  const before = await state();
  const random = numbers(9);
  const values = [1, 0, -1, 1e9, null, "", "hello", "height", "select", "navigate", "#/a/x", "javascript:alert(1)", {}, [], [["0d5f4c"]], true];
  const pick = () => values[Math.floor(random() * values.length)];
  const fuzz = Array.from({ length: 5_000 }, (_, n) => {
    if (n % 10 === 0) return pick();
    // One part in the right shape, so that nothing but who sends it is wrong.
    if (n % 3 === 0) return { crossread: 1, type: ["height", "select", "navigate", "hello"][n % 4], height: 900, articles: 1, hits: 1, href: "x", theme: "dark", accent: "#ff0000" };
    return { crossread: pick(), type: pick(), height: pick(), articles: pick(), hits: pick(), href: pick(), theme: pick(), accent: pick() };
  });
  // Into the host from itself and from another frame, and into the part from that frame.
  const post = (fuzz) => {
    const inside = parent.document.querySelector("#one").shadowRoot.querySelector("iframe").contentWindow;
    for (const message of fuzz) {
      parent.postMessage(message, "*");
      if (window !== parent) inside.postMessage(message, "*");
    }
  };
  await page.evaluate(post, fuzz);
  await page.frames().find((each) => each.url() === "about:blank").evaluate(post, fuzz);
  // Messages arrive in the order in which they were sent, so when these have come all others have.
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener("message", ({ data }) => data === "the last" && resolve());
        postMessage("the last", "*");
      }),
  );
  await page.evaluate(() => (document.querySelector("#one").theme = "dark"));
  await becomes(page, () => frame.locator("html").getAttribute("data-theme"), "dark");
  await page.evaluate(() => document.querySelector("#one").removeAttribute("theme"));
  assert.deepEqual(await state(), before);
});

test("the host itself may send anything, and only a look is taken from it", async (given) => {
  const { page } = given;
  await hosted(given, `<cross-read query="union*"></cross-read>`);
  const frame = await part(page);
  await page.evaluate(() => {
    const inside = document.querySelector("cross-read").shadowRoot.querySelector("iframe").contentWindow;
    for (const accent of [null, 1, [["0d5f4c"]], "red;} * {", "url(x)", "#12345", {}]) {
      inside.postMessage({ crossread: 1, type: "hello", theme: { toString: 1 }, accent }, "*");
    }
    inside.postMessage({ crossread: 1, type: "hello", theme: "dark", accent: "#aa3377" }, "*");
  });
  await becomes(page, () => frame.locator("html").getAttribute("data-theme"), "dark");
  assert.equal(await frame.locator("html").getAttribute("style"), "--host-accent: #aa3377;");
  assert.equal(await frame.locator(at.search).inputValue(), "union*");
});

test("inside the frame the host's styles, direction and theme change no pixel", async (given) => {
  const { page } = given;
  const one = `<cross-read view="passage" of="two-connecticuts/p2" theme="light" height="420"></cross-read>`;
  const shots = [];
  for (const [html, style] of [["", ""], ['dir="rtl"', "html { color-scheme: dark; background: black; } body { zoom: 1; direction: rtl; }"]]) {
    await hosted(given, one, { html, head: style && `<meta name="color-scheme" content="dark">` });
    await part(page);
    await page.frames()[1].evaluate(() => document.fonts.ready);
    shots.push(await page.locator("cross-read").evaluate((element) => element.offsetWidth), await page.locator("cross-read").screenshot());
  }
  assert.equal(shots[0], shots[2]);
  assert.ok(shots[1].equals(shots[3]), "the two pictures differ");
});

const SANDBOXES = { none: "", "scripts alone": 'sandbox="allow-scripts"', "scripts and an origin": 'sandbox="allow-scripts allow-same-origin"' };

for (const [name, sandbox] of Object.entries(SANDBOXES)) {
  for (const blocked of [false, true]) {
    for (const csp of [STRICT, null]) {
      test(`sandbox: ${name}${blocked ? ", storage blocked" : ""}${csp ? ", strict policy" : ""}: the part runs`, async (given) => {
        const { page } = given;
        if (blocked) {
          await page.addInitScript(() => {
            const refuse = { get: () => { throw new DOMException("refused", "SecurityError"); } };
            for (const store of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, store, refuse);
          });
        }
        await hosted(given, `<cross-read ${sandbox} query="miners"></cross-read>`, { csp });
        await listen(page);
        const frame = await part(page);
        await becomes(page, () => frame.locator(`${at.embed} ol > li`).count(), 1);
        await becomes(page, async () => (await heard(page, "select")).length > 0 || undefined, true);
        const reduced = name === "scripts alone";
        assert.equal(await frame.locator(at.reduced).count(), reduced ? 1 : 0);
        if (!reduced) return;
        await frame.locator(`${at.embed} ol a`).first().click();
        await frame.locator(`${at.paragraph}#p1`).waitFor();
      });
    }
  }
}

/** A page that holds a plain frame without an origin, as WordPress makes one of what oEmbed gives. */
async function framed({ page, serve, host }, fragment) {
  const { url } = await serve();
  const body = `<!doctype html><title>Blog</title><iframe src="${url}${fragment}" title="Part" sandbox="allow-scripts" width="600" height="260"></iframe>`;
  await page.goto((await host({ ...NO_ICON, "/": body })).url);
  return page.frameLocator("iframe");
}

test("what oEmbed gives runs in the sandbox of WordPress, behind the secret that it adds", async (given) => {
  const frame = await framed(given, "crossread.html#/embed/a/two-connecticuts#?secret=hJ2k9LmQ0x");
  await frame.locator(at.embed).filter({ hasText: "Two Connecticuts" }).waitFor();
  await frame.locator(at.reduced).waitFor();
});

test("the site's own page in such a frame says why it does not run, and its articles can be read", { faults: [/CORS policy/, /ERR_FAILED/] }, async (given) => {
  const frame = await framed(given, "#/embed/search");
  await frame.locator(at.bootless).waitFor();
  await becomes(given.page, () => frame.locator(at.plainLink).count(), 9);
  await frame.locator(at.plainLink).first().click();
  await frame.locator(at.plainBlock).first().waitFor();
});

/** How often a part that runs comes and goes. */
const TIMES = process.env.CROSSREAD_SOAK ? 100 : 20;

const COMINGS = {
  // It goes before its frame has come.
  "a hundred times": (page) =>
    page.evaluate(() => {
      for (let n = 0; n < 100; n++) {
        const made = document.createElement("cross-read");
        document.querySelector("main").append(made);
        made.remove();
      }
    }),
  [`and runs ${TIMES} times`]: async (page) => {
    for (let n = 0; n < TIMES; n++) {
      await page.evaluate(() => document.querySelector("main").append(document.createElement("cross-read")));
      await page.frameLocator("cross-read >> iframe").locator("html[data-joined]").waitFor({ state: "attached" });
      await page.evaluate(() => document.querySelector("cross-read").remove());
    }
  },
};

for (const [how, comeAndGo] of Object.entries(COMINGS)) {
  test(`E7: a part that comes ${how} and goes leaves no listener, no frame and no memory behind`, async (given) => {
    const { page } = given;
    await hosted(given, "<main></main>");
    await page.waitForFunction(() => customElements.get("cross-read"));
    const session = await page.context().newCDPSession(page);
    const measure = async () => {
      await session.send("HeapProfiler.collectGarbage");
      const { jsEventListeners, documents, nodes } = await session.send("Memory.getDOMCounters");
      return { jsEventListeners, documents, nodes, heap: (await session.send("Runtime.getHeapUsage")).usedSize };
    };
    await comeAndGo(page);
    const before = await measure();
    await comeAndGo(page);
    // Frames that are gone are cleared away some time after that, on a busy machine long after; what is kept for good
    // stays too much.
    const more = async () => {
      const after = await measure();
      return Object.keys(before).filter((what) => after[what] > before[what] * 1.05 + 2).map((what) => `${what}: ${before[what]}, then ${after[what]}`);
    };
    await becomes(page, more, [], 60_000);
  });
}

test("where scripts are off the link inside is shown", { javaScriptEnabled: false }, async (given) => {
  await hosted(given, `<cross-read><a href="#x">Search the articles</a></cross-read>`);
  assert.ok(await given.page.locator("cross-read a").isVisible());
});
