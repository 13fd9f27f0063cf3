// A mock interview: draws a prompt, runs the round's clock, lets follow-ups arrive in time, keeps
// notes by phase, and leads to the scorecard.

import { minutesClock } from "../kit/text.js";
import { button, el, go, need } from "../kit/dom.js";
import { confirm } from "../kit/confirm.js";
import { minuteText } from "../kit/days.js";
import { KeptElement } from "../store/element.js";
import { begunAt } from "../store/begun.js";
import { copyForPaper } from "../kit/paper-copy.js";
import { cleanCode, draw, due, elapsed, newCode, paused, phaseAt, spans, started, stopped } from "./mock.js";
import { readRounds } from "./rounds.js";
import { printAlone } from "../kit/print-alone.js";
import { after, newId } from "../store/format.js";
import { store } from "../store/store.js";

/** @typedef {import("../store/records.js").Mock} Mock */
/** @typedef {import("./rounds.js").MockRound} MockRound */
/** @typedef {import("./rounds.js").Prompt} Prompt */
/** @typedef {import("./mock.js").Span} Span */

/** The round under way. @typedef {{ id: string, round: MockRound, prompt: Prompt, code: string, spans: Span[], clock: import("./mock.js").Clock, asks: boolean }} Run */

const SVG = "http://www.w3.org/2000/svg";
const RUNNING = "mock-running"; // the setting that names the mock under way
const KEEP_EVERY = 5; // seconds between two keepings of the time gone

/** Mocks listed, the newest first. */
const MAX_PAST = 100;

export class LgMock extends KeptElement {
  /** @type {MockRound[]} */
  #rounds = [];
  /** @type {Run | null} */
  #run = null;
  #phase = -1;
  #said = 0;
  #over = false;
  #kept = 0;
  #timer = 0;
  /** @type {AudioContext | null} */
  #audio = null;

  build() {
    this.#rounds = readRounds(this);
    this.#build();
    this.addEventListener("input", (event) => this.#written(event));
    this.addEventListener("change", () => this.#choose());
  }

  paint() {
    this.#paintSetup();
    this.#paintPast();
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    addEventListener("pagehide", () => this.#keep(), { signal });
    const seen = () => (document.visibilityState === "hidden" ? this.#keep() : this.#tick());
    document.addEventListener("visibilitychange", seen, { signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  /** @param {import("../store/store.js").Change} change */
  changed({ kind, here }) {
    if (kind === "mock" && !(here && this.#run)) this.#paintPast();
  }

  #build() {
    this.classList.add("lg-mock--live");
    need(this, ".lg-mock__source").hidden = true;
    const loops = [...new Set(this.#rounds.map(({ loop }) => loop))].map((loop) =>
      el("optgroup", { label: loop }, ...this.#rounds.filter((round) => round.loop === loop).map((round) => el("option", { value: round.id }, `${round.title}, ${round.minutes} min`))),
    );
    const views = [["answer", "I answer"], ["ask", "I interview"]].map(([value, words]) => choice("radio", "lg-mock-view", value, words, value === "answer"));
    this.append(
      el(
        "div",
        { class: "lg-setup lg-mock__setup" },
        el("div", { class: "lg-mock__resume lg-setup__field--wide", hidden: true }),
        el("label", { class: "lg-setup__field" }, el("span", { class: "lg-setup__label" }, "Round"), el("select", { class: "lg-setup__select", "data-set": "round" }, ...loops)),
        el(
          "div",
          { class: "lg-setup__field" },
          el("label", { class: "lg-setup__label", for: "lg-mock-code" }, "Code, the same for your partner"),
          el(
            "div",
            { class: "lg-setup__choices" },
            el("input", { class: "lg-setup__input lg-setup__input--short", id: "lg-mock-code", type: "text", maxlength: "20", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", "data-set": "code" }),
            button("code", "New code", "bare"),
          ),
        ),
        el("fieldset", { class: "lg-setup__field" }, el("legend", { class: "lg-setup__label" }, "Your part"), el("div", { class: "lg-setup__choices" }, ...views)),
        el("div", { class: "lg-setup__field" }, el("span", { class: "lg-setup__label" }, "Marks"), choice("checkbox", "lg-mock-sound", "on", "A soft tone at each mark", false)),
        el("div", { class: "lg-setup__actions" }, button("start", "Draw and start the clock", "main")),
      ),
      el("section", { class: "lg-mock__stage", hidden: true, "aria-label": "The round under way" }),
      el("p", { class: "lg-sr", role: "status", "data-said": true }),
      el("section", { class: "lg-mock__past", "aria-labelledby": "lg-mock-past" }, el("h3", { id: "lg-mock-past", tabindex: "-1" }, "Your mocks"), el("div", { "data-past": true })),
    );
    const asked = new URLSearchParams(location.search);
    const round = asked.get("round") ?? "";
    if (this.#rounds.some(({ id }) => id === round)) this.#select("round").value = round;
    this.#code.value = cleanCode(asked.get("code") ?? "") || newCode();
    this.#choose();
  }

  /** Open the chosen round in what lies behind: until the clock runs, it is what prints. */
  #choose() {
    const chosen = this.#select("round").value;
    for (const round of /** @type {NodeListOf<HTMLDetailsElement>} */ (this.querySelectorAll(".lg-mock__round"))) {
      round.open = round.dataset.round === chosen;
    }
  }

  /** @param {string} name */
  #select(name) {
    return /** @type {HTMLSelectElement} */ (need(this, `[data-set=${name}]`));
  }

  get #code() {
    return /** @type {HTMLInputElement} */ (need(this, "[data-set=code]"));
  }

  get #stage() {
    return need(this, ".lg-mock__stage");
  }

  /** Offer to go on with a round that a closed tab or a reload interrupted. */
  #paintSetup() {
    const place = need(this, ".lg-mock__resume");
    const id = store.get("setting", RUNNING)?.value ?? "";
    const mock = id ? store.get("mock", id) : null;
    const round = this.#rounds.find((one) => one.id === mock?.round);
    place.hidden = !mock || !round || this.#run !== null;
    if (place.hidden || !mock || !round) return;
    place.replaceChildren(
      el("p", {}, `A mock of ${round.title} stands at ${minutesClock(mock.seconds)}.`),
      el("div", { class: "lg-setup__choices" }, button("resume", "Go on with it"), button("leave", "Leave it at that", "bare")),
    );
  }

  /** @param {string} act @param {HTMLElement} target */
  act(act, target) {
    switch (act) {
      case "code":
        this.#code.value = newCode();
        this.#say(`New code: ${[...this.#code.value].join(" ")}`);
        break;
      case "start":
        this.#start();
        break;
      case "resume":
        this.#resume();
        break;
      case "leave":
        store.remove("setting", RUNNING);
        this.#paintSetup();
        this.#select("round").focus();
        break;
      case "pause":
        this.#pause();
        break;
      case "end":
        this.#end();
        break;
      case "again":
        this.#again();
        break;
      case "print":
        printAlone(this.#stage);
        break;
      case "remove":
        this.#remove(target.dataset.mock ?? "");
        break;
    }
  }

  #start() {
    const round = /** @type {MockRound} */ (this.#rounds.find(({ id }) => id === this.#select("round").value));
    const code = cleanCode(this.#code.value) || newCode();
    this.#code.value = code;
    const wanted = draw(code, round.id, round.prompts.map(({ id }) => id));
    const now = new Date();
    const id = newId(round.id, now);
    const asks = this.querySelector("[name=lg-mock-view][value=ask]:checked") !== null;
    store.change("mock", id, () => ({ at: now.toISOString(), round: round.id, prompt: wanted, seed: code, seconds: 0, notes: {} }));
    this.#open(id, round, wanted, code, 0, asks);
  }

  #resume() {
    const id = store.get("setting", RUNNING)?.value ?? "";
    const mock = store.get("mock", id);
    const round = this.#rounds.find((one) => one.id === mock?.round);
    if (mock && round) this.#open(id, round, mock.prompt, mock.seed, mock.seconds, false);
  }

  /**
   * @param {string} id
   * @param {MockRound} round
   * @param {string} wanted  a prompt's id; where it is gone the first stands in
   * @param {string} code
   * @param {number} seconds
   * @param {boolean} asks  the interviewer's view
   */
  #open(id, round, wanted, code, seconds, asks) {
    const prompt = round.prompts.find((one) => one.id === wanted) ?? round.prompts[0];
    this.#run = { id, round, prompt, code, spans: spans(round.phases, round.minutes), clock: started(stopped(seconds), performance.now()), asks };
    this.#phase = -1;
    this.#said = due(prompt.followups, seconds).length;
    this.#over = seconds >= round.minutes * 60;
    this.#kept = seconds;
    store.change("setting", RUNNING, (last) => ({ at: after(last, new Date()), value: id }));
    if (this.querySelector("[name=lg-mock-sound]:checked")) this.#audio ??= new AudioContext();
    need(this, ".lg-mock__setup").hidden = true;
    this.#buildStage(this.#run);
    this.#stage.hidden = false;
    this.#tick();
    this.#timer = window.setInterval(() => this.#tick(), 250);
    this.#paintPast();
    go(need(this.#stage, ".lg-mock__title"));
  }

  /** @param {Run} run */
  #buildStage({ id, round, prompt, code, spans: all, asks }) {
    const notes = store.get("mock", id)?.notes ?? {};
    const link = new URL(location.href);
    link.search = new URLSearchParams({ round: round.id, code }).toString();
    link.hash = "";
    const followups = prompt.followups.map(({ at, text }) =>
      el("li", { class: "lg-mock__due", "data-minute": String(at), hidden: !asks }, el("span", { class: "lg-mock__at" }, `Minute ${at}`), " ", el("span", { class: "lg-mock__turn" }, text)),
    );
    const phases = all.map((span, at) => {
      const known = round.phases[at];
      const area = /** @type {HTMLTextAreaElement} */ (el("textarea", { class: "lg-area", rows: "3", maxlength: "10000", "data-note": span.id }));
      area.value = notes[span.id] ?? "";
      area.id = `lg-mock-note-${span.id}`;
      if (known) area.setAttribute("aria-describedby", `${area.id}--do`);
      const item = el(
        "li",
        { class: "lg-mock__step", "data-step": String(at) },
        el(
          "label",
          { for: area.id },
          el("span", { class: "lg-mock__phase" }, `${at + 1}. ${span.title}`),
          " ",
          el("span", { class: "lg-mock__figures" }, `to minute ${Math.round(span.end / 60)}`),
        ),
        ...(known ? [el("p", { class: "lg-mock__do", id: `${area.id}--do` }, known.do)] : []),
        area,
      );
      copyForPaper(area);
      return item;
    });
    const text = el("div", { class: "lg-mock__prompt-text" });
    for (const node of prompt.element.childNodes) text.append(node.cloneNode(true));
    this.#stage.replaceChildren(
      el("h3", { class: "lg-mock__title", tabindex: "-1" }, `${round.loop}: ${round.title}`),
      el("p", { class: "lg-mock__code" }, "Code ", el("strong", {}, code), ". Your partner types it, or opens ", el("a", { href: link.href }, "this link"), "."),
      el(
        "div",
        { class: "lg-mock__board" },
        el(
          "div",
          { class: "lg-mock__top" },
          el("p", { class: "lg-mock__clock" }, el("span", { class: "lg-mock__face" }, "0:00"), " ", el("span", { class: "lg-mock__left" })),
          el("div", { class: "lg-mock__controls" }, button("pause", "Pause"), button("end", "End the round")),
        ),
        drawBar(all, round.minutes),
        el("p", { class: "lg-mock__now" }),
      ),
      el("div", { class: "lg-mock__spoken" }, el("p", { class: "lg-mock__label" }, asks ? "Read this to your partner" : "The interviewer says"), text),
      el(
        "div",
        { class: "lg-mock__questions", hidden: !followups.length || !asks },
        el("p", { class: "lg-mock__label" }, asks ? "Then ask, at these minutes" : "And then"),
        el("ol", { class: "lg-mock__dues" }, ...followups),
      ),
      ...(asks ? [signalsOf(round)] : []),
      el("div", { class: "lg-mock__result" }),
      el("h4", {}, "Notes by phase"),
      el("ol", { class: "lg-mock__steps" }, ...phases),
    );
  }

  /** Paint what the clock says; called often, and again after any pause of the page. */
  #tick() {
    const run = this.#run;
    if (!run) return;
    const seconds = elapsed(run.clock, performance.now());
    const whole = run.round.minutes * 60;
    const stage = this.#stage;
    need(stage, ".lg-mock__face").textContent = minutesClock(seconds);
    need(stage, ".lg-mock__left").textContent = seconds < whole ? `${minutesClock(whole - Math.floor(seconds))} left` : `${minutesClock(seconds - whole)} over`;
    need(stage, ".lg-mock__marker").setAttribute("x", `${Math.min(100, (100 * seconds) / whole)}%`);
    this.#marks(run, seconds, whole);
    if (seconds - this.#kept >= KEEP_EVERY) this.#keep();
  }

  /** @param {Run} run @param {number} seconds @param {number} whole */
  #marks(run, seconds, whole) {
    const stage = this.#stage;
    const news = [];
    const at = phaseAt(run.spans, seconds);
    if (at !== this.#phase) {
      this.#phase = at;
      const span = run.spans[at];
      for (const step of /** @type {NodeListOf<HTMLElement>} */ (stage.querySelectorAll(".lg-mock__step"))) {
        if (step.dataset.step === String(at)) step.setAttribute("aria-current", "step");
        else step.removeAttribute("aria-current");
      }
      const text = run.spans.length > 1 ? `Phase ${at + 1} of ${run.spans.length}: ${span.title}, to minute ${Math.round(span.end / 60)}` : span.title;
      need(stage, ".lg-mock__now").textContent = text;
      news.push(`${text}.`);
    }
    const come = due(run.prompt.followups, seconds);
    if (come.length > this.#said) {
      for (const { text } of come.slice(this.#said)) news.push(run.asks ? `Ask now: ${text}` : text);
      this.#said = come.length;
    }
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (stage.querySelectorAll(".lg-mock__due"))) {
      const here = Number(row.dataset.minute) * 60 <= seconds;
      row.classList.toggle("lg-mock__due--here", here);
      if (!run.asks) row.hidden = !here;
    }
    if (!run.asks) need(stage, ".lg-mock__questions").hidden = !come.length;
    if (seconds >= whole && !this.#over) {
      this.#over = true;
      need(stage, ".lg-mock__now").textContent = "Time is up. Finish your sentence.";
      news.push("Time is up. Finish your sentence.");
    }
    if (news.length) {
      this.#say(news.join(" "));
      this.#tone();
    }
  }

  /** A short, quiet tone, only where it was asked for. */
  #tone() {
    const audio = this.#audio;
    if (!audio) return;
    const sound = audio.createOscillator();
    const volume = audio.createGain();
    sound.frequency.value = 528;
    volume.gain.setValueAtTime(0.06, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.6);
    sound.connect(volume).connect(audio.destination);
    sound.start();
    sound.stop(audio.currentTime + 0.6);
  }

  #pause() {
    const run = this.#run;
    if (!run) return;
    const now = performance.now();
    const running = run.clock.since !== null;
    run.clock = running ? paused(run.clock, now) : started(run.clock, now);
    need(this.#stage, "[data-act=pause]").textContent = running ? "Go on" : "Pause";
    this.#stage.classList.toggle("lg-mock__stage--paused", running);
    this.#say(running ? "Paused." : "The clock runs.");
    this.#keep();
  }

  /** Keep the time gone. @param {(mock: Mock) => Mock} [change] */
  #keep(change = (mock) => mock) {
    const run = this.#run;
    if (!run) return;
    const seconds = Math.round(elapsed(run.clock, performance.now()));
    this.#kept = seconds;
    store.change("mock", run.id, (last) =>
      change({ ...(last ?? { round: run.round.id, prompt: run.prompt.id, seed: run.code, notes: {} }), seconds: Math.min(seconds, 7 * 86_400), at: after(last, new Date()) }),
    );
  }

  /** @param {Event} event */
  #written(event) {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement) || !area.dataset.note) return;
    const phase = area.dataset.note;
    if (this.#run) this.#keep((mock) => ({ ...mock, notes: { ...mock.notes, [phase]: area.value } }));
    else store.change("mock", this.#stage.dataset.mock ?? "", (mock) => ({ .../** @type {Mock} */ (mock), at: after(mock, new Date()), notes: { .../** @type {Mock} */ (mock).notes, [phase]: area.value } }));
  }

  #end() {
    const run = this.#run;
    if (!run) return;
    run.clock = paused(run.clock, performance.now());
    this.#keep();
    this.#run = null;
    clearInterval(this.#timer);
    store.remove("setting", RUNNING);
    const seconds = run.clock.before;
    this.#stage.dataset.mock = run.id;
    need(this.#stage, ".lg-mock__controls").replaceChildren(button("print", "Print prompt and notes"), button("again", "Run another"));
    const result = need(this.#stage, ".lg-mock__result");
    result.replaceChildren(
      el("h4", { tabindex: "-1" }, `You took ${minutesClock(seconds)} of ${run.round.minutes}:00`),
      el("p", {}, "Complete your notes now, score the run tomorrow from a recording, or let your partner score it while they remember."),
      el("p", { class: "lg-mock__controls" }, ...this.#scoreLinks(run.id, run.round)),
    );
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (this.#stage.querySelectorAll(".lg-mock__due"))) row.hidden = false;
    need(this.#stage, ".lg-mock__questions").hidden = !run.prompt.followups.length;
    this.#say("The round has ended.");
    this.#paintPast();
    need(result, "h4").focus();
  }

  /** @param {string} id @param {MockRound} round */
  #scoreLinks(id, round) {
    const links = round.rubrics.map((rubric) => {
      const to = new URL("../scorecard/", document.baseURI);
      to.search = new URLSearchParams({ rubric: rubric.id, round: round.id, mock: id }).toString();
      return el("a", { class: "lg-button lg-button--quiet", href: to.href }, `Score with ${rubric.title}`);
    });
    return links.length ? links : [el("a", { class: "lg-button lg-button--quiet", href: round.href }, "No rubric is reported for this round: see what passes")];
  }

  #again() {
    this.#stage.hidden = true;
    this.#stage.replaceChildren();
    this.#code.value = newCode();
    need(this, ".lg-mock__setup").hidden = false;
    this.#paintSetup();
    this.#select("round").focus();
  }

  #paintPast() {
    const past = store
      .list("mock")
      .map((id) => ({ id, mock: /** @type {Mock} */ (store.get("mock", id)) }))
      .filter(({ id }) => id !== this.#run?.id)
      .sort((a, b) => begunAt(b.id).getTime() - begunAt(a.id).getTime());
    const rows = past.slice(0, MAX_PAST).map(({ id, mock }) => {
      const round = this.#rounds.find((one) => one.id === mock.round);
      const prompt = round?.prompts.find((one) => one.id === mock.prompt);
      const notes = Object.entries(mock.notes).filter(([, text]) => text.trim());
      const remove = button("remove", "Remove", "bare");
      remove.dataset.mock = id;
      remove.append(el("span", { class: "lg-sr" }, ` the mock of ${minuteText(begunAt(id))}`));
      return el(
        "li",
        { class: "lg-mock__run" },
        el("p", { class: "lg-mock__phase" }, `${minuteText(begunAt(id))}: ${round ? `${round.loop}, ${round.title}` : mock.round}`),
        el("p", { class: "lg-mock__figures" }, `${minutesClock(mock.seconds)}${round ? ` of ${round.minutes}:00` : ""}, code ${mock.seed}`),
        el("p", { class: "lg-mock__turn" }, (prompt?.element.textContent ?? mock.prompt).trim()),
        ...(notes.length
          ? [el("details", {}, el("summary", {}, "Notes"), el("dl", {}, ...notes.flatMap(([phase, text]) => [el("dt", {}, round?.phases.find((one) => one.id === phase)?.title ?? phase), el("dd", { class: "lg-noted" }, text)])))]
          : []),
        el("p", { class: "lg-mock__controls" }, ...(round ? this.#scoreLinks(id, round) : []), remove),
      );
    });
    if (past.length > MAX_PAST) rows.push(el("li", { class: "lg-mock__run" }, `and ${past.length - MAX_PAST} older ones, kept`));
    need(this, "[data-past]").replaceChildren(rows.length ? el("ol", { class: "lg-mock__runs" }, ...rows) : el("p", {}, "None yet. The first one is always short of time."));
  }

  /** @param {string} id */
  async #remove(id) {
    const sure = await confirm({ title: "Remove this mock?", text: "Its notes go with it. Scores you kept stay.", yes: "Remove it", no: "Keep it" });
    if (!sure) return;
    store.remove("mock", id);
    need(this, "#lg-mock-past").focus();
  }

  /** @param {string} text */
  #say(text) {
    need(this, "[data-said]").textContent = text;
  }
}

/** @param {string} type @param {string} name @param {string} value @param {string} text @param {boolean} checked */
function choice(type, name, value, text, checked) {
  const id = `${name}-${value}`;
  return el("span", { class: "lg-choice" }, el("input", { class: "lg-choice__input", type, name, id, value, checked }), el("label", { class: "lg-choice__label", for: id }, text));
}

/** What the round listens for, out of the page. @param {MockRound} round */
function signalsOf(round) {
  const box = el("details", { class: "lg-mock__listen" }, el("summary", {}, "What passes, what fails"));
  for (const node of round.signals.childNodes) box.append(node.cloneNode(true));
  return box;
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

/** Register the element; called once. */
export function defineMock() {
  customElements.define("lg-mock", LgMock);
}
