// A double-click does what one click does. What the first click does may move the page, and the
// second would then press whatever has come under the pointer.

/** Two presses are a pair within this many milliseconds … */
const PAIR_TIME = 400;

/** … and within this many pixels. */
const PAIR_WIDTH = 12;

/** Elements where the second click of a pair has a meaning of its own, or none. */
const TEXT = "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])";

/** What acts when it is pressed; words in a text are selected by two presses, as ever. */
const ACTS = "a, button, label, summary, input";

/** @param {unknown} target @param {string} selector */
const within = (target, selector) => target instanceof Element && target.closest(selector) !== null;

/**
 * Tell whether a click is the second of a pair.
 *
 * @param {number} count  how often the browser says the same place was clicked
 * @param {{ time: number, x: number, y: number, target: unknown } | null} last  the press before
 * @param {{ time: number, x: number, y: number, target: unknown }} press  the press of this click
 */
export function isSecond(count, last, press) {
  if (count < 1) return false; // a key or a screen reader
  if (count > 1) return true;
  // Some browsers count anew where another element has come under the pointer.
  if (!last || last.target === press.target) return false;
  const near = Math.abs(press.x - last.x) <= PAIR_WIDTH && Math.abs(press.y - last.y) <= PAIR_WIDTH;
  return near && press.time - last.time <= PAIR_TIME;
}

/** Let the second click of every pair do nothing; called once a page. */
export function ignoreSecondClicks() {
  const nowhere = { time: Number.NEGATIVE_INFINITY, x: 0, y: 0, target: /** @type {unknown} */ (null) };
  let last = nowhere;
  let press = nowhere;
  addEventListener(
    "pointerdown",
    ({ timeStamp, clientX, clientY, target }) => {
      last = press;
      press = { time: timeStamp, x: clientX, y: clientY, target };
    },
    { capture: true, passive: true },
  );
  // The press itself would take the focus from where the first click has put it.
  addEventListener(
    "mousedown",
    (event) => {
      if (isSecond(event.detail, last, press) && within(last.target, ACTS) && !within(event.target, TEXT)) event.preventDefault();
    },
    { capture: true },
  );
  addEventListener(
    "click",
    (event) => {
      if (!isSecond(event.detail, last, press) || within(event.target, TEXT)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
