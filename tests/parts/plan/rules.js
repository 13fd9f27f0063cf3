// The rules of a good plan (plan.js), each looked for in a plan as made.

import { dayOfDate } from "../../../docs/assets/parts/kit/days.js";
import { bentLines, leftLines, taskText } from "../../../docs/assets/parts/plan/words.js";
import { namedRounds } from "../../../docs/assets/parts/store/interviews.js";

export const RULES = {
  rehearsal: "a mock before the last reading",
  aloud: "nothing in place of a mock or a worked answer that matters less",
  enough: "a mock and an answer aloud where there is time for them four times over",
  artifacts: "preparation begins in the first third",
  exam: "an exam after the last of its round's questions were asked",
  mock: "half a mock of each round at least, wherever that fits in place of anything but a mock",
  counts: "no mock done that was ended before half its time",
  bent: "a sentence for each round without a whole mock, and for no other",
  order: "missed most, called first, otherwise missed, untried",
  eve: "the pack and the list on the eve; with four days, nothing tried there for the first time",
  day: "work on the day only for who begins on it, within the minutes until half an hour before",
  through: "nothing for an interview that is through, and what is for tomorrow's still there",
  present: "nothing for a round that is over or not attended",
  lists: "no evening of one checklist after another",
  over: "no more than the hours there are",
  used: "no more than 15 minutes to spare while something is left",
  review: "room for the reviews that are due",
  grow: "hours asked for where a day can take some of what is left, and nowhere else",
  left: "what is left, by weight, in five lines",
  named: "items of checklists by their names",
  drill: "a drill in each rest of 5 to 10 minutes once something was missed, and in no other",
};

const OLD = ["pack", "day", "drill"];
const OVER = 5;
const SPARE = 15;

const sum = (tasks) => tasks.reduce((all, { minutes }) => all + minutes, 0);
const open = ({ done }) => done === null;
const isMock = ({ id }, round) => id === `mock.${round.id}/1`;
const isReading = ({ page, work }) => page.kind === "concept" && (work === "study" || work === "again");

/** Rounds that lie ahead, written down anew: by the interviews alone. */
export function roundsAhead({ role, interviews }, index, today) {
  const all = index.pages.filter(({ kind, roles, attended }) => kind === "round" && attended && roles.includes(role));
  const ids = index.pages.filter(({ kind, roles }) => kind === "round" && roles.includes(role)).map(({ id }) => id);
  const own = all.map(({ id }) => id);
  const future = interviews.filter(({ date }) => dayOfDate(date) >= today);
  const named = (one) => namedRounds(one).filter((id) => ids.includes(id));
  const gone = interviews.filter(({ date }) => dayOfDate(date) < today);
  const behind = (id) => gone.some((one) => named(one).some((other) => own.indexOf(other) >= own.indexOf(id)));
  return all.filter(({ id }) => {
    if (future.some((one) => named(one).includes(id))) return true;
    if (behind(id)) return false;
    if (future.length) return future.some((one) => !named(one).length);
    return !gone.some((one) => !named(one).length);
  });
}

/**
 * @returns {string[]} the rules that a plan breaks, each with where
 */
export function broken(plan, index, kept, list, got, today, until = () => Number.POSITIVE_INFINITY) {
  const found = [];
  const begins = (day) => day.day === today && dayOfDate(plan.start) === today;
  const roomOn = (day) => (day.interviews.length && !begins(day) ? 0 : day.room - day.review - day.lent);
  const breaks = (rule, where) => found.push(`${rule}: ${where}`);
  const { days, left } = got;
  if (!days.length) return left.length ? ["left: of an empty plan"] : [];
  const first = days[0].day;
  const on = days.flatMap((day) => day.tasks.map((task, place) => ({ task, day, at: day.day + place / 1000 })));
  const interviewDays = days.filter(({ interviews }) => interviews.length).map(({ day }) => day);
  const ahead = roundsAhead(plan, index, today);
  // Written down anew: the longest of an interview without rounds is an hour.
  const minutesOf = (one) => namedRounds(one).reduce((all, id) => all + (index.byPage.get(`round:${id}`)?.minutes ?? 0), 0) || 60;
  const now = days.find(({ day }) => day === today);
  const through = Boolean(now?.interviews.length) && now.interviews.every((one) => until(one) + minutesOf(one) <= 0);
  if (got.through !== through) breaks("through", `${got.through}`);
  if (through && [...now.tasks.filter(open), ...left].some(({ last }) => last <= today)) breaks("through", "something is left to do");
  const isEve = (day) => interviewDays.includes(day + 1);
  const quiet = (day) => interviewDays.includes(day + 1) && day + 1 - first >= 4;
  /** Days that may hold a task. */
  const free = (task) => days.filter((one) => one.day <= task.last && roomOn(one) > 0 && !quiet(one.day) && (!one.interviews.length || task.last === one.day));

  // rehearsal: of the rounds of one day together
  const mocks = on.filter(({ task }) => task.work === "mock" && task.count === 1 && open(task));
  for (const until of new Set(mocks.map(({ task }) => task.last))) {
    const [mock] = mocks.filter(({ task }) => task.last === until);
    const readings = on.filter(({ task }) => isReading(task) && open(task) && task.last === until);
    const last = readings.at(-1);
    if (!last || last.at > mock.at) continue;
    for (const day of free(last.task).filter((one) => one.day >= mock.day.day)) {
      const less = day.tasks.filter((one) => open(one) && one.weight > last.task.weight);
      if (roomOn(day) - sum(day.tasks) + sum(less) >= last.task.minutes) breaks("rehearsal", `${mock.task.id}, ${last.task.id} fits on ${day.day - first}`);
    }
  }
  // aloud, enough
  for (const task of left.filter(({ weight }) => weight <= 2)) {
    const needs = on.find((one) => one.task.id === task.after && open(one.task));
    for (const day of free(task)) {
      const less = day.tasks.filter((one) => open(one) && one.weight > task.weight);
      const more = needs && needs.day.day > day.day ? needs.task.minutes : 0;
      if (roomOn(day) - sum(day.tasks) + sum(less) >= task.minutes + more) breaks("aloud", `${task.id} on ${day.day - first}`);
    }
    const rehearsals = [...left, ...on.map((one) => one.task)].filter((one) => open(one) && one.weight > 0 && one.weight <= 2 && one.last <= task.last);
    const room = days.filter(({ day }) => day <= task.last).reduce((all, day) => all + Math.max(0, roomOn(day) + day.lent - sum(day.tasks.filter((one) => !open(one) || one.weight === 0))), 0);
    if (task.work !== "study" && task.work !== "diagnostic" && room >= 4 * sum(rehearsals)) breaks("enough", task.id);
  }
  // artifacts
  const preparation = index.pages.filter(({ kind, id, checklist, roles }) => kind === "practice" && checklist && roles.includes(plan.role) && !id.endsWith("interview-day"));
  for (const { checklist, boxes } of preparation) {
    if (!boxes.length || boxes.some((box) => kept.tick(checklist, box)?.on)) continue;
    const items = on.filter(({ task }) => task.ids.some((id) => id.startsWith(`box.${checklist}/`)));
    const last = items[0]?.task.last ?? left.find(({ id }) => id.startsWith(`box.${checklist}/`))?.last;
    if (last === undefined || last <= first) continue; // one evening is left: too late to make anything
    const third = first + Math.ceil((last - first + 1) / 3) - 1;
    const early = days.filter(({ day }) => day <= third);
    const room = early.some((day) => roomOn(day) >= 40 && roomOn(day) - sum(day.tasks.filter((task) => !open(task) || task.weight <= 5)) >= 20);
    if (!items.some(({ day }) => day.day <= third) && room) breaks("artifacts", checklist);
  }
  // exam
  for (const exam of on.filter(({ task }) => task.work === "exam" && open(task))) {
    const asks = ({ task }) => task.work === "quiz" && open(task) && task.page === exam.task.page;
    if (on.some((one) => asks(one) && one.day.day >= exam.day.day) || left.some((task) => asks({ task }))) breaks("exam", exam.task.id);
  }
  // mock, counts, bent
  const text = bentLines(got.bent).join(" ");
  for (const round of ahead) {
    const done = on.some(({ task }) => isMock(task, round) && !open(task)) || got.done.some((task) => isMock(task, round));
    const runs = kept.all.filter((one) => one.round === round.id && one.seconds >= 30 * round.minutes);
    if (done !== (runs.length > 0 || Boolean(kept.tick("plan", `mock.${round.id}/1`)?.on))) breaks("counts", round.id);
    const placed = on.find(({ task }) => isMock(task, round) && open(task))?.task;
    const wanting = left.find((task) => isMock(task, round));
    if (wanting) {
      // A page skimmed, half of the round, a line of score.
      const least = 5 + Math.ceil(round.minutes / 2) + 5;
      for (const day of free(wanting)) {
        const stays = day.tasks.filter((task) => !open(task) || task.weight < 1.9 || (task.work === "mock" && task.count === 1));
        if (roomOn(day) - sum(stays) >= least) breaks("mock", `${round.id} on ${day.day - first}`);
      }
    }
    if (text.includes(round.title) !== Boolean(wanting || (placed && placed.minutes < round.minutes + 15))) breaks("bent", round.id);
  }
  // order
  const called = index.byPage.get(`role:${plan.role}`)?.first ?? [];
  const loop = index.pages.filter(({ kind, roles }) => kind === "round" && roles.includes(plan.role));
  const names = [...called, ...loop.flatMap(({ concepts }) => concepts)];
  const asked = new Map();
  for (const { id, rev, concept, page } of index.questions.values()) {
    const answer = page.roles.includes(plan.role) && kept.item(id)?.tries.findLast((one) => one.rev === rev);
    if (answer) asked.set(concept, [...(asked.get(concept) ?? []), answer.right]);
  }
  const wrong = (id) => (asked.get(id) ?? []).filter((right) => !right).length;
  const share = (id) => 1 - wrong(id) / asked.get(id).length;
  const place = (id) => (names.includes(id) ? names.indexOf(id) : names.length);
  const readings = [...on.map(({ task }) => task), ...left, ...got.done].filter(isReading);
  const fresh = (day) => Math.max(first, day - first >= 4 ? day - 2 : day - 1);
  for (const until of new Set(readings.map(({ last }) => last))) {
    // Two interviews with the same last evening have an order each.
    if (interviewDays.filter((day) => fresh(day) === until).length > 1) continue;
    const ids = [...new Set(readings.filter(({ last }) => last === until).map(({ page }) => page.id))];
    const [worst] = ids.filter(wrong).sort((a, b) => wrong(b) - wrong(a) || share(a) - share(b) || place(a) - place(b));
    const rank = ({ page: { id } }) => (id === worst ? 0 : called.includes(id) ? 1 : wrong(id) ? 2 : 3);
    const planned = on.map(({ task }) => task).filter((task) => isReading(task) && open(task) && task.last === until);
    planned.forEach((task, at) => at && rank(task) < rank(planned[at - 1]) && breaks("order", task.id));
    if (planned.length && rank(planned[0]) > 0 && left.some((task) => isReading(task) && task.last === until && task.page.id === worst && free(task).some((day) => roomOn(day) - sum(day.tasks.filter((one) => !open(one) || one.weight <= 2.9)) >= task.minutes))) breaks("order", `${worst} left out`);
  }
  // eve
  for (const day of interviewDays) {
    const eve = days.find((one) => one.day === Math.max(first, day - 1));
    const date = days.find((one) => one.day === day).interviews[0].date;
    const seen = (id) => kept.tick("plan", id)?.on || eve.tasks.some((task) => task.id === id);
    const gone = through && day === today;
    if (!gone && !seen(`pack.${plan.role}/${date}`)) breaks("eve", "no pack");
    const lists = index.pages.filter(({ id, roles }) => id.endsWith("interview-day") && roles.includes(plan.role));
    if (!gone && !lists.every(({ id }) => seen(`day.${id}/${date}`))) breaks("eve", "no list");
    const isNew = (task) => open(task) && !OLD.includes(task.work) && !(task.work === "aloud" && task.id.endsWith(date));
    if (quiet(day - 1) && eve.tasks.some(isNew)) breaks("eve", `new on ${eve.day - first}`);
    // day
    const of = days.find((one) => one.day === day);
    const minutes = begins(of) ? Math.min(...of.interviews.map(until)) - 30 : 0;
    const work = of.tasks.filter((task) => open(task) && task.weight > 0);
    if (work.length && sum(of.tasks) > minutes) breaks("day", `${sum(of.tasks)} of ${minutes} min`);
    if (of.room > Math.max(0, minutes) && begins(of)) breaks("day", `${of.room} of ${minutes} min`);
  }
  // present
  const ids = new Set(ahead.map(({ id }) => id));
  for (const task of [...left, ...on.map((one) => one.task)].filter(open)) {
    if (task.page.kind === "round" && !ids.has(task.page.id)) breaks("present", task.id);
    if (task.page.rounds.length && !task.page.rounds.some((id) => ids.has(id))) breaks("present", task.id);
  }
  // lists
  const items = (day) => sum(day.tasks.filter((task) => open(task) && task.work === "boxes"));
  const most = (day) => items(day) > (roomOn(day) + day.lent) / 2;
  days.forEach((day, at) => {
    if (!most(day)) return;
    if (day.tasks.filter((task) => open(task) && task.work === "boxes").reduce((all, { ids }) => all + ids.length, 0) > 1) breaks("lists", `an evening of them, ${day.day - first}`);
    if (at && most(days[at - 1])) breaks("lists", `two evenings, ${day.day - first}`);
  });
  // over, used, review
  const longest = Math.max(0, ...days.map((day) => roomOn(day) + day.lent));
  for (const day of days) {
    const work = day.tasks.filter((task) => task.weight > 0);
    const spare = roomOn(day) - sum(day.tasks);
    const alone = work.filter(open).length === 1 && !work.some((task) => !open(task));
    const over = -spare - sum(day.tasks.filter(({ weight }) => weight === 0));
    if (work.some(open) && over > 0 && !(alone && (over <= OVER || sum(work) > roomOn(day)))) breaks("over", `${day.day - first}`);
    if (!day.interviews.length && !isEve(day.day) && spare > SPARE && left.some(({ last }) => last >= day.day)) breaks("used", `${spare} min on ${day.day - first}`);
    const due = day.day === today ? list.today.length : (list.ahead.get(day.day) ?? 0);
    if (day.review < (day.interviews.length ? 0 : Math.min(day.room, due))) breaks("review", `${day.day - first}`);
  }
  const lent = days.reduce((all, day) => all + day.lent, 0);
  const excess = days.filter(({ tasks }) => tasks.every(open)).reduce((all, day) => all + Math.max(0, sum(day.tasks.filter(({ weight }) => weight > 0)) - Math.max(0, roomOn(day)) - (day.tasks.length === 1 ? OVER : 0)), 0);
  if (lent > 0 && lent < excess - OVER && excess > longest) breaks("over", "more is taken than is lent");
  // grow: a day before the last one of something left; what waits days for something else may have none
  const could = (task) => days.some((one) => one.day <= task.last && !one.interviews.length && !quiet(one.day));
  const waits = (task) => task.gap > 0 || left.some((one) => one.id === task.after && waits(one));
  if (got.canGrow() && !left.some(could)) breaks("grow", "asked for in vain");
  if (!got.canGrow() && left.some((task) => could(task) && !waits(task))) breaks("grow", "not asked for");
  // drill
  const missed = [...index.questions.values()].some(({ id, rev, concept, page }) => concept && page.roles.includes(plan.role) && kept.item(id)?.tries.findLast((one) => one.rev === rev)?.right === false);
  for (const day of days) {
    const others = day.tasks.filter(({ work }) => work !== "drill");
    const rest = roomOn(day) - sum(others);
    const wanted = missed && !day.interviews.length && others.length > 0 && rest >= 5 && rest <= 10;
    if (day.tasks.length - others.length !== Number(wanted)) breaks("drill", `${rest} min on ${day.day - first}`);
  }
  // named
  for (const { task } of on) if (task.work === "boxes" && !task.ids.every((id) => taskText(task).includes(task.page.names[task.page.boxes.indexOf(id.split("/").at(-1))]))) breaks("named", task.id);
  // left
  for (let at = 1; at < left.length; at += 1) if (left[at - 1].weight > left[at].weight) breaks("left", "order");
  if (leftLines(left).length > 5) breaks("left", "lines");
  return found;
}
