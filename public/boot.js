// Starts the app, and speaks where the app cannot: while it loads, when it does not start, when it has stopped. Then the
// list of articles in `#plain` can be read. In another site's page it also speaks with the page around the frame.
//
// The state of the app stands in `data-app` of the root element: "ready" is set by the app itself when it has mounted,
// "failed" and "crashed" here. `data-embed` says that a part of the site was asked for, so that the list is not shown
// while the app loads, `data-joined` that all of the code is there.

// Where the whole site is one file, the app and its module stand in this very page; the next line is replaced then.
const inside = undefined;
const SITE = new URL("./", import.meta.url).href;
const WORKER = `${SITE}sw.js`;
const REST = new URL(document.querySelector('meta[name="crossread:rest"]')?.content ?? "", document.baseURI).href;
const TELL = "Reload the page; if that does not help, tell its publisher.";
const root = document.documentElement;
/** Where the address asks for no more than the landing or a search, the rest of the code can wait. */
const little = /^(#(\/?|\/\?.*))?$/s.test(location.hash);
/** Takes away what was shown of the article that the address asks for. */
let leaveArticle = () => {};
/** How much of the module has arrived, in bytes. */
const progress = element("progress", "loadbar");
progress.setAttribute("aria-label", "How much of the explorer has arrived");
progress.max = Number(document.querySelector('meta[name="crossread:bytes"]')?.content) || 1;
progress.value = 0;
/** While the rest of the code is on its way. */
let joining;
const joined = () => root.dataset.joined !== undefined;
const name = (url) => new URL(url).pathname.split("/").pop();
/** The notes that the device does not have, by id: the app tells of them, since once it has stopped it is not asked. */
const unsaved = new Map();

/** Why the app did not start: what happened in a sentence, and what can be done. */
class Trouble extends Error {
  constructor(what, advice, cause) {
    super(what, { cause });
    this.advice = advice;
  }
}

/** What turns any other error into this one. */
const trouble = (what, advice) => (error) => {
  throw error instanceof Trouble ? error : new Trouble(what, advice, error);
};
const damaged = trouble("The module in this file is damaged, or this browser refuses to run it.", "Save the file anew.");
const misfit = trouble("The files of the explorer do not fit together.", "Reload the page to get files of one version.");

// The app writes no HTML and no script as text; this page accepts neither, from anyone. The one
// script address that it hands out is that of its own service worker.
window.trustedTypes?.createPolicy("default", {
  createHTML: () => null,
  createScript: () => null,
  createScriptURL: (url) => (new URL(url, document.baseURI).href === WORKER ? url : null),
});

document.addEventListener("crossread:crash", (event) => stop(event.detail));
document.addEventListener("crossread:accept-update", reload);
document.addEventListener("crossread:unsaved", ({ detail }) => detail.forEach(([id, note]) => unsaved.set(id, note)));
window.addEventListener("error", (event) => stopOnTrap(event.error));
window.addEventListener("unhandledrejection", (event) => stopOnTrap(event.reason));

// A part looks as its host says, the page as its reader has chosen (src/storage.rs), from the first frame on.
if (location.hash.startsWith("#/embed/")) serveHost();
else try { look({ theme: localStorage.getItem("crossread.theme.1") }); } catch {}
// From here on, whatever happens is said by this file.
document.querySelector("#boot .bootless")?.remove();
const slow = setTimeout(sayLoading, 500);
const [, article, passage] = /^#\/a\/([a-z0-9-]+)(?:\/(\w+))?(?:\?|$)/.exec(location.hash) ?? [];
if (article && !inside) import("./article.js").then(({ show }) => show(article, passage)).then((leave) => (leaveArticle = leave), () => {});
start()
  .finally(() => {
    clearTimeout(slow);
    document.querySelector("#boot .loadline")?.remove();
    progress.remove();
  })
  .then(keepForOffline, fail);

// ---------------------------------------------------------------------------------------- start

async function start() {
  if (typeof WebAssembly !== "object") {
    throw new Trouble("This browser has no WebAssembly, or it is switched off.", "Open the page in another browser.");
  }
  const apart = sectionsApart();
  const rest = little || inside ? undefined : arriving();   // what goes wrong with them is said where they are waited for
  apart.catch(() => {});
  rest?.catch(() => {});
  const module = await (inside ? inside.module().catch(damaged) : compile(address('link[rel="preload"][as="fetch"]:not([data-section])')));
  const app = inside?.app ?? (await glue());
  const first = await app.default({ module_or_path: module }).catch(misfit);
  if (inside) await join(first, WebAssembly.compile(WebAssembly.Module.customSections(module, "crossread.rest")[0]));
  if (rest) await join(first, rest);
  const sections = await apart;
  document.addEventListener("crossread:need", () => joined() || joinAtOnce(first));
  document.addEventListener("crossread:want", () => joinSoon(first).catch(fail));
  await new Promise((task) => setTimeout(task));   // what was pressed meanwhile is heard
  leaveArticle();
  try {
    app.mount(document.getElementById("app"), module, sections);
  } catch (error) {
    throw new Trouble("The explorer could not open its articles.", TELL, error);
  }
  // What goes wrong is said when it is asked for.
  joinSoon(first).catch(() => {});
}

// The code comes in two parts (xtask/src/split.rs). What the rest takes from the first part are the exports of that; to
// join it is to make an instance, which puts its functions into the table that both have.

/** The rest of the code and its style sheet. */
async function arriving() {
  const [rest] = await Promise.all([compile(REST), dress()]);
  return rest;
}

/** Has the style sheet loaded that is named in the page for what the rest draws. */
function dress() {
  const link = document.querySelector('link[rel="later"]');
  return link && new Promise((loaded, failed) => {
    link.onload = loaded;
    link.onerror = () => {
      link.rel = "later";
      failed(new Trouble(`The file ${name(link.href)} could not be loaded.`, "See whether you are online, then reload the page."));
    };
    link.rel = "stylesheet";
  });
}

async function join(first, rest) {
  await WebAssembly.instantiate(await rest, { first }).catch(misfit);
  tellJoined("");
}

/** Once, and again where it has failed. */
function joinSoon(first) {
  if (joined()) return Promise.resolve();
  joining ??= join(first, arriving()).finally(() => (joining = undefined));
  return joining;
}

/** For who called it before it had come: the page stands still meanwhile. */
function joinAtOnce(first) {
  const request = new XMLHttpRequest();
  request.open("GET", REST, false);
  // Bytes as characters, since such a request may not answer with anything else.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  const bytes = Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { first });
  tellJoined("at once");
}

function tellJoined(how) {
  root.dataset.joined = how;
  document.dispatchEvent(new Event("crossread:joined"));
}

async function glue() {
  const file = address('link[rel="modulepreload"]');
  return import(file).catch(trouble(`The file ${name(file)} could not be loaded.`, "Reload the page."));
}

/** The sections of the Volume that stand beside the module, by name; undefined where it carries them itself. */
async function sectionsApart() {
  const links = Array.from(document.querySelectorAll("link[data-section]"), (link) => [link.dataset.section, link.href]);
  const text = document.querySelector('meta[name="crossread:text"]');
  if (text) links.push(["text", new URL(text.content, document.baseURI).href]);
  if (links.length === 0) return undefined;
  const read = async ([section, url]) => [section, await bytes(url)];
  return Object.fromEntries(await Promise.all(links.map(read)));
}

async function bytes(url) {
  const read = (await load(url)).arrayBuffer();
  return new Uint8Array(await read.catch(trouble(`The file ${name(url)} broke off while it was loaded.`, "Reload the page.")));
}

async function compile(url) {
  const file = name(url);
  const response = await load(url);
  // With a worker the files come from this device, at once.
  if (!serviceWorkers()?.controller) follow(response.clone());
  const type = response.headers.get("content-type") ?? "no type";
  try {
    // Only this type may be compiled as it arrives; a server that names another still serves the file.
    return await (type.startsWith("application/wasm")
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    throw new Trouble(`The file ${file} (sent as ${type}) is damaged, or this browser refuses to run it.`, TELL, error);
  }
}

async function load(url) {
  const file = name(url);
  const advice = "See whether you are online, then reload the page.";
  const response = await fetch(url).catch(trouble(`The file ${file} could not be loaded.`, advice));
  if (!response.ok) {
    throw new Trouble(`The file ${file} could not be loaded: the server answered ${response.status}.`, TELL);
  }
  return response;
}

/** Shows how much of the module has arrived. The copy is read to its end; what goes wrong, the module will say. */
async function follow(response) {
  const reader = response.body.getReader();
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) progress.value += value.length;
  } catch {}
}

function address(selector) {
  const link = document.querySelector(selector);
  if (!link) throw new Trouble("The page does not say where its files are.", TELL);
  return link.href;
}

// --------------------------------------------------------------------------------------- notices

function sayLoading() {
  const line = element("p", "loadline", "Loading the explorer. Meanwhile the articles can be read below.");
  line.role = "status";
  document.getElementById("boot").append(line, ...(progress.max > 1 ? [progress] : []));
}

/** The app did not start. */
function fail(error) {
  const advice = error.advice ?? "Reload the page.";
  show("failed", "Could not start", "The explorer cannot run here", `${error.message} ${advice}`, error.cause ?? error);
}

/** The app has stopped: its memory can no longer be trusted, so it is not called again. */
function stop(message) {
  if (root.dataset.app !== "ready") return fail(new Trouble("The explorer stopped while it started.", TELL, message));
  // Asked before the app is hidden: a note that was being written has not been kept yet.
  const written = document.querySelector("#note[open] textarea")?.value;
  const text = "What you asked for is in the address of this page: reload it to go on from there.";
  show("crashed", "Something broke", "The explorer has stopped", text, message);
  // An open dialog, though hidden with the app, would let nothing else be pressed. To close it would call the app.
  document.querySelectorAll("#app dialog[open]").forEach((dialog) => dialog.remove());
  const kept = [element("p", "", "You were writing a note, which is not kept yet:"), element("pre", "snippet", written)];
  if (written) document.querySelector("#boot .notice .errd")?.before(...kept);
}

function stopOnTrap(error) {
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) stop(error.message);
}

/** Shows one notice; the first trouble is the one to be told, what follows is its echo. */
function show(state, label, title, text, details) {
  if (document.querySelector("#boot .notice")) return;
  root.dataset.app = state;
  const actions = element("p", "acts");
  actions.append(button("btn btn--primary", "Reload", reload));
  const more = element("details", "errd");
  more.append(element("summary", "link", "What happened"), element("pre", "snippet", String(details)));
  const notice = element("div", "notice");
  notice.role = "alert";
  notice.append(
    element("p", "label", label),
    element("h2", "", title),
    element("p", "", text),
    element("p", "", "Every article can be read below as a plain page."),
    actions,
    more,
  );
  document.getElementById("boot").append(notice);
  notice.scrollIntoView();
  offerNotes(actions);
}

/** Offers the notes of this device and of this tab as a file, if there are any: the app that would do so has stopped. */
async function offerNotes(actions) {
  const here = [...unsaved.values()].filter(Boolean);
  const kept = (await keptNotes()).filter((note) => !unsaved.get(note?.id));
  const items = [...kept, ...here];
  if (items.length === 0) return;
  const safe = kept.length === 1 ? "The note that you keep on this device is safe." : `The ${kept.length} notes that you keep on this device are safe.`;
  const lost = `Notes in this tab alone: ${here.length}. Export them before you reload.`;
  for (const text of [kept.length > 0 && safe, here.length > 0 && lost]) if (text) actions.before(element("p", "", text));
  const page = { "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items };
  const text = JSON.stringify(page, (_, value) => (typeof value === "bigint" ? String(value) : value), 1);
  const save = () => {
    const link = element("a", "");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/ld+json" }));
    link.download = "notebook.jsonld";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  actions.append(button("btn", "Export notes", save));
}

/** The notes that the app keeps (src/storage/notes.rs); none where there are none or storage is refused. */
async function keptNotes() {
  const settled = (request) =>
    new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: failed }));
  try {
    const request = indexedDB.open(`crossread.notes ${new URL("./", location.href).pathname}`);
    // Only a first opening upgrades: nothing has been kept, and nothing is to be made here.
    request.onupgradeneeded = () => request.transaction.abort();
    const database = await settled(request);
    return await settled(database.transaction("notes").objectStore("notes").getAll());
  } catch {
    return [];
  }
}

function button(className, text, run) {
  return Object.assign(element("button", className, text), { type: "button", onclick: run });
}

function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

// --------------------------------------------------------------------------------- in another page

/**
 * Takes the look that the address or the host asks for, and tells the host how tall the view is. What readers do is told
 * to a host that has asked by the message "hello", as `embed.js` does; no message changes what is shown.
 */
function serveHost() {
  root.dataset.embed = "";
  look(Object.fromEntries(new URLSearchParams(location.search)));
  let host;
  let selected;
  let height = 0;
  const tell = (message, to) => parent !== window && parent.postMessage({ crossread: 1, ...message }, to);
  const report = () => {
    const now = Math.ceil(document.body.getBoundingClientRect().height);
    if (!root.dataset.app || now === height) return;
    height = now;
    // Any page around the frame may know it.
    tell({ type: "height", height }, "*");
  };
  new ResizeObserver(report).observe(document.body);
  // The height may be that of the page before the app was in it.
  new MutationObserver(report).observe(root, { attributeFilter: ["data-app"] });
  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || data?.crossread !== 1 || data.type !== "hello") return;
    const first = host === undefined;
    host = origin === "null" ? "*" : origin;
    look(data);
    if (first && selected) tell(selected, host);
  });
  document.addEventListener("crossread:select", ({ detail }) => {
    const [articles, hits, href] = detail.split(" ");
    selected = { type: "select", articles: Number(articles), hits: Number(hits), href: new URL(href, location).href };
    if (host) tell(selected, host);
  });
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    if (!link) return;
    // Whatever leads out of the part opens beside the host's page; a frame without an origin may open nothing there.
    link.target = window.origin === "null" ? "" : "_blank";
    link.rel = "noopener";
    if (host) tell({ type: "navigate", href: link.href }, host);
  }, { capture: true });
  if (window.origin === "null") {
    const text = `In this frame nothing is kept, and links open in it. The whole: ${SITE}`;
    document.body.append(element("p", "embed__note muted", text));
  }
}

/** The look of an embedded part: a theme and the colour of its links, of which only the hue and the strength are taken. */
function look({ theme, accent }) {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (theme === "auto") delete root.dataset.theme;
  if (typeof accent === "string" && /^#?[0-9a-f]{6}$/i.test(accent)) root.style.setProperty("--host-accent", `#${accent.replace("#", "")}`);
  if (accent === "") root.style.removeProperty("--host-accent");
  root.toggleAttribute("data-accent", root.style.getPropertyValue("--host-accent") !== "");
}

// --------------------------------------------------------------------------------------- offline

/** Has the service worker keep the site. In a frame the host's page decides what is kept. */
async function keepForOffline() {
  const workers = serviceWorkers();
  const may = !inside && location.protocol.startsWith("http") && window.top === window && workers;
  const kept = may && import("./offline.js").then(({ keep }) => keep(workers, WORKER, SITE));
  if (await Promise.resolve(kept).catch(() => false)) return;
  root.dataset.offline = "offline-unavailable";
  document.dispatchEvent(new CustomEvent("crossread:offline", { detail: "offline-unavailable" }));
}

/** The browser's service workers, if it has them here: in a sandbox, asking may itself throw. */
function serviceWorkers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/** Reloads this tab, on the new version if one is waiting; other tabs stay as they are. */
async function reload() {
  const registration = await serviceWorkers()?.getRegistration(SITE).catch(() => undefined);
  const next = registration?.waiting;
  if (!next) return location.reload();
  next.addEventListener("statechange", () => next.state === "activated" && location.reload());
  next.postMessage("crossread:accept");
}
