// Text that means harm: the strings of public attack suites, links in Markdown that lead to a
// script, and what tells whether any of them has run or left a trace.
//
// The suites stand beside the project, not in it; where they are absent the tests say so and go on
// with the links and these few.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { root } from "./server.mjs";

/** One of each kind. */
export const OWN = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "\"><b onclick=alert(1) autofocus tabindex=1 onfocus=alert(1)>x</b>",
  "</title></style></textarea><script>alert(1)</script>",
  "<!--><img src=x onerror=alert(1)>-->",
  "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
];

/** The strings of a suite, or none where it is not there. */
export function suite(name) {
  const file = path.join(root, "../shared/payloads", `${name}.json`);
  if (!existsSync(file)) {
    console.log(`not run: ../shared/payloads/${name}.json is not there`);
    return [];
  }
  return JSON.parse(readFileSync(file, "utf8")).payloads.filter((text) => text.trim() !== "");
}

/** Addresses that run a script or leave for another host, each in a spelling that some reader of Markdown has let through. */
export const TARGETS = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "javascript&colon;alert(1)",
  "javascript&#58;alert(1)",
  "javascript&#x3a;alert(1)",
  "&#106;avascript:alert(1)",
  "&#x6A;avascript:alert(1)",
  "java&Tab;script:alert(1)",
  "java&NewLine;script:alert(1)",
  "&#1;javascript:alert(1)",
  "&#14;javascript:alert(1)",
  "javascript:alert&lpar;1&rpar;",
  "javascript://example.org/%0Aalert(1)",
  "javascript:void(alert(1))",
  "javas\u200bcript:alert(1)",
  "vbscript:msgbox(1)",
  "data:text/html,<script>parent.alert(1)</script>",
  "data:text/html;base64,PHNjcmlwdD5wYXJlbnQuYWxlcnQoMSk8L3NjcmlwdD4=",
  "blob:https://example.org/1",
  "//example.org/x",
  "\\\\example.org",
];

/** Every target in every form that a link may have in Markdown. */
export const LINKS = TARGETS.flatMap((target, i) => [
  `[x](${target})`,
  `[x](<${target}>)`,
  `[x]( ${target} "title")`,
  `![x](${target})`,
  `<${target}>`,
  `[x][r${i}]\n\n[r${i}]: <${target}>`,
]);

/** What a page may be made of; more than one of these elements is not needed for any view. */
const ELEMENTS = `a abbr address article aside b bdi blockquote body br button caption circle code dd defs desc details dialog div dl dt em
  fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hr html i input kbd label legend li line link main mark meta
  nav ol optgroup option output p path pre progress q rect s script search section select small span strong sub summary
  sup svg symbol table tbody td text tfoot th thead time title tr ul use`.split(/\s+/);

/** Everything in the page that no text may bring about: foreign elements, handlers, addresses of other kinds. */
export function intruders(page) {
  return page.evaluate((elements) => {
    const found = [];
    const addresses = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "background"];
    for (const element of document.querySelectorAll("*")) {
      const name = element.localName;
      const own = name === "textarea" && element.parentElement.closest("dialog#note");   // where a note is written
      if (!own && !elements.includes(name)) found.push(`<${name}>`);
      const script = name === "script" && element.type !== "application/ld+json" && !/^\.\/boot-\w+\.js$/.test(element.getAttribute("src"));
      if (script) found.push(`<script> ${element.textContent.slice(0, 80)}`);
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/i.test(attribute) || ["srcdoc", "ping"].includes(attribute)) found.push(`<${name} ${attribute}>`);
        if (!addresses.includes(attribute)) continue;
        const { protocol } = new URL(value, document.baseURI);
        const relative = protocol === location.protocol && !/^[\\/]{2}/.test(value.trim());
        if (!relative && !["http:", "https:", "mailto:"].includes(protocol)) found.push(`<${name} ${attribute}=${value}>`);
        if (/^\s*[\\/]{2}/.test(value)) found.push(`<${name} ${attribute}=${value}>`);
      }
    }
    return [...new Set(found)];
  }, ELEMENTS);
}

/**
 * Does to every element of some frames' documents what a reader might: moves over it, presses,
 * focuses and clicks it; and brings about every event that an attribute of it waits for. Where a
 * click leads is not followed.
 */
export const disturb = (page, frames = undefined) =>
  page.evaluate((frames) => {
    const documents = frames ? [...document.querySelectorAll(frames)].map((frame) => frame.contentDocument) : [document];
    // A form may hold fields that are named like these, so they are not asked of the elements.
    const names = (element) => Element.prototype.getAttributeNames.call(element);
    const send = (element, type) =>
      EventTarget.prototype.dispatchEvent.call(element, new MouseEvent(type, { bubbles: true, cancelable: true }));
    for (const each of documents.filter(Boolean)) {
      if (!frames) each.defaultView.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: false });
      for (const element of each.querySelectorAll("body *")) {
        const waited = names(element).filter((name) => /^on/i.test(name));
        const types = ["pointerenter", "mouseover", "mouseenter", "mousedown", "focusin", ...waited.map((name) => name.slice(2))];
        for (const type of types) send(element, type);
        if (frames || !element.closest("#app")) send(element, "click");
        // To focus is to lay out; what cannot be focused has had the event above, if it waits for it.
        const focusable = Element.prototype.matches.call(element, "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]");
        if (focusable && element instanceof HTMLElement) HTMLElement.prototype.focus.call(element, { preventScroll: true });
      }
    }
  }, frames);
