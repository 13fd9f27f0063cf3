// A mock interview: draws a prompt, runs the round's clock, lets follow-ups arrive in time, keeps
// notes by phase, and leads to the scorecard.

import { cloned, go, need } from "../kit/dom.js";
import { confirm } from "../kit/confirm.js";
import { minutesClock } from "../kit/text.js";
import { KeptElement } from "../store/element.js";
import { draw, elapsed, paused, started, stopped } from "./mock.js";
import { pastView, scoreLinks } from "./past-view.js";
import { readRounds } from "./rounds.js";
import { Setup, tone } from "./setup.js";
import { Stage } from "./stage.js";
import { printAlone } from "../kit/print-alone.js";
import { after, newId } from "../store/format.js";
import { store } from "../store/store.js";

/** @typedef {import("../store/records.js").Mock} Mock */
/** @typedef {import("./rounds.js").MockRound} MockRound */
/** @typedef {import("./rounds.js").Prompt} Prompt */

/** The round under way. @typedef {{ id: string, round: MockRound, prompt: Prompt, code: string, clock: import("./mock.js").Clock, stage: Stage, asks: boolean }} Run */

const RUNNING = "mock-running"; // the setting that names the mock under way
const KEEP_EVERY = 5; // seconds between two keepings of the time gone

export class LgMock extends KeptElement {
  /** @type {MockRound[]} */
  #rounds = [];
  /** @type {Setup | null} */
  #setup = null;
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
    this.#setup = new Setup(this, this.#rounds);
    this.addEventListener("input", (event) => this.#written(event));
    this.addEventListener("change", ({ target }) => target instanceof HTMLSelectElement && this.#setup?.chosen());
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
    const mock = this.#run ? null : store.get("mock", store.get("setting", RUNNING)?.value ?? "");
    this.#setup?.offer(mock, this.#rounds.find((one) => one.id === mock?.round));
  }

  /** @param {string} act @param {HTMLElement} target */
  act(act, target) {
    if (act === "code") this.#say(`New code: ${[...this.#asked.renew()].join(" ")}`);
    else if (act === "start") this.#start();
    else if (act === "resume") this.#resume();
    else if (act === "leave") this.#leave();
    else if (act === "pause") this.#pause();
    else if (act === "end") this.#askEnd();
    else if (act === "back") this.#back();
    else if (act === "hints") this.#toggleHints();
    else if (act === "again") this.#again();
    else if (act === "print") printAlone(this.#stage);
    else if (act === "remove") this.#remove(target.dataset.mock ?? "");
  }

  get #asked() {
    return /** @type {Setup} */ (this.#setup);
  }

  #leave() {
    store.remove("setting", RUNNING);
    this.#paintSetup();
    this.#asked.focus();
  }

  #start() {
    const [code, { round, asks }] = [this.#asked.settleCode(), this.#asked];
    const wanted = draw(code, round.id, round.prompts.map(({ id }) => id));
    const now = new Date();
    const id = newId(round.id, now);
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
    const stage = new Stage(this, { id, round, prompt, code, asks, seconds, notes: store.get("mock", id)?.notes ?? {} });
    this.#run = { id, round, prompt, code, clock: started(stopped(seconds), performance.now()), stage, asks };
    this.#stage.classList.remove("lg-mock__stage--paused");
    this.#kept = seconds;
    store.change("setting", RUNNING, (last) => ({ at: after(last, new Date()), value: id }));
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

  #toggleHints() {
    const stage = (this.#run ?? this.#ended)?.stage;
    stage?.showHints(!stage.hints);
  }

  #pause() {
    const run = this.#run;
    if (!run) return;
    const running = run.clock.since !== null;
    run.clock = (running ? paused : started)(run.clock, performance.now());
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

  /** Before its time is up, a round ends only when it is asked for twice. */
  async #askEnd() {
    const run = this.#run;
    if (!run) return;
    const [seconds, whole] = [elapsed(run.clock, performance.now()), run.round.minutes * 60];
    if (seconds < whole) {
      const text = `${minutesClock(seconds)} of ${run.round.minutes}:00 are gone. The clock runs on while you decide.`;
      const sure = await confirm({ title: "End this round?", text, yes: "End it", no: "Go on" });
      if (!sure || this.#run !== run) return;
    }
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
    store.remove("setting", RUNNING);
    this.#stage.dataset.mock = run.id;
    run.stage.end(run.clock.before, scoreLinks(run.id, run.round));
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

  /** @param {string} id */
  async #remove(id) {
    const sure = await confirm({ title: "Remove this mock?", text: "Its notes go with it. Scores you kept stay.", yes: "Remove it", no: "Keep it" });
    if (!sure) return;
    store.remove("mock", id);
    need(this, "#lg-mock-past").focus();
  }

  #say(/** @type {string} */ text) {
    need(this, "[data-said]").textContent = text;
  }
}

/** Register the element; called once. */
export function defineMock() {
  customElements.define("lg-mock", LgMock);
}
