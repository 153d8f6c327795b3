// <cross-read>: a live part of a Crossread site in any page. Types and documentation: embed.d.ts.
//
//   <script async src="https://example.org/reader/embed.js"></script>
//   <cross-read view="search" query="union*">
//     <a href="https://example.org/reader/#/?q=union*">Search the articles</a>
//   </cross-read>
//
// The part runs in a frame, so that neither page can touch the other, and the host's policy need allow no more than
// this file and the frame. Nothing in view is ever moved: the place is reserved before the frame comes, and it takes the
// height of what it holds only while that is out of sight or in use.
//
// This is no module: a module from another origin needs a header that many a host of files does not send. Imported by
// a bundler all the same, it does not know where it came from, and the attribute `src` has to say so.

(() => {
  "use strict";

  /** The folder of this file; none where it is part of a bundle. */
  const HERE = document.currentScript ? new URL("./", document.currentScript.src).href : undefined;
  const PROTOCOL = 1;
  /** How near the window a part is built, in CSS pixels. */
  const NEAR = "600px";
  /** No part is taller; what is longer scrolls. */
  const TALLEST = 20_000;

  /** How each view is called in an address, where a name follows a slash, and the height kept free for it, in CSS pixels. */
  const VIEWS = {
    search: { path: "search", reserved: 420 },
    article: { path: "a/", reserved: 240 },
    passage: { path: "a/", reserved: 280 },
    entry: { path: "e/", reserved: 480 },
    figures: { path: "figures", reserved: 560 },
    comparison: { path: "comparison", sides: true, reserved: 560 },
    matrix: { path: "matrix", sides: true, reserved: 480 },
  };
  VIEWS.compare = VIEWS.comparison;

  class CrossRead extends HTMLElement {
    static observedAttributes = ["src", "view", "query", "of", "filters", "theme", "accent", "height", "sandbox"];

    #box;
    #fallback;
    #frame;
    #page;
    #leaving;
    #height = 0;
    #inView = false;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      // A sheet made by script, which no policy of the host refuses, as it would a style element.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        :host { display: block; contain: layout; }
        :host([hidden]) { display: none; }
        div { display: grid; }
        slot, iframe { grid-area: 1 / 1; }
        slot[hidden] { display: none; }
        iframe { inline-size: 100%; block-size: 100%; border: 0; display: block; }
      `);
      root.adoptedStyleSheets = [sheet];
      this.#box = document.createElement("div");
      this.#fallback = document.createElement("slot");
      this.#box.append(this.#fallback);
      root.append(this.#box);
    }

    connectedCallback() {
      this.#leaving = new AbortController();
      const { signal } = this.#leaving;
      this.#reserve();
      addEventListener("message", (event) => this.#hear(event), { signal });
      const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#build(), { rootMargin: NEAR });
      const view = new IntersectionObserver((seen) => {
        this.#inView = seen.at(-1).isIntersecting;
        this.#fit();
      });
      for (const observer of [near, view]) {
        observer.observe(this);
        signal.addEventListener("abort", () => observer.disconnect());
      }
    }

    disconnectedCallback() {
      this.#leaving.abort();
      this.#tearDown();
    }

    attributeChangedCallback(name, before, now) {
      if (before === now || !this.#leaving || this.#leaving.signal.aborted) return;
      if (name === "height") this.#reserve();
      if (!this.#frame) return;
      if (name === "src" || name === "sandbox") {
        this.#tearDown();
        this.#build();
      } else if (name === "theme" || name === "accent") {
        this.#greet();
      } else if (name !== "height") {
        // Another fragment of the same page: nothing is loaded anew, and the host's history has no more entries.
        this.#frame.contentWindow.location.replace(this.#page + this.#place());
      }
    }

    /** What the part is filtered by, as an object or as in an address: `{ kind: ["report"], date: "2020" }`. */
    get filters() {
      return this.getAttribute("filters") ?? "";
    }

    set filters(value) {
      this.setAttribute("filters", typeof value === "string" ? value : written(value));
    }

    #build() {
      const site = this.#site();
      if (this.#frame || !site) return;
      const frame = document.createElement("iframe");
      frame.title = this.getAttribute("aria-label") ?? "Crossread";
      frame.allow = "clipboard-write; web-share";
      const sandbox = this.getAttribute("sandbox");
      if (sandbox !== null) frame.sandbox = sandbox;
      const look = new URLSearchParams();
      for (const name of ["theme", "accent"]) if (this.hasAttribute(name)) look.set(name, this.getAttribute(name));
      // A frame without an origin may load no module of another file; there the whole site comes as one.
      const address = new URL(this.#isOpaque() ? "crossread.html" : "./", site);
      address.search = look;
      this.#page = address.href;
      frame.src = this.#page + this.#place();
      this.#frame = frame;
      this.#box.append(frame);
    }

    #tearDown() {
      this.#frame?.remove();
      this.#frame = undefined;
      this.#height = 0;
      this.#fallback.hidden = false;
    }

    /** The site, as an address that ends in a slash; none where nothing names one. */
    #site() {
      for (const given of [this.getAttribute("src"), HERE]) {
        const url = given && URL.canParse(given, document.baseURI) ? new URL("./", new URL(given, document.baseURI)) : undefined;
        if (/^https?:$/.test(url?.protocol)) return url;
      }
      return undefined;
    }

    #isOpaque() {
      return this.hasAttribute("sandbox") && !/\ballow-same-origin\b/i.test(this.getAttribute("sandbox"));
    }

    #view() {
      const name = this.getAttribute("view");
      return Object.hasOwn(VIEWS, name) ? VIEWS[name] : VIEWS.search;
    }

    #place() {
      const of = (this.getAttribute("of") ?? "").split(/\s+/).filter(Boolean);
      const asked = new URLSearchParams(this.filters);
      const { path, sides } = this.#view();
      if (this.hasAttribute("query")) asked.set("q", this.getAttribute("query"));
      if (sides && !asked.has("side")) for (const name of of) asked.append("side", side(name));
      const search = asked.size > 0 ? `?${asked}` : "";
      return `#/embed/${path}${path.endsWith("/") ? step(of[0] ?? "") : ""}${search}`;
    }

    #reserve() {
      const given = Number(this.getAttribute("height"));
      this.#box.style.blockSize = `${given > 0 ? given : this.#height || this.#view().reserved}px`;
    }

    /** Takes the height of what is held, where that moves nothing that is being read. */
    #fit() {
      if (this.#height === 0 || this.hasAttribute("height")) return;
      const used = this.getRootNode().activeElement === this;
      // What grows above the window pushes the text down, unless the browser holds it in place.
      const held = CSS.supports("overflow-anchor", "auto") || this.getBoundingClientRect().top > 0;
      if (used || (!this.#inView && held)) this.#reserve();
    }

    /** Tells the frame who is here, and how it is to look. */
    #greet() {
      const [theme, accent] = [this.getAttribute("theme") ?? "auto", this.getAttribute("accent") ?? ""];
      const to = this.#isOpaque() ? "*" : new URL(this.#page).origin;
      this.#frame.contentWindow?.postMessage({ crossread: PROTOCOL, type: "hello", theme, accent }, to);
    }

    #hear({ source, origin, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow) return;
      if (origin !== (this.#isOpaque() ? "null" : new URL(this.#page).origin)) return;
      if (typeof data !== "object" || data?.crossread !== PROTOCOL) return;
      if (data.type === "height" && count(data.height) && data.height <= TALLEST) {
        // Each time, since after a reload inside the frame it knows nothing of the host.
        this.#greet();
        this.#fallback.hidden = true;
        this.#height = data.height;
        this.#fit();
      } else if (data.type === "select" && count(data.articles) && count(data.hits) && text(data.href)) {
        const { query, filters } = read(data.href);
        this.#say("select", { query, filters, articles: data.articles, hits: data.hits, href: data.href });
      } else if (data.type === "navigate" && text(data.href)) {
        this.#say("navigate", { href: data.href });
      }
    }

    #say(what, detail) {
      this.dispatchEvent(new CustomEvent(`crossread:${what}`, { detail, bubbles: true, composed: true }));
    }
  }

  for (const name of ["src", "view", "query", "of", "theme", "accent", "height"]) {
    Object.defineProperty(CrossRead.prototype, name, {
      get() {
        return this.getAttribute(name) ?? "";
      },
      set(value) {
        this.setAttribute(name, value);
      },
      enumerable: true,
      configurable: true,
    });
  }

  const count = (value) => Number.isSafeInteger(value) && value >= 0;
  const text = (value) => typeof value === "string" && value.length < 10_000;
  /** A name in an address: `slug/p7` stays two steps of it. */
  const step = (name) => name.split("/").map(encodeURIComponent).join("/");

  /** A Side as it stands in an address: a name alone is that of an article. */
  const side = (name) => (name === "rest" || name.includes(":") ? name : `article:${name}`);

  /** Filters as they stand in an address. */
  function written(filters) {
    const pairs = new URLSearchParams();
    for (const [name, values] of Object.entries(filters ?? {})) {
      for (const value of [values].flat()) pairs.append(["date", "about", "sort"].includes(name) ? name : `f.${name}`, value);
    }
    return pairs.toString();
  }

  /** What an address of the explorer asks. */
  function read(href) {
    const pairs = new URLSearchParams(href.split("?").slice(1).join("?"));
    const query = pairs.get("q") ?? "";
    pairs.delete("q");
    return { query, filters: pairs.toString() };
  }

  if (!customElements.get("cross-read")) customElements.define("cross-read", CrossRead);
})();
