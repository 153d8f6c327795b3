// Where the tests look. One name per thing, the class names of the style sheets; nothing else in
// tests/e2e/ names a class or an id.

export const app = "#app";
export const plain = "#plain";
export const notice = "#boot .notice[role=alert]";
export const bootless = "#boot .bootless";
export const loading = "#boot .loadline";
export const loaded = "#boot progress";
export const plainLink = "#plain .plain__list a";
export const plainSave = "#plain .plain__save a";
export const plainArticle = "#plain article";
export const save = "#app .keep a[download]";
export const plainBlock = ".plainpage article .plain__block";

export const search = "#app .search input";
export const result = "#app .result";
export const resultTitle = "#app .result h3 a";
export const snippet = ".snips li";
export const dekMark = ".dek mark";
export const book = "#app .shelf > li";
export const summary = "#app .results__bar";
export const mark = "#app mark";
export const facet = "#app .facet";
export const sample = "#app .tries a";
export const question = "#app .fq h3 a";
export const answer = "#app .fq__m a";
export const moveCount = "#app .moves > li:first-child .num";
export const moveSearch = "#app .moves__x > a:has(code)";
export const movePlace = "#app .moves__x > a.sig";
export const resultHits = "#app .result__hits";
export const syntaxButton = "#app .hints button";
export const syntaxRow = "#app .syntable tbody tr";
export const offer = "#app .offers [role=option]";
export const meant = "#app .meant a";
export const meantInstead = "#app .empty .meant__one a";
export const chip = "#app .chip";
export const band = "#app .band";
export const firstDay = '#app .grip[data-end="first"]';
export const lastDay = '#app .grip[data-end="last"]';
export const outside = "#app .outside";
export const message = "#app .notes, #app .notice, #app .toast";

export const articleTitle = "#app .art__head h1";
export const paragraph = "#app .art__body .pp";
export const permalink = "#app .art__body .pp .pno";
export const target = "#app .pp.is-target";

export const readingTools = "#app .readbar__tools";
export const citeButton = "#app .readbar__tools [title=Cite]";
export const citeBox = "#cite[open]";
export const quoteBox = "#quote[open]";
export const copyText = "#quote .copyable__t";
export const citation = "#cite .copyable__t";
export const copyPassage = ".pq";
export const minimap = "#app .minimap";
export const articleHead = "#app .art__head";
export const articleText = "#app .art";
export const noteReference = "#app .fnref a";
export const noteNumber = "#app a.footnote__n";

export const section = (name) => `#app .masthead__nav a:has-text("${name}")`;
export const heading = "#app .ix:not(.ix--see)";
export const seeReference = "#app .ix--see .see";
export const locator = "#app .ix .lo a";
export const typeOption = (name) => `#app .ixbar .seg a:has-text("${name}")`;
export const letter = (name) => `#app .letters a:text-is("${name}")`;
export const nothingFound = "#app .empty";
export const mention = "#app .esplit > div > section:first-child > .quotes > .quote";
export const fact = "#app .efacts dd";
export const companionCount = "#app .ewith button.num";
export const companionQuote = "#app .ewith .quote";
export const filterBy = "#app .ehead a.btn:has-text('Filter by this')";
export const citeEntry = "#app .ehead button:has-text('Cite entry')";
export const rival = "#app .fam thead th";
export const aspect = "#app .fam tbody th";
export const place = "#app .fam .locset button";
export const placeQuote = "#app .fam .fx .quote";
export const closePlace = "#app .fam .fx button:has-text('Close')";
export const comparison = "#app .cmp";
export const head = "#app .cmp__heads > [data-mark]";
export const wordTable = "#app .kw__s table";
export const answering = "#app .al:not(.al--same)";
export const count = "#app .cmp .num.opens";
export const named = "#app #c2";
export const lit = "#app .is-same";
export const sentences = "#sentences[open]";
export const column = "#app .duo__t";
export const putAside = "#app .addcmp input";
export const slot = "#app .tray .slot:not(.slot--empty)";
export const trayCompare = "#app .tray a";

export const shareButton = '#app [aria-label="Share or embed this view"]';
export const shareBox = "#share[open]";
export const shareText = (label) => `#share .copyable:has(> .label:text-is("${label}")) .copyable__t`;
export const sharePreview = "#share iframe";
export const embed = "#app .embed";
export const reduced = ".embed__note";

/** One choice of a facet, by the words beside its box. */
export const choice = (facetName, choiceName) =>
  `#app .facet:has(summary:has-text("${facetName}")) label:has-text("${choiceName}")`;
