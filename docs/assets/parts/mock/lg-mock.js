// A mock interview: draws a prompt, runs the round's clock, lets follow-ups arrive in time, keeps
// notes by phase, and leads to the scorecard.

import { cloned, go, need } from "../kit/dom.js";
import { KeptElement } from "../store/element.js";
import { askEnd, keepBegun, keepNote, removeMock, running, setRunning } from "./keeping.js";
import { draw } from "./mock.js";
import { nextStep } from "../next/next-step.js";
import { pastView, scoreHref, scoreLinks } from "./past-view.js";
import { readRounds } from "./rounds.js";
import { Run } from "./run.js";
import { Setup, tone } from "./setup.js";
import { Stage } from "./stage.js";
import { printAlone } from "../kit/print-alone.js";
import { recordingDoor } from "../recording/door.js";
import { ofMock } from "../recording/ids.js";
import { mayGo, unkeptIn } from "../recording/unkept.js";
import { roleOf } from "../store/interviews.js";
import { counts } from "../store/mocks.js";
import { store } from "../store/store.js";

/** @typedef {import("../store/records.js").Mock} Mock */
/** @typedef {import("./rounds.js").MockRound} MockRound */

/** Where a round that has ended leads. One ended too soon is run again and not scored. @param {Run} run @param {MockRound[]} rounds */
function leads({ id, round, kept: seconds }, rounds) {
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
    addEventListener("pagehide", () => this.#run?.keep(), { signal });
    const seen = () => (document.visibilityState === "hidden" ? this.#run?.keep() : this.#tick());
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
    else if (act === "resume") this.#goOn(running());
    else if (act === "leave") this.#leave();
    else if (act === "pause") this.#pause();
    else if (act === "end") this.#askEnd();
    else if (act === "back") this.#goOn(this.#stage.dataset.mock ?? "");
    else if (act === "go-on") await this.#goOn(target.dataset.mock ?? "");
    else if (act === "hints") (this.#run ?? this.#ended)?.stage.toggleHints();
    else if (act === "again") await this.#again();
    else if (act === "print") printAlone(this.#stage);
    else if (act === "remove") await this.#remove(target.dataset.mock ?? "");
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

  /** Go on with a mock from where it stood. @param {string} id */
  async #goOn(id) {
    const [mock, ended] = [store.get("mock", id), this.#ended?.id === id ? this.#ended : null];
    const round = this.#rounds.find((one) => one.id === mock?.round);
    if (this.#run || !mock || !round || !(ended || (await mayGo(this.#stage, "round")))) return;
    this.#open(id, round, mock.prompt, mock.seed, mock.seconds, (ended ?? this.#asked).asks);
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
    // Where the end of a round is taken back, what was recorded of it stays.
    const recording = (id === this.#ended?.id && /** @type {HTMLElement | null} */ (this.#stage.querySelector(".lg-record"))) || recordingDoor(ofMock(id));
    const begun = { id, round, prompt, code, asks, seconds };
    this.#run = new Run(begun, new Stage(this, { ...begun, notes: store.get("mock", id)?.notes ?? {}, recording }));
    setRunning(id);
    if (this.#asked.sounds) this.#audio ??= new AudioContext();
    this.#asked.hide(true);
    this.#stage.hidden = false;
    this.#tick();
    this.#timer = window.setInterval(() => this.#tick(), 250);
    this.#paintPast();
    go(need(this.#stage, ".lg-mock__title"));
  }

  #tick() {
    const news = this.#run?.tick() ?? [];
    if (!news.length) return;
    this.#say(news.join(" "));
    if (this.#audio) tone(this.#audio);
  }

  #pause() {
    if (!this.#run) return;
    this.#run.pause();
    this.#say(this.#run.runs ? "The clock runs." : "Paused.");
  }

  /** @param {Event} event */
  #written(event) {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement) || !area.dataset.note) return;
    const phase = area.dataset.note;
    if (this.#run) this.#run.keep((mock) => ({ ...mock, notes: { ...mock.notes, [phase]: area.value } }));
    else keepNote(this.#stage.dataset.mock ?? "", phase, area.value);
  }

  /** Before its time is up, a round ends only when it is asked for twice. */
  async #askEnd() {
    const run = this.#run;
    if (!run) return;
    const { seconds, runs, round } = run;
    if (seconds < round.minutes * 60 && !((await askEnd(seconds, round.minutes, runs)) && this.#run === run)) return;
    this.#end();
  }

  #end() {
    const run = this.#run;
    if (!run) return;
    run.end();
    this.#run = null;
    this.#ended = run;
    clearInterval(this.#timer);
    setRunning("");
    this.#stage.dataset.mock = run.id;
    run.stage.end(run.seconds, scoreLinks(run.id, run.round), leads(run, this.#rounds));
    this.#say("The round has ended.");
    this.#paintPast();
    need(this.#stage, ".lg-mock__result h4").focus();
  }

  /** @param {string} id */
  async #remove(id) {
    const shown = !this.#stage.hidden && this.#ended?.id === id;
    if (!(await removeMock(id, shown && unkeptIn(this.#stage) !== null))) return;
    if (shown) this.#clear();
    this.#paintPast();
    need(this, "#lg-mock-past").focus();
  }

  async #again() {
    if (!(await mayGo(this.#stage, "round"))) return;
    this.#clear();
    this.#asked.focus();
  }

  #clear() {
    this.#ended = null;
    this.#stage.hidden = true;
    this.#stage.replaceChildren();
    this.#asked.renew();
    this.#asked.hide(false);
    this.#paintSetup();
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
