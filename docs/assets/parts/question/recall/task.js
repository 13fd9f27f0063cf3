// recall: answer first, in writing or aloud; then see the criteria and tick those that were met.

import { minutesClock } from "../../kit/text.js";
import { button, el, need } from "../../kit/dom.js";
import { recordingDoor } from "../../recording/door.js";

/** @typedef {import("../task.js").Task} Task */
/** @typedef {import("./type.js").RecallAnswer} RecallAnswer */

/**
 * @param {HTMLElement} item
 * @returns {Task}
 */
export function recallTask(item) {
  const field = need(item, ".lg-recall");
  const text = /** @type {HTMLTextAreaElement} */ (need(field, ".lg-recall__text"));
  const criteria = need(item, ".lg-criteria");
  const model = need(item, ".lg-answer__model");
  const boxes = /** @type {HTMLInputElement[]} */ ([...criteria.querySelectorAll(".lg-criterion__input")]);
  const heading = el("h4", { class: "lg-recall__heading", id: `${item.id}--criteria`, tabindex: "-1" }, "Tick what your answer did");
  const review = el("div", { class: "lg-recall__review", role: "group", "aria-labelledby": heading.id, hidden: true }, heading, criteria, model);
  const clock = timer(Number(field.dataset.seconds));
  // What moves to be ticked stays with the answer too, for readers who print that.
  const copy = /** @type {HTMLElement} */ (criteria.cloneNode(true));
  for (const box of copy.querySelectorAll("input")) box.remove();
  need(item, ".lg-answer__body").prepend(copy, model.cloneNode(true));
  const recording = recordingDoor(`item:${item.dataset.id ?? item.id}`);
  field.append(clock.element, recording, review);
  // A verdict locks the controls; a recording is stopped, heard, kept and deleted after it as well.
  const release = (/** @type {boolean} */ done) => {
    if (done !== field.contains(recording)) return; // it would stop playing
    if (done) need(item, ".lg-item__task").after(recording);
    else review.before(recording);
  };

  const seen = () => !review.hidden;
  return {
    read() {
      const met = boxes.filter((box) => box.checked).map((box) => box.value).sort();
      const written = text.value;
      return written.trim() || seen() ? { text: written, met, seen: seen() } : null;
    },
    write(answer) {
      const given = /** @type {RecallAnswer | null} */ (answer);
      if (text.value !== (given?.text ?? "")) text.value = given?.text ?? "";
      for (const box of boxes) box.checked = given?.met.includes(box.value) ?? false;
      review.hidden = !given?.seen;
      clock.show(!seen());
    },
    lacks: () => null,
    shown: seen,
    checkText: () => (seen() ? "Score it" : "I have answered"),
    advance() {
      if (seen()) return false;
      review.hidden = false;
      clock.show(false);
      heading.focus();
      return true;
    },
    mark(result) {
      // Asked to be shown, the criteria stand there unticked.
      if (result) review.hidden = false;
      release(result !== null);
      clock.show(!seen());
      heading.textContent = result ? "What a good answer does" : "Tick what your answer did";
      for (const box of boxes) {
        box.closest(".lg-criterion")?.classList.toggle("lg-criterion--met", result?.parts[box.value] === "hit");
      }
    },
  };
}

/**
 * A clock that starts on demand and never hurries: it counts by the time of day, so that a tab in
 * the background stays right, and speaks once, at the end.
 *
 * @param {number} seconds
 * @returns {{ element: HTMLElement, show: (shown: boolean) => void }} `show` puts the clock back to its start
 */
function timer(seconds) {
  const face = el("span", { class: "lg-timer__face", role: "timer", "aria-live": "off", "aria-label": "Time for this answer" }, minutesClock(seconds));
  const toggle = button("timer", "Start the timer", "bare");
  const said = el("span", { class: "lg-timer__said", role: "status" });
  let end = 0;
  let beat = 0;
  const stop = () => {
    clearInterval(beat);
    beat = 0;
    toggle.textContent = "Start the timer";
    face.textContent = minutesClock(seconds);
  };
  toggle.addEventListener("click", () => {
    said.textContent = "";
    if (beat) {
      stop();
      return;
    }
    end = Date.now() + seconds * 1000;
    toggle.textContent = "Stop the timer";
    beat = window.setInterval(() => {
      const left = Math.ceil((end - Date.now()) / 1000);
      if (left > 0) {
        face.textContent = minutesClock(left);
        return;
      }
      stop();
      said.textContent = "Time. Finish your sentence.";
    }, 250);
  });
  const element = el("div", { class: "lg-timer" }, face, toggle, said);
  const show = (/** @type {boolean} */ shown) => {
    stop();
    said.textContent = "";
    element.hidden = !shown;
  };
  return { element, show };
}
