// The reader's choice of light or dark. A classic script in the head, so that the choice holds
// before the first paint; it needs nothing else and nothing else needs it.
//
// dark.css is linked with a media query. Following the system, the query asks for the system's
// preference; a choice replaces it by one that always or never holds. Paper is always light.
{
  /** @type {Record<string, string>} */
  const MEDIA = { dark: "screen", light: "not all" };
  const system = matchMedia("(prefers-color-scheme: dark)");

  /** What is kept under `key`: "light", "dark", or null to follow the system. @param {string} key */
  const choiceAt = (key) => ({
    /** @returns {string | null} */
    read() {
      try {
        return localStorage.getItem(key);
      } catch {
        return null; // storage is blocked: follow the system
      }
    },
    /** @param {string | null} choice */
    write(choice) {
      try {
        if (choice) localStorage.setItem(key, choice);
        else localStorage.removeItem(key);
      } catch {
        // The choice then lasts as long as the page.
      }
    },
  });

  /** @param {HTMLLinkElement} link  to dark.css @param {string} src  of this script */
  const follow = (link, src) => {
    const key = `loopguide:${new URL(src.slice(0, src.lastIndexOf("/assets/") + 1)).pathname}:theme`;
    const kept = choiceAt(key);
    /** @param {string | null} choice */
    const isDark = (choice) => (choice ? choice === "dark" : system.matches);

    let choice = kept.read();
    const apply = () => {
      link.media = (choice && MEDIA[choice]) || "screen and (prefers-color-scheme: dark)";
      document.getElementById("lg-theme")?.setAttribute("aria-pressed", String(isDark(choice)));
    };
    apply();

    document.addEventListener("DOMContentLoaded", () => {
      apply();
      document.getElementById("lg-theme")?.addEventListener("click", () => {
        const dark = !isDark(choice);
        // Choosing what the system shows anyway means following it again.
        choice = dark === system.matches ? null : dark ? "dark" : "light";
        kept.write(choice);
        apply();
      });
    });
    const reread = () => {
      choice = kept.read();
      apply();
    };
    system.addEventListener("change", apply);
    addEventListener("storage", (event) => {
      if (event.key === key) reread();
    });
    // A page that Back brings up again as it was has missed what was chosen meanwhile.
    addEventListener("pageshow", (event) => {
      if (event.persisted) reread();
    });
  };

  // What only scripts can serve has its room from the first paint on.
  document.documentElement.classList.add("lg-js");
  const link = /** @type {HTMLLinkElement | null} */ (document.getElementById("lg-dark"));
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (link && script) follow(link, script.src);
}
