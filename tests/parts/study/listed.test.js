import assert from "node:assert/strict";
import { test } from "node:test";

import { Questions, listedPages, renamedQuestions } from "../../../docs/assets/parts/study/listed.js";

const BASE = "https://guide.test/loopguide/practice/questions/";
const LIST = `
<p class="lg-study__loop" data-page="role:acme-pm" data-first="logs alerts" data-day="acme-pm/one acme-pm/two"><a class="lg-study__name" href="../../roles/acme-pm/">Acme &amp; Sons &#34;PM&#34;</a></p>
<ol>
<li class="lg-study__page" data-page="round:acme-pm/one" data-role="acme-pm" data-questions="acme-pm.one.a:r1:logs:single acme-pm.one.b:r2:alerts:recall" data-was="acme-pm.one.a:old.a:older.a" data-minutes="45" data-attended data-rubrics="notes" data-concepts="logs alerts"><a class="lg-study__name" href="../../rounds/acme-pm/one/">One</a> <span>45 min</span></li>
<li class="lg-study__page" data-page="concept:logs" data-role="acme-pm acme-tpm" data-questions="" data-was="logs.r:logs.second"><a class="lg-study__name" href="../../concepts/logs/">Logs</a></li>
<li class=lg-study__page data-page=practice:sheets/x data-role=acme-pm data-questions=logs.q:r1:logs:single data-was=logs.q:logs.first data-sheet=x><a class=lg-study__name href=../sheets/x/>As a host may shorten it</a></li>
<li class="lg-study__page" data-page="concept:far"><a class="lg-study__name" href="https://elsewhere.test/">Far</a></li>
<li><a href="../">No page of the list</a></li>
</ol>`;
const pages = listedPages(LIST, BASE);

test("the list is read from its text, and nothing of another host", () => {
  assert.deepEqual(pages.map(({ page }) => page), ["role:acme-pm", "round:acme-pm/one", "concept:logs", "practice:sheets/x"]);
  const [role, round, concept, sheet] = pages;
  assert.deepEqual([role.kind, role.id, role.title, role.count], ["role", "acme-pm", 'Acme & Sons "PM"', 0]);
  assert.deepEqual([role.first, role.day, role.href], [["logs", "alerts"], ["acme-pm/one", "acme-pm/two"], "https://guide.test/loopguide/roles/acme-pm/"]);
  assert.deepEqual([round.minutes, round.attended, round.rubrics, round.concepts, round.count], [45, true, ["notes"], ["logs", "alerts"], 2]);
  assert.deepEqual(renamedQuestions(LIST), [["acme-pm.one.a", "old.a", "older.a"], ["logs.r", "logs.second"], ["logs.q", "logs.first"]]);
  assert.deepEqual([concept.roles, concept.questions, concept.count, concept.attended], [["acme-pm", "acme-tpm"], [], 0, false]);
  assert.deepEqual([sheet.sheet, sheet.count, sheet.href], ["x", 1, "https://guide.test/loopguide/practice/sheets/x/"]);
});

test("what stands around an entry, or lacks a link, is no entry", () => {
  const stray = `<p title="x data-page=concept:y">A word about data-page="concept:z".</p><li data-page="concept:bare">Bare</li><li class=a data-page=concept:a data-attended data-questions=q:r:c:single><a href=../a/ class=b>A</a>`;
  const found = listedPages(stray, BASE);
  assert.deepEqual(found.map(({ page, attended, ids, href }) => [page, attended, ids, href]), [["concept:a", true, ["q"], "https://guide.test/loopguide/practice/a/"]]);
});

test("a question is the same wherever it is asked for, and knows its page", () => {
  const questions = new Questions(pages);
  const found = questions.get("acme-pm.one.b");
  assert.equal(found, pages[1].questions[1]);
  assert.equal(found?.page, pages[1]);
  assert.deepEqual([found?.rev, found?.concept, found?.type], ["r2", "alerts", "recall"]);
  assert.deepEqual([...questions.values()].map(({ id }) => id), ["acme-pm.one.a", "acme-pm.one.b", "logs.q"]);
  assert.deepEqual([questions.has("logs.q"), questions.has("logs"), questions.get("logs")], [true, false, undefined]);
});
