// One address of every view of the default corpus, and what shows that it stands.

import * as at from "../selectors.mjs";

export const VIEWS = {
  "#/": at.book,
  "#/?q=union*": at.result,
  "#/a/scotland-miners-pardon/p2?q=miners": at.target,
  "#/lines?q=power*": at.line,
  "#/figures?q=": at.figure,
  "#/network?q=": at.cell,
  "#/compare?side=article:end-womens-work&side=article:capitalism-covid-recession": at.count,
  "#/index": at.heading,
  "#/e/deep-canvassing": at.mention,
  "#/family/moving-people": at.rival,
  "#/notes": at.notesBlank,
  "#/nowhere": at.message,
};

/** The parts that a host puts into its own page. */
export const PARTS = {
  "#/embed/search?q=union": at.embed,
  "#/embed/e/deep-canvassing": at.embedQuote,
  "#/embed/figures?q=union*": at.embedFigure,
  "#/embed/comparison?side=article:end-womens-work&side=rest": at.embedHead,
  "#/embed/matrix": at.embedCell,
  "#/embed/a/two-connecticuts/p2": at.embed,
};
