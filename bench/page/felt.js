// Measures in the page what its reader feels; runs before any script of the page (see felt.mjs).
//
// From an input event to its paint the page works twice: in the task of the event (handlers, and the views that follow
// in microtasks), and in the next frame, from its first animation callback through style, layout and paint to the first
// task behind it. Both stretches are counted, and so is what the event waited before the page heard of it: it begins
// at `event.timeStamp`, which the browser sets. Not counted is the wait between the two, for the beat of the screen,
// which is up to 17 ms of chance at sixty frames a second and nothing that a page could change. Event Timing would
// tell the time of presentation with that wait in it, and in steps of 8 ms, half of the shortest target.
//
// Nor is counted what the page leaves for a task behind that frame (`src/state/calm.rs`): the counts around the results,
// links, and results below the first screen.

(() => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
  const idle = () => new Promise((resolve) => requestIdleCallback(resolve));
  /** The time in a task of its own, behind all that waits already. */
  const task = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(0);
  });
  /** The work since `start`, which this call ends or precedes within one task, with that of the frame that shows it. */
  async function painted(start) {
    const worked = task();
    const begun = await frame();
    const [end, done] = [await task(), await worked];
    return end - start - Math.max(begun - done, 0);
  }

  let keydown = 0;
  let keystroke = Promise.resolve(NaN);
  addEventListener("keydown", (event) => (keydown = event.timeStamp), true);
  addEventListener("input", () => (keystroke = painted(keydown)), true);

  window.felt = {
    /** How long the last keystroke took, in milliseconds, told when the page has nothing left to do. */
    async keystroke() {
      const took = await keystroke;
      keystroke = Promise.resolve(NaN);
      await idle();
      return took;
    },

    /** Scrolls to the end of everything, a little less than a screen each frame; tells how long each frame took. */
    async scroll() {
      const frames = [];
      let [before, still] = [await frame(), 0];
      // A page may still grow at its end, so the end is where many frames bring nothing new.
      for (let top = -1; still < 30; still = scrollY === top ? still + 1 : 0) {
        top = scrollY;
        scrollBy({ top: innerHeight * 0.8, behavior: "instant" });
        const now = await frame();
        frames.push(now - before);
        before = now;
      }
      return frames;
    },

    /**
     * Goes to another address; tells how long it took until something new that matches `shown` was painted, and from
     * then on by the clock until nothing was left that matches `waiting`.
     */
    async visit(hash, shown, waiting) {
      const old = document.querySelector(shown);
      const start = performance.now();
      const took = new Promise((resolve) => {
        const watch = new MutationObserver(() => {
          const now = document.querySelector(shown);
          if (!now || now === old) return;
          watch.disconnect();
          resolve(painted(start));
        });
        watch.observe(document, { childList: true, subtree: true });
      });
      const rest = took.then(async () => {
        while (document.querySelector(waiting)) await frame();
        return (await task()) - start;
      });
      location.hash = hash;
      const times = { painted: await took, whole: await rest };
      await idle();
      return times;
    },
  };
})();
