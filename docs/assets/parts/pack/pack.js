// What goes on the sheets for the interview day: pure functions of what is kept. What paper has no
// room for is counted, never dropped in silence.

import { oneLine } from "../kit/text.js";
import { dayAt, dayOfDate } from "../kit/days.js";
import { missedConcepts } from "../study/tally.js";
import { MAX_ROUNDS } from "../store/records.js";
import { rowsOf, textOf, words } from "../worksheet/worksheet.js";
import { namedRounds, names, upcoming } from "../store/interviews.js";

/** @typedef {import("../plan/plan.js").Kept} Kept */
/** @typedef {import("../store/records.js").Interview} Interview */
/** @typedef {import("../store/records.js").Pack} Pack */
/** @typedef {import("../store/records.js").Plan} Plan */
/** @typedef {import("../store/records.js").Sheet} Sheet */
/** @typedef {import("../study/study-index.js").StudyIndex} StudyIndex */

/** Of each on paper; the rest is on screen. */
export const ON_PAPER = { stories: 3, concepts: 3 };

/** Widths that fit on paper, in letters of normal width; a line's with its label. */
export const WIDTHS = { title: 40, line: 92, names: 110, concept: 300 };

/** When a round is, as far as known; `begins` is when a day of several rounds does. @typedef {{ date: string, time: string, zone: string, begins?: { time: string, zone: string } }} When */

/** A worksheet's part that goes on sheets: with `start`, its first rows, the first field names a row. @typedef {{ id: string, title: string, start: string[] | null, fields: { id: string, label: string }[] }} FormPart */

/** @typedef {{ id: string, title: string, rounds: string[], parts: FormPart[] }} Form */

/** @typedef {{ from: string, title: string, lines: { label: string, text: string }[] }} Story */

/** A text in two: what is printed, and what follows it on screen. `more`: words that are not printed. @typedef {{ shown: string, rest: string, more: number }} Cut */

const NOWHEN = { date: "", time: "", zone: "" };

/**
 * The interview of a plan that is for this round: the next one, else the last.
 *
 * @param {Interview[]} interviews
 * @param {string} round  empty for one that names no round
 * @param {number} today
 * @returns {Interview | null}
 */
export function interviewFor(interviews, round, today) {
  const own = interviews.filter((one) => (round ? names(one, round) : !namedRounds(one).length));
  const past = [...own].sort((a, b) => (a.date + a.time < b.date + b.time ? 1 : -1));
  return upcoming(own, today)[0] ?? past[0] ?? null;
}

/**
 * When a round is: as the plan of its loop has it, else as the pack has it, else on the day that
 * the plan gives for the whole loop. Of such a day only a loop with one round takes the time too:
 * several rounds do not begin at once.
 *
 * @param {string} round
 * @param {Plan | null} plan  of the round's loop
 * @param {Pack | null} pack
 * @param {number} today
 * @param {number} rounds  how many the loop has
 * @returns {When}
 */
export function whenOf(round, plan, pack, today, rounds) {
  const own = plan ? interviewFor(plan.interviews, round, today) : null;
  const day = pack && Object.hasOwn(pack.days, round) ? { ...pack.days[round], zone: "" } : null;
  const any = plan ? interviewFor(plan.interviews, "", today) : null;
  // The time of a day with several rounds is that of the first of them: which it is, nobody said.
  const ofDay = (/** @type {Interview} */ one) => ({ ...NOWHEN, date: one.date, ...(one.time && { begins: { time: one.time, zone: one.zone } }) });
  const shared = own && namedRounds(own).length > 1 ? ofDay(own) : own;
  const whole = any && rounds > 1 ? ofDay(any) : any;
  /** @type {When} */
  const { date, time, zone, begins } = shared ?? day ?? whole ?? NOWHEN;
  return { date, time, zone, ...(begins && { begins }) };
}

/** Most interviews a plan holds; see records.js. */
const MOST = 50;

/**
 * A plan's interviews with a round's moved, entered or, without a date, taken out. A round without a
 * date of its own keeps that of the whole loop.
 *
 * @param {Interview[]} interviews
 * @param {string} round
 * @param {{ date: string, time: string }} when  `date` empty for none
 * @param {string} zone  for a time in a round that had none
 * @param {number} today
 * @returns {Interview[]}
 */
export function withDate(interviews, round, { date, time }, zone, today) {
  const last = interviewFor(interviews, round, today);
  const others = last?.rounds?.filter((one) => one !== round);
  if (last && others?.length) {
    // A day of several rounds: this one leaves it, with a day of its own or none.
    const rest = interviews.map((one) => (one === last ? { ...one, rounds: others } : one));
    return date ? withDate(rest, round, { date, time }, zone, today) : rest;
  }
  if (!date) return interviews.filter((one) => one !== last);
  const next = { date, time, zone: time ? last?.zone || zone : "", round };
  if (last) return interviews.map((one) => (one === last ? next : one));
  return interviews.length < MOST ? [...interviews, next] : interviews;
}

/**
 * Whether a pack's rounds are the reader's choice, and not overtaken. A choice for interviews that are
 * over says nothing of the next one; a choice made after them, to print their sheets again, does.
 *
 * @param {Pack | null} pack
 * @param {(round: string) => When} when
 * @param {number} today
 * @param {string[]} coming  rounds of the next interview
 * @returns {pack is Pack}
 */
export function isChosen(pack, when, today, coming) {
  if (!pack || pack.proposed) return false;
  const days = pack.rounds.map((round) => when(round).date).filter(Boolean).map(dayOfDate);
  if (!coming.length || !days.length || days.length < pack.rounds.length) return true;
  const last = Math.max(...days);
  return last >= today || last < dayAt(pack.at);
}

/**
 * The rounds to print: those chosen, and the one whose page the reader comes from, whose sheet they
 * want to see. Before any choice that round alone, else those of the next interview, else those proposed
 * before that are not over. A loop with one round has no other; of several without an interview ahead nobody knows
 * which it is, so none is chosen.
 *
 * @param {string[]} rounds  of the loop, attended
 * @param {Pack | null} pack
 * @param {(round: string) => When} when
 * @param {number} today
 * @param {string[]} [coming]  rounds of the next interview
 * @param {string | null} [from]  the round whose page led here, if one did
 * @returns {string[]} in the order they come, undated ones last as the loop has them
 */
export function chosen(rounds, pack, when, today, coming = [], from = null) {
  const isOver = (/** @type {string} */ round) => when(round).date !== "" && dayOfDate(when(round).date) < today;
  const last = rounds.findLastIndex(isOver);
  // A round without a date that stands before one that is over is over as well.
  const isAhead = (/** @type {string} */ round, /** @type {number} */ at) => (when(round).date ? !isOver(round) : at > last);
  const proposed = rounds.length === 1 ? rounds : rounds.filter((round, at) => pack?.proposed && pack.rounds.includes(round) && isAhead(round, at));
  const before = coming.length ? coming : proposed;
  const came = rounds.filter((round) => round === from);
  const some = isChosen(pack, when, today, coming) ? rounds.filter((round) => pack.rounds.includes(round) || came.includes(round)) : came.length ? came : before;
  return inOrder(some, when);
}

/**
 * What chosen rounds without a date can be given at once: the day entered last, else the latest
 * that a chosen round has. Most rounds of a loop are on one day.
 *
 * @param {string[]} rounds  those chosen
 * @param {(round: string) => When} when
 * @param {string} last  the date entered last; empty for none
 * @returns {{ date: string, rounds: string[] } | null} null without a date or a round to give it to
 */
export function sameDay(rounds, when, last) {
  const dates = rounds.map((round) => when(round).date).filter(Boolean);
  const date = dates.includes(last) ? last : (dates.sort().at(-1) ?? "");
  const undated = rounds.filter((round) => !when(round).date);
  return date && undated.length ? { date, rounds: undated } : null;
}

/**
 * @param {string[]} rounds
 * @param {(round: string) => When} when
 */
export function inOrder(rounds, when) {
  const key = (/** @type {string} */ round) => {
    const { date, time } = when(round);
    return date ? `${date} ${time || "24"}` : "9999";
  };
  return [...rounds].sort((a, b) => (key(a) === key(b) ? rounds.indexOf(a) - rounds.indexOf(b) : key(a) < key(b) ? -1 : 1));
}

/**
 * A clock time so many minutes later, on a clock of 24 hours.
 *
 * @param {string} time  09:30
 * @param {number} minutes
 */
export function later(time, minutes) {
  const [hour, minute] = time.split(":").map(Number);
  const sum = (((hour * 60 + minute + Math.round(minutes)) % 1440) + 1440) % 1440;
  return `${String(Math.floor(sum / 60)).padStart(2, "0")}:${String(sum % 60).padStart(2, "0")}`;
}

/**
 * What a reader wrote for a round, the newest sheet of each worksheet first and worksheets in turn,
 * so that a long one leaves room for the others.
 *
 * @param {string} round
 * @param {Form[]} forms
 * @param {Sheet[]} sheets
 * @returns {Story[]}
 */
export function stories(round, forms, sheets) {
  const piles = forms
    .filter(({ rounds }) => rounds.includes(round))
    .map((form) => {
      const own = sheets.filter(({ sheet }) => sheet === form.id).sort((a, b) => (a.at < b.at ? 1 : -1));
      return own.flatMap((sheet) => form.parts.flatMap((part) => ofPart(form, part, sheet)));
    });
  const longest = Math.max(0, ...piles.map((pile) => pile.length));
  return Array.from({ length: longest }, (_, at) => piles.flatMap((pile) => pile.slice(at, at + 1))).flat();
}

/** @param {Form} form @param {FormPart} part @param {Sheet} sheet @returns {Story[]} */
function ofPart(form, part, sheet) {
  const linesOf = (/** @type {FormPart["fields"]} */ fields, /** @type {string} */ before) =>
    fields.map(({ id, label }) => ({ label, text: oneLine(textOf(sheet, before + id)) })).filter(({ text }) => text);
  if (!part.start) {
    const lines = linesOf(part.fields, `${part.id}.`);
    return lines.length ? [{ from: form.title, title: part.title, lines }] : [];
  }
  const [name, ...rest] = part.fields;
  return rowsOf(sheet, part.id, part.start).flatMap((row) => {
    const lines = linesOf(rest, `${part.id}/${row}/`);
    const title = oneLine(textOf(sheet, `${part.id}/${row}/${name.id}`));
    return title || lines.length ? [{ from: form.title, title: title || form.title, lines }] : [];
  });
}

/** How wide a character is, in letters of normal width; at least that. @param {string} char */
function widthOf(char) {
  const code = /** @type {number} */ (char.codePointAt(0));
  if (code >= 0x1100 || /[MW@%mœæŒÆ]/.test(char)) return 2;
  return /[A-Z&w…—]/.test(char) || code > 0x24f ? 1.5 : 1;
}

/** Width of what is said in place of a rest: less than that is not worth cutting. */
export const MARK = 18;

/**
 * Cut a text where paper ends, after a whole word where one ends in the second half.
 *
 * @param {string} text
 * @param {number} most  width, in letters of normal width
 * @returns {Cut}
 */
export function cut(text, most) {
  const whole = oneLine(text);
  if ([...whole].reduce((sum, char) => sum + widthOf(char), 0) <= most + MARK) return { shown: whole, rest: "", more: 0 };
  let [width, end, space] = [0, 0, 0];
  for (const char of whole) {
    width += widthOf(char);
    if (width > most) {
      const at = space > end / 2 ? space : end;
      const rest = whole.slice(at);
      return { shown: whole.slice(0, at).trimEnd(), rest, more: Math.max(1, words(rest)) };
    }
    if (char === " ") space = end;
    end += char.length;
  }
  return { shown: whole, rest: "", more: 0 };
}

/**
 * The concepts of a round that were missed when last asked; what counts for a concept, and in which
 * order they stand, tally.js says.
 *
 * @param {string} round
 * @param {string[]} concepts  ids, as the round lists them
 * @param {StudyIndex} index
 * @param {Kept} kept
 * @returns {{ concept: string, missed: number, tried: number }[]}
 */
export function weak(round, concepts, index, kept) {
  const [role = ""] = index.byPage.get(`round:${round}`)?.roles ?? [];
  const all = missedConcepts(index, role, kept.item);
  return [...all].filter(([concept]) => concepts.includes(concept)).map(([concept, { missed, tried }]) => ({ concept, missed, tried }));
}

/**
 * A pack that may be kept. Rounds the loop does not have, or not any more, stay as long as there is
 * room for them.
 *
 * @param {Omit<Pack, "at">} pack
 * @param {string[]} known  the loop's rounds
 * @returns {Omit<Pack, "at">}
 */
export function roomy({ rounds, people, days, ...more }, known) {
  /** @template T @param {Record<string, T>} all @returns {Record<string, T>} */
  const kept = (all) =>
    Object.keys(all).length <= MAX_ROUNDS ? all : Object.fromEntries(Object.entries(all).filter(([round]) => known.includes(round)));
  return {
    ...more,
    rounds: rounds.length <= MAX_ROUNDS ? rounds : rounds.filter((round) => known.includes(round)),
    people: kept(people),
    days: kept(days),
  };
}
