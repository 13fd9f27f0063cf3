import assert from "node:assert/strict";
import { test } from "node:test";
import { minutesClock } from "../../../docs/assets/parts/kit/text.js";
import { cleanCode, draw as drawPrompt, due, elapsed, endText, newCode, paused, phaseAt, spans, started, stopped } from "../../../docs/assets/parts/mock/mock.js";
import { counts } from "../../../docs/assets/parts/store/mocks.js";
import { forAll, generator } from "../../support/random.js";

const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-6, `${a} is not ${b}`);

test("a code draws one prompt, for everybody, in whatever order the prompts stand", () => {
  forAll(3000, (draw) => {
    const prompts = draw.ids(1, 8);
    const code = newCode(() => draw.float(0, 1));
    const drawn = drawPrompt(code, "panw-tpm/system-design", prompts);
    assert.ok(prompts.includes(drawn));
    assert.equal(drawPrompt(code, "panw-tpm/system-design", draw.shuffled(prompts)), drawn);
  });
});

test("a prompt added later takes only the draws it wins", () => {
  forAll(3000, (draw) => {
    const prompts = draw.ids(1, 8);
    const code = newCode(() => draw.float(0, 1));
    const after = drawPrompt(code, "r", [...prompts, "later"]);
    assert.ok(after === "later" || after === drawPrompt(code, "r", prompts));
  });
});

test("every prompt is drawn about as often as the others", () => {
  const random = generator(7);
  const prompts = ["api-gateway", "telemetry-logging", "sandboxing", "own-system", "policy-fanout", "support-access"];
  const counts = Object.fromEntries(prompts.map((id) => [id, 0]));
  for (let run = 0; run < 12_000; run += 1) counts[drawPrompt(newCode(random), "panw-tpm/system-design", prompts)] += 1;
  for (const count of Object.values(counts)) assert.ok(count > 1800 && count < 2200, JSON.stringify(counts));
});

test("codes can be read out and typed any way", () => {
  forAll(2000, (draw) => assert.match(newCode(() => draw.float(0, 0.999999)), /^[A-HJKMNP-Z2-9]{4}$/));
  assert.equal(cleanCode(" k7-qp "), "K7QP");
  assert.equal(cleanCode("<script>alert(1)</script>"), "SCRIPTALERT1");
});

test("phases follow each other, fill the round and keep their proportions", () => {
  forAll(4000, (draw) => {
    const phases = draw.ids(0, 8).map((id) => {
      const low = draw.int(1, 30);
      return { id, title: id, low, high: low + draw.int(0, 10) };
    });
    const minutes = draw.int(10, 120);
    const all = spans(phases, minutes);
    assert.equal(all[0].start, 0);
    assert.equal(all[all.length - 1].end, minutes * 60);
    all.forEach((span, at) => {
      assert.ok(span.end > span.start);
      if (at) near(span.start, all[at - 1].end);
      if (phases.length > 1) near((span.end - span.start) / (all[0].end - all[0].start), (phases[at].low + phases[at].high) / (phases[0].low + phases[0].high));
      assert.equal(phaseAt(all, span.start), at);
      assert.equal(phaseAt(all, span.end - 0.001), at);
    });
    assert.equal(phaseAt(all, minutes * 60 + 500), all.length - 1);
  });
});

test("the design hour: 12.5, 25, 10 and 10 minutes drawn out to sixty", () => {
  const phases = [["scope", 10, 15], ["architecture", 25, 25], ["data", 10, 10], ["failure", 10, 10]].map(([id, low, high]) => ({ id, title: id, low, high }));
  assert.deepEqual(spans(phases, 60).map(({ end }) => Math.round(end / 6) / 10), [13, 39.1, 49.6, 60]);
});

test("follow-ups come at their minute, in order, and stay", () => {
  const followups = [{ at: 30, text: "b" }, { at: 14, text: "a" }, { at: 52, text: "c" }];
  assert.deepEqual(due(followups, 839), []);
  assert.deepEqual(due(followups, 840).map(({ text }) => text), ["a"]);
  assert.deepEqual(due(followups, 1e6).map(({ text }) => text), ["a", "b", "c"]);
});

test("a clock gives the time it ran, however rarely it is looked at", () => {
  forAll(4000, (draw) => {
    let clock = stopped(draw.int(0, 500));
    let now = draw.float(0, 1e9);
    let ran = clock.before * 1000;
    let running = false;
    for (let step = 0; step < 20; step += 1) {
      const gap = draw.from([16, 1000, 60_000, 7_200_000]) * draw.float(0.1, 1);
      now += gap;
      if (running) ran += gap;
      if (draw.bool()) {
        clock = running ? paused(clock, now) : started(clock, now);
        running = !running;
      } else if (draw.bool(0.2)) {
        clock = running ? started(clock, now) : paused(clock, now); // pressed twice
      }
      near(elapsed(clock, now), ran / 1000);
    }
  });
});

test("a reading that goes backward takes nothing away", () => {
  assert.equal(elapsed(started(stopped(90), 5000), 1000), 90);
});

test("the face of the clock", () => {
  assert.equal(minutesClock(0), "0:00");
  assert.equal(minutesClock(425.9), "7:05");
  assert.equal(minutesClock(5400), "90:00");
  assert.equal(minutesClock(-3), "0:00");
});

test("who ends a round early is told when it counts, by the rule that counts it", () => {
  assert.equal(endText(60.9, 60), "1:00 of 60:00 are gone. A mock counts from half its minutes on: 29:00 more.");
  assert.equal(endText(1800, 60), "30:00 of 60:00 are gone. A mock counts from half its minutes on, so this one does.");
  forAll(3000, (draw) => {
    const minutes = draw.int(10, 120);
    const seconds = draw.float(0, minutes * 60);
    const [, min, sec] = endText(seconds, minutes).match(/: (\d+):(\d\d) more/) ?? [];
    const gone = Math.floor(seconds);
    assert.equal(min === undefined, counts({ seconds: gone }, minutes));
    if (min === undefined) return;
    const left = Number(min) * 60 + Number(sec);
    assert.ok(counts({ seconds: gone + left }, minutes) && !counts({ seconds: gone + left - 1 }, minutes));
  });
});
