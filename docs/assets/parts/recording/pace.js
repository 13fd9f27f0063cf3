// How fast an answer was spoken. Words are counted only where the browser recognizes speech on the
// device itself: no sound leaves it.

/**
 * What a browser has to recognize speech with. Only a browser that can promise to stay on the device
 * has `available`.
 *
 * @typedef {{ processLocally: boolean, continuous: boolean, lang: string, start(track?: MediaStreamTrack): void, stop(): void, onresult: ((event: any) => void) | null, onerror: (() => void) | null }} Recognition
 * @typedef {{ new (): Recognition, available?: (options: { langs: string[], processLocally: boolean }) => Promise<string> }} Recognizer
 */

const LANG = "en-US";

/** @param {string} text */
export const wordsIn = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** "1:05, 132 words a minute", or the time alone. @param {number} seconds @param {number | null} words */
export function paceText(seconds, words) {
  const whole = Math.max(1, Math.round(seconds));
  const time = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return words === null ? time : `${time}, ${Math.round((60 * words) / whole)} words a minute`;
}

/**
 * Count words as they are spoken.
 *
 * @param {MediaStreamTrack} track
 * @returns {Promise<() => number | null>} ends it and gives the words; null where none could be recognized
 */
export async function listen(track) {
  const Recognizer = /** @type {Recognizer | undefined} */ (/** @type {any} */ (globalThis).SpeechRecognition);
  try {
    if (!Recognizer?.available || (await Recognizer.available({ langs: [LANG], processLocally: true })) !== "available") return () => null;
    const recognition = new Recognizer();
    if (!("processLocally" in recognition)) return () => null;
    recognition.processLocally = true;
    recognition.continuous = true;
    recognition.lang = LANG;
    let [heard, failed] = [0, false];
    recognition.onresult = (event) => {
      heard = [...event.results].filter((one) => one.isFinal).reduce((sum, one) => sum + wordsIn(one[0].transcript), 0);
    };
    recognition.onerror = () => {
      failed = true;
    };
    recognition.start(track);
    return () => {
      recognition.stop();
      return failed || heard === 0 ? null : heard;
    };
  } catch {
    return () => null; // minutes alone, then
  }
}
