// A checklist: keeps each tick under its own key, counts, resets, prints itself alone.

import { bar, button, el, need, setBar } from "../kit/dom.js";
import { confirm } from "../kit/confirm.js";
import { printAlone } from "../kit/print-alone.js";
import { KeptElement } from "../store/element.js";
import { ticked } from "../store/format.js";
import { store } from "../store/store.js";

export class LgChecklist extends KeptElement {
  /** @type {HTMLInputElement[]} */
  #boxes = [];

  build() {
    this.#boxes = [...this.querySelectorAll("input")];
    need(this, ".lg-checklist__progress").after(bar(0));
    this.append(el("div", { class: "lg-checklist__actions" }, button("print", "Print this list"), button("reset", "Clear the ticks", "bare")));
    this.addEventListener("change", (event) => {
      const box = event.target;
      if (box instanceof HTMLInputElement) store.changeTick(this.list, box.value, (tick) => ticked(tick, box.checked, new Date()));
    });
  }

  /** @param {string} act */
  act(act) {
    if (act === "print") printAlone(this);
    else if (act === "reset") this.#reset();
  }

  /** The checklist's id. */
  get list() {
    return this.dataset.id ?? "";
  }

  /** @param {import("../store/store.js").Change} change */
  changed({ kind, id }) {
    if (kind === "tick" && id.startsWith(`${this.list}/`)) this.repaint();
  }

  paint() {
    for (const box of this.#boxes) box.checked = store.tick(this.list, box.value)?.on ?? false;
    const done = this.#boxes.filter((box) => box.checked).length;
    need(this, ".lg-checklist__progress").textContent = `${done} of ${this.#boxes.length} done`;
    setBar(need(this, ".lg-bar"), done / this.#boxes.length);
    need(this, "[data-act=reset]").setAttribute("aria-disabled", String(done === 0));
  }

  async #reset() {
    const set = this.#boxes.filter((box) => box.checked);
    if (!set.length) return;
    const sure = await confirm({
      title: "Clear the ticks?",
      text: `This takes ${set.length === 1 ? "one tick" : `all ${set.length} ticks`} off this list.`,
      yes: "Clear them",
      no: "Keep them",
    });
    if (!sure) return;
    for (const box of set) store.changeTick(this.list, box.value, (tick) => ticked(tick, false, new Date()));
    this.#boxes[0].focus();
  }
}

/** Register the element; called once. */
export function defineChecklist() {
  customElements.define("lg-checklist", LgChecklist);
}
