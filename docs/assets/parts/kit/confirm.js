// One question before something is lost.

import { el } from "./dom.js";

/**
 * Ask in a modal dialog. Escape and the first button say no; the browser keeps the focus inside
 * and returns it to where it was.
 *
 * @param {{ title: string, text: string, yes: string, no: string }} words
 * @returns {Promise<boolean>}
 */
export function confirm({ title, text, yes, no }) {
  const heading = el("h2", { class: "lg-dialog__title", id: "lg-dialog-title" }, title);
  const dialog = /** @type {HTMLDialogElement} */ (
    el(
      "dialog",
      { class: "lg-dialog", "aria-labelledby": "lg-dialog-title", "aria-describedby": "lg-dialog-text" },
      el(
        "form",
        { method: "dialog", class: "lg-dialog__form" },
        heading,
        el("p", { class: "lg-dialog__text", id: "lg-dialog-text" }, text),
        el(
          "div",
          { class: "lg-dialog__actions" },
          el("button", { class: "lg-button lg-button--quiet", value: "no", autofocus: true }, no),
          el("button", { class: "lg-button", value: "yes" }, yes),
        ),
      ),
    )
  );
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      dialog.remove();
    });
    dialog.showModal();
  });
}
