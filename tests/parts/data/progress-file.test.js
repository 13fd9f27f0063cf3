import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_BYTES, fileName, preview, read, tally, write } from "../../../docs/assets/parts/data/progress-file.js";
import { Store } from "../../../docs/assets/parts/store/store.js";
import { Memory } from "../../support/memory.js";
import { forAll } from "../../support/random.js";

const NOW = new Date("2026-11-21T12:00:00.000Z");
const START = NOW.getTime() - 30 * 86_400_000;
const MARKUP = "</script><img src=x onerror=alert(1)>";

const time = (draw) => new Date(START + draw.int(0, 20) * draw.from([1, 1000, 86_400_000])).toISOString();
const attempt = (draw) => ({ at: time(draw), rev: "r1", score: draw.int(0, 4) / 4, right: draw.bool() });

const VALUES = {
  item: (draw) => ({ at: time(draw), rev: "r1", answer: draw.from(["a", null, ["a", "b"]]), done: true, score: 1, right: true, tries: [attempt(draw), attempt(draw)] }),
  tick: (draw) => ({ at: time(draw), on: draw.bool() }),
  exam: (draw) => ({ at: time(draw), set: "role:panw-tpm", title: "Mixed", seconds: 60, limit: 0, points: 1, questions: 2, missed: ["a"] }),
  sheet: (draw) => ({ at: time(draw), title: "Log", sheet: "decision-log", fields: { what: { at: time(draw), text: "x" } } }),
  setting: (draw) => ({ at: time(draw), value: draw.from(["on", "off"]) }),
  plan: (draw) => ({ at: time(draw), role: "panw-tpm", interviews: [], hours: [1, 1, 1, 1, 1, 1, 1], start: "2026-11-01" }),
  pack: (draw) => ({ at: time(draw), rounds: ["panw-tpm/system-design"], people: { "panw-tpm/system-design": "Ada" }, days: {} }),
  later: (draw) => ({ at: time(draw), anything: [1, { b: draw.bool() }] }),
};

const record = (draw) => {
  const kind = draw.from(Object.keys(VALUES));
  const gone = ["tick", "exam", "sheet", "pack", "setting"].includes(kind) && draw.bool(0.2);
  const value = gone ? { at: time(draw), gone: true } : VALUES[kind](draw);
  return { kind, id: `id-${draw.int(0, 5)}`, value };
};

const records = (draw, most = 12) => Array.from({ length: draw.int(0, most) }, () => record(draw));

const fresh = (own = []) => {
  const memory = new Memory();
  const store = new Store(() => memory, "/guide/");
  for (const one of own) store.merge(one);
  return { memory, store };
};

/** Take a file in as the page does; returns the lines shown before. */
const take = (store, text) => {
  const parcel = read(text, NOW);
  assert.ok(!("trouble" in parcel));
  const lines = preview(parcel.records, (one) => store.merge(one, false), keptIn(store));
  for (const { record: one } of lines) store.merge(one);
  return lines;
};

/** When a store's own record was last changed. */
const keptIn = (store) => (one) => store.records().find(({ kind, id }) => kind === one.kind && id === one.id)?.value.at ?? null;

test("what one browser writes another reads whole, whatever is in it", () => {
  forAll(1500, (draw) => {
    const { store } = fresh(records(draw));
    const other = fresh().store;
    take(other, write(store.records(), "/guide/", NOW));
    assert.deepEqual(other.records(), store.records());
  });
});

test("files may be taken in any order and any number of times", () => {
  forAll(1500, (draw) => {
    const files = Array.from({ length: 3 }, () => write(fresh(records(draw)).store.records(), "/guide/", NOW));
    const [one, two] = [fresh().store, fresh().store];
    for (const file of draw.shuffled(files)) take(one, file);
    for (const file of draw.shuffled([...files, ...files])) take(two, file);
    assert.deepEqual(one.records(), two.records());
  });
});

test("the preview says what happens: nothing marked the same is seen to change", () => {
  forAll(1500, (draw) => {
    const { store } = fresh(records(draw));
    const before = new Map(store.records().map(({ kind, id, value }) => [`${kind}:${id}`, JSON.stringify(value)]));
    const lines = take(store, write(fresh(records(draw)).store.records(), "/guide/", NOW));
    const after = new Map(store.records().map(({ kind, id, value }) => [`${kind}:${id}`, value]));
    for (const { record: { kind, id }, effect } of lines) {
      const key = `${kind}:${id}`;
      const now = after.get(key);
      const same = before.get(key) === JSON.stringify(now);
      if (effect === "added") assert.ok(!before.has(key) && now);
      if (effect === "changed" || effect === "joined") assert.ok(before.has(key) && !same);
      if (effect === "joined") assert.ok(JSON.parse(before.get(key)).at > lines.find((one) => one.record.kind === kind && one.record.id === id).record.value.at, "yours is newer");
      if (effect === "removed") assert.ok(before.has(key) && now.gone);
      if (effect === "same") assert.ok(same || (!before.has(key) && now.gone));
    }
    for (const counts of tally(lines).values()) assert.ok(Object.values(counts).every((count) => count >= 0));
    assert.equal([...tally(lines).values()].flatMap((counts) => Object.values(counts)).reduce((a, b) => a + b, 0), lines.length);
  });
});

test("looking at a file changes nothing", () => {
  forAll(300, (draw) => {
    const { store, memory } = fresh(records(draw));
    const before = JSON.stringify([...memory.map]);
    preview(records(draw), (one) => store.merge(one, false), keptIn(store));
    assert.equal(JSON.stringify([...memory.map]), before);
  });
});

test("a file cut off anywhere is refused as a whole", () => {
  forAll(1500, (draw) => {
    const text = write([record(draw), ...records(draw)], "/guide/", NOW);
    const cut = text.slice(0, draw.int(0, text.length - 3));
    assert.ok(["broken", "empty"].includes(read(cut, NOW).trouble), cut);
  });
});

test("a file of a later version, of something else, or too large is refused with its reason", () => {
  const good = JSON.parse(write([], "/guide/", NOW));
  const trouble = (file) => read(typeof file === "string" ? file : JSON.stringify(file), NOW).trouble;
  assert.equal(trouble(good), undefined);
  assert.equal(trouble(`\uFEFF${JSON.stringify(good)}`), undefined, "an editor's byte order mark");
  assert.equal(trouble({ ...good, loopguide: 2 }), "newer");
  assert.equal(trouble({ ...good, loopguide: 0 }), "foreign");
  assert.equal(trouble({ ...good, loopguide: "1" }), "foreign");
  assert.equal(trouble({ ...good, made: "yesterday" }), "foreign");
  assert.equal(trouble({ ...good, records: {} }), "foreign");
  assert.equal(trouble({ ...good, records: Array(50_001).fill(0) }), "many");
  for (const other of ["[]", "null", "1", '"x"', "{}", '{"version":1}']) assert.equal(trouble(other), "foreign", other);
  for (const other of ["", " \n"]) assert.equal(trouble(other), "empty");
  for (const other of ["PK\u0003\u0004", "<html>", "{", "[".repeat(200_000)]) assert.equal(trouble(other), "broken");
  assert.equal(trouble("x".repeat(50_000_000)), "large");
  assert.equal(trouble("x".repeat(MAX_BYTES + 1)), "large");
});

test("anything at all is read without an exception, and nothing invalid is let through", () => {
  const odd = [null, 1, true, "", MARKUP, [], {}, { at: NOW.toISOString() }, JSON.parse('{"__proto__":{"at":1}}')];
  forAll(3000, (draw) => {
    const entry = () => (draw.bool(0.3) ? draw.from(odd) : { ...record(draw), [draw.from(["kind", "id", "value", "x"])]: draw.from(odd) });
    const entries = Array.from({ length: draw.int(0, 6) }, entry);
    const parcel = read(JSON.stringify({ loopguide: 1, made: NOW.toISOString(), base: draw.from(odd), records: entries }), NOW);
    assert.ok(!("trouble" in parcel));
    assert.ok(parcel.records.length + parcel.unreadable + parcel.ahead <= entries.length);
    const { store } = fresh();
    for (const one of parcel.records) assert.notEqual(store.merge(one), "refused");
  });
});

test("markup in every string is kept as text or refused, and never becomes an id", () => {
  const spoil = (value) => {
    if (typeof value === "string") return MARKUP;
    if (Array.isArray(value)) return value.map(spoil);
    return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoil(one)])) : value;
  };
  forAll(500, (draw) => {
    const all = spoil(records(draw));
    const parcel = read(JSON.stringify({ loopguide: 1, made: NOW.toISOString(), base: MARKUP, records: all }), NOW);
    assert.deepEqual(parcel.records, []);
    assert.equal(parcel.unreadable, all.length);
    const note = { kind: "sheet", id: "a", value: { ...VALUES.sheet(draw), title: MARKUP, fields: { what: { at: time(draw), text: MARKUP } } } };
    const kept = read(write([note], MARKUP, NOW), NOW).records[0];
    assert.equal(kept.value.title, MARKUP);
    assert.equal(kept.value.fields.what.text, MARKUP);
  });
});

test("records dated in the future, by a wrong clock, are left out and counted", () => {
  const late = { kind: "tick", id: "a/b", value: { at: "2027-11-21T12:00:00.000Z", on: true } };
  const soon = { kind: "tick", id: "a/c", value: { at: "2026-11-22T12:00:00.000Z", on: true } };
  const parcel = read(write([late, soon], "/", NOW), NOW);
  assert.equal(parcel.ahead, 1);
  assert.deepEqual(parcel.records, [soon]);
});

test("nesting without end is refused", () => {
  const value = `{"at":"${NOW.toISOString()}","deep":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
  const text = `{"loopguide":1,"made":"${NOW.toISOString()}","base":"/","records":[{"kind":"later","id":"a","value":${value}}]}`;
  assert.equal(read(text, NOW).unreadable, 1);
});

test("a file is named by the local day", () => {
  assert.equal(fileName(new Date(2026, 0, 5, 23, 59)), "loopguide-2026-01-05.json");
});

test("times of the future inside a record are a wrong clock's too, and kinds without end are refused", () => {
  const at = "2026-11-21T11:00:00.000Z";
  const late = "2199-12-31T23:59:59.999Z";
  const file = (/** @type {object[]} */ records) => JSON.stringify({ loopguide: 1, made: at, base: "/", records });
  const sheet = { kind: "sheet", id: "log.aaaaaaaaa", value: { at, title: "Log", sheet: "log", fields: { "rows/1/what": { at: late, text: "x" } } } };
  const tries = [{ at: late, rev: "r1", score: 1, right: true }];
  const item = { kind: "item", id: "stride.one", value: { at, rev: "r1", answer: null, done: false, score: null, right: null, tries } };
  const found = read(file([sheet, item]), new Date("2026-11-21T12:00:00.000Z"));
  assert.deepEqual([found.records.length, found.ahead], [0, 2]);
  const kinds = Array.from({ length: 60 }, (_, n) => ({ kind: `k${String.fromCharCode(97 + (n % 26))}${"x".repeat(1 + Math.floor(n / 26))}`, id: "a", value: { at } }));
  assert.equal(read(file(kinds), new Date(at)).trouble, "many");
});
