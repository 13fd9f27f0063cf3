// A mock interview: draws a prompt, runs the round's clock, lets follow-ups arrive in time, keeps
// notes by phase, and leads to the scorecard.

import { cloned, go, need } from "../kit/dom.js";
import { KeptElement } from "../store/element.js";
import { askEnd, keepBegun, keepNote, keepTime, removeMock, running, setRunning } from "./keeping.js";
import { draw, elapsed, paused, started, stopped } from "./mock.js";
import { nextStep } from "../next/next-step.js";
import { pastView, scoreHref, scoreLinks } from "./past-view.js";
import { readRounds } from "./rounds.js";
import { Setup, tone } from "./setup.js";
import { Stage } from "./stage.js";
import { printAlone } from "../kit/print-alone.js";
import { roleOf } from "../store/interviews.js";
import { counts } from "../store/mocks.js";
import { store } from "../store/store.js";

/** @typedef {import("../store/records.js").Mock} Mock */
/** @typedef {import("./rounds.js").MockRound} MockRound */
/** @typedef {import("./rounds.js").Prompt} Prompt */

/** The round under way. @typedef {import("./keeping.js").Kept & { round: MockRound, prompt: Prompt, stage: Stage, asks: boolean }} Run */

const KEEP_EVERY = 5; // seconds between two keepings of the time gone

/** Where a round that has ended leads. One ended too soon is run again and not scored. @param {Run} run @param {number} seconds @param {MockRound[]} rounds */
function leads({ id, round }, seconds, rounds) {
  const [rubric] = round.rubrics;
  const full = counts({ seconds }, round.minutes);
  const score = rubric && full ? { title: "score this run", href: scoreHref(id, round, rubric.id) } : null;
  return nextStep({ from: "mock", role: roleOf(round.id), short: !full, score, below: full ? "" : round.id, rounds: rounds.filter(({ id }) => roleOf(id) === roleOf(round.id)) });
}

export class LgMock extends KeptElement {
  /** @type {MockRound[]} */
  #rounds = [];
  /** There once this is built. */
  #asked = /** @type {Setup} */ (/** @type {unknown} */ (null));
  /** @type {Run | null} */
  #run = null;
  /** The round that ended last, as long as it is shown. @type {Run | null} */
  #ended = null;
  #kept = 0;
  #timer = 0;
  /** @type {AudioContext | null} */
  #audio = null;

  build() {
    this.classList.add("lg-mock--live");
    need(this, ".lg-mock__source").hidden = true;
    this.#rounds = readRounds(this);
    this.append(cloned(this, "setup"));
    this.#asked = new Setup(this, this.#rounds);
    this.addEventListener("input", (event) => this.#written(event));
    this.addEventListener("change", ({ target }) => target instanceof HTMLSelectElement && this.#asked.chosen());
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

  get #stage() {
    return need(this, ".lg-mock__stage");
  }

  /** Offer to go on with a round that a closed tab or a reload interrupted. */
  #paintSetup() {
    const mock = this.#run ? null : store.get("mock", running());
    this.#asked.offer(mock, this.#rounds.find((one) => one.id === mock?.round));
  }

  /** @param {string} act @param {HTMLElement} target */
  async act(act, target) {
    if (act === "code") this.#say(`New code: ${[...this.#asked.renew()].join(" ")}`);
    else if (act === "start" && this.#asked.hasRound()) this.#start();
    else if (act === "resume") this.#resume();
    else if (act === "leave") this.#leave();
    else if (act === "pause") this.#pause();
    else if (act === "end") this.#askEnd();
    else if (act === "back") this.#back();
    else if (act === "hints") (this.#run ?? this.#ended)?.stage.toggleHints();
    else if (act === "again") this.#again();
    else if (act === "print") printAlone(this.#stage);
    else if (act === "remove" && (await removeMock(target.dataset.mock ?? ""))) need(this, "#lg-mock-past").focus();
  }

  #leave() {
    setRunning("");
    this.#paintSetup();
    this.#asked.focus();
  }

  #start() {
    const [code, { round, asks }] = [this.#asked.settleCode(), this.#asked];
    const wanted = draw(code, round.id, round.prompts.map(({ id }) => id));
    this.#open(keepBegun(round.id, wanted, code), round, wanted, code, 0, asks);
  }

  #resume() {
    const id = running();
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
    const stage = new Stage(this, { id, round, prompt, code, asks, seconds, notes: store.get("mock", id)?.notes ?? {} });
    this.#run = { id, round, prompt, code, clock: started(stopped(seconds), performance.now()), stage, asks };
    stage.showPaused(false);
    this.#kept = seconds;
    setRunning(id);
    if (this.#asked.sounds) this.#audio ??= new AudioContext();
    this.#asked.hide(true);
    this.#stage.hidden = false;
    this.#tick();
    this.#timer = window.setInterval(() => this.#tick(), 250);
    this.#paintPast();
    go(need(this.#stage, ".lg-mock__title"));
  }

  /** Paint what the clock says; called often, and again after any pause of the page. */
  #tick() {
    const run = this.#run;
    if (!run) return;
    const seconds = elapsed(run.clock, performance.now());
    const news = run.stage.tick(seconds);
    if (news.length) {
      this.#say(news.join(" "));
      if (this.#audio) tone(this.#audio);
    }
    if (seconds - this.#kept >= KEEP_EVERY) this.#keep();
  }

  #pause() {
    const run = this.#run;
    if (!run) return;
    const running = run.clock.since !== null;
    run.clock = (running ? paused : started)(run.clock, performance.now());
    run.stage.showPaused(running);
    this.#say(running ? "Paused." : "The clock runs.");
    this.#keep();
  }

  /** Keep the time gone. @param {(mock: Mock) => Mock} [change] */
  #keep(change) {
    if (this.#run) this.#kept = keepTime(this.#run, change);
  }

  /** @param {Event} event */
  #written(event) {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement) || !area.dataset.note) return;
    const phase = area.dataset.note;
    if (this.#run) this.#keep((mock) => ({ ...mock, notes: { ...mock.notes, [phase]: area.value } }));
    else keepNote(this.#stage.dataset.mock ?? "", phase, area.value);
  }

  /** Before its time is up, a round ends only when it is asked for twice. */
  async #askEnd() {
    const run = this.#run;
    if (!run) return;
    const seconds = elapsed(run.clock, performance.now());
    if (seconds < run.round.minutes * 60 && !((await askEnd(seconds, run.round.minutes, run.clock.since !== null)) && this.#run === run)) return;
    this.#end();
  }

  /** Take back the end of a round: the clock goes on from where it stood. */
  #back() {
    const [run, id] = [this.#ended, this.#stage.dataset.mock ?? ""];
    const mock = store.get("mock", id);
    if (run && mock) this.#open(id, run.round, mock.prompt, mock.seed, mock.seconds, run.asks);
  }

  #end() {
    const run = this.#run;
    if (!run) return;
    run.clock = paused(run.clock, performance.now());
    this.#keep();
    this.#run = null;
    this.#ended = run;
    clearInterval(this.#timer);
    setRunning("");
    this.#stage.dataset.mock = run.id;
    run.stage.end(run.clock.before, scoreLinks(run.id, run.round), leads(run, this.#kept, this.#rounds));
    this.#say("The round has ended.");
    this.#paintPast();
    need(this.#stage, ".lg-mock__result h4").focus();
  }

  #again() {
    this.#stage.hidden = true;
    this.#stage.replaceChildren();
    this.#asked.renew();
    this.#asked.hide(false);
    this.#paintSetup();
    this.#asked.focus();
  }

  #paintPast() {
    need(this, "[data-past]").replaceChildren(pastView(this.#run?.id ?? "", this.#rounds));
  }

  #say(/** @type {string} */ text) {
    need(this, "[data-said]").textContent = text;
  }
}

/** Register the element; called once. */
export function defineMock() {
  customElements.define("lg-mock", LgMock);
}
