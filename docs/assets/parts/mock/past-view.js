// The mocks a reader has run, and the way from one to its scorecard.

import { minuteText } from "../kit/days.js";
import { button, el } from "../kit/dom.js";
import { minutesClock } from "../kit/text.js";
import { anyKept } from "../recording/flag.js";
import { ofMock } from "../recording/ids.js";
import { begunAt } from "../store/begun.js";
import { counts } from "../store/mocks.js";
import { store } from "../store/store.js";
import { running } from "./keeping.js";

/** @typedef {import("./rounds.js").MockRound} MockRound */
/** @typedef {{ id: string, mock: import("../store/records.js").Mock }} Past */

/** Mocks listed, the newest first. */
const MAX_PAST = 100;

/**
 * @param {string} under  the mock under way, which is not listed; while there is one, no other can be gone on with
 * @param {MockRound[]} rounds
 */
export function pastView(under, rounds) {
  const past = store
    .list("mock")
    .map((id) => ({ id, mock: /** @type {Past["mock"]} */ (store.get("mock", id)) }))
    .filter(({ id }) => id !== under)
    .sort((a, b) => begunAt(b.id).getTime() - begunAt(a.id).getTime());
  const rows = past.slice(0, MAX_PAST).map((one) => pastRow(one, rounds.find(({ id }) => id === one.mock.round), !under));
  if (past.length > MAX_PAST) rows.push(el("li", { class: "lg-mock__run" }, `and ${past.length - MAX_PAST} older ones, kept`));
  return rows.length ? el("ol", { class: "lg-mock__runs" }, ...rows) : el("p", {}, "None yet. The rounds you run are listed here.");
}

/** @param {Past} past @param {MockRound | undefined} round @param {boolean} free  no round is under way */
function pastRow({ id, mock }, round, free) {
  const prompt = round?.prompts.find((one) => one.id === mock.prompt);
  const notes = Object.entries(mock.notes).filter(([, text]) => text.trim());
  const named = (/** @type {string} */ phase) => round?.phases.find((one) => one.id === phase)?.title ?? phase;
  const [goOn, remove] = [button("go-on", "Go on with it"), button("remove", "Remove", "bare")];
  for (const one of [goOn, remove]) {
    one.dataset.mock = id;
    one.append(el("span", { class: "lg-sr" }, ` the mock of ${minuteText(begunAt(id))}`));
  }
  // One that counts is over; one that was interrupted is offered above.
  const waits = free && round && prompt && !counts(mock, round.minutes) && id !== running();
  return el(
    "li",
    { class: "lg-mock__run" },
    el("p", { class: "lg-mock__phase" }, `${minuteText(begunAt(id))}: ${round ? `${round.loop}, ${round.title}` : mock.round}`),
    el("p", { class: "lg-mock__figures" }, `${minutesClock(mock.seconds)}${round ? ` of ${round.minutes}:00${counts(mock, round.minutes) ? "" : ", too short to count"}` : ""}, code ${mock.seed}`),
    el("p", { class: "lg-mock__turn" }, (prompt?.element.textContent ?? mock.prompt).trim()),
    ...(notes.length
      ? [el("details", {}, el("summary", {}, "Notes"), el("dl", {}, ...notes.flatMap(([phase, text]) => [el("dt", {}, named(phase)), el("dd", { class: "lg-noted" }, text)])))]
      : []),
    keptRecording(ofMock(id)),
    el("p", { class: "lg-mock__controls" }, ...(waits ? [goOn] : []), ...(round ? scoreLinks(id, round) : []), remove),
  );
}

/** A place for the recording of a mock, empty where none was kept. @param {string} id */
function keptRecording(id) {
  const place = el("div", { class: "lg-record", role: "group", "aria-label": "Recording of this mock", hidden: true });
  const show = async () => {
    const [{ Recorder }, { takeOf }] = await Promise.all([import("../recording/recorder.js"), import("../recording/takes.js")]);
    if (!(await takeOf(id))) return;
    await new Recorder(place, id, true).show();
    place.hidden = false;
  };
  if (anyKept()) show().catch(() => {}); // it is on the data page still
  return place;
}

/** The scorecard of a mock. @param {string} id  of the mock @param {MockRound} round @param {string} rubric */
export function scoreHref(id, round, rubric) {
  const to = new URL("../scorecard/", document.baseURI);
  to.search = new URLSearchParams({ rubric, round: round.id, mock: id }).toString();
  return to.href;
}

/** @param {string} id  of the mock @param {MockRound} round */
export function scoreLinks(id, round) {
  const links = round.rubrics.map((rubric) => el("a", { class: "lg-button lg-button--quiet", href: scoreHref(id, round, rubric.id) }, `Score with ${rubric.title}`));
  return links.length ? links : [el("a", { class: "lg-button lg-button--quiet", href: round.href }, "No rubric is reported for this round: see what passes")];
}
