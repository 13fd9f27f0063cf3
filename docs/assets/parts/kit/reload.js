// What a page says when a script it asks for late cannot be had. Mostly the guide was published again
// since the page was opened, so that its scripts have other names now.

const WHY = "The guide may have been published again since you opened this page, or you are offline.";

/**
 * A button that loads the page anew. Answers and drafts are kept as they are typed.
 *
 * @param {string} text
 */
function reloadButton(text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "lg-button";
  button.textContent = text;
  button.addEventListener("click", () => location.reload());
  return button;
}

/**
 * Say in `status` that something cannot be loaded, and offer behind it to load the page anew.
 * Calling it again changes nothing.
 *
 * @param {HTMLElement} status
 * @param {string} what  cannot be loaded, as the subject of a sentence
 */
export function askReload(status, what) {
  const words = `${what} cannot be loaded. ${WHY} Your answers stay.`;
  if (status.textContent === words) return;
  status.textContent = words;
  status.parentElement?.querySelector(".lg-reload")?.remove();
  const button = reloadButton("Reload the page");
  button.classList.add("lg-reload");
  status.after(button);
}

/** Say the same in a notice of the page's own, for a part of the page that cannot be loaded. */
export function noteReload() {
  if (document.querySelector(".lg-notice .lg-reload")) return;
  const notice = document.createElement("div");
  notice.className = "lg-notice";
  const text = document.createElement("p");
  text.className = "lg-notice__text";
  text.setAttribute("role", "status");
  notice.append(text);
  // Early in the order of tabs, whatever is drawn where.
  document.querySelector(".lg-header")?.before(notice);
  askReload(text, "A part of this page");
}
