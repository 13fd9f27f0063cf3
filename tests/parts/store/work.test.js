// The store is the page's own here: a storage of memory stands where a browser has one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "../../../docs/assets/parts/kit/days.js";
import { CAP } from "../../../docs/assets/parts/study/schedule.js";
import { Memory } from "../../support/memory.js";

globalThis.localStorage = /** @type {any} */ (new Memory());
const { ALL_LOOPS, CAPS, CAP_SETTING, SCOPE_SETTING, agendaOf, capKept } = await import("../../../docs/assets/parts/store/work.js");
const { store } = await import("../../../docs/assets/parts/store/store.js");

const setCap = (value) => store.change("setting", CAP_SETTING, () => ({ at: new Date().toISOString(), value }));

test("a number of questions a day that no page offers, as a file may bring, is left aside everywhere", () => {
  assert.equal(capKept(), CAP);
  for (const odd of ["15", "0", "-1", "none", "1e9"]) {
    setCap(odd);
    assert.equal(capKept(), CAP, odd);
  }
  setCap(String(CAPS[0]));
  assert.equal(capKept(), CAPS[0]);
});

test("an agenda takes at most what the reader asked for, or what is asked of it", () => {
  const page = { roles: [] };
  const ids = Array.from({ length: CAPS[0] + 5 }, (_, at) => `log.q${at}`);
  const index = /** @type {any} */ ({ questions: new Map(ids.map((id) => [id, { id, rev: "r1", concept: "log", page }])) });
  const at = new Date(Date.now() - 30 * 864e5).toISOString();
  for (const [id, { rev }] of index.questions) {
    const tries = [{ at, rev, score: 0, right: false }];
    store.changeItem(id, () => /** @type {any} */ ({ at, rev, answer: null, done: false, score: null, right: null, tries }));
  }
  setCap(String(CAPS[0]));
  const today = dayOf(new Date());
  assert.equal(agendaOf(index, today, null).today.length, CAPS[0]);
  assert.equal(agendaOf(index, today, null, Number.POSITIVE_INFINITY).today.length, ids.length);
});

test("review is kept to the reader's loop, or asks of all where they want it so", () => {
  const pages = { mine: { roles: ["acme-pm"] }, both: { roles: ["acme-pm", "acme-tpm"] }, other: { roles: ["acme-tpm"] } };
  const index = /** @type {any} */ ({ questions: new Map(Object.entries(pages).map(([id, page]) => [`loop.${id}`, { id: `loop.${id}`, rev: "r1", concept: "log", page }])) });
  const at = new Date(Date.now() - 30 * 864e5).toISOString();
  for (const [id, { rev }] of index.questions) store.changeItem(id, () => /** @type {any} */ ({ at, rev, answer: null, done: false, score: null, right: null, tries: [{ at, rev, score: 0, right: false }] }));
  const asked = (role) => agendaOf(index, dayOf(new Date()), role).today.map(({ id }) => id).sort();
  assert.deepEqual(asked("acme-pm"), ["loop.both", "loop.mine"]);
  assert.deepEqual(asked("acme-tpm"), ["loop.both", "loop.other"]);
  assert.equal(asked(null).length, 3);
  store.change("setting", SCOPE_SETTING, () => ({ at: new Date().toISOString(), value: ALL_LOOPS }));
  assert.equal(asked("acme-pm").length, 3);
});
