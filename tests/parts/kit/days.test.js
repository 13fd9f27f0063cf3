import assert from "node:assert/strict";
import { test } from "node:test";
import { dateText, dayOf, dayText, minuteText, timeText } from "../../../docs/assets/parts/kit/days.js";
import { forAll } from "../../support/random.js";

test("days and times read as the browser's own formatter would write them", () => {
  const day = new Intl.DateTimeFormat("en-US", { weekday: "short", month: "short", day: "numeric" });
  const date = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });
  const minute = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" });
  forAll(5000, (draw) => {
    const at = new Date(draw.int(0, 4_000_000_000) * 1000);
    assert.equal(dayText(dayOf(at), dayOf(at)), day.format(at));
    const other = dayOf(new Date(at.getFullYear() + draw.from([-1, 1]), 5, 15));
    assert.equal(dayText(dayOf(at), other), `${day.format(at)}, ${at.getFullYear()}`, "of another year than today's");
    assert.equal(dateText(at), date.format(at));
    // Newer formatters put a narrow space before AM and PM.
    assert.equal(minuteText(at), minute.format(at).replace("\u202f", " "));
  });
});

test("a clock time reads as the browser's time fields in that language show it", () => {
  forAll(2000, (draw) => {
    const time = `${String(draw.int(0, 23)).padStart(2, "0")}:${String(draw.int(0, 59)).padStart(2, "0")}`;
    const own = new Intl.DateTimeFormat("en-US", { timeStyle: "short", timeZone: "UTC" }).format(new Date(`2026-11-21T${time}:00Z`));
    assert.equal(timeText(time, "en-US"), own.replace(/\s/g, " "));
    for (const locale of ["de-DE", "en-GB", "fr-FR"]) assert.equal(timeText(time, locale), time);
  });
});
