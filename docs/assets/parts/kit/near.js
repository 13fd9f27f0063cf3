// When a reader comes near a part of the page: close to seeing it, on the way there by keyboard or by
// a link, or on the page long enough that it should be ready.

/** A reader who stays is served before coming near: not every way to read a page scrolls it. */
const STAYS = 6000;

/** Whether the page opens at a place that is not its top: one that is named, or was left. */
const opensAtPlace = () => location.hash.length > 1 || /** @type {{ lgTop?: unknown } | null} */ (history.state)?.lgTop !== undefined;

/**
 * Resolve once a reader comes near one of `parts`, at once where the page does not open at its top.
 *
 * @param {Iterable<Element>} parts
 * @returns {Promise<void>}
 */
export function nearTo(parts) {
  if (opensAtPlace()) return Promise.resolve();
  const gone = new AbortController();
  const { signal } = gone;
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && resolve(), {
        rootMargin: "100% 0px",
      });
      signal.addEventListener("abort", () => watch.disconnect());
      for (const part of parts) {
        watch.observe(part);
        for (const kind of ["focusin", "pointerover", "touchstart"]) part.addEventListener(kind, () => resolve(), { signal, passive: true });
      }
      addEventListener("keydown", () => resolve(), { signal });
      addEventListener("hashchange", () => resolve(), { signal });
      const timer = setTimeout(resolve, STAYS);
      signal.addEventListener("abort", () => clearTimeout(timer));
    })
  ).finally(() => gone.abort());
}
