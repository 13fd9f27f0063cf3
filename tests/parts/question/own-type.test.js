import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { TYPES, countText, fits, grade, gradedAlone, keyOf } from "../../../docs/assets/parts/question/types.js";
import { INCOMPLETE, statement } from "./own-type.js";

test("a type that is listed is read, graded, counted and asked in exams as the others are", (t) => {
  TYPES.statement = statement;
  t.after(() => delete TYPES.statement);
  const key = keyOf(/** @type {any} */ ({ dataset: { type: "statement", right: "" } }));
  assert.deepEqual(key, { type: "statement", holds: true });
  assert.equal(fits(key, "true"), true);
  assert.equal(fits(key, "perhaps"), false);
  assert.equal(grade(key, "true").score, 1);
  assert.equal(grade(key, "false").score, 0);
  assert.equal(grade(key, null).right, false);
  assert.equal(grade(key, "perhaps").score, 0, "what does not fit is worth nothing");
  assert.equal(countText(key, grade(key, "true")), "judged rightly");
  assert.equal(gradedAlone({ type: "statement" }), true);
  assert.equal(gradedAlone({ type: "unheard of" }), false);
});

test("every method of a type is wanted, and every type has them", () => {
  const methods = Object.keys(statement);
  assert.equal(INCOMPLETE.length, methods.length, "each is left out once, and tsc refuses it");
  for (const [name, type] of Object.entries(TYPES)) assert.deepEqual(Object.keys(type), methods, name);
});

test("no other script asks which type a question is", () => {
  const names = Object.keys(TYPES).join("|");
  const root = new URL("../../../docs/assets/parts/", import.meta.url);
  const asking = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".js") && !/^question\/(\w+\/|types\.js)/.test(path) && !path.includes("vendor"))
    .filter((path) => new RegExp(`type\\b[^\\n]*[=!]== "(${names})"|case "(${names})"`).test(readFileSync(new URL(path, root), "utf8")));
  assert.deepEqual(asking, []);
});
