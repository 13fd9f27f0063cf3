// Records a spoken answer and plays it back. It stays in the page until it is kept, and then in this
// browser; see takes.js.

import { button, el } from "../kit/dom.js";
import { minutesClock } from "../kit/text.js";
import { listen, paceText } from "./pace.js";
import { forget, keep, sizeText, takeOf } from "./takes.js";
import { markUnkept } from "./unkept.js";

/** @typedef {import("./takes.js").Take} Take */

/** An hour and a half, the longest round there is. */
const MOST_SECONDS = 90 * 60;

const LOST = "Not kept: it is lost when you leave this page or record again.";
const STAYS = "The one you kept before stays until you keep this one.";
let losses = 0;

/** What is being recorded. @typedef {{ recorder: MediaRecorder, stream: MediaStream, began: number, beat: number, words: () => number | null }} Running */

export class Recorder {
  /** @type {HTMLElement} */
  #place;
  #id;
  #said = el("p", { class: "lg-record__said", role: "status" });
  #clock = el("span", { class: "lg-record__clock", role: "timer", "aria-label": "Recorded so far" });
  /** @type {Running | null} */
  #running = null;
  /** What is heard. @type {Take | null} */
  #take = null;
  /** What this browser keeps: the same, or one made before. @type {Take | null} */
  #kept = null;
  #sound = "";
  #over;

  /**
   * @param {HTMLElement} place  emptied
   * @param {string} id  what is recorded
   * @param {boolean} [over]  what was recorded is over: it is heard and deleted, not recorded again
   */
  constructor(place, id, over = false) {
    this.#place = place;
    this.#id = id;
    this.#over = over;
    if (over) place.tabIndex = -1;
    place.replaceChildren();
    place.addEventListener("click", (event) => {
      const pressed = event.target instanceof Element ? event.target.closest("[data-record]") : null;
      if (pressed) this.#act(pressed.getAttribute("data-record") ?? "");
    });
  }

  /** Show the recording that is kept, or the button to make one. */
  async show() {
    await this.#find();
    this.#paint();
  }

  async #find() {
    this.#kept = await takeOf(this.#id).catch(() => null);
    this.#take = this.#kept;
  }

  /** @param {string} act */
  #act(act) {
    if (act === "start") this.start();
    else if (act === "stop") this.#stop();
    else if (act === "keep") this.#keep();
    else if (act === "forget") this.#forget();
  }

  async start() {
    if (this.#running) return;
    /** @type {MediaStream} */
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      const refused = error instanceof Error && error.name === "NotAllowedError";
      this.#say(refused ? "The microphone was refused. Speak aloud anyway; everything else works." : "No microphone was found. Speak aloud anyway; everything else works.");
      return;
    }
    this.#record(stream);
  }

  /** @param {MediaStream} stream */
  #record(stream) {
    const recorder = new MediaRecorder(stream);
    /** @type {Blob[]} */
    const parts = [];
    const began = performance.now();
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    recorder.addEventListener("stop", () => this.#stopped(new Blob(parts, { type: recorder.mimeType })));
    // A page that takes the place away, or the browser that takes the microphone, ends it as well.
    stream.getAudioTracks()[0].addEventListener("ended", () => this.#stop());
    const beat = window.setInterval(() => this.#tick(), 250);
    const running = { recorder, stream, began, beat, words: () => /** @type {number | null} */ (null) };
    this.#running = running;
    // Never waited for: whoever speaks has begun already.
    listen(stream.getAudioTracks()[0]).then((words) => {
      if (this.#running === running) running.words = words;
      else words();
    });
    recorder.start();
    this.#paint();
    this.#say("Recording.");
    this.#focus("stop");
  }

  #tick() {
    const seconds = this.#seconds;
    this.#clock.textContent = minutesClock(seconds);
    if (seconds >= MOST_SECONDS || !this.#place.isConnected) this.#stop();
  }

  get #seconds() {
    return this.#running ? (performance.now() - this.#running.began) / 1000 : 0;
  }

  #stop() {
    const { recorder } = this.#running ?? {};
    if (recorder?.state === "recording") recorder.stop();
  }

  /** @param {Blob} sound */
  #stopped(sound) {
    const running = this.#running;
    if (!running) return;
    const seconds = this.#seconds;
    clearInterval(running.beat);
    for (const track of running.stream.getTracks()) track.stop();
    this.#running = null;
    this.#take = { id: this.#id, at: new Date().toISOString(), seconds, words: running.words(), sound };
    this.#paint();
    this.#say(`Recorded: ${paceText(seconds, this.#take.words)}.`);
    this.#focus("keep");
  }

  async #keep() {
    if (!this.#take) return;
    try {
      await keep(this.#take);
    } catch {
      this.#say("This browser has no room for it, or keeps nothing. Listen now.");
      return;
    }
    this.#kept = this.#take;
    this.#paint();
    this.#say("Kept in this browser alone.");
    this.#focus("forget");
  }

  /** Delete what is heard: where that was not kept, one kept before is there again. */
  async #forget() {
    if (this.#take === this.#kept) await forget(this.#id).catch(() => {});
    await this.#find();
    this.#paint();
    this.#say(this.#kept ? "Deleted. This is the one you kept before." : "Recording deleted.");
    this.#focus(this.#kept ? "forget" : "start");
  }

  #paint() {
    URL.revokeObjectURL(this.#sound);
    this.#sound = this.#take ? URL.createObjectURL(this.#take.sound) : "";
    this.#place.replaceChildren(...(this.#running ? this.#whileRunning() : this.#take ? this.#playback(this.#take) : this.#again("Record your answer")), this.#said);
    markUnkept(this.#place, this.#running !== null || this.#take !== this.#kept);
  }

  /** @param {string} text */
  #again(text) {
    return this.#over ? [] : [act("start", text)];
  }

  #whileRunning() {
    this.#clock.textContent = minutesClock(0);
    return [el("span", { class: "lg-record__dot", "aria-hidden": "true" }), this.#clock, act("stop", "Stop recording", "quiet")];
  }

  /** @param {Take} take @returns {Node[]} */
  #playback({ seconds, words, sound }) {
    return [
      el("audio", { class: "lg-record__sound", controls: true, src: this.#sound, "aria-label": "Your answer" }),
      el("p", { class: "lg-record__pace" }, paceText(seconds, words)),
      ...(this.#take === this.#kept ? [el("p", { class: "lg-record__kept" }, `Kept in this browser, ${sizeText(sound.size)}`)] : loss(sound.size, this.#kept !== null)),
      act("forget", "Delete it"),
      ...this.#again("Record again"),
    ];
  }

  /** @param {string} text */
  #say(text) {
    this.#said.textContent = text;
  }

  /** @param {string} name */
  #focus(name) {
    (/** @type {HTMLElement | null} */ (this.#place.querySelector(`[data-record=${name}]`)) ?? this.#place).focus();
  }
}

/** What is said as long as a recording is not kept, and the one press that keeps it. @param {number} bytes @param {boolean} other  whether one made before is kept */
function loss(bytes, other) {
  losses += 1;
  const id = `lg-record-lost-${losses}`;
  const keeps = act("keep", `Keep it${other ? " instead" : ""}, ${sizeText(bytes)}`, "main");
  keeps.setAttribute("aria-describedby", id);
  return [el("p", { class: "lg-ask", id }, other ? `${LOST} ${STAYS}` : LOST), keeps];
}

/** @param {string} name @param {string} text @param {"main" | "quiet" | "bare"} [look] */
function act(name, text, look = "bare") {
  const made = button("", text, look);
  made.removeAttribute("data-act"); // the element around it listens for that
  made.dataset.record = name;
  return made;
}
