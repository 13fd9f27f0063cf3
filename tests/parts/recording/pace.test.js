import assert from "node:assert/strict";
import { test } from "node:test";
import { listen, paceText, wordsIn } from "../../../docs/assets/parts/recording/pace.js";

test("the pace is words a minute, and minutes alone where nothing counted words", () => {
  assert.equal(paceText(65, 143), "1:05, 132 words a minute");
  assert.equal(paceText(65, null), "1:05");
  assert.equal(paceText(0.2, null), "0:01");
  assert.equal(wordsIn(" One, two - three's  4 … "), 4);
});

class Speech {
  static answer = "available";
  static asked = [];
  static made = [];
  static available(options) {
    Speech.asked.push(options);
    return Promise.resolve(Speech.answer);
  }
  processLocally = false;
  start() {
    Speech.made.push(this);
    this.onresult({ results: [Object.assign([{ transcript: "one two three" }], { isFinal: true }), Object.assign([{ transcript: "four" }], { isFinal: false })] });
  }
  stop() {}
}

test("speech is recognized on the device or not at all", async () => {
  assert.equal((await listen({}))(), null, "no recognition in this browser");
  globalThis.SpeechRecognition = Speech;
  assert.equal((await listen({}))(), 3);
  assert.ok(Speech.asked.every(({ processLocally }) => processLocally) && Speech.made.every(({ processLocally }) => processLocally));
  for (const answer of ["downloadable", "unavailable"]) {
    Speech.answer = answer;
    assert.equal((await listen({}))(), null);
  }
  globalThis.SpeechRecognition = class {}; // cannot promise to stay on the device
  assert.equal((await listen({}))(), null);
  delete globalThis.SpeechRecognition;
});
