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
  const list = /** @type {HTMLOListElement} */ (dialog.querySelector("ol"));
  const asking = new Asking(dialog, sayFailed);
  input.addEventListener("input", () => asking.typing());
  form.addEventListener("submit", () => asking.go());
  dialog.addEventListener("close", () => asking.stay());
  dialog.addEventListener("keydown", (event) => step(event, [input, ...list.querySelectorAll("a")]));
  // A result on this very page changes only the hash: the dialog has to make way.
  list.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) dialog.close();
  });
  if (input.value) asking.ask();
}

/** What is asked of the worker, and what the list shows of its answers. */
class Asking {
  /** @type {HTMLInputElement} */
  #input;
  /** @type {HTMLElement} */
  #status;
  /** @type {HTMLOListElement} */
  #list;
  #base;
  #worker;
  #sayFailed;
  #saying = 0;
  /** What the list answers … */
  #shown = "";
  /** … and whether Enter was pressed for what it does not answer yet. */
  #isGoing;

  /** @param {HTMLDialogElement} dialog @param {() => void} sayFailed */
  constructor(dialog, sayFailed) {
    this.#input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    this.#status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
    this.#list = /** @type {HTMLOListElement} */ (dialog.querySelector("ol"));
    this.#base = new URL(`${dialog.dataset.base}/`, document.baseURI);
    this.#sayFailed = sayFailed;
    this.#isGoing = "go" in dialog.dataset;
    this.#worker = new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
    this.#worker.addEventListener("error", () => this.#fail());
    this.#worker.addEventListener("message", (event) => this.#answered(/** @type {Answer} */ (event.data)));
    this.#worker.postMessage({ index: new URL("search/search_index.json", this.#base).href });
  }

  get #typed() {
    return this.#input.value.trim();
  }

  typing() {
    this.#isGoing = false;
    this.ask();
  }

  ask() {
    if (this.#typed) {
      this.#worker.postMessage({ query: this.#typed });
    } else {
      clearTimeout(this.#saying);
      this.#list.replaceChildren();
      this.#status.textContent = this.#shown = "";
    }
  }

  /** Go to the first result, now or when it is there. */
  go() {
    this.#isGoing = this.#shown !== this.#typed;
    if (!this.#isGoing) this.#list.querySelector("a")?.click();
  }

  /** Go nowhere any more. */
  stay() {
    this.#isGoing = false;
  }

  #fail() {
    clearTimeout(this.#saying);
    this.#list.replaceChildren();
    this.#isGoing = false;
    this.#sayFailed();
  }

  /** @param {Answer} answer */
  #answered(answer) {
    if ("failed" in answer) {
      this.#fail();
    } else if (answer.query === this.#typed) {
      this.#list.replaceChildren(...answer.hits.map((hit) => show(hit, this.#base)));
      this.#shown = answer.query;
      // Said after a pause: a count for every letter would drown the reader who listens.
      clearTimeout(this.#saying);
      this.#saying = setTimeout(() => {
        this.#status.textContent = count(answer.total, answer.hits.length);
      }, SPEAK_AFTER);
      if (this.#isGoing) this.go();
    }
  }
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
