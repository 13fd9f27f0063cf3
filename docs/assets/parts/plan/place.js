// Puts tasks on days: the most important first, each on the day that suits it best and has room.

import { MATTERS, MINUTES } from "./tasks.js";

/** @typedef {import("./plan.js").Day} Day */
/** @typedef {import("./tasks.js").Group} Group */
/** @typedef {import("./tasks.js").Task} Task */

/** Minutes by which a task may alone overrun a day: the minutes are estimates. */
const OVER = 5;
/** Minutes a day may have to spare while something is left out. */
export const SPARE = 15;
/** What weighs more is spread over the days; what weighs less has the day that is best for it. */
const EVEN = 3;
/** Days beside a long task that give up time for it, at most. */
const BESIDE = 14;

/** The order of an evening. A mock comes before what is read: it shows what to look for. @type {Task["work"][]} */
const ORDER = ["diagnostic", "study", "worked", "mock", "exam", "quiz", "again", "boxes", "sheet", "aloud", "pack", "day"];

/** Minutes of a day for tasks: none on the day of an interview, unless the reader begins on it. @param {Day} day */
export const roomOn = ({ room, review, lent, interviews, late }) => (interviews.length && !late ? 0 : room - review - lent);

/** Whether a day takes a task. An eve that is quiet takes none, and the day of an interview only what is for it. @param {Day} day @param {Task} task */
const takes = (day, task) => !day.quiet && roomOn(day) > 0 && (!day.late || task.last === day.day);

/** @param {Day} day */
const usedOn = ({ tasks }) => tasks.reduce((sum, { minutes }) => sum + minutes, 0);

/** Minutes of a day that nothing takes. @param {Day} day */
export const freeOn = (day) => roomOn(day) - usedOn(day);

/** @param {Task} task whether it reads a concept */
const isReading = ({ work, page }) => page.kind === "concept" && (work === "study" || work === "again");

/**
 * Put the tasks on their days.
 *
 * @param {Task[]} all
 * @param {Task[]} eves  what is done on the eves
 * @param {Day[]} days  filled
 * @param {Group[]} groups
 * @param {number} today
 * @param {(id: string) => import("../store/format.js").Tick | null} tick  of the plan
 * @returns {Task[]} what found no place, most important first
 */
export function arrange(all, eves, days, groups, today, tick) {
  const desk = new Desk(days, all, today);
  desk.keepDone([...all, ...eves, ...groups.flatMap(({ rounds }) => rounds.map((round) => spare(round, today, MINUTES.aloud, tick)))]);
  desk.keepEves(eves.filter(({ weight }) => weight === 0));
  const open = all.filter(({ done }) => done === null).sort(byWeight);
  desk.pace(open);
  let left = open.filter((task) => !desk.put(task));
  left = [...left, ...desk.rehearseBeforeReading(groups)].sort(byWeight).filter((task) => !desk.put(task));
  desk.keepEves(eves.filter(({ weight }) => weight > 0));
  if (left.length) desk.fill(groups, Math.max(...left.map(({ last }) => last)));
  for (const day of days) day.tasks = inOrder(day.tasks);
  return left;
}

/** @param {Task} a @param {Task} b */
const byWeight = (a, b) => a.weight - b.weight || a.last - b.last;

/** An evening's tasks as they are best done, those of one list or quiz as one. @param {Task[]} tasks */
function inOrder(tasks) {
  /** @type {Task[]} */
  const shown = [];
  const rank = (/** @type {Task} */ task) => ORDER.indexOf(isReading(task) ? "again" : task.work);
  for (const task of [...tasks].sort((a, b) => rank(a) - rank(b) || a.weight - b.weight)) {
    const same = shown.find((one) => (one.work === "boxes" || one.work === "quiz") && one.work === task.work && one.page === task.page && (one.done === null) === (task.done === null));
    if (!same) shown.push({ ...task, ids: [task.id] });
    else {
      same.ids.push(task.id);
      same.count += task.count;
      same.minutes += task.minutes;
    }
  }
  return shown;
}

class Desk {
  #days;
  #today;
  #share = 1;
  /** Day a task is on or was done. @type {Map<string, number>} */
  #on;
  #known;
  /** The last reading put on a day, by the reading's own last day. @type {Map<number, number>} */
  #read = new Map();

  /** @param {Day[]} days @param {Task[]} all @param {number} today */
  constructor(days, all, today) {
    this.#days = days;
    this.#today = today;
    this.#on = new Map(all.flatMap((task) => (task.done === null ? [] : [[task.id, task.done]])));
    this.#known = new Set(all.map(({ id }) => id));
  }

  /** What was done today stays in sight and takes its time. @param {Task[]} tasks */
  keepDone(tasks) {
    const day = this.#days.find((one) => one.day === this.#today);
    day?.tasks.push(...tasks.filter(({ done }) => done === this.#today));
  }

  /** @param {Task[]} eves */
  keepEves(eves) {
    for (const task of eves) {
      const eve = task.done === null && this.#days.find(({ day }) => day === task.best);
      if (eve && (task.weight === 0 || freeOn(eve) >= task.minutes)) eve.tasks.push(task);
    }
  }

  /** How full a day should be, so that all is through in time and no evening carries it alone. @param {Task[]} open */
  pace(open) {
    let share = 0;
    for (const last of new Set(open.map((task) => task.last))) {
      const work = open.filter((task) => task.last <= last).reduce((sum, { minutes }) => sum + minutes, 0);
      const until = this.#days[0].day + Math.ceil((5 / 6) * (last - this.#days[0].day + 1)) - 1;
      const room = this.#days.filter(({ day, quiet }) => day <= until && !quiet).reduce((sum, day) => sum + Math.max(0, freeOn(day)), 0);
      share = Math.max(share, room ? work / room : 1);
    }
    this.#share = Math.min(1, share);
  }

  /**
   * Put a task on a day: the first from its best day on that is not full, else the first with room,
   * else one before.
   *
   * @param {Task} task
   * @returns {boolean} whether there was one
   */
  put(task) {
    const earliest = this.#earliest(task);
    if (earliest === null) return false;
    const may = this.#days.filter((day) => day.day >= earliest && day.day <= task.last && takes(day, task) && !tooMuchOfLists(task, day, this.#days));
    const best = Math.max(task.best, ...task.behind.map((id) => this.#on.get(id) ?? 0));
    const [later, sooner] = [may.filter(({ day }) => day >= best), may.filter(({ day }) => day < best).reverse()];
    const even = task.weight > EVEN && later.find((day) => usedOn(day) < this.#share * roomOn(day) && freeOn(day) >= task.minutes);
    const all = [...later, ...sooner];
    const day = even || (all.find((one) => freeOn(one) >= task.minutes) ?? alone(task, all));
    if (day) return this.#set(task, day);
    return this.#borrow(task, all) || (task.weight <= MATTERS && this.#together(task));
  }

  /** What comes before a task may stand too late for it: both are put anew, sooner. @param {Task} task */
  #together(task) {
    const at = this.#days.find(({ tasks }) => tasks.some(({ id, done }) => id === task.after && done === null));
    const before = at?.tasks.find(({ id }) => id === task.after);
    const sooner = at && before && this.#days.find((day) => day.day < at.day && takes(day, before) && freeOn(day) >= before.minutes);
    if (!at || !before || !sooner || task.gap) return false;
    at.tasks = at.tasks.filter((one) => one !== before);
    this.#set(before, sooner);
    if (this.put(task)) return true;
    sooner.tasks = sooner.tasks.filter((one) => one !== before);
    return this.#set(before, at) && false;
  }

  /** The first day a task may be on; null where what comes before it is not on any. @param {Task} task */
  #earliest(task) {
    const before = this.#on.get(task.after);
    if (before === undefined && task.gap && this.#known.has(task.after)) return null;
    const ready = before === undefined ? this.#days[0].day : before + task.gap;
    // What is read keeps its order: first, missed, untried.
    return isReading(task) ? Math.max(ready, this.#read.get(task.last) ?? 0) : ready;
  }

  /** @param {Task} task @param {Day} day */
  #set(task, day) {
    day.tasks.push(task);
    this.#on.set(task.id, day.day);
    if (isReading(task)) this.#read.set(task.last, Math.max(day.day, this.#read.get(task.last) ?? 0));
    return true;
  }

  /** A task longer than any evening: it has one to itself, and those beside it give up the rest. @param {Task} task @param {Day[]} may */
  #borrow(task, may) {
    const empty = may.filter((day) => !day.tasks.length && roomOn(day) < task.minutes).sort((a, b) => roomOn(b) - roomOn(a));
    for (const day of empty) {
      let missing = task.minutes - roomOn(day);
      const beside = this.#days
        .filter((one) => one !== day && Math.abs(one.day - day.day) <= BESIDE && one.day <= task.last && takes(one, task) && freeOn(one) > 0)
        .sort((a, b) => Math.abs(a.day - day.day) - Math.abs(b.day - day.day));
      if (beside.reduce((sum, one) => sum + freeOn(one), 0) < missing) continue;
      for (const one of beside) {
        const part = Math.min(missing, freeOn(one));
        one.lent += part;
        missing -= part;
      }
      return this.#set(task, day);
    }
    return false;
  }

  /**
   * Where all reading for a day's rounds would lie before their first mock, the last of it goes after.
   *
   * @param {Group[]} groups
   * @returns {Task[]} what has to be put anew
   */
  rehearseBeforeReading(groups) {
    return groups.flatMap(({ rounds }) => {
      const mocks = this.#find((task) => task.work === "mock" && task.count === 1 && rounds.includes(task.page));
      const [mock] = mocks;
      const last = mock && this.#find((task) => isReading(task) && task.last === mock.task.last).at(-1);
      return last && last.day.day < mock.day.day ? (this.#readAfter(mock.day, last) ?? []) : [];
    });
  }

  /** Tasks not done yet, by day. @param {(task: Task) => boolean} which */
  #find(which) {
    return this.#days.flatMap((day) => day.tasks.filter((task) => task.done === null && which(task)).map((task) => ({ task, day })));
  }

  /**
   * Put the last reading on the evening of a mock or after it, in place of what matters less.
   *
   * @param {Day} from @param {{ task: Task, day: Day }} last
   * @returns {Task[] | null} what has to be put anew; null where no evening has room
   */
  #readAfter(from, { task, day: old }) {
    for (const day of this.#days.filter((one) => one.day >= from.day && one.day <= task.last && takes(one, task))) {
      const give = day.tasks.filter(({ done, weight }) => done === null && weight > task.weight).sort((a, b) => b.weight - a.weight);
      let count = 0;
      let free = freeOn(day);
      while (free < task.minutes && count < give.length) free += give[count++].minutes;
      if (free < task.minutes) continue;
      const gone = give.slice(0, count);
      day.tasks = day.tasks.filter((one) => !gone.includes(one));
      for (const { id } of gone) this.#on.delete(id);
      old.tasks = old.tasks.filter((one) => one !== task);
      this.#set(task, day);
      return gone;
    }
    return null;
  }

  /** Time that nothing else fits into goes to the strong answers, aloud. @param {Group[]} groups @param {number} until  the last day for anything that is left out */
  fill(groups, until) {
    let turn = 0;
    for (const day of this.#days) {
      const group = groups.find((one) => one.day > day.day);
      const free = freeOn(day);
      const eve = this.#days.some((one) => one.interviews.length && one.day === day.day + 1);
      if (!group || eve || day.day > until || free <= SPARE) continue;
      const fresh = group.rounds.filter(({ id }) => !day.tasks.some((task) => task.id === `aloud.${id}/on-${day.day}`));
      if (!fresh.length) continue;
      const round = fresh[turn % fresh.length];
      turn += 1;
      const minutes = MINUTES.aloud * Math.floor(free / MINUTES.aloud);
      day.tasks.push(spare(round, day.day, minutes, () => null));
    }
  }
}

/**
 * The strong answers of a round, aloud, in time that nothing else fits into.
 *
 * @param {import("./tasks.js").Task["page"]} page @param {number} day @param {number} minutes
 * @param {(id: string) => import("../store/format.js").Tick | null} tick
 * @returns {Task}
 */
function spare(page, day, minutes, tick) {
  const id = `aloud.${page.id}/on-${day}`;
  return { id, ids: [id], work: "aloud", page, count: 0, of: 0, minutes, last: day, brief: false, weight: 9, best: day, behind: [], after: "", gap: 0, done: tick(id)?.on ? day : null };
}

/** A day on which a task overruns a little, alone. @param {Task} task @param {Day[]} days */
const alone = (task, days) => days.find((day) => !day.tasks.length && task.minutes <= roomOn(day) + OVER);

/** Minutes of a day that items of checklists take. @param {Day} day @param {Task} [more] */
const ofLists = (day, more) => [...day.tasks, ...(more ? [more] : [])].reduce((sum, { work, minutes, done }) => sum + (work === "boxes" && done === null ? minutes : 0), 0);

/** Whether so many minutes are most of an evening. @param {number} minutes @param {Day} day */
const isMost = (minutes, day) => minutes > roomOn(day) / 2;

/**
 * Whether another item would make an evening of checklists: more than half of it, or one more item
 * after an evening that was mostly such items.
 *
 * @param {Task} task @param {Day} day @param {Day[]} days
 */
function tooMuchOfLists(task, day, days) {
  if (task.work !== "boxes") return false;
  const minutes = ofLists(day, task);
  if (!isMost(minutes, day)) return false;
  if (minutes > task.minutes) return true;
  return days.some((one) => Math.abs(one.day - day.day) === 1 && ofLists(one) > 0 && isMost(ofLists(one), one));
}
