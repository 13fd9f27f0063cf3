// Dragging a row of a list with mouse, pen or finger: an extra beside buttons and keys.

/**
 * Follow the pointer that pressed `handle` until it is released. Neighbors step over the dragged
 * row, which itself stays in the document, so that the browser keeps sending its events.
 *
 * @param {PointerEvent} press
 * @param {HTMLElement} handle
 * @param {HTMLElement} row
 * @param {(act: "drag" | "drop") => void} tell  called at every step and once at the end of a move
 */
export function drag(press, handle, row, tell) {
  press.preventDefault();
  handle.setPointerCapture(press.pointerId);
  row.classList.add("lg-order__item--held");
  let moved = false;

  /** @param {PointerEvent} event */
  const follow = (event) => {
    for (;;) {
      const before = row.previousElementSibling;
      const after = row.nextElementSibling;
      if (before && event.clientY < middle(before)) row.after(before);
      else if (after && event.clientY > middle(after)) row.before(after);
      else return;
      moved = true;
      tell("drag");
    }
  };
  const release = () => {
    handle.removeEventListener("pointermove", follow);
    handle.removeEventListener("lostpointercapture", release);
    row.classList.remove("lg-order__item--held");
    if (moved) tell("drop");
  };
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("lostpointercapture", release);
}

/** @param {Element} element */
function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
