// Marks dates at which something was checked more than six months ago, by the reader's clock: a page
// built in one year is read in the next. What was old when the page was built has its mark already.

/** The mark behind such a date; page/_parts.html.j2 has the same. */
export const AGED = ", more than six months ago";

const MONTHS = 6;

/**
 * Whether a day lies more than six months back.
 *
 * @param {string} date  2026-11-21
 * @param {Date} now
 */
export function isAged(date, now) {
  const [year, month, day] = date.split("-").map(Number);
  // The last day of a month that is too short for the day.
  const until = Math.min(day, new Date(year, month - 1 + MONTHS + 1, 0).getDate());
  return now >= new Date(year, month - 1 + MONTHS, until + 1);
}

/** Mark what has aged below a part of the page, once. @param {ParentNode} root @param {Date} [now] */
export function markAged(root, now = new Date()) {
  for (const date of /** @type {NodeListOf<HTMLTimeElement>} */ (root.querySelectorAll("time.lg-checked"))) {
    if (date.nextElementSibling?.matches(".lg-aged") || !isAged(date.dateTime, now)) continue;
    const mark = document.createElement("strong");
    mark.className = "lg-aged";
    mark.textContent = AGED;
    date.after(mark);
  }
}
