// The plan as a calendar file, iCalendar (RFC 5545): pure functions.
//
// Study days are all-day entries, which belong to a calendar day in every zone. Interviews with a
// time are written in UTC, reckoned from the wall clock of their zone, so that the file needs no
// zone definitions; without a zone the time is "floating", the clock of whoever reads it. Every
// entry keeps its UID: a file taken in again moves entries instead of doubling them.

import { instantOf } from "./until.js";

/**
 * An entry for a whole day, or from a time on.
 *
 * @typedef {object} Entry
 * @property {string} uid  stable; without the site's part
 * @property {string} date  2026-11-21
 * @property {string} [time]  24-hour "09:30"; without it the entry is all-day
 * @property {string} [zone]  IANA name
 * @property {number} [minutes]  with a time
 * @property {string} title
 * @property {string} [text]
 * @property {string} [url]
 */

const OCTETS = 75; // of a line, without its CRLF
const MINUTE = 60_000;

/**
 * @param {Entry[]} entries
 * @param {string} site  what makes the UIDs this site's: host and path
 * @param {Date} now
 * @returns {string}
 */
export function calendar(entries, site, now) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Loopguide//Plan//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...entries.flatMap((entry) => event(entry, site, now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** @param {Entry} entry @param {string} site @param {Date} now */
function event({ uid, date, time, zone, minutes = 60, title, text, url }, site, now) {
  const stamp = utc(now.getTime());
  return [
    "BEGIN:VEVENT",
    `UID:${escape(`${uid}@${site}`)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    // Grows with every file, so that a calendar takes the later one.
    `SEQUENCE:${Math.max(0, Math.floor(now.getTime() / MINUTE) - 29_000_000)}`,
    ...(time ? timed(date, time, zone ?? "", minutes) : [`DTSTART;VALUE=DATE:${basic(date)}`, `DTEND;VALUE=DATE:${basic(after(date))}`]),
    `SUMMARY:${escape(title)}`,
    ...(text ? [`DESCRIPTION:${escape(text)}`] : []),
    ...(url ? [`URL:${url.replace(/[\s\u0000-\u001f]/g, "")}`] : []),
    // An interview is nobody else's business, and study blocks no meeting.
    "CLASS:PRIVATE",
    `TRANSP:${time ? "OPAQUE" : "TRANSPARENT"}`,
    "END:VEVENT",
  ];
}

/** @param {string} date @param {string} time @param {string} zone @param {number} minutes */
function timed(date, time, zone, minutes) {
  const start = zone ? instantOf(date, time, zone) : null;
  if (start !== null) return [`DTSTART:${utc(start)}`, `DTEND:${utc(start + minutes * MINUTE)}`];
  const wall = Date.parse(`${date}T${time}:00.000Z`);
  const floating = (/** @type {number} */ at) => utc(at).slice(0, -1);
  return [`DTSTART:${floating(wall)}`, `DTEND:${floating(wall + minutes * MINUTE)}`];
}

/** 20261121T093000Z. @param {number} at */
const utc = (at) => new Date(at).toISOString().replace(/\.\d{3}/, "").replace(/[-:]/g, "");

/** @param {string} date */
const basic = (date) => date.replaceAll("-", "");

/** @param {string} date the next calendar day */
const after = (date) => new Date(Date.parse(`${date}T00:00:00.000Z`) + 1440 * MINUTE).toISOString().slice(0, 10);

/** Text as a value (RFC 5545, 3.3.11). @param {string} text */
const escape = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replace(/\p{Cs}/gu, "\ufffd") // half a character
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

/** A line in pieces of at most 75 octets, no character cut in two (3.1). @param {string} line */
function fold(line) {
  const encoder = new TextEncoder();
  let [folded, room] = ["", OCTETS];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) {
      folded += "\r\n ";
      room = OCTETS - 1;
    }
    folded += character;
    room -= size;
  }
  return folded;
}
