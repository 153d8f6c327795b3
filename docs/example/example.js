// A page of one's own over a published corpus: crossread.js gives the engine, and everything that is seen is made here.
// What the engine answers is described in crossread.d.ts.

import { open } from "./crossread.js";

const form = document.querySelector("form");
const status = document.querySelector("[role=status]");
const rows = document.querySelector("tbody");
const corpus = await open();

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(new FormData(form).get("query"));
});
ask(form.elements.query.value);

function ask(query) {
  const answer = corpus.query(query, { limit: 20 });
  status.textContent = `${answer.sentence} ${answer.count} of ${corpus.about.articles} articles.`;
  rows.replaceChildren(...answer.articles.map(row));
}

function row({ slug, hits, passages }) {
  const { title, outlet } = corpus.article(slug);
  const made = document.createElement("tr");
  made.append(cell(title ?? slug), cell(outlet ?? ""), cell(hits), quoted(passages[0]));
  return made;
}

function cell(text) {
  const made = document.createElement("td");
  made.textContent = text;
  return made;
}

/** The words around the first hit, the hit itself marked. */
function quoted(passage) {
  const made = cell("");
  if (!passage) return made;
  const [[from, to] = [0, 0]] = passage.spans;
  const mark = document.createElement("mark");
  mark.textContent = passage.text.slice(from, to);
  made.append(passage.text.slice(Math.max(0, from - 60), from), mark, passage.text.slice(to, to + 60));
  return made;
}
