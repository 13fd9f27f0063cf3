// A round under way: its clock, its stage, and how much of it is kept.

import { keepTime } from "./keeping.js";
import { elapsed, paused, started, stopped } from "./mock.js";

/** @typedef {import("../store/records.js").Mock} Mock */
/** @typedef {import("./rounds.js").MockRound} MockRound */
/** @typedef {import("./rounds.js").Prompt} Prompt */

/** `asks`: the interviewer's view. @typedef {{ id: string, round: MockRound, prompt: Prompt, code: string, asks: boolean, seconds: number }} Begun */

const KEEP_EVERY = 5; // seconds between two keepings of the time gone

export class Run {
  /** @param {Begun} begun  `seconds` gone before @param {import("./stage.js").Stage} stage */
  constructor({ id, round, prompt, code, asks, seconds }, stage) {
    this.id = id;
    this.round = round;
    this.prompt = prompt;
    this.code = code;
    this.asks = asks;
    this.stage = stage;
    this.kept = seconds;
    this.clock = started(stopped(seconds), performance.now());
    stage.showPaused(false);
  }

  /** Seconds gone. */
  get seconds() {
    return elapsed(this.clock, performance.now());
  }

  /** Whether the clock runs. */
  get runs() {
    return this.clock.since !== null;
  }

  /** Paint what the clock says; called often, and again after any pause of the page. @returns {string[]} what there is to say */
  tick() {
    const { seconds } = this;
    const news = this.stage.tick(seconds);
    if (seconds - this.kept >= KEEP_EVERY) this.keep();
    return news;
  }

  /** Stop the clock, or let it go on. */
  pause() {
    this.clock = (this.runs ? paused : started)(this.clock, performance.now());
    this.stage.showPaused(!this.runs);
    this.keep();
  }

  end() {
    this.clock = paused(this.clock, performance.now());
    this.keep();
  }

  /** Keep the time gone, and what else changes. @param {(mock: Mock) => Mock} [change] */
  keep(change) {
    this.kept = keepTime(this, change);
  }
}
