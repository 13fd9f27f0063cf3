// Which loop a tool is to work on: the one chosen last, the one planned for, or the one whose round was
// answered last. Where nothing speaks for one, the tool asks: the first of the list is nobody's choice.
// One choice is kept for all tools; whoever lets the reader choose a loop calls `rememberLoop`.

import { el, need } from "../kit/dom.js";
import { after } from "../store/format.js";
import { store } from "../store/store.js";

/** @typedef {import("./study-index.js").StudyPage} StudyPage */

const SETTING = "loop";
let made = 0;

/**
 * The reader's loop among those a tool has: the one chosen last in any tool, else the one planned for.
 *
 * @template {string} T
 * @param {readonly T[]} loops  ids of roles
 * @returns {T | null} null where the reader chose none of them
 */
export function readersLoop(loops) {
  const planned = store.list("plan").map((id) => store.get("plan", id)?.role);
  for (const one of [store.get("setting", SETTING)?.value, ...planned]) {
    const found = loops.find((id) => id === one);
    if (found) return found;
  }
  return null;
}

/**
 * The loop that a tool opens on: the reader's, else the one of the round they answered a question of
 * last. Answering is no choice, so this is a first proposal and restricts nothing: review goes by
 * `readersLoop`.
 *
 * @template {string} T
 * @param {readonly T[]} loops  ids of roles
 * @returns {T | null} null where nothing speaks for one of them
 */
export function likelyLoop(loops) {
  const own = readersLoop(loops);
  if (own) return own;
  let last = "";
  /** @type {T | null} */
  let found = null;
  for (const id of store.list("item")) {
    // The id of a round's question begins with its role's, up to the dot.
    const loop = loops.find((role) => id.startsWith(`${role}.`));
    const at = loop ? (store.get("item", id)?.at ?? "") : "";
    if (!loop || at <= last) continue;
    last = at;
    found = loop;
  }
  return found;
}

/**
 * A radio group of loops; it fires "change" as radios do. Where nothing speaks for a loop and there are
 * several, none is chosen.
 *
 * @param {StudyPage[]} loops
 * @param {string} legend
 * @returns {HTMLElement}
 */
export function loopChoice(loops, legend) {
  made += 1;
  const own = likelyLoop(loops.map(({ id }) => id));
  const first = loops.find(({ id }) => id === own) ?? (loops.length === 1 ? loops[0] : null);
  const rows = loops.map((loop) =>
    el(
      "label",
      { class: "lg-pick__label" },
      el("input", { type: "radio", class: "lg-pick__input", name: `lg-loop-${made}`, value: loop.id, checked: loop === first, autocomplete: "off" }),
      el("span", {}, loop.title),
    ),
  );
  const choice = el("fieldset", { class: "lg-pick" }, el("legend", { class: "lg-pick__legend" }, legend), ...rows);
  choice.addEventListener("change", () => choice.querySelector(".lg-ask")?.remove());
  return choice;
}

/**
 * A group of choices that depend on the loop: hidden until one is chosen, made anew with each.
 *
 * @param {HTMLElement} loops  made by `loopChoice`
 * @param {(role: string) => Node[]} choices
 * @returns {HTMLElement}
 */
export function choiceWithin(loops, choices) {
  const group = el("fieldset", { class: "lg-pick" });
  const paint = () => {
    const role = chosenLoop(loops);
    group.hidden = !role;
    group.replaceChildren(...(role ? choices(role) : []));
  };
  loops.addEventListener("change", paint);
  paint();
  return group;
}

const CHOICE = ".lg-pick__input[name^=lg-loop-]";

/**
 * The loop chosen in a group made by `loopChoice`.
 *
 * @param {ParentNode} choice
 * @returns {string} the role's id; empty where none is chosen
 */
export const chosenLoop = (choice) => /** @type {HTMLInputElement | null} */ (choice.querySelector(`${CHOICE}:checked`))?.value ?? "";

/**
 * The loop chosen, for whoever cannot go on without one: where none is, the reader is asked.
 *
 * @param {ParentNode} choice  holds a group made by `loopChoice`
 * @returns {string} the role's id; empty where none is chosen
 */
export function askLoop(choice) {
  const role = chosenLoop(choice);
  if (!role) ask(need(choice, CHOICE), need(need(choice, CHOICE).closest("fieldset") ?? choice, "legend"), "Choose your loop first.");
  return role;
}

/**
 * Ask for what is missing, beside the field, and go there.
 *
 * @param {HTMLElement} field
 * @param {Element} before  what the words stand behind
 * @param {string} text
 */
export function ask(field, before, text) {
  before.parentElement?.querySelector(".lg-ask")?.remove();
  before.after(el("p", { class: "lg-ask", role: "alert" }, text));
  field.focus();
}

/** Go to what is chosen in a panel, or to the first of its choices. @param {ParentNode} panel */
export const focusChoice = (panel) => /** @type {HTMLElement} */ (panel.querySelector(`${CHOICE}:checked`) ?? need(panel, ".lg-pick__input")).focus();

/** Remember the loop for the other tools. @param {string} role */
export function rememberLoop(role) {
  if (store.get("setting", SETTING)?.value === role) return;
  store.change("setting", SETTING, (last) => ({ at: after(last, new Date()), value: role }));
}
