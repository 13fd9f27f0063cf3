import assert from "node:assert/strict";
import test from "node:test";

import { TYPES, gradedAlone } from "../../../docs/assets/parts/question/types.js";
import { needsNoJudge } from "../../../docs/assets/parts/study/study-index.js";

test("the tools that ask know which types they can grade, before these have loaded", () => {
  for (const type of Object.keys(TYPES)) assert.equal(needsNoJudge({ type }), gradedAlone({ type }), type);
});
