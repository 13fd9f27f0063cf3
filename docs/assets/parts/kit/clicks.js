// A double-click does what one click does. What the first click does may move the page, and the
// second would then press whatever has come under the pointer. What stood beside the first press all
// along, and still stands there, is pressed by whoever means it.

/** Two presses are a pair within this many milliseconds … */
const PAIR_TIME = 400;

/** … and within this many pixels. */
const PAIR_WIDTH = 12;

/** Elements where the second click of a pair has a meaning of its own, or none. */
const TEXT = "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])";

/** What acts when it is pressed; words in a text are selected by two presses, as ever. */
const ACTS = "a, button, label, summary, input";

/**
 * @typedef {object} Press
 * @property {number} time  in milliseconds
 * @property {number} x
 * @property {number} y
 * @property {unknown} target
 * @property {unknown} control  what acts when the target is pressed; null for nothing
 * @property {Map<unknown, string>} around  where the controls stand that could be pressed this near, its own among them
 */

/** @param {unknown} target @param {string} selector */
const within = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

/**
 * Tell whether a click is the second of a pair.
 *
 * @param {number} count  how often the browser says the same place was clicked
 * @param {Press | null} last  the press of the click before
 * @param {Press} press  the press of this click
 */
export function isSecond(count, last, press) {
  if (count < 1) return false; // a key or a screen reader
  if (last === press) return false; // a label hands its click on
  if (!last) return count > 1;
  const { control } = press;
  const stood = last.around.get(control);
  if (control !== last.control && stood !== undefined && stood === press.around.get(control)) return false;
  if (count > 1) return true;
  // Some browsers count anew where another element has come under the pointer.
  if (last.target === press.target) return false;
  const near = Math.abs(press.x - last.x) <= PAIR_WIDTH && Math.abs(press.y - last.y) <= PAIR_WIDTH;
  return near && press.time - last.time <= PAIR_TIME;
}

/**
 * Where the controls stand that a press this near could meet. None is smaller than the way from one
 * of these places to the next.
 *
 * @param {number} x
 * @param {number} y
 * @returns {Map<unknown, string>}
 */
function around(x, y) {
  const ways = [0, -PAIR_WIDTH, PAIR_WIDTH];
  const found = ways.flatMap((right) => ways.map((down) => within(document.elementFromPoint(x + right, y + down), ACTS)));
  return new Map(
    [...new Set(found)].flatMap((control) => {
      if (!control) return [];
      const { left, top, width, height } = control.getBoundingClientRect();
      return [[control, [left, top, width, height].map(Math.round).join()]];
    }),
  );
}

/** Let the second click of every pair do nothing; called once a page. */
export function ignoreSecondClicks() {
  /** @type {Press | null} */
  let last = null;
  /** @type {Press | null} */
  let press = null;
  /** @param {MouseEvent} event */
  const second = (event) => press !== null && isSecond(event.detail, last, press) && !within(event.target, TEXT);
  addEventListener(
    "pointerdown",
    ({ timeStamp: time, clientX: x, clientY: y, target }) => {
      press = { time, x, y, target, control: within(target, ACTS), around: around(x, y) };
    },
    { capture: true, passive: true },
  );
  // The press itself would take the focus from where the first click has put it.
  addEventListener(
    "mousedown",
    (event) => {
      if (last?.control && second(event)) event.preventDefault();
    },
    { capture: true },
  );
  addEventListener(
    "click",
    (event) => {
      const isExtra = second(event);
      // A press that became no click, such as the beginning of a scroll, is no first of a pair.
      if (event.detail) last = press;
      if (!isExtra) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
