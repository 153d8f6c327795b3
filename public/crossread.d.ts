/**
 * The engine of a Crossread site without its page.
 *
 * All of it runs where it is called: in a page or in a module worker. Nothing is sent anywhere. A
 * wrong argument throws an `Error` that names it; a query is never wrong (see `Answer.notes`).
 *
 * A page whose Content Security Policy names script sources must allow `'wasm-unsafe-eval'` and, in
 * `connect-src`, the site; a site on another origin must send `Access-Control-Allow-Origin`.
 */

/** What a corpus is opened from: the address of a published module, the response to it, its bytes, or itself. */
export type Source = string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module;

/** Opens the corpus of the site that this module belongs to, or the one in the module that is given. */
export function open(source?: Source | Promise<Source>): Promise<Corpus>;

/** An opened corpus. Got from `open`. */
export class Corpus {
  private constructor();
  /**
   * Opens the corpus in a compiled module, or in the sections that stand beside it; `open` must have
   * been called before.
   */
  static open(module: WebAssembly.Module, sections?: Record<string, Uint8Array>): Corpus;
  /** What the corpus says of itself. */
  readonly about: About;
  /**
   * Whether phrases, `NEAR` and `SAME` are found without reading texts. Made so after opening, in pauses of the page or
   * the worker, a few milliseconds at a time; answers are the same before, and of a large corpus slower.
   */
  readonly prepared: boolean;
  /** Asks the corpus what its search box would be asked. */
  query(text: string, options?: QueryOptions): Answer;
  /** The facets of an answer alone; without a text, of the whole corpus. */
  facets(text?: string, options?: QueryOptions): Facets;
  /** What may stand in the place of the end of what is being typed; nothing after a blank. */
  complete(text: string): Completion[];
  /** Every article without its text, by slug. */
  articles(): ArticleHead[];
  /** An article with its text; undefined where the corpus has none of this name. */
  article(slug: string): Article | undefined;
  /** Gives the memory back. The corpus cannot be asked afterwards. */
  free(): void;
}

export interface QueryOptions {
  /** Values ticked in facets: any of one facet's, and something of every facet that has some. */
  facets?: Record<string, string | string[]>;
  /** Days of publication: a year, a month, a day, or two of them around `..`, which may be open at either end. */
  dates?: string;
  /** Years written about: `1984`, `1984..1985`, open at either end. */
  about?: string;
  /** The order of the articles; "relevance" unless said otherwise. */
  sort?: "relevance" | "newest" | "oldest" | "title" | "hits";
  /** True while the text is being typed: its last word then stands for all words that begin so. */
  typing?: boolean;
  /** How many articles to pass over; 0 unless said otherwise. */
  offset?: number;
  /** The greatest number of articles to list; all unless said otherwise. */
  limit?: number;
}

/**
 * A place in a text: its start and its end, in units of UTF-16, so that `text.slice(...span)` is
 * what is meant.
 */
export type Span = [start: number, end: number];

/** The form that `crossread query --json` prints, but for the units of its spans. */
export interface Answer {
  /** 1. It grows by one whenever a key changes its meaning or goes. */
  version: number;
  /** The filter restated, a sentence. */
  sentence: string;
  /** What could not be read or found, sentences. */
  notes: string[];
  /** How many articles are selected, listed or not. */
  count: number;
  /** Hits in all of them. */
  hits: number;
  /** The articles in order, as far as `offset` and `limit` ask for them. */
  articles: Found[];
  /** The facets of the selection. */
  facets: Facets;
  /** Other queries that may have been meant, with the number of articles they select, the likeliest first. */
  suggestions: { query: string; count: number }[];
}

/** A selected article. */
export interface Found {
  slug: string;
  /** BM25F, six significant digits; 0 where no words were asked for. */
  score: number;
  /** How often it has what was looked for; each term counts for itself. */
  hits: number;
  /** The passages that have hits; all passages where no words were asked for. */
  passages: FoundPassage[];
}

/** A selected passage. */
export interface FoundPassage {
  /** Its address: `slug/p12`, `slug/h1`, `slug/title` or `slug/dek`. */
  id: string;
  /** Its text, free of markup; items of lists and rows of tables are lines. */
  text: string;
  /** Each hit, in order, not overlapping. */
  spans: Span[];
}

/** Something to put in the place of what is being typed. */
export interface Completion {
  /** All words that begin so, a word or phrase, a value of a facet, or the name of a field. */
  kind: "prefix" | "word" | "value" | "field";
  /** From this unit of UTF-16 on, up to its end, the text typed gives way. */
  start: number;
  /** What takes its place: a query by itself. */
  text: string;
  /** How many articles it selects by itself. */
  count: number;
  /** Of a value, its facet and itself as shown. */
  facet: string | null;
  value: string | null;
}

/** By the name of the facet, every value with the number of selected articles that have it, the most frequent first. */
export type Facets = Record<string, { value: string; count: number }[]>;

export interface About {
  title: string;
  description: string;
  /** The language of the texts (BCP 47). */
  language: string;
  licence: string | null;
  /** A note to readers, in paragraphs parted by an empty line. */
  note: string;
  /** The facets that the page shows, in order. */
  facets: string[];
  /** Twelve hexadecimal digits; another corpus, however little changed, has others. */
  fingerprint: string;
  /** How many articles there are. */
  articles: number;
  /** Words of all articles. */
  words: number;
}

/** What an article's file says of it; what it does not say is null or empty. */
export interface ArticleHead {
  slug: string;
  /** The letters by which it is cited. */
  code: string;
  title: string | null;
  dek: string | null;
  authors: string[];
  interviewee: string | null;
  interviewer: string | null;
  outlet: string | null;
  /** `2020-11-08`. */
  date: string | null;
  kind: string | null;
  places: string[];
  tags: string[];
  /** The citation of the original. */
  source: string | null;
  licence: string | null;
  language: string | null;
  /** True where the text retells its source in other words. */
  retold: boolean;
  /** Front matter under other keys. */
  extra: Record<string, string[]>;
  words: number;
  paragraphs: number;
}

/** An article with its text. */
export interface Article extends ArticleHead {
  passages: Passage[];
}

/** A block of an article. */
export interface Passage {
  /** Its address: `slug/p12`. */
  id: string;
  kind: "paragraph" | "heading" | "quotation" | "list" | "table" | "code" | "footnote";
  /** In an interview, who speaks. */
  speaker: string | null;
  /** Free of markup; items of lists and rows of tables are lines, cells are parted by tabs. */
  text: string;
  /** Inline marks, in order; they may nest. */
  marks: Mark[];
}

/** An inline mark: a link has its address as `target`, a note its number. */
export type Mark =
  | { kind: "emphasis" | "strong" | "code" | "strike"; span: Span; target: null }
  | { kind: "link"; span: Span; target: string }
  | { kind: "note"; span: Span; target: number };
