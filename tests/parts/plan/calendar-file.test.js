import assert from "node:assert/strict";
import { test } from "node:test";
import { calendar } from "../../../docs/assets/parts/plan/calendar-file.js";
import { instantOf, untilNow } from "../../../docs/assets/parts/plan/until.js";
import { forAll } from "../../support/random.js";

const NOW = new Date("2026-11-21T12:00:00.000Z");
const ZONES = ["America/Los_Angeles", "America/New_York", "Europe/Berlin", "Europe/London", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham", "America/Sao_Paulo", "Africa/Casablanca", "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"];

// Made once: thousands of files are read, and making one takes longer than what it is made for.
const local = new Map(ZONES.map((timeZone) => [timeZone, new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" })]));

/** Read a file back, strictly: as RFC 5545 has it, and in no other way. */
function parse(text) {
  assert.ok(text.endsWith("\r\n"));
  assert.ok(!/[^\r]\n|\r[^\n]/.test(text), "every line ends in CRLF");
  const raw = text.slice(0, -2).split("\r\n");
  for (const line of raw) assert.ok(Buffer.byteLength(line) <= 75, `a line of more than 75 octets: ${line}`);
  const lines = raw.join("\r\n").replace(/\r\n /g, "").split("\r\n");
  const events = [];
  let open = null;
  const file = {};
  for (const line of lines) {
    const [, name, params, value] = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line) ?? assert.fail(`no property: ${line}`);
    if (name === "BEGIN" && value === "VEVENT") open = {};
    else if (name === "END" && value === "VEVENT") {
      events.push(open);
      open = null;
    } else if (name !== "BEGIN" && name !== "END") {
      const target = open ?? file;
      assert.ok(!(name in target), `twice: ${name}`);
      const isText = ["SUMMARY", "DESCRIPTION", "UID"].includes(name);
      if (isText) assert.ok(!/(?<!\\)(?:\\\\)*[;,]/.test(value), "bare separators");
      target[name] = isText ? value.replace(/\\(.)/g, (_, one) => (one === "n" ? "\n" : one)) : value;
      if (params) target[`${name}?`] = params.slice(1);
    }
  }
  assert.equal(lines[0], "BEGIN:VCALENDAR");
  assert.equal(lines.at(-1), "END:VCALENDAR");
  assert.equal(file.VERSION, "2.0");
  assert.ok(file.PRODID);
  for (const one of events) assert.ok(one.UID && one.DTSTAMP && one.DTSTART && one.DTEND > one.DTSTART);
  return events;
}

const PIECES = ["a", "plan ", "é", "日本", "🎯", "👩‍💻", ";", ",", "\\", "\n", "\r\n", "\\n", ":", '"', "END:VEVENT", "\u0007", "\ud800", "<b>", " "];
const words = (draw) => Array.from({ length: draw.int(1, 60) }, () => draw.from(PIECES)).join("");
const clean = (text) => text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f]/g, " ").toWellFormed();
const dateOf = (draw) => new Date(Date.UTC(2026, 0, 1) + draw.int(0, 900) * 86_400_000).toISOString().slice(0, 10);
const timeOf = (draw) => `${String(draw.int(0, 23)).padStart(2, "0")}:${draw.from(["00", "15", "30", "59"])}`;

test("whatever a title or a text holds comes back as it was, in lines of 75 octets", () => {
  forAll(3000, (draw) => {
    const entries = Array.from({ length: draw.int(0, 4) }, (_, at) => ({ uid: `day.${at}`, date: dateOf(draw), title: words(draw), text: words(draw), url: "https://guide.test/practice/plan/" }));
    const events = parse(calendar(entries, "guide.test/loopguide/", NOW));
    assert.equal(events.length, entries.length);
    events.forEach((event, at) => {
      assert.equal(event.SUMMARY, clean(entries[at].title));
      assert.equal(event.DESCRIPTION, clean(entries[at].text));
      assert.equal(event.URL, "https://guide.test/practice/plan/");
    });
  });
});

test("an all-day entry ends on the next calendar day, over month, year, leap day and clock change", () => {
  for (const [date, next] of [["2026-12-31", "20270101"], ["2028-02-28", "20280229"], ["2026-03-29", "20260330"], ["2026-11-01", "20261102"]]) {
    const [event] = parse(calendar([{ uid: "a", date, title: "x" }], "s", NOW));
    assert.equal(event["DTSTART?"], "VALUE=DATE");
    assert.equal(event.DTSTART, date.replaceAll("-", ""));
    assert.equal(event["DTEND?"], "VALUE=DATE");
    assert.equal(event.DTEND, next);
    assert.equal(event.TRANSP, "TRANSPARENT");
  }
});

test("a time in a zone becomes the moment at which that zone's clocks show it", () => {
  forAll(3000, (draw) => {
    const [date, time, zone] = [dateOf(draw), timeOf(draw), draw.from(ZONES)];
    const at = instantOf(date, time, zone);
    const shown = local.get(zone).format(at);
    if (shown !== `${date} ${time}:00`) {
      // The only excuse: daylight saving skips this time.
      const [before, later] = [-3 * 3600_000, 3 * 3600_000].map((ms) => new Date(at + ms).toLocaleString("sv-SE", { timeZone: zone, timeZoneName: "longOffset" }).split(" ").at(-1));
      assert.notEqual(before, later, `${date} ${time} ${zone} became ${shown}`);
      assert.ok(shown > `${date} ${time}`, "moved forward");
    }
    const [event] = parse(calendar([{ uid: "a", date, time, zone, minutes: 45, title: "x" }], "s", NOW));
    const read = (value) => Date.parse(value.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
    assert.equal(read(event.DTSTART), at);
    assert.equal(read(event.DTEND) - at, 45 * 60_000);
    assert.equal(event.TRANSP, "OPAQUE");
  });
});

test("clock changes: an hour skipped moves forward, an hour that comes twice is its first", () => {
  const at = (date, time, zone) => new Date(instantOf(date, time, zone)).toISOString();
  assert.equal(at("2026-03-08", "02:30", "America/New_York"), "2026-03-08T07:30:00.000Z");
  assert.equal(at("2026-11-01", "01:30", "America/New_York"), "2026-11-01T05:30:00.000Z");
  assert.equal(at("2026-03-29", "02:30", "Europe/Berlin"), "2026-03-29T01:30:00.000Z");
  assert.equal(at("2026-10-25", "02:30", "Europe/Berlin"), "2026-10-25T00:30:00.000Z");
  assert.equal(at("2026-12-01", "00:30", "Pacific/Kiritimati"), "2026-11-30T10:30:00.000Z");
});

test("without a zone, or with one nobody knows, the time is the reader's own", () => {
  for (const zone of ["", "Nowhere/City"]) {
    const [event] = parse(calendar([{ uid: "a", date: "2026-12-01", time: "23:30", zone, minutes: 60, title: "x" }], "s", NOW));
    assert.deepEqual([event.DTSTART, event.DTEND], ["20261201T233000", "20261202T003000"]);
  }
});

test("a later file has the same UIDs and a higher sequence", () => {
  const one = { uid: "interview.panw-tpm", date: "2026-12-01", title: "x" };
  const [before] = parse(calendar([one], "guide.test/a/", NOW));
  const [later] = parse(calendar([{ ...one, date: "2026-12-02" }], "guide.test/a/", new Date(NOW.getTime() + 120_000)));
  const [other] = parse(calendar([one], "guide.test/b/", NOW));
  assert.equal(before.UID, later.UID);
  assert.notEqual(before.UID, other.UID);
  assert.ok(Number(later.SEQUENCE) > Number(before.SEQUENCE));
  assert.ok(Number(later.SEQUENCE) < 2 ** 31);
  assert.equal(before.DTSTAMP, "20261121T120000Z");
});

test("the minutes until an interview are those of its zone's clock, else of the reader's", () => {
  const now = new Date("2026-11-28T15:00:00.000Z");
  const until = untilNow(now);
  const at = (time, zone) => ({ date: "2026-11-28", time, zone, round: "" });
  assert.equal(until(at("09:00", "America/Los_Angeles")), 120);
  assert.equal(until(at("16:30", "Europe/Berlin")), 30);
  assert.equal(until(at("15:30", "Europe/Berlin")), -30, "it has begun");
  assert.equal(until(at("", "")), Number.POSITIVE_INFINITY);
  const local = new Date(now.getTime() + 45 * 60_000);
  const clock = `${String(local.getHours()).padStart(2, "0")}:${String(local.getMinutes()).padStart(2, "0")}`;
  const date = `${local.getFullYear()}-${String(local.getMonth() + 1).padStart(2, "0")}-${String(local.getDate()).padStart(2, "0")}`;
  assert.equal(until({ date, time: clock, zone: "", round: "" }), 45);
});
