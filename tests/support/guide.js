// A guide to test with: an index of study as study-index.js reads one, and a reader's work.

import { dateOf } from "../../docs/assets/parts/kit/days.js";
import { counted } from "../../docs/assets/parts/store/mocks.js";

export const ROLE = "acme-pm";

/** @param {ReturnType<import("./random.js").chooser>} draw */
export function guide(draw, { rounds = draw.int(1, 5), concepts = draw.int(0, 8), most = 12 } = {}) {
  const page = (kind, id, rest) => ({
    page: `${kind}:${id}`, kind, id, title: id, href: `https://guide.test/${kind}/${id}/`, roles: [ROLE], questions: [],
    minutes: 0, attended: false, rubrics: [], concepts: [], checklist: "", boxes: [], rounds: [], sheet: "", first: [], day: [], ...rest,
  });
  const asked = (id, concept) => Array.from({ length: draw.int(0, most) }, (_, at) => ({ id: `${id}.q${at}`, rev: "r1", concept }));
  const names = Array.from({ length: concepts }, (_, at) => `concept-${at}`);
  const ids = Array.from({ length: rounds }, (_, at) => `${ROLE}/round-${at}`);
  const pages = [
    page("role", ROLE, { first: draw.some(names, 0.2) }),
    ...Array.from({ length: rounds }, (_, at) => {
      const needs = draw.some(names, 0.4);
      return page("round", `${ROLE}/round-${at}`, {
        minutes: draw.from([30, 45, 60, 90]), attended: draw.bool(0.8), concepts: needs,
        questions: asked(`${ROLE}.round-${at}`, needs[0] ?? "concept-0"), rubrics: ["notes"],
        ...(draw.bool(0.3) && { checklist: `${ROLE}.round-${at}`, boxes: ["a", "b", "c"] }),
      });
    }),
    ...names.map((id) => page("concept", id, { questions: asked(id, id) })),
    page("practice", `checklists/${ROLE}-preparation`, { checklist: `${ROLE}.preparation`, boxes: draw.ids(0, 7) }),
    page("practice", `checklists/${ROLE}-interview-day`, { checklist: `${ROLE}.interview-day`, boxes: draw.ids(1, 4) }),
    ...ids.flatMap((id, at) => Array.from({ length: draw.int(0, 2) }, (_, no) => page("practice", `worked/${at}-${no}`, { rounds: [id] }))),
    ...Array.from({ length: draw.int(0, 3) }, (_, at) => page("practice", `worksheets/${at}`, { rounds: draw.some(ids), sheet: `sheet-${at}` })),
  ];
  for (const one of pages) one.names = one.boxes.map((box) => `Item ${box}`);
  return indexOf(pages);
}

/** Pages as study-index.js gives them. */
export const indexOf = (pages) => ({
  pages,
  loops: pages.filter(({ kind }) => kind === "role"),
  byPage: new Map(pages.map((one) => [one.page, one])),
  questions: new Map(pages.flatMap((one) => one.questions.map((question) => [question.id, { ...question, page: one }]))),
});

/** Times made before: a guide's reader has hundreds, on a few days. @type {Map<string, string>} */
const times = new Map();

/** A time on a day, at an hour by the local clock. */
export const timeOn = (day, hour = 12) => {
  const key = `${day} ${hour}`;
  let found = times.get(key);
  if (!found) {
    const [year, month, date] = dateOf(day).split("-").map(Number);
    times.set(key, (found = new Date(year, month - 1, date, hour).toISOString()));
  }
  return found;
};

/** A reader's work, as the store gives it; change it through its maps. */
export function work() {
  const items = new Map();
  const ticks = new Map();
  const mocks = [];
  const exams = new Map();
  const sheets = new Map();
  return {
    items, ticks, all: mocks, taken: exams, written: sheets,
    item: (id) => items.get(id) ?? null,
    tick: (list, box) => ticks.get(`${list}/${box}`) ?? null,
    mocks: (round) => counted(mocks, round).map(({ at }) => at),
    begun: (round) => mocks.filter((one) => one.round === round).length,
    /** A mock of a round, by default as long as the round. */
    run(page, at, minutes = page.minutes) {
      mocks.push({ at, round: page.id, seconds: 60 * minutes });
    },
    exams: (set) => exams.get(set) ?? [],
    sheet: (id) => sheets.get(id) ?? null,
    answer(id, rev, right, at, sure = undefined) {
      const tries = [...(items.get(id)?.tries ?? []), { at, rev, score: right ? 1 : 0, right, ...(sure && { sure }) }];
      items.set(id, { at, rev, answer: "a", done: true, score: right ? 1 : 0, right, tries });
    },
  };
}
