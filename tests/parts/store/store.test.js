import assert from "node:assert/strict";
import { test } from "node:test";
import { drafted, submitted, ticked } from "../../../docs/assets/parts/store/format.js";
import { Store } from "../../../docs/assets/parts/store/store.js";
import { Memory } from "../../support/memory.js";
import { forAll } from "../../support/random.js";

const BASE = "/guide/";
const KEY = "loopguide:/guide/:1:item:stride.why";
const NOW = new Date("2026-11-21T12:00:00.000Z");
const draft = (answer) => (item) => drafted(item, "r1", answer, NOW);

/** A store that notes what it tells. */
const open = (storage, base = BASE, format = undefined) => {
  const store = new Store(typeof storage === "function" ? storage : () => storage, base, format);
  const told = { notices: [], changes: [] };
  store.addEventListener("notice", (event) => told.notices.push(event.detail));
  store.addEventListener("change", (event) => told.changes.push(event.detail));
  return { store, told };
};

test("keeps a record under its own key, by base path and version", () => {
  const memory = new Memory();
  const { store, told } = open(memory);
  assert.equal(store.item("stride.why"), null);
  store.changeItem("stride.why", draft("a"));
  assert.equal(JSON.parse(memory.getItem(KEY)).answer, "a");
  assert.equal(memory.getItem("loopguide:/guide/:version"), "1");
  assert.deepEqual(told.changes, [{ kind: "item", id: "stride.why", here: true }]);
  assert.equal(open(memory).store.item("stride.why").answer, "a", "it is there after a reload");
  assert.equal(open(memory, "/other/").store.item("stride.why"), null, "and not for a neighboring site");
});

test("keys are listed once for what is looked at in one go, and anew after it", async () => {
  const memory = new Memory();
  let asked = 0;
  memory.key = (index) => {
    asked += 1;
    return Memory.prototype.key.call(memory, index);
  };
  const { store } = open(memory);
  for (const id of ["a", "b", "c"]) store.changeItem(id, draft("a"));
  assert.deepEqual([store.ids("item"), store.list("plan"), store.list("item")], [["a", "b", "c"], [], ["a", "b", "c"]]);
  assert.equal(asked, memory.length);
  store.changeItem("d", draft("a"));
  assert.deepEqual(store.ids("item"), ["a", "b", "c", "d"], "what was kept meanwhile is there");
  await null;
  memory.map.delete(store.key("item", "d"));
  memory.map.set(store.key("item", "e"), memory.getItem(store.key("item", "a")));
  assert.deepEqual(store.ids("item"), ["a", "b", "c", "e"], "and what another tab has exchanged");
  store.clear();
  assert.deepEqual(store.ids("item"), []);
});

test("two tabs never lose each other's answers, attempts or ticks", () => {
  forAll(300, (draw) => {
    const memory = new Memory();
    const tabs = [open(memory).store, open(memory).store];
    const expected = new Map();
    for (let step = 0; step < 20; step += 1) {
      const tab = draw.from(tabs);
      const id = draw.from(["q.a", "q.b", "q.c"]);
      if (draw.bool()) {
        const answer = draw.from(["a", "b", "c"]);
        tab.changeItem(id, (item) => submitted(item, "r1", answer, { score: 0, right: false }, new Date(NOW.getTime() + step)));
        expected.set(id, { answer, tries: (expected.get(id)?.tries ?? 0) + 1 });
      } else {
        const on = draw.bool();
        tab.changeTick("list", id, (tick) => ticked(tick, on, NOW));
        expected.set(`list/${id}`, on);
      }
    }
    for (const tab of tabs) {
      for (const [id, value] of expected) {
        if (id.startsWith("list/")) {
          assert.equal(tab.tick("list", id.slice(5)).on, value);
        } else {
          assert.equal(tab.item(id).answer, value.answer);
          assert.equal(tab.item(id).tries.length, value.tries);
        }
      }
    }
  });
});

test("tells what another tab changed, and only what is its own", () => {
  const { store, told } = open(new Memory());
  store.changedElsewhere(KEY);
  store.changedElsewhere("loopguide:/guide/:1:tick:panw-tpm.preparation/classify");
  store.changedElsewhere("loopguide:/other/:1:item:stride.why");
  store.changedElsewhere("loopguide:/guide/:2:item:stride.why");
  store.changedElsewhere("theme");
  assert.deepEqual(told.changes, [
    { kind: "item", id: "stride.why", here: false },
    { kind: "tick", id: "panw-tpm.preparation/classify", here: false },
  ]);
});

test("storage cleared elsewhere is forgotten here", () => {
  const memory = new Memory();
  const { store, told } = open(memory);
  store.changeItem("stride.why", draft("a"));
  memory.map.clear();
  store.changedElsewhere(null);
  assert.equal(store.item("stride.why"), null);
  assert.equal(told.changes.at(-1).here, false);
});

test("blocked storage: the page goes on from memory and says so once, when something is to be kept", () => {
  const { store, told } = open(() => {
    throw new DOMException("denied", "SecurityError");
  });
  assert.equal(store.item("stride.why"), null);
  assert.deepEqual(told.notices, []);
  store.changeItem("stride.why", draft("a"));
  store.changeItem("stride.how", draft("b"));
  store.changeTick("list", "box", (tick) => ticked(tick, true, NOW));
  assert.equal(store.item("stride.why").answer, "a");
  assert.equal(store.item("stride.how").answer, "b");
  assert.equal(store.tick("list", "box").on, true);
  assert.deepEqual(told.notices, ["blocked"]);
});

test("full storage: the newest answer is shown, what was kept stays, room again means kept again", () => {
  const memory = new Memory();
  const { store, told } = open(memory);
  store.changeItem("stride.why", draft("a"));
  const kept = memory.getItem(KEY);
  memory.room = 0;
  store.changeItem("stride.why", draft("b"));
  assert.equal(store.item("stride.why").answer, "b");
  assert.equal(memory.getItem(KEY), kept);
  assert.deepEqual(told.notices, ["full"]);
  memory.room = Number.POSITIVE_INFINITY;
  store.changeItem("stride.why", draft("c"));
  assert.equal(JSON.parse(memory.getItem(KEY)).answer, "c");
  assert.deepEqual(told.notices, ["full"]);
});

test("a corrupt record is left out, the others are read, and an answer replaces it", () => {
  for (const rubbish of ["{", "null", "[]", "1", '{"at":1}', "\u0000", '{"__proto__":{}}']) {
    const memory = new Memory();
    const { store, told } = open(memory);
    store.changeItem("stride.how", draft("a"));
    memory.setItem(KEY, rubbish);
    assert.equal(store.item("stride.why"), null);
    assert.equal(store.item("stride.how").answer, "a");
    assert.deepEqual(told.notices, ["corrupt"]);
    assert.equal(memory.getItem(KEY), rubbish, "it is not thrown away unasked");
    store.changeItem("stride.why", draft("b"));
    assert.equal(store.item("stride.why").answer, "b");
  }
});

test("a newer version's records are neither read nor touched", () => {
  const memory = new Memory();
  memory.setItem("loopguide:/guide/:version", "2");
  memory.setItem("loopguide:/guide/:2:item:stride.why", "future");
  const { store, told } = open(memory);
  assert.equal(store.item("stride.why"), null);
  store.changeItem("stride.why", draft("a"));
  assert.deepEqual(told.notices, ["newer"]);
  assert.equal(memory.getItem("loopguide:/guide/:version"), "2");
  assert.equal(memory.getItem("loopguide:/guide/:2:item:stride.why"), "future");
});

test("an older version's records are brought along, and stay", () => {
  const memory = new Memory();
  open(memory).store.changeItem("stride.why", draft("a"));
  memory.setItem("loopguide:/guide/:1:item:broken.one", "{");
  memory.setItem("loopguide:/guide/:1:other:thing", "{}");
  const format = { version: 2, migrate: (kind, value) => ({ ...value, answer: `${value.answer}!` }) };
  const { store } = open(memory, BASE, format);
  assert.equal(store.item("stride.why").answer, "a!");
  assert.equal(store.item("broken.one"), null);
  assert.equal(memory.getItem("loopguide:/guide/:version"), "2");
  assert.ok(memory.getItem(KEY));
});

test("records of questions that no page has are kept", () => {
  const memory = new Memory();
  memory.setItem("loopguide:/guide/:1:item:gone.question", "as it was");
  const { store } = open(memory);
  store.changeItem("stride.why", draft("a"));
  assert.equal(memory.getItem("loopguide:/guide/:1:item:gone.question"), "as it was");
});

test("a page that comes back looks again at what it read", () => {
  const memory = new Memory();
  const { store, told } = open(memory);
  store.item("stride.why");
  store.reread();
  assert.deepEqual(told.changes, [{ kind: "item", id: "stride.why", here: false }]);
});

// ---------------------------------------------------------------- the other kinds, and carrying

const mock = (at = NOW) => ({ at: at.toISOString(), round: "r/one", prompt: "p", seed: "", seconds: 1, notes: {} });
const later = (seconds) => new Date(NOW.getTime() + 1000 * seconds);

test("records of any kind are kept, listed, changed and removed", () => {
  const memory = new Memory();
  const { store, told } = open(memory);
  assert.deepEqual(store.list("mock"), []);
  store.change("mock", "r/one.b", () => mock());
  store.change("mock", "r/one.a", () => mock());
  store.change("setting", "cap", () => ({ at: NOW.toISOString(), value: "20" }));
  assert.deepEqual(store.list("mock"), ["r/one.a", "r/one.b"]);
  assert.deepEqual(open(memory).store.list("mock"), ["r/one.a", "r/one.b"], "and after a reload");
  store.remove("mock", "r/one.a");
  assert.equal(store.get("mock", "r/one.a"), null);
  assert.deepEqual(open(memory).store.list("mock"), ["r/one.b"]);
  assert.deepEqual(told.changes.at(-1), { kind: "mock", id: "r/one.a", here: true });
});

test("an open tab does not bring back what another one removed for good", () => {
  const memory = new Memory();
  const [first, second] = [open(memory).store, open(memory).store];
  first.change("mock", "r/one.a", () => mock());
  second.remove("mock", "r/one.a");
  assert.equal(first.change("mock", "r/one.a", () => mock(later(60))), null);
  assert.equal(first.get("mock", "r/one.a"), null);
});

test("a setting taken back can be set anew, even with the clock set back", () => {
  const { store } = open(new Memory());
  const setting = (value) => () => ({ at: NOW.toISOString(), value });
  store.change("setting", "cap", setting("20"));
  store.remove("setting", "cap");
  assert.equal(store.get("setting", "cap"), null);
  assert.equal(store.change("setting", "cap", setting("30"))?.value, "30");
  assert.equal(store.get("setting", "cap")?.value, "30");
});

test("what is not valid is never written", () => {
  const memory = new Memory();
  const { store } = open(memory);
  assert.throws(() => store.change("mock", "r/one.a", () => ({ ...mock(), seconds: Number.NaN })), TypeError);
  assert.throws(() => store.change("mock", "<b>", () => mock()), TypeError);
  assert.throws(() => store.remove("item", "stride.why"), TypeError);
  assert.deepEqual([...memory.map.keys()], []);
});

test("listing goes on where storage is full or blocked", () => {
  const memory = new Memory();
  memory.room = 0;
  const { store, told } = open(memory);
  store.change("mock", "r/one.a", () => mock());
  assert.deepEqual(store.list("mock"), ["r/one.a"]);
  assert.deepEqual(told.notices, ["full"]);
  const blocked = open(() => {
    throw new DOMException("denied", "SecurityError");
  }).store;
  blocked.change("mock", "r/one.b", () => mock());
  assert.deepEqual(blocked.list("mock"), ["r/one.b"]);
});

test("carried to another browser and back everything is the same, tombstones and unknown kinds too", () => {
  const memory = new Memory();
  const { store } = open(memory);
  store.changeItem("stride.why", draft("a"));
  store.change("mock", "r/one.a", () => mock());
  store.change("mock", "r/one.b", () => mock());
  store.remove("mock", "r/one.b");
  memory.setItem("loopguide:/guide/:1:future:thing", '{"at":"2026-11-21T12:00:00.000Z","more":1}');
  memory.setItem("loopguide:/guide/:1:mock:broken", "{");
  const records = store.records();
  assert.deepEqual(records.map(({ kind, id }) => `${kind}:${id}`), ["future:thing", "item:stride.why", "mock:r/one.a", "mock:r/one.b"]);

  const other = open(new Memory()).store;
  for (const record of JSON.parse(JSON.stringify(records))) assert.equal(other.merge(record, false), "added");
  assert.deepEqual(other.records(), [], "a preview writes nothing");
  for (const record of records) assert.equal(other.merge(record), "added");
  for (const record of records) assert.equal(other.merge(record), "same");
  assert.deepEqual(other.records(), records);
  assert.equal(other.get("mock", "r/one.b"), null);
});

test("merging takes the newer, keeps what is newer here, and refuses what is not a record", () => {
  const { store } = open(new Memory());
  store.change("mock", "r/one.a", () => mock(later(10)));
  assert.equal(store.merge({ kind: "mock", id: "r/one.a", value: mock() }), "same");
  assert.equal(store.merge({ kind: "mock", id: "r/one.a", value: mock(later(20)) }), "changed");
  for (const record of [
    { kind: "mock", id: "<img>", value: mock() },
    { kind: "mock", id: "r/one.a", value: { ...mock(), seed: 1 } },
    { kind: "<b>", id: "a", value: { at: NOW.toISOString() } },
    { kind: "future", id: "a", value: { at: "soon" } },
    { kind: "future", id: "a", value: { at: NOW.toISOString(), text: "x".repeat(200_000) } },
    { kind: "constructor", id: "a", value: {} },
  ]) {
    assert.equal(store.merge(record), "refused", JSON.stringify(record).slice(0, 80));
  }
});

test("deleting everything leaves other sites alone and tells the page", () => {
  const memory = new Memory();
  memory.setItem("loopguide:/other/:1:item:stride.why", "theirs");
  const { store, told } = open(memory);
  store.changeItem("stride.why", draft("a"));
  store.clear();
  assert.deepEqual([...memory.map.keys()], ["loopguide:/other/:1:item:stride.why"]);
  assert.equal(store.item("stride.why"), null);
  assert.deepEqual(told.changes.at(-1), { kind: "item", id: "stride.why", here: true });
  store.changeItem("stride.why", draft("b"));
  assert.equal(memory.getItem("loopguide:/guide/:version"), "1");
});
