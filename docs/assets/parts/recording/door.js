// The way to record a spoken answer. All that is loaded with a page is this button; the rest comes
// when it is pressed, or where a recording of this answer was kept.

import { button, el } from "../kit/dom.js";
import { anyKept } from "./flag.js";

let said = false;

const able = () => typeof MediaRecorder === "function" && Boolean(navigator.mediaDevices?.getUserMedia);

/**
 * A button to record an answer with.
 *
 * @param {string} id  what the recording is of: `item:stride.spoof`, `mock:…`
 * @returns {HTMLElement}
 */
export function recordingDoor(id) {
  const place = el("div", { class: "lg-record", role: "group", "aria-label": "Recording of your answer" });
  if (!able()) {
    // Said once a page; everything else works as ever.
    if (!said) place.append(el("p", { class: "lg-record__said" }, "This browser cannot record here. Speak aloud anyway."));
    said = true;
    return place;
  }
  const open = button("", "Record your answer", "bare");
  open.removeAttribute("data-act"); // the element around it listens for that
  open.dataset.record = "open";
  const load = async (/** @type {boolean} */ start) => {
    const { Recorder } = await import("./recorder.js");
    const recorder = new Recorder(place, id);
    await recorder.show();
    if (start) await recorder.start();
  };
  open.addEventListener("click", () => {
    open.setAttribute("aria-disabled", "true");
    load(true).catch(() => {
      open.removeAttribute("aria-disabled");
      if (!place.querySelector(".lg-record__said")) place.append(el("p", { class: "lg-record__said", role: "status" }, "The recorder could not be loaded. Open this page once while online."));
    });
  });
  place.append(open);
  if (anyKept()) load(false).catch(() => {}); // the button stands there still
  return place;
}
