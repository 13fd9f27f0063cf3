// Recordings that are kept: in this browser's own database, one for each answer. They are in no file
// and go to no server.

import { BASE } from "../kit/base.js";
import { setKept } from "./flag.js";

/** `words` is null where speech was not recognized on the device. @typedef {{ id: string, at: string, seconds: number, words: number | null, sound: Blob }} Take */

const NAME = `loopguide-recordings:${BASE.pathname}`;
const SHELF = "takes";

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(shelf: IDBObjectStore) => IDBRequest<T>} work
 * @returns {Promise<T>} rejected where the browser keeps nothing, or has no room
 */
async function onShelf(mode, work) {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(SHELF, { keyPath: "id" });
  const database = await settled(opening);
  try {
    const dealing = database.transaction(SHELF, mode);
    const found = await settled(work(dealing.objectStore(SHELF)));
    await new Promise((resolve, reject) => {
      dealing.oncomplete = resolve;
      dealing.onabort = () => reject(dealing.error);
      if (mode === "readonly") resolve(null);
    });
    return found;
  } finally {
    database.close();
  }
}

/** @param {string} id @returns {Promise<Take | null>} */
export const takeOf = async (id) => (await onShelf("readonly", (shelf) => shelf.get(id))) ?? null;

/** Every recording that is kept. @returns {Promise<Take[]>} */
export const takes = () => onShelf("readonly", (shelf) => shelf.getAll());

/** Keep a recording in place of the one there was. @param {Take} take */
export async function keep(take) {
  await onShelf("readwrite", (shelf) => shelf.put(take));
  setKept(true);
}

/** @param {string} id */
export async function forget(id) {
  await onShelf("readwrite", (shelf) => shelf.delete(id));
  setKept((await onShelf("readonly", (shelf) => shelf.count())) > 0);
}

/** Delete all of them. */
export async function forgetAll() {
  setKept(false);
  await onShelf("readwrite", (shelf) => shelf.clear());
}

/** "1.2 MB", "40 kB". @param {number} bytes */
export const sizeText = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
