// Somebody else's page that holds parts of the site, with hostile styles and the strictest policy.

import { MOUNTED } from "./harness.mjs";

export const NO_ICON = { "/favicon.ico": { type: "image/x-icon", body: "" } };
export const STRICT = (site) => `default-src 'none'; script-src ${site}; frame-src ${site}; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'`;
export const LINE = "<p>A line of the host's own text, which nothing may move.</p>";

/** Opens a host's page that holds `body`, under its policy, with the site on another origin. */
export async function hosted({ page, serve, host }, body, { csp = STRICT, head = "", html = "" } = {}) {
  const site = (await serve()).url;
  const { origin } = new URL(site);
  const text = `<!doctype html><html lang="en" ${html}><head><meta name="viewport" content="width=device-width"><title>Host</title>${head}<link rel="stylesheet" href="./host.css"><script async src="${site}embed.js"></script></head><body>${body}</body></html>`;
  const outside = await host({
    ...NO_ICON,
    "/host.css": { type: "text/css", body: HOSTILE },
    "/": { headers: csp ? { "content-security-policy": csp(origin) } : {}, body: text },
  });
  await page.goto(outside.url);
  return { site, outside };
}

const HOSTILE = `
  * { letter-spacing: .4em !important; color: red !important; font-size: 40px !important; }
  iframe { display: none !important; filter: blur(9px) !important; }
  cross-read:not([height]) { display: block; min-block-size: 420px; }
`;

/** The frame of the nth part, when the app runs in it. */
export async function part(page, n = 0) {
  const frame = page.frameLocator("cross-read >> nth=" + n + " >> iframe");
  await frame.locator(MOUNTED).waitFor({ state: "attached" });
  return frame;
}

/** From now on every event of the parts is remembered in the host's page. */
export const listen = (page) =>
  page.evaluate(() => {
    window.heard = [];
    for (const what of ["select", "navigate"]) {
      document.addEventListener(`crossread:${what}`, (event) => heard.push([what, event.target.id, event.detail]));
    }
  });
export const heard = (page, what) => page.evaluate((what) => heard.filter(([kind]) => kind === what), what);
