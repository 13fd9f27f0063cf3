// When a record of which there are many was begun: its id carries the time (`newId` in
// format.js), which does not move when the record is changed later.

/** @param {string} id @returns {Date} */
export function begunAt(id) {
  const mark = id.slice(id.lastIndexOf(".") + 1, -6);
  const time = /^[0-9a-z]{1,9}$/.test(mark) ? Number.parseInt(mark, 36) : Number.NaN;
  return new Date(Number.isFinite(time) ? time : 0);
}
