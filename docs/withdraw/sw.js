// Takes the offline copy of a site back from its readers' devices. To be put in the place of the site's own sw.js, when
// a site is withdrawn or shall no longer be kept. It follows the worker that keeps a copy, deletes that and then itself;
// where nothing is kept it refuses to be installed. Tabs that are open go on, from the network; notes are not in the
// cache and stay.

const { scope } = self.registration;

self.addEventListener("install", (event) => {
  if (self.registration.active) self.skipWaiting();
  else event.waitUntil(Promise.reject(new Error("This site is not kept on the device any more.")));
});
self.addEventListener("activate", (event) => event.waitUntil(withdraw()));

async function withdraw() {
  const own = (name) => name.startsWith(`crossread ${scope} `) || name === `crossread-tabs ${scope}`;
  for (const name of (await caches.keys()).filter(own)) await caches.delete(name);
  await self.registration.unregister();
}
