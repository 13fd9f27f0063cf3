import assert from "node:assert/strict";
import { test } from "node:test";
import { dateText, dayOf, dayText, minuteText } from "../../../docs/assets/parts/kit/days.js";
import { forAll } from "../../support/random.js";

test("days and times read as the browser's own formatter would write them", () => {
  const day = new Intl.DateTimeFormat("en-US", { weekday: "short", month: "short", day: "numeric" });
  const date = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });
  const minute = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" });
  forAll(5000, (pick) => {
    const at = new Date(pick.int(0, 4_000_000_000) * 1000);
    assert.equal(dayText(dayOf(at)), day.format(at));
    assert.equal(dateText(at), date.format(at));
    // Newer formatters put a narrow space before AM and PM.
    assert.equal(minuteText(at), minute.format(at).replace("\u202f", " "));
  });
});
