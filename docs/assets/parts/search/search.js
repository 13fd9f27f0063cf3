// The search dialog: asks the worker, shows what it answers. Loaded on first use.

/**
 * @typedef {import("./find.js").Hit} Hit
 * @typedef {({query: string} & import("./find.js").Found) | {failed: true}} Answer
 */

const SPEAK_AFTER = 400; // milliseconds

/** @type {WeakSet<HTMLDialogElement>} */
const ready = new WeakSet();

/**
 * Take over the search dialog. Calling it again does nothing.
 *
 * @param {HTMLDialogElement} dialog  with `data-go` where Enter was pressed before
 * @param {() => void} sayFailed  says that the search cannot be loaded, and what to do
 */
export function searchIn(dialog, sayFailed) {
  if (ready.has(dialog)) return;
  ready.add(dialog);

  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const list = /** @type {HTMLOListElement} */ (dialog.querySelector("ol"));
  const base = new URL(`${dialog.dataset.base}/`, document.baseURI);
  const index = new URL(dialog.dataset.index ?? "", document.baseURI);

  const worker = new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
  worker.postMessage({ index: index.href });

  let saying = 0;
  // What the list answers, and whether Enter was pressed for what it does not answer yet.
  let shown = "";
  let isGoing = "go" in dialog.dataset;
  const typed = () => input.value.trim();

  const ask = () => {
    if (typed()) {
      worker.postMessage({ query: typed() });
    } else {
      clearTimeout(saying);
      list.replaceChildren();
      status.textContent = shown = "";
    }
  };
  const fail = () => {
    clearTimeout(saying);
    list.replaceChildren();
    isGoing = false;
    sayFailed();
  };
  const go = () => {
    isGoing = shown !== typed();
    if (!isGoing) list.querySelector("a")?.click();
  };

  worker.addEventListener("error", fail);
  worker.addEventListener("message", (event) => {
    const answer = /** @type {Answer} */ (event.data);
    if ("failed" in answer) {
      fail();
    } else if (answer.query === typed()) {
      list.replaceChildren(...answer.hits.map((hit) => show(hit, base)));
      shown = answer.query;
      // Said after a pause: a count for every letter would drown the reader who listens.
      clearTimeout(saying);
      saying = setTimeout(() => {
        status.textContent = count(answer.total, answer.hits.length);
      }, SPEAK_AFTER);
      if (isGoing) go();
    }
  });

  input.addEventListener("input", () => {
    isGoing = false;
    ask();
  });
  form.addEventListener("submit", go);
  dialog.addEventListener("close", () => {
    isGoing = false;
  });
  dialog.addEventListener("keydown", (event) => step(event, [input, ...list.querySelectorAll("a")]));
  // A result on this very page changes only the hash: the dialog has to make way.
  list.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) dialog.close();
  });
  if (input.value) ask();
}

/** Move the focus up or down with the arrow keys. @param {KeyboardEvent} event @param {HTMLElement[]} stops */
function step(event, stops) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/**
 * @param {number} total
 * @param {number} shown
 */
function count(total, shown) {
  if (total === 0) return "Nothing found. Try another word for it.";
  if (total > shown) return `${total} results, the best ${shown} shown`;
  return total === 1 ? "1 result" : `${total} results`;
}

/**
 * @param {Hit} hit
 * @param {URL} base the site's address
 * @returns {HTMLLIElement}
 */
function show(hit, base) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = "lg-search__hit";
  link.href = new URL(hit.location, base).href;

  const place = document.createElement("span");
  place.className = "lg-search__place";
  // Rounds of several loops have one name: the loop tells them apart.
  const page = hit.page === hit.title ? "" : hit.page;
  place.textContent = [hit.loop || hit.kind, page].filter(Boolean).join(" · ");
  const title = document.createElement("span");
  title.className = "lg-search__title";
  title.textContent = hit.title;
  const excerpt = document.createElement("span");
  excerpt.className = "lg-search__excerpt";
  hit.excerpt.forEach((part, at) => {
    if (at % 2 === 0) {
      excerpt.append(part);
    } else {
      const mark = document.createElement("mark");
      mark.textContent = part;
      excerpt.append(mark);
    }
  });

  link.append(place, title, excerpt);
  item.append(link);
  return item;
}
