import assert from "node:assert/strict";
import { test } from "node:test";
import { TERMS, offerOf, placed, readKept, summed, uplift, upliftRange, usd } from "../../../docs/assets/parts/offer/offer.js";
import { forAll } from "../../support/random.js";

const near = (a, b) => assert.ok(Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)), `${a} is not ${b}`);

test("the reported parts of one role: at most $540,000, not the $580,000 that is stated", () => {
  near(summed(offerOf({ base: 200_000, bonus: 20, grant: 4 * 300_000 })).year, 540_000);
  near(summed(offerOf({ base: 160_000, bonus: 15, grant: 4 * 150_000 })).year, 334_000);
});

test("the reported cash of the other: $204,000 to $222,000", () => {
  near(summed(offerOf({ base: 170_000, bonus: 20 })).cash, 204_000);
  near(summed(offerOf({ base: 185_000, bonus: 20 })).cash, 222_000);
});

test("the formula of the account: $180,000 argues for $198,000, over a band that ends at $185,000", () => {
  assert.equal(uplift(180_000), 198_000);
  assert.deepEqual(placed(uplift(180_000), 170_000, 185_000), { where: "above", by: 13_000 });
  assert.deepEqual(placed(uplift(130_000), 170_000, 185_000), { where: "below", by: 27_000 });
});

test("an offer is the sum of its parts, and the sign-on counts once", () => {
  forAll(5000, (draw) => {
    const offer = offerOf({
      base: draw.int(0, 500_000),
      bonus: draw.int(0, 100),
      grant: draw.int(0, 3_000_000),
      years: draw.int(1, 6),
      signon: draw.int(0, 100_000),
      other: draw.int(0, 20_000),
    });
    const sum = summed(offer);
    near(sum.year, sum.base + sum.bonus + sum.equity + sum.other);
    near(sum.first - sum.year, offer.signon);
    near(sum.equity * offer.years, offer.grant);
    near(sum.cash, offer.base * (1 + offer.bonus / 100));
    assert.ok(summed({ ...offer, base: offer.base + 1000 }).year >= sum.year + 1000 - 1e-6);
  });
});

test("an amount stands below, inside or above a band, and the distance leads to its edge", () => {
  forAll(5000, (draw) => {
    const low = draw.int(1, 300_000);
    const high = low + draw.int(0, 100_000);
    const amount = draw.int(0, 500_000);
    const { where, by } = placed(amount, low, high);
    assert.ok(by >= 0);
    if (where === "below") assert.equal(amount + by, low);
    else if (where === "above") assert.equal(amount - by, high);
    else assert.ok(amount - by === low && amount <= high);
    const range = upliftRange(low, high);
    near(uplift(range.low), low);
    near(uplift(range.high), high);
  });
});

test("numbers that are none, or out of bounds, count as not given", () => {
  assert.deepEqual(offerOf({ base: Number.NaN, bonus: -5, years: 0, grant: Number.POSITIVE_INFINITY }), offerOf({}));
  assert.equal(offerOf({}).years, 4);
});

test("what was kept is read key by key, whatever stands there", () => {
  assert.deepEqual(readKept('{"base":"180k","evil":"x","bonus":7,"grant":"' + "9".repeat(50) + '"}'), { base: "180k" });
  for (const junk of ["", "null", "[]", "{", '"base"', '{"__proto__":{"base":"1"}}']) assert.deepEqual(readKept(junk), {});
  assert.deepEqual(Object.keys(TERMS).sort(), Object.keys(offerOf({})).sort());
});

test("dollars are written without cents", () => {
  assert.equal(usd(198_000), "$198,000");
  assert.equal(usd(-13_000.4), "-$13,000");
  assert.equal(usd(-0.2), "$0");
});
