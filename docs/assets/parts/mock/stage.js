// The round under way, as a page shows it: the clock, the prompt, what is due, room for notes.

import { button, cloned, el, need } from "../kit/dom.js";
import { copyForPaper } from "../kit/paper-copy.js";
import { minutesClock } from "../kit/text.js";
import { plansOf } from "../store/coming.js";
import { roleOf } from "../store/interviews.js";
import { counts, enoughSeconds } from "../store/mocks.js";
import { due, phaseAt, spans } from "./mock.js";

/** @typedef {import("./mock.js").Span} Span */

/**
 * @typedef {object} Shown
 * @property {string} id  of the mock
 * @property {import("./rounds.js").MockRound} round
 * @property {import("./rounds.js").Prompt} prompt
 * @property {string} code
 * @property {boolean} asks  the interviewer's view
 * @property {number} seconds  gone before
 * @property {Record<string, string>} notes  by phase
 * @property {HTMLElement} recording  the place of its recording
 */

const SVG = "http://www.w3.org/2000/svg";
const OVER = "Time is up. Finish your sentence.";

export class Stage {
  /** @type {HTMLElement} */
  #place;
  /** @type {Shown} */
  #shown;
  /** @type {Span[]} */
  #spans;
  #phase = -1;
  #said = 0;
  #over = false;

  /** @param {HTMLElement} host  the lg-mock @param {Shown} shown */
  constructor(host, shown) {
    const { round, prompt, seconds } = shown;
    this.#shown = shown;
    this.#spans = spans(round.phases, round.minutes);
    this.#said = due(prompt.followups, seconds).length;
    this.#over = seconds >= round.minutes * 60;
    this.#place = need(host, ".lg-mock__stage");
    this.#place.replaceChildren(cloned(host, "stage"));
    this.#fill();
    need(this.#place, ".lg-mock__steps").append(...this.#spans.map((span, at) => this.#step(cloned(host, "phase"), span, at)));
    this.showHints(shown.asks);
  }

  /** Whether what to say in each phase stands beside the notes: who answers has to find it alone. */
  get hints() {
    return need(this.#place, "[data-act=hints]").getAttribute("aria-expanded") === "true";
  }

  /** @param {boolean} shown */
  showHints(shown) {
    const turn = need(this.#place, "[data-act=hints]");
    turn.setAttribute("aria-expanded", String(shown));
    turn.textContent = `${shown ? "Hide" : "Show"} what to say in each phase`;
    for (const step of this.#place.querySelectorAll(".lg-mock__step")) {
      const what = /** @type {HTMLElement | null} */ (step.querySelector(".lg-mock__do"));
      if (!what) continue;
      what.hidden = !shown;
      const area = need(step, "textarea");
      // A description is spoken even where what it is taken from is hidden.
      if (shown) area.setAttribute("aria-describedby", what.id);
      else area.removeAttribute("aria-describedby");
    }
  }

  toggleHints() {
    this.showHints(!this.hints);
  }

  /** @param {boolean} paused */
  showPaused(paused) {
    need(this.#place, "[data-act=pause]").textContent = paused ? "Go on" : "Pause";
    this.#place.classList.toggle("lg-mock__stage--paused", paused);
  }

  #fill() {
    const { round, prompt, code, asks, recording } = this.#shown;
    const place = this.#place;
    const link = new URL(location.href);
    link.search = new URLSearchParams({ round: round.id, code }).toString();
    link.hash = "";
    need(place, ".lg-mock__title").textContent = `${round.loop}: ${round.title}`;
    need(place, ".lg-mock__code strong").textContent = code;
    need(place, ".lg-mock__code a").setAttribute("href", link.href);
    need(place, ".lg-mock__now").before(drawBar(this.#spans, round.minutes));
    need(place, ".lg-mock__spoken").after(recording);
    need(place, ".lg-mock__spoken .lg-mock__label").textContent = asks ? "Read this to your partner" : "The interviewer says";
    need(place, ".lg-mock__prompt-text").append(...[...prompt.element.childNodes].map((node) => node.cloneNode(true)));
    need(place, ".lg-mock__questions").hidden = !prompt.followups.length || !asks;
    need(place, ".lg-mock__questions .lg-mock__label").textContent = asks ? "Then ask, at these minutes" : "And then";
    need(place, ".lg-mock__dues").append(
      ...prompt.followups.map(({ at, text }) =>
        el("li", { class: "lg-mock__due", "data-minute": String(at), hidden: !asks }, el("span", { class: "lg-mock__at" }, `Minute ${at}`), " ", el("span", { class: "lg-mock__turn" }, text)),
      ),
    );
    const listen = need(place, ".lg-mock__listen");
    if (asks) listen.append(...[...round.signals.childNodes].map((node) => node.cloneNode(true)));
    else listen.remove();
  }

  /** @param {DocumentFragment} fresh @param {Span} span @param {number} at */
  #step(fresh, span, at) {
    const known = this.#shown.round.phases[at];
    const area = /** @type {HTMLTextAreaElement} */ (need(fresh, "textarea"));
    area.id = `lg-mock-note-${span.id}`;
    area.dataset.note = span.id;
    area.value = this.#shown.notes[span.id] ?? "";
    need(fresh, ".lg-mock__step").dataset.step = String(at);
    need(fresh, "label").setAttribute("for", area.id);
    need(fresh, ".lg-mock__phase").textContent = `${at + 1}. ${span.title}`;
    need(fresh, ".lg-mock__figures").textContent = `to minute ${Math.round(span.end / 60)}`;
    const what = need(fresh, ".lg-mock__do");
    if (known) {
      what.id = `${area.id}--do`;
      what.textContent = known.do;
    } else {
      what.remove();
    }
    copyForPaper(area);
    return fresh;
  }

  /**
   * Show how far the round is.
   *
   * @param {number} seconds  gone
   * @returns {string[]}  what there is to say for the first time
   */
  tick(seconds) {
    const whole = this.#shown.round.minutes * 60;
    const place = this.#place;
    need(place, ".lg-mock__face").textContent = minutesClock(seconds);
    need(place, ".lg-mock__left").textContent = seconds < whole ? `${minutesClock(whole - Math.floor(seconds))} left` : `${minutesClock(seconds - whole)} over`;
    need(place, ".lg-mock__marker").setAttribute("x", `${Math.min(100, (100 * seconds) / whole)}%`);
    const news = [...this.#phaseNews(seconds), ...this.#dueNews(seconds)];
    if (seconds < whole || this.#over) return news;
    this.#over = true;
    need(place, ".lg-mock__now").textContent = OVER;
    return [...news, OVER];
  }

  /** @param {number} seconds */
  #phaseNews(seconds) {
    const at = phaseAt(this.#spans, seconds);
    if (at === this.#phase) return [];
    this.#phase = at;
    const span = this.#spans[at];
    for (const step of /** @type {NodeListOf<HTMLElement>} */ (this.#place.querySelectorAll(".lg-mock__step"))) {
      if (step.dataset.step === String(at)) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
    const text = this.#spans.length > 1 ? `Phase ${at + 1} of ${this.#spans.length}, to minute ${Math.round(span.end / 60)}: ${span.title}` : span.title;
    need(this.#place, ".lg-mock__now").textContent = text;
    return [`${text}.`];
  }

  /** @param {number} seconds */
  #dueNews(seconds) {
    const { prompt, asks } = this.#shown;
    const come = due(prompt.followups, seconds);
    const news = come.slice(this.#said).map(({ text }) => (asks ? `Ask now: ${text}` : text));
    this.#said = Math.max(this.#said, come.length);
    for (const row of this.#dues) {
      const here = Number(row.dataset.minute) * 60 <= seconds;
      row.classList.toggle("lg-mock__due--here", here);
      if (!asks) row.hidden = !here;
    }
    if (!asks) need(this.#place, ".lg-mock__questions").hidden = !come.length;
    return news;
  }

  get #dues() {
    return /** @type {NodeListOf<HTMLElement>} */ (this.#place.querySelectorAll(".lg-mock__due"));
  }

  /** The round is over: what was asked stands open, and where to score it. @param {number} seconds @param {Node[]} links @param {Node} next  the step after it */
  end(seconds, links, next) {
    const { round, prompt, recording } = this.#shown;
    // What was recorded stands where the eye is: it is heard from here, and kept or lost.
    const recorded = recording.querySelector("audio, [data-record=stop]") ? [recording] : [];
    const short = !counts({ seconds }, round.minutes);
    need(this.#place, ".lg-mock__controls").replaceChildren(button("print", "Print prompt and notes"), button("again", "Run another"));
    need(this.#place, ".lg-mock__result").replaceChildren(
      el("h4", { tabindex: "-1" }, `You took ${minutesClock(seconds)} of ${round.minutes}:00`),
      ...(short
        ? [shortView(round)]
        : [el("p", {}, "Complete your notes now. Score the run from a recording, or let your partner score it while they remember.")]),
      ...recorded,
      el("p", { class: "lg-mock__controls" }, ...(short ? [button("back", "Go on with this round"), ...links] : [...links, button("back", "Go on with this round", "bare")])),
      next,
    );
    this.showHints(true);
    for (const row of this.#dues) row.hidden = false;
    need(this.#place, ".lg-mock__questions").hidden = !prompt.followups.length;
  }
}

/** That a mock was ended too soon to count, and from when on it does. @param {import("./rounds.js").MockRound} round */
function shortView({ id, minutes }) {
  const still = plansOf(roleOf(id)).length ? "your plan still asks for this mock" : "it is not counted as run";
  return el("p", { class: "lg-mock__short" }, `Kept, but ${still}: a mock counts from ${minutesClock(enoughSeconds(minutes))} on.`);
}

/** The phases to scale, with a marker for now; the text beside it says the same. @param {Span[]} all @param {number} minutes */
function drawBar(all, minutes) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ class: "lg-mock__bar", width: "100%", height: "44", "aria-hidden": "true" })) svg.setAttribute(name, value);
  const add = (/** @type {string} */ tag, /** @type {Record<string, string>} */ attributes, text = "") => {
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    if (text) shape.textContent = text;
    svg.append(shape);
  };
  const share = (/** @type {number} */ seconds) => `${((100 * seconds) / (minutes * 60)).toFixed(2)}%`;
  all.forEach(({ start, end }, at) => {
    add("rect", { class: `lg-phases__block lg-phases__block--${at % 4}`, x: share(start), y: "6", width: share(end - start), height: "32" });
    add("text", { class: "lg-phases__number", x: share((start + end) / 2), y: "28", "text-anchor": "middle" }, String(at + 1));
  });
  add("rect", { class: "lg-mock__marker", x: "0%", y: "0", width: "4", height: "44" });
  return svg;
}
