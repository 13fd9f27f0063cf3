// Whether any recording is kept, known without opening the database: most readers keep none, and
// their pages then load nothing to look.

import { BASE } from "../kit/base.js";

const KEY = `loopguide-recordings:${BASE.pathname}`;

/** @returns {boolean} */
export function anyKept() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false; // without storage nothing was kept
  }
}

/** @param {boolean} any */
export function setKept(any) {
  try {
    if (any) localStorage.setItem(KEY, "1");
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage a kept recording is found again on the data page only.
  }
}
