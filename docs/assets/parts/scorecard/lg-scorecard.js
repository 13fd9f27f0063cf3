// The scorecard: one rubric at a time, or two beside each other, out of the forms on the page.
// Every level chosen is kept at once; a run once complete stays until another is begun.

import { cloned, el, need } from "../kit/dom.js";
import { confirm } from "../kit/confirm.js";
import { dateText, dayOf } from "../kit/days.js";
import { KeptElement } from "../store/element.js";
import { begunAt } from "../store/begun.js";
import { copyForPaper, updatePaperCopy } from "../kit/paper-copy.js";
import { printAlone } from "../kit/print-alone.js";
import { fillChoice, fillForm, notesView, readForm, scoresTheSame, takenOver } from "./form.js";
import { Runs } from "./runs.js";
import { runsView } from "./runs-view.js";
import { nextStep } from "../next/next-step.js";
import { meetsBar, scored } from "./score.js";
import { pairView, verdictText } from "./score-view.js";
import { openingRound } from "../store/coming.js";
import { roleOf } from "../store/interviews.js";
import { store } from "../store/store.js";
import { likelyLoop, rememberLoop } from "../study/loop-choice.js";

/** @typedef {import("../store/records.js").Score} Score */

/** @typedef {import("./form.js").Form} Form */

/** The round of the reader's loop that comes next, of those a rubric scores; empty where no loop is theirs. @param {Form[]} forms */
function ownRound(forms) {
  const rounds = [...new Set(forms.flatMap((form) => form.rounds.map(({ id }) => id)))];
  const own = likelyLoop(rounds.map(roleOf));
  return openingRound(rounds.filter((id) => roleOf(id) === own), dayOf(new Date()));
}

/** @param {string} run */
async function removeRun(run) {
  const day = dateText(begunAt(run));
  const sure = await confirm({ title: "Remove this run?", text: `The levels of ${day} are deleted from this browser.`, yes: "Remove it", no: "Keep it" });
  if (sure) store.remove("score", run);
  return sure;
}

/**
 * Where a run leads once it is complete.
 *
 * @param {Form[]} forms @param {Form["rubric"]} rubric @param {Record<string, number>} levels
 * @param {string} round  scored; empty for none in particular
 */
function leads(forms, rubric, levels, round) {
  if (!scored(rubric, levels).complete) return [];
  const role = roleOf(round || ownRound(forms)) || null;
  const all = new Map(forms.flatMap((form) => form.rounds.map((one) => [one.id, one])));
  const rounds = [...all.values()].filter(({ id }) => roleOf(id) === role);
  return [nextStep({ from: "scorecard", role, rounds, below: round && !meetsBar(rubric, levels) ? round : "" })];
}

/**
 * What the scorecard opens on: what the address asks for, else the reader's round. Where no loop is
 * theirs, no rubric: they choose.
 *
 * @param {Form[]} forms
 * @param {URLSearchParams} asked  of the address
 */
function opening(forms, asked) {
  const round = asked.get("round") ?? (asked.has("rubric") ? "" : ownRound(forms));
  const wanted = forms.find(({ rubric }) => rubric.id === asked.get("rubric")) ?? forms.find(({ rounds }) => rounds.some(({ id }) => id === round));
  const form = wanted ?? (forms.length === 1 ? forms[0] : null);
  return { round, rubric: form?.rubric.id ?? "" };
}

/** Show what belongs to a rubric only once one is chosen, and no choice of one thing. @param {HTMLElement} host @param {boolean} chosen */
function showChosen(host, chosen) {
  host.classList.toggle("lg-scorecard--unchosen", !chosen);
  for (const part of host.querySelectorAll("[data-chosen]")) part.toggleAttribute("hidden", !chosen || part.querySelector("option:only-child") !== null);
}

export class LgScorecard extends KeptElement {
  /** @type {Map<string, Form>} */
  #forms = new Map();
  #runs = new Runs();
  #chosen = "";
  #beside = "";

  build() {
    for (const section of this.querySelectorAll(".lg-scorecard__rubric")) {
      const form = readForm(/** @type {HTMLElement} */ (section));
      this.#forms.set(form.rubric.id, form);
    }
    this.#build();
    this.#open(new URLSearchParams(location.search));
    this.addEventListener("change", (event) => this.#changedHere(event));
    this.addEventListener("input", (event) => this.#note(event));
    this.#show();
  }

  /** @param {import("../store/store.js").Change} change */
  changed({ kind, id }) {
    if (kind !== "score") return;
    this.#runs.forget(id);
    this.repaint();
  }

  /** What stands around the forms: the choice above, the notes and runs below. */
  #build() {
    this.classList.add("lg-scorecard--live");
    need(this, ".lg-scorecard__jump").hidden = true;
    this.prepend(cloned(this, "above"));
    this.append(cloned(this, "below"));
    this.#select("rubric").append(...[...this.#forms.values()].map(({ rubric }) => el("option", { value: rubric.id }, rubric.title)));
    copyForPaper(/** @type {HTMLTextAreaElement} */ (need(this, "[data-note]")));
  }

  /** @param {string} name */
  #select(name) {
    return /** @type {HTMLSelectElement} */ (need(this, `[data-set=${name}]`));
  }

  /** Take what the address asks for. @param {URLSearchParams} asked */
  #open(asked) {
    const { round, rubric } = opening([...this.#forms.values()], asked);
    this.#chosen = rubric;
    this.#select("rubric").value = rubric;
    if (rubric) this.#offer(round);
    this.#resume();
    const mock = store.get("mock", asked.get("mock") ?? "");
    if (mock) need(this, ".lg-setup").after(notesView(mock));
  }

  /** Fill the choices that depend on the rubric. @param {string} [round] */
  #offer(round = "") {
    const { rounds, rubric } = this.#form(this.#chosen);
    fillChoice(this.#select("round"), "No round in particular", rounds, round);
    const others = [...this.#forms.values()].filter((other) => other.rubric.id !== rubric.id && scoresTheSame(other, this.#form(this.#chosen))).map((other) => other.rubric);
    if (!others.some(({ id }) => id === this.#beside)) this.#beside = "";
    fillChoice(this.#select("beside"), "Nothing", others, this.#beside);
  }

  #form(/** @type {string} */ id) {
    return /** @type {Form} */ (this.#forms.get(id));
  }

  /** The rubrics shown: none before one is chosen. */
  get #shown() {
    if (!this.#chosen) return [];
    return this.#beside ? [this.#chosen, this.#beside] : [this.#chosen];
  }

  /** @returns {Score["who"]} */
  get #who() {
    return this.querySelector("[name=lg-score-who][value=partner]:checked") ? "partner" : "me";
  }

  /** Go on with a run that was left unfinished. */
  #resume() {
    for (const id of this.#shown) this.#runs.resume(this.#form(id).rubric, this.#who);
  }

  /** @param {Event} event */
  #changedHere(event) {
    const { target } = event;
    if (target instanceof HTMLInputElement && target.matches(".lg-score__input")) {
      const [rubric, dimension] = target.name.split("/");
      this.#keep(rubric, (score) => ({ ...score, levels: { ...score.levels, [dimension]: Number(target.value) } }));
      this.#say();
    } else if (target instanceof HTMLSelectElement) {
      this.#set(target.dataset.set ?? "", target.value);
    } else if (target instanceof HTMLInputElement && target.name === "lg-score-who") {
      this.#runs.clear();
      this.#resume();
      this.#show();
    }
  }

  /** @param {string} what @param {string} value */
  #set(what, value) {
    if (what === "rubric") {
      this.#chosen = value;
      this.#offer();
    } else if (what === "beside") {
      this.#beside = value;
    } else if (what === "round") {
      if (value) rememberLoop(roleOf(value));
      for (const id of this.#shown) {
        if (this.#runs.current(id)) this.#keep(id, (score) => score);
      }
      return;
    }
    this.#resume();
    this.#show();
    this.#say();
  }

  /** @param {Event} event */
  #note(event) {
    const { target } = event;
    if (target instanceof HTMLTextAreaElement && "note" in target.dataset) this.#keep(this.#chosen, (score) => ({ ...score, note: target.value }));
  }

  /** @param {string} rubric @param {(score: Score) => Score} change */
  #keep(rubric, change) {
    const round = this.#select("round").value;
    const used = this.#form(rubric).rounds.some(({ id }) => id === round);
    this.#runs.keep(rubric, this.#who, used ? round : "", change);
  }

  /** @param {string} act @param {HTMLElement} target */
  async act(act, target) {
    const { run = "" } = target.dataset;
    switch (act) {
      case "print":
        printAlone(this);
        break;
      case "new":
        for (const id of this.#shown) this.#runs.begin(id);
        this.#show();
        need(this.#form(this.#chosen).section, ".lg-score__input").focus();
        break;
      case "same":
        this.#takeOver();
        break;
      case "open":
        this.#runs.open(this.#chosen, run);
        this.#show();
        need(this.#form(this.#chosen).section, ".lg-score__input:checked, .lg-score__input").focus();
        break;
      case "remove":
        if (await removeRun(run)) need(this, "#lg-score-runs").focus();
        break;
    }
  }

  /** Dimensions that both rubrics have by the same id begin at the level of the first. */
  #takeOver() {
    const { taken, words } = takenOver(this.#levels(this.#chosen), this.#form(this.#beside).rubric);
    if (words) this.#keep(this.#beside, (score) => ({ ...score, levels: { ...score.levels, ...taken } }));
    need(this, "[data-said]").textContent = words
      ? `${words}: level taken over. The texts differ, so read them.`
      : "Nothing to take over: the first rubric has no level yet for a dimension that both have.";
  }

  /** @param {string} rubric */
  #levels(rubric) {
    return this.#runs.current(rubric)?.levels ?? {};
  }

  #show() {
    for (const [id, { section }] of this.#forms) section.hidden = this.#chosen !== "" && !this.#shown.includes(id);
    if (this.#beside) this.#form(this.#chosen).section.after(this.#form(this.#beside).section);
    this.paintNow();
  }

  paint() {
    showChosen(this, this.#chosen !== "");
    if (this.#chosen) this.#paintChosen();
  }

  #paintChosen() {
    for (const id of this.#shown) fillForm(this.#form(id), this.#levels(id), id === this.#beside);
    const pair = this.#beside ? this.#shown.map((id) => ({ rubric: this.#form(id).rubric, levels: this.#levels(id) })) : [];
    need(this, "[data-pair]").replaceChildren(...(pair.length ? [pairView(pair)] : []));
    need(this, "[data-next]").replaceChildren(...leads([...this.#forms.values()], this.#form(this.#chosen).rubric, this.#levels(this.#chosen), this.#select("round").value));
    const note = /** @type {HTMLTextAreaElement} */ (need(this, "[data-note]"));
    const kept = this.#runs.current(this.#chosen)?.note ?? "";
    if (note.value !== kept) note.value = kept;
    updatePaperCopy(note);
    const runs = this.#runs.past(this.#chosen, this.#who);
    need(this, "[data-runs]").replaceChildren(runsView(this.#form(this.#chosen).rubric, runs, (run) => this.#runs.isOpen(this.#chosen, run)));
  }

  /** Say the result aloud; the panel itself is repainted too often to be a live region. */
  #say() {
    need(this, "[data-said]").textContent = this.#shown
      .map((id) => `${this.#form(id).rubric.title}: ${verdictText(this.#form(id).rubric, this.#levels(id))}`)
      .join(" ");
  }
}

/** Register the element; called once. */
export function defineScorecard() {
  customElements.define("lg-scorecard", LgScorecard);
}
