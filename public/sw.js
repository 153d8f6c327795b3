// Keeps one version of the site for offline use. The rules:
//
// - A version is kept whole or not at all: every file is checked against its SHA-256 before it is
//   stored, and a version that lacks one does not install; the one before it goes on.
// - What is kept is answered from the device first, the page itself included.
// - A new version waits until the reader accepts it.
// - A version stays while any tab uses it. Assets are named by their content, so a tab of an older
//   version can be answered from any version that is kept.
// - Caches carry the scope in their names: two sites on one origin never touch each other's.

// The next line is replaced when the site is published: SHA-256 by address relative to the scope.
const SITE = { version: "", files: {} };

const SCOPE = self.registration.scope;
const PREFIX = `crossread ${SCOPE} `;
const KEPT = PREFIX + SITE.version;
// Which tab runs which version: an entry for each client id. A worker may be stopped at any time,
// so this cannot live in a variable.
const TABS = `crossread-tabs ${SCOPE}`;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim().then(sweep)));
self.addEventListener("message", (event) => {
  if (event.data === "crossread:accept") self.skipWaiting();
  if (event.data === "crossread:sweep") event.waitUntil(sweep());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const inScope = url.href.startsWith(SCOPE);
  if (request.method !== "GET" || !inScope || request.headers.has("range")) return;
  const path = pathOf(url);
  if (request.mode === "navigate") {
    if (Object.hasOwn(SITE.files, path)) event.respondWith(page(event, path));
    else if (/^(a|list)\/[^/]+\/$/.test(path)) event.respondWith(unkeptPage(request, path));
  } else {
    event.respondWith(asset(request, path));
  }
});

// --------------------------------------------------------------------------------------- install

async function install() {
  const names = await versions();
  const paths = Object.keys(SITE.files);
  const queue = paths.values();
  const cache = await caches.open(KEPT);
  const work = async () => {
    for (const path of queue) await cache.put(SCOPE + path, await obtain(path, names));
  };
  try {
    await Promise.all(Array.from({ length: 6 }, work));
    // Read back by name: the browser, or another worker's sweep, may have taken the cache away.
    for (const path of paths) {
      if (!(await caches.match(SCOPE + path, { cacheName: KEPT }))) throw new Error(`${path} was not kept`);
    }
  } catch (error) {
    // A cache of this name that was there before belongs to the same version, and may be in use.
    if (!names.includes(KEPT)) await caches.delete(KEPT);
    throw error;
  }
}

/** The file of this version: from a version kept already, from the browser's cache, from the server. */
async function obtain(path, names) {
  for (const cacheName of names) {
    const kept = await caches.match(SCOPE + path, { cacheName });
    const checked = kept && (await verified(path, kept));
    if (checked) return checked;
  }
  for (const cache of ["default", "reload"]) {
    const response = await fetch(SCOPE + path, { cache });
    const checked = response.ok && (await verified(path, response));
    if (checked) return checked;
  }
  throw new Error(`${SCOPE}${path} is not the file of version ${SITE.version}`);
}

/** A copy of the response fit to be stored, if its bytes are those of this version. */
async function verified(path, response) {
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hash !== SITE.files[path]) return undefined;
  const headers = new Headers(response.headers);
  // These speak of the transfer, not of the bytes.
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  return new Response(bytes, { headers });
}

// ---------------------------------------------------------------------------------------- answer

/** A page of this version. The tab it is shown in is remembered to run this version. */
async function page(event, path) {
  const kept = await caches.match(SCOPE + path, { cacheName: KEPT });
  if (kept) {
    event.waitUntil(remember(event.resultingClientId).then(sweep));
    return kept;
  }
  try {
    return await fromNetwork(event.request, path);
  } catch {
    const text = `${SCOPE}${path} is not kept on this device, and the server does not answer. Go online and reload.`;
    return new Response(text, { status: 503, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}

/** Anything else: from this version, from any other that is kept, from the server. */
async function asset(request, path) {
  for (const cacheName of [KEPT, ...(await versions())]) {
    const kept = await caches.match(SCOPE + path, { cacheName });
    if (kept) return kept;
  }
  // Where the server does not answer either, the page that asks is told so, as without a worker.
  return fromNetwork(request, path);
}

/** Where the plain pages are too many to keep, an article opens in the explorer while offline, and so does the list. */
async function unkeptPage(request, path) {
  try {
    return await fetch(request);
  } catch {
    return Response.redirect(path.startsWith("a/") ? `${SCOPE}#/${path.slice(0, -1)}` : SCOPE);
  }
}

/** A file that the browser has dropped comes from the server again, and is kept if it is the same. */
async function fromNetwork(request, path) {
  const response = await fetch(request);
  if (Object.hasOwn(SITE.files, path) && response.ok) {
    const checked = await verified(path, response.clone());
    if (checked) await (await caches.open(KEPT)).put(SCOPE + path, checked);
  }
  return response;
}

/** The address relative to the scope, without query; a page is addressed by its folder. */
function pathOf(url) {
  return (url.origin + url.pathname).slice(SCOPE.length).replace(/(^|\/)index\.html$/, "$1");
}

// ---------------------------------------------------------------------------------- old versions

/** The caches of all versions of this site. */
async function versions() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

async function remember(clientId) {
  if (clientId) await (await caches.open(TABS)).put(SCOPE + clientId, new Response(KEPT));
}

/** Deletes the versions that no tab uses. */
async function sweep() {
  const old = (await versions()).filter((name) => name !== KEPT);
  // A version that is being installed or that waits is not old. It is asked for after the names
  // were read, so a version that begins now is not among them.
  if (old.length === 0 || self.registration.installing || self.registration.waiting) return;
  const tabs = await caches.open(TABS);
  const used = new Set();
  const known = new Set();
  for (const entry of await tabs.keys()) {
    const id = entry.url.slice(SCOPE.length);
    if (await self.clients.get(id)) {
      known.add(id);
      used.add(await (await tabs.match(entry)).text());
    } else {
      await tabs.delete(entry);
    }
  }
  // A tab that was not loaded through a worker may run any version.
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.some((client) => client.url.startsWith(SCOPE) && !known.has(client.id))) return;
  for (const name of old) if (!used.has(name)) await caches.delete(name);
}
