// When a page is live, said once for every browser: tests/support/live.py reads this file too.

/**
 * Whether the page is whole and every element taken over. What stands below a page's text waits until
 * a reader comes near, so one does.
 */
export function isLive() {
  const waiting = document.querySelectorAll(":not(:defined)");
  for (const part of waiting) part.dispatchEvent(new Event("focusin"));
  return document.readyState === "complete" && waiting.length === 0;
}
