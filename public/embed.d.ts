/**
 * `<cross-read>`: a live part of a Crossread site in any page. A bundler takes `embed.js` as it is (`import "./embed.js"`);
 * every element then needs `src`.
 *
 * ```html
 * <script async src="https://example.org/reader/embed.js"></script>
 * <cross-read view="search" query="union*" theme="auto">
 *   <a href="https://example.org/reader/#/?q=union*">Search the articles</a>
 * </cross-read>
 * ```
 *
 * The link inside is shown until the part has come, and where no script runs. The part is built in a frame when it
 * comes near the window. The host's policy has to allow `script-src` and `frame-src` of the site, and no more.
 *
 * With `sandbox="allow-scripts"` alone the part runs in a reduced mode: it searches and shows, but nothing is kept, its
 * links open inside the frame, and the whole site is loaded as one file (`crossread.html`).
 */

/** What a part shows. */
export type View = "search" | "article" | "passage" | "entry" | "figures" | "comparison" | "compare" | "matrix";

/**
 * Filters by name: facets as `corpus.toml` names them, `date` (`2020`, `2020-11-10..2020-11-13`), `about`, the years
 * written about (`1984..1990`), and `sort`.
 */
export type Filters = Record<string, string | readonly string[]>;

/** What readers have asked in the part, and what that selects. */
export interface Selected {
  /** The text of the query. */
  query: string;
  /** What is filtered by, as in an address: `f.kind=report&date=2020`. It may be set as `filters` again. */
  filters: string;
  /** How many articles are selected, name the entry, or are in the Sides. */
  articles: number;
  /** How many hits the words of the query have in them, or how often they name the entry; of Sides, none. */
  hits: number;
  /** The same in the explorer: a whole address. */
  href: string;
}

/** Where a reader has gone, in a tab of its own: a whole address. */
export interface Navigated {
  href: string;
}

export interface CrossRead extends HTMLElement {
  /** The site; the one that `embed.js` was loaded from where none is given. */
  src: string;
  /** What is shown; `search` where nothing is given. */
  view: string;
  /** The query of a search or of figures. */
  query: string;
  /**
   * What is shown: an article (`two-connecticuts`), a passage (`two-connecticuts/p7`), an entry (`deep-canvassing`); of a
   * comparison or a matrix two to four Sides with blanks between them, each an article, `entry:ID`, `query:WORD` or
   * `rest`. A matrix of none is of all articles.
   */
  of: string;
  /** `light`, `dark`, or `auto`, which follows the page. */
  theme: string;
  /** The colour of links and controls, as `#0d5f4c`; its lightness is made to suit the theme. */
  accent: string;
  /** A height in CSS pixels that stays; without it the part takes the height of what it holds while it is out of sight. */
  height: string;
  /**
   * What is filtered by; set as an object or as in an address. As in an address it also sets how figures and a matrix are
   * shown: `kind=money&by=-value`, `matrix=person`; and Sides that `of` has no words for: `side=query:police+unions`.
   */
  get filters(): string;
  set filters(value: Filters | string);
}

declare global {
  interface HTMLElementTagNameMap {
    "cross-read": CrossRead;
  }
  interface HTMLElementEventMap {
    "crossread:select": CustomEvent<Selected>;
    "crossread:navigate": CustomEvent<Navigated>;
  }
}
