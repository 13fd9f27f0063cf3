// Keeps the guide for reading without a network, and offers a new edition without forcing it.

const WORDS = {
  kept: "The whole guide is kept in this browser: it opens without a network.",
  keeping: "The guide is being kept for reading without a network.",
  not: "This browser could not keep the guide. You need a network to read on.",
  fresh: "A new edition of the guide is ready. Your answers stay.",
  saving: "This browser is set to save data, so the guide is not kept for reading without a network.",
};

/**
 * Register the worker and say in `place` what is available without a network. A reader who saves
 * data is asked before everything is loaded.
 *
 * @param {HTMLElement} place
 */
export async function keepOffline(place) {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  const worker = new URL(place.dataset.worker ?? "", document.baseURI);
  const base = new URL("./", worker);
  /** @param {keyof typeof WORDS} what */
  const say = (what) => {
    place.textContent = WORDS[what];
  };

  const { connection } = /** @type {Navigator & { connection?: { saveData?: boolean } }} */ (navigator);
  const known = await navigator.serviceWorker.getRegistration(base).catch(() => undefined);
  if (!connection?.saveData || known) {
    await register(worker, say);
    return;
  }
  say("saving");
  const keep = made("button", "lg-button lg-button--quiet", "Keep it anyway");
  keep.addEventListener("click", () => {
    keep.remove();
    place.tabIndex = -1; // the button that had the focus is gone
    place.focus();
    register(worker, say);
  });
  place.after(keep);
}

/**
 * @param {URL} worker  its script, in the guide's own folder
 * @param {(what: keyof typeof WORDS) => void} say
 */
async function register(worker, say) {
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;
  try {
    registration = await navigator.serviceWorker.register(worker, { scope: new URL("./", worker).pathname, updateViaCache: "none" });
  } catch {
    return; // served without a worker, as under `make serve`
  }
  if (registration) watch(registration, say);
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {(what: keyof typeof WORDS) => void} say
 */
function watch(registration, say) {
  if (registration.active) say("kept");

  /** @param {ServiceWorker | null} next */
  const follow = (next) => {
    if (!next) return;
    const isFirst = !registration.active;
    if (isFirst) say("keeping");
    const changed = () => {
      if (next.state === "installed" && !isFirst) offer(registration);
      else if (next.state === "activated") say("kept");
      else if (next.state === "redundant" && !registration.active) say("not");
    };
    next.addEventListener("statechange", changed);
    changed();
  };
  follow(registration.installing ?? registration.waiting);
  registration.addEventListener("updatefound", () => follow(registration.installing));
}

/** The one offer that is shown; a newer edition takes its place. @type {HTMLElement | undefined} */
let notice;

/**
 * Offer the edition that waits. Nothing changes until the reader asks for it. Another tab may take
 * it first: this page then goes on with the files of the edition before, and can follow.
 *
 * @param {ServiceWorkerRegistration} registration
 */
function offer(registration) {
  notice?.remove();
  const region = made("div", "lg-notice");
  notice = region;
  region.setAttribute("role", "status");
  const use = made("button", "lg-button", "Use it now");
  const later = made("button", "lg-button lg-button--quiet", "Later");
  use.addEventListener("click", () => take(registration));
  /** @type {Element | null} */
  let from = null;
  region.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && !region.contains(relatedTarget)) from = relatedTarget;
  });
  later.addEventListener("click", () => {
    // Back to where the focus came from, or to the content: the button that has it goes.
    const back = from?.isConnected ? from : document.querySelector("main");
    region.remove();
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  });
  // Early in the order of tabs, wherever it is drawn.
  document.querySelector(".lg-header")?.before(region);
  // Readers' aids speak what enters a region they already know.
  setTimeout(() => region.append(made("p", "lg-notice__text", WORDS.fresh), use, later));
}

/**
 * Load the page anew with the newest edition there is, as soon as it is in force.
 *
 * @param {ServiceWorkerRegistration} registration
 */
function take({ waiting }) {
  if (!waiting) {
    location.reload(); // another tab has asked before
    return;
  }
  waiting.addEventListener("statechange", () => waiting.state === "activating" || location.reload());
  waiting.postMessage("use the new edition");
}

/**
 * An element; dom.js would come with all that quizzes load, which most pages do without.
 *
 * @param {string} tag
 * @param {string} look
 * @param {string} [text]
 */
function made(tag, look, text = "") {
  const element = document.createElement(tag);
  if (element instanceof HTMLButtonElement) element.type = "button";
  element.className = look;
  element.textContent = text;
  return element;
}
