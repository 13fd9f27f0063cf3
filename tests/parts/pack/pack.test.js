import assert from "node:assert/strict";
import { test } from "node:test";
import { dateOf, dayOfDate } from "../../../docs/assets/parts/kit/days.js";
import { oneLine } from "../../../docs/assets/parts/kit/text.js";
import { MARK, ON_PAPER, chosen, cut, interviewFor, isChosen, later, roomy, sameDay, stories, weak, whenOf, withDate } from "../../../docs/assets/parts/pack/pack.js";
import { byConcept } from "../../../docs/assets/parts/progress/readiness.js";
import { nextRounds } from "../../../docs/assets/parts/store/interviews.js";
import { readPack, readPlan } from "../../../docs/assets/parts/store/records.js";
import { words } from "../../../docs/assets/parts/worksheet/worksheet.js";
import { ROLE, guide, timeOn, work } from "../../support/guide.js";
import { forAll } from "../../support/random.js";

const TODAY = dayOfDate("2026-11-21");
const AT = "2026-11-21T08:00:00.000Z";
const ROUNDS = ["acme/a", "acme/b", "acme/c"];
const PIECES = ["a", "word ", "longer ", "W", "界", "🎯", "👩‍💻", "é", " ", "\n", "\t", "<b>", "\ud83d", "…", "0.5% "];

const interview = (draw) => ({ date: dateOf(TODAY + draw.int(-6, 6)), time: draw.from(["", "09:30", "14:00"]), zone: draw.from(["", "America/New_York"]), round: draw.from(["", ...ROUNDS]) });
const planOf = (draw, most = 6) => readPlan({ at: AT, role: "acme", interviews: Array.from({ length: draw.int(0, most) }, () => interview(draw)), hours: Array(7).fill(1), start: "2026-11-01" });
const packOf = (draw) => readPack({ at: AT, rounds: draw.some(ROUNDS), ...(draw.bool(0.3) && { proposed: true }), people: {}, days: Object.fromEntries(draw.some(ROUNDS).map((round) => [round, { date: dateOf(TODAY + draw.int(-6, 6)), time: draw.from(["", "10:00"]) }])) });

test("a date comes from the plan's interview for the round, else from the pack, else from the whole loop's", () => {
  forAll(3000, (draw) => {
    const [plan, pack, round] = [draw.bool(0.8) ? planOf(draw) : null, draw.bool(0.8) ? packOf(draw) : null, draw.from(ROUNDS)];
    const rounds = draw.from([1, 3]);
    const when = whenOf(round, plan, pack, TODAY, rounds);
    const own = plan?.interviews.filter((one) => one.round === round) ?? [];
    const any = plan?.interviews.filter((one) => one.round === "") ?? [];
    if (own.length) assert.ok(own.some((one) => one.date === when.date && one.time === when.time && one.zone === when.zone));
    else if (pack?.days[round]) assert.deepEqual(when, { ...pack.days[round], zone: "" });
    else if (any.length && rounds === 1) assert.ok(any.some((one) => one.date === when.date && one.time === when.time && one.zone === when.zone));
    else if (any.length) {
      assert.ok(any.some((one) => one.date === when.date));
      assert.deepEqual([when.time, when.zone], ["", ""], "several rounds do not begin at once");
    }
    else assert.deepEqual(when, { date: "", time: "", zone: "" });
    // Of several, the next one; of past ones the last.
    const pool = own.length ? own : pack?.days[round] ? [] : any;
    const ahead = pool.filter(({ date }) => dayOfDate(date) >= TODAY).map(({ date }) => date);
    if (ahead.length) assert.equal(when.date, ahead.sort()[0]);
    else if (pool.length) assert.equal(when.date, pool.map(({ date }) => date).sort().at(-1));
  });
});

test("a date that is entered is the one that is read, and nothing else in the plan moves", () => {
  forAll(3000, (draw) => {
    const plan = planOf(draw, draw.from([3, 50]));
    const round = draw.from(ROUNDS);
    const when = { date: dateOf(TODAY + draw.int(0, 9)), time: draw.from(["", "11:15"]) };
    const last = interviewFor(plan.interviews, round, TODAY);
    const next = withDate(plan.interviews, round, when, "Europe/Berlin", TODAY);
    assert.ok(readPlan({ ...plan, interviews: next }), "still a valid plan");
    const others = (all) => all.filter((one) => one.round !== round);
    assert.deepEqual(others(next), others(plan.interviews));
    if (!last && plan.interviews.length === 50) return assert.deepEqual(next, plan.interviews);
    assert.equal(next.length, plan.interviews.length + Number(!last));
    const [entered, ...more] = next.filter((one) => !plan.interviews.includes(one));
    assert.deepEqual(entered, { ...when, zone: when.time ? last?.zone || "Europe/Berlin" : "", round }, "a zone belongs to a time");
    assert.deepEqual(more, []);
    const taken = withDate(next, round, { date: "", time: "11:15" }, "Europe/Berlin", TODAY);
    assert.equal(taken.length, next.length - 1);
    assert.deepEqual(others(taken), others(next));
  });
});

/** What the pack knows of a loop: when each round is, and which are those of the next interview. */
const known = (plan, pack) => ({
  when: (round) => whenOf(round, plan, pack, TODAY, ROUNDS.length),
  coming: plan ? nextRounds(plan.interviews, ROUNDS, TODAY) : [],
});

test("before a choice the rounds of the next interview are printed, then exactly the chosen, in the order of their days", () => {
  forAll(3000, (draw) => {
    const [plan, pack] = [draw.bool(0.8) ? planOf(draw) : null, draw.bool() ? packOf(draw) : null];
    const { when, coming } = known(plan, pack);
    const got = chosen(ROUNDS, pack, when, TODAY, coming);
    const own = isChosen(pack, when, TODAY, coming);
    if (own) assert.deepEqual([...got].sort(), pack.rounds);
    else if (coming.length) assert.deepEqual([...got].sort(), [...coming].sort());
    else {
      const isPast = (round) => when(round).date && dayOfDate(when(round).date) < TODAY;
      const over = ROUNDS.filter((round, at) => isPast(round) || (!when(round).date && ROUNDS.slice(at).some(isPast)));
      const proposed = pack?.proposed ? pack.rounds.filter((round) => !over.includes(round)) : [];
      assert.deepEqual([...got].sort(), proposed, "nobody said which: what was proposed before, else none");
    }
    const keys = got.map((round) => when(round).date || "9999");
    assert.deepEqual(keys, [...keys].sort());
  });
  const when = (round) => ({ date: "2026-12-01", time: { "acme/a": "", "acme/b": "14:00", "acme/c": "09:30" }[round], zone: "" });
  assert.deepEqual(chosen(ROUNDS, null, when, TODAY, ROUNDS), ["acme/c", "acme/b", "acme/a"], "on one day by the clock, without a time last");
  assert.deepEqual(chosen(["acme/a"], null, when, TODAY), ["acme/a"], "a loop of one round leaves nothing to ask");
});

test("a choice wins until the interviews it was made for are over, and what was proposed is none", () => {
  const plan = readPlan({ at: AT, role: "acme", interviews: [["acme/a", "2026-11-19"], ["acme/b", "2026-11-25"], ["acme/c", "2026-11-30"]].map(([round, date]) => ({ date, time: "", zone: "", round })), hours: Array(7).fill(1), start: "2026-11-01" });
  const printed = (rounds, at, more = {}) => {
    const pack = readPack({ at: timeOn(dayOfDate(at)), rounds, people: {}, days: {}, ...more });
    const { when, coming } = known(plan, pack);
    return chosen(ROUNDS, pack, when, TODAY, coming);
  };
  assert.deepEqual(printed(["acme/a"], "2026-11-18"), ["acme/b"], "it was for the interview of the 19th");
  assert.deepEqual(printed(["acme/a"], "2026-11-20"), ["acme/a"], "printed again by hand");
  assert.deepEqual(printed(["acme/a", "acme/c"], "2026-11-18"), ["acme/a", "acme/c"]);
  assert.deepEqual(printed(["acme/c"], "2026-11-18"), ["acme/c"]);
  assert.deepEqual(printed([], "2026-11-18"), [], "the reader wants none");
  assert.deepEqual(printed(ROUNDS, "2026-11-20"), ROUNDS, "a choice kept before there was `proposed`");
  assert.deepEqual(printed(ROUNDS, "2026-11-20", { proposed: true }), ["acme/b"]);
});

test("who comes from a round's page gets that round alone, or beside the rounds chosen before", () => {
  forAll(3000, (draw) => {
    const [plan, pack] = [planOf(draw), draw.bool() ? packOf(draw) : null];
    const { when, coming } = known(plan, pack);
    const own = isChosen(pack, when, TODAY, coming) ? pack.rounds : [];
    for (const from of ROUNDS) assert.deepEqual([...chosen(ROUNDS, pack, when, TODAY, coming, from)].sort(), [...new Set([...own, from])].sort());
    assert.deepEqual(chosen(ROUNDS, pack, when, TODAY, coming, "other/round"), chosen(ROUNDS, pack, when, TODAY, coming), "a round of another loop changes nothing");
  });
});

test("a clock goes on past midnight", () => {
  assert.equal(later("09:30", 0), "09:30");
  assert.equal(later("09:30", 12.4), "09:42");
  assert.equal(later("23:50", 25), "00:15");
});

test("a cut text is whole on screen, fits on paper, and the words left out are counted", () => {
  forAll(5000, (draw) => {
    const text = Array.from({ length: draw.int(0, 80) }, () => draw.from(PIECES)).join("");
    const most = draw.int(10, 120);
    const { shown, rest, more } = cut(text, most);
    assert.equal(oneLine(shown + rest), oneLine(text));
    const room = rest ? most : most + MARK;
    assert.ok([...shown].length <= room);
    assert.ok(2 * [...shown].filter((char) => char === "界" || char === "W" || char === "🎯").length <= room);
    assert.equal(more > 0, rest !== "");
    if (rest) assert.ok(more >= words(rest) && more <= Math.max(1, words(rest)));
    if (rest) assert.ok(!/[\ud800-\udbff]$/.test(shown) || !/^[\udc00-\udfff]/.test(rest), "no character is torn apart");
  });
  assert.deepEqual(cut("one two three", 20), { shown: "one two three", rest: "", more: 0 });
  assert.deepEqual(cut("one two three four", 12), { shown: "one two three four", rest: "", more: 0 }, "not worth a mark");
  assert.deepEqual(cut("one two three four five six seven", 12), { shown: "one two", rest: " three four five six seven", more: 5 });
});

const FORM = (id, rounds) => ({
  id,
  title: id.toUpperCase(),
  rounds,
  parts: [
    { id: "rows", title: "Rows", start: ["1", "2", "3"], fields: [{ id: "name", label: "Name" }, { id: "what", label: "What" }] },
    { id: "one", title: "One", start: null, fields: [{ id: "said", label: "Said" }] },
  ],
});
const sheetOf = (draw, form, at = AT) => {
  const keys = ["rows/1/name", "rows/1/what", "rows/2/what", "rows/9zz/name", "one.said", "other.said", "rows/1/never"];
  return { at, title: "Mine", sheet: form, fields: Object.fromEntries(draw.some(keys, 0.6).map((key) => [key, { at, text: draw.from(["", " ", "text", "two\nlines", "<img src=x>"]) }])) };
};

test("stories are what was written in the worksheets of that round, one of each worksheet in turn", () => {
  forAll(3000, (draw) => {
    const forms = [FORM("bank", ["acme/a"]), FORM("log", ["acme/a", "acme/b"]), FORM("map", ["acme/b"])];
    const sheets = Array.from({ length: draw.int(0, 5) }, () => sheetOf(draw, draw.from(["bank", "log", "map", "gone"]), timeOn(TODAY - draw.int(0, 9))));
    const got = stories("acme/a", forms, sheets);
    const written = sheets.filter(({ sheet }) => sheet !== "map" && sheet !== "gone").flatMap(({ fields }) => {
      const has = (...keys) => keys.some((key) => fields[key]?.text.trim());
      return [has("rows/1/name", "rows/1/what"), has("rows/2/what"), has("rows/9zz/name"), has("one.said")].filter(Boolean);
    });
    assert.equal(got.length, written.length);
    for (const { title, lines, from } of got) {
      assert.ok(title.trim() && !/[\n]/.test(title));
      assert.ok(["BANK", "LOG"].includes(from));
      assert.ok(lines.every(({ text }) => text.trim() && !text.includes("\n")));
    }
    // Paper shows something of each worksheet that has something.
    const both = new Set(got.map(({ from }) => from));
    assert.equal(new Set(got.slice(0, Math.min(2, ON_PAPER.stories)).map(({ from }) => from)).size, Math.min(both.size, 2, got.length));
  });
});

test("a row that was removed is no story", () => {
  const [form] = [FORM("bank", ["acme/a"])];
  const fields = { "rows/1": { at: AT, text: "off" }, "rows/1/name": { at: AT, text: "gone" }, "rows/2/name": { at: AT, text: "here" } };
  assert.deepEqual(stories("acme/a", [form], [{ at: AT, title: "", sheet: "bank", fields }]).map(({ title }) => title), ["here"]);
});

test("weak concepts are those the progress page counts as missed", () => {
  forAll(1000, (draw) => {
    const index = guide(draw, { rounds: 2, concepts: draw.int(1, 6) });
    const round = index.pages.find(({ kind }) => kind === "round");
    const kept = work();
    for (const { id } of index.questions.values()) {
      for (let tries = draw.int(0, 3); tries > 0; tries -= 1) kept.answer(id, draw.from(["r1", "r1", "old"]), draw.bool(), timeOn(TODAY - tries, 9));
    }
    const got = weak(round.id, round.concepts, index, kept);
    const agenda = { day: TODAY, today: [], waiting: [], done: 0, ahead: new Map(), mastered: 0, tried: 0 };
    const seen = new Map(byConcept(ROLE, { index, kept, agenda }).map(({ page, count }) => [page.id, count.tried - count.right]));
    for (const concept of round.concepts) assert.equal(got.find((one) => one.concept === concept)?.missed ?? 0, seen.get(concept) ?? 0, concept);
    assert.deepEqual(got.map(({ missed }) => missed), got.map(({ missed }) => missed).sort((a, b) => b - a));
    assert.ok(got.every(({ missed, tried }) => missed > 0 && missed <= tried));
  });
});

test("a day of several rounds gives each its date and none its time; one of them may get a day of its own", () => {
  forAll(2000, (draw) => {
    const several = draw.shuffled(ROUNDS).slice(0, draw.int(2, ROUNDS.length));
    const interviews = [{ date: dateOf(TODAY + 3), time: "09:00", zone: "UTC", round: "", rounds: several }];
    const plan = { at: timeOn(TODAY), role: ROLE, interviews, hours: Array(7).fill(1), start: dateOf(TODAY) };
    for (const round of several) assert.deepEqual(whenOf(round, plan, null, TODAY), { date: dateOf(TODAY + 3), time: "", zone: "", begins: { time: "09:00", zone: "UTC" } });
    const own = draw.from(several);
    const moved = withDate(interviews, own, { date: dateOf(TODAY + 5), time: "10:30" }, "UTC", TODAY);
    const when = (round) => whenOf(round, { ...plan, interviews: moved }, null, TODAY);
    assert.equal(when(own).date, dateOf(TODAY + 5));
    assert.equal(when(own).time, "10:30");
    for (const round of several.filter((one) => one !== own)) assert.equal(when(round).date, dateOf(TODAY + 3));
    assert.ok(readPlan({ ...plan, interviews: moved }), "it may be kept");
  });
});

test("a pack full of rounds the loop lacks makes room for its own", () => {
  const named = (/** @type {number} */ count, /** @type {(n: number) => unknown} */ value) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`other/z${n}`, value(n)]));
  const strange = { rounds: Object.keys(named(50, () => 0)), people: named(50, () => "Ann"), days: named(50, () => ({ date: "2026-12-01", time: "" })) };
  const own = "panw-tpm/system-design";
  const more = { rounds: [...strange.rounds, own], people: { ...strange.people, [own]: "Kim" }, days: { ...strange.days, [own]: { date: "2026-12-02", time: "" } } };
  const kept = roomy(more, [own]);
  assert.deepEqual(kept, { rounds: [own], people: { [own]: "Kim" }, days: { [own]: { date: "2026-12-02", time: "" } } });
  assert.ok(readPack({ ...kept, at: "2026-11-21T12:00:00.000Z" }));
  assert.deepEqual(roomy(strange, [own]), strange);
});

test("one day is offered to the chosen rounds without one: the day entered last, else the latest", () => {
  forAll(3000, (draw) => {
    const pack = packOf(draw);
    const when = (round) => whenOf(round, null, pack, TODAY);
    const rounds = draw.some(ROUNDS);
    const dates = rounds.map((round) => when(round).date).filter(Boolean).sort();
    const last = draw.from(["", dateOf(TODAY), ...dates]);
    const got = sameDay(rounds, when, last);
    const open = rounds.filter((round) => !pack.days[round]);
    if (!dates.length || !open.length) return assert.equal(got, null);
    assert.deepEqual(got, { date: dates.includes(last) ? last : dates.at(-1), rounds: open });
  });
});
