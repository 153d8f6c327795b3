// The engines of the bench, each in the same few words: build, open, ask. A query is what is meant
// (`kind` and `words`); each engine is asked in its own way for all that it can do, and `null` says
// that it cannot. Answers are `{ count, top }`: all articles found, counted exactly, and the numbers
// of the first ten.

const text = (bytes) => new TextDecoder().decode(bytes);

export const crossread = {
  async load() {
    const { default: init, ...module } = await import("/engine/bench_engine.js");
    const { memory } = await init();
    return { ...module, memory };
  },
  open({ Sections, Corpus }, files) {
    const sections = new Sections();
    for (const [name, bytes] of files) sections.add(name.replace(".section", ""), new Uint8Array(bytes));
    return Corpus.open(sections);
  },
  ask(corpus, { kind, words }) {
    const [a, b] = words;
    const plain = words.join(" ");
    const asked = { phrase: `"${plain}"`, or: `${a} OR ${b}`, not: `${a} -${b}` }[kind] ?? plain;
    const numbers = kind === "facets" ? corpus.facets(asked).slice(0, -1) : corpus.select(asked, kind === "prefix");
    return { count: numbers[0], top: Array.from(numbers.slice(2)) };
  },
  /** One slice of idle work, as long as the page gives it; true when all is done. */
  rest: (corpus) => corpus.rest(8_000),
  /** A query with the cards that a page draws of its first ten articles. */
  draw: (corpus, { words }) => corpus.cards(words.join(" "), true),
};

const MINI = { fields: ["title", "text"], idField: "number" };

export const minisearch = {
  async load() {
    return (await import("/peers/minisearch.js")).default;
  },
  build(MiniSearch, docs) {
    const index = new MiniSearch(MINI);
    index.addAll(docs.map(({ title, text }, number) => ({ number, title, text })));
    return () => [["minisearch.json", JSON.stringify(index)]];
  },
  open: (MiniSearch, [[, bytes]]) => MiniSearch.loadJSON(text(bytes), MINI),
  ask(index, { kind, words }) {
    if (kind === "facets") return null;
    const [a, b] = words;
    const options = { prefix: kind === "prefix", fuzzy: kind === "typo" ? 0.2 : false, combineWith: kind === "or" ? "OR" : "AND" };
    const found = index.search(kind === "not" ? { combineWith: "AND_NOT", queries: [a, b] } : words.join(" "), options);
    return { count: found.length, top: found.slice(0, 10).map(({ id }) => id) };
  },
};

const FLEX = { tokenize: "forward" };

export const flexsearch = {
  async load() {
    return (await import("/peers/flexsearch.js")).default;
  },
  build({ Index }, docs) {
    const index = new Index(FLEX);
    docs.forEach(({ title, text }, number) => index.add(number, `${title} ${text}`));
    return () => {
      const parts = [];
      index.export((key, data) => parts.push([`flexsearch-${key}.json`, data ?? ""]));
      return parts;
    };
  },
  open({ Index }, files) {
    const index = new Index(FLEX);
    for (const [name, bytes] of files) index.import(name.replace(/^flexsearch-|\.json$/g, ""), text(bytes));
    return index;
  },
  ask(index, { kind, words }) {
    // It knows neither OR nor NOT in this form, and counts only what it lists.
    if (["facets", "or", "not"].includes(kind)) return null;
    const found = index.search(words.join(" "), { limit: 1_000_000 });
    return { count: found.length, top: found.slice(0, 10) };
  },
};
