// The guide's own folder. Everything the guide keeps, it keeps under this address.

/** The last "/assets/" in a script's address is ours, however deep the script lies below it. */
export const BASE = new URL(import.meta.url.slice(0, import.meta.url.lastIndexOf("/assets/") + 1));
