import assert from "node:assert/strict";
import { test } from "node:test";
import {
  MAX_TRIES,
  after,
  drafted,
  mergeItems,
  isRecordId,
  mergeRecords,
  mergeSheets,
  migrate,
  newId,
  readItem,
  readRecord,
  readTick,
  reopened,
  submitted,
  ticked,
} from "../../../docs/assets/parts/store/format.js";
import { LAST_TIME, isTime } from "../../../docs/assets/parts/store/shapes.js";
import { MAX_SHEET_FIELDS } from "../../../docs/assets/parts/store/records.js";
import { forAll } from "../../support/random.js";

const CASES = 3000;
const START = Date.parse("2026-11-21T12:00:00.000Z");
const time = (draw) => new Date(START + draw.int(0, 40) * draw.from([1, 1000, 86_400_000])).toISOString();

const answers = [null, "a", "", "0,98", ["a"], ["c", "a", "b"], { a: "x", b: "y" }, { text: "words", met: ["a"], seen: true }];

const attempt = (draw) => ({
  at: time(draw),
  rev: draw.from(["r1", "r2"]),
  score: draw.int(0, 4) / 4,
  right: draw.bool(),
  ...(draw.bool() && { sure: draw.int(1, 3) }),
});

const item = (draw) => {
  const done = draw.bool();
  return readItem({
    at: time(draw),
    rev: draw.from(["r1", "r2"]),
    answer: draw.from(answers),
    done,
    score: done ? draw.int(0, 4) / 4 : null,
    right: done ? draw.bool() : null,
    tries: Array.from({ length: draw.from([0, 1, 3, MAX_TRIES, MAX_TRIES + 5]) }, () => attempt(draw)),
  });
};

const some = (draw, most, make) => Object.fromEntries(draw.ids(0, most).map((id) => [id, make()]));
const gone = (draw) => ({ at: time(draw), gone: true });

/** A valid record of each kind. */
const MAKE = {
  item,
  tick: (draw) => tick(draw),
  exam: (draw) => ({ at: time(draw), set: "round:panw-tpm/system-design", title: "t", seconds: draw.float(0, 9), limit: 3600, points: draw.int(0, 4), questions: 5, missed: draw.ids(0, 5) }),
  sitting: (draw) => ({ at: time(draw), set: "role:panw-tpm", began: time(draw), limit: 0, questions: draw.ids(0, 5), answers: some(draw, 3, () => draw.from(answers.slice(1))), flags: draw.ids(0, 2) }),
  sheet: (draw) => ({ at: time(draw), title: draw.from(["", "mine"]), sheet: "decision-log", fields: some(draw, 4, () => ({ at: time(draw), text: draw.from(["", "a", "<b>"]) })) }),
  mock: (draw) => ({ at: time(draw), round: "panw-tpm/system-design", prompt: "api-gateway", seed: "x1", seconds: draw.int(0, 3600), notes: some(draw, 3, () => "note") }),
  score: (draw) => ({ at: time(draw), rubric: "notes", ...(draw.bool() && { round: "acme/one" }), who: draw.from(["me", "partner"]), levels: some(draw, 4, () => draw.int(1, 4)), note: "" }),
  plan: (draw) => ({ at: time(draw), role: "panw-tpm", interviews: [{ date: "2026-12-04", time: "09:30", zone: "America/New_York", round: "" }], hours: [0, 1, 1, 1, 1, 1, 2.5], start: "2026-11-21" }),
  pack: (draw) => ({ at: time(draw), rounds: draw.ids(0, 4), people: some(draw, 3, () => draw.from(["", "Ada Chen", "<b>"])), days: some(draw, 3, () => ({ date: "2026-12-04", time: draw.from(["", "09:30"]) })) }),
  setting: (draw) => ({ at: time(draw), value: draw.from(["on", "off"]) }),
};

const tick = (draw) => ({ at: time(draw), on: draw.bool() });

test("a valid record is read as it was written", () => {
  forAll(CASES, (draw) => {
    const one = item(draw);
    assert.ok(one);
    assert.deepEqual(readItem(JSON.parse(JSON.stringify(one))), one);
    assert.ok(one.tries.length <= MAX_TRIES);
  });
});

test("merging items is commutative, associative and idempotent, and loses no recent attempt", () => {
  forAll(CASES, (draw) => {
    const [a, b, c] = [item(draw), item(draw), item(draw)];
    assert.deepEqual(mergeItems(a, b), mergeItems(b, a));
    assert.deepEqual(mergeItems(mergeItems(a, b), c), mergeItems(a, mergeItems(b, c)));
    assert.deepEqual(mergeItems(a, a), a);
    const merged = mergeItems(a, b);
    assert.deepEqual(mergeItems(merged, a), merged, "merging a part again changes nothing");
    assert.equal(merged.at, a.at > b.at ? a.at : b.at);
    assert.deepEqual(readItem(merged), merged);
    const texts = new Set(merged.tries.map((one) => JSON.stringify(one)));
    const all = [...a.tries, ...b.tries];
    if (new Set(all.map((one) => JSON.stringify(one))).size <= MAX_TRIES) {
      for (const one of all) assert.ok(texts.has(JSON.stringify(one)));
    }
  });
});

test("merging any kind, tombstones too, is commutative, associative and idempotent", () => {
  for (const [kind, make] of Object.entries(MAKE)) {
    forAll(CASES, (draw) => {
      const one = () => (kind !== "item" && draw.bool(0.2) ? gone(draw) : make(draw));
      const [a, b, c] = [one(), one(), one()].map((value) => readRecord(kind, value));
      const merge = (x, y) => mergeRecords(kind, x, y);
      assert.ok(a, kind);
      assert.deepEqual(merge(a, b), merge(b, a));
      assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)));
      assert.deepEqual(merge(a, a), a);
      assert.deepEqual(readRecord(kind, JSON.parse(JSON.stringify(merge(a, b)))), merge(a, b));
    });
  }
});

test("what was removed for good stays removed, whatever another tab writes later", () => {
  const late = "2027-01-01T00:00:00.000Z";
  forAll(500, (draw) => {
    for (const kind of ["exam", "sheet", "mock", "score"]) {
      assert.deepEqual(mergeRecords(kind, { ...MAKE[kind](draw), at: late }, gone(draw)).gone, true);
    }
    for (const kind of ["tick", "plan", "pack", "setting", "sitting"]) {
      assert.equal("gone" in mergeRecords(kind, { ...MAKE[kind](draw), at: late }, gone(draw)), false);
    }
  });
  assert.equal(readRecord("item", gone({ int: () => 0, from: () => 1 })), null, "a question's history is not removed");
});

test("a worksheet is merged field by field, by the newest of each", () => {
  forAll(CASES, (draw) => {
    const [a, b] = [MAKE.sheet(draw), MAKE.sheet(draw)];
    const { fields } = mergeSheets(a, b);
    assert.deepEqual(Object.keys(fields), [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])].sort());
    for (const [key, { at }] of Object.entries(fields)) {
      for (const one of [a, b]) assert.ok(!one.fields[key] || one.fields[key].at <= at);
    }
  });
});

test("every kind refuses what does not fit and drops keys it does not know", () => {
  const junk = [null, true, -1, Number.NaN, "x".repeat(20_001), "<script>", [1], { "<b>": 1 }, JSON.parse('{"__proto__":{"at":1}}')];
  for (const [kind, make] of Object.entries(MAKE)) {
    forAll(1000, (draw) => {
      const good = make(draw);
      const read = readRecord(kind, { ...good, extra: "<script>" });
      assert.deepEqual(read, readRecord(kind, good));
      assert.equal("extra" in read, false);
      const key = draw.from(Object.keys(good));
      const value = draw.from(junk);
      const spoiled = readRecord(kind, { ...good, [key]: value });
      if (spoiled) assert.deepEqual(readRecord(kind, spoiled), spoiled);
      if (key === "at") assert.equal(spoiled, null);
    });
  }
  const plan = MAKE.plan({ int: () => 0, from: (list) => list[0] });
  for (const date of ["2026-02-30", "2026-13-01", "tomorrow", ""]) {
    assert.equal(readRecord("plan", { ...plan, interviews: [{ ...plan.interviews[0], date }] }), null, date);
  }
  assert.equal(readRecord("plan", { ...plan, hours: [1, 1] }), null);
  const pack = { at: "2026-11-21T12:00:00.000Z", rounds: ["a/b"], people: {}, days: {} };
  assert.deepEqual(readRecord("pack", { ...pack, rounds: ["b", "a/b", "b"] }).rounds, ["a/b", "b"], "each round once, in one order");
  assert.ok(readRecord("pack", { ...pack, people: { "a/b": "x".repeat(300) } }));
  assert.equal(readRecord("pack", { ...pack, people: { "a/b": "x".repeat(301) } }), null);
  assert.equal(readRecord("pack", { ...pack, people: { "<b>": "x" } }), null);
  assert.equal(readRecord("pack", { ...pack, rounds: Array.from({ length: 51 }, (_, at) => `a/${at}`) }), null);
  for (const day of [{ date: "2026-02-30", time: "" }, { date: "", time: "09:30" }, { date: "2026-12-04", time: "9:30" }, { date: "2026-12-04" }]) {
    assert.equal(readRecord("pack", { ...pack, days: { "a/b": day } }), null, JSON.stringify(day));
  }
});

test("new ids are valid and different", () => {
  const ids = new Set();
  for (let n = 0; n < 2000; n += 1) {
    const id = newId("panw-tpm/system-design", new Date(START));
    assert.ok(isRecordId(id));
    ids.add(id);
  }
  assert.equal(ids.size, 2000);
});

test("merging ticks is commutative, associative and idempotent", () => {
  forAll(CASES, (draw) => {
    const [a, b, c] = [tick(draw), tick(draw), tick(draw)];
    assert.deepEqual(mergeRecords("tick", a, b), mergeRecords("tick", b, a));
    assert.deepEqual(mergeRecords("tick", mergeRecords("tick", a, b), c), mergeRecords("tick", a, mergeRecords("tick", b, c)));
    assert.deepEqual(mergeRecords("tick", a, a), a);
  });
});

test("every change is newer than what it changes, even with the clock set back, and stays valid", () => {
  forAll(CASES, (draw) => {
    const before = draw.bool(0.1) ? null : item(draw);
    const now = new Date(time(draw));
    const result = { score: draw.int(0, 4) / 4, right: draw.bool() };
    for (const after of [
      drafted(before, "r3", draw.from(answers), now),
      submitted(before, "r3", draw.from(answers), result, now),
      reopened(before, "r3", now),
    ]) {
      assert.deepEqual(readItem(after), after);
      if (!before) continue;
      assert.ok(after.at > before.at);
      const merged = mergeItems(before, after);
      assert.deepEqual(merged.answer, after.answer);
      assert.equal(merged.done, after.done);
    }
    const box = tick(draw);
    assert.ok(ticked(box, !box.on, now).at > box.at);
  });
});

test("submitting adds an attempt, answering again keeps it, and only the last are kept", () => {
  let one = null;
  for (let day = 0; day < MAX_TRIES + 10; day += 1) {
    one = submitted(one, "r1", "a", { score: 0, right: false }, new Date(START + day * 86_400_000));
    one = reopened(one, "r1", new Date(START + day * 86_400_000 + 5));
  }
  assert.equal(one.tries.length, MAX_TRIES);
  assert.equal(one.tries.at(-1).at, new Date(START + (MAX_TRIES + 9) * 86_400_000).toISOString());
  assert.equal(one.answer, null);
  assert.equal(one.done, false);
});

test("of a record with too many attempts the last are read, in order and each once", () => {
  const at = (/** @type {number} */ day) => new Date(START + day * 86_400_000).toISOString();
  const tries = Array.from({ length: MAX_TRIES + 9 }, (_, day) => ({ at: at(day), rev: "r1", score: 0, right: false }));
  const record = { at: at(99), rev: "r1", answer: null, done: false, score: null, right: null };
  const kept = tries.slice(-MAX_TRIES);
  assert.deepEqual(readItem({ ...record, tries })?.tries, kept);
  assert.deepEqual(readItem({ ...record, tries: [...kept].reverse() })?.tries, kept);
  assert.deepEqual(readItem({ ...record, tries: kept.flatMap((one) => [one, one]).slice(-MAX_TRIES) })?.tries, kept.slice(-MAX_TRIES / 2));
});

test("two sheets that together hold too much keep what was written last, whatever the order", () => {
  const sheet = (/** @type {number} */ first, /** @type {number} */ count) => ({
    at: new Date(START).toISOString(),
    title: "Sheet",
    sheet: "log",
    fields: Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`rows/r${first + n}/what`, { at: new Date(START + (first + n) * 1000).toISOString(), text: "x" }]),
    ),
  });
  const [a, b, c] = [sheet(0, MAX_SHEET_FIELDS), sheet(4000, 3000), sheet(6000, 2000)];
  const merged = mergeSheets(mergeSheets(a, b), c);
  assert.ok(readRecord("sheet", merged));
  assert.equal(Object.keys(merged.fields).length, MAX_SHEET_FIELDS);
  assert.ok("rows/r7999/what" in merged.fields && !("rows/r0/what" in merged.fields));
  assert.deepEqual(mergeSheets(c, mergeSheets(b, a)), merged);
});

test("a change is dated so that it can be kept, even after the last time there is", () => {
  const last = new Date(Date.parse(LAST_TIME) - 1).toISOString();
  assert.ok(isTime(last));
  assert.ok(isTime(after({ at: last }, new Date(START))));
});

test("a time is one that the calendar has", () => {
  for (const time of ["2026-01-01T00:00:00.000Z", "2026-12-28T23:59:59.999Z", "2026-12-31T00:00:00.000Z", "2024-02-29T12:00:00.000Z"]) assert.ok(isTime(time), time);
  const none = ["2026-13-01T", "2026-00-10T", "2026-01-32T", "2026-01-00T", "2026-1-01T"].map((day) => `${day}00:00:00.000Z`);
  for (const time of [...none, "2026-01-01T25:00:00.000Z", "2026-01-01T00:60:00.000Z", "2026-01-01T00:00:61.000Z", "2026-01-01T00:00:00Z", "2200-01-01T00:00:00.000Z"]) assert.ok(!isTime(time), time);
});

test("what is not a record is refused", () => {
  const good = { at: "2026-11-21T12:00:00.000Z", rev: "r1", answer: "a", done: true, score: 1, right: true, tries: [] };
  assert.ok(readItem(good));
  const spoiled = [
    ["at", [1, "yesterday", "2026-13-40T00:00:00.000Z", "9999-12-31T23:59:59.999Z", undefined]],
    ["rev", [1, null, "r".repeat(65)]],
    ["answer", [1, true, undefined, [1], [["a"]], ["<b>"], { a: 1 }, { "<b>": "a" }, "x".repeat(20_001), { text: "", met: ["a"] }]],
    ["done", [1, "true", undefined]],
    ["score", [-0.1, 1.1, Number.NaN, null, "1"]],
    ["right", [null, 1]],
    ["tries", [null, {}, [1], [{ at: "2026-11-21T12:00:00.000Z" }]]],
  ];
  for (const [key, values] of spoiled) {
    for (const value of values) assert.equal(readItem({ ...good, [key]: value }), null, `${key}: ${JSON.stringify(value)}`);
  }
  assert.equal(readItem({ ...good, done: false }), null, "a score without being done");
  for (const value of [null, undefined, 1, "x", [], {}]) {
    assert.equal(readItem(value), null);
    assert.equal(readTick(value), null);
  }
  assert.equal(readTick({ at: "2026-11-21T12:00:00.000Z", on: 1 }), null);
});

test("keys a record does not have are not taken over, nor is a prototype", () => {
  const hostile = JSON.parse(
    '{"at":"2026-11-21T12:00:00.000Z","rev":"r1","answer":{"__proto__":"x"},"done":false,"score":null,"right":null,"tries":[],"extra":"<script>"}',
  );
  assert.equal(readItem(hostile), null);
  const read = readItem({ ...hostile, answer: { a: "b" } });
  assert.equal("extra" in read, false);
});

test("anything at all is read without an exception", () => {
  const values = [null, true, 0, -1, "x", "2026-11-21T12:00:00.000Z", [], {}, ["a"], { met: [] }, Number.NaN];
  forAll(5000, (draw) => {
    const one = {};
    for (const key of ["at", "rev", "answer", "done", "score", "right", "tries", "on"]) {
      if (draw.bool(0.8)) one[key] = draw.from(values);
    }
    readItem(one);
    readTick(one);
  });
});

test("records of an older version are brought along step by step", () => {
  const steps = { 1: (kind, value) => ({ ...value, second: kind }), 2: (kind, value) => ({ ...value, third: true }) };
  assert.deepEqual(migrate("item", { a: 1 }, 1, 3, steps), { a: 1, second: "item", third: true });
  assert.deepEqual(migrate("tick", { a: 1 }, 2, 3, steps), { a: 1, third: true });
  assert.deepEqual(migrate("item", { a: 1 }, 3, 3, steps), { a: 1 });
  assert.equal(migrate("item", { a: 1 }, 4, 3, steps), undefined, "a newer version is not understood");
  assert.equal(migrate("item", { a: 1 }, 0, 3, steps), undefined, "no way leads from there");
});
