// The article that the address asks for, from its plain page: over a slow connection it can be read long before the app
// is there to show it.

const plain = document.getElementById("plain");
const root = document.documentElement;
/** How far a reader scrolls who has begun to read, in CSS pixels. */
const READING = 48;
/** How far below the top of the view a passage begins that was gone to (base.css), with a line of what stands before it. */
const TOP = 120;

/**
 * Shows the article in the place of the list, at a passage if one is named. What it gives takes the article away again:
 * called before the app takes over, it has the app begin where the reader is by then.
 */
export async function show(slug, passage) {
  const article = await fetched(`a/${slug}/`);
  if (!article || root.dataset.app === "ready") return () => {};
  try {
    // The size of text that the reader has chosen (src/storage.rs).
    const size = localStorage.getItem("crossread.text.1");
    if (/^(s|l|xl)$/.test(size)) root.dataset.text = size;
  } catch {}
  const own = `#/a/${slug}`;
  adapt(article, own);
  plain.prepend(document.adoptNode(article));
  root.dataset.article = "";
  if (passage) document.getElementById(`plain-${passage}`)?.scrollIntoView();
  const began = scrollY;
  return () => {
    const at = Math.abs(scrollY - began) > READING && location.hash.startsWith(own) && inView(article);
    if (at) history.replaceState(history.state, "", location.hash.replace(/^[^?]*/, `${own}/${at}`));
    article.remove();
    delete root.dataset.article;
  };
}

/** The article of a plain page; nothing where the list, as far as it stands here, does not name it, or it does not come. */
async function fetched(place) {
  const url = new URL(place, document.baseURI).href;
  const whole = !plain.querySelector(".plain__pages");
  if (whole && !Array.from(plain.querySelectorAll(".plain__list a")).some(({ href }) => href === url)) return undefined;
  // A document from a request runs no script, and takes no markup as text, which this page refuses from anyone.
  const request = new XMLHttpRequest();
  request.open("GET", url);
  request.responseType = "document";
  await new Promise((done) => {
    request.onloadend = done;
    request.send();
  });
  const page = request.status === 200 ? request.response : undefined;
  const article = page?.querySelector("main > article");
  if (article) Object.assign(article, { lang: page.documentElement.lang, dir: page.documentElement.dir });
  return article;
}

/** Makes a part of this page of it: its ids are its own, and its links lead where they led from its own page. */
function adapt(article, own) {
  for (const marked of article.querySelectorAll("[id]")) marked.id = `plain-${marked.id}`;
  for (const link of article.querySelectorAll("a[href]")) {
    const to = link.getAttribute("href");
    const [, passage] = /^#(p\d+)$/.exec(to) ?? [];
    if (to.endsWith(own)) link.parentElement.remove();
    else if (passage) link.setAttribute("href", `${own}/${passage}`);
    else if (to.startsWith("#")) link.removeAttribute("href");
    else link.href = link.href;
  }
  for (const image of article.querySelectorAll("img")) image.src = image.src;
}

/** The passage that stands at the top of the view. */
function inView(article) {
  const passages = Array.from(article.querySelectorAll("[id^=plain-p]"));
  return passages.find((passage) => passage.getBoundingClientRect().bottom > TOP)?.id.slice("plain-".length);
}
