import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";

import { buildIndex, leads, readEntries } from "../../../docs/assets/parts/search/build.js";
import { Dictionary } from "../../../docs/assets/parts/search/dictionary.js";
import { find } from "../../../docs/assets/parts/search/find.js";
import { LEADS } from "../../../docs/assets/parts/search/leads.js";
import { HEAVIEST, pack, unpack } from "../../../docs/assets/parts/search/postings.js";
import { excerpt, unmarked } from "../../../docs/assets/parts/search/search-text.js";
import { stem, subject, terms } from "../../../docs/assets/parts/search/words.js";

for (const [one, other] of [
  ["policies", "policy"],
  ["interviewing", "interview"],
  ["modelling", "modeling"],
  ["behavioural", "behavioral"],
  ["prioritise", "prioritization"],
  ["classify", "classification"],
  ["isolate", "isolation"],
  ["inspection", "inspect"],
  ["licence", "license"],
  ["classes", "class"],
  ["encrypted", "encrypting"],
]) {
  test(`${one} and ${other} are one word`, () => assert.equal(stem(one), stem(other)));
}

for (const [one, other] of [
  ["star", "start"],
  ["news", "newest"],
  ["speed", "spe"],
  ["status", "statu"],
  ["organ", "organization"],
  ["general", "generate"],
]) {
  test(`${one} and ${other} are two words`, () => assert.notEqual(stem(one), stem(other)));
}

test("a figure is one term however it is written", () => {
  for (const form of ["$150K", "$150,000", "150k", "150000"]) assert.ok(terms(form).includes("150000"), form);
  for (const form of ["5 TB", "5TB", "5 terabytes"]) assert.ok(terms(form).includes("5tb"), form);
  for (const form of ["94%", "94 percent", "94 %"]) assert.ok(terms(form).includes("94%"), form);
  assert.ok(terms("TLS 1.3").includes("1.3"));
  assert.ok(!terms("0.2%").includes("2"));
});

test("a compound is its parts and itself", () => {
  assert.deepEqual(terms("zero-trust"), ["zero", "trust", "zerotrust"]);
  assert.deepEqual(terms("CI/CD"), ["ci", "cd", "cicd"]);
  assert.deepEqual(terms("the candidate’s"), ["candidat"]);
});

test("a question for a meaning asks for the word alone", () => {
  assert.equal(subject("What does CISO mean?"), "CISO?");
  assert.equal(subject("what does SOC stand for"), "SOC");
  assert.equal(subject("meaning of blast radius"), "blast radius");
  assert.equal(subject("mean time to detect"), "mean time to detect");
});

test("what is packed is unpacked", () => {
  const found = [[0, 1], [1, 63], [40, 7], [5000, 20], [2_000_000, 33]];
  assert.deepEqual(unpack(pack(found)), found);
  assert.deepEqual(unpack(pack([[3, 500]])), [[3, HEAVIEST]]);
  assert.throws(() => unpack("!"));
});

test("marks of citations are no text", () => {
  assert.equal(unmarked("Nobody would buy. P20 reported Fails"), "Nobody would buy. Fails");
  assert.equal(unmarked("at the end. Z12 reportedZ06 reported"), "at the end.");
  assert.equal(unmarked("1 2 3 4 5 6 7 8 Ask who waits"), "Ask who waits");
});

test("an excerpt marks whole words of the same stem", () => {
  const cut = excerpt("We start with a star. Two stars shine.", (term) => term === "star");
  assert.deepEqual(cut, ["We start with a ", "star", ". Two ", "stars", " shine."]);
});

test("an excerpt is short where only the title has the words, and begins the text", () => {
  const [all, ...more] = excerpt("A longer text than fits. ".repeat(40), () => false);
  assert.deepEqual(more, []);
  assert.match(all, /^A longer text/);
  assert.ok(all.length < 160 && all.endsWith(" …"), all);
});

const entries = [
  { location: "concepts/start/", title: "Start", text: "<p>Start starting started.</p>" },
  { location: "practice/story/", title: "Story bank", text: "<p>Stories by STAR.</p>" },
  { location: "rounds/one-loop/screen/", title: "Screen", text: "<p>Round 1 of 2, One PM</p> Screen <p>Zero trust aloud K10 reported.</p>" },
];

/** @param {string} query */
async function ask(query) {
  const { head, shards, texts } = buildIndex(readEntries(entries), { "practice/story/": ["STAR method"] });
  const parts = { shard: async (/** @type {number} */ n) => shards[n], texts: async (/** @type {number} */ n) => texts[n] };
  return (await find(head, new Dictionary(head.terms), parts, query)).hits;
}

test("whole words come before words that begin alike", async () => {
  assert.deepEqual((await ask("star")).map(({ location }) => location), ["practice/story/", "concepts/start/"]);
});

test("words written together, half or with a slip are found", async () => {
  for (const query of ["zerotrust", "zero-trust", "zero tru", "zreo trust"]) {
    assert.equal((await ask(query))[0]?.location, "rounds/one-loop/screen/", query);
  }
});

test("a round names its loop, and its text neither its title nor a mark", async () => {
  const [hit] = await ask("aloud");
  assert.equal(hit.loop, "One PM");
  assert.equal(hit.excerpt.join(""), "Zero trust aloud.");
});

test("other words lead to a section as they lead to a page", async () => {
  const room = { location: "practice/room/", title: "In the room", text: "<p>How it goes.</p>" };
  const pages = readEntries([room, { location: "practice/room/#silence", title: "A long pause", text: "<p>Wait.</p>" }]);
  const { head, shards, texts } = buildIndex(pages, { "practice/room/#silence": ["nervous"] });
  const parts = { shard: async (/** @type {number} */ n) => shards[n], texts: async (/** @type {number} */ n) => texts[n] };
  const { hits } = await find(head, new Dictionary(head.terms), parts, "nervous");
  assert.deepEqual(hits.map(({ location }) => location), ["practice/room/#silence"]);
});

test("nothing is found where nothing is", async () => {
  assert.deepEqual(await ask("xylophone"), []);
});

test("every word kept by hand leads to a page of the guide, and none of them to a page that a guide lacks", () => {
  const docs = new URL("../../../docs/", import.meta.url);
  for (const address of Object.keys(LEADS)) {
    const [url, anchor] = address.split("#");
    const file = [`${url.slice(0, -1)}.md`, `${url}index.md`].map((name) => new URL(name, docs)).find((name) => existsSync(name));
    assert.ok(file, `leads.js: there is no page ${url}`);
    assert.ok(!anchor || readFileSync(file, "utf8").includes(`#${anchor} }`), `leads.js: there is no section ${address}`);
  }
  const pages = readEntries([{ location: "practice/plan/", title: "Plan", text: "A plan." }]);
  assert.deepEqual(leads(pages), { "practice/plan/": LEADS["practice/plan/"] });
});
