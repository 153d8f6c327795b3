// How tests make the app stop.

/** Run in a page: from now on the browser refuses the app every new element, so that the next view panics. */
export function sabotage() {
  const make = Document.prototype.createElement;
  Document.prototype.createElement = function (...args) {
    const { stack } = new Error();
    // The page's own script, which has to say what happened, is spared.
    if (stack.includes("crossread-app") && !stack.includes("/boot-")) throw new Error("no more elements");
    return make.apply(this, args);
  };
}
