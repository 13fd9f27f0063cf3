// The plan: what to do on which day until the interview, ticked off, printed, taken to a calendar.

import { dateOf, dayOf, dayOfDate, dayText } from "../kit/days.js";
import { button, el, go, need } from "../kit/dom.js";
import { download } from "../kit/download.js";
import { calendar } from "./calendar-file.js";
import { KeptElement } from "../store/element.js";
import { PLAN, agendaOf, keptWork } from "../store/work.js";
import { interviewRow, ownZone, planForm, readForm, readRows, showRounds } from "./form.js";
import { planned } from "./plan.js";
import { untilNow } from "./until.js";
import { TICKS, afterwardsView, bentView, dayRow, finishedView, leftView, sumText } from "./plan-view.js";
import { entries } from "./words.js";
import { after, ticked } from "../store/format.js";
import { store } from "../store/store.js";
import { likelyLoop, rememberLoop } from "../study/loop-choice.js";
import { loadIndex, readIndex } from "../study/study-index.js";

/** @typedef {import("./plan.js").Day} Day */
/** @typedef {import("./plan.js").Planned} Planned */
/** @typedef {import("./form.js").Wish} Wish */

const HOURS = [2, 1, 1, 1, 1, 1, 2];
/** Days shown at once: all of a plan of three weeks, two weeks of a longer one. */
const [WHOLE, SHOWN] = [22, 14];

export class LgPlan extends KeptElement {
  #index = readIndex();
  #form = el("div", { class: "lg-plan__ask" });
  #view = el("div", { class: "lg-plan__view" });
  #said = el("p", { class: "lg-plan__said", role: "status" });

  get daily() {
    return true;
  }

  build() {
    this.classList.add("lg-desk--live");
    this.append(this.#form, this.#said, this.#view);
    this.#form.addEventListener("change", (event) => this.#edited(/** @type {HTMLElement} */ (event.target)));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#view.addEventListener("change", (event) => this.#ticked(/** @type {HTMLInputElement} */ (event.target)));
    this.#ask();
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    addEventListener("beforeprint", () => this.#unfold(), { signal });
  }

  /** The plan as kept, or what the form begins with. @returns {Wish} */
  get #wish() {
    const kept = store.get("plan", PLAN);
    if (kept) return kept;
    const loops = this.#index.loops.map(({ id }) => id);
    return { role: likelyLoop(loops) ?? (loops.length === 1 ? loops[0] : ""), interviews: [{ date: "", time: "", zone: ownZone(), round: "" }], hours: HOURS, start: dateOf(dayOf(new Date())) };
  }

  /** The form: whole where there is no plan, else folded away, since the days come first. */
  #ask() {
    const form = planForm(this.#wish, this.#index);
    if (!store.get("plan", PLAN)) {
      this.#form.replaceChildren(form, el("div", { class: "lg-actions" }, button("make", "Make the plan", "main")));
      return;
    }
    const open = this.#fold?.open ?? false;
    const jumps = [["#lg-plan-today", "To today"], ["#lg-plan-file", "To the calendar file"]].map(([href, text]) => el("a", { href }, text));
    this.#form.replaceChildren(el("p", { class: "lg-plan__jumps" }, jumps[0], " ", jumps[1]), el("details", { class: "lg-plan__change", open }, el("summary", {}, "Change the plan"), form));
  }

  get #fold() {
    return /** @type {HTMLDetailsElement | null} */ (this.#form.querySelector(".lg-plan__change"));
  }

  /** @param {import("../store/store.js").Change} change */
  changed({ kind, here }) {
    if (kind === "plan" && !here) this.#ask();
    this.repaint();
  }

  #unfold() {
    const later = /** @type {HTMLDetailsElement | null} */ (this.#view.querySelector(".lg-plan__later"));
    if (later) later.open = true;
  }

  /** @param {HTMLElement} field */
  #edited(field) {
    if (field.getAttribute("name") === "role") {
      // The rounds to choose from are another loop's now.
      const { value } = /** @type {HTMLSelectElement} */ (field);
      const rows = readRows(this.#form).map((one) => interviewRow({ ...one, round: "", rounds: [] }, value, this.#index));
      need(this.#form, ".lg-plan__rows").replaceChildren(...rows);
    } else if (field.getAttribute("name") === "round") {
      showRounds(/** @type {HTMLElement} */ (field.closest(".lg-plan__row")));
    }
    if (store.get("plan", PLAN)) this.#keep();
  }

  #keep() {
    const wish = readForm(need(this.#form, "form"), dateOf(dayOf(new Date())));
    store.change("plan", PLAN, (last) => ({ at: after(last, new Date()), ...wish }));
    rememberLoop(wish.role);
  }

  /** @param {string} act @param {HTMLElement} target */
  act(act, target) {
    if (act === "make") {
      if (!/** @type {HTMLSelectElement} */ (need(this.#form, "[name=role]")).reportValidity()) return;
      this.#keep();
      this.#ask();
      this.paintNow();
      go(need(this.#view, ".lg-plan__title"));
    } else if (act === "add") {
      const role = /** @type {HTMLSelectElement} */ (need(this.#form, "[name=role]")).value;
      const row = interviewRow({ date: "", time: "", zone: ownZone(), round: "" }, role, this.#index);
      need(this.#form, ".lg-plan__rows").append(row);
      need(row, "input").focus();
    } else if (act === "drop") {
      const row = /** @type {HTMLElement} */ (target.closest(".lg-plan__row"));
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next ? need(next, "input") : need(this.#form, "[data-act=add]")).focus();
      if (store.get("plan", PLAN)) this.#keep();
    } else if (act === "next") {
      if (this.#fold) this.#fold.open = true;
      this.act("add", target);
    } else if (act === "calendar") {
      this.#toCalendar();
    } else if (act === "print") {
      print();
    }
  }

  /** @param {HTMLInputElement} box */
  #ticked(box) {
    if (box.type !== "checkbox") return;
    for (const id of box.value.split(" ")) store.changeTick(TICKS, id, (tick) => ticked(tick, box.checked, new Date()));
  }

  /** @returns {Planned | null} */
  #plan() {
    const plan = store.get("plan", PLAN);
    if (!plan) return null;
    return planned(plan, this.#index, keptWork(), agendaOf(this.#index, this.day, plan.role), this.day, untilNow());
  }

  get #loop() {
    return this.#index.byPage.get(`role:${store.get("plan", PLAN)?.role}`)?.title ?? "";
  }

  #toCalendar() {
    const plan = this.#plan();
    if (!plan) return;
    const { host, pathname } = new URL("../../", location.href);
    const text = calendar(entries(plan, this.#index, this.#loop, location.href.split("#")[0]), host + pathname, new Date());
    download("loopguide-plan.ics", "text/calendar", text);
    this.#said.textContent = "Saved as loopguide-plan.ics. Open it with your calendar; import it again after a change, and its entries move.";
  }

  paint() {
    const plan = this.#plan();
    if (!plan) {
      this.#view.replaceChildren();
      return;
    }
    const focused = this.#view.contains(document.activeElement) ? document.activeElement : null;
    const value = focused instanceof HTMLInputElement ? focused.value : "";
    const act = focused?.getAttribute("data-act");
    const open = (/** @type {HTMLDetailsElement | null} */ (this.#view.querySelector(".lg-plan__later")))?.open ?? false;
    this.#view.replaceChildren(...this.#parts(plan, open));
    const far = store.get("plan", PLAN)?.interviews.some(({ date }) => dayOfDate(date) >= this.day) ?? false;
    const said = sumText(plan, this.day, far);
    if (need(this.#view, ".lg-plan__sum").textContent !== said) need(this.#view, ".lg-plan__sum").textContent = said;
    if (focused) {
      const again = value || act ? this.#view.querySelector(value ? `[value="${CSS.escape(value)}"]` : `[data-act=${act}]`) : null;
      (/** @type {HTMLElement | null} */ (again) ?? need(this.#view, ".lg-plan__title")).focus();
    }
  }

  /** @param {Planned} plan @param {boolean} open whether the later days are unfolded */
  #parts(plan, open) {
    const shown = plan.days.length <= WHOLE ? WHOLE : SHOWN;
    const [near, far] = [plan.days.slice(0, shown), plan.days.slice(shown)];
    // With no day after it, what did not fit never will.
    const ended = plan.through && plan.days.length === 1;
    const row = (/** @type {Day} */ day) => dayRow(day, this.day, this.#index);
    return [
      el("h2", { class: "lg-plan__title", tabindex: "-1" }, `Your plan, ${this.#loop}`),
      el("p", { class: "lg-plan__sum" }),
      ...(plan.over || plan.through ? [afterwardsView(plan.days.some(({ day, interviews }) => day > this.day && interviews.length > 0))] : []),
      ...(ended ? [] : bentView(plan)),
      // First what is to do next; then, in short, what found no place.
      ...[near.slice(0, 1), near.slice(1)].flatMap((some, at) => [...(some.length ? [el("ol", { class: "lg-days", ...(at ? {} : { id: "lg-plan-today", tabindex: "-1" }) }, ...some.map(row))] : []), ...(at || ended ? [] : leftView(plan))]),
      ...(far.length
        ? [el("details", { class: "lg-plan__later", open }, el("summary", {}, `The ${far.length} days after ${dayText(near[near.length - 1].day)}`), el("ol", { class: "lg-days" }, ...far.map(row)))]
        : []),
      ...finishedView(plan),
      ...(plan.days.length ? [el("div", { class: "lg-actions", id: "lg-plan-file", tabindex: "-1" }, button("calendar", "Calendar file (.ics)", "main"), button("print", "Print"))] : []),
    ];
  }
}

/** Register the element once there is something to study; called once. @throws where the list cannot be fetched */
export async function definePlan() {
  await loadIndex();
  customElements.define("lg-plan", LgPlan);
}
