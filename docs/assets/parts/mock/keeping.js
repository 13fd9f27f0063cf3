// What is kept of a mock: when it began, the time gone, the notes, and which one is under way.

import { confirm } from "../kit/confirm.js";
import { anyKept } from "../recording/flag.js";
import { ofMock } from "../recording/ids.js";
import { after, newId } from "../store/format.js";
import { store } from "../store/store.js";
import { elapsed, endText } from "./mock.js";

/** @typedef {import("../store/records.js").Mock} Mock */

/** What keeping needs of a round under way. @typedef {{ id: string, round: { id: string }, prompt: { id: string }, code: string, clock: import("./mock.js").Clock }} Kept */

const RUNNING = "mock-running"; // the setting that names the mock under way
const MOST = 7 * 86_400; // seconds

/** The id of the mock that a closed tab or a reload interrupted; empty where there is none. */
export const running = () => store.get("setting", RUNNING)?.value ?? "";

/** @param {string} id  empty where none is under way any more */
export function setRunning(id) {
  if (id) store.change("setting", RUNNING, (last) => ({ at: after(last, new Date()), value: id }));
  else store.remove("setting", RUNNING);
}

/** @param {string} round @param {string} prompt @param {string} code @returns {string} the new mock's id */
export function keepBegun(round, prompt, code) {
  const now = new Date();
  const id = newId(round, now);
  store.change("mock", id, () => ({ at: now.toISOString(), round, prompt, seed: code, seconds: 0, notes: {} }));
  return id;
}

/**
 * Keep the time gone, and what else changes.
 *
 * @param {Kept} run
 * @param {(mock: Mock) => Mock} [change]
 * @returns {number} seconds gone
 */
export function keepTime(run, change = (mock) => mock) {
  const seconds = Math.floor(elapsed(run.clock, performance.now())); // as the clock shows it
  store.change("mock", run.id, (last) =>
    change({ ...(last ?? { round: run.round.id, prompt: run.prompt.id, seed: run.code, notes: {} }), seconds: Math.min(seconds, MOST), at: after(last, new Date()) }),
  );
  return seconds;
}

/** A note on a round that has ended. @param {string} id @param {string} phase @param {string} text */
export function keepNote(id, phase, text) {
  if (!store.get("mock", id)) return; // removed in another tab
  store.change("mock", id, (last) => {
    const mock = /** @type {Mock} */ (last);
    return { ...mock, at: after(mock, new Date()), notes: { ...mock.notes, [phase]: text } };
  });
}

/**
 * Ask before a round ends early.
 *
 * @param {number} seconds  gone
 * @param {number} minutes  of the round
 * @param {boolean} runs  the clock; it stands while the round is paused
 * @returns {Promise<boolean>}
 */
export const askEnd = (seconds, minutes, runs) =>
  confirm({ title: "End this round?", text: `${endText(seconds, minutes)}${runs ? " The clock runs on while you decide." : ""}`, yes: "End it", no: "Go on" });

/**
 * Remove a mock with its recording, where the reader means it.
 *
 * @param {string} id
 * @param {boolean} unkept  a recording of it stands in the page that was not kept
 * @returns {Promise<boolean>} whether it went
 */
export async function removeMock(id, unkept) {
  const kept = anyKept() ? await import("../recording/takes.js") : null; // few readers keep any
  const take = await kept?.takeOf(ofMock(id)).catch(() => null);
  const goes = take || unkept ? "Its notes and its recording go with it." : "Its notes go with it.";
  if (!(await confirm({ title: "Remove this mock?", text: `${goes} Scores you kept stay.`, yes: "Remove it", no: "Keep it" }))) return false;
  if (take) await kept?.forget(ofMock(id)).catch(() => {}); // it is on the data page still
  store.remove("mock", id);
  return true;
}
