"""When a page is live: every custom element on it has been taken over."""

# What stands below a page's text waits until a reader comes near, so one does.
READY = """() => {
  const waiting = document.querySelectorAll(":not(:defined)");
  for (const part of waiting) part.dispatchEvent(new Event("focusin"));
  return waiting.length === 0;
}"""
