// Plans to try: any loop, one to sixty days, 20 minutes to 4 hours a day, with and without history.

import { dateOf, dayOfDate } from "../../../docs/assets/parts/kit/days.js";
import { planned } from "../../../docs/assets/parts/plan/plan.js";
import { interviewOf } from "../../../docs/assets/parts/store/interviews.js";
import { agenda } from "../../../docs/assets/parts/study/schedule.js";
import { timeOn, work } from "../../support/guide.js";

export const TODAY = dayOfDate("2026-11-28");

/** From 20 minutes to 4 hours a day, some days without any. */
const hoursOf = (draw) => {
  const base = draw.from([1 / 3, 0.5, 1, 1, 1.5, 2, 3, 4]);
  const shape = draw.from(["even", "even", "weekend", "off"]);
  return Array.from({ length: 7 }, (_, day) => (shape === "weekend" && (day === 0 || day === 6) ? Math.min(4, 2 * base) : shape === "off" && draw.bool(0.3) ? 0 : base));
};

/** Minutes until an interview of today; of another day nobody asks. */
const untilOf = (draw) => {
  const minutes = draw.from([-90, 0, 30, 60, 90, 120, 150, 240, 300]);
  return ({ date }) => (dayOfDate(date) === TODAY ? minutes : Number.POSITIVE_INFINITY);
};

const interviewsOf = (draw, rounds, days) => {
  const at = (day, rest) => ({ date: dateOf(TODAY + day), time: "", zone: "", round: "", ...rest });
  const some = draw.some(rounds, 0.4).map(({ id }) => id);
  switch (draw.from(["any", "any", "each", "several", "both", "past", "none"])) {
    case "any": return [at(days)];
    case "each": return rounds.map(({ id }) => at(draw.int(1, days), { round: id }));
    case "several": return [at(days, some.length ? { rounds: some } : {})];
    case "both": return [at(days), ...(some.length ? [at(draw.int(1, days), { rounds: some })] : [])];
    case "past": return [at(-draw.int(1, 9), { round: draw.from(rounds).id }), at(days)];
    default: return [];
  }
};

/** What a reader may have done before: nothing, a little, most. */
const historyOf = (draw, index) => {
  const kept = work();
  const much = draw.from([0, 0, 0.2, 0.6, 0.95]);
  if (!much) return kept;
  for (const { id, rev } of index.questions.values()) if (draw.bool(much)) kept.answer(id, rev, draw.bool(0.6), timeOn(TODAY - draw.int(0, 6)));
  for (const { checklist, boxes } of index.pages) for (const box of boxes) if (draw.bool(much / 2)) kept.ticks.set(`${checklist}/${box}`, { at: timeOn(TODAY - draw.int(0, 3)), on: true });
  for (const page of index.pages) {
    const { kind, id, minutes, sheet } = page;
    // Some ended after a minute or two.
    for (let run = draw.from([1, 1, 2, 3]); run > 0; run -= 1) {
      if (kind === "round" && draw.bool(much / 2)) kept.run(page, timeOn(TODAY - draw.int(0, 9)), draw.from([minutes, 1, 2, 0.4 * minutes, 0.5 * minutes]));
    }
    if (kind === "round" && draw.bool(much / 4)) kept.ticks.set(`plan/study.round/${id}`, { at: timeOn(TODAY - 1), on: true });
    if (sheet && draw.bool(much / 2)) kept.written.set(sheet, timeOn(TODAY - 2));
  }
  return kept;
};

/** A case, planned. */
export function planFor(draw, index, role) {
  const rounds = index.pages.filter(({ kind, roles }) => kind === "round" && roles.includes(role));
  const plan = { at: timeOn(TODAY), role, interviews: interviewsOf(draw, rounds, draw.bool(0.3) ? draw.int(0, 3) : draw.int(1, 60)), hours: hoursOf(draw), start: dateOf(draw.bool(0.9) ? TODAY : TODAY - 2) };
  return made(plan, index, historyOf(draw, index), TODAY, untilOf(draw));
}

/** A plan over what is kept, as made on a day. */
export function made(plan, index, kept = work(), today = TODAY, until = undefined) {
  const list = agenda([...index.questions.values()], kept.item, today, interviewOf([plan], today));
  return { plan, index, kept, list, until, got: planned(plan, index, kept, list, today, until) };
}
