import assert from "node:assert/strict";
import { test } from "node:test";
import { calibrate, judge, sureOf } from "../../../docs/assets/parts/confidence/calibration.js";
import { drafted, submitted } from "../../../docs/assets/parts/store/format.js";
import { forAll } from "../../support/random.js";

const NOW = new Date("2026-11-21T12:00:00.000Z");
const done = (right, sure, score = right ? 1 : 0) => submitted(null, "r1", "a", { score, right }, NOW, sure);

test("accuracy is counted at the level that was said, over the answers that stand", () => {
  forAll(3000, (draw) => {
    const said = Array.from({ length: draw.int(0, 40) }, () => ({ right: draw.bool(), sure: draw.from([null, 1, 2, 3]) }));
    // What is partly right is not right.
    const items = [...said.map(({ right, sure }) => done(right, sure, right ? 1 : draw.from([0, 0.5]))), null, drafted(done(true, 3), "r1", "b", NOW)];
    const levels = calibrate(draw.shuffled(items));
    assert.deepEqual(levels.map(({ sure }) => sure), [3, 2, 1]);
    for (const { sure, answered, right } of levels) {
      const mine = said.filter((one) => one.sure === sure);
      assert.equal(answered, mine.length);
      assert.equal(right, mine.filter((one) => one.right).length);
    }
  });
});

test("only the last attempt's confidence counts", () => {
  const first = done(false, 3);
  const second = submitted(first, "r1", "a", { score: 1, right: true }, new Date(NOW.getTime() + 1000), null);
  assert.equal(sureOf(first), 3);
  assert.equal(sureOf(second), null);
});

test("nothing is judged from a few answers", () => {
  const levels = (sure, right, answered) => [{ sure, answered, right }];
  assert.equal(judge([]), null);
  assert.equal(judge(levels(3, 0, 4)), null);
  assert.equal(judge(levels(3, 3, 5)), "over");
  assert.equal(judge(levels(3, 4, 5)), "fair");
  assert.equal(judge(levels(1, 5, 6)), "under");
  assert.equal(judge(levels(1, 2, 6)), null);
});
