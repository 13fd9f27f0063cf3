// Which mocks count as run, by one rule for plan, progress, home, next step and the mock's own end.
//
// A mock counts once half of its round's minutes have gone by on its clock. By then the opening is over
// and the part that is judged has begun; what was ended sooner has rehearsed a beginning. It is
// kept, shown and can be gone on with, and the plan still asks for a mock. Not all minutes are
// asked for: an answer may be through sooner, and the phases' lengths are reports.

/** The share of a round's minutes from which a mock counts. */
export const ENOUGH = 1 / 2;

/** Seconds from which a mock of a round counts. @param {number} minutes  of the round */
export const enoughSeconds = (minutes) => ENOUGH * minutes * 60;

/** Whether a mock counts as run. @param {{ seconds: number }} mock @param {number} minutes  of its round */
export const counts = ({ seconds }, minutes) => seconds >= enoughSeconds(minutes);

/**
 * The mocks of a round that count, oldest first.
 *
 * @template {{ at: string, round: string, seconds: number }} T
 * @param {T[]} mocks  any
 * @param {{ id: string, minutes: number }} round
 * @returns {T[]}
 */
export const counted = (mocks, { id, minutes }) => mocks.filter((one) => one.round === id && counts(one, minutes)).sort((a, b) => (a.at < b.at ? -1 : 1));
