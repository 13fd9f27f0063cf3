// Printing one element of a page.

/**
 * Print one element of the page and nothing else: what does not lead to it is left out by print-alone.css.
 *
 * @param {HTMLElement} alone
 */
export function printAlone(alone) {
  const marked = [alone];
  alone.classList.add("lg-alone");
  for (let parent = alone.parentElement; parent; parent = parent.parentElement) {
    parent.classList.add("lg-alone-path");
    marked.push(parent);
  }
  addEventListener(
    "afterprint",
    () => {
      for (const element of marked) element.classList.remove("lg-alone", "lg-alone-path");
    },
    { once: true },
  );
  print();
}
