// Registers the service worker, which keeps the site for offline use, and follows it. How far it is stands in
// `data-offline` of the root element and is told to the app by the event `crossread:offline`:
//   "saving" | "ready" | "offline-unavailable" | "update"

const root = document.documentElement;

/** Has `worker`, by its address, keep what is below `scope`; true. Throws where the browser will not register it. */
export async function keep(workers, worker, scope) {
  const registration = await workers.register(worker, { scope, updateViaCache: "none" });
  // A change of controller means that another tab has accepted a new version, unless it is the first.
  let controlled = Boolean(workers.controller);
  let behind = false;
  const report = () => say(behind ? "update" : stateOf(registration));
  const follow = (worker) => worker?.addEventListener("statechange", report);
  workers.addEventListener("controllerchange", () => {
    behind = controlled;
    controlled = true;
    report();
  });
  registration.addEventListener("updatefound", () => {
    follow(registration.installing);
    report();
  });
  follow(registration.installing);
  follow(registration.waiting);
  report();
  registration.active?.postMessage("crossread:sweep");
  document.addEventListener("visibilitychange", () => {
    // Offline this fails, and there is nothing to say about it.
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
  return true;
}

function stateOf(registration) {
  if (registration.active?.state === "activated") return registration.waiting ? "update" : "ready";
  return registration.installing || registration.waiting || registration.active ? "saving" : "offline-unavailable";
}

function say(state) {
  if (root.dataset.offline === state) return;
  root.dataset.offline = state;
  document.dispatchEvent(new CustomEvent("crossread:offline", { detail: state }));
}

