// The scorecard: one rubric at a time, or two beside each other, out of the forms on the page.
// Every level chosen is kept at once; a run once complete stays until another is begun.

import { button, el, need } from "../kit/dom.js";
import { confirm } from "../kit/confirm.js";
import { dateText } from "../kit/days.js";
import { KeptElement } from "../store/element.js";
import { begunAt } from "../store/begun.js";
import { copyForPaper, updatePaperCopy } from "../kit/paper-copy.js";
import { printAlone } from "../kit/print-alone.js";
import { readRubric } from "./rubric.js";
import { scored } from "./score.js";
import { pairView, ruleTexts, sharesTable, trendView, verdictText } from "./score-view.js";
import { after, newId } from "../store/format.js";
import { store } from "../store/store.js";

/** @typedef {import("./score.js").Rubric} Rubric */
/** @typedef {import("../store/records.js").Score} Score */

/** A rubric's form on the page. @typedef {{ rubric: Rubric, section: HTMLElement, rounds: { id: string, title: string }[], panel: HTMLElement, disputes: string[] }} Form */

export class LgScorecard extends KeptElement {
  /** @type {Map<string, Form>} */
  #forms = new Map();
  /** The runs under way, by rubric. @type {Map<string, string>} */
  #runs = new Map();
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
    for (const [rubric, run] of this.#runs) if (run === id && !store.get("score", run)) this.#runs.delete(rubric);
    this.repaint();
  }

  /** What stands around the forms: the choice above, the notes and runs below. */
  #build() {
    this.classList.add("lg-scorecard--live");
    need(this, ".lg-scorecard__jump").hidden = true;
    const rubrics = [...this.#forms.values()].map(({ rubric }) => el("option", { value: rubric.id }, rubric.title));
    const who = [["me", "Myself"], ["partner", "A partner"]].map(([value, text]) => {
      const id = `lg-score-who-${value}`;
      return el(
        "span",
        { class: "lg-choice" },
        el("input", { type: "radio", class: "lg-choice__input", name: "lg-score-who", id, value, checked: value === "me" }),
        el("label", { class: "lg-choice__label", for: id }, text),
      );
    });
    this.prepend(
      el(
        "div",
        { class: "lg-setup" },
        el("label", { class: "lg-setup__field" }, el("span", { class: "lg-setup__label" }, "Rubric"), el("select", { class: "lg-setup__select", "data-set": "rubric" }, ...rubrics)),
        el("label", { class: "lg-setup__field" }, el("span", { class: "lg-setup__label" }, "Round"), el("select", { class: "lg-setup__select", "data-set": "round" })),
        el("label", { class: "lg-setup__field" }, el("span", { class: "lg-setup__label" }, "Beside it"), el("select", { class: "lg-setup__select", "data-set": "beside" })),
        el("fieldset", { class: "lg-setup__field" }, el("legend", { class: "lg-setup__label" }, "Who is scored"), el("div", { class: "lg-setup__choices" }, ...who)),
      ),
    );
    this.append(
      el("div", { "data-pair": true }),
      el("label", { class: "lg-scorecard__note" }, el("span", { class: "lg-setup__label" }, "The one sentence that would have moved the lowest dimension up"), el("textarea", { class: "lg-area", rows: "3", maxlength: "5000", "data-note": true })),
      el("p", { class: "lg-sr", role: "status", "data-said": true }),
      el("div", { class: "lg-scorecard__actions" }, button("print", "Print this score"), button("new", "Begin a new run")),
      el("section", { class: "lg-scorecard__runs", "aria-labelledby": "lg-score-runs" }, el("h3", { id: "lg-score-runs" }, "Your runs"), el("div", { "data-runs": true })),
    );
    copyForPaper(/** @type {HTMLTextAreaElement} */ (need(this, "[data-note]")));
  }

  /** Take what the address asks for. @param {URLSearchParams} asked */
  #open(asked) {
    const round = asked.get("round") ?? "";
    const fitting = [...this.#forms.values()].find(({ rounds }) => rounds.some(({ id }) => id === round));
    const wanted = asked.get("rubric") ?? "";
    this.#chosen = this.#forms.has(wanted) ? wanted : (fitting?.rubric.id ?? [...this.#forms.keys()][0]);
    /** @type {HTMLSelectElement} */ (need(this, "[data-set=rubric]")).value = this.#chosen;
    this.#offer(round);
    this.#resume();
    const mock = store.get("mock", asked.get("mock") ?? "");
    if (mock) need(this, ".lg-setup").after(notesView(mock));
  }

  /** Fill the choices that depend on the rubric. @param {string} [round] */
  #offer(round = "") {
    const { rounds, rubric, disputes } = this.#form(this.#chosen);
    const select = /** @type {HTMLSelectElement} */ (need(this, "[data-set=round]"));
    select.replaceChildren(el("option", { value: "" }, "No round in particular"), ...rounds.map(({ id, title }) => el("option", { value: id }, title)));
    if (rounds.some(({ id }) => id === round)) select.value = round;
    const others = [...this.#forms.values()].filter(
      (other) => other.rubric.id !== rubric.id && (other.rounds.some(({ id }) => rounds.some((one) => one.id === id)) || other.disputes.some((id) => disputes.includes(id))),
    );
    const beside = /** @type {HTMLSelectElement} */ (need(this, "[data-set=beside]"));
    beside.replaceChildren(el("option", { value: "" }, others.length ? "Nothing" : "No other rubric scores this round"), ...others.map((other) => el("option", { value: other.rubric.id }, other.rubric.title)));
    if (!others.some((other) => other.rubric.id === this.#beside)) this.#beside = "";
    beside.value = this.#beside;
  }

  /** @param {string} id @returns {Form} */
  #form(id) {
    return /** @type {Form} */ (this.#forms.get(id));
  }

  /** The rubrics shown. */
  get #shown() {
    return this.#beside ? [this.#chosen, this.#beside] : [this.#chosen];
  }

  /** @returns {Score["who"]} */
  get #who() {
    return this.querySelector("[name=lg-score-who][value=partner]:checked") ? "partner" : "me";
  }

  /** Go on with a run that was left unfinished. */
  #resume() {
    for (const id of this.#shown) {
      const { rubric } = this.#form(id);
      const [last] = this.#kept(id).toReversed();
      if (last && !this.#runs.has(id) && !scored(rubric, last.score.levels).complete) this.#runs.set(id, last.id);
    }
  }

  /** What is kept of a rubric and person, oldest first. @param {string} rubric */
  #kept(rubric) {
    return store
      .list("score")
      .map((id) => ({ id, score: /** @type {Score} */ (store.get("score", id)) }))
      .filter(({ score }) => score.rubric === rubric && score.who === this.#who)
      .sort((a, b) => begunAt(a.id).getTime() - begunAt(b.id).getTime());
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
      for (const id of this.#shown) {
        if (this.#runs.has(id)) this.#keep(id, (score) => score);
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

  /**
   * Change the run of a rubric, begun where there is none.
   *
   * @param {string} rubric
   * @param {(score: Score) => Score} change
   */
  #keep(rubric, change) {
    const now = new Date();
    const id = this.#runs.get(rubric) ?? newId(rubric, now);
    this.#runs.set(rubric, id);
    const round = /** @type {HTMLSelectElement} */ (need(this, "[data-set=round]")).value;
    const used = this.#form(rubric).rounds.some((one) => one.id === round);
    const kept = store.change("score", id, (last) => {
      const { round: _, ...score } = last ?? { rubric, who: this.#who, levels: {}, note: "", round };
      return { ...change({ ...score, at: after(last, now) }), ...(used && { round }) };
    });
    if (!kept) this.#runs.delete(rubric); // removed in another tab meanwhile
  }

  /** @param {string} act @param {HTMLElement} target */
  act(act, target) {
    const { run = "" } = target.dataset;
    switch (act) {
      case "print":
        printAlone(this);
        break;
      case "new":
        for (const id of this.#shown) this.#runs.delete(id);
        this.#show();
        need(this.#form(this.#chosen).section, ".lg-score__input").focus();
        break;
      case "same":
        this.#takeOver();
        break;
      case "open":
        this.#runs.set(this.#chosen, run);
        this.#show();
        need(this.#form(this.#chosen).section, ".lg-score__input:checked, .lg-score__input").focus();
        break;
      case "remove":
        this.#remove(run);
        break;
    }
  }

  /** Dimensions that both rubrics have by the same id begin at the level of the first. */
  #takeOver() {
    const levels = this.#levels(this.#chosen);
    const { rubric } = this.#form(this.#beside);
    const both = rubric.dimensions.filter(({ id }) => levels[id] !== undefined && levels[id] <= rubric.scale.length);
    if (both.length) this.#keep(this.#beside, (score) => ({ ...score, levels: { ...score.levels, ...Object.fromEntries(both.map(({ id }) => [id, levels[id]])) } }));
    need(this, "[data-said]").textContent = both.length
      ? `${both.map(({ title }) => title).join(", ")}: level taken over. The texts differ, so read them.`
      : "Nothing to take over: the first rubric has no level yet for a dimension that both have.";
  }

  /** @param {string} run */
  async #remove(run) {
    const day = dateText(begunAt(run));
    const sure = await confirm({ title: "Remove this run?", text: `The levels of ${day} are deleted from this browser.`, yes: "Remove it", no: "Keep it" });
    if (!sure) return;
    store.remove("score", run);
    need(this, "#lg-score-runs").tabIndex = -1;
    need(this, "#lg-score-runs").focus();
  }

  /** @param {string} rubric @returns {Record<string, number>} */
  #levels(rubric) {
    return store.get("score", this.#runs.get(rubric) ?? "")?.levels ?? {};
  }

  #show() {
    for (const [id, { section }] of this.#forms) section.hidden = !this.#shown.includes(id);
    if (this.#beside) this.#form(this.#chosen).section.after(this.#form(this.#beside).section);
    this.paintNow();
  }

  paint() {
    for (const id of this.#shown) {
      const { rubric, section, panel } = this.#form(id);
      const levels = this.#levels(id);
      for (const input of section.querySelectorAll("input")) {
        const [, dimension] = input.name.split("/");
        input.checked = String(levels[dimension] ?? "") === input.value;
      }
      const result = scored(rubric, levels);
      panel.dataset.state = result.vetoed.length ? "veto" : result.gate === "shut" ? "gate" : "plain";
      const same = id === this.#beside ? [button("same", "Take over the levels of dimensions both have", "bare")] : [];
      const focused = panel.contains(document.activeElement);
      panel.replaceChildren(
        el("p", { class: "lg-sum__verdict" }, verdictText(rubric, levels)),
        ...(result.steps ? [sharesTable(rubric, levels)] : []),
        ...ruleTexts(rubric, levels).map((text) => el("p", { class: "lg-sum__rule" }, text)),
        ...same,
      );
      if (focused) panel.querySelector("button")?.focus();
    }
    const pair = this.#beside ? this.#shown.map((id) => ({ rubric: this.#form(id).rubric, levels: this.#levels(id) })) : [];
    need(this, "[data-pair]").replaceChildren(...(pair.length ? [pairView(pair)] : []));
    const note = /** @type {HTMLTextAreaElement} */ (need(this, "[data-note]"));
    const kept = store.get("score", this.#runs.get(this.#chosen) ?? "")?.note ?? "";
    if (note.value !== kept) note.value = kept;
    updatePaperCopy(note);
    this.#paintRuns();
  }

  #paintRuns() {
    const { rubric } = this.#form(this.#chosen);
    const runs = this.#kept(this.#chosen).map(({ id, score }) => ({ id, at: begunAt(id).toISOString(), levels: score.levels, note: score.note }));
    const place = need(this, "[data-runs]");
    if (!runs.length) {
      place.replaceChildren(el("p", {}, "None yet with this rubric. The first number means little; the third tells you what is stuck."));
      return;
    }
    place.replaceChildren(
      trendView(rubric, runs, (run) => {
        const open = button("open", "Open", "bare");
        const remove = button("remove", "Remove", "bare");
        for (const one of [open, remove]) {
          one.dataset.run = run.id;
          one.append(el("span", { class: "lg-sr" }, ` the run of ${dateText(new Date(run.at))}`));
        }
        return this.#runs.get(this.#chosen) === run.id ? [el("span", { class: "lg-trend__now" }, "shown above"), remove] : [open, remove];
      }),
    );
  }

  /** Say the result aloud; the panel itself is repainted too often to be a live region. */
  #say() {
    need(this, "[data-said]").textContent = this.#shown
      .map((id) => `${this.#form(id).rubric.title}: ${verdictText(this.#form(id).rubric, this.#levels(id))}`)
      .join(" ");
  }
}

/** @param {HTMLElement} section @returns {Form} */
function readForm(section) {
  const rounds = [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-round]"))].map((link) => ({
    id: link.dataset.round ?? "",
    title: (link.textContent ?? "").trim(),
  }));
  const panel = el("div", { class: "lg-sum" });
  section.append(panel);
  const disputes = (section.dataset.disputes ?? "").split(" ").filter(Boolean);
  return { rubric: readRubric(section), section, rounds, panel, disputes };
}

/** What was noted during the mock that is scored. @param {import("../store/records.js").Mock} mock */
function notesView(mock) {
  const notes = Object.entries(mock.notes).filter(([, text]) => text.trim());
  const named = (/** @type {string} */ phase) => phase.replaceAll("-", " ").replace(/^./, (first) => first.toUpperCase());
  return el(
    "details",
    { class: "lg-scorecard__mock", open: notes.length > 0 },
    el("summary", {}, notes.length ? "Your notes from the mock" : "No notes were kept in this mock"),
    el("dl", {}, ...notes.flatMap(([phase, text]) => [el("dt", {}, named(phase)), el("dd", { class: "lg-noted" }, text)])),
  );
}

/** Register the element; called once. */
export function defineScorecard() {
  customElements.define("lg-scorecard", LgScorecard);
}
