import assert from "node:assert/strict";
import { test } from "node:test";
import { TEN, drawTen } from "../../../docs/assets/parts/quiz/draw.js";
import { forAll } from "../../support/random.js";

const STATES = ["open", "begun", "revised", "right", "partly", "wrong"];
const missed = ({ state }) => ["wrong", "partly", "revised"].includes(state);
const untried = ({ state }) => ["open", "begun"].includes(state);

test("ten now takes the missed, then the untried, then the oldest, in the quiz's order", () => {
  forAll(2000, (draw) => {
    const bank = draw.ids(1, 40).map((id) => ({ id, state: draw.from(STATES), at: `2026-11-${draw.from(["01", "09", "20"])}` }));
    const drawn = drawTen(bank);
    assert.equal(drawn.length, Math.min(TEN, bank.length));
    assert.equal(new Set(drawn).size, drawn.length);
    const places = drawn.map((id) => bank.findIndex((one) => one.id === id));
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
    const left = bank.filter(({ id }) => !drawn.includes(id));
    const taken = bank.filter(({ id }) => drawn.includes(id));
    if (left.some(missed)) assert.ok(taken.every(missed), "something else was taken while a miss waits");
    if (left.some(untried)) assert.ok(!taken.some(({ state }) => state === "right"), "a right one before an untried");
    const oldest = Math.min(...left.filter(({ state }) => state === "right").map(({ at }) => Number(at.slice(-2))));
    for (const { state, at } of taken) if (state === "right") assert.ok(Number(at.slice(-2)) <= oldest);
  });
});
