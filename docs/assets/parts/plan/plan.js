// What to do on which day until the interview: pure functions of the plan, the guide's pages and
// what is kept of the reader's work.
//
// The rules of a good plan, each with its reason. tests/parts/plan/rules.test.js tries every one of
// them on thousands of plans.
//
//  1. Rehearsal before the last reading. A mock shows what to read next; one that comes after all
//     reading shows it too late.
//  2. For each coming round at least one mock and one answer in full said aloud (the strong answers of its
//     page where the guide has none worked out): the interview is spoken. Neither is left out for
//     anything that matters less. What counts as a mock, mocks.js says.
//     Where time is too short for that, ways.js says how it bends, and the plan says that it does.
//  3. The artifacts of the preparation checklist begin in the first third of the days: they take
//     longest, and an evening cannot make up for them. With one evening left they come last.
//  4. The concept missed most comes first, as every result says: a mistake that is known is the surest
//     gain. Then what the loop's page calls first, what else was missed, what is untried.
//  5. The pack and the list for the day stand on the eve. Where there are four days or more, nothing is
//     tried on it for the first time. The day itself holds work only for who begins on it, until
//     half an hour before. Once its interviews are through, nothing is left to do for them.
//  6. Nothing for a round that is behind the reader, or at which the reader is not present.
//  7. No evening of one checklist after another: items take at most half of an evening's time, and
//     an evening that is mostly items is not followed by another.
//  8. No more than the hours there are. Only a task longer than any evening stands alone on one, and
//     the evenings beside it give up the time it takes. While anything is left out, no evening
//     before the eve has more than 15 minutes to spare.
//  9. Each day leaves room for the reviews that are due.
// 10. What does not fit is left out, the least important first, and summed up.
// 11. An evening's rest of 5 to 10 minutes is a skill drill, once anything was missed: too short for
//     another task, and as long as a drill is.
// 12. A round's exam comes after the last of its questions were asked with their answers, a day later.
//
// tasks.js lists what there is to do and how much each thing matters; place.js puts it on days, and
// drills.js fills what is left of them. Days are whole numbers of the local calendar (days.js).

import { dayOfDate } from "../kit/days.js";
import { past, upcoming } from "../store/interviews.js";
import { missedConcepts } from "../study/tally.js";
import { addDrills } from "./drills.js";
import { arrange } from "./place.js";
import { MINUTES, QUIET, dated, eveTasks, tasks } from "./tasks.js";
import { isThrough } from "./until.js";
import { bent, shortened } from "./ways.js";

export { MINUTES } from "./tasks.js";

/** @typedef {import("../store/records.js").Plan} Plan */
/** @typedef {import("../store/records.js").Interview} Interview */
/** @typedef {import("../store/format.js").Item} Item */
/** @typedef {import("../store/format.js").Tick} Tick */
/** @typedef {import("../study/schedule.js").Agenda} Agenda */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */
/** @typedef {import("../study/study-index.js").StudyPage} StudyPage */
/** @typedef {import("./tasks.js").Task} Task */

/** Days planned where no interview has a date. */
export const WITHOUT_DATE = 14;

/** Days planned at most. */
export const LONGEST = 366;

/** As many hours as a day can be given. */
const WHOLE_DAYS = Array(7).fill(24);

const REVIEW_SHARE = 0.2;

/**
 * @typedef {object} Day
 * @property {number} day
 * @property {number} room  minutes the reader has
 * @property {number} review  minutes kept for reviews
 * @property {number} lent  minutes kept free for a longer task of a day beside it
 * @property {boolean} quiet  the eve of an interview four days off or more: nothing new on it
 * @property {boolean} late  the day of an interview, on which the reader begins
 * @property {Task[]} tasks  today's that are done among them
 * @property {Interview[]} interviews
 */

/**
 * @typedef {object} Planned
 * @property {Day[]} days  every day from the first to the last interview; none where all interviews
 *   are over and nothing of the loop lies ahead
 * @property {Task[]} left  what found no place, most important first
 * @property {Task[]} done  what was done before today
 * @property {StudyPage[]} undated  rounds of the loop without an interview, where others have one
 * @property {Interview | null} over  the last interview, where none lies ahead
 * @property {boolean} through  today has interviews, and they are behind the reader
 * @property {import("./ways.js").Bent} bent  rounds for whose mocks time is too short
 * @property {() => boolean} canGrow  whether more hours on any day before an interview would fit in some of what is left
 */

/**
 * What is kept of the reader's work. Times are those of the records.
 *
 * @typedef {object} Kept
 * @property {(id: string) => Item | null} item
 * @property {(list: string, box: string) => Tick | null} tick
 * @property {(round: { id: string, minutes: number }) => string[]} mocks  times of the mocks of a round that count as run (mocks.js), oldest first
 * @property {(round: string) => number} begun  how many mocks of a round there are, be they short
 * @property {(set: string) => string[]} exams  times of the exams of a set, oldest first
 * @property {(sheet: string) => string | null} sheet  when a worksheet was last written in; null where it is empty
 */

/**
 * @param {Plan} plan
 * @param {StudyIndex} index
 * @param {Kept} kept
 * @param {Agenda} agenda  of today
 * @param {number} today
 * @param {(interview: Interview) => number} [until]  minutes until it begins; without it, it is not looked at
 * @returns {Planned}
 */
export function planned(plan, index, kept, agenda, today, until = () => Number.POSITIVE_INFINITY) {
  const first = Math.max(today, dayOfDate(plan.start));
  const ahead = upcoming(plan.interviews, first).filter(({ date }) => dayOfDate(date) < first + LONGEST);
  const [last = null] = past(plan.interviews, today);
  const over = ahead.length ? null : last;
  const end = ahead.length ? dayOfDate(ahead[ahead.length - 1].date) : first + WITHOUT_DATE;
  const { groups, undated } = dated(plan, index, ahead, ahead.length ? end : end + 1, today);
  if (over && !groups.length) return { days: [], left: [], done: [], undated: [], over, through: false, bent: bent([], [], []), canGrow: () => false };
  const made = shortened(groups, (ways) => {
    const days = calendar(plan, ahead, agenda, first, end, today, until);
    const eves = days.flatMap((day, at) => (day.interviews.length ? eveTasks(plan, index, kept, groups, { day, eve: days[Math.max(0, at - 1)], first }) : []));
    const all = tasks(plan, index, kept, groups, first, today, ways);
    return { days, left: arrange(all, eves, days, groups, today, (id) => kept.tick("plan", id)), known: [...all, ...eves] };
  });
  const loop = index.byPage.get(`role:${plan.role}`);
  if (loop && missedConcepts(index, plan.role, kept.item).size) addDrills(made.days, loop, kept);
  const through = isThrough(made.days.find(({ day }) => day === today), index, until);
  const days = through ? made.days.map((day) => (day.day === today ? closed(day) : day)) : made.days;
  const left = through ? made.left.filter(({ last }) => last > today) : made.left;
  // Tried, since more than the hours can be in the way: a second mock waits two days for the first.
  const canGrow = () => left.length > 0 && fitsAny(left, planned({ ...plan, hours: WHOLE_DAYS }, index, kept, agenda, today, until).days);
  const on = days.flatMap((day) => day.tasks);
  const placed = new Set(on.map(({ id }) => id));
  return { days, left, done: made.known.filter((task) => task.done !== null && !placed.has(task.id)), undated, over, through, bent: bent(groups, on, left), canGrow };
}

/** A day whose interviews are through: what was done, and what is for another day. @param {Day} day @returns {Day} */
const closed = (day) => ({ ...day, tasks: day.tasks.filter(({ done, last }) => done !== null || last > day.day) });

/** Whether one of these tasks is on a day that more hours can be given to: of the day of an interview, what is left counts. @param {Task[]} left @param {Day[]} days */
function fitsAny(left, days) {
  const wanted = new Set(left.map(({ id }) => id));
  return days.some(({ interviews, tasks }) => !interviews.length && tasks.some(({ done, ids }) => done === null && ids.some((id) => wanted.has(id))));
}

/** Minutes before an interview that are for getting there and sitting down. */
const BEFORE = 30;

/**
 * The days with their room. @param {Plan} plan @param {Interview[]} ahead @param {Agenda} agenda
 * @param {number} first @param {number} end @param {number} today @param {(interview: Interview) => number} until
 */
function calendar(plan, ahead, agenda, first, end, today, until) {
  const dates = new Map(ahead.map(({ date }) => [dayOfDate(date), ahead.filter((one) => one.date === date)]));
  /** @type {Day[]} */
  const days = [];
  for (let day = first; day <= end; day += 1) {
    const interviews = dates.get(day) ?? [];
    // Who begins on the day itself has what is left until the interview.
    const begins = interviews.length > 0 && day === today && dayOfDate(plan.start) === today;
    const rest = begins ? Math.min(...interviews.map(until)) - BEFORE : Number.POSITIVE_INFINITY;
    const room = Math.max(0, Math.min(Math.round(60 * plan.hours[weekday(day)]), Math.floor(rest)));
    const due = day === today ? agenda.today.length : (agenda.ahead.get(day) ?? 0);
    // What will be learned on the way comes back for review, too.
    const review = day === today ? due * MINUTES.review : Math.max(due * MINUTES.review, Math.round(REVIEW_SHARE * room));
    const quiet = dates.has(day + 1) && day + 1 - first >= QUIET;
    days.push({ day, room, review: interviews.length ? 0 : Math.min(room, review), lent: 0, quiet, late: begins && room > 0, tasks: [], interviews });
  }
  return days;
}

/** 0 for Sunday; day 0 was a Thursday. @param {number} day */
export const weekday = (day) => (((day + 4) % 7) + 7) % 7;
